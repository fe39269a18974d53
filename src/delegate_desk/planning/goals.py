"""Goals as the owner edits them, and how freed hours are shared between family and growth.

Each gives back a new plan. Source: product.md, sections 2 and 4.
"""

from typing import Any

from delegate_desk.domain.checks import checked
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.goal import Area, Goal
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.domain.positions import renumbered, spread
from delegate_desk.i18n import _
from delegate_desk.planning.duties import new_id


def add_goal(plan: Plan, title: str, area: Area, target_hours: float | None = None) -> Plan:
    """The plan with a goal more, the last of its list. Raises PlanError for an empty title or hours below 0."""
    last = max((goal.position for goal in plan.goals.values()), default=None)
    (rank,) = spread(1, last, None) or [0]
    goal = Goal(id=new_id(), title=_checked("title", title), area=area, position=rank)
    return plan.put("goals", [goal._replace(target_hours=_checked("target_hours", target_hours))])


def edit_goal(plan: Plan, key: str, **changes: Any) -> Plan:
    """The plan with these fields of a goal changed. Raises PlanError for a value that cannot stand."""
    kept = {field: _checked(field, value) for field, value in changes.items()}
    return plan.put("goals", [_known(plan, key)._replace(**kept)])


def shift_goal(plan: Plan, key: str, by: int) -> Plan:
    """The plan with a goal one place earlier (-1) or later (1) among those of its area; at the end it stays."""
    goal = _known(plan, key)
    goals = in_order(plan.goals)
    area = [other.id for other in goals if other.area == goal.area]
    place = area.index(key) + by
    if not 0 <= place < len(area):
        return plan
    order = [other.id for other in goals]
    here, there = order.index(key), order.index(area[place])
    order[here], order[there] = order[there], order[here]
    ranks = renumbered(order)
    return plan.put("goals", [other._replace(position=ranks[other.id]) for other in goals])


def _known(plan: Plan, key: str) -> Goal:
    if key not in plan.goals:
        raise PlanError(_("This goal is not in the plan any more."))
    return plan.goals[key]


def _checked(field: str, value: object) -> Any:
    try:
        return checked(Goal, field, value)
    except ValueError as error:
        names = {"title": _("The goal"), "target_hours": _("The hours of the goal")}
        raise PlanError(_("{what} {reason}.").format(what=names.get(field, field), reason=error)) from error
