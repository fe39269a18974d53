"""Money a week, worked out by hand from section 2."""

from decimal import Decimal
from fractions import Fraction

import pytest
from builders import TODAY, a_duty, a_plan, a_provider
from hypothesis import given
from hypothesis import settings as running
from hypothesis import strategies as st

from delegate_desk.domain.cadence import Every
from delegate_desk.domain.money import rounded
from delegate_desk.domain.settings import Settings
from delegate_desk.planning import costs
from delegate_desk.planning.totals import Sums, totals
from planning.random_plans import plans


def outsourced(**said):
    return a_duty(**{"decision": "outsource", "provider": "p1"} | said)


def weekly(*duties, provider=None, **settings):
    """The plan's weekly cost as printed."""
    plan = a_plan(*duties, providers=[provider or a_provider()], **settings)
    return str(rounded(totals(plan, TODAY).cost, plan.settings.home_currency))


def test_the_hourly_rate_times_the_provider_s_hours():
    assert weekly(outsourced(), outsourced(id="d2", minutes=30.0, provider_minutes=45.0)) == "35.00"


def test_a_provider_without_an_outsourced_duty_costs_nothing():
    idle = a_provider(retainer="500.00", minimum_hours=10.0, currency="THB")

    assert weekly(outsourced(decision="keep"), provider=idle) == "0.00"


@pytest.mark.parametrize(
    ("worked_minutes", "agreement", "expected"),
    [
        (45.0, {"minimum_hours": 2.0}, "40.00"),
        (180.0, {"minimum_hours": 2.0}, "60.00"),
        (420.0, {"included_hours": 5.0}, "40.00"),
        (60.0, {"included_hours": 5.0}, "0.00"),
        (60.0, {"minimum_hours": 4.0, "included_hours": 5.0}, "0.00"),
        (60.0, {"minimum_hours": 6.0, "included_hours": 5.0}, "20.00"),  # the minimum first, then what is included
        (420.0, {"retainer": "300.00", "included_hours": 5.0}, "109.00"),  # 3600 / 52.1775 = 68.99..., 2 hours more
        (420.0, {"retainer": "300.00", "hourly_rate": None}, "69.00"),  # a flat fee
        (60.0, {"hourly_rate": "0"}, "0.00"),
        (60.0, {"maximum_hours": 0.5}, "20.00"),  # the maximum is a limit of plans, not of invoices
        (60.0, {"archived": True}, "20.00"),
    ],
)
def test_agreements(worked_minutes, agreement, expected):
    assert weekly(outsourced(minutes=worked_minutes), provider=a_provider(**agreement)) == expected


def test_an_agreed_price_is_paid_each_time_and_its_hours_are_not():
    by_price = outsourced(agreed_price="12.50", cadence=Every(2.0, 1, "week"))
    by_hour = outsourced(id="d2")

    assert weekly(by_price) == "25.00"
    assert weekly(by_price, by_hour) == "45.00"
    assert weekly(by_price, provider=a_provider(minimum_hours=2.0)) == "65.00"  # the minimum stays to be paid
    assert weekly(by_price._replace(minutes=None)) == "25.00"  # the price needs no minutes
    assert weekly(by_price._replace(cadence=None)) == "0.00"


def test_a_price_agreed_with_nobody_is_ignored():
    nobody = outsourced(provider=None, agreed_price="500.00")

    assert weekly(nobody, assumed_hourly_rate="30.00") == "30.00"
    assert weekly(nobody) == "0.00"


def test_minimum_hours_lay_the_trap_that_hours_per_pound_falls_into():
    """Ten hours are paid whatever is given: the first duty costs them all, the second nothing, the third again."""
    provider = a_provider(minimum_hours=10.0, hourly_rate="10.00")
    first, second = outsourced(minutes=180.0), outsourced(id="d2", minutes=240.0)
    third = outsourced(id="d3", minutes=300.0)
    plan = a_plan(first, second, third, providers=[provider])

    assert weekly(first, provider=provider) == "100.00"
    assert weekly(first, second, provider=provider) == "100.00"
    assert weekly(first, second, third, provider=provider) == "120.00"
    loads = Sums(plan, TODAY).loads
    assert costs.duty_cost(plan, loads, first, TODAY) == 20
    assert costs.duty_cost(plan, loads, third, TODAY) == 20


