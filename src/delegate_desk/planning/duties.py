"""Duties as the owner edits them: added, changed, deleted, with everything that hangs on them.

Each gives back a new plan. Source: product.md, section 3.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from delegate_desk.domain.checks import checked, checked_record
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.positions import spread
from delegate_desk.domain.review import Review
from delegate_desk.domain.scenario import Scenario
from delegate_desk.i18n import _
from delegate_desk.planning.moves import choose_provider
from delegate_desk.planning.names import short

_NOT_EDITED = frozenset({"id", "position", "changed", "decision", "stage"})
"""Fields that edits leave alone: `moves` decides and advances."""


def new_id() -> str:
    """A fresh id, never used before."""
    from uuid import uuid4  # 3 ms that a start need not pay

    return uuid4().hex


def add_duties(plan: Plan, duties: Iterable[Duty]) -> Plan:
    """The plan with these duties at the end of its list, in their order; one without an id gets a fresh one.

    Raises PlanError for a field that cannot stand, an empty title, and an id that is taken.
    """
    new = [duty if duty.id else duty._replace(id=new_id()) for duty in duties]
    last = max((duty.position for duty in plan.duties.rows.values()), default=None)
    ranks = spread(len(new), last, None) or []
    taken = set(plan.duties)
    added = []
    for duty, rank in zip(new, ranks, strict=True):
        if duty.id in taken:
            raise PlanError(_("The plan has a duty with the id {id} already.").format(id=duty.id))
        taken.add(duty.id)
        stage = "brief" if duty.decision == "outsource" and duty.stage is None else duty.stage
        added.append(_checked_duty(duty._replace(position=rank, stage=stage)))
    return plan.put("duties", added)


def edit_duty(plan: Plan, ids: Iterable[str], today: date, **changes: Any) -> Plan:
    """The plan with these fields of these duties changed; the same one where they stand so already.

    `provider` is chosen as `moves.choose_provider` does; decision and stage are for `moves`. Raises PlanError with a
    sentence for a value that cannot stand, and for an unknown id.
    """
    if forbidden := _NOT_EDITED.intersection(changes):
        raise TypeError(f"edit_duty does not change {', '.join(sorted(forbidden))}")
    chosen = list(dict.fromkeys(ids))
    new = plan
    if "provider" in changes:
        new = choose_provider(plan, chosen, changes.pop("provider"), today)
    kept = {field: _checked(field, value) for field, value in changes.items()}
    edited = []
    for key in chosen:
        if key not in plan.duties:
            raise PlanError(_("There is no duty {id} in this plan any more.").format(id=key))
        duty = new.duties[key]._replace(**kept)
        if duty != new.duties[key]:
            edited.append(duty._replace(changed=today.isoformat()))
    return new.put("duties", edited)


def delete_duties(plan: Plan, ids: Iterable[str]) -> Plan:
    """The plan without these duties, their briefs, their scenario entries and their rows in open reviews.

    Closed reviews and time entries keep their ids; a timer that still runs on one of them stops, with the minutes
    that are known.
    """
    gone = _known(plan, "duties", ids)
    running = [entry for entry in plan.time_entries.values() if entry.running and entry.duty in gone]
    plan = plan.put("time_entries", [entry._replace(running=False) for entry in running])
    plan = plan.without("duties", gone).without("briefs", gone.intersection(plan.briefs))
    plan = _with_scenarios(
        plan, lambda scenario: scenario._replace(duties=tuple(d for d in scenario.duties if d.duty not in gone))
    )
    return _with_open_reviews(
        plan, lambda review: review._replace(duties=tuple(row for row in review.duties if row.duty not in gone))
    )


def delete_provider(plan: Plan, key: str) -> Plan:
    """The plan without this provider: its duties keep decision and stage, and lose provider and agreed price."""
    _known(plan, "providers", [key])
    duties = [duty for duty in plan.duties.rows.values() if duty.provider == key]
    ideas = [idea for idea in plan.ideas.rows.values() if idea.provider == key]
    plan = plan.without("providers", [key])
    plan = plan.put("duties", [duty._replace(provider=None, agreed_price=None) for duty in duties])
    plan = plan.put("ideas", [idea._replace(provider=None) for idea in ideas])
    return _with_scenarios(plan, lambda scenario: _without_provider(scenario, key))


def delete_goal(plan: Plan, key: str) -> Plan:
    """The plan without this goal and its rows in open reviews; closed ones keep theirs."""
    _known(plan, "goals", [key])
    return _with_open_reviews(
        plan.without("goals", [key]),
        lambda review: review._replace(goals=tuple(row for row in review.goals if row.goal != key)),
    )


def _known(plan: Plan, table: str, ids: Iterable[str]) -> frozenset[str]:
    gone = frozenset(ids)
    for key in gone:
        if key not in getattr(plan, table):
            raise PlanError(_("What you want to delete ({id}) is not in this plan any more.").format(id=key))
    return gone


def _with_scenarios(plan: Plan, change: Callable[[Scenario], Scenario]) -> Plan:
    changed = [(scenario, change(scenario)) for scenario in plan.scenarios.rows.values()]
    return plan.put("scenarios", [new for old, new in changed if new != old])


def _with_open_reviews(plan: Plan, change: Callable[[Review], Review]) -> Plan:
    changed = [(review, change(review)) for review in plan.reviews.rows.values() if not review.closed]
    return plan.put("reviews", [new for old, new in changed if new != old])


def _without_provider(scenario: Scenario, key: str) -> Scenario:
    return scenario._replace(
        duties=tuple(d._replace(provider=None) if d.provider == key else d for d in scenario.duties),
        providers=tuple(provider for provider in scenario.providers if provider.provider != key),
    )


def _checked_duty(duty: Duty) -> Duty:
    _checked("title", duty.title)
    try:
        kept: Duty = checked_record(duty)
    except ValueError as problem:
        why = str(problem).rstrip(".")
        raise PlanError(_("“{title}” cannot be added: {why}.").format(title=short(duty.title), why=why)) from problem
    return kept


def _checked(field: str, value: object) -> Any:
    if field == "title" and isinstance(value, str) and not value.strip():
        raise PlanError(_("A duty needs a title."))
    name = _called(field)
    try:
        return checked(Duty, field, value)
    except ValueError as problem:
        raise PlanError(_("{field} {problem}.").format(field=name, problem=str(problem).rstrip("."))) from problem


def _called(field: str) -> str:
    """The field in the owner's words, at the start of a sentence."""
    words = {
        "title": _("The title"),
        "function": _("The function"),
        "cadence": _("The cadence"),
        "minutes": _("The minutes"),
        "provider_minutes": _("The provider's minutes"),
        "enjoyment": _("Enjoyment"),
        "needs_me": _("Needs me"),
        "agreed_price": _("The agreed price"),
        "stage_dates": _("The stage dates"),
        "oversight_minutes_per_week": _("The minutes of checking a week"),
        "handover_minutes": _("The minutes of handing over"),
        "notes": _("The note"),
        "trial_weeks": _("The trial weeks"),
    }
    return words[field]
