"""The strip's bar as a table: each goal, what it gets once the plan runs and what it gets now."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui import formats
from delegate_desk.ui.dialogs.frame import Dialog
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme


class FreedTable(Dialog):
    """Reads as the bar is drawn: family, growth, and what no goal takes."""

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Freed hours a week"), _("Close"), "", parent)
        self.cancel.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        totals = session.totals()
        areas = {"family": _("Family"), "growth": _("Growth")}
        rows = [
            (areas[fill.goal.area], fill.goal.title, float(fill.filled), float(fill.filled_now))
            for area in areas
            for fill in totals.goals
            if fill.goal.area == area
        ]
        rest = float(totals.unassigned_family + totals.unassigned_growth)
        rest_now = float(totals.unassigned_family_now + totals.unassigned_growth_now)
        rows.append((_("Unassigned"), "", rest, rest_now))
        rows.append((_("Freed in all"), "", float(totals.planned), float(totals.now)))
        self.content.addWidget(_table(theme, rows))
        self.resize(theme.px(620), theme.px(420))


def _table(theme: Theme, rows: list[tuple[str, str, float, float]]) -> QTableWidget:
    table = QTableWidget(len(rows), 4)
    table.setAccessibleName(_("Freed hours a week"))
    table.setHorizontalHeaderLabels([_("For"), _("Goal"), _("Once the plan runs"), _("Running now")])
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.px(32))
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
    for row, (area, goal, planned, now) in enumerate(rows):
        texts = (area, goal, formats.exact_hours(planned), formats.exact_hours(now))
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column > 1:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(row, column, item)
    return table
