"""Scenarios as the owner makes and changes them, and one taken over.

Each gives back a new plan in which nothing but its scenarios is another, until one is taken over.
Source: product.md, section 2, "Scenarios".
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from delegate_desk.domain.checks import checked
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.positions import spread
from delegate_desk.domain.scenario import Scenario, ScenarioDuty, ScenarioProvider, ScenarioSettings
from delegate_desk.i18n import _
from delegate_desk.planning.duties import new_id
from delegate_desk.planning.names import folded, short
from delegate_desk.planning.what_if import (
    DUTY_FIELDS,
    PROVIDER_FIELDS,
    SETTINGS_FIELDS,
    differences,
    said,
    what_if,
)

E = TypeVar("E", ScenarioDuty, ScenarioProvider, ScenarioSettings)

_UNSAID = ScenarioSettings()


def add_scenario(plan: Plan, scenario: Scenario) -> Plan:
    """The plan with this scenario at the end of its list; without an id it gets a fresh one.

    Raises PlanError for an empty name, one that another scenario has, and an id that is taken.
    """
    new = scenario if scenario.id else scenario._replace(id=new_id())
    if new.id in plan.scenarios:
        raise PlanError(_("The plan has a scenario with the id {id} already.").format(id=new.id))
    last = max((other.position for other in plan.scenarios.rows.values()), default=None)
    ranks = spread(1, last, None) or []
    return plan.put("scenarios", [new._replace(name=_name(plan, new), position=ranks[0])])


def rename_scenario(plan: Plan, key: str, name: str) -> Plan:
    """The plan with this scenario called so. Raises PlanError as `add_scenario` does."""
    scenario = _known(plan, key)._replace(name=name)
    return _put(plan, scenario._replace(name=_name(plan, scenario)))


def copy_scenario(plan: Plan, key: str, new: str = "") -> Plan:
    """The plan with a copy of this scenario at the end of its list, under the id `new`."""
    scenario = _known(plan, key)
    name = free_name(plan, _("{name}, copy").format(name=scenario.name))
    return add_scenario(plan, scenario._replace(id=new, name=name))


def delete_scenario(plan: Plan, key: str) -> Plan:
    """The plan without this scenario; nothing else changes."""
    return plan.without("scenarios", [_known(plan, key).id])


def free_name(plan: Plan, name: str) -> str:
    """The name, with a number behind it where a scenario is called so already."""
    taken = {folded(scenario.name) for scenario in plan.scenarios.rows.values()}
    number, free = 1, name
    while folded(free) in taken:
        number += 1
        free = f"{name} {number}"
    return free


def set_duty(plan: Plan, key: str, duty: str, today: date, **changes: Any) -> Plan:
    """The plan in whose scenario these things are decided about a duty; None follows the plan again.

    `changes` are decision, provider, stage and agreed_price. What the scenario would have anyway is not kept as a
    difference. Raises PlanError for what cannot stand, and for an unknown duty or provider.
    """
    scenario = _known(plan, key)
    if duty not in plan.duties:
        raise PlanError(_("This duty is not in the plan any more."))
    if changes.get("provider") is not None and changes["provider"] not in plan.providers:
        raise PlanError(_("This provider is not in the plan any more."))
    entry = next((one for one in scenario.duties if one.duty == duty), ScenarioDuty(duty))
    entry = _changed(entry, changes)
    for field in DUTY_FIELDS:  # a decision first: it brings a stage of its own
        without = _without(entry, [field])
        anyway = what_if(plan, Scenario(id="", name="", duties=(without,)), today).duties[duty]
        if getattr(anyway, field) == getattr(entry, field):
            entry = without
    return _put(plan, scenario._replace(duties=_with_entry(scenario.duties, entry, "duty", DUTY_FIELDS)))


def set_provider(plan: Plan, key: str, provider: str, **changes: Any) -> Plan:
    """The plan in whose scenario a provider has these prices and hours; None follows the plan again.

    `changes` are hourly_rate, minimum_hours, retainer and included_hours. Raises PlanError for what cannot stand.
    """
    scenario = _known(plan, key)
    if provider not in plan.providers:
        raise PlanError(_("This provider is not in the plan any more."))
    present = plan.providers[provider]
    entry = next((one for one in scenario.providers if one.provider == provider), ScenarioProvider(provider))
    entry = _unlike(_changed(entry, changes), present, PROVIDER_FIELDS)
    _refuse_minimum(plan, entry)
    return _put(plan, scenario._replace(providers=_with_entry(scenario.providers, entry, "provider", PROVIDER_FIELDS)))


def set_settings(plan: Plan, key: str, **changes: Any) -> Plan:
    """The plan in whose scenario these settings are others; None follows the plan again.

    `changes` are hourly_worth, assumed_hourly_rate and weekly_budget. Raises PlanError for what cannot stand.
    """
    scenario = _known(plan, key)
    entry = _unlike(_changed(scenario.settings or _UNSAID, changes), plan.settings, SETTINGS_FIELDS)
    return _put(plan, scenario._replace(settings=None if entry == _UNSAID else entry))


def take_over(plan: Plan, key: str, today: date) -> Plan:
    """The plan in which the scenario's differences are written; the scenario stays.

    Raises PlanError where its minimum hours of a provider are more than the maximum of the plan.
    """
    scenario = _known(plan, key)
    for entry in scenario.providers:
        _refuse_minimum(plan, entry)
    return what_if(plan, scenario, today)


def scenario_of(plan: Plan, wished: Plan, name: str) -> Scenario:
    """A scenario, without an id, that leads from the plan to `wished`: the same plan with other decisions and prices.

    What a scenario cannot say is left out: it never takes a provider, a stage, a price or a number away.
    """
    differ = differences(plan, wished)
    settings = _UNSAID._replace(**{field: getattr(wished.settings, field) for field in differ.settings})
    return Scenario(
        id="",
        name=name,
        duties=tuple(
            _unlike(_taken(ScenarioDuty(duty), wished.duties[duty], DUTY_FIELDS), plan.duties[duty], DUTY_FIELDS)
            for duty in differ.duties
        ),
        settings=None if settings == _UNSAID else settings,
        providers=tuple(
            _unlike(
                _taken(ScenarioProvider(provider), wished.providers[provider], PROVIDER_FIELDS),
                plan.providers[provider],
                PROVIDER_FIELDS,
            )
            for provider in differ.providers
        ),
    )


def _known(plan: Plan, key: str) -> Scenario:
    if key not in plan.scenarios:
        raise PlanError(_("This scenario is not in the plan any more."))
    return plan.scenarios[key]


def _put(plan: Plan, scenario: Scenario) -> Plan:
    return plan if plan.scenarios[scenario.id] == scenario else plan.put("scenarios", [scenario])


def _name(plan: Plan, scenario: Scenario) -> str:
    name = " ".join(scenario.name.split())
    if not name:
        raise PlanError(_("A scenario needs a name."))
    for other in plan.scenarios.rows.values():
        if other.id != scenario.id and folded(other.name) == folded(name):
            raise PlanError(_("There is a scenario “{name}” already.").format(name=short(other.name)))
    return str(_checked(Scenario, "name", name))


def _changed(entry: E, changes: Mapping[str, Any]) -> E:
    return entry._replace(**{field: _checked(type(entry), field, value) for field, value in changes.items()})


def _taken(entry: E, record: object, fields: tuple[str, ...]) -> E:
    return entry._replace(**{field: getattr(record, field) for field in fields})


def _unlike(entry: E, record: object, fields: tuple[str, ...]) -> E:
    """The entry without what the record says already."""
    return _without(entry, [field for field in fields if getattr(entry, field) == getattr(record, field)])


def _without(entry: E, fields: Iterable[str]) -> E:
    """The entry in which these fields follow the plan."""
    unsaid: dict[str, Any] = dict.fromkeys(fields)
    return entry._replace(**unsaid)


def _with_entry(entries: tuple[E, ...], entry: E, by: str, fields: tuple[str, ...]) -> tuple[E, ...]:
    """The entries with this one in its place, or behind the others; without it where it says nothing."""
    key = getattr(entry, by)
    kept = list(entries)
    place = next((i for i, other in enumerate(entries) if getattr(other, by) == key), len(entries))
    kept[place : place + 1] = [entry] if said(entry, fields) else []
    return tuple(kept)


def _refuse_minimum(plan: Plan, entry: ScenarioProvider) -> None:
    provider = plan.providers[entry.provider]
    if (
        entry.minimum_hours is not None
        and provider.maximum_hours is not None
        and entry.minimum_hours > provider.maximum_hours
    ):
        shape = _("The minimum hours cannot be more than the maximum of {name}.")
        raise PlanError(shape.format(name=short(provider.name)))


def _checked(kind: type, field: str, value: object) -> Any:
    try:
        return checked(kind, field, value)
    except ValueError as problem:
        reason = str(problem).rstrip(".")
        raise PlanError(_("{field} {problem}.").format(field=_called(field), problem=reason)) from problem


def _called(field: str) -> str:
    """The field in the owner's words, at the start of a sentence."""
    words = {
        "name": _("The name"),
        "decision": _("The decision"),
        "provider": _("The provider"),
        "stage": _("The stage"),
        "agreed_price": _("The agreed price"),
        "hourly_worth": _("What an hour of yours is worth"),
        "assumed_hourly_rate": _("The assumed hourly rate"),
        "weekly_budget": _("The weekly budget"),
        "hourly_rate": _("The hourly rate"),
        "minimum_hours": _("The minimum"),
        "retainer": _("The retainer"),
        "included_hours": _("The included hours"),
    }
    return words[field]
