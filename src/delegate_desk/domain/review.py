"""Weekly reviews and the time entries that fill them."""

from typing import NamedTuple

from delegate_desk.domain.duty import Decision, Stage


class ReviewedDuty(NamedTuple):
    """What a week asked of one duty.

    `spent_minutes` None is not remembered, never zero. `title`, `function`, `stage`, `expected_minutes` and
    `freed_minutes` are frozen when the review is closed, so that later edits never change the past.
    """

    duty: str
    decision: Decision | None = None
    expected_minutes: float | None = None
    spent_minutes: float | None = None
    title: str | None = None
    function: str | None = None
    stage: Stage | None = None
    freed_minutes: float | None = None


class ReviewedGoal(NamedTuple):
    """Minutes of a week that went to a goal, where remembered."""

    goal: str
    spent_minutes: float | None = None


class FunctionHours(NamedTuple):
    """Weekly hours that were still on the owner's desk in one function."""

    function: str
    hours: float


class ReviewTotals(NamedTuple):
    """The plan's figures when a review was closed: hours as numbers, money as decimal strings."""

    planned: float | None = None
    now: float | None = None
    cost: str | None = None
    value: str | None = None
    net: str | None = None
    hours_by_function: tuple[FunctionHours, ...] = ()


class Review(NamedTuple):
    """The record of one week, kept under the ISO date of its first day."""

    week: str
    closed: bool = False
    away: bool = False
    duties: tuple[ReviewedDuty, ...] = ()
    goals: tuple[ReviewedGoal, ...] = ()
    back_into_work_minutes: float | None = None
    notes: str = ""
    focus: str = ""
    step: int | None = None
    totals: ReviewTotals | None = None


class TimeEntry(NamedTuple):
    """Minutes really spent on a duty on an ISO date; `started` is an ISO moment, `running` while a timer runs."""

    duty: str
    date: str
    minutes: float | None = None
    source: str = ""
    id: str = ""
    started: str | None = None
    running: bool = False
    position: int = 0
