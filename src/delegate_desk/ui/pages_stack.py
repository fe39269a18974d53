"""The pages of the window: each is made when it is first turned to, because a start waits for one only."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QStackedWidget, QWidget


class Pages(QStackedWidget):
    """Pages by name."""

    def __init__(self, makers: Mapping[str, Callable[[], QWidget]]) -> None:
        super().__init__()
        self._makers = dict(makers)
        self._made: dict[str, QWidget] = {}

    def turn_to(self, name: str) -> QWidget:
        """Show a page."""
        if name not in self._made:
            self._made[name] = self._makers[name]()
            self.addWidget(self._made[name])
        self.setCurrentWidget(self._made[name])
        return self._made[name]

    def made(self, name: str) -> QWidget | None:
        """A page, if it was ever turned to."""
        return self._made.get(name)

    @property
    def current(self) -> str:
        """The name of the page that is shown."""
        return next(name for name, page in self._made.items() if page is self.currentWidget())
