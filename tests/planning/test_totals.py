"""Totals, worked out by hand, and their upkeep edit by edit."""

from decimal import Decimal
from fractions import Fraction

from builders import TODAY, a_duty, a_plan, a_provider
from hypothesis import HealthCheck, given
from hypothesis import settings as running
from hypothesis import strategies as st
from strategies import random_plan

from delegate_desk.domain.edit import applied, difference
from delegate_desk.domain.goal import Goal
from delegate_desk.domain.provider import ExchangeRate
from delegate_desk.planning.duties import delete_duties, delete_goal, delete_provider
from delegate_desk.planning.moves import decided, move
from delegate_desk.planning.totals import Sums, hours_by_function, totals
from planning.random_plans import PROVIDERS, a_random_duty, a_random_goal, a_random_provider, plans


def the_week():
    """Ten hours: 1 undecided, 2 kept, 4 outsourced (2 of them running), 3 stopped; a tenth of the four is checking."""
    return [
        a_duty(id="d1", function="sales"),
        a_duty(id="d2", minutes=120.0, decision="keep", function="legal"),
        a_duty(id="d3", minutes=120.0, decision="outsource", provider="p1", stage="running"),
        a_duty(id="d4", minutes=120.0, decision="outsource", provider="p1", stage="trial"),
        a_duty(id="d5", minutes=180.0, decision="stop"),
    ]


def test_hours_and_freed_hours():
    figures = totals(a_plan(*the_week(), providers=[a_provider()], capacity_hours=2.0), TODAY)

    assert (figures.undecided, figures.keep, figures.outsource, figures.stop) == (1, 2, 4, 3)
    assert (figures.total, figures.oversight) == (10, Decimal("0.4"))
    assert (figures.planned, figures.now) == (Decimal("6.6"), Decimal("4.8"))  # 3 + 3.6; 3 + 1.8
    assert (figures.owner_after, figures.excess) == (Decimal("3.4"), Decimal("1.4"))
    assert figures.counts == (1, 1, 2, 1, 0)


def test_without_a_capacity_there_is_no_excess():
    assert totals(a_plan(a_duty()), TODAY).excess is None


def test_a_duty_not_fully_said_counts_only_as_such():
    silent = a_duty(id="d6", decision="outsource", minutes=None, oversight_minutes_per_week=30.0)
    figures = totals(a_plan(*the_week(), silent, providers=[a_provider()]), TODAY)

    assert (figures.total, figures.oversight, figures.planned) == (10, Decimal("0.4"), Decimal("6.6"))
    assert figures.counts == (1, 1, 3, 1, 1)
    assert totals(a_plan(a_duty(minutes=None), a_duty(id="d2", cadence=None)), TODAY).counts.without_minutes == 2


def test_goals_fill_in_their_order_within_their_area():
    goals = [
        Goal(id="g1", title="Dinner", area="family", target_hours=3.0),
        Goal(id="g2", title="Clients", area="growth", target_hours=5.0),
        Goal(id="g3", title="Some day", area="family"),
        Goal(id="g4", title="Run", area="family", target_hours=2.0),
    ]
    plan = a_plan(*the_week(), providers=[a_provider()], goals=goals, family_share=0.6)

    figures = totals(plan, TODAY)

    assert (figures.family, figures.growth) == (Decimal("3.96"), Decimal("2.64"))
    assert [fill.filled for fill in figures.goals] == [3, Decimal("2.64"), 0, Decimal("0.96")]
    assert (figures.unassigned_family, figures.unassigned_growth) == (0, 0)
    assert (figures.family_now, figures.growth_now) == (Decimal("2.88"), Decimal("1.92"))
    assert [fill.filled_now for fill in figures.goals] == [Decimal("2.88"), Decimal("1.92"), 0, 0]

    fewer = totals(plan.without("goals", ["g2", "g4"]), TODAY)

    assert (fewer.unassigned_family, fewer.unassigned_growth) == (Decimal("0.96"), Decimal("2.64"))
    assert fewer.unassigned_growth_now == Decimal("1.92")


def test_nothing_freed_fills_no_goal():
    overseen = a_duty(decision="outsource", oversight_minutes_per_week=90.0, stage="running")
    goal = Goal(id="g1", title="Dinner", area="family", target_hours=3.0)

    figures = totals(a_plan(overseen, goals=[goal], hourly_worth="10"), TODAY)

    assert (figures.planned, figures.now, figures.family) == (Decimal("-0.5"), Decimal("-0.5"), Decimal("-0.25"))
    assert (figures.unassigned_family, figures.unassigned_growth, figures.goals[0].filled) == (0, 0, 0)
    assert figures.value == -5


def test_value_and_net_need_an_hourly_worth():
    plan = a_plan(*the_week(), providers=[a_provider()])

    assert (totals(plan, TODAY).value, totals(plan, TODAY).net) == (None, None)
    worth = totals(plan._replace(settings=plan.settings._replace(hourly_worth="58.00")), TODAY)
    assert (worth.value, worth.cost, worth.net) == (Decimal("382.8"), 80, Decimal("302.8"))


