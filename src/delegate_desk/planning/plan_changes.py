"""What a best plan changes, duty by duty, so that hours and money add up from the plan as it is to the plan it becomes.

Source: product.md, section 2, "Best plan".
"""

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from delegate_desk.domain.duty import Duty
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.planning.best_plan import BestPlan, Rules, applied
from delegate_desk.planning.costs import Load, load_of, provider_cost
from delegate_desk.planning.hours import PRECISE, freed
from delegate_desk.planning.totals import Sums, Totals

ChangeKind = Literal["new", "moved", "back"]
_NOTHING = Decimal(0)
_STARTED = ("training", "trial", "running")


class Change(NamedTuple):
    """A duty that is outsourced anew, goes to another provider or comes back to the owner.

    `freed` and `cost` are what that changes a week, in hours and in the home currency.
    """

    duty: str
    kind: ChangeKind
    before: str | None
    provider: str | None
    freed: Decimal
    cost: Decimal
    why: str


class Outcome(NamedTuple):
    """A plan before and after its best plan, stopped duties included, and the changes between in the owner's order."""

    before: Totals
    after: Totals
    changes: tuple[Change, ...]

    @property
    def stopped(self) -> Decimal:
        """Hours a week of the freed ones that come from duties which are stopped."""
        return self.after.stop


def outcome(plan: Plan, best: BestPlan, today: date) -> Outcome:
    """What applying the best plan changes. Raises PlanError where a duty or provider is not there any more."""
    after = applied(plan, best, today)
    sums = Sums(plan, today)
    return Outcome(sums.totals(), Sums(after, today).totals(), _Ledger(plan, after, best, today).changes())


def needing_the_owner(plan: Plan, rules: Rules) -> int:
    """How many duties stay the owner's by the rule about those that need the owner 4 or 5."""
    return sum(
        (duty.needs_me or 0) >= 4
        and duty.decision in ("undecided", "outsource")
        and not (rules.leave_started and duty.decision == "outsource" and duty.stage in _STARTED)
        for duty in plan.duties.values()
    )


class _Ledger:
    """Duties taken from their providers and given to others one by one, each with what that changes in the cost.

    First what comes back, then what moves is taken away; then everything is given in the owner's order, so the first
    duty of a provider bears its minimum hours and its retainer.
    """

    def __init__(self, plan: Plan, after: Plan, best: BestPlan, today: date) -> None:
        self._plan, self._after, self._today = plan, after, today
        self._loads: dict[str | None, Load] = {}
        for duty in plan.duties.values():
            if duty.decision == "outsource":
                self._loads[duty.provider] = self._loads.get(duty.provider, Load()).plus(load_of(duty, today))
        self._why = {choice.duty: choice.why for choice in best.choices}
        self._why |= {left.duty: left.why for left in best.left_out}

    def changes(self) -> tuple[Change, ...]:
        changed = [duty for duty in in_order(self._plan.duties) if self._differs(duty)]
        costs = dict.fromkeys((duty.id for duty in changed), _NOTHING)
        going = [duty for duty in changed if duty.decision == "outsource"]
        for duty in sorted(going, key=lambda each: self._after.duties[each.id].decision == "outsource"):
            costs[duty.id] += self._booked(duty, -1)
        for duty in changed:
            now = self._after.duties[duty.id]
            if now.decision == "outsource":
                costs[duty.id] += self._booked(now, 1)
        return tuple(self._change(duty, costs[duty.id]) for duty in changed)

    def _differs(self, duty: Duty) -> bool:
        now = self._after.duties[duty.id]
        return (now.decision, now.provider) != (duty.decision, duty.provider)

    def _change(self, duty: Duty, cost: Decimal) -> Change:
        now, settings = self._after.duties[duty.id], self._plan.settings
        gain, had = (freed(each, settings, self._today) or _NOTHING for each in (now, duty))
        outsourced = duty.decision == "outsource"
        kind: ChangeKind = "back"
        if now.decision == "outsource":
            kind = "moved" if outsourced and duty.provider is not None else "new"
        return Change(
            duty.id,
            kind,
            duty.provider if outsourced else None,
            now.provider if kind != "back" else None,
            PRECISE.subtract(gain, had),
            cost,
            self._why.get(duty.id, ""),
        )

    def _booked(self, duty: Duty, sign: int) -> Decimal:
        """What giving a duty to its provider, or taking it away, changes in the weekly cost."""
        there, load = self._loads.get(duty.provider, Load()), load_of(duty, self._today)
        then = there.plus(load) if sign > 0 else there.minus(load)
        self._loads[duty.provider] = then
        return PRECISE.subtract(self._cost(duty.provider, then), self._cost(duty.provider, there))

    def _cost(self, provider: str | None, load: Load) -> Decimal:
        if provider is not None:
            return provider_cost(self._plan, self._plan.providers[provider], load).home or _NOTHING
        assumed = self._plan.settings.assumed_hourly_rate
        return _NOTHING if assumed is None else PRECISE.multiply(Decimal(assumed), load.hours)
