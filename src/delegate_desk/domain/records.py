"""Which record each table of the plan keeps."""

from collections.abc import Mapping
from typing import Any

from delegate_desk.domain.brief import Brief
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.goal import Goal
from delegate_desk.domain.idea import Idea
from delegate_desk.domain.plan import TABLES
from delegate_desk.domain.provider import ExchangeRate, Provider
from delegate_desk.domain.review import Review, TimeEntry
from delegate_desk.domain.scenario import Scenario

RECORD_OF: Mapping[str, Any] = dict(
    zip(
        TABLES,
        (Duty, Provider, ExchangeRate, Goal, Brief, Review, TimeEntry, Idea, Scenario),
        strict=True,
    )
)
