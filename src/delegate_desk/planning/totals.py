"""The plan's totals: hours, freed hours and what they are for, money and counts."""

from collections.abc import Iterable
from copy import copy
from datetime import date
from decimal import Decimal, localcontext
from typing import NamedTuple

from delegate_desk.domain.cadence import EXACT
from delegate_desk.domain.duty import DECISIONS, Duty
from delegate_desk.domain.edit import Edit
from delegate_desk.domain.goal import Goal
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.planning.costs import Load, Loads, cost, hourly_worth, load_of
from delegate_desk.planning.hours import PRECISE, exactly, hours, weekly

_NOTHING = Decimal(0)
_IDLE = Load()


class GoalFill(NamedTuple):
    """Hours of a goal's target that freed hours fill: once all decisions are in effect, and those in effect now."""

    goal: Goal
    filled: Decimal
    filled_now: Decimal


class Counts(NamedTuple):
    """How many duties stand under each decision, and how many lack minutes or cadence."""

    undecided: int
    keep: int
    outsource: int
    stop: int
    without_minutes: int


class Totals(NamedTuple):
    """A plan's week, exact and not rounded: hours, freed hours, and money in the home currency.

    `planned` counts every decision as in effect, `now` those in effect today; the fields ending in `_now` split
    `now` as the ones without split `planned`. `goals` are in the owner's order. `excess` is None without a capacity,
    `value` and `net` while the hourly worth is not known, `cost` and `net` where `missing_rate` names a currency.
    Source: product.md, section 2.
    """

    total: Decimal
    undecided: Decimal
    keep: Decimal
    outsource: Decimal
    stop: Decimal
    oversight: Decimal
    owner_after: Decimal
    excess: Decimal | None
    planned: Decimal
    now: Decimal
    family: Decimal
    growth: Decimal
    unassigned_family: Decimal
    unassigned_growth: Decimal
    family_now: Decimal
    growth_now: Decimal
    unassigned_family_now: Decimal
    unassigned_growth_now: Decimal
    goals: tuple[GoalFill, ...]
    cost: Decimal | None
    cost_complete: bool
    missing_rate: str | None
    value: Decimal | None
    net: Decimal | None
    counts: Counts


class Split(NamedTuple):
    """Freed hours by area, those that no goal takes, and those of each goal by its id."""

    family: Decimal
    growth: Decimal
    unassigned_family: Decimal
    unassigned_growth: Decimal
    filled: dict[str, Decimal]


def split(freed: Decimal, family_share: float, goals: Iterable[Goal]) -> Split:
    """Freed hours over family and growth, and within each over its goals in the order given."""
    with localcontext(PRECISE):
        family = exactly(family_share) * freed + 0  # of -0 a plain 0
        areas = {"family": family, "growth": freed - family}
        left = dict.fromkeys(areas, _NOTHING) if freed <= 0 else dict(areas)
        filled = {}
        for goal in goals:
            filled[goal.id] = min(exactly(goal.target_hours or 0), left[goal.area])
            left[goal.area] -= filled[goal.id]
    return Split(areas["family"], areas["growth"], left["family"], left["growth"], filled)


def totals(plan: Plan, today: date) -> Totals:
    """The plan's totals on a day. Where they are wanted again after each change, keep `Sums`."""
    return Sums(plan, today).totals()


def hours_by_function(plan: Plan, today: date) -> dict[str, Decimal]:
    """Weekly hours still on the owner's desk (undecided and keep) by function, "" for duties without one."""
    result: dict[str, Decimal] = {}
    for duty in in_order(plan.duties):
        if duty.decision in ("undecided", "keep") and (taken := hours(duty, today)) is not None:
            name = duty.function or ""
            result[name] = PRECISE.add(result.get(name, _NOTHING), taken)
    return result


class _Outsourced:
    """Sums over outsourced duties from which their freed hours follow.

    `shared` are the hours of duties whose oversight is a share of them, `checking` the minutes of oversight that are
    given for the others.
    """

    __slots__ = ("checking", "hours", "shared")

    def __init__(self) -> None:
        self.hours = self.shared = self.checking = _NOTHING

    def add(self, duty: Duty, taken: Decimal, sign: int) -> None:
        hours = sign * taken
        self.hours += hours
        if duty.oversight_minutes_per_week is None:
            self.shared += hours
        else:
            self.checking += sign * exactly(duty.oversight_minutes_per_week)

    def oversight(self, share: float) -> Decimal:
        return EXACT.divide(self.checking, Decimal(60)) + exactly(share) * self.shared


