"""Ideas as they are noted and found again."""

from delegate_desk.domain.idea import Idea
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.positions import spread
from delegate_desk.planning.duties import new_id


def note_idea(plan: Plan, text: str, provider: str | None = None) -> Plan:
    """The plan with this thought as an open idea at the end of its list; the same one where it is noted already."""
    if is_noted(plan, text):
        return plan
    last = max((other.position for other in plan.ideas.rows.values()), default=None)
    ranks = spread(1, last, None) or []
    return plan.put("ideas", [Idea(id=new_id(), text=text, provider=provider, position=ranks[0])])


def is_noted(plan: Plan, text: str) -> bool:
    """Whether an idea says exactly this."""
    return any(idea.text == text for idea in plan.ideas.rows.values())
