"""Scenarios: figures like those of a plan that is really edited so, and a plan that they never touch."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import TODAY, a_duty, a_plan, a_provider
from hypothesis import assume, given
from hypothesis import settings as running
from hypothesis import strategies as st

from delegate_desk.domain.duty import DECISIONS, STAGES, Duty, StageDate
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import TABLES, Plan, in_order
from delegate_desk.domain.provider import ExchangeRate
from delegate_desk.domain.scenario import Scenario, ScenarioDuty, ScenarioProvider, ScenarioSettings
from delegate_desk.exchange.plan_json import write_plan
from delegate_desk.planning.duties import delete_duties, delete_provider, edit_duty
from delegate_desk.planning.moves import choose_provider, decide, to_stage
from delegate_desk.planning.pay_back import whole_payback
from delegate_desk.planning.plan_settings import edit_settings
from delegate_desk.planning.providers import edit_provider
from delegate_desk.planning.scenarios import (
    add_scenario,
    copy_scenario,
    delete_scenario,
    free_name,
    rename_scenario,
    scenario_of,
    set_duty,
    set_provider,
    set_settings,
    take_over,
)
from delegate_desk.planning.totals import totals
from delegate_desk.planning.what_if import Differences, differences, figures, said, what_if
from planning.random_plans import PROVIDERS, made, maybe, plans, prices, weekly_hours

NEXT_YEAR = date(2027, 3, 1)

scenario_settings = made(
    ScenarioSettings, hourly_worth=maybe(prices), assumed_hourly_rate=maybe(prices), weekly_budget=maybe(prices)
)


def scenario_duty(key: str) -> st.SearchStrategy[ScenarioDuty]:
    return made(
        ScenarioDuty,
        duty=st.just(key),
        decision=maybe(st.sampled_from(DECISIONS)),
        provider=maybe(st.sampled_from(PROVIDERS)),
        stage=maybe(st.sampled_from(STAGES)),
        agreed_price=maybe(prices),
    )


def scenario_provider(key: str) -> st.SearchStrategy[ScenarioProvider]:
    return made(
        ScenarioProvider,
        provider=st.just(key),
        hourly_rate=maybe(prices),
        minimum_hours=maybe(weekly_hours),
        retainer=maybe(prices),
        included_hours=maybe(weekly_hours),
    )


@st.composite
def plans_with_a_scenario(draw: st.DrawFn) -> tuple[Plan, Scenario]:
    plan = draw(plans())
    entries = [draw(scenario_duty(duty.id)) for duty in draw(st.permutations(in_order(plan.duties)))]
    decided = [(entry, entry.decision or plan.duties[entry.duty].decision) for entry in entries]
    scenario = Scenario(
        id="s1",
        name="Hire",
        duties=tuple(e if to == "outsource" else e._replace(stage=None) for e, to in decided if draw(st.booleans())),
        settings=draw(maybe(scenario_settings)),
        providers=tuple(draw(scenario_provider(key)) for key in PROVIDERS if draw(st.booleans())),
    )
    for entry in scenario.providers:
        most = plan.providers[entry.provider].maximum_hours
        least = plan.providers[entry.provider].minimum_hours if entry.minimum_hours is None else entry.minimum_hours
        assume(most is None or least is None or least <= most)
    return plan.put("scenarios", [scenario]), scenario


def edited(plan: Plan, scenario: Scenario) -> Plan:
    """What an owner does by hand: the cards for each column selected and decided together, then thing by thing."""
    plan = edit_settings(plan, **said(scenario.settings or ScenarioSettings(), ScenarioSettings._fields))
    for terms in scenario.providers:
        plan = edit_provider(plan, terms.provider, **said(terms, ScenarioProvider._fields[1:]))
    entries = sorted(scenario.duties, key=lambda entry: plan.duties[entry.duty].position)
    for decision in DECISIONS:
        plan = decide(plan, [e.duty for e in entries if e.decision == decision], decision, today=TODAY)
    for entry in entries:
        if entry.provider is not None:
            plan = choose_provider(plan, [entry.duty], entry.provider, TODAY)
        if entry.stage is not None:
            plan = to_stage(plan, entry.duty, entry.stage, TODAY)
        if entry.agreed_price is not None:
            plan = edit_duty(plan, [entry.duty], TODAY, agreed_price=entry.agreed_price)
    return plan


@running(max_examples=100)
@given(plans_with_a_scenario())
def test_the_figures_are_those_of_a_plan_really_edited_that_way(given_: tuple[Plan, Scenario]) -> None:
    plan, scenario = given_
    wished = edited(plan, scenario)
    assert figures(what_if(plan, scenario, TODAY), TODAY) == figures(wished, TODAY)
    assert figures(what_if(plan, scenario, TODAY), TODAY).totals == totals(wished, TODAY)


@running(max_examples=60)
@given(plans_with_a_scenario())
def test_one_taken_over_exports_as_the_edited_plan_does(given_: tuple[Plan, Scenario]) -> None:
    plan, scenario = given_
    assert write_plan(take_over(plan, "s1", TODAY)) == write_plan(edited(plan, scenario))


@running(max_examples=40)
@given(plans_with_a_scenario())
def test_one_taken_over_differs_no_more(given_: tuple[Plan, Scenario]) -> None:
    plan, scenario = given_
    taken = take_over(plan, "s1", TODAY)
    assert differences(taken, what_if(taken, scenario, TODAY)) == Differences()
    assert take_over(taken, "s1", NEXT_YEAR) == taken


def _one_edit(plan: Plan, draw: st.DrawFn) -> Plan:
    duties, key = list(plan.duties.rows), draw(st.sampled_from(list(plan.scenarios.rows)))
    what = draw(st.sampled_from(["duty", "duty", "duty", "provider", "settings", "copy", "rename", "delete"]))
    if what == "duty" and duties:
        entry = draw(scenario_duty(draw(st.sampled_from(duties))))
        return set_duty(plan, key, entry.duty, TODAY, **said(entry, ScenarioDuty._fields[1:]))
    if what == "provider":
        terms = draw(scenario_provider(draw(st.sampled_from(PROVIDERS))))
        return set_provider(plan, key, terms.provider, **said(terms, ScenarioProvider._fields[1:]))
    if what == "settings":
        return set_settings(plan, key, **draw(scenario_settings)._asdict())
    if what == "copy":
        return copy_scenario(plan, key)
    if what == "delete" and len(plan.scenarios) > 1:
        return delete_scenario(plan, key)
    return rename_scenario(plan, key, draw(st.sampled_from(["One", "Other", "one"])))


@running(max_examples=40)
@given(plans(), st.data())
def test_no_edit_of_a_scenario_touches_the_plan(plan: Plan, data: st.DataObject) -> None:
    before = totals(plan, TODAY)
    now = add_scenario(plan, Scenario(id="s1", name="Hire"))
    for _number in range(6):
        try:
            now = data.draw(st.composite(lambda draw, plan=now: _one_edit(plan, draw))())
        except PlanError:
            continue
    assert totals(now, TODAY) == before
    assert now.settings is plan.settings
    assert all(getattr(now, table) is getattr(plan, table) for table in TABLES if table != "scenarios")


@running(max_examples=60)
@given(plans_with_a_scenario())
def test_set_differences_are_in_effect_and_none_is_idle(given_: tuple[Plan, Scenario]) -> None:
    plan, scenario = given_
    now = add_scenario(plan, Scenario(id="s2", name="Again"))
    for entry in scenario.duties:
        now = set_duty(now, "s2", entry.duty, TODAY, **said(entry, ScenarioDuty._fields[1:]))
    for terms in scenario.providers:
        now = set_provider(now, "s2", terms.provider, **said(terms, ScenarioProvider._fields[1:]))
    now = set_settings(now, "s2", **said(scenario.settings or ScenarioSettings(), ScenarioSettings._fields))
    kept = now.scenarios["s2"]
    wished, got = what_if(plan, scenario, TODAY), what_if(now, kept, TODAY)
    assert (got.settings, got.providers.rows, got.duties.rows) == (
        wished.settings,
        wished.providers.rows,
        wished.duties.rows,
    )
    for entry in kept.duties:
        for field in said(entry, ScenarioDuty._fields[1:]):
            fewer = kept._replace(
                duties=tuple(e._replace(**{field: None}) if e.duty == entry.duty else e for e in kept.duties)
            )
            assert differences(got, what_if(now, fewer, TODAY)).duties == (entry.duty,)


# By hand


def the_plan(**said_: Any) -> Plan:
    """Two hours, one of them with the dear provider, and somebody cheap in pesos."""
    return a_plan(
        a_duty(id="d1", title="Post", minutes=60.0, handover_minutes=120.0),
        a_duty(id="d2", title="Books", decision="outsource", provider="p1", agreed_price="30.00", stage="running"),
        providers=[a_provider(), a_provider(id="p2", name="Maya", currency="PHP", hourly_rate="300")],
        rates={"PHP": "0.02"},
        scenarios=[Scenario(id="s1", name="Hire Maya")],
        **{"oversight_share": 0.0, "hourly_worth": "50.00", "weekly_budget": "40.00"} | said_,
    )


def hired(plan: Plan) -> Plan:
    plan = set_duty(plan, "s1", "d1", TODAY, decision="outsource", provider="p2")
    return set_duty(plan, "s1", "d2", TODAY, provider="p2")


def test_a_scenario_worked_out_by_hand() -> None:
    plan = hired(the_plan())
    now, then = figures(plan, TODAY), figures(what_if(plan, plan.scenarios["s1"], TODAY), TODAY)
    assert (now.totals.planned, now.totals.cost, now.totals.net, now.payback.weeks) == (1, 30, 20, 30)
    assert (then.totals.planned, then.totals.cost, then.totals.net) == (2, 12, 88)
    assert then.payback == (Decimal(32), 16, True)  # 2 h and thirty times 1 h over 2 h a week
    assert (then.totals.now, then.budget) == (1, 40)


def test_what_is_not_listed_follows_the_plan() -> None:
    plan = hired(the_plan())
    plan = edit_duty(plan, ["d1"], TODAY, minutes=120.0)
    then = what_if(plan, plan.scenarios["s1"], TODAY)
    assert totals(then, TODAY).planned == 3
    assert then.duties["d1"].stage == "brief"
    assert then.duties["d1"].stage_dates == (StageDate("brief", "2026-11-23"),)
    assert then.duties["d2"].stage == "running"


def test_another_provider_does_not_take_the_agreed_price_along_and_a_new_one_may_have_one() -> None:
    plan = set_duty(the_plan(), "s1", "d2", TODAY, provider="p2", agreed_price="450")
    then = what_if(plan, plan.scenarios["s1"], TODAY)
    assert (then.duties["d2"].provider, then.duties["d2"].agreed_price) == ("p2", "450")
    assert totals(then, TODAY).cost == 9
    same_price = set_duty(plan, "s1", "d2", TODAY, agreed_price="30.00")
    assert same_price.scenarios["s1"].duties[0].agreed_price == "30.00"
    back = set_duty(plan, "s1", "d2", TODAY, provider=None, agreed_price=None)
    assert back.scenarios["s1"].duties == ()


def test_what_it_would_have_anyway_is_no_difference() -> None:
    plan = the_plan()
    same = set_duty(plan, "s1", "d2", TODAY, decision="outsource", provider="p1", stage="running", agreed_price="30.00")
    assert same is plan
    plan = set_duty(plan, "s1", "d1", TODAY, decision="outsource", stage="brief")
    assert plan.scenarios["s1"].duties == (ScenarioDuty("d1", decision="outsource"),)
    assert set_provider(plan, "s1", "p1", hourly_rate="20.00") is plan
    assert set_settings(plan, "s1", hourly_worth="50.00") is plan
    assert set_duty(plan, "s1", "d1", TODAY, decision=None).scenarios["s1"] == the_plan().scenarios["s1"]


def test_stages_and_prices_of_duties_are_taken_over_with_their_dates() -> None:
    plan = set_duty(the_plan(), "s1", "d1", TODAY, decision="outsource", provider="p2", stage="training")
    taken = take_over(plan, "s1", TODAY)
    assert taken.duties["d1"].stage_dates == (StageDate("brief", "2026-11-23"), StageDate("training", "2026-11-23"))
    assert [duty.id for duty in in_order(taken.duties)] == ["d2", "d1"]  # at the end of its new column
    assert taken.scenarios is plan.scenarios


def test_prices_and_worth_change_the_figures() -> None:
    plan = set_settings(the_plan(), "s1", hourly_worth="80", weekly_budget="25")
    plan = set_provider(plan, "s1", "p1", retainer="100", hourly_rate="10")
    then = what_if(plan, plan.scenarios["s1"], TODAY)
    found = figures(then, TODAY)
    assert (found.totals.value, found.budget) == (80, 25)
    assert round(found.totals.cost or 0, 2) == Decimal("53.00")  # 100 a month is 22.9984 a week, and 30 agreed
    assert differences(plan, then) == Differences((), ("p1",), ("hourly_worth", "weekly_budget"))
    assert differences(plan, then).changes == 3
    plan = set_provider(plan, "s1", "p1", retainer=None, hourly_rate=None)
    assert set_settings(plan, "s1", hourly_worth=None, weekly_budget=None).scenarios == the_plan().scenarios


def test_missing_rates_and_prices_are_told() -> None:
    plan = the_plan()._replace(exchange_rates=a_plan().exchange_rates)
    plan = set_duty(plan, "s1", "d1", TODAY, decision="outsource", provider="p2")
    found = figures(what_if(plan, plan.scenarios["s1"], TODAY), TODAY)
    assert (found.totals.cost, found.totals.missing_rate, found.totals.net) == (None, "PHP", None)
    plan = set_duty(the_plan(), "s1", "d1", TODAY, decision="outsource")
    found = figures(what_if(plan, plan.scenarios["s1"], TODAY), TODAY)
    assert (found.totals.cost_complete, found.unpriced) == (False, (1, ()))
    plan = edit_provider(plan, "p2", hourly_rate=None)
    plan = set_duty(plan, "s1", "d1", TODAY, provider="p2").put("exchange_rates", [ExchangeRate("PHP", "0.02")])
    found = figures(what_if(plan, plan.scenarios["s1"], TODAY), TODAY)
    assert (found.totals.cost_complete, found.unpriced) == (False, (0, ("Maya",)))
    plan = set_settings(plan, "s1", assumed_hourly_rate="20")
    assert not figures(what_if(plan, plan.scenarios["s1"], TODAY), TODAY).totals.cost_complete


def test_pay_back_of_nothing_is_none() -> None:
    plan = a_plan(a_duty(decision="outsource", oversight_minutes_per_week=90.0, handover_minutes=60.0))
    assert whole_payback(in_order(plan.duties), plan.settings, TODAY) == (1, None, False)
    assert whole_payback([a_duty()], plan.settings, TODAY) == (0, None, False)


def test_named_copied_and_deleted() -> None:
    plan = hired(the_plan())
    plan = copy_scenario(copy_scenario(plan, "s1", "s2"), "s1", "s3")
    assert [s.name for s in in_order(plan.scenarios)] == ["Hire Maya", "Hire Maya, copy", "Hire Maya, copy 2"]
    assert plan.scenarios["s2"].duties == plan.scenarios["s1"].duties
    plan = rename_scenario(plan, "s2", "  Raise\nmy rate ")
    assert plan.scenarios["s2"].name == "Raise my rate"
    assert rename_scenario(plan, "s2", "RAISE my rate").scenarios["s2"].name == "RAISE my rate"
    plan = delete_scenario(plan, "s1")
    assert [s.id for s in in_order(plan.scenarios)] == ["s2", "s3"]
    assert free_name(plan, "raise my rate") == "raise my rate 2"
    fresh = in_order(add_scenario(plan, Scenario(id="", name="Less")).scenarios)[-1]
    assert len(fresh.id) == 32


@pytest.mark.parametrize(
    "change",
    [
        lambda plan: add_scenario(plan, Scenario(id="", name=" ")),
        lambda plan: add_scenario(plan, Scenario(id="", name="HIRE maya")),
        lambda plan: add_scenario(plan, Scenario(id="s1", name="Other")),
        lambda plan: rename_scenario(plan, "s1", ""),
        lambda plan: rename_scenario(plan, "gone", "Other"),
        lambda plan: set_duty(plan, "s1", "gone", TODAY, decision="keep"),
        lambda plan: set_duty(plan, "s1", "d1", TODAY, decision="maybe"),
        lambda plan: set_duty(plan, "s1", "d1", TODAY, provider="gone"),
        lambda plan: set_duty(plan, "s1", "d1", TODAY, agreed_price="-1"),
        lambda plan: set_provider(plan, "s1", "gone", hourly_rate="1"),
        lambda plan: set_provider(plan, "s1", "p1", hourly_rate="cheap"),
        lambda plan: set_provider(edit_provider(plan, "p1", maximum_hours=4.0), "s1", "p1", minimum_hours=5.0),
        lambda plan: take_over(
            edit_provider(set_provider(plan, "s1", "p1", minimum_hours=5.0), "p1", maximum_hours=4.0), "s1", TODAY
        ),
        lambda plan: set_settings(plan, "s1", hourly_worth="much"),
        lambda plan: delete_scenario(plan, "gone"),
    ],
)
def test_what_cannot_stand_is_refused_in_one_sentence(change: Any) -> None:
    with pytest.raises(PlanError) as refusal:
        change(the_plan())
    assert str(refusal.value).endswith(".")
    assert "_" not in str(refusal.value)


def test_deleted_duties_and_providers_leave_no_hole() -> None:
    plan = delete_duties(delete_provider(hired(the_plan()), "p2"), ["d1"])
    then = what_if(plan, plan.scenarios["s1"], TODAY)
    assert then.duties["d2"] == plan.duties["d2"]
    assert differences(plan, then) == Differences()


def test_a_scenario_is_made_of_a_plan_that_was_decided_elsewhere() -> None:
    plan = the_plan()
    wished = choose_provider(decide(plan, ["d1"], "outsource", today=TODAY), ["d1", "d2"], "p2", TODAY)
    wished = edit_settings(edit_provider(wished, "p1", minimum_hours=3.0), weekly_budget="60")
    made_ = scenario_of(plan, wished, "Best for £60")
    assert made_.duties == (
        ScenarioDuty("d1", decision="outsource", provider="p2", stage="brief"),
        ScenarioDuty("d2", provider="p2"),
    )
    assert (made_.settings, made_.providers) == (
        ScenarioSettings(weekly_budget="60"),
        (ScenarioProvider("p1", minimum_hours=3.0),),
    )
    assert figures(what_if(plan, made_, TODAY), TODAY) == figures(wished, TODAY)


def test_a_duty_that_is_not_outsourced_keeps_its_stage_for_its_way_back() -> None:
    plan = set_duty(the_plan(), "s1", "d1", TODAY, stage="trial")
    taken: Duty = take_over(plan, "s1", TODAY).duties["d1"]
    assert (taken.decision, taken.stage) == ("undecided", "trial")
