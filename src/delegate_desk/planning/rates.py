"""Exchange rates as the owner keeps them: typed by hand, never fetched. Each change gives back a new plan."""

from datetime import date
from typing import NamedTuple

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.domain.provider import ExchangeRate
from delegate_desk.i18n import _
from delegate_desk.planning.providers import set_exchange_rate


class CurrencyInUse(NamedTuple):
    """A currency that an owner may want a rate for.

    `rate` is None while none is typed; `providers` are the names of those paid in it, `is_needed` is whether one of
    them has an outsourced duty, so that the weekly cost cannot be known without the rate.
    """

    currency: str
    rate: ExchangeRate | None
    providers: tuple[str, ...]
    is_needed: bool


def currencies(plan: Plan) -> list[CurrencyInUse]:
    """Currencies other than the home currency: first those the cost needs, then other providers', then the rest."""
    home = plan.settings.home_currency
    busy = {duty.provider for duty in plan.duties.rows.values() if duty.decision == "outsource"}
    names: dict[str, list[str]] = {}
    needed = set()
    for provider in in_order(plan.providers):
        if provider.currency == home or (provider.archived and provider.id not in busy):
            continue
        names.setdefault(provider.currency, []).append(provider.name)
        if provider.id in busy:
            needed.add(provider.currency)
    codes = [*sorted(needed), *sorted(set(names) - needed), *sorted(set(plan.exchange_rates) - set(names) - {home})]
    return [
        CurrencyInUse(code, plan.exchange_rates.get(code), tuple(names.get(code, ())), code in needed) for code in codes
    ]


def set_rate(plan: Plan, currency: str, rate: str, as_of: date, today: date) -> Plan:
    """The plan in which one unit of a currency is worth `rate` home units since a day.

    Raises PlanError for the home currency, which is worth 1 always, for what is no rate, and for a day to come.
    """
    if currency == plan.settings.home_currency:
        raise PlanError(_("{currency} is your home currency: it is always worth 1.").format(currency=currency))
    if as_of > today:
        raise PlanError(_("A rate is from today or from a day before."))
    return set_exchange_rate(plan, currency, rate, as_of)


def delete_rate(plan: Plan, currency: str) -> Plan:
    """The plan without the rate of a currency; providers paid in it cost what nobody knows until another is typed.

    Raises PlanError where there is no such rate.
    """
    if currency not in plan.exchange_rates:
        raise PlanError(_("There is no exchange rate for {currency} any more.").format(currency=currency))
    return plan.without("exchange_rates", [currency])
