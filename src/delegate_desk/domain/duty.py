"""Duties: the owner's recurring work, and what is decided about it.

All records of the plan are NamedTuples: as immutable as a frozen dataclass and thirty times as fast to make,
which the start of the window with thousands of duties needs. Always build them with keywords.
"""

from typing import Literal, NamedTuple, get_args

from delegate_desk.domain.cadence import Cadence

Decision = Literal["undecided", "keep", "outsource", "stop"]
DECISIONS: tuple[Decision, ...] = get_args(Decision)

Stage = Literal["brief", "provider", "training", "trial", "running"]
STAGES: tuple[Stage, ...] = get_args(Stage)

FUNCTIONS = (
    "marketing",
    "bookkeeping",
    "accounting",
    "sales",
    "administration",
    "legal",
    "operations",
    "customer service",
    "people",
    "technology",
)
"""The usual business functions; an owner may add any lower-case text of up to 60 characters."""


class StageDate(NamedTuple):
    """The ISO date on which an outsourced duty came to a stage."""

    stage: Stage
    date: str


class Duty(NamedTuple):
    """Recurring work: what, how often and how long, and what is decided about it.

    Minutes are of one occurrence, `enjoyment` and `needs_me` 1 to 5 or None where not yet said, `agreed_price` a
    decimal string in the provider's currency, `position` its rank in the whole list (sparse, see `domain.positions`).
    """

    id: str
    title: str
    function: str | None = None
    cadence: Cadence | None = None
    minutes: float | None = None
    provider_minutes: float | None = None
    enjoyment: int | None = None
    needs_me: int | None = None
    decision: Decision = "undecided"
    provider: str | None = None
    agreed_price: str | None = None
    stage: Stage | None = None
    stage_dates: tuple[StageDate, ...] = ()
    oversight_minutes_per_week: float | None = None
    handover_minutes: float | None = None
    notes: str = ""
    trial_weeks: int = 4
    changed: str | None = None
    position: int = 0
