"""What finds the best of large plans, on plans so small that the exact search knows it."""

from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from builders import TODAY, WEEKLY, a_plan
from highspy import HighsModelStatus, SolutionStatus

from delegate_desk.domain.cadence import Every
from delegate_desk.domain.duty import FUNCTIONS, Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.provider import Provider
from delegate_desk.planning.best_plan import BestPlan, Control, Rules, best_plan, groups, solver
from delegate_desk.planning.best_plan.search import Answer
from planning.best_plan_large import Kind, large_plan

MONTHLY, DAILY, OTHERS = (
    Every(1.0, 1, "month"),
    Every(1.0, 1, "workday"),
    [Every(1.0, 1, "quarter"), Every(1.0, 2, "week")],
)
CADENCES = [[WEEKLY], [WEEKLY, MONTHLY], [WEEKLY, DAILY, MONTHLY, *OTHERS], [MONTHLY]]
QUICK = Control(quick=True, seconds=30)


def small_plan(seed: int) -> Plan:
    """Up to 24 duties and 6 providers, of every kind."""
    random = Random(seed)
    providers = [a_provider(random, f"p{at}") for at in range(random.randint(2, 6))]
    cadences, own, checked = random.choice(CADENCES), random.choice([0, 0.3, 1]), random.choice([0, 0.2])
    duties = [a_duty(random, f"d{at}", cadences, own, checked) for at in range(random.randint(8, 24))]
    return a_plan(*duties, providers=providers, home_currency="GBP", hourly_worth="40.00")


