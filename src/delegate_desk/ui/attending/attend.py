"""What looks after the open window while somebody works with it: the timer, what is due, the review's reminder."""

from PySide6.QtCore import QTimer

from delegate_desk.ui.attending.timer_around import TimerAround
from delegate_desk.ui.main_window import MainWindow

_A_MOMENT_MS = 500


def attend(window: MainWindow) -> None:
    """Begin to look after the window; once is enough.

    The timer's key must work at once. The rest reads the reviews, which with ten years of them takes a fifth of a
    second: not while the first press of the mouse waits for its answer.
    """
    if window.findChild(TimerAround) is None:
        TimerAround(window)
        QTimer.singleShot(_A_MOMENT_MS, window, lambda: _look_about(window))


def _look_about(window: MainWindow) -> None:
    if not window.isVisible():  # closed in the meantime, and its plan with it
        return
    from delegate_desk.ui.attending.ahead import Ahead
    from delegate_desk.ui.attending.review_reminder import ReviewReminder
    from delegate_desk.ui.due_marks import DueMarks

    DueMarks(window.session, window.navigation)
    ReviewReminder(window)
    Ahead(window)
