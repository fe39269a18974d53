"""What an owner says in a weekly review: every answer one undoable step."""

from collections.abc import Callable
from datetime import date

from delegate_desk.domain.brief import Verdict
from delegate_desk.domain.duty import Decision
from delegate_desk.domain.idea import IdeaStatus
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning import check_ins, reviews
from delegate_desk.planning.duties import edit_duty
from delegate_desk.planning.ideas import edit_idea, note_idea
from delegate_desk.planning.moves import decide
from delegate_desk.ui import formats, words
from delegate_desk.ui.session import Session


class Answers:
    """Writes down what is said about the week that `week` names; each gives back whether it stands."""

    def __init__(self, session: Session, week: Callable[[], date]) -> None:
        self._session, self._week = session, week

    def say_spent(self, duty: str, title: str, minutes: float | None) -> bool:
        """So many minutes went to a duty; None is not remembered."""
        return self._set(title, minutes, lambda plan, week, today: reviews.with_spent(plan, week, duty, minutes, today))

    def say_goal(self, goal: str, title: str, minutes: float | None) -> bool:
        """So many minutes went to a goal."""
        return self._set(title, minutes, lambda plan, week, today: reviews.with_goal(plan, week, goal, minutes, today))

    def say_work(self, minutes: float | None) -> bool:
        """So many freed minutes went back into work."""
        title = _("Went back into work")
        return self._set(
            title, minutes, lambda plan, week, today: reviews.with_back_into_work(plan, week, minutes, today)
        )

    def say_words(self, **said: str) -> bool:
        """Notes or the next focus."""
        label = _("Noted the week of {week}").format(week=formats.short_date(self._week().isoformat()))
        return self._do(label, lambda plan, week, today: reviews.with_words(plan, week, today, **said))

    def add_focus(self, line: str) -> bool:
        """One line more for next week's focus."""
        review = self._session.plan.reviews.get(self._week().isoformat())
        focus = review.focus if review else ""
        return self.say_words(focus=f"{focus}\n{line}" if focus.strip() else line)

    def decide(self, duty: str, decision: Decision) -> bool:
        """Decide about a duty."""
        label = _("Moved “{title}” to {decision}").format(
            title=words.in_brief(self._session.plan.duties[duty].title), decision=words.decision_name(decision)
        )
        today = self._session.today
        return self._session.do(label, lambda plan: decide(plan, [duty], decision, today=today))

    def estimate(self, duty: str, weekly_minutes: float) -> bool:
        """Let a duty's minutes each time be what the last weeks measured."""
        found, today = self._session.plan.duties[duty], self._session.today
        usual = reviews.usual_minutes(found._replace(decision="keep"), self._session.plan.settings, today)
        if not usual or found.minutes is None:
            return False
        minutes = float(max(1, round(found.minutes * weekly_minutes / usual)))
        label = _("“{title}” now takes {duration}").format(
            title=words.in_brief(found.title), duration=formats.duration(minutes)
        )
        return self._session.do(label, lambda plan: edit_duty(plan, [duty], today, minutes=minutes))

    def check_in(self, duty: str, day: str, verdict: Verdict | None, note: str | None = None) -> bool:
        """Record what a check-in found."""
        label = _("Checked in on “{title}”").format(title=words.in_brief(self._session.plan.duties[duty].title))
        return self._session.do(label, lambda plan: check_ins.record(plan, duty, day, verdict, note))

    def add_idea(self, text: str) -> bool:
        """Keep an idea."""
        return self._session.do(_("Kept an idea"), lambda plan: note_idea(plan, text))

    def settle_idea(self, idea: str, status: IdeaStatus) -> bool:
        """Say what became of an idea."""
        return self._session.do(_("Settled an idea"), lambda plan: edit_idea(plan, idea, status=status))

    def _set(self, title: str, minutes: float | None, change: Callable[[Plan, date, date], Plan]) -> bool:
        if minutes is None:
            label = _("“{title}” is not remembered").format(title=words.in_brief(title))
        else:
            label = _("“{title}” set to {duration}").format(
                title=words.in_brief(title), duration=formats.duration(minutes)
            )
        return self._do(label, change)

    def _do(self, label: str, change: Callable[[Plan, date, date], Plan]) -> bool:
        week, today = self._week(), self._session.today
        return self._session.do(label, lambda plan: change(plan, week, today))
