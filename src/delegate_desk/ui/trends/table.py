"""A chart as a table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.dialogs.frame import Dialog
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.trends.shown import ShownChart


class ChartTable(Dialog):
    """All values of a chart, the newest week first, and their sums where they have any."""

    def __init__(self, theme: Theme, shown: ShownChart, parent: QWidget | None = None) -> None:
        super().__init__(theme, shown.chart.title, _("Close"), "", parent)
        self.cancel.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        order = range(shown.size) if shown.name == "desk" else reversed(range(shown.size))
        rows = [shown.row(place) for place in order]
        self.table = _table(theme, shown, [*rows, *([shown.last_row] if shown.last_row else [])])
        self.content.addWidget(self.table)
        self.resize(theme.px(640), theme.px(520))
        self.table.setFocus()


def _table(theme: Theme, shown: ShownChart, rows: list[tuple[str, ...]]) -> QTableWidget:
    table = QTableWidget(len(rows), len(shown.headers))
    table.setAccessibleName(shown.chart.title)
    table.setHorizontalHeaderLabels(list(shown.headers))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.px(32))
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for place, texts in enumerate(rows):
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column:
                item.setTextAlignment(right)
            table.setItem(place, column, item)
    for column in range(1, len(shown.headers)):
        header = table.horizontalHeaderItem(column)
        if header is not None:
            header.setTextAlignment(right)
    return table
