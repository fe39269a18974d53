"""Scenarios: named lists of differences from the plan."""

from typing import NamedTuple

from delegate_desk.domain.duty import Decision, Stage


class ScenarioDuty(NamedTuple):
    """What a scenario decides about one duty; what is None follows the plan."""

    duty: str
    decision: Decision | None = None
    provider: str | None = None
    stage: Stage | None = None
    agreed_price: str | None = None


class ScenarioSettings(NamedTuple):
    """Settings that a scenario changes, as decimal strings in the home currency."""

    hourly_worth: str | None = None
    assumed_hourly_rate: str | None = None
    weekly_budget: str | None = None


class ScenarioProvider(NamedTuple):
    """Prices and hours of a provider that a scenario changes."""

    provider: str
    hourly_rate: str | None = None
    minimum_hours: float | None = None
    retainer: str | None = None
    included_hours: float | None = None


class Scenario(NamedTuple):
    """A what-if: what is not listed follows the plan."""

    id: str
    name: str
    duties: tuple[ScenarioDuty, ...] = ()
    settings: ScenarioSettings | None = None
    providers: tuple[ScenarioProvider, ...] = ()
    position: int = 0
