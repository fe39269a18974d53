"""What each provider gives and takes a week, and what a truly freed hour costs: net of checking.

Amounts and hours are exact; rounding is for whoever shows them. Source: product.md, section 2.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, localcontext
from typing import NamedTuple

from delegate_desk.domain.cadence import EXACT, WEEKS_PER_YEAR
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.domain.provider import ExchangeRate, Provider
from delegate_desk.planning.costs import Load, exchange_rate, is_priced, load_of, provider_cost
from delegate_desk.planning.hours import PRECISE, exactly, freed, provider_hours

_NOTHING = Decimal(0)

OLD_AFTER = 90
"""Days after which an exchange rate is old."""


class ProviderFigures(NamedTuple):
    """One provider's week.

    `duties` are those outsourced to it, `hours` what they take it, priced by the hour or by agreement. `cost` is in
    the home currency, None where the exchange rate is missing; `is_priced` is False where a duty has no price yet.
    `freed_hour` is the cost of one freed hour, None while it cannot be told. With `is_quote` nothing is outsourced
    yet, and the cost of a freed hour is what it would be. `unused` are hours paid for by the minimum and not used.
    """

    provider: Provider
    duties: tuple[Duty, ...]
    load: Load
    hours: Decimal
    freed: Decimal
    own: Decimal
    cost: Decimal | None
    is_priced: bool
    freed_hour: Decimal | None
    is_quote: bool
    unused: Decimal


class CostParts(NamedTuple):
    """What a provider's week costs, taken apart, in home units: the sum of `retainer`, `by_hour` and `agreed`.

    `retainer` and `monthly` are None without one, `hour` (the price of one) and `by_hour` without an hourly rate;
    `paid` are the hours that are paid by the hour, after minimum and included ones.
    """

    monthly: Decimal | None
    retainer: Decimal | None
    hour: Decimal | None
    paid: Decimal
    by_hour: Decimal | None
    agreed: Decimal


class ProvidersTotal(NamedTuple):
    """All providers in use together: how many, `cost` None where a rate is missing, `freed_hour` the average."""

    in_use: int
    hours: Decimal
    cost: Decimal | None
    freed_hour: Decimal | None


def provider_figures(plan: Plan, today: date) -> list[ProviderFigures]:
    """Figures of every provider, archived ones too, in the owner's order."""
    given: dict[str, list[Duty]] = {key: [] for key in plan.providers}
    offered: dict[str, list[Duty]] = {key: [] for key in plan.providers}
    for duty in in_order(plan.duties):
        if duty.provider in given:
            (given if duty.decision == "outsource" else offered)[duty.provider].append(duty)
    return [
        _figures(plan, provider, given[provider.id], offered[provider.id], today)
        for provider in in_order(plan.providers)
    ]


def providers_total(figures: Sequence[ProviderFigures]) -> ProvidersTotal:
    """The sum of those in use."""
    busy = [each for each in figures if each.duties]
    with localcontext(PRECISE):
        hours = sum((each.hours for each in busy), _NOTHING)
        gain = sum((each.freed for each in busy), _NOTHING)
        costs = [each.cost for each in busy]
        known = [amount for amount in costs if amount is not None]
        cost = sum(known, _NOTHING) if len(known) == len(costs) else None
    complete = all(each.is_priced for each in busy)
    return ProvidersTotal(len(busy), hours, cost, _per_hour(cost, gain) if complete and busy else None)


def cost_parts(plan: Plan, figures: ProviderFigures) -> CostParts | None:
    """How a provider's weekly cost comes about; None without duties, or where the exchange rate is missing."""
    provider, load = figures.provider, figures.load
    if not figures.duties or figures.cost is None:
        return None
    rate = exchange_rate(plan, provider.currency)
    with localcontext(PRECISE):
        paid = max(load.hours, exactly(provider.minimum_hours or 0)) - exactly(provider.included_hours or 0)
        paid = max(_NOTHING, paid)
        hour = None if provider.hourly_rate is None else Decimal(provider.hourly_rate) * rate
        monthly = None if provider.retainer is None else Decimal(provider.retainer) * rate
        retainer = None if monthly is None else EXACT.divide(monthly * 12, WEEKS_PER_YEAR)
        return CostParts(monthly, retainer, hour, paid, None if hour is None else hour * paid, load.agreed * rate)


def is_dearer(freed_hour: Decimal | None, worth: Decimal | None) -> bool:
    """Whether a freed hour costs more than the owner's own is worth."""
    return freed_hour is not None and worth is not None and freed_hour > worth


def rate_age(rate: ExchangeRate, today: date) -> int | None:
    """Days since the rate was typed; None where its day is not said."""
    return None if rate.as_of is None else (today - date.fromisoformat(rate.as_of)).days


def is_old(rate: ExchangeRate, today: date) -> bool:
    """Whether a rate is 90 days old or older, or its day is not said."""
    age = rate_age(rate, today)
    return age is None or age >= OLD_AFTER


def _figures(plan: Plan, provider: Provider, duties: list[Duty], offered: list[Duty], today: date) -> ProviderFigures:
    with localcontext(PRECISE):
        load, hours, gain = _asked(plan, duties, today)
        unused = max(_NOTHING, exactly(provider.minimum_hours or 0) - load.hours) if duties else _NOTHING
    cost = provider_cost(plan, provider, load)
    price = _per_hour(cost.home, gain) if cost.complete else None
    if not duties:
        price = _quote(plan, provider, offered, today)
    return ProviderFigures(
        provider,
        tuple(duties),
        load,
        hours,
        gain,
        cost.own,
        cost.home,
        cost.complete,
        price,
        not duties,
        unused if provider.hourly_rate is not None else _NOTHING,
    )


def _asked(plan: Plan, duties: Sequence[Duty], today: date) -> tuple[Load, Decimal, Decimal]:
    """The load, the provider's hours and the freed hours of these duties."""
    load, hours, gain = Load(), _NOTHING, _NOTHING
    for duty in duties:
        load = load.plus(load_of(duty, today))
        hours = PRECISE.add(hours, provider_hours(duty, today) or _NOTHING)
        gain = PRECISE.add(gain, freed(duty, plan.settings, today) or _NOTHING)
    return load, hours, gain


def _quote(plan: Plan, provider: Provider, offered: Sequence[Duty], today: date) -> Decimal | None:
    """What a freed hour would cost: of the duties it had or is asked about, else of an hour at its rate."""
    if offered:
        would = [duty._replace(decision="outsource") for duty in offered]
        load, _hours, gain = _asked(plan, would, today)
        cost = provider_cost(plan, provider, load)
        if cost.complete and (price := _per_hour(cost.home, gain)) is not None:
            return price
    known = provider.currency == plan.settings.home_currency or provider.currency in plan.exchange_rates
    if provider.hourly_rate is None or provider.retainer is not None or not known or not is_priced(provider):
        return None
    hour = PRECISE.multiply(Decimal(provider.hourly_rate), exchange_rate(plan, provider.currency))
    return _per_hour(hour, PRECISE.subtract(Decimal(1), exactly(plan.settings.oversight_share)))


def _per_hour(cost: Decimal | None, gain: Decimal) -> Decimal | None:
    return None if cost is None or gain <= 0 else EXACT.divide(cost, gain)
