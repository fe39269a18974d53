"""What a truly freed hour costs of each provider, and days side by side."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from builders import TODAY, a_duty, a_plan, a_provider

from delegate_desk.domain.duty import Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.idea import Idea
from delegate_desk.domain.money import rounded
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.domain.provider import ExchangeRate
from delegate_desk.domain.settings import Settings
from delegate_desk.exchange.example import example_plan
from delegate_desk.planning.ideas import delete_idea, edit_idea, idea_to_duty, idea_to_goal, note_idea
from delegate_desk.planning.provider_days import is_time_zone, same_hours, time_zones
from delegate_desk.planning.provider_figures import (
    ProviderFigures,
    cost_parts,
    is_dearer,
    is_old,
    provider_figures,
    providers_total,
)
from delegate_desk.planning.providers import edit_provider
from delegate_desk.planning.totals import totals


def sent(provider: str = "p1", **said: Any) -> Duty:
    return a_duty(decision="outsource", provider=provider, stage="running", **said)


def only(plan: Plan) -> ProviderFigures:
    (found,) = provider_figures(plan, TODAY)
    return found


def shown(amount: Decimal | None) -> str:
    return "none" if amount is None else f"{rounded(amount, 'EUR')}"


def test_a_freed_hour_costs_more_than_an_hour_because_of_checking() -> None:
    plan = a_plan(sent(), providers=[a_provider()])
    found = only(plan)
    assert (found.hours, found.freed, found.own, found.cost) == (1, Decimal("0.9"), 20, 20)
    assert shown(found.freed_hour) == "22.22"
    assert not found.is_quote and not found.unused


def test_a_minimum_makes_few_hours_dear() -> None:
    found = only(a_plan(sent(), providers=[a_provider(minimum_hours=2.5)]))
    assert found.unused == Decimal("1.5")
    assert shown(found.freed_hour) == "55.56"


def test_other_money_counts_in_the_home_currency_or_not_at_all() -> None:
    provider = a_provider(currency="PHP", hourly_rate="350.00")
    assert shown(only(a_plan(sent(), providers=[provider], rates={"PHP": "0.0134"})).freed_hour) == "5.21"
    missing = only(a_plan(sent(), providers=[provider]))
    assert missing.cost is None and missing.freed_hour is None
    assert providers_total([missing]).cost is None


def test_no_price_and_no_gain_have_no_cost_of_a_freed_hour() -> None:
    assert only(a_plan(sent(), providers=[a_provider(hourly_rate=None)])).freed_hour is None
    assert not only(a_plan(sent(), providers=[a_provider(hourly_rate=None)])).is_priced
    assert only(a_plan(sent(oversight_minutes_per_week=90), providers=[a_provider()])).freed_hour is None
    free = only(a_plan(sent(), providers=[a_provider(hourly_rate="0")]))
    assert free.is_priced and free.freed_hour == 0


def test_a_quote_is_what_a_freed_hour_would_cost() -> None:
    found = only(a_plan(providers=[a_provider(hourly_rate="18.00")]))
    assert found.is_quote and shown(found.freed_hour) == "20.00" and found.cost == 0
    asked = a_duty(provider="p1", agreed_price="24.00")
    agreed = only(a_plan(asked, providers=[a_provider(hourly_rate=None)]))
    assert agreed.is_quote and shown(agreed.freed_hour) == "26.67" and not agreed.duties
    assert only(a_plan(providers=[a_provider(currency="PHP")])).freed_hour is None
    assert only(a_plan(providers=[a_provider(hourly_rate=None)])).freed_hour is None


def test_the_sum_is_that_of_the_plan() -> None:
    plan = example_plan(TODAY)
    plan = plan._replace(settings=plan.settings._replace(assumed_hourly_rate=None))
    figures = provider_figures(plan, TODAY)
    total = providers_total(figures)
    assert total.cost == totals(plan, TODAY).cost
    assert total.in_use == 6
    by_name = {each.provider.id: shown(each.freed_hour) for each in figures}
    assert by_name["maya"] == "7.80" and by_name["brightline"] == "88.89" and by_name["safesite"] == "26.67"
    dear = [each.provider.id for each in figures if is_dearer(each.freed_hour, Decimal(60))]
    assert dear == ["brightline"]


@pytest.mark.parametrize(
    "said",
    [
        {"hourly_rate": "33.33"},
        {"hourly_rate": "33.33", "minimum_hours": 7.5},
        {"hourly_rate": "33.33", "retainer": "100.10", "included_hours": 1.25, "minimum_hours": 2.0},
        {"hourly_rate": None, "retainer": "100.10", "included_hours": 9.0},
        {"hourly_rate": None},
    ],
)
def test_the_parts_of_a_cost_are_the_cost(said: dict[str, Any]) -> None:
    duties = [sent(minutes=100.0), sent(id="d2", agreed_price="17.77")]
    found = only(plan := a_plan(*duties, providers=[a_provider(currency="PHP", **said)], rates={"PHP": "0.0134"}))
    parts = cost_parts(plan, found)
    assert parts is not None and found.cost is not None
    total = (parts.retainer or 0) + (parts.by_hour or 0) + parts.agreed
    assert abs(total - found.cost) < Decimal("1e-20")
    assert cost_parts(plan.without("exchange_rates", ["PHP"]), only(plan.without("exchange_rates", ["PHP"]))) is None


@pytest.mark.parametrize(("days", "old"), [(0, False), (89, False), (90, True)])
def test_a_rate_is_old_after_ninety_days(days: int, old: bool) -> None:
    assert is_old(ExchangeRate("PHP", "1", (TODAY - timedelta(days=days)).isoformat()), TODAY) == old
    assert is_old(ExchangeRate("PHP", "1"), TODAY)


# Days


LONDON = Settings(time_zone="Europe/London", day_starts="07:30", day_ends="17:30")
OCTOBER = datetime(2026, 10, 16, 15, 10, tzinfo=UTC)


def test_hours_in_common_are_told_in_the_owners_time() -> None:
    maya = a_provider(time_zone="Asia/Manila", day_starts="08:00", day_ends="17:00")
    found = same_hours(LONDON, maya, OCTOBER)
    assert found is not None
    assert found.there.strftime("%H:%M") == "23:10" and found.ahead == 7 * 60
    assert found.provider == ((60, 600),) and found.shared == ((450, 600),)
    assert not found.is_assumed
    winter = same_hours(LONDON, maya, datetime(2026, 12, 1, 12, tzinfo=UTC))
    assert winter is not None and winter.ahead == 8 * 60 and winter.shared == ((450, 540),)


def test_a_day_over_midnight_stands_as_two_spans() -> None:
    found = same_hours(LONDON, a_provider(time_zone="America/Los_Angeles"), OCTOBER)
    assert found is not None and found.ahead == -8 * 60 and found.is_assumed
    assert found.provider == ((0, 60), (1020, 1440)) and found.shared == ((1020, 1050),)
    none = same_hours(LONDON._replace(day_ends="17:00"), a_provider(time_zone="America/Los_Angeles"), OCTOBER)
    assert none is not None and none.shared == ()


def test_without_a_zone_nothing_is_guessed() -> None:
    assert same_hours(LONDON, a_provider(), OCTOBER) is None
    assert same_hours(LONDON, a_provider(time_zone="Nowhere/Land"), OCTOBER) is None
    assert is_time_zone("Asia/Manila") and not is_time_zone("../etc/passwd") and not is_time_zone("")
    assert "Europe/London" in time_zones()


# Editing


def test_a_field_is_changed_or_refused_in_words() -> None:
    plan = a_plan(providers=[a_provider()])
    assert edit_provider(plan, "p1", place="Cebu").providers["p1"].place == "Cebu"
    assert edit_provider(plan, "p1", hourly_rate="20.00") is plan
    for wrong, said in (
        ({"name": "  "}, "needs a name"),
        ({"currency": "pounds"}, "The currency"),
        ({"time_zone": "Mars/Base"}, "IANA"),
        ({"minimum_hours": 3.0, "maximum_hours": 2.0}, "more than the maximum"),
        ({"hourly_rate": "-1"}, "The hourly rate"),
    ):
        with pytest.raises(PlanError, match=said):
            edit_provider(plan, "p1", **wrong)
    with pytest.raises(PlanError):
        edit_provider(plan, "gone", place="Cebu")


# Ideas


def test_an_idea_becomes_a_goal_or_a_duty_and_is_kept() -> None:
    plan = a_plan(ideas=[Idea(id="i1", text="Bank feed\ninstead of CSV")])
    with_goal = idea_to_goal(plan, "i1")
    (goal,) = with_goal.goals.values()
    assert (goal.title, goal.area, with_goal.ideas["i1"].status) == ("Bank feed instead of CSV", "growth", "kept")
    with_duty = idea_to_duty(plan, "i1")
    (duty,) = with_duty.duties.values()
    assert (duty.title, duty.decision, with_duty.ideas["i1"].status) == (
        "Bank feed instead of CSV",
        "undecided",
        "kept",
    )


def test_ideas_are_edited_and_deleted() -> None:
    plan = note_idea(a_plan(providers=[a_provider()]), "Ask twice")
    (idea,) = in_order(plan.ideas)
    assert edit_idea(plan, idea.id, status="tried", provider="p1").ideas[idea.id].status == "tried"
    assert not delete_idea(plan, idea.id).ideas.rows
    for wrong in ({"status": "lost"}, {"provider": "gone"}, {"text": " "}):
        with pytest.raises(PlanError):
            edit_idea(plan, idea.id, **wrong)
    with pytest.raises(PlanError):
        note_idea(plan, " ")
    with pytest.raises(PlanError):
        delete_idea(plan, "gone")
