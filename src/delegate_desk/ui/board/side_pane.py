"""Where the inspector is: at the board's side, or in a small window over it, until it is closed."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_desk.ui.inspector.inspector import Inspector
from delegate_desk.ui.toolbar import Toolbar


class SidePane(QObject):
    """Opens, closes and places the inspector of a page that has `row` as its layout."""

    left = Signal()
    """The keyboard goes back to the cards."""

    def __init__(self, page: QWidget, row: QHBoxLayout, toolbar: Toolbar, inspector: Inspector) -> None:
        super().__init__(page)
        self._page = page
        self._row = row
        self._toolbar = toolbar
        self._inspector = inspector
        self._over = False
        row.addWidget(inspector)
        toolbar.inspector_wanted.connect(self.toggle)
        inspector.closed.connect(lambda: self.show(False))
        inspector.left.connect(self._leave)

    def toggle(self) -> None:
        """Open the inspector, or close it."""
        self.show(self._inspector.isHidden())

    def show(self, wanted: bool) -> None:
        """Open the inspector or close it; closed, it has a button in the toolbar."""
        focused = self._page.window().focusWidget()
        if not wanted and focused is not None and self._inspector.isAncestorOf(focused):
            self.left.emit()
        self._inspector.setVisible(wanted)
        self._toolbar.inspector.setVisible(self._over or not wanted)
        self.place()

    def set_over(self, over: bool) -> None:
        """Lie over the page and be closed at first, or stand at its side."""
        self._over = over
        if over:
            self._row.removeWidget(self._inspector)
        else:
            self._row.addWidget(self._inspector)
        self.show(not over)

    def place(self) -> None:
        """Keep to the page's edge where it lies over the page."""
        if self._over and not self._inspector.isHidden():
            wide = self._inspector.sizeHint().width()
            self._inspector.setGeometry(self._page.width() - wide, 0, wide, self._page.height())
            self._inspector.raise_()

    def make_room(self, carrying: bool) -> None:
        """Step aside while cards are dragged over the columns that it covers."""
        if self._over and not self._inspector.isHidden():
            self._inspector.move(self._page.width() - (0 if carrying else self._inspector.width()), 0)

    def _leave(self) -> None:
        self.left.emit()
        if self._over:
            self.show(False)
