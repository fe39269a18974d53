"""Hand-overs that are under way: those that take the owner's time now, beside what they are meant to give back."""

from delegate_desk.domain.duty import Stage
from delegate_desk.domain.plan import Plan

UNDER_WAY: frozenset[Stage] = frozenset({"training", "trial"})
"""Stages in which somebody is shown the work and checked; a brief or a choice can wait for its turn."""


def under_way(plan: Plan) -> int:
    """How many outsourced duties are being shown or tried out."""
    return sum(duty.decision == "outsource" and duty.stage in UNDER_WAY for duty in plan.duties.values())


def too_many(plan: Plan) -> bool:
    """Whether more are under way than the owner means to have at once."""
    return under_way(plan) > plan.settings.handovers_at_once
