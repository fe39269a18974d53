"""Every figure of section 2 against an independent reading of it, over random plans."""

from fractions import Fraction

from builders import TODAY
from hypothesis import HealthCheck, given
from hypothesis import settings as running

from delegate_desk.domain.money import rounded
from delegate_desk.planning.hours import freed, hours, provider_hours
from delegate_desk.planning.pay_back import payback_weeks
from delegate_desk.planning.realised import realisation, realised
from delegate_desk.planning.totals import totals
from planning import oracle
from planning.random_plans import closed_reviews, plans

SUMS = """total undecided keep outsource stop oversight owner_after excess planned now family growth unassigned_family
    unassigned_growth family_now growth_now unassigned_family_now unassigned_growth_now value""".split()

many = running(max_examples=70, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def near(ours, theirs):
    """Equal as far as forty decimals can tell, which is far within the 1e-6 that is asked."""
    return ours is theirs is None or abs(Fraction(ours) - theirs) < Fraction(1, 10**25)


@many
@given(plans())
def test_hours_of_every_duty(plan):
    for duty in plan.duties.values():
        assert near(hours(duty, TODAY), oracle.hours(duty))
        assert near(provider_hours(duty, TODAY), oracle.provider_hours(duty))
        assert near(freed(duty, plan.settings, TODAY), oracle.freed(plan, duty))
        weeks = oracle.payback_weeks(plan, duty)
        ours = payback_weeks(duty, plan.settings, TODAY)
        assert ours is weeks is None or abs(Fraction(ours) / weeks - 1 if weeks else ours) < 1e-15


@many
@given(plans())
def test_totals(plan):
    ours, theirs = totals(plan, TODAY), oracle.summary(plan)
    for name in SUMS:
        assert near(getattr(ours, name), theirs[name]), name
    assert [fill.goal.id for fill in ours.goals] == list(plan.goals)
    for fill in ours.goals:
        assert near(fill.filled, theirs["goals"][fill.goal.id])
        assert near(fill.filled_now, theirs["goals_now"][fill.goal.id])
    unsaid = [duty for duty in plan.duties.values() if not oracle.said(duty)]
    assert ours.counts.without_minutes == len(unsaid)
    for decision in ("undecided", "keep", "outsource", "stop"):
        there = [duty for duty in plan.duties.values() if duty.decision == decision]
        assert getattr(ours.counts, decision) == len(there)


@many
@given(plans())
def test_money_to_the_minor_unit(plan):
    ours, home = totals(plan, TODAY), plan.settings.home_currency
    missing = oracle.missing_rates(plan)
    if missing:
        assert ours.missing_rate in missing
        assert ours.cost is None
        assert ours.net is None
        return
    cost, complete = oracle.cost(plan)
    assert (ours.missing_rate, ours.cost_complete) == (None, complete)
    assert Fraction(rounded(ours.cost, home)) == oracle.rounded(cost, home)
    worth = plan.settings.hourly_worth
    if worth is None:
        assert (ours.value, ours.net) == (None, None)
        return
    value = oracle.summary(plan)["value"]
    assert Fraction(rounded(ours.value, home)) == oracle.rounded(value, home)
    assert Fraction(rounded(ours.net, home)) == oracle.rounded(value - cost, home)


@many
@given(closed_reviews)
def test_realised_hours_of_a_review(review):
    hours_back, share = oracle.realised(review)
    assert near(realised(review), hours_back)
    ours = realisation(review)
    assert ours is share is None or abs(Fraction(ours) - share) <= abs(share) / 10**25
