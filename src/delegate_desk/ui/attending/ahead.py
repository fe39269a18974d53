"""Work done ahead while the window is idle: ten years of reviews are read and worked out before anybody asks."""

from PySide6.QtCore import QObject, QTimer

from delegate_desk.ui.main_window import MainWindow

_AT_A_TIME = 40
"""Weeks that are worked out between two looks at keyboard and mouse: about a millisecond."""


class Ahead(QObject):
    """Goes through the closed weeks once, a few at a time, so that Trends opens with ten years as with ten weeks."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session = window.session
        self._weeks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(20)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return not self._timer.isActive()

    def _go_on(self) -> None:
        trends = self._session.trends
        trends.follow(self._session.plan)
        self._weeks += _AT_A_TIME
        found = trends.latest(self._weeks)
        if not found or found[-1].at < self._weeks - _AT_A_TIME:
            self._timer.stop()
