"""All changes together, beneath the list."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_desk.ui.best_plan.delegate import PAD, STRONG
from delegate_desk.ui.best_plan.model import HOURS, MONEY
from delegate_desk.ui.best_plan.rows import Sum
from delegate_desk.ui.best_plan.table import ChangesTable
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import fill
from delegate_desk.ui.widgets.text import PlainLabel


class SumLine(QWidget):
    """All changes together, beneath the list and in its columns."""

    def __init__(self, theme: Theme, table: ChangesTable) -> None:
        super().__init__()
        self._theme, self._table = theme, table
        self._labels = [PlainLabel(theme, "", weight=STRONG) for _place in range(3)]
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        for label in self._labels:
            self._row.addWidget(label, 1 if label is self._labels[0] else 0)
        for label in self._labels[1:]:
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        table.columns_changed.connect(self._space)
        self._space()

    def show_sum(self, shown: Sum) -> None:
        """Show another sum."""
        for label, text in zip(self._labels, shown, strict=True):
            label.setText(text)

    def _space(self) -> None:
        px = self._theme.px
        bar = self._table.width() - self._table.viewport().width()
        self._row.setContentsMargins(px(2), px(9), px(PAD) + bar, px(4))
        self._labels[1].setFixedWidth(self._table.columnWidth(HOURS))
        self._labels[2].setFixedWidth(self._table.columnWidth(MONEY) - px(PAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stronger line above."""
        fill(QPainter(self), QRect(0, 0, self.width(), 2), self._theme.tokens.line)
