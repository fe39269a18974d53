"""One sitting of the weekly review: which week, which step, and where to from there."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from PySide6.QtCore import QObject, Signal

from delegate_desk.domain.edit import Edit
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.review import Review
from delegate_desk.i18n import _
from delegate_desk.planning import reviews
from delegate_desk.planning.weeks import WEEK, due_week, missed_weeks, overlapping, week_of
from delegate_desk.ui import formats
from delegate_desk.ui.review.answers import Answers
from delegate_desk.ui.session import Session

State = Literal["empty", "missed", "overlaps", "asking", "closed", "away"]


class Sitting(QObject):
    """Where the owner is in which review.

    Nothing is written before the first answer; leaving keeps what was said, since every answer is on disk.
    """

    turned = Signal()
    """Another week or step is shown."""

    changed = Signal()
    """The plan is another, and with it perhaps what the step shows."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.answers = Answers(session, lambda: self.week)
        self._passed_over: set[date] = set()
        self.week = due_week(session.plan, session.today)
        self.step = reviews.at_step(session.plan, self.week)
        session.changed.connect(self._follow)

    @property
    def plan(self) -> Plan:
        """The present plan."""
        return self.session.plan

    @property
    def review(self) -> Review | None:
        """The week's record, None before the first answer."""
        return self.plan.reviews.get(self.week.isoformat())

    @property
    def state(self) -> State:
        """What the page shows."""
        review = self.review
        if review is not None and review.closed:
            return "away" if review.away else "closed"
        if review is None and not len(self.plan.duties):
            return "empty"
        if review is None and overlapping(self.plan, self.week) is not None:
            return "overlaps"
        return "missed" if review is None and self.missed() else "asking"

    def missed(self) -> list[date]:
        """Weeks before this one without a review, unless the owner has passed them over."""
        return [] if self.week in self._passed_over else missed_weeks(self.plan, self.week)

    def week_words(self) -> str:
        """The week in words: "12 to 18 October"."""
        last = self.week + timedelta(days=6)
        first = formats.short_date(self.week.isoformat())
        return _("{first} to {last}").format(first=first, last=formats.short_date(last.isoformat()))

    # Where to

    def start(self) -> None:
        """Take up the review that is due."""
        self.show_week(due_week(self.plan, self.session.today))

    def show_week(self, week: date) -> None:
        """Turn to the week that starts on that day, at the step where it was left."""
        self.week = week
        self.step = reviews.at_step(self.plan, self.week)
        self.turned.emit()

    def can_turn(self, weeks: int) -> bool:
        """Whether there is a week to turn to: none that has not begun."""
        return self.week + weeks * WEEK <= self.session.today

    def turn(self, weeks: int) -> None:
        """Show the week before (-1) or after (1)."""
        if self.can_turn(weeks):
            day = self.week + WEEK if weeks > 0 else self.week - timedelta(days=1)
            self.show_week(week_of(self.plan, day))

    def reached(self) -> int:
        """The furthest step that the owner has come to in this week."""
        return max(self.step, reviews.at_step(self.plan, self.week))

    def go_to(self, step: int) -> None:
        """Look at a step that was reached before."""
        if 1 <= step <= self.reached() and step != self.step:
            self.step = step
            self.turned.emit()

    def pass_over(self) -> None:
        """Leave missed weeks without a review and begin with this one."""
        self._passed_over.add(self.week)
        self.turned.emit()

    def go_on(self, work: float | None = 0.0) -> bool:
        """Confirm the step and turn to the next; after the last the week is closed."""
        if self.step == reviews.LAST_STEP:
            return self._do(self._of_week(_("Closed the week of {week}")), reviews.closed)
        step = self.step
        names = (_("what happened"), _("check-ins"), _("undecided duties"), _("freed hours"))
        label = _("Reviewed {step}").format(step=names[step - 1])
        week, today = self.week, self.session.today
        self.step = step + 1
        done = self.session.do(label, lambda plan: reviews.gone_on(plan, week, step, today, work=work))
        self.step = step + 1 if done else step
        self.turned.emit()
        return done

    def away(self, weeks: list[date] | None = None) -> bool:
        """Mark this week, or these, as away."""
        chosen, today = weeks or [self.week], self.session.today
        label = self._of_week(_("Marked the week of {week} as away"))
        done = self.session.do(label, lambda plan: reviews.away(plan, chosen, today))
        self.turned.emit()
        return done

    def open_again(self) -> bool:
        """Open a closed or away review to correct it."""
        label = self._of_week(_("Opened the review of {week} again"))
        return self._do(label, lambda plan, week, _today: reviews.opened_again(plan, week))

    def _of_week(self, label: str) -> str:
        return label.format(week=formats.short_date(self.week.isoformat()))

    def _do(self, label: str, change: Callable[[Plan, date, date], Plan]) -> bool:
        week, today = self.week, self.session.today
        done = self.session.do(label, lambda plan: change(plan, week, today))
        self.step = min(self.step, self.reached())
        self.turned.emit()
        return done

    def _follow(self, edit: Edit | None) -> None:
        """Undo may take back a step that was gone on from."""
        if edit is None or self.week.isoformat() in edit.after.get("reviews", ()):
            self.step = min(self.step, reviews.at_step(self.plan, self.week))
        self.changed.emit()
