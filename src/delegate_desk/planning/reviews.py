"""Reviews as the owner goes through them: opened with what the plan expects, answered, closed and opened again.

Each gives back a new plan. What is not answered yet is never written down: a review starts with the first answer.
Source: product.md, sections 2 and 4.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from math import floor, isfinite
from typing import NamedTuple

from delegate_desk.domain.checks import checked_record
from delegate_desk.domain.duty import Decision, Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.goal import Goal
from delegate_desk.domain.money import rounded
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.domain.review import FunctionHours, Review, ReviewedDuty, ReviewedGoal, ReviewTotals
from delegate_desk.domain.settings import Settings
from delegate_desk.i18n import _
from delegate_desk.planning.hours import PRECISE, exactly, freed, hours, oversight
from delegate_desk.planning.time_entries import minutes_of_week
from delegate_desk.planning.totals import hours_by_function, totals
from delegate_desk.planning.weeks import overlapping

LAST_STEP = 5
_ORDER: tuple[Decision, ...] = ("outsource", "stop", "keep", "undecided")
_HOUR = Decimal(60)


class Asked(NamedTuple):
    """What the review asks about one duty.

    `usual` are the minutes that the plan expects the owner to give it, `spent` those that stand in the field: what
    was answered, else from time entries, else the usual ones; None is not remembered. `expected` is the weekly mean
    that the duty takes whoever does it, `tracked` what its time entries of the week add up to, if there are any.
    """

    duty: str
    title: str
    function: str | None
    decision: Decision
    expected: float | None
    usual: float | None
    spent: float | None
    answered: bool
    tracked: float | None = None


class AskedGoal(NamedTuple):
    """What the review asks about one goal: minutes that went there; as the plan splits them until answered."""

    goal: Goal
    spent: float | None
    answered: bool


def usual_minutes(duty: Duty, settings: Settings, today: date) -> float | None:
    """Minutes a week the owner is expected to give the duty; None while its hours are not known.

    All of it until it is handed over, its checking once it runs, none once it is stopped.
    """
    taken = hours(duty, today)
    if taken is None or duty.decision == "stop":
        return None if taken is None else 0.0
    if duty.decision == "outsource" and duty.stage == "running":
        taken = oversight(duty, settings, today)
    return float(PRECISE.multiply(taken, _HOUR))


def tracked_minutes(plan: Plan, week: date) -> dict[str, float]:
    """Minutes of the week's time entries by duty, for duties that have any; entries still running are left out."""
    return minutes_of_week(plan.time_entries.values(), week)


def asked(plan: Plan, week: date, today: date) -> list[Asked]:
    """What the review of the week asks: outsourced and stopped duties, then kept and undecided ones.

    A review that was closed asks about those duties only that it covered then, as they were then.
    """
    review = plan.reviews.get(week.isoformat())
    if review is not None and _is_frozen(review):
        found = [_asked_of_frozen(plan, row, today) for row in review.duties]
        return sorted(found, key=lambda one: _ORDER.index(one.decision))
    answers = {row.duty: row for row in review.duties} if review else {}
    tracked = tracked_minutes(plan, week)
    duties = sorted(in_order(plan.duties), key=lambda duty: _ORDER.index(duty.decision))
    return [_asked(duty, plan.settings, today, answers.get(duty.id), tracked.get(duty.id)) for duty in duties]


def asked_goals(plan: Plan, week: date, today: date) -> list[AskedGoal]:
    """What the review asks about goals, in the owner's order: as the hours freed now fill them, until answered."""
    review = plan.reviews.get(week.isoformat())
    answers = {row.goal: row.spent_minutes for row in review.goals} if review else {}
    found = []
    for fill in totals(plan, today).goals:
        answered = fill.goal.id in answers
        planned = floor(float(fill.filled_now) * 2 + 1e-9) * 30.0  # rounded up they could be more than was freed
        found.append(AskedGoal(fill.goal, answers[fill.goal.id] if answered else planned, answered))
    return found


# What the owner says