class Sums:
    """A plan's sums, made in one pass and then kept up to date edit by edit; equal to fresh ones at any time."""

    def __init__(self, plan: Plan, today: date) -> None:
        self._today = today
        self._plan = plan
        self._start()

    @property
    def plan(self) -> Plan:
        """The snapshot whose sums these are."""
        return self._plan

    @property
    def today(self) -> date:
        """The day on which they hold."""
        return self._today

    @property
    def loads(self) -> Loads:
        """What is asked of each provider, for `costs.provider_cost` and `costs.duty_cost`; for reading only."""
        return self._loads

    def changed(self, edit: Edit | None, plan: Plan) -> None:
        """Follow an edit that led to this plan, in whichever direction; after None everything is summed anew."""
        was, now = self._plan.duties, plan.duties
        self._plan = plan
        if edit is None:
            self._start()
            return
        with localcontext(PRECISE):
            for key in edit.after.get("duties", ()):
                self._exchange(was.get(key), now.get(key))

    def preview(self, changed: Iterable[Duty]) -> Totals:
        """The totals if these duties stood in place of those with their ids; changes nothing."""
        other = copy(self)
        other._counts, other._hours, other._loads = dict(self._counts), dict(self._hours), dict(self._loads)
        other._outsourced, other._running = copy(self._outsourced), copy(self._running)
        with localcontext(PRECISE):
            for duty in changed:
                other._exchange(self._plan.duties.get(duty.id), duty)
        return other.totals()

    def totals(self) -> Totals:
        """All figures of the plan."""
        settings, goals = self._plan.settings, in_order(self._plan.goals)
        with localcontext(PRECISE):
            oversight = self._outsourced.oversight(settings.oversight_share)
            running = self._running.hours - self._running.oversight(settings.oversight_share)
            planned = self._hours["stop"] + self._outsourced.hours - oversight
            total = sum(self._hours.values(), _NOTHING)
            after = total - planned
            capacity, worth = settings.capacity_hours, hourly_worth(settings)
            then = split(planned, settings.family_share, goals)
            now = split(self._hours["stop"] + running, settings.family_share, goals)
            spent = cost(self._plan, self._loads)
            value = None if worth is None else planned * worth
            return Totals(
                **{decision: self._hours[decision] for decision in DECISIONS},
                total=total,
                oversight=oversight,
                owner_after=after,
                excess=None if capacity is None else after - exactly(capacity),
                planned=planned,
                now=self._hours["stop"] + running,
                family=then.family,
                growth=then.growth,
                unassigned_family=then.unassigned_family,
                unassigned_growth=then.unassigned_growth,
                family_now=now.family,
                growth_now=now.growth,
                unassigned_family_now=now.unassigned_family,
                unassigned_growth_now=now.unassigned_growth,
                goals=tuple(GoalFill(goal, then.filled[goal.id], now.filled[goal.id]) for goal in goals),
                cost=spent.amount,
                cost_complete=spent.complete,
                missing_rate=spent.missing_rate,
                value=value,
                net=None if value is None or spent.amount is None else value - spent.amount,
                counts=Counts(**self._counts, without_minutes=self._without_minutes),
            )

    def _start(self) -> None:
        self._counts = dict.fromkeys(DECISIONS, 0)
        self._hours = dict.fromkeys(DECISIONS, _NOTHING)
        self._without_minutes = 0
        self._outsourced, self._running = _Outsourced(), _Outsourced()
        self._loads: dict[str | None, Load] = {}
        with localcontext(PRECISE):
            for duty in self._plan.duties.rows.values():
                self._add(duty, 1)

    def _exchange(self, was: Duty | None, now: Duty | None) -> None:
        if was is not None:
            self._add(was, -1)
        if now is not None:
            self._add(now, 1)

    def _add(self, duty: Duty, sign: int) -> None:
        decision, minutes, cadence = duty.decision, duty.minutes, duty.cadence
        self._counts[decision] += sign
        taken = None
        if minutes is None or cadence is None:
            self._without_minutes += sign
        else:
            taken = weekly(minutes, cadence, self._today)
            self._hours[decision] += taken if sign > 0 else -taken
        if decision == "outsource":
            self._add_outsourced(duty, taken, sign)

    def _add_outsourced(self, duty: Duty, taken: Decimal | None, sign: int) -> None:
        if taken is not None:
            self._outsourced.add(duty, taken, sign)
            if duty.stage == "running":
                self._running.add(duty, taken, sign)
        load, one = self._loads.get(duty.provider, _IDLE), load_of(duty, self._today)
        self._loads[duty.provider] = load.plus(one) if sign > 0 else load.minus(one)
