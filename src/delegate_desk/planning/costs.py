"""Money a week: what providers cost, what freed hours are worth.

Amounts are exact Decimals; rounding is for whoever shows them (`domain.money.rounded`).
Source: product.md, section 2, "Money per week".
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, localcontext
from typing import NamedTuple, TypeAlias

from delegate_desk.domain.cadence import EXACT, WEEKS_PER_YEAR, per_week
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.domain.provider import Provider
from delegate_desk.domain.settings import Settings
from delegate_desk.i18n import _
from delegate_desk.planning.hours import GRAIN, PRECISE, exactly, freed, provider_hours

_NOTHING = Decimal(0)


class MissingRate(PlanError):
    """A provider with an outsourced duty is paid in a currency that has no exchange rate."""

    def __init__(self, currency: str) -> None:
        super().__init__(
            _("There is no exchange rate for {currency}: say what one {currency} is worth.").format(currency=currency)
        )
        self.currency = currency


class Load(NamedTuple):
    """What outsourced duties ask of one provider a week.

    `hours` are those paid by the hour, `agreed` is money in the provider's currency, and `unpriced` counts the
    duties with known hours and without an agreed price.
    """

    duties: int = 0
    hours: Decimal = _NOTHING
    agreed: Decimal = _NOTHING
    unpriced: int = 0

    def plus(self, other: "Load") -> "Load":
        """Both together, exactly."""
        return Load(
            self.duties + other.duties,
            PRECISE.add(self.hours, other.hours),
            PRECISE.add(self.agreed, other.agreed),
            self.unpriced + other.unpriced,
        )

    def minus(self, other: "Load") -> "Load":
        """What is left when the other is taken away, exactly."""
        return Load(
            self.duties - other.duties,
            PRECISE.subtract(self.hours, other.hours),
            PRECISE.subtract(self.agreed, other.agreed),
            self.unpriced - other.unpriced,
        )


Loads: TypeAlias = Mapping[str | None, Load]
"""Loads by provider id; under None that of outsourced duties without a provider."""


class Cost(NamedTuple):
    """Weekly cost in the home currency.

    `amount` is None where an exchange rate is missing, `missing_rate` then its currency; `complete` is False where
    a duty has no price yet.
    """

    amount: Decimal | None
    complete: bool
    missing_rate: str | None = None


class ProviderCost(NamedTuple):
    """One provider's week: `own` in its currency, `home` in the home currency, None where the rate is missing."""

    provider: Provider
    load: Load
    own: Decimal
    home: Decimal | None
    complete: bool


def load_of(duty: Duty, today: date) -> Load:
    """What one duty asks of its provider while it is outsourced."""
    paid = provider_hours(duty, today)
    if duty.provider is not None and duty.agreed_price is not None:
        if duty.cadence is None:
            return Load(1)
        price = PRECISE.multiply(Decimal(duty.agreed_price), per_week(duty.cadence, today))
        return Load(1, agreed=price.quantize(GRAIN, context=PRECISE))
    return Load(1) if paid is None else Load(1, paid, unpriced=1)


def weekly_cost(provider: Provider, load: Load) -> Decimal:
    """What a provider costs a week for this load, in its own currency; 0 without a duty."""
    if not load.duties:
        return _NOTHING
    with localcontext(PRECISE):
        billed = max(load.hours, exactly(provider.minimum_hours or 0)) - exactly(provider.included_hours or 0)
        by_the_hour = Decimal(provider.hourly_rate or 0) * max(_NOTHING, billed)
        retainer = EXACT.divide(Decimal(provider.retainer or 0) * 12, WEEKS_PER_YEAR)
        return retainer + by_the_hour + load.agreed


def is_priced(provider: Provider) -> bool:
    """Whether work without an agreed price has a price: an hourly rate or a retainer, be it zero."""
    return provider.hourly_rate is not None or provider.retainer is not None


