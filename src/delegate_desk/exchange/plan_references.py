"""Which records of a plan name which others."""

from collections.abc import Iterator
from typing import NamedTuple

from delegate_desk.domain.plan import Plan


class Reference(NamedTuple):
    """One record naming another: `place` in the plan's JSON, `by` the naming record's kind and id, `to` the other's."""

    place: str
    by: tuple[str, str]
    to: tuple[str, str]


TABLE_OF = {"duty": "duties", "provider": "providers", "goal": "goals"}
"""The table of the plan that holds the records of a kind."""


def references(plan: Plan) -> Iterator[Reference]:
    """All references that must lead somewhere, places in the order of the tables' rows.

    Closed reviews and time entries may outlive what they name. Source: product.md, section 3.
    """
    for i, duty in enumerate(plan.duties.values()):
        if duty.provider is not None:
            yield Reference(f"duties[{i}].provider", ("duty", duty.id), ("provider", duty.provider))
    for i, brief in enumerate(plan.briefs.values()):
        yield Reference(f"briefs[{i}].duty", ("brief", brief.duty), ("duty", brief.duty))
    yield from _of_open_reviews(plan)
    for i, idea in enumerate(plan.ideas.values()):
        if idea.provider is not None:
            yield Reference(f"ideas[{i}].provider", ("idea", idea.id), ("provider", idea.provider))
    yield from _of_scenarios(plan)


def dangling(plan: Plan) -> Iterator[Reference]:
    """The references that lead nowhere."""
    for reference in references(plan):
        kind, id_ = reference.to
        if id_ not in getattr(plan, TABLE_OF[kind]):
            yield reference


def _of_open_reviews(plan: Plan) -> Iterator[Reference]:
    for i, review in enumerate(plan.reviews.values()):
        if review.closed:
            continue
        by = ("review", review.week)
        for j, reviewed in enumerate(review.duties):
            yield Reference(f"reviews[{i}].duties[{j}].duty", by, ("duty", reviewed.duty))
        for j, goal in enumerate(review.goals):
            yield Reference(f"reviews[{i}].goals[{j}].goal", by, ("goal", goal.goal))


def _of_scenarios(plan: Plan) -> Iterator[Reference]:
    for i, scenario in enumerate(plan.scenarios.values()):
        by = ("scenario", scenario.id)
        for j, change in enumerate(scenario.duties):
            yield Reference(f"scenarios[{i}].duties[{j}].duty", by, ("duty", change.duty))
            if change.provider is not None:
                yield Reference(f"scenarios[{i}].duties[{j}].provider", by, ("provider", change.provider))
        for j, terms in enumerate(scenario.providers):
            yield Reference(f"scenarios[{i}].providers[{j}].provider", by, ("provider", terms.provider))
