"""All changes together, beneath the list."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_desk.ui.best_plan.delegate import PAD, STRONG, figure_widths
from delegate_desk.ui.best_plan.model import HOURS, MONEY
from delegate_desk.ui.best_plan.rows import Sheet
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import fill
from delegate_desk.ui.widgets.scroll_bar import ThinBar
from delegate_desk.ui.widgets.text import PlainLabel


class SumLine(QWidget):
    """All changes together, beneath the list and in its columns."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._longest = ("", "")
        self._labels = [PlainLabel(theme, "", weight=STRONG) for _place in range(3)]
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        for label in self._labels:
            self._row.addWidget(label, 1 if label is self._labels[0] else 0)
        for label in self._labels[1:]:
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        theme.changed.connect(self._space)
        self._space()

    def show_sum(self, sheet: Sheet) -> None:
        """Show the sum of another list, in the columns of its figures."""
        self._longest = sheet.longest
        for label, text in zip(self._labels, sheet.sum, strict=True):
            label.setText(text)
        self._space()

    def _space(self) -> None:
        px, widths = self._theme.px, figure_widths(self._theme, self._longest)
        self._row.setContentsMargins(
            px(2), px(9), px(PAD) + ThinBar(self._theme, narrow=False).sizeHint().width(), px(4)
        )
        self._labels[1].setFixedWidth(widths[HOURS])
        self._labels[2].setFixedWidth(widths[MONEY] - px(PAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stronger line above."""
        fill(QPainter(self), QRect(0, 0, self.width(), 2), self._theme.tokens.line)