def exchange_rate(plan: Plan, currency: str) -> Decimal:
    """Home units for one unit of the currency; 1 for the home currency. Raises MissingRate."""
    if currency == plan.settings.home_currency:
        return Decimal(1)
    if (rate := plan.exchange_rates.get(currency)) is None:
        raise MissingRate(currency)
    return Decimal(rate.rate)


def provider_cost(plan: Plan, provider: Provider, load: Load) -> ProviderCost:
    """What one provider costs a week for this load."""
    own = weekly_cost(provider, load)
    home: Decimal | None = _NOTHING
    if load.duties:
        try:
            home = PRECISE.multiply(own, exchange_rate(plan, provider.currency))
        except MissingRate:
            home = None
    return ProviderCost(provider, load, own, home, complete=is_priced(provider) or not load.unpriced)


def cost(plan: Plan, loads: Loads) -> Cost:
    """What all outsourced duties cost a week."""
    total, complete, missing = _NOTHING, True, None
    for provider in in_order(plan.providers):
        if not (load := loads.get(provider.id)) or not load.duties:
            continue
        one = provider_cost(plan, provider, load)
        complete = complete and one.complete
        if one.home is None:
            missing = missing or provider.currency
        else:
            total = PRECISE.add(total, one.home)
    without = loads.get(None, Load())
    if (assumed := plan.settings.assumed_hourly_rate) is not None:
        total = PRECISE.add(total, PRECISE.multiply(Decimal(assumed), without.hours))
    elif without.unpriced:
        complete = False
    return Cost(None if missing else total, complete, missing)


def duty_cost(plan: Plan, loads: Loads, duty: Duty, today: date) -> Decimal | None:
    """What the duty adds to the plan's weekly cost: the cost with it minus the cost without it.

    So a duty within minimum or included hours adds nothing, and the only one of a retained provider adds the whole
    retainer. `duty` may be one that is not outsourced yet, with the provider it would have; `loads` are the plan's.
    None where minutes, cadence, the price or the exchange rate is not known.
    """
    added = load_of(duty, today)
    if provider_hours(duty, today) is None:
        return None
    if duty.provider is None:
        assumed = plan.settings.assumed_hourly_rate
        return None if assumed is None else PRECISE.multiply(Decimal(assumed), added.hours)
    others = loads.get(duty.provider, Load())
    current = plan.duties.get(duty.id)
    if current is not None and current.decision == "outsource" and current.provider == duty.provider:
        others = others.minus(load_of(current, today))
    provider = plan.providers[duty.provider]
    after = provider_cost(plan, provider, others.plus(added))
    before = provider_cost(plan, provider, others)
    if after.home is None or before.home is None or (added.unpriced and not is_priced(provider)):
        return None
    return PRECISE.subtract(after.home, before.home)


def hourly_worth(settings: Settings) -> Decimal | None:
    """What an hour of the owner is worth: as typed, else yearly income by working hours; None while not known."""
    if settings.hourly_worth is not None:
        return Decimal(settings.hourly_worth)
    if settings.yearly_income is None or not settings.working_hours:
        return None
    yearly_hours = EXACT.multiply(exactly(settings.working_hours), WEEKS_PER_YEAR)
    return EXACT.divide(Decimal(settings.yearly_income), yearly_hours)


def buy_back_rate(settings: Settings) -> Decimal | None:
    """The most that a delegated hour should cost: a quarter of the hourly worth."""
    worth = hourly_worth(settings)
    return None if worth is None else PRECISE.divide(worth, Decimal(4))


def duty_value(plan: Plan, duty: Duty, today: date) -> Decimal | None:
    """What the hours that the duty frees are worth a week; None while they or the hourly worth are not known."""
    worth, hours = hourly_worth(plan.settings), freed(duty, plan.settings, today)
    return None if worth is None or hours is None else PRECISE.multiply(hours, worth)


def fits(provider: Provider, duty: Duty) -> bool:
    """Whether the provider does this kind of work: its functions name the duty's, or it names none."""
    return not provider.functions or duty.function in provider.functions
