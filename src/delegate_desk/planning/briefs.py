"""Briefs as the owner writes them: texts, steps, where things are, what to ask first.

Each function gives back a new plan, the same one where nothing changes, and raises PlanError with one sentence.
A brief is made by the first thing that is said in it.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

from delegate_desk.domain.brief import Access, Brief, Step
from delegate_desk.domain.checks import checked
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.secrets_in_text import looks_like_password, names_a_secret

ListField = Literal["steps", "access", "ask_first"]
"""The lists of a brief that an owner edits."""

STEP_LENGTH = 2000


def brief_of(plan: Plan, duty: str) -> Brief:
    """The brief of a duty, an empty one where nothing is written yet."""
    return plan.briefs.get(duty) or Brief(duty=duty)


class StepSum(NamedTuple):
    """What the minutes of steps add up to, and how that stands to the duty's own."""

    minutes: float
    unsaid: int
    """Steps without minutes."""
    missing: float | None
    """The duty's minutes less those of its steps, negative where they are more; None where it cannot be said."""


def step_sum(steps: Sequence[Step], minutes: float | None) -> StepSum:
    """The sum of these steps of a duty that takes so many minutes each time.

    While a step has no minutes yet nothing is missing, unless the others take more than the duty already.
    """
    total = sum(step.minutes or 0.0 for step in steps)
    unsaid = sum(step.minutes is None for step in steps)
    missing = None if minutes is None or not steps else round(minutes - total, 6)
    if missing is not None and unsaid and missing >= 0:
        missing = None
    return StepSum(total, unsaid, missing)


def edit_brief(plan: Plan, duty: str, **changes: Any) -> Plan:
    """The plan with these fields of a duty's brief changed; a text that gives a password away is refused."""
    if duty not in plan.duties:
        raise PlanError(_("There is no duty {id} in this plan any more.").format(id=duty))
    kept = {field: _checked(field, value) for field, value in changes.items()}
    before = brief_of(plan, duty)
    after = before._replace(**kept)
    for field in kept:
        _refuse_secrets(field, getattr(before, field), getattr(after, field))
    return plan if after == before else plan.put("briefs", [after])


def add_items(plan: Plan, duty: str, field: ListField, items: Iterable[Any], at: int | None = None) -> Plan:
    """The plan with these items in a list of the brief, before the one at this index or at the end."""
    old = getattr(brief_of(plan, duty), field)
    place = len(old) if at is None else max(0, min(at, len(old)))
    return edit_brief(plan, duty, **{field: (*old[:place], *items, *old[place:])})


def change_item(plan: Plan, duty: str, field: ListField, index: int, item: Any) -> Plan:
    """The plan with another item at this index of a list of the brief."""
    old = _with_index(plan, duty, field, index)
    return edit_brief(plan, duty, **{field: (*old[:index], item, *old[index + 1 :])})


def remove_item(plan: Plan, duty: str, field: ListField, index: int) -> Plan:
    """The plan without the item at this index of a list of the brief."""
    old = _with_index(plan, duty, field, index)
    return edit_brief(plan, duty, **{field: (*old[:index], *old[index + 1 :])})


def move_item(plan: Plan, duty: str, field: ListField, index: int, to: int) -> Plan:
    """The plan with the item at this index dropped before the one that is at `to` now; len of the list is its end."""
    old = _with_index(plan, duty, field, index)
    rest = [*old[:index], *old[index + 1 :]]
    place = max(0, min(to - (to > index), len(rest)))
    rest.insert(place, old[index])
    return edit_brief(plan, duty, **{field: tuple(rest)})


def taken_from(plan: Plan, duty: str, source: Brief) -> Plan:
    """The plan with what another brief says taken into this duty's: what is written already stays.

    Steps go to the end, access and ask-first lines that are not there yet too; texts, authority and the distance of
    check-ins fill what is empty. Check-ins that were made and how to reach the owner are nobody else's.
    """
    old = brief_of(plan, duty)
    changes: dict[str, Any] = {
        "steps": old.steps + source.steps,
        "access": old.access + tuple(entry for entry in source.access if entry not in old.access),
        "ask_first": old.ask_first + tuple(line for line in source.ask_first if line not in old.ask_first),
    }
    for field in ("why", "done_when", "authority", "check_in_every_days"):
        if not getattr(old, field):
            changes[field] = getattr(source, field)
    return edit_brief(plan, duty, **changes)


def _with_index(plan: Plan, duty: str, field: ListField, index: int) -> tuple[Any, ...]:
    old: tuple[Any, ...] = getattr(brief_of(plan, duty), field)
    if not 0 <= index < len(old):
        raise PlanError(_("That line is not in the brief any more."))
    return old


def _checked(field: str, value: object) -> Any:
    try:
        kept = checked(Brief, field, value)
    except ValueError as problem:
        raise PlanError(
            _("{field} {problem}.").format(field=_called(field), problem=str(problem).rstrip("."))
        ) from problem
    if field == "steps":
        _refuse_odd_steps(kept)
    if field == "access" and any(not entry.what.strip() for entry in kept):
        raise PlanError(_("What is it? For example: Invoices, Phone script, Sign-in."))
    if field == "ask_first" and any(not line.strip() for line in kept):
        raise PlanError(_("When should they ask you first?"))
    return kept


def _refuse_odd_steps(steps: tuple[Step, ...]) -> None:
    if any(not step.text.strip() for step in steps):
        raise PlanError(_("A step needs a few words."))
    if any(len(step.text) > STEP_LENGTH for step in steps):
        raise PlanError(_("A step is at most {most} characters; make two of it.").format(most=STEP_LENGTH))


def _called(field: str) -> str:
    words = {
        "why": _("The reason"),
        "done_when": _("What done means"),
        "steps": _("The steps"),
        "access": _("Where things are"),
        "ask_first": _("Ask me first"),
        "authority": _("How far they may go"),
        "check_in_every_days": _("The days between check-ins"),
        "first_check_in": _("The first check-in"),
        "check_ins": _("The check-ins"),
        "reach_me": _("How to reach you"),
    }
    return words[field]


def _refuse_secrets(field: str, before: Any, after: Any) -> None:
    """Judge only what is new: what stands in the plan from elsewhere must not stop another edit."""
    known = set(_texts(before))
    judge = looks_like_password if field == "access" else names_a_secret
    if any(judge(text) for text in _texts(after) if text not in known):
        raise PlanError(
            _("That looks like a password, and the plan never holds one. Say where it is kept, or give them their own.")
        )


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Access):
        return [value.what, value.where, f"{value.what}: {value.where}"]
    if isinstance(value, Step):
        return [value.text]
    return [text for item in value for text in _texts(item)] if isinstance(value, tuple) and value else []