def with_spent(plan: Plan, week: date, key: str, minutes: float | None, today: date) -> Plan:
    """The plan in which the week's review says so many minutes for a duty; None is not remembered."""
    review = _to_answer(plan, week, today)
    kept = next((row for row in review.duties if row.duty == key), None)
    if kept is None and key not in plan.duties:
        raise PlanError(_("There is no duty {id} in this plan any more.").format(id=key))
    row = kept or _row(plan.duties[key], today)
    return _put(plan, review._replace(duties=_with(review.duties, [row._replace(spent_minutes=_minutes(minutes))])))


def with_goal(plan: Plan, week: date, key: str, minutes: float | None, today: date) -> Plan:
    """The plan in which the week's review says so many minutes for a goal; None is not remembered."""
    review = _to_answer(plan, week, today)
    if key not in plan.goals:
        raise PlanError(_("There is no goal {id} in this plan any more.").format(id=key))
    rows = {row.goal: row for row in review.goals} | {key: ReviewedGoal(key, _minutes(minutes))}
    return _put(plan, review._replace(goals=tuple(rows.values())))


def with_back_into_work(plan: Plan, week: date, minutes: float | None, today: date) -> Plan:
    """The plan in which the week's review says how many freed minutes went back into work."""
    return _put(plan, _to_answer(plan, week, today)._replace(back_into_work_minutes=_minutes(minutes)))


def with_words(plan: Plan, week: date, today: date, *, notes: str | None = None, focus: str | None = None) -> Plan:
    """The plan in which the week's review has these words; what is left out stays."""
    review = _to_answer(plan, week, today)
    review = review if notes is None else review._replace(notes=notes)
    return _put(plan, review if focus is None else review._replace(focus=focus))


def gone_on(plan: Plan, week: date, step: int, today: date, *, work: float | None = 0.0) -> Plan:
    """The plan after the owner went on from a step (1 to 4): what stood there is confirmed.

    `work` are the minutes that stood in the fourth step as gone back into work.
    """
    review = _to_answer(plan, week, today)
    if step == 1:
        review = review._replace(duties=_confirmed(plan, review, week, today))
    elif step == 4:
        review = review._replace(
            goals=tuple(ReviewedGoal(one.goal.id, one.spent) for one in asked_goals(plan, week, today)),
            back_into_work_minutes=_minutes(work),
        )
    return _put(plan, review._replace(step=min(max(step + 1, review.step or 1), LAST_STEP)))


def at_step(plan: Plan, week: date) -> int:
    """The step at which the review of the week is taken up, 1 where it was not begun."""
    review = plan.reviews.get(week.isoformat())
    return (review.step or 1) if review is not None else 1


def away(plan: Plan, weeks: Iterable[date], today: date) -> Plan:
    """The plan in which the owner was away in these weeks: closed, and counted nowhere. Answers given are kept."""
    for week in weeks:
        plan = _put(plan, _to_answer(plan, week, today)._replace(closed=True, away=True))
    return plan


def closed(plan: Plan, week: date, today: date) -> Plan:
    """The plan with the week's review closed: what it covers is frozen as it is now, and never changes any more.

    A review that was closed before keeps what was frozen then.
    """
    review = _to_answer(plan, week, today)
    if (review.step or 1) == 1:
        review = review._replace(duties=_confirmed(plan, review, week, today))
    rows = tuple(_frozen(plan, row, today) for row in review.duties)
    frozen = review._replace(
        closed=True, away=False, duties=rows, step=LAST_STEP, totals=review.totals or _totals(plan, today)
    )
    return _put(plan, frozen)


def opened_again(plan: Plan, week: date) -> Plan:
    """The plan with a closed or away review open again, to be corrected.

    Rows of duties and goals that are gone by now leave it, since an open review names only what there is.
    """
    review = plan.reviews.get(week.isoformat())
    if review is None or not review.closed:
        raise PlanError(_("The review of {week} is not closed.").format(week=week.isoformat()))
    duties = tuple(row for row in review.duties if row.duty in plan.duties)
    goals = tuple(row for row in review.goals if row.goal in plan.goals)
    return _put(plan, review._replace(closed=False, away=False, duties=duties, goals=goals, step=review.step or 1))


def without_review(plan: Plan, week: date) -> Plan:
    """The plan without the review of that week."""
    return plan.without("reviews", [week.isoformat()])


# Within


