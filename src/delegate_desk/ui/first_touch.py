"""The moment from which somebody works with a window that was only looked at until then."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

_TOUCHES = (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.DragEnter)


class FirstTouch(QObject):
    """Calls once, when the owner first touches mouse or keyboard: a window that is only read needs less memory."""

    def __init__(self, window: QWidget, act: Callable[[], None]) -> None:
        super().__init__(window)
        self._act = act
        self._watch(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch for the first touch, and then no longer."""
        if event.type() in _TOUCHES:
            self._watch(False)
            self._act()
        return False

    def _watch(self, wanted: bool) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self) if wanted else application.removeEventFilter(self)
