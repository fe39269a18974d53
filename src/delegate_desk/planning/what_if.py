"""The plan as a scenario has it, what differs from the plan, and the figures of both.

A scenario's differences are applied by the same changes that an owner makes, and its figures are the totals of the
plan that comes of it: there is no second arithmetic. Source: product.md, section 2, "Scenarios".
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from delegate_desk.domain.duty import DECISIONS, Duty
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.domain.scenario import Scenario, ScenarioDuty, ScenarioProvider, ScenarioSettings
from delegate_desk.planning.costs import is_priced
from delegate_desk.planning.moves import choose_provider, decide, staged
from delegate_desk.planning.pay_back import WholePayBack, whole_payback
from delegate_desk.planning.totals import Sums, Totals

DUTY_FIELDS = ScenarioDuty._fields[1:]
"""What a scenario may decide about a duty; called alike in the duty."""

SETTINGS_FIELDS = ScenarioSettings._fields
PROVIDER_FIELDS = ScenarioProvider._fields[1:]


class Unpriced(NamedTuple):
    """Why a cost is not complete: outsourced duties that have no provider, and providers that have no price."""

    duties: int
    providers: tuple[str, ...]


class Figures(NamedTuple):
    """A plan's totals, its pay-back, and what its cost lacks."""

    totals: Totals
    payback: WholePayBack
    unpriced: Unpriced
    budget: Decimal | None
    """What may be spent a week, where that is said."""


class Differences(NamedTuple):
    """What differs between two plans in what a scenario may change: ids in the owner's order, names of settings."""

    duties: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()

    @property
    def changes(self) -> int:
        """How many changes lead from one plan to the other: one for each duty, provider and setting."""
        return len(self.duties) + len(self.providers) + len(self.settings)


def what_if(plan: Plan, scenario: Scenario, today: date) -> Plan:
    """The plan as the scenario has it: what taking it over would make of the plan.

    Each difference is what the owner would do: a duty newly outsourced is at stage brief unless one is kept or given,
    and another provider's agreed price goes. Raises PlanError for a duty or provider that the plan does not have.
    """
    plan = _with_terms(plan, scenario)
    for provider, duties in _grouped(scenario, "provider").items():
        plan = choose_provider(plan, duties, provider, today)
    by_decision = _grouped(scenario, "decision")
    for decision in DECISIONS:
        plan = decide(plan, by_decision.get(decision, ()), decision, today=today)
    return plan.put("duties", _finished(plan, scenario, today))


def figures(plan: Plan, today: date) -> Figures:
    """The figures by which a plan and its scenarios are compared."""
    sums = Sums(plan, today)
    budget = plan.settings.weekly_budget
    return Figures(
        totals=sums.totals(),
        payback=whole_payback(in_order(plan.duties), plan.settings, today),
        unpriced=_unpriced(plan, sums),
        budget=None if budget is None else Decimal(budget),
    )


def differences(plan: Plan, other: Plan) -> Differences:
    """What differs between a plan and the same plan as a scenario has it."""
    return Differences(
        tuple(duty.id for duty in in_order(plan.duties) if _differs(duty, other.duties[duty.id], DUTY_FIELDS)),
        tuple(p.id for p in in_order(plan.providers) if _differs(p, other.providers[p.id], PROVIDER_FIELDS)),
        tuple(field for field in SETTINGS_FIELDS if _differs(plan.settings, other.settings, (field,))),
    )


def _with_terms(plan: Plan, scenario: Scenario) -> Plan:
    """The plan with the scenario's settings and its providers' prices and hours."""
    if scenario.settings is not None:
        plan = plan._replace(settings=plan.settings._replace(**said(scenario.settings, SETTINGS_FIELDS)))
    terms = [(plan.providers[one.provider], said(one, PROVIDER_FIELDS)) for one in scenario.providers]
    return plan.put("providers", [provider._replace(**changes) for provider, changes in terms if changes])


def said(entry: object, fields: Iterable[str]) -> dict[str, Any]:
    """The fields of an entry that do not follow the plan."""
    return {field: value for field in fields if (value := getattr(entry, field)) is not None}


def _grouped(scenario: Scenario, field: str) -> Mapping[str, list[str]]:
    """The duties that the scenario says this about, by what it says."""
    groups: dict[str, list[str]] = {}
    for entry in scenario.duties:
        if (value := getattr(entry, field)) is not None:
            groups.setdefault(value, []).append(entry.duty)
    return groups


def _finished(plan: Plan, scenario: Scenario, today: date) -> list[Duty]:
    """The duties whose stage or agreed price the scenario changes."""
    changed = []
    for entry in scenario.duties:
        was = plan.duties[entry.duty]
        duty = was if entry.stage is None else staged(was, entry.stage, today)
        if entry.agreed_price is not None:
            duty = duty._replace(agreed_price=entry.agreed_price)
        if duty != was:
            changed.append(duty._replace(changed=today.isoformat()))
    return changed


def _unpriced(plan: Plan, sums: Sums) -> Unpriced:
    without, names = 0, []
    if None in sums.loads and plan.settings.assumed_hourly_rate is None:
        without = sums.loads[None].unpriced
    for provider in in_order(plan.providers):
        load = sums.loads.get(provider.id)
        if load is not None and load.unpriced and not is_priced(provider):
            names.append(provider.name)
    return Unpriced(without, tuple(names))


def _differs(one: object, other: object, fields: Iterable[str]) -> bool:
    return one is not other and any(getattr(one, field) != getattr(other, field) for field in fields)