def _to_answer(plan: Plan, week: date, today: date) -> Review:
    """The open review of the week, a fresh one where there is none. Raises PlanError where there can be none."""
    review = plan.reviews.get(week.isoformat())
    if review is not None:
        if review.closed:
            raise PlanError(_("The review of {week} is closed: open it again first.").format(week=review.week))
        return review
    if week > today:
        raise PlanError(_("The week of {week} has not begun yet.").format(week=week.isoformat()))
    if (other := overlapping(plan, week)) is not None:
        raise PlanError(
            _("The week of {week} shares days with the review of {other}.").format(
                week=week.isoformat(), other=other.week
            )
        )
    return Review(week.isoformat(), step=1)


def _put(plan: Plan, review: Review) -> Plan:
    try:
        return plan.put("reviews", [checked_record(review)])
    except ValueError as problem:
        why = str(problem).rstrip(".")
        raise PlanError(_("The review cannot take that: {why}.").format(why=why)) from problem


def _minutes(minutes: float | None) -> float | None:
    if minutes is not None and not (isfinite(minutes) and minutes >= 0):
        raise PlanError(_("Minutes are 0 or more."))
    return minutes


def _is_frozen(review: Review) -> bool:
    return review.totals is not None


def _expected(duty: Duty, today: date) -> float | None:
    taken = hours(duty, today)
    return None if taken is None else float(PRECISE.multiply(taken, _HOUR))


def _row(duty: Duty, today: date) -> ReviewedDuty:
    return ReviewedDuty(duty.id, duty.decision, _expected(duty, today))


def _asked(duty: Duty, settings: Settings, today: date, answer: ReviewedDuty | None, tracked: float | None) -> Asked:
    usual = usual_minutes(duty, settings, today)
    spent = answer.spent_minutes if answer else usual if tracked is None else tracked
    expected = _expected(duty, today)
    known = answer is not None
    return Asked(duty.id, duty.title, duty.function, duty.decision, expected, usual, spent, known, tracked)


def _asked_of_frozen(plan: Plan, row: ReviewedDuty, today: date) -> Asked:
    duty = plan.duties.get(row.duty)
    title = row.title or (duty.title if duty else row.duty)
    usual = row.expected_minutes
    if row.decision == "stop":
        usual = 0.0
    elif row.decision == "outsource" and row.stage == "running" and usual is not None:
        usual = max(0.0, float(PRECISE.subtract(exactly(usual), exactly(row.freed_minutes or 0))))
    return Asked(
        row.duty, title, row.function, row.decision or "undecided", row.expected_minutes, usual, row.spent_minutes, True
    )


def _confirmed(plan: Plan, review: Review, week: date, today: date) -> tuple[ReviewedDuty, ...]:
    """All rows of the first step as they stand, in the order of the plan; of a frozen review its own."""
    if _is_frozen(review):
        return review.duties
    spent = {one.duty: one.spent for one in asked(plan.put("reviews", [review]), week, today)}
    return tuple(_row(duty, today)._replace(spent_minutes=spent[duty.id]) for duty in in_order(plan.duties))


def _frozen(plan: Plan, row: ReviewedDuty, today: date) -> ReviewedDuty:
    """The row with what closing freezes; as it is where it was frozen before."""
    duty = plan.duties.get(row.duty)
    if row.title is not None or duty is None:
        return row
    gain = freed(duty, plan.settings, today)
    return row._replace(
        decision=duty.decision,
        expected_minutes=_expected(duty, today),
        title=duty.title,
        function=duty.function,
        stage=duty.stage if duty.decision == "outsource" else None,
        freed_minutes=None if gain is None else float(PRECISE.multiply(gain, _HOUR)),
    )


def _totals(plan: Plan, today: date) -> ReviewTotals:
    found, currency = totals(plan, today), plan.settings.home_currency

    def money(amount: Decimal | None) -> str | None:
        return None if amount is None else f"{rounded(amount, currency):f}"

    return ReviewTotals(
        planned=float(found.planned),
        now=float(found.now),
        cost=money(found.cost),
        value=money(found.value),
        net=money(found.net),
        hours_by_function=tuple(FunctionHours(name, float(at)) for name, at in hours_by_function(plan, today).items()),
    )


def _with(rows: Sequence[ReviewedDuty], changed: Iterable[ReviewedDuty]) -> tuple[ReviewedDuty, ...]:
    return tuple(({row.duty: row for row in rows} | {row.duty: row for row in changed}).values())
