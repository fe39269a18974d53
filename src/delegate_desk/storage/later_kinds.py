"""How the records are laid out that the first screen does not show."""

from collections.abc import Mapping

from delegate_desk.domain.brief import Access, Brief, CheckIn, Step
from delegate_desk.domain.idea import Idea
from delegate_desk.domain.review import FunctionHours, Review, ReviewedDuty, ReviewedGoal, ReviewTotals, TimeEntry
from delegate_desk.domain.scenario import Scenario, ScenarioDuty, ScenarioProvider, ScenarioSettings
from delegate_desk.storage.kinds import Kind, Part, kind

LATER: Mapping[str, Kind] = {
    "briefs": kind(
        Brief,
        steps=Part("steps", "duty", Step),
        access=Part("access", "duty", Access),
        ask_first=Part("ask_first", "duty", column="text"),
        check_ins=Part("check_ins", "duty", CheckIn),
    ),
    "reviews": kind(
        Review,
        duties=Part("reviewed_duties", "week", ReviewedDuty),
        goals=Part("reviewed_goals", "week", ReviewedGoal),
        totals=Part("review_totals", "week", ReviewTotals),
    ),
    "time_entries": kind(TimeEntry),
    "ideas": kind(Idea),
    "scenarios": kind(
        Scenario,
        duties=Part("scenario_duties", "scenario", ScenarioDuty),
        settings=Part("scenario_settings", "scenario", ScenarioSettings),
        providers=Part("scenario_providers", "scenario", ScenarioProvider),
    ),
}

HOURS_BY_FUNCTION = Part("hours_by_function", "week", FunctionHours)
"""The list within the totals of a review."""
