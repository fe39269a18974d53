"""Providers as the owner adds and edits them, and which of them fits a duty best.

Each change gives back a new plan.
"""

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from delegate_desk.domain.checks import checked, checked_record
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.domain.positions import spread
from delegate_desk.domain.provider import ExchangeRate, Provider
from delegate_desk.i18n import _
from delegate_desk.planning.costs import Load, Loads, duty_cost, fits, load_of
from delegate_desk.planning.duties import new_id
from delegate_desk.planning.hours import exactly
from delegate_desk.planning.provider_days import is_time_zone

_EQUAL_HOURS = Decimal("1e-6")
"""Hours that differ by less are equal. Source: product.md, section 2."""


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


def edit_provider(plan: Plan, key: str, **changes: Any) -> Plan:
    """The plan with these fields of a provider changed; the same one where they stand so already.

    Raises PlanError with a sentence for a value that cannot stand, and for an unknown id.
    """
    if key not in plan.providers:
        raise PlanError(_("This provider is not in the plan any more."))
    old = plan.providers[key]
    new = old._replace(**{field: _checked(field, value) for field, value in changes.items()})
    least, most = new.minimum_hours, new.maximum_hours
    if least is not None and most is not None and least > most:
        raise PlanError(_("The minimum hours cannot be more than the maximum."))
    return plan if new == old else plan.put("providers", [new])


def _checked(field: str, value: object) -> Any:
    if field == "name" and isinstance(value, str) and not value.strip():
        raise PlanError(_("A provider needs a name."))
    try:
        kept = checked(Provider, field, value)
    except ValueError as problem:
        reason = str(problem).rstrip(".")
        raise PlanError(_("{field} {problem}.").format(field=_called(field), problem=reason)) from problem
    if field == "time_zone" and kept is not None and not is_time_zone(kept):
        raise PlanError(_("A zone of the IANA list, please: Europe/London or Asia/Manila"))
    return kept


def _called(field: str) -> str:
    """The field in the owner's words, at the start of a sentence."""
    words = {
        "name": _("The name"),
        "place": _("The place"),
        "time_zone": _("The time zone"),
        "currency": _("The currency"),
        "hourly_rate": _("The hourly rate"),
        "minimum_hours": _("The minimum"),
        "maximum_hours": _("The maximum"),
        "retainer": _("The retainer"),
        "included_hours": _("The included hours"),
        "functions": _("The functions"),
        "contact": _("The contact"),
        "notes": _("The note"),
        "archived": _("Archived"),
        "day_starts": _("The start of their day"),
        "day_ends": _("The end of their day"),
    }
    return words[field]


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
        if provider.archived or not fits(provider, duty):
            continue
        price = duty.agreed_price if provider.id == duty.provider else None
        given = duty._replace(provider=provider.id, agreed_price=price)
        if not _has_room(plan, provider, loads, given, today):
            continue
        cost = duty_cost(plan, loads, given, today)
        if cost is not None and (best is None or cost < best.cost):
            best = Fit(provider, cost)
    return best


def _has_room(plan: Plan, provider: Provider, loads: Loads, given: Duty, today: date) -> bool:
    """Whether the provider has hours for a duty that is given to it. Work at an agreed price takes none of them."""
    if provider.maximum_hours is None:
        return True
    there, current = loads.get(provider.id, Load()), plan.duties.get(given.id)
    if current is not None and current.decision == "outsource" and current.provider == provider.id:
        there = there.minus(load_of(current, today))
    asked = there.plus(load_of(given, today)).hours
    return asked <= there.hours or asked <= exactly(provider.maximum_hours) + _EQUAL_HOURS
