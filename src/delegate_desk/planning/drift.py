"""Drift: what quietly goes another way than the plan, named in the weekly review with one thing to do about it each.

Source: product.md, section 7, and section 2 for duties that give back too little.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, NamedTuple

from delegate_desk.domain.cadence import EXACT
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.domain.review import Review, ReviewedDuty
from delegate_desk.planning.check_ins import due
from delegate_desk.planning.hours import PRECISE, exactly
from delegate_desk.planning.realised import DRIFT_REVIEWS, DRIFT_SHARE, counts, drifting

UNTOUCHED = timedelta(weeks=4)
"""How long an undecided duty may lie before it is named."""
MISSED_REVIEWS = 2
"""Counted reviews in a row in which a goal must miss its hours."""
_OVER = Decimal("1.2")
"""The share of its usual time from which a duty ran over."""

Kind = Literal["gives_back_less", "runs_over", "check_in", "untouched", "goal_missed"]
Remedy = Literal["talk", "take_back", "estimate", "check_in", "decide", "block_time"]


class Drift(NamedTuple):
    """One thing that drifts. `key` is a goal's id where a goal was missed, else a duty's.

    `since` is the ISO date from which it holds, where there is one, `minutes` what the last reviews measured a week.
    """

    kind: Kind
    key: str
    remedy: Remedy
    since: str | None = None
    minutes: float | None = None


def drifts(plan: Plan, today: date) -> list[Drift]:
    """All that drifts on that day, duties that give back too little first."""
    newest = _newest_counted(plan, DRIFT_REVIEWS)
    found = [_too_little(plan, plan.duties[key]) for key in drifting(plan)]
    found += _running_over(plan, newest)
    found += [Drift("check_in", one.duty, "check_in", one.since) for one in due(plan, today) if one.days_late > 0]
    found += _untouched(plan, today)
    return [*found, *_missed_goals(plan, newest)]


def _too_little(plan: Plan, duty: Duty) -> Drift:
    talks = duty.decision == "outsource" and duty.provider in plan.providers
    return Drift("gives_back_less", duty.id, "talk" if talks else "take_back")


def _running_over(plan: Plan, newest: list[Review]) -> Iterator[Drift]:
    """Kept and undecided duties that took a fifth more than planned in each of the last reviews."""
    if len(newest) < DRIFT_REVIEWS:
        return
    weeks = [{row.duty: row for row in review.duties} for review in newest]
    for duty in in_order(plan.duties):
        rows = [week[duty.id] for week in weeks if duty.id in week]
        if duty.decision in ("keep", "undecided") and len(rows) == DRIFT_REVIEWS and all(map(_ran_over, rows)):
            spent = sum((exactly(row.spent_minutes or 0) for row in rows), Decimal(0))
            mean = float(EXACT.divide(spent, Decimal(DRIFT_REVIEWS)))
            yield Drift("runs_over", duty.id, "decide" if duty.decision == "undecided" else "estimate", minutes=mean)


def _ran_over(row: ReviewedDuty) -> bool:
    if row.decision not in ("keep", "undecided") or not row.expected_minutes or row.spent_minutes is None:
        return False
    return exactly(row.spent_minutes) >= PRECISE.multiply(_OVER, exactly(row.expected_minutes))


def _untouched(plan: Plan, today: date) -> Iterator[Drift]:
    latest = _days_after(today, -UNTOUCHED.days).isoformat()
    undecided = [duty for duty in in_order(plan.duties) if duty.decision == "undecided"]
    seen = _first_seen(plan) if any(duty.changed is None for duty in undecided) else {}
    for duty in undecided:
        since = duty.changed or seen.get(duty.id)
        if since is not None and since <= latest:
            yield Drift("untouched", duty.id, "decide", since)


def _first_seen(plan: Plan) -> dict[str, str]:
    """The week of the earliest review in which a duty stands: for duties of which no edit is known."""
    found: dict[str, str] = {}
    for week in sorted(plan.reviews):
        for row in plan.reviews[week].duties:
            found.setdefault(row.duty, week)
    return found


def _missed_goals(plan: Plan, newest: list[Review]) -> Iterator[Drift]:
    """Goals that had less than four fifths of their hours in both of the last two counted reviews."""
    last = newest[:MISSED_REVIEWS]
    for goal in in_order(plan.goals):
        rows = [row for review in last for row in review.goals if row.goal == goal.id]
        spent = [row.spent_minutes for row in rows if row.spent_minutes is not None]
        if not goal.target_hours or len(spent) < MISSED_REVIEWS:
            continue
        enough = PRECISE.multiply(DRIFT_SHARE, exactly(goal.target_hours) * 60)
        if all(exactly(each) < enough for each in spent):
            yield Drift("goal_missed", goal.id, "block_time", minutes=goal.target_hours * 60)


def _newest_counted(plan: Plan, most: int) -> list[Review]:
    found: list[Review] = []
    for week in sorted(plan.reviews, reverse=True):
        if counts(plan.reviews[week]):
            found.append(plan.reviews[week])
            if len(found) == most:
                break
    return found


def _days_after(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
