"""Providers as the owner adds them, and which of them fits a duty best.

Each change gives back a new plan.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from delegate_desk.domain.checks import checked_record
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.domain.positions import spread
from delegate_desk.domain.provider import ExchangeRate, Provider
from delegate_desk.i18n import _
from delegate_desk.planning.costs import Load, Loads, duty_cost, fits
from delegate_desk.planning.duties import new_id
from delegate_desk.planning.hours import PRECISE, exactly, provider_hours


class Fit(NamedTuple):
    """A provider for a duty, and what the duty would add to the weekly cost in the home currency."""

    provider: Provider
    cost: Decimal


def add_provider(plan: Plan, provider: Provider) -> Plan:
    """The plan with this provider at the end of its list; without an id it gets a fresh one.

    Raises PlanError for a field that cannot stand, an empty name, and an id that is taken.
    """
    if not provider.name.strip():
        raise PlanError(_("A provider needs a name."))
    new = provider if provider.id else provider._replace(id=new_id())
    if new.id in plan.providers:
        raise PlanError(_("The plan has a provider with the id {id} already.").format(id=new.id))
    last = max((other.position for other in plan.providers.rows.values()), default=None)
    ranks = spread(1, last, None) or []
    try:
        return plan.put("providers", [checked_record(new._replace(position=ranks[0]))])
    except ValueError as problem:
        name = provider.name[:60]
        raise PlanError(_("“{name}” cannot be added: {why}.").format(name=name, why=problem)) from problem


def set_exchange_rate(plan: Plan, currency: str, rate: str, as_of: date) -> Plan:
    """The plan in which one unit of a currency is worth `rate` home units. Raises PlanError for what is no rate."""
    try:
        record = checked_record(ExchangeRate(currency=currency, rate=rate, as_of=as_of.isoformat()))
    except ValueError as problem:
        raise PlanError(_("The exchange rate cannot be kept: {why}.").format(why=problem)) from problem
    return plan.put("exchange_rates", [record])


def best_fit(plan: Plan, loads: Loads, duty: Duty, today: date) -> Fit | None:
    """The provider that does this kind of work at the lowest weekly cost, the first of several equally cheap.

    Archived ones, those without a known price and those whose hours it would exceed are none; None where nobody is
    left, or the duty's hours are not said. `loads` are the plan's.
    """
    best = None
    for provider in in_order(plan.providers):
        if provider.archived or not fits(provider, duty) or not _has_room(provider, loads, duty, today):
            continue
        price = duty.agreed_price if provider.id == duty.provider else None
        cost = duty_cost(plan, loads, duty._replace(provider=provider.id, agreed_price=price), today)
        if cost is not None and (best is None or cost < best.cost):
            best = Fit(provider, cost)
    return best


def _has_room(provider: Provider, loads: Loads, duty: Duty, today: date) -> bool:
    more = provider_hours(duty, today)
    if provider.maximum_hours is None or more is None:
        return True
    there = loads.get(provider.id, Load()).hours
    return PRECISE.add(there, more) <= exactly(provider.maximum_hours)
