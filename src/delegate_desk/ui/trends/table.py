"""A chart as a table."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.dialogs.frame import Dialog
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.trends.shown import ShownChart


class ChartTable(Dialog):
    """All values of a chart, the newest week before older ones, and their sums where they have any."""

    def __init__(self, theme: Theme, shown: ShownChart, parent: QWidget | None = None) -> None:
        super().__init__(theme, shown.chart.title, _("Close"), "", parent)
        self.cancel.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        order = range(shown.size) if shown.begins_first else reversed(range(shown.size))
        rows = [shown.row(place) for place in order]
        rows += [shown.last_row] if shown.last_row else []
        self.table = plain_table(theme, shown.chart.title, shown.headers, rows)
        self.content.addWidget(self.table)
        self.resize(theme.px(640), theme.px(520))
        self.table.setFocus()


def plain_table(theme: Theme, called: str, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> QTableWidget:
    """A table to be read: the first column names the row, the others are figures at the right."""
    table = QTableWidget(len(rows), len(headers))
    table.setAccessibleName(called)
    table.setHorizontalHeaderLabels(list(headers))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
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
    for column in range(len(headers)):
        header = table.horizontalHeaderItem(column)
        if header is not None:
            header.setTextAlignment(right if column else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table
