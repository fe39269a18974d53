"""Realised freed hours: what the weekly reviews measured, against what was promised.

Source: product.md, section 2, "Realised freed hours of a week".
"""

from collections.abc import Iterator
from decimal import Decimal, localcontext

from delegate_desk.domain.cadence import EXACT
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.review import Review, ReviewedDuty
from delegate_desk.planning.hours import PRECISE, exactly

DRIFT_REVIEWS = 3
"""Counted reviews in a row that must fall short before a duty is said to drift."""
DRIFT_SHARE = Decimal("0.8")
"""The share of its promise that a duty must give back."""

_NOTHING = Decimal(0)


def counts(review: Review) -> bool:
    """Whether the week is measured: closed, and not away."""
    return review.closed and not review.away


def realised(review: Review) -> Decimal | None:
    """Hours really won back in the week, below 0 where more was spent than before; None where it counts nowhere."""
    if not counts(review):
        return None
    with localcontext(PRECISE):
        minutes = sum((_won_back(row) for row in _counted(review)), _NOTHING)
    return EXACT.divide(minutes, Decimal(60))


def realisation(review: Review) -> Decimal | None:
    """The share of the promised hours that was realised: 1 is all. None where nothing was promised or covered."""
    if not counts(review):
        return None
    with localcontext(PRECISE):
        minutes = sum((_won_back(row) for row in _counted(review)), _NOTHING)
        promised = sum((exactly(row.freed_minutes or 0) for row in _counted(review)), _NOTHING)
    return EXACT.divide(minutes, promised) if promised > 0 else None


def newest_closed(plan: Plan) -> Review | None:
    """The review of the latest week that counts; None where there is none."""
    return next(_newest_first(plan), None)


def drifting(plan: Plan) -> list[str]:
    """Ids of duties that gave back less than four fifths of their promise three reviews running.

    Only duties that are stopped or running are looked at, over the newest three counted reviews that cover them so,
    and only where something was promised.
    """
    seen: dict[str, list[ReviewedDuty]] = {d.id: [] for d in plan.duties.rows.values() if _is_in_effect(d)}
    open_questions = len(seen)
    for review in _newest_first(plan):
        if not open_questions:
            break
        for row in _counted(review):
            rows = seen.get(row.duty)
            if rows is not None and len(rows) < DRIFT_REVIEWS and _is_in_effect(row):
                rows.append(row)
                open_questions -= len(rows) == DRIFT_REVIEWS
    return [key for key, rows in seen.items() if len(rows) == DRIFT_REVIEWS and all(map(_fell_short, rows))]


def _newest_first(plan: Plan) -> Iterator[Review]:
    for week in sorted(plan.reviews, reverse=True):
        if counts(plan.reviews[week]):
            yield plan.reviews[week]


def _counted(review: Review) -> Iterator[ReviewedDuty]:
    """Rows of duties that were outsourced or stopped and whose minutes are remembered."""
    for row in review.duties:
        handed_over = row.decision in ("outsource", "stop")
        if handed_over and row.spent_minutes is not None and row.expected_minutes is not None:
            yield row


def _won_back(row: ReviewedDuty) -> Decimal:
    return PRECISE.subtract(exactly(row.expected_minutes or 0), exactly(row.spent_minutes or 0))


def _is_in_effect(duty: Duty | ReviewedDuty) -> bool:
    return duty.decision == "stop" or (duty.decision == "outsource" and duty.stage == "running")


def _fell_short(row: ReviewedDuty) -> bool:
    promised = exactly(row.freed_minutes or 0)
    return promised > 0 and _won_back(row) < PRECISE.multiply(DRIFT_SHARE, promised)
