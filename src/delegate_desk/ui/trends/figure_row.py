"""The row of figures above the charts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from delegate_desk.ui.theme import Theme
from delegate_desk.ui.trends.figures import Figure
from delegate_desk.ui.widgets.panel import Rule
from delegate_desk.ui.widgets.text import PlainLabel

_COUNT = 4


class FigureRow(QWidget):
    """Four figures side by side, a line between each two; in a narrow page two and two."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._labels = [
            (PlainLabel(theme, "", "kpi"), PlainLabel(theme, "", "meta", "text2", elide=True)) for _i in range(_COUNT)
        ]
        self._narrow: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._columns: list[QWidget] = []
        for pair in self._labels:
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:  # figures have no direction of their own
                pair[0].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(1)
            for label in pair:
                column.addWidget(label)
            self._columns.append(holder)
        self._rules = [Rule(theme, upright=True) for _i in range(_COUNT - 1)]
        theme.changed.connect(self._space)
        self._space()
        self.set_narrow(False)

    def show_figures(self, figures: tuple[Figure, ...]) -> None:
        """Show these figures."""
        for (figure, words), shown in zip(self._labels, figures, strict=True):
            figure.setText(shown.figure)
            words.setText(shown.words)

    def set_narrow(self, narrow: bool) -> None:
        """Stand in two rows, or in one."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for part in (*self._columns, *self._rules):
            self._grid.removeWidget(part)
        for i, column in enumerate(self._columns):
            row, place = divmod(i, 2) if narrow else (0, i)
            self._grid.addWidget(column, row, 2 * place)
        for i, rule in enumerate(self._rules):
            self._grid.addWidget(rule, 0, 2 * i + 1)
            rule.setVisible(not narrow)
        for place in range(_COUNT):
            self._grid.setColumnStretch(2 * place, 0 if narrow and place > 1 else 1)

    def _space(self) -> None:
        self._grid.setHorizontalSpacing(self._theme.px(24))
        self._grid.setVerticalSpacing(self._theme.px(10))
