"""The dip of hand-overs: an example worked by hand, and any plan against weeks counted one by one in fractions."""

from datetime import date, timedelta
from fractions import Fraction

from builders import TODAY, a_duty, a_plan
from hypothesis import given, settings
from hypothesis import strategies as st

from delegate_desk.domain.cadence import Every
from delegate_desk.domain.duty import Duty, StageDate
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.planning.hand_over_dip import WEEKS, Dip, hand_over_dip
from delegate_desk.planning.hours import freed
from delegate_desk.planning.pay_back import handover


def outsourced(key: str, **said: object) -> Duty:
    """A duty of one hour a week that frees all of it, four hours of showing in two weeks."""
    usual = {"id": key, "decision": "outsource", "stage": "brief", "handover_minutes": 240.0, "trial_weeks": 2}
    return a_duty(**usual | {"oversight_minutes_per_week": 0.0} | said)


def figures(dip: Dip, count: int) -> list[tuple[float, float, float]]:
    return [(float(w.spent), float(w.freed), float(w.balance)) for w in dip.weeks[:count]]


def test_three_hand_overs_two_at_a_time_worked_by_hand():
    # a and b take weeks 0 and 1 at 2 h a week each; c starts when they are done, in week 2, at 2 h a week.
    plan = a_plan(outsourced("a"), outsourced("b"), outsourced("c", minutes=120.0), handovers_at_once=2)

    dip = hand_over_dip(plan, TODAY)

    assert [(h.duty, h.starts, h.runs, h.cost, h.freed) for h in dip.hand_overs] == [
        ("a", 0, 2, 4, 1),
        ("b", 0, 2, 4, 1),
        ("c", 2, 4, 4, 2),
    ]
    assert figures(dip, 7) == [
        (4, 0, -4), (4, 0, -8), (2, 2, -8), (2, 2, -8), (0, 4, -4), (0, 4, 0), (0, 4, 4),
    ]  # fmt: skip
    assert dip.even == 5  # the sixth week brings it to nothing
    assert dip.deepest.balance == -8
    assert dip.weeks[0].week == TODAY and dip.weeks[5].week == TODAY + timedelta(35)
    assert len(dip.weeks) == WEEKS == 26


def test_one_at_a_time_takes_longer():
    plan = a_plan(outsourced("a"), outsourced("b"), handovers_at_once=1)
    dip = hand_over_dip(plan, TODAY)
    assert [(h.starts, h.runs) for h in dip.hand_overs] == [(0, 2), (2, 4)]
    # -2 -2 | -1 -1 | +2 each week: at -6 after four weeks, even three later.
    assert [balance for _spent, _freed, balance in figures(dip, 7)] == [-2, -4, -5, -6, -4, -2, 0]
    assert dip.even == 6


def test_what_is_under_way_goes_on_and_a_trial_counts_from_its_day():
    began = StageDate("trial", (TODAY - timedelta(9)).isoformat())
    plan = a_plan(
        outsourced("waits"),
        outsourced("trial", stage="trial", stage_dates=(began,), trial_weeks=4, handover_minutes=480.0),
        outsourced("trained", stage="training"),
        outsourced("runs", stage="running"),
        outsourced("unsaid", minutes=None, handover_minutes=None),
        handovers_at_once=1,
    )
    dip = hand_over_dip(plan, TODAY)
    # One of the four trial weeks is gone, and with it a quarter of eight hours; both run beside each other.
    assert [(h.duty, h.starts, h.runs, h.cost) for h in dip.hand_overs] == [
        ("waits", 3, 5, 4),
        ("trial", 0, 3, 6),
        ("trained", 0, 2, 4),
    ]
    assert dip.unsaid == ("unsaid",)


def test_a_trial_that_is_over_frees_from_next_week_and_costs_no_more():
    began = StageDate("trial", (TODAY - timedelta(70)).isoformat())
    dip = hand_over_dip(a_plan(outsourced("a", stage="trial", stage_dates=(began,))), TODAY)
    assert [(h.starts, h.runs, h.cost) for h in dip.hand_overs] == [(0, 1, 0)]
    assert dip.even == 0


