"""The best plan equals the best of everything tried, by each objective and for hours, to the choice."""

from decimal import ROUND_CEILING, Decimal
from fractions import Fraction
from random import Random

import pytest
from builders import TODAY

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.planning.best_plan import BestPlan, applied, best_plan
from delegate_desk.planning.totals import totals
from planning import oracle
from planning.best_plan_oracle import EQUAL, Everything, Tried
from planning.best_plan_plans import small_plan

CENT = Decimal("0.01")


def cents_up(amount: Fraction) -> Decimal:
    """The amount in whole cents that is enough for it."""
    exact = Decimal(amount.numerator * 10**30 // amount.denominator).scaleb(-30)
    return (exact - Decimal("1e-25")).quantize(CENT, ROUND_CEILING) + 0


def budgets(everything: Everything, random: Random) -> list[Decimal]:
    """Just enough for something, a cent too little for it, and anything."""
    dearest = max(one.cost for one in everything.tried)
    some = cents_up(random.choice(everything.tried).cost)
    return [some, max(some - CENT, Decimal(0)), cents_up(dearest * random.randint(0, 11) / 10)]


def same(plan: Plan, everything: Everything, found: BestPlan, best: Tried) -> None:
    """The found plan is that one, to the last choice, and so is the plan in which it is decided."""
    chosen = {choice.duty: choice.provider for choice in found.choices}
    expected = {d.id: key for d, key in zip(everything.candidates, best.chosen, strict=True) if key is not None}
    assert chosen == expected
    assert found.proven
    assert abs(Fraction(found.freed) - best.freed) < EQUAL
    assert abs(Fraction(found.cost) - best.cost) < Fraction(1, 10**20)
    told = {*chosen, *(left.duty for left in found.left_out)}
    assert told == {duty.id for duty in plan.duties.values() if duty.decision in ("undecided", "outsource")}
    assert all(one.why for one in (*found.choices, *found.left_out))
    decided = totals(applied(plan, found, TODAY), TODAY)
    assert decided.cost is not None
    assert abs(decided.cost - found.cost) < Decimal("1e-20")


def check(plan: Plan, everything: Everything, best: Tried | None, wish: dict[str, object]) -> None:
    if best is None or not any(best.chosen):
        with pytest.raises(PlanError, match=r"\.$"):
            best_plan(plan, TODAY, **wish)
    else:
        found = best_plan(plan, TODAY, **wish)
        same(plan, everything, found, best)
        if found.objective == "hours":
            check_next(everything, found)


def check_next(everything: Everything, found: BestPlan) -> None:
    """The next step is the lowest budget in cents for which more can be freed, and the most that is freed for it."""
    more = [one for one in everything.tried if one.freed > Fraction(found.freed) + 2 * EQUAL]
    if not more:
        assert found.next is None
        return
    budget = cents_up(min(one.cost for one in more))
    best = everything.best("hours", Fraction(budget))
    assert found.next is not None and best is not None
    assert found.next.budget == budget
    assert abs(Fraction(found.next.freed) - best.freed) < EQUAL


@pytest.mark.parametrize("seed", range(300))
def test_it_is_the_best_of_everything(seed):
    plan, random = small_plan(seed), Random(seed)
    if missing := oracle.missing_rates(plan):
        with pytest.raises(PlanError, match=missing.pop()):
            best_plan(plan, TODAY, budget=Decimal(100))
        return
    everything = Everything(plan)
    for objective in ("hours", "net", "relief"):
        for budget in budgets(everything, random):
            best = everything.best(objective, Fraction(budget))
            check(plan, everything, best, {"budget": budget, "objective": objective})
    most = max(one.freed for one in everything.tried)
    for share in (random.choice(everything.tried).freed / (most or 1), Fraction(random.randint(1, 12), 10)):
        wanted = most * share
        hours = Decimal(wanted.numerator) / Decimal(wanted.denominator)
        if hours > Decimal("1e-6"):
            check(plan, everything, everything.cheapest(Fraction(hours)), {"hours": hours})
