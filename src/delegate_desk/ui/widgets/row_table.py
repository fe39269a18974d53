"""A table whose rows are drawn by a delegate, chosen whole and one at a time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.scroll_bar import ThinBar


class RowTable(QTableView):
    """Without grid, frame and row numbers; Tab leaves it, and fields open only where the table opens them."""

    def __init__(self, theme: Theme, *, narrow_bar: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(ThinBar(theme, narrow=narrow_bar))
        self.verticalHeader().hide()

    def set_row_height(self, pixels: int) -> None:
        """Make every row as high, also those to come."""
        self.verticalHeader().setMinimumSectionSize(pixels)
        self.verticalHeader().setDefaultSectionSize(pixels)