def test_several_currencies_each_at_its_rate():
    plan = a_plan(
        outsourced(minutes=45.0),
        outsourced(id="d2", provider="p2"),
        outsourced(id="d3", provider="p3"),
        providers=[
            a_provider(currency="PHP", hourly_rate="350.00", minimum_hours=2.0),  # 700 pesos
            a_provider(id="p2", currency="GBP", hourly_rate="15.00"),
            a_provider(id="p3", currency="JPY", hourly_rate="3000"),
        ],
        rates={"PHP": "0.0134", "JPY": "0.0053", "GBP": "7"},  # the home currency's rate is 1 whatever is written
        home_currency="GBP",
    )

    figures = totals(plan, TODAY)

    assert figures.cost == Decimal("9.38") + 15 + Decimal("15.90")
    assert figures.cost_complete


def test_amounts_are_rounded_to_the_currency_s_minor_unit():
    assert weekly(outsourced(minutes=20.0), provider=a_provider(currency="JPY"), home_currency="JPY") == "7"
    assert weekly(outsourced(minutes=20.0), provider=a_provider(currency="KWD"), home_currency="KWD") == "6.667"


@pytest.mark.parametrize(
    ("minutes", "rate", "expected"),
    [
        (60.0, "0.125", "0.12"),
        (60.0, "0.375", "0.38"),
        (60.0, "0.1251", "0.13"),
        (20.0, "0.015", "0.00"),  # a third of it is a tie
        (20.0, "0.045", "0.02"),  # 0.015, a tie that a third with many digits falls short of
        (7.0, "1.5", "0.18"),  # 0.175
    ],
)
def test_ties_go_to_the_even_side(minutes, rate, expected):
    assert weekly(outsourced(minutes=minutes), provider=a_provider(hourly_rate=rate)) == expected


def test_net_is_rounded_from_the_exact_difference():
    provider = a_provider(hourly_rate="0.006")
    plan = a_plan(outsourced(), providers=[provider], hourly_worth="0.014", oversight_share=0.0)

    figures = totals(plan, TODAY)

    assert [str(rounded(amount, "EUR")) for amount in (figures.value, figures.cost, figures.net)] == [
        "0.01",
        "0.01",
        "0.01",
    ]


@pytest.mark.parametrize(
    ("duty", "provider", "assumed", "complete"),
    [
        (outsourced(), a_provider(), None, True),
        (outsourced(provider=None), a_provider(), None, False),
        (outsourced(provider=None), a_provider(), "0", True),
        (outsourced(provider=None, agreed_price="5"), a_provider(), None, False),
        (outsourced(), a_provider(hourly_rate=None), None, False),
        (outsourced(), a_provider(hourly_rate="0.00"), None, True),
        (outsourced(), a_provider(hourly_rate=None, retainer="0"), None, True),
        (outsourced(), a_provider(hourly_rate=None, minimum_hours=2.0), "25.00", False),
        (outsourced(agreed_price="0"), a_provider(hourly_rate=None), None, True),
        (outsourced(provider=None, minutes=None), a_provider(), None, True),  # not yet said: left alone
        (outsourced(cadence=None), a_provider(hourly_rate=None), None, True),
        (outsourced(provider=None, decision="keep"), a_provider(), None, True),
    ],
)
def test_when_the_cost_is_complete(duty, provider, assumed, complete):
    plan = a_plan(duty, providers=[provider], assumed_hourly_rate=assumed)

    assert totals(plan, TODAY).cost_complete is complete


def test_a_duty_without_minutes_still_engages_its_provider():
    assert weekly(outsourced(minutes=None), provider=a_provider(minimum_hours=2.0, retainer="100")) == "63.00"