def test_an_empty_plan_is_all_zero():
    figures = totals(a_plan(), TODAY)

    assert (figures.total, figures.planned, figures.cost, figures.goals) == (0, 0, 0, ())
    assert figures.cost_complete


def test_hours_on_the_desk_by_function():
    more = a_duty(id="d6", decision="keep", function=None)

    assert hours_by_function(a_plan(*the_week(), more), TODAY) == {"sales": 1, "legal": 2, "": 1}


def test_a_preview_shows_a_drag_and_changes_nothing():
    plan = a_plan(*the_week(), providers=[a_provider()])
    sums = Sums(plan, TODAY)
    before = sums.totals()

    shown = sums.preview([decided(plan.duties["d1"], "outsource", TODAY, "p1")])

    assert (shown.planned, shown.cost) == (Decimal("7.5"), 100)
    assert shown == totals(move(plan, ["d1"], "outsource", today=TODAY, provider="p1"), TODAY)
    assert sums.totals() == before
    assert sums.loads == Sums(plan, TODAY).loads


@running(max_examples=60, deadline=None)
@given(plans())
def test_totals_add_up(plan):
    figures = totals(plan, TODAY)
    exact = {name: Fraction(value) for name, value in figures._asdict().items() if isinstance(value, Decimal)}

    assert exact["undecided"] + exact["keep"] + exact["outsource"] + exact["stop"] == exact["total"]
    assert exact["owner_after"] + exact["planned"] == exact["total"]
    assert exact["family"] + exact["growth"] == exact["planned"]
    assert exact["planned"] == exact["stop"] + exact["outsource"] - exact["oversight"]
    assert sum(figures.counts[:4]) == len(plan.duties)
    if figures.planned > 0:
        filled = sum(Fraction(fill.filled) for fill in figures.goals)
        assert filled + exact["unassigned_family"] + exact["unassigned_growth"] == exact["planned"]
    if figures.net is not None:
        assert exact["net"] == exact["value"] - exact["cost"]
    assert not any(figure.is_zero() and figure.is_signed() for figure in figures[:18] if figure is not None)


def an_edit(draw, plan):
    """The plan after one edit of any kind that touches a figure."""
    kind = draw(st.sampled_from(["duty", "duty", "move", "provider", "delete", "fire", "settings", "goal", "rate"]))
    ids = sorted(plan.duties)
    if kind == "duty":
        return plan.put("duties", [draw(a_random_duty(f"d{draw(st.integers(0, 7))}"))])
    if kind == "move" and ids:
        return move(plan, [draw(st.sampled_from(ids))], draw(st.sampled_from(["outsource", "stop"])), today=TODAY)
    if kind == "provider":
        return plan.put("providers", [draw(a_random_provider(draw(st.sampled_from(PROVIDERS))))])
    if kind == "delete" and ids:
        return delete_duties(plan, draw(st.sets(st.sampled_from(ids))))
    if kind == "fire" and "p1" in plan.providers:
        return delete_provider(plan, "p1")
    if kind == "settings":
        return plan._replace(settings=draw(plans(most=0)).settings)
    if kind == "goal":
        return delete_goal(plan, "g0") if "g0" in plan.goals else plan.put("goals", [draw(a_random_goal("g0"))])
    return plan.put("exchange_rates", [ExchangeRate("PHP", draw(st.sampled_from(["0.02", "3"])))])


def with_known_providers(plan):
    """The plan after edits that name a provider who left: the file's foreign keys would have refused those."""
    strays = [d._replace(provider=None) for d in plan.duties.values() if d.provider not in (None, *plan.providers)]
    return plan.put("duties", strays)


@running(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_sums_kept_up_to_date_equal_fresh_ones_to_the_last_digit(data):
    plan = data.draw(plans())
    sums, history = Sums(plan, TODAY), []
    for _ in range(data.draw(st.integers(1, 6))):
        new = with_known_providers(an_edit(data.draw, plan))
        if (edit := difference(plan, new)) is not None:
            history.append(edit)
            sums.changed(edit, new)
            plan = new
        assert sums.totals() == totals(plan, TODAY)
    for edit in reversed(history):
        plan = applied(plan, edit.before)
        sums.changed(edit.inverse, plan)
        assert sums.totals() == totals(plan, TODAY)
    sums.changed(None, a_plan(a_duty()))
    assert sums.totals() == totals(a_plan(a_duty()), TODAY)


@running(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(random_plan())
def test_whatever_a_plan_may_hold_can_be_summed(plan):
    sums = Sums(plan, TODAY)
    emptied = delete_duties(plan, plan.duties)

    sums.changed(difference(plan, emptied), emptied)

    assert sums.totals() == totals(emptied, TODAY)
    assert sums.totals().total == 0
