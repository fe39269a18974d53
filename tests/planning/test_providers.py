"""Providers: added at the end, priced for a duty, and the cheapest that fits it."""

from typing import Any

import pytest
from builders import TODAY, a_duty, a_plan, a_provider

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.domain.provider import ExchangeRate, Provider
from delegate_desk.planning.ideas import is_noted, note_idea
from delegate_desk.planning.providers import add_provider, best_fit, set_exchange_rate
from delegate_desk.planning.totals import Sums


def fit(plan: Plan, **said: Any) -> tuple[str, str] | None:
    """Who fits the plan's first duty best, and the weekly cost."""
    duty = in_order(plan.duties)[0]._replace(**said)
    found = best_fit(plan, Sums(plan, TODAY).loads, duty, TODAY)
    return None if found is None else (found.provider.id, f"{found.cost:.2f}")


def test_a_provider_comes_to_the_end_with_a_fresh_id() -> None:
    plan = add_provider(a_plan(providers=[a_provider()]), Provider(id="", name="Maya", currency="GBP"))
    first, second = in_order(plan.providers)
    assert (first.name, second.name) == ("Ledger & Co", "Maya")
    assert second.id not in ("", "p1")


@pytest.mark.parametrize(
    "said", [{"name": " "}, {"currency": "pounds"}, {"hourly_rate": "-1"}, {"id": "p1"}, {"name": "a\0b"}]
)
def test_a_provider_that_cannot_be_is_refused(said: dict[str, Any]) -> None:
    with pytest.raises(PlanError):
        add_provider(a_plan(providers=[a_provider()]), a_provider(id="p2")._replace(**said))


def test_a_rate_is_kept_as_typed_with_its_day() -> None:
    plan = set_exchange_rate(a_plan(), "PHP", "0.0134", TODAY)
    assert plan.exchange_rates["PHP"] == ExchangeRate("PHP", "0.0134", "2026-11-23")
    with pytest.raises(PlanError):
        set_exchange_rate(plan, "PHP", "0", TODAY)


def test_the_cheapest_that_does_this_kind_of_work_fits_best() -> None:
    plan = a_plan(
        a_duty(function="bookkeeping"),
        providers=[
            a_provider(),
            a_provider(id="p2", hourly_rate="9.00", functions=("bookkeeping", "legal")),
            a_provider(id="p3", hourly_rate="1.00", functions=("legal",)),
            a_provider(id="p4", hourly_rate="1.00", archived=True),
            a_provider(id="p5", hourly_rate=None),
            a_provider(id="p6", hourly_rate="1.00", currency="PHP"),
            a_provider(id="p7", hourly_rate="1.00", maximum_hours=0.5),
            a_provider(id="p8", hourly_rate="9.00"),
        ],
    )
    assert fit(plan) == ("p2", "9.00")
    assert fit(set_exchange_rate(plan, "PHP", "0.5", TODAY)) == ("p6", "0.50")


def test_included_hours_make_the_dear_one_the_best() -> None:
    retained = a_provider(id="p2", hourly_rate="90.00", retainer="100.00", included_hours=5.0)
    busy = a_duty(id="d2", decision="outsource", provider="p2", stage="running")
    assert fit(a_plan(a_duty(), busy, providers=[a_provider(), retained])) == ("p2", "0.00")
    assert fit(a_plan(a_duty(), providers=[a_provider(), retained])) == ("p1", "20.00")


def test_a_provider_that_is_full_fits_no_more() -> None:
    busy = a_duty(id="d2", decision="outsource", provider="p1", stage="running")
    assert fit(a_plan(a_duty(), busy, providers=[a_provider(maximum_hours=1.5)])) is None
    assert fit(a_plan(a_duty(), busy, providers=[a_provider(maximum_hours=2.0)])) == ("p1", "20.00")


def test_a_duty_is_not_counted_twice_against_the_most_hours_of_its_own_provider() -> None:
    own = a_duty(decision="outsource", provider="p1", stage="running")
    busy = own._replace(id="d2")
    assert fit(a_plan(own, busy, providers=[a_provider(maximum_hours=2.0)])) == ("p1", "20.00")
    assert fit(a_plan(own, busy, providers=[a_provider(maximum_hours=1.5)])) is None


def test_hours_at_an_agreed_price_are_none_of_the_most_hours() -> None:
    agreed = a_duty(decision="outsource", provider="p1", agreed_price="5", stage="running")
    full = a_duty(id="d2", decision="outsource", provider="p1", stage="running")
    crowded = a_plan(agreed, full, providers=[a_provider(maximum_hours=1.0)])
    assert fit(crowded) == ("p1", "5.00")
    assert fit(crowded, agreed_price=None) is None


def test_nobody_fits_what_has_no_hours() -> None:
    assert fit(a_plan(a_duty(minutes=None), providers=[a_provider()])) is None


def test_an_idea_is_noted_once() -> None:
    plan = note_idea(a_plan(), "Bank feed instead of CSV", "p1")
    (idea,) = plan.ideas.values()
    assert (idea.text, idea.provider, idea.status) == ("Bank feed instead of CSV", "p1", "open")
    assert is_noted(plan, "Bank feed instead of CSV")
    assert note_idea(plan, "Bank feed instead of CSV") is plan
    assert [each.text for each in in_order(note_idea(plan, "Another").ideas)] == ["Bank feed instead of CSV", "Another"]
