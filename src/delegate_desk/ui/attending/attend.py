"""What looks after the open window while somebody works with it: what is due, the timer, the review's reminder."""

from delegate_desk.ui.attending.ahead import Ahead
from delegate_desk.ui.attending.review_reminder import ReviewReminder
from delegate_desk.ui.attending.timer_around import TimerAround
from delegate_desk.ui.due_marks import DueMarks
from delegate_desk.ui.main_window import MainWindow


def attend(window: MainWindow) -> None:
    """Begin to look after the window; once is enough."""
    if window.findChild(TimerAround) is None:
        TimerAround(window)
        DueMarks(window.session, window.navigation)
        ReviewReminder(window)
        Ahead(window)
