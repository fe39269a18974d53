"""The timer in words: what it runs on, since when, and what is asked about it."""

from datetime import datetime, timedelta, tzinfo

from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.timer import Question, began
from delegate_desk.ui import formats
from delegate_desk.ui.words import in_brief


def called(plan: Plan, duty: str) -> str:
    """The duty in a sentence: “Chase late payments”; a deleted one has no title any more."""
    found = plan.duties.get(duty)
    return _("a deleted duty") if found is None else _("“{title}”").format(title=in_brief(found.title))


def shown_minutes(minutes: float) -> str:
    """Minutes as they are shown, whole."""
    return formats.duration(round(minutes))


def question_words(plan: Plan, question: Question, now: datetime, zone: tzinfo | None) -> str:
    """What is asked, in one sentence and a question."""
    entry = question.entry
    begin = began(entry, zone)
    known = shown_minutes(question.known)
    duty = called(plan, entry.duty)
    if begin is None:
        return _("The timer on {duty} was left running, with {known} counted.").format(duty=duty, known=known)
    shapes = {
        "left": _("The timer on {duty} ran from {start}; it was last seen at {end}."),
        "slept": _("The timer on {duty} runs since {start}; the computer slept from {end} on."),
        "midnight": _("The timer on {duty} has run past midnight, since {start}."),
    }
    start, end = begin.astimezone(zone), (begin + timedelta(minutes=question.known)).astimezone(zone)
    today = now.astimezone(zone).date()
    return shapes[question.why].format(duty=duty, start=_moment(start, today), end=_moment(end, today))


def _moment(moment: datetime, today: object) -> str:
    clock = moment.strftime("%H:%M")
    if moment.date() == today:
        return clock
    return _("{clock} on {day}").format(clock=clock, day=formats.long_date(moment.date().isoformat()))