def test_it_may_come_even_after_the_chart_ends_or_never():
    late = hand_over_dip(a_plan(outsourced("a", handover_minutes=60 * 60.0)), TODAY)
    assert late.even == 2 + 60 - 1
    never = hand_over_dip(a_plan(outsourced("a", oversight_minutes_per_week=60.0)), TODAY)
    assert never.even is None
    loses = hand_over_dip(a_plan(outsourced("a", handover_minutes=0.0, oversight_minutes_per_week=90.0)), TODAY)
    assert loses.even is None
    nothing = hand_over_dip(a_plan(a_duty()), TODAY)
    assert (nothing.even, nothing.hand_overs) == (0, ())


def test_the_week_starts_where_the_owner_s_does():
    plan = a_plan(outsourced("a"), week_starts="SU")
    assert hand_over_dip(plan, TODAY).weeks[0].week == TODAY - timedelta(1)
    assert hand_over_dip(plan, date.max).weeks[-1].week == date.max


duties = st.builds(
    outsourced,
    st.text("abcdefgh", min_size=8, max_size=8),
    minutes=st.sampled_from([10.0, 45.0, 90.0, 240.0]),
    cadence=st.sampled_from([Every(1.0, 1, "week"), Every(3.0, 1, "week"), Every(1.0, 1, "month")]),
    handover_minutes=st.none() | st.sampled_from([0.0, 30.0, 200.0, 1000.0]),
    oversight_minutes_per_week=st.sampled_from([0.0, 5.0, 100.0]),
    trial_weeks=st.integers(1, 6),
    stage=st.sampled_from(["brief", "provider", "training", "trial", "running"]),
)


def one_by_one(plan: Plan, dip: Dip, weeks: int) -> list[Fraction]:
    """Balances of so many weeks, counted week by week from the rules alone."""
    active: dict[str, int] = {}
    waiting = [d for d in in_order(plan.duties) if d.stage in ("brief", "provider")]
    done: set[str] = set()
    by_key = dict(plan.duties)
    for duty in plan.duties.values():
        if duty.stage in ("training", "trial"):
            active[duty.id] = duty.trial_weeks
    balance, told = Fraction(0), []
    for _week in range(weeks):
        while waiting and len(active) < plan.settings.handovers_at_once:
            duty = waiting.pop(0)
            active[duty.id] = duty.trial_weeks
        for key in list(active):
            cost = handover(by_key[key])
            assert cost is not None
            balance -= Fraction(cost.minutes) / 60 / by_key[key].trial_weeks
        balance += sum(Fraction(freed(by_key[key], plan.settings, TODAY) or 0) for key in done)
        told.append(balance)
        for key in list(active):
            active[key] -= 1
            if not active[key]:
                del active[key]
                done.add(key)
    return told


@settings(max_examples=150, deadline=None)
@given(st.lists(duties, max_size=12, unique_by=lambda duty: duty.id), st.integers(1, 5))
def test_any_plan_equals_weeks_counted_one_by_one(given_duties, at_once):
    plan = a_plan(*given_duties, handovers_at_once=at_once)
    dip = hand_over_dip(plan, TODAY)
    far = 80 if dip.even is None else max(80, min(dip.even + 30, 3000))
    expected = one_by_one(plan, dip, far)
    near = Fraction(1, 10**6)
    for week, balance in zip(dip.weeks, expected, strict=False):
        assert abs(Fraction(week.balance) - balance) < near
    assert [h.duty for h in dip.hand_overs] == [d.id for d in in_order(plan.duties) if d.stage != "running"]
    if dip.even is None:
        assert expected[-1] < near or expected[-1] < expected[-2]
    elif dip.even < 2900:
        assert all(balance > -near for balance in expected[dip.even :])
        assert dip.even == 0 or expected[dip.even - 1] < near
