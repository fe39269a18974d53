"""Pay-back: the hours that showing someone how costs first, and the weeks until they are back.

Source: product.md, section 2, "Hand-over pay-back".
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from delegate_desk.domain.cadence import EXACT
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.settings import Settings
from delegate_desk.planning.hours import PRECISE, exactly, freed

USUAL_TIMES = 30
"""Times a duty's minutes that handing it over takes, where not said: Rory Vaden's rule."""


class Handover(NamedTuple):
    """Minutes of showing someone how, and whether they are estimated rather than said by the owner."""

    minutes: Decimal
    is_estimate: bool


def handover(duty: Duty) -> Handover | None:
    """What handing the duty over costs; None while neither that nor its minutes are said."""
    if duty.handover_minutes is not None:
        return Handover(exactly(duty.handover_minutes), is_estimate=False)
    if duty.minutes is None:
        return None
    return Handover(EXACT.multiply(exactly(duty.minutes), Decimal(USUAL_TIMES)), is_estimate=True)


def payback_weeks(duty: Duty, settings: Settings, today: date) -> Decimal | None:
    """Weeks until an outsourced duty has given back its hand-over; None for others, and where it frees nothing."""
    if duty.decision != "outsource":
        return None
    cost, gain = handover(duty), freed(duty, settings, today)
    if cost is None or gain is None or gain <= 0:
        return None
    return EXACT.divide(EXACT.divide(cost.minutes, Decimal(60)), gain)


class WholePayBack(NamedTuple):
    """All hand-overs of a plan together: their hours, and the weeks until they are back, None where nothing is freed.

    `is_estimate` where the hours of one of them are not said by the owner.
    """

    handover_hours: Decimal
    weeks: Decimal | None
    is_estimate: bool


def whole_payback(duties: Iterable[Duty], settings: Settings, today: date) -> WholePayBack:
    """Total hand-over hours of the outsourced duties, over their total freed hours.

    Source: product.md, section 2, "Scenarios".
    """
    minutes = gain = Decimal(0)
    is_estimate = False
    for duty in duties:
        if duty.decision != "outsource":
            continue
        if (cost := handover(duty)) is not None:
            minutes = PRECISE.add(minutes, cost.minutes)
            is_estimate = is_estimate or cost.is_estimate
        gain = PRECISE.add(gain, freed(duty, settings, today) or Decimal(0))
    hours = EXACT.divide(minutes, Decimal(60))
    return WholePayBack(hours, EXACT.divide(hours, gain) if gain > 0 else None, is_estimate)
