"""Check-ins: when an owner looks whether the work came out right, and what they found.

They are due on the first check-in's date and every so many days after it, as long as the duty is outsourced. After
missed ones there is one to make up for, not a backlog. `today` is the owner's date.
"""

from datetime import date, timedelta
from typing import Literal, NamedTuple

from delegate_desk.domain.brief import Brief, CheckIn, Verdict
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.i18n import _
from delegate_desk.planning.briefs import brief_of, edit_brief

State = Literal["made", "due", "missed", "ahead"]
_ROWS_BEFORE = 5
"""Dates before today that are shown of a long row of check-ins."""


class Due(NamedTuple):
    """A check-in that waits: the date it is recorded under, and the first date that was missed."""

    duty: str
    date: str
    since: str
    days_late: int


class Row(NamedTuple):
    """One date of the check-ins as a page lists it."""

    date: str
    state: State
    check_in: CheckIn | None = None


def due(plan: Plan, today: date) -> list[Due]:
    """The check-ins that are due, in the order of the duties: at most one each."""
    return [found for duty in in_order(plan.duties) if (found := due_of(plan, duty, today)) is not None]


def due_of(plan: Plan, duty: Duty, today: date) -> Due | None:
    """The check-in of a duty that is due, if there is one."""
    brief = plan.briefs.get(duty.id)
    if brief is None or duty.decision != "outsource" or brief.first_check_in is None:
        return None
    last, since = _last_date(brief, today), next_date(brief)
    if last is None or since is None or since > last.isoformat():
        return None
    return Due(duty.id, last.isoformat(), since, (today - date.fromisoformat(since)).days)


def next_date(brief: Brief) -> str | None:
    """The first date of a brief's check-ins after the newest verdict; None where there is none to come."""
    if brief.first_check_in is None:
        return None
    newest = max((made.date for made in brief.check_ins if made.verdict is not None), default=None)
    if newest is None or newest < brief.first_check_in:
        return brief.first_check_in
    if brief.check_in_every_days is None:
        return None
    first = date.fromisoformat(brief.first_check_in)
    passed = (date.fromisoformat(newest) - first).days // brief.check_in_every_days
    return _later(first, (passed + 1) * brief.check_in_every_days)


def troubled(plan: Plan) -> list[str]:
    """The outsourced duties whose newest verdict is late or redo, in their order: the review raises them."""
    found = []
    for duty in in_order(plan.duties):
        brief = plan.briefs.get(duty.id)
        if brief is None or duty.decision != "outsource":
            continue
        made = [each for each in brief.check_ins if each.verdict is not None]
        if made and max(made, key=lambda each: each.date).verdict != "good":
            found.append(duty.id)
    return found


def rows(plan: Plan, duty: Duty, today: date) -> list[Row]:
    """The dates of a duty's check-ins as a page lists them: a whole trial, else the last ones and the next."""
    brief = brief_of(plan, duty.id)
    made = {each.date: each for each in brief.check_ins}
    waiting = due_of(plan, duty, today)
    marks = [Row(day, "made", made[day]) for day in sorted(made)][-_ROWS_BEFORE - 1 :]
    for day in _listed(brief, duty, today):
        if day not in made:
            state: State = "ahead" if day > today.isoformat() else "missed"
            marks.append(Row(day, "due" if waiting is not None and waiting.date == day else state))
    ordered = sorted(marks)
    past = [row for row in ordered if row.state in ("made", "missed")]
    most = max(_ROWS_BEFORE, duty.trial_weeks if duty.stage == "trial" else 0)
    return [row for row in ordered if row not in past[: max(0, len(past) - min(most, 12))]]


def record(plan: Plan, duty: str, day: str, verdict: Verdict | None, note: str | None = None) -> Plan:
    """The plan with this verdict for the check-in of that date; a note that is not given stays.

    Without verdict and note the check-in is taken out. Raises PlanError for an unknown duty and for what cannot
    stand in a check-in.
    """
    old = brief_of(plan, duty).check_ins
    before = next((each for each in old if each.date == day), CheckIn(day))
    new = CheckIn(day, verdict, before.note if note is None else note)
    rest = [each for each in old if each.date != day]
    if new.verdict is not None or new.note:
        rest.append(new)
    return edit_brief(plan, duty, check_ins=tuple(sorted(rest, key=lambda each: each.date)))


def start(plan: Plan, duty: str, first: date, every_days: int | None) -> Plan:
    """The plan with check-ins of this duty from that date on. Raises PlanError for a date that cannot stand."""
    if every_days is not None and every_days < 1:
        raise PlanError(_("Days between check-ins, please: 7 or 28"))
    return edit_brief(plan, duty, first_check_in=first.isoformat(), check_in_every_days=every_days)


def _last_date(brief: Brief, today: date) -> date | None:
    """The newest date of the row that has come."""
    assert brief.first_check_in is not None
    first = date.fromisoformat(brief.first_check_in)
    if first > today:
        return None
    if brief.check_in_every_days is None:
        return first
    return first + timedelta(days=(today - first).days // brief.check_in_every_days * brief.check_in_every_days)


def _listed(brief: Brief, duty: Duty, today: date) -> list[str]:
    """Dates of the row that are worth showing: some before today and the next, in a trial all of its weeks."""
    if brief.first_check_in is None:
        return []
    every, first = brief.check_in_every_days, date.fromisoformat(brief.first_check_in)
    if every is None:
        return [brief.first_check_in]
    passed = max(0, (today - first).days // every) if today >= first else -1
    last = passed + 1
    if duty.stage == "trial":
        last = max(last, min(duty.trial_weeks * 7 // every, passed + 12) - 1)
    days = (_later(first, number * every) for number in range(max(0, passed - _ROWS_BEFORE + 1), last + 1))
    return [day for day in days if day is not None]


def _later(first: date, days: int) -> str | None:
    """So many days later as an ISO date; None beyond the calendar."""
    try:
        return (first + timedelta(days=days)).isoformat()
    except OverflowError:
        return None
