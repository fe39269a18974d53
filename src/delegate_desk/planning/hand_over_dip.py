"""The dip: hand-overs cost hours before they give any back, and how the coming weeks go if they start one by one.

A hand-over lasts the duty's trial weeks. In these its hand-over hours are spent in equal parts, and it frees nothing
yet; from then on it frees what it promises. Those that wait start in the order of the board, as soon as fewer than so
many are under way; what is in training or on trial is under way already, a trial since the day that it began.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from delegate_desk.domain.cadence import EXACT
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.planning.hours import PRECISE, freed
from delegate_desk.planning.pay_back import handover
from delegate_desk.planning.weeks import first_day

WEEKS = 26
"""How far ahead is looked."""

_NOTHING = Decimal(0)
_BLUR = Decimal("1e-9")


class HandOver(NamedTuple):
    """One hand-over: the week, from 0 for the present one, in which it starts, and the one from which it frees.

    `cost` are the hours of showing that are still to be spent, `freed` the hours a week that it frees.
    """

    duty: str
    starts: int
    runs: int
    cost: Decimal
    freed: Decimal


class DipWeek(NamedTuple):
    """A week: hours spent on showing, hours freed by hand-overs that are done, and all weeks up to its end together."""

    week: date
    spent: Decimal
    freed: Decimal
    balance: Decimal


class Dip(NamedTuple):
    """The coming weeks. `unsaid` are outsourced duties whose minutes or cadence are not said yet.

    `even` is the week, from 0, by whose end everything spent has come back, for good; it may lie beyond `weeks`, and
    is None where it never comes.
    """

    weeks: tuple[DipWeek, ...]
    hand_overs: tuple[HandOver, ...]
    even: int | None
    unsaid: tuple[str, ...]

    @property
    def deepest(self) -> DipWeek:
        """The week at whose end the most is spent that has not come back."""
        return min(self.weeks, key=lambda week: week.balance)


def hand_over_dip(plan: Plan, today: date) -> Dip:
    """The dip of the outsourced duties that do not run yet; at most `settings.handovers_at_once` start at a time."""
    waiting = [d for d in in_order(plan.duties) if d.decision == "outsource" and d.stage != "running"]
    hand_overs, unsaid = _planned(waiting, plan, today)
    return Dip(
        _weeks(hand_overs, first_day(today, plan.settings.week_starts)),
        hand_overs,
        _even(hand_overs),
        tuple(unsaid),
    )


def _planned(duties: Iterable[Duty], plan: Plan, today: date) -> tuple[tuple[HandOver, ...], list[str]]:
    """When each hand-over starts and ends, in the order of the board."""
    under_way: list[tuple[Duty, Decimal, Decimal]] = []
    waiting: list[tuple[Duty, Decimal, Decimal]] = []
    unsaid: list[str] = []
    for duty in duties:
        cost, gain = handover(duty), freed(duty, plan.settings, today)
        if cost is None or gain is None:
            unsaid.append(duty.id)
        else:
            hours = EXACT.divide(cost.minutes, Decimal(60))
            started = duty.stage in ("training", "trial")
            (under_way if started else waiting).append((duty, hours, gain))
    planned: dict[str, HandOver] = {}
    ends: list[int] = []
    for duty, hours, gain in under_way:
        left, length = _left(duty, today), max(1, duty.trial_weeks)
        runs = max(1, left)
        planned[duty.id] = HandOver(duty.id, 0, runs, EXACT.divide(hours * left, Decimal(length)), gain)
        heappush(ends, runs)
    for duty, hours, gain in waiting:
        start = 0
        while len(ends) >= plan.settings.handovers_at_once:
            start = heappop(ends)
        runs = start + max(1, duty.trial_weeks)
        planned[duty.id] = HandOver(duty.id, start, runs, hours, gain)
        heappush(ends, runs)
    return tuple(planned[duty.id] for duty in duties if duty.id in planned), unsaid


def _left(duty: Duty, today: date) -> int:
    """Weeks of its trial weeks that a hand-over under way has left: all of them before its trial."""
    length = max(1, duty.trial_weeks)
    since = {said.stage: said.date for said in duty.stage_dates}.get("trial")
    if duty.stage != "trial" or since is None:
        return length
    gone = max(0, (today - date.fromisoformat(since)).days // 7)
    return max(0, length - gone)


def _weeks(hand_overs: Iterable[HandOver], first: date) -> tuple[DipWeek, ...]:
    spent, gained = [_NOTHING] * WEEKS, [_NOTHING] * WEEKS
    for each in hand_overs:
        part = _part(each)
        for week in range(min(each.starts, WEEKS), min(each.runs, WEEKS)):
            spent[week] = PRECISE.add(spent[week], part)
        for week in range(min(each.runs, WEEKS), WEEKS):
            gained[week] = PRECISE.add(gained[week], each.freed)
    told, balance = [], _NOTHING
    for week in range(WEEKS):
        balance = PRECISE.add(balance, PRECISE.subtract(gained[week], spent[week]))
        start = date.fromordinal(min(first.toordinal() + 7 * week, date.max.toordinal()))
        told.append(DipWeek(start, spent[week], gained[week], balance))
    return tuple(told)


def _part(each: HandOver) -> Decimal:
    """What a hand-over costs in each of its weeks."""
    return EXACT.divide(each.cost, Decimal(each.runs - each.starts))


def _even(hand_overs: Iterable[HandOver]) -> int | None:
    """The week after the last one at whose end something spent has not come back.

    Between the weeks in which a hand-over starts or is done each week adds the same, so only these are visited.
    """
    steps: dict[int, Decimal] = {}
    for each in hand_overs:
        part = _part(each)
        steps[each.starts] = PRECISE.subtract(steps.get(each.starts, _NOTHING), part)
        steps[each.runs] = PRECISE.add(steps.get(each.runs, _NOTHING), PRECISE.add(part, each.freed))
    balance = rate = _NOTHING
    even = 0
    for start, end in pairwise(sorted(steps)):
        rate = PRECISE.add(rate, steps[start])
        below = _weeks_below(balance, rate, end - start)
        even = start + below if below else even
        balance = PRECISE.add(balance, PRECISE.multiply(rate, Decimal(end - start)))
    if not steps:
        return 0
    last = max(steps)
    rate = PRECISE.add(rate, steps[last])
    if rate < -_BLUR or (rate <= _BLUR and balance < -_BLUR):
        return None
    below = _weeks_below(balance, rate, None)
    return last + below if below else even


def _weeks_below(balance: Decimal, rate: Decimal, most: int | None) -> int:
    """The last of so many weeks, counted from 1, at whose end a balance that grows at a rate is below 0; 0 for none."""
    if rate < 0:
        ends = balance + rate * most if most is not None else Decimal(-1)
        return most or 0 if ends < -_BLUR else 0
    if balance >= -_BLUR:
        return 0
    if rate <= _BLUR:
        return most or 0
    below = int(PRECISE.divide_int(-balance - _BLUR, rate))
    return below if most is None else min(below, most)
