"""What is due, as dots in the navigation: check-ins at Hand-over, the weekly review at Review."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.check_ins import due
from delegate_desk.planning.weeks import review_due
from delegate_desk.ui.formats import long_date
from delegate_desk.ui.navigation import Navigation
from delegate_desk.ui.session import Session

_LOOK_EVERY_MS = 10 * 60 * 1000
_TOUCHING = frozenset({"duties", "briefs", "reviews", "settings"})


class DueMarks(QObject):
    """Looks after each change and now and then, since days go by in an open window."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__(navigation)
        self._session, self._navigation = session, navigation
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        session.changed.connect(self._follow)
        self.look()

    def look(self) -> None:
        """Mark what is due now."""
        count = len(due(self._session.plan, self._session.today))
        words = ngettext("{count} check-in is due", "{count} check-ins are due", count).format(count=count)
        self._navigation.mark("hand_over", words if count else "")
        week = review_due(self._session.plan, datetime.now())
        review = _("The review of the week of {week} is due")
        self._navigation.mark("review", "" if week is None else review.format(week=long_date(week.isoformat())))

    def _follow(self, edit: object) -> None:
        tables = getattr(edit, "tables", _TOUCHING)
        if tables & _TOUCHING:
            QTimer.singleShot(0, self, self.look)
