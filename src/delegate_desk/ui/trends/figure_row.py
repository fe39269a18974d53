"""The row of figures above the charts."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.ui.theme import Theme
from delegate_desk.ui.trends.figures import Figure
from delegate_desk.ui.widgets.panel import Rule
from delegate_desk.ui.widgets.text import PlainLabel

_COUNT = 4


class FigureRow(QWidget):
    """Four figures side by side, a line between each two."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._labels = [
            (PlainLabel(theme, "", "kpi"), PlainLabel(theme, "", "meta", "text2", elide=True)) for _i in range(_COUNT)
        ]
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._columns: list[QVBoxLayout] = []
        for i, pair in enumerate(self._labels):
            if i:
                self._row.addWidget(Rule(theme, upright=True))
            column = QVBoxLayout()
            column.setContentsMargins(0, 0, 0, 0)
            for label in pair:
                column.addWidget(label)
            self._columns.append(column)
            self._row.addLayout(column, 1)
        theme.changed.connect(self._space)
        self._space()

    def show_figures(self, figures: tuple[Figure, ...]) -> None:
        """Show these figures."""
        for (figure, words), shown in zip(self._labels, figures, strict=True):
            figure.setText(shown.figure)
            words.setText(shown.words)

    def _space(self) -> None:
        self._row.setSpacing(self._theme.px(24))
        for column in self._columns:
            column.setSpacing(self._theme.px(1))