def test_a_missing_rate_leaves_the_hours_and_names_the_currency():
    plan = a_plan(
        outsourced(),
        a_duty(id="d2", decision="stop"),
        outsourced(id="d3", minutes=0.0, provider="p2"),
        providers=[a_provider(currency="PHP"), a_provider(id="p2", currency="THB")],
        hourly_worth="40.00",
    )

    figures = totals(plan, TODAY)

    assert (figures.missing_rate, figures.cost, figures.net) == ("PHP", None, None)
    assert (figures.planned, figures.value) == (Decimal("1.9"), 76)
    with pytest.raises(costs.MissingRate, match="PHP") as refused:
        costs.exchange_rate(plan, "PHP")
    assert refused.value.currency == "PHP"


def test_what_a_duty_adds_to_the_cost():
    retained = a_provider(id="p2", hourly_rate=None, retainer="521.775")  # 120 a week
    alone = outsourced(id="d2", provider="p2")
    plan = a_plan(outsourced(), alone, a_duty(id="d3"), providers=[a_provider(), retained])
    loads = Sums(plan, TODAY).loads

    def added(duty):
        return costs.duty_cost(plan, loads, duty, TODAY)

    assert added(plan.duties["d1"]) == 20
    assert added(alone) == 120
    undecided = plan.duties["d3"]
    assert added(undecided._replace(provider="p2")) == 0  # the retainer is paid already
    assert added(undecided._replace(provider="p1", minutes=90.0)) == 30
    assert added(undecided) is None  # nobody, and no assumed rate
    assert added(undecided._replace(provider="p1", minutes=None)) is None
    assert added(plan.duties["d1"]._replace(agreed_price="12.50")) == Decimal("12.5")
    assert added(plan.duties["d1"]._replace(provider="p2")) == 0  # were it moved to the other


def test_hourly_worth_is_typed_or_worked_out_from_the_year():
    worked_out = Settings(yearly_income="83484", working_hours=40.0)  # 52.1775 weeks of 40 hours

    assert costs.hourly_worth(worked_out) == 40
    assert costs.hourly_worth(worked_out._replace(hourly_worth="58.00")) == 58
    assert costs.buy_back_rate(worked_out) == 10
    assert costs.hourly_worth(Settings(yearly_income="83484")) is None
    assert costs.hourly_worth(Settings(yearly_income="83484", working_hours=0.0)) is None
    assert costs.buy_back_rate(Settings()) is None


def test_what_a_duty_is_worth():
    plan = a_plan(outsourced(), hourly_worth="60.00")

    assert costs.duty_value(plan, plan.duties["d1"], TODAY) == 54
    assert costs.duty_value(plan, a_duty(minutes=None), TODAY) is None


@running(max_examples=60, deadline=None)
@given(plans(), st.sampled_from(range(6)), st.floats(0, 600))
def test_cost_never_falls_with_more_work(plan, chosen, more):
    duties = list(plan.duties.values())
    if chosen >= len(duties) or duties[chosen].minutes is None:
        return
    duty = duties[chosen]
    longer = duty._replace(minutes=duty.minutes + more, provider_minutes=(duty.provider_minutes or duty.minutes) + more)

    before, after = totals(plan, TODAY), totals(plan.put("duties", [longer]), TODAY)

    assert before.cost is None or after.cost >= before.cost


@running(max_examples=60, deadline=None)
@given(plans())
def test_a_duty_adds_the_plan_s_cost_with_it_minus_that_without_it(plan):
    loads, whole = Sums(plan, TODAY).loads, totals(plan, TODAY).cost
    for duty in plan.duties.values():
        without = totals(plan.without("duties", [duty.id]), TODAY).cost
        added = costs.duty_cost(plan, loads, duty, TODAY)
        if duty.decision == "outsource" and None not in (whole, without, added):
            assert Fraction(added) == Fraction(whole) - Fraction(without)
