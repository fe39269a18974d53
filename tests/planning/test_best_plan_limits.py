"""What a best plan never does: break the budget by a cent, miss the hours, or answer what cannot be with a table."""

from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from builders import TODAY, WEEKLY, a_duty, a_plan, a_provider
from hypothesis import given
from hypothesis import strategies as st

from delegate_desk.domain.duty import Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.provider import Provider
from delegate_desk.planning.best_plan import BestPlan, Control, Progress, applied, best_plan, solver
from delegate_desk.planning.totals import totals
from planning import oracle
from planning.best_plan_large import Kind, large_plan
from planning.best_plan_plans import small_plan

CENT = Decimal("0.01")


def weekly(key: str, hours: float, function: str, **said: object) -> Duty:
    return Duty(id=key, title=key, function=function, cadence=WEEKLY, minutes=hours * 60, **said)


def the_trap() -> Plan:
    """The assistant frees most hours per pound, and whoever begins with it has no money for the books."""
    return a_plan(
        weekly("inbox", 20, "support", oversight_minutes_per_week=180.0),
        weekly("social", 9, "support"),
        weekly("books", 8.5, "books", provider_minutes=180.0),
        weekly("payroll", 2.75, "books", provider_minutes=90.0),
        providers=[
            Provider("assistant", "Asha", currency="GBP", hourly_rate="12", minimum_hours=20.0, functions=("support",)),
            Provider("bookkeeper", "Lee", currency="GBP", hourly_rate="40", minimum_hours=5.0, functions=("books",)),
        ],
        home_currency="GBP",
        hourly_worth="58.00",
        oversight_share=0.0,
    )


def chosen(found: BestPlan) -> dict[str, str | None]:
    return {choice.duty: choice.provider for choice in found.choices}


def test_the_greedy_trap() -> None:
    found = best_plan(the_trap(), TODAY, budget=Decimal(450))

    assert chosen(found) == {"inbox": "assistant", "books": "bookkeeper", "payroll": "bookkeeper"}
    assert (found.freed, found.cost, found.proven) == (Decimal("28.25"), 440, True)
    assert found.next == (548, Decimal("37.25"))


@pytest.mark.parametrize(
    ("budget", "keys"),
    [
        ("440", {"inbox", "books", "payroll"}),
        ("439.99", {"inbox", "social"}),
        ("548", {"inbox", "books", "payroll", "social"}),
        ("547.99", {"inbox", "books", "payroll"}),
    ],
)
def test_a_cent_decides(budget: str, keys: set[str]) -> None:
    assert chosen(best_plan(the_trap(), TODAY, budget=Decimal(budget))).keys() == keys


def test_an_amount_that_only_rounding_would_bring_into_the_budget_is_not_in_it() -> None:
    plan = a_plan(a_duty(minutes=20.0), providers=[a_provider(hourly_rate="100")], home_currency="EUR")

    with pytest.raises(PlanError, match=r"the least is 33\.34 EUR"):
        best_plan(plan, TODAY, budget=Decimal("33.33"))  # a third of 100 is more
    assert best_plan(plan, TODAY, budget=Decimal("33.34")).proven


@given(seed=st.integers(0, 10**6), share=st.decimals(0, "1.2", places=4), off=st.integers(-2, 2))
def test_the_budget_is_never_exceeded_and_the_hours_are_never_missed(seed: int, share: Decimal, off: int) -> None:
    plan = small_plan(seed, most=7)
    if oracle.missing_rates(plan):
        return
    try:
        all_of_it = best_plan(plan, TODAY, budget=Decimal(10**6), control=Control(quick=True))
    except PlanError:
        return
    budget = max(Decimal(0), (all_of_it.cost * share).quantize(CENT) + off * CENT)
    wishes = ({"budget": budget}, {"budget": budget, "objective": "net"}, {"hours": all_of_it.freed * share})
    for wish in wishes:
        try:
            found = best_plan(plan, TODAY, **wish)
        except PlanError as refusal:
            assert str(refusal).endswith(".")
            continue
        cost = oracle.cost(applied(plan, found, TODAY))[0]
        assert abs(cost - Fraction(found.cost)) < Fraction(1, 10**20)
        assert found.budget is None or cost <= Fraction(found.budget)
        assert "hours" not in wish or found.freed >= wish["hours"] - Decimal("1e-6")


def test_applying_is_one_change_that_is_worth_what_was_said() -> None:
    plan = the_trap()
    kept = plan.put("duties", [plan.duties["social"]._replace(decision="outsource", provider="assistant")])

    after = applied(kept, best_plan(kept, TODAY, budget=Decimal(450)), TODAY)

    assert {duty.id: duty.decision for duty in after.duties.values()} == {
        "inbox": "outsource",
        "books": "outsource",
        "payroll": "outsource",
        "social": "undecided",
    }
    assert {duty.stage for duty in after.duties.values() if duty.decision == "outsource"} == {"brief"}
    assert after.duties["social"].provider == "assistant"
    assert totals(after, TODAY).cost == 440
    assert plan.duties["inbox"].decision == "undecided"


def test_a_search_that_is_stopped_says_that_nothing_is_proven() -> None:
    random, told = Random(3), list[Progress]()
    duties = [weekly(f"d{i}", random.randint(10, 240) / 60, random.choice("abc")) for i in range(300)]
    providers = [
        Provider(
            f"p{i}",
            f"P{i}",
            currency="GBP",
            hourly_rate=f"{random.randint(900, 4500) / 100:.2f}",
            minimum_hours=float(random.randint(2, 20)),
            maximum_hours=float(random.randint(20, 40)),
            functions=tuple(random.sample("abc", 2)),
        )
        for i in range(12)
    ]
    plan = a_plan(*duties, providers=providers, home_currency="GBP", oversight_share=0.0)

    found = best_plan(
        plan, TODAY, budget=Decimal(2500), control=Control(progress=told.append, cancelled=lambda: bool(told))
    )

    assert found.cost <= 2500
    assert found.freed >= told[0].freed > 0
    assert found.proven == (found.gap == 0)


def test_stopped_before_anything_is_found_it_says_so() -> None:
    with pytest.raises(PlanError, match="stopped before"):
        best_plan(the_trap(), TODAY, budget=Decimal(450), control=Control(cancelled=lambda: True))


@pytest.mark.parametrize("kind", [Kind(), Kind(maximum=0.4)])
def test_large_plans_are_proven_without_branching(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    def branch(*_args: object, **_named: object) -> None:
        pytest.fail("the relaxed form was not reached")

    plan = large_plan(1, 600, 16, kind)
    monkeypatch.setattr(solver, "branch", branch)

    told = list[Progress]()
    found = best_plan(plan, TODAY, budget=Decimal(12000), control=Control(quick=True, progress=told.append))

    assert found.proven
    assert found.cost <= 12000
    assert told[-1].freed == found.freed
    assert told[0].gap < 0.01


def test_a_little_more_budget_leaves_providers_where_they_are() -> None:
    plan = large_plan(1, 100, 8, Kind(maximum=0.3))
    decided = applied(plan, best_plan(plan, TODAY, budget=Decimal(1200)), TODAY)

    found = best_plan(decided, TODAY, budget=Decimal(1224))

    assert found.proven
    assert [choice.duty for choice in found.choices if choice.kind == "moved"] == []
    assert sum(choice.kind == "kept" for choice in found.choices) > 40
