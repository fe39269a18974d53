from datetime import date

import pytest
from builders import TODAY, a_duty, a_plan, a_provider

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.provider import ExchangeRate
from delegate_desk.planning.rates import CurrencyInUse, currencies, delete_rate, set_rate


def test_rates_that_the_cost_needs_come_first_and_the_home_currency_never() -> None:
    plan = a_plan(
        a_duty(id="d1", decision="outsource", provider="p2", stage="brief"),
        a_duty(id="d2", decision="keep", provider="p3"),
        a_duty(id="d3", decision="outsource", provider="p1", stage="brief"),
        providers=[
            a_provider(id="p1", name="At home", currency="GBP"),
            a_provider(id="p2", name="Maya", currency="USD"),
            a_provider(id="p3", name="Zofia", currency="PLN"),
            a_provider(id="p4", name="Old", currency="CHF", archived=True),
        ],
        rates={"AUD": "0.5", "USD": "0.78", "GBP": "2"},
        home_currency="GBP",
    )

    assert currencies(plan) == [
        CurrencyInUse("USD", plan.exchange_rates["USD"], ("Maya",), True),
        CurrencyInUse("PLN", None, ("Zofia",), False),
        CurrencyInUse("AUD", plan.exchange_rates["AUD"], (), False),
    ]


def test_an_archived_provider_that_still_has_work_needs_its_rate() -> None:
    plan = a_plan(
        a_duty(decision="outsource", provider="p1", stage="running"),
        providers=[a_provider(name="Old", currency="CHF", archived=True)],
    )

    assert currencies(plan) == [CurrencyInUse("CHF", None, ("Old",), True)]


def test_a_rate_keeps_the_digits_it_was_typed_with_and_its_day() -> None:
    plan = set_rate(a_plan(), "PHP", "0.01340", date(2026, 11, 1), TODAY)

    assert plan.exchange_rates["PHP"] == ExchangeRate("PHP", "0.01340", "2026-11-01")


@pytest.mark.parametrize(
    ("currency", "rate", "as_of", "why"),
    [
        ("EUR", "1.1", TODAY, "EUR is your home currency: it is always worth 1."),
        ("USD", "0", TODAY, "The exchange rate cannot be kept: rate must be a rate above 0."),
        ("usd", "1", TODAY, "must be a currency of three capital letters"),
        ("USD", "1", date(2026, 11, 24), "A rate is from today or from a day before."),
    ],
)
def test_what_is_no_rate_is_refused(currency: str, rate: str, as_of: date, why: str) -> None:
    with pytest.raises(PlanError, match=why):
        set_rate(a_plan(), currency, rate, as_of, TODAY)


def test_a_rate_can_be_deleted_once() -> None:
    plan = delete_rate(a_plan(rates={"USD": "0.78"}), "USD")

    assert not plan.exchange_rates
    with pytest.raises(PlanError, match="no exchange rate for USD any more"):
        delete_rate(plan, "USD")
