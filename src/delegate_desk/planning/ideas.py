"""Ideas as they are noted, weighed and made into something. Each change gives back a new plan."""

from typing import Any

from delegate_desk.domain.checks import checked
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.idea import Idea
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.positions import spread
from delegate_desk.i18n import _
from delegate_desk.planning.duties import add_duties, new_id
from delegate_desk.planning.goals import add_goal


def note_idea(plan: Plan, text: str, provider: str | None = None) -> Plan:
    """The plan with this thought as an open idea at the end of its list; the same one where it is noted already.

    Raises PlanError for an empty thought and one that cannot be kept.
    """
    if is_noted(plan, text):
        return plan
    last = max((other.position for other in plan.ideas.rows.values()), default=None)
    ranks = spread(1, last, None) or []
    idea = Idea(id=new_id(), text=_checked("text", text), provider=provider, position=ranks[0])
    return plan.put("ideas", [idea])


def is_noted(plan: Plan, text: str) -> bool:
    """Whether an idea says exactly this."""
    return any(idea.text == text for idea in plan.ideas.rows.values())


def edit_idea(plan: Plan, key: str, **changes: Any) -> Plan:
    """The plan with these fields of an idea changed; the same one where they stand so already.

    Raises PlanError for a value that cannot stand, an unknown provider, and an unknown id.
    """
    idea = _known(plan, key)
    new = idea._replace(**{field: _checked(field, value) for field, value in changes.items()})
    if new.provider is not None and new.provider not in plan.providers:
        raise PlanError(_("This provider is not in the plan any more."))
    return plan if new == idea else plan.put("ideas", [new])


def delete_idea(plan: Plan, key: str) -> Plan:
    """The plan without this idea. Raises PlanError for an unknown id."""
    return plan.without("ideas", [_known(plan, key).id])


def idea_to_goal(plan: Plan, key: str) -> Plan:
    """The plan with a growth goal more, called as the idea says, and the idea kept."""
    return add_goal(edit_idea(plan, key, status="kept"), _title(_known(plan, key)), "growth")


def idea_to_duty(plan: Plan, key: str) -> Plan:
    """The plan with an undecided duty more, called as the idea says, and the idea kept."""
    return add_duties(edit_idea(plan, key, status="kept"), [Duty(id="", title=_title(_known(plan, key)))])


def _title(idea: Idea) -> str:
    """The idea on one line, as titles are."""
    return " ".join(idea.text.split())


def _known(plan: Plan, key: str) -> Idea:
    if key not in plan.ideas:
        raise PlanError(_("This idea is not in the plan any more."))
    return plan.ideas[key]


def _checked(field: str, value: object) -> Any:
    if field == "text" and isinstance(value, str) and not value.strip():
        raise PlanError(_("An idea needs a few words."))
    try:
        return checked(Idea, field, value)
    except ValueError as problem:
        raise PlanError(_("The idea {problem}.").format(problem=str(problem).rstrip("."))) from problem