def a_provider(random: Random, key: str) -> Provider:
    agreement = random.choice(["hourly", "minimum", "retainer"])
    return Provider(
        key,
        key.upper(),
        currency="GBP",
        hourly_rate=f"{random.uniform(8, 45):.2f}",
        minimum_hours=float(random.randint(3, 20)) if agreement == "minimum" else None,
        retainer=f"{random.uniform(100, 900):.2f}" if agreement == "retainer" else None,
        included_hours=float(random.randint(5, 40)) if agreement == "retainer" else None,
        maximum_hours=float(random.randint(8, 40)) if random.random() < 0.3 else None,
        functions=tuple(random.sample(FUNCTIONS, len(FUNCTIONS) // 3)),
    )


def a_duty(random: Random, key: str, cadences: list[Every], own: float, checked: float) -> Duty:
    minutes = random.randint(10, 240)
    return Duty(
        id=key,
        title=key,
        function=random.choice(FUNCTIONS),
        cadence=random.choice(cadences),
        minutes=float(minutes),
        provider_minutes=float(round(minutes * random.uniform(0.7, 1.5))) if random.random() < own else None,
        oversight_minutes_per_week=float(random.randint(0, 5)) if random.random() < checked else None,
        enjoyment=random.randint(1, 5),
        needs_me=random.randint(1, 4),
    )


def as_a_large_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the plans that follow looked at as if they had hundreds of duties."""
    monkeypatch.setattr(solver, "MOST_DUTIES", 0)
    monkeypatch.setattr(solver, "search", lambda *_args, **_named: Answer((), float("inf"), proven=False))


def asked(plan: Plan, seed: int) -> list[BestPlan | None]:
    """The best plans for each objective and for hours; None where there is none."""
    random = Random(seed)
    budget, hours = Decimal(random.randint(100, 4000)), Decimal(random.randint(3, 40))
    found: list[BestPlan | None] = []
    for objective in ("hours", "relief", "net"):
        found.append(best(plan, budget=budget, objective=objective))
    return [*found, best(plan, hours=hours)]


def best(plan: Plan, **wish: object) -> BestPlan | None:
    try:
        return best_plan(plan, TODAY, control=QUICK, **wish)  # type: ignore[arg-type]
    except PlanError:
        return None


def relief(plan: Plan, found: BestPlan) -> float:
    return sum(float(each.freed) * (6 - (plan.duties[each.duty].enjoyment or 3)) for each in found.choices)


@pytest.mark.parametrize("seed", range(100))
def test_it_finds_what_the_exact_search_finds(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = small_plan(seed)
    exact = asked(plan, seed)

    as_a_large_plan(monkeypatch)
    found = asked(plan, seed)

    for one, other, worth in zip(exact, found, ("freed", "relief", "net", "cost"), strict=True):
        assert (one is None) == (other is None)
        if one is None or other is None:
            continue
        assert one.proven
        assert other.proven
        if worth == "relief":
            assert relief(plan, one) == pytest.approx(relief(plan, other), abs=2e-6)
        else:
            assert float(getattr(one, worth)) == pytest.approx(float(getattr(other, worth)), abs=2e-6)


@pytest.mark.parametrize("kind", [Kind(weekly=False), Kind(weekly=False, maximum=0.4)])
def test_any_cadence_is_proven_without_branching_over_all(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "branch", lambda *_args, **_named: pytest.fail("it was left to the solver"))

    found = best_plan(large_plan(1, 600, 16, kind), TODAY, budget=Decimal(12000), control=QUICK)

    assert found.proven
    assert found.cost <= 12000


def test_maximum_hours_are_filled_up_where_there_is_money_enough() -> None:
    plan, rules = large_plan(2, 1000, 20, Kind(weekly=False, maximum=0.4)), Rules(not_needing_me_4=True)

    found = best_plan(plan, TODAY, budget=Decimal(59000), rules=rules, control=QUICK)

    assert found.proven


@pytest.mark.parametrize("kind", [Kind(own_minutes=True), Kind(weekly=False, own_minutes=True)])
def test_minutes_of_their_own_leave_hardly_a_gap(kind: Kind) -> None:
    found = best_plan(large_plan(1, 600, 16, kind), TODAY, budget=Decimal(12000), control=QUICK)

    assert found.gap < 1e-4
    assert found.cost <= 12000


@pytest.mark.parametrize("calls", [600, 900, 1200, 1500])
def test_what_the_solver_had_when_it_was_stopped_is_shared_whole(calls: int, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, asked = large_plan(2, 200, 10, Kind(own_minutes=True)), list[None]()
    shared, of_model = list[tuple[float, float]](), groups.Model.shared

    def over() -> bool:
        asked.append(None)
        return len(asked) > calls

    def seen(model: groups.Model) -> groups.Shared:
        before = len(asked)
        found = of_model(model)
        assert len(asked) == before, "it could have been interrupted"
        shared.append((found.minutes.sum(), model._all_of.hours[found.options].sum()))
        return found

    monkeypatch.setattr(groups.Model, "shared", seen)
    with suppress(PlanError):  # nothing was found by then
        stopped = Control(quick=True, cancelled=over)
        assert best_plan(plan, TODAY, budget=Decimal(4000), control=stopped).cost <= 4000
    assert shared
    assert all(given == pytest.approx(billed) for given, billed in shared)


def test_a_stopped_search_says_how_good_what_it_shares_may_still_be(monkeypatch: pytest.MonkeyPatch) -> None:
    plan, searched = large_plan(2, 200, 10, Kind(own_minutes=True)), groups.Model.search
    told = list[tuple[float, float]]()

    def search(model: groups.Model, gap: float, over: Callable[[], bool], branches: int | None) -> tuple[object, Any]:
        _status, stopped = searched(model, gap, over, 1)
        has_some = stopped.primal_solution_status == SolutionStatus.kSolutionStatusFeasible
        highest = model.shared().highest if has_some else None
        status, figures = searched(model, gap, over, 10_000)
        if highest is not None and status == HighsModelStatus.kOptimal:
            told.append((highest, figures.objective_function_value * model._unit))
        return status, figures

    monkeypatch.setattr(groups.Model, "search", search)
    best_plan(plan, TODAY, budget=Decimal(4000), control=QUICK)

    assert told
    assert all(highest >= best - 1e-3 for highest, best in told)
