"""Trends: what the closed weekly reviews say week by week, and where the owner's hours still are.

Hours are floats here, because they are only drawn; money stays exact. A week that was away, or that nobody
reviewed, has no figures: it is a gap, never a zero. Source: product.md, section 2, "Realised freed hours of a week".
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from math import fsum
from typing import NamedTuple

from delegate_desk.domain.cadence import EXACT
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.review import Review
from delegate_desk.domain.settings import WEEKDAYS, Settings
from delegate_desk.planning.hours import exactly, hours
from delegate_desk.planning.realised import counts

_NOTHING = Decimal(0)
_HANDED_OVER = frozenset(("outsource", "stop"))
_LONGEST_NOTE = 48
_FALL = 0.25
"""The share of a week's hours that must be lost for a fall to be worth a word."""
_LEAST_FALL = 0.5
"""Hours that must be lost besides."""


class TrendWeek(NamedTuple):
    """One closed week. `at` counts weeks since the first one; every figure is None where the week was away.

    `value` is realised hours at the worth of an hour that held when the week was closed, `cost` what the plan's
    providers cost then, `net` the one less the other where both are known. `family`, `growth` and `other` are hours
    that went to goals (`other`: to goals that are in the plan no more), `work` those that went back into work, and
    `unsaid` realised ones of which nobody said where they went, never below 0.
    """

    week: str
    at: int
    planned: float | None = None
    realised: float | None = None
    value: Decimal | None = None
    cost: Decimal | None = None
    family: float | None = None
    growth: float | None = None
    other: float | None = None
    work: float | None = None
    notes: str = ""
    net: Decimal | None = None
    unsaid: float | None = None

    @property
    def is_gap(self) -> bool:
        """Whether the week counts nowhere."""
        return self.realised is None


class FunctionDesk(NamedTuple):
    """Weekly hours of one function that are on the owner's desk: in the first week shown, now, and as planned."""

    function: str
    before: float
    now: float
    planned: float


class Note(NamedTuple):
    """Why the hours fell: the owner's own words, and the first and last week that they explain."""

    words: str
    first: int
    last: int


class Trends:
    """The weeks of a plan. Each closed review is worked out when it is first shown, and again only once it changed."""

    def __init__(self) -> None:
        self._table: Mapping[str, Review] | None = None
        self._reviews: list[Review] = []
        self._areas: dict[str, str] = {}
        self._weeks: dict[str, tuple[Review, TrendWeek]] = {}
        self._won: dict[str, tuple[Review, float]] = {}
        self._found: dict[int | None, tuple[TrendWeek, ...]] = {}

    def follow(self, plan: Plan) -> None:
        """Take the closed weeks of that plan, from the first that counts to the last."""
        areas = {goal.id: goal.area for goal in plan.goals.values()}
        if areas != self._areas:
            self._areas, self._weeks, self._found = dict(areas), {}, {}
        if plan.reviews is self._table:
            return
        self._table, self._found = plan.reviews, {}
        closed = [review for _week, review in sorted(plan.reviews.items()) if review.closed]
        counted = [place for place, review in enumerate(closed) if counts(review)]
        self._reviews = closed[counted[0] : counted[-1] + 1] if counted else []

    @property
    def counted(self) -> int:
        """How many weeks have figures."""
        return sum(map(counts, self._reviews))

    @property
    def most(self) -> float:
        """The most hours that any week has realised; 0 where none counts."""
        return max((self._hours_of(review) for review in self._reviews if counts(review)), default=0.0)

    def latest(self, count: int | None) -> tuple[TrendWeek, ...]:
        """The weeks of the last `count` that the calendar has, None for all; they start with one that counts."""
        if count not in self._found:
            self._found[count] = self._latest(count)
        return self._found[count]

    def _latest(self, count: int | None) -> tuple[TrendWeek, ...]:
        if not self._reviews:
            return ()
        since = "" if count is None else _earlier(self._reviews[-1].week, count)
        found = [review for review in self._reviews if review.week > since]
        while found and not counts(found[0]):
            del found[0]
        first = date.fromisoformat(found[0].week).toordinal()
        return tuple(
            self._week_of(review, (date.fromisoformat(review.week).toordinal() - first) // 7) for review in found
        )

    def _week_of(self, review: Review, at: int) -> TrendWeek:
        known = self._weeks.get(review.week)
        week = self._made(review) if known is None or known[0] is not review else known[1]
        if week.at != at:
            week = week._replace(at=at)
        if known is None or known[1] is not week:
            self._weeks[review.week] = (review, week)
        return week

    def _made(self, review: Review) -> TrendWeek:
        if not counts(review):
            return TrendWeek(review.week, 0, notes=review.notes)
        return _week(review, self._hours_of(review), self._areas)

    def _hours_of(self, review: Review) -> float:
        known = self._won.get(review.week)
        if known is None or known[0] is not review:
            known = self._won[review.week] = (review, won_hours(review))
        return known[1]


def won_hours(review: Review) -> float:
    """Realised hours of a week that counts, as a float: `realised` in a tenth of its time, for hundreds of weeks."""
    won = [
        expected - spent
        for _duty, decision, expected, spent, _title, _function, _stage, _freed in review.duties
        if spent is not None and expected is not None and decision in _HANDED_OVER
    ]
    return fsum(won) / 60.0


def _earlier(week: str, count: int) -> str:
    """The day so many weeks before, as far back as the calendar goes."""
    return date.fromordinal(max(1, date.fromisoformat(week).toordinal() - 7 * count)).isoformat()


def review_date(week: str, settings: Settings) -> date:
    """The day in that week on which it is reviewed: a week is known by it."""
    first = date.fromisoformat(week)
    after = (WEEKDAYS.index(settings.review_day) - first.weekday()) % 7
    return date.fromordinal(min(first.toordinal() + after, date.max.toordinal()))


def next_review(settings: Settings, today: date) -> date:
    """The next day of a review, today included."""
    return today + timedelta((WEEKDAYS.index(settings.review_day) - today.weekday()) % 7)


def freed_in_all(weeks: Iterable[TrendWeek]) -> float:
    """Realised hours of those weeks."""
    return fsum(week.realised or 0.0 for week in weeks)


def net_in_all(weeks: Iterable[TrendWeek]) -> Decimal | None:
    """What the realised hours were worth less what they cost; None where no week says both."""
    known = [week.net for week in weeks if week.net is not None]
    return sum(known, _NOTHING) if known else None


def best(weeks: Iterable[TrendWeek]) -> TrendWeek | None:
    """The week that realised most, the latest of equal ones; None where none counts."""
    found: TrendWeek | None = None
    for week in weeks:
        if week.realised is not None and (found is None or week.realised >= (found.realised or 0.0) - 1e-6):
            found = week
    return found


def the_fall(weeks: tuple[TrendWeek, ...]) -> Note | None:
    """What the owner noted in the week in which the hours fell most, and the weeks, by index, that stayed so low.

    None where they never fell by a quarter and half an hour, or where nothing was noted then.
    """
    counted = [i for i, week in enumerate(weeks) if not week.is_gap]
    falls = [((weeks[i].realised or 0.0) - (weeks[j].realised or 0.0), i, j) for i, j in pairwise(counted)]
    lost, before, first = max(falls, default=(0.0, 0, 0))
    if lost < _LEAST_FALL or lost < _FALL * (weeks[before].realised or 0.0):
        return None
    words = _first_clause(weeks[first].notes)
    if not words:
        return None
    last = first
    for i in counted:
        if i == last + 1 and abs((weeks[i].realised or 0.0) - (weeks[first].realised or 0.0)) < lost / 4:
            last = i
    return Note(words, first, last)


def desk_hours(plan: Plan, since: str, today: date) -> list[FunctionDesk]:
    """Hours still on the owner's desk by function, those with most of them in that week first.

    `since` is the week of a closed review. An outsourced duty stays on the desk until it runs.
    """
    before = _desk_then(plan.reviews[since])
    now: dict[str, list[Decimal]] = {}
    planned: dict[str, list[Decimal]] = {}
    for duty in plan.duties.values():
        weekly = hours(duty, today) or _NOTHING
        function = duty.function or ""
        if duty.decision in ("keep", "undecided"):
            planned.setdefault(function, []).append(weekly)
        if duty.decision != "stop" and not (duty.decision == "outsource" and duty.stage == "running"):
            now.setdefault(function, []).append(weekly)
    rows = [
        FunctionDesk(each, before.get(each, 0.0), float(sum(now.get(each, []))), float(sum(planned.get(each, []))))
        for each in {**before, **now}
    ]
    return sorted((row for row in rows if max(row.before, row.now) > 1e-6), key=lambda row: (-row.before, -row.now))


def _desk_then(review: Review) -> dict[str, float]:
    """By function what the owner kept or had not decided, and what was outsourced but did not run yet."""
    found: dict[str, list[float]] = {}
    for kept in review.totals.hours_by_function if review.totals is not None else ():
        found.setdefault(kept.function, []).append(kept.hours)
    for row in review.duties:
        if row.decision == "outsource" and row.stage != "running":
            found.setdefault(row.function or "", []).append((row.expected_minutes or 0.0) / 60)
    return {function: fsum(parts) for function, parts in found.items()}


def _week(review: Review, won: float, areas: Mapping[str, str]) -> TrendWeek:
    totals = review.totals
    went: dict[str, list[float]] = {"family": [], "growth": [], "other": []}
    for goal in review.goals:
        went[areas.get(goal.goal, "other")].append((goal.spent_minutes or 0.0) / 60)
    family, growth, other = (fsum(went[area]) for area in ("family", "growth", "other"))
    work = (review.back_into_work_minutes or 0.0) / 60
    value = _value(review, won)
    cost = None if totals is None or totals.cost is None else Decimal(totals.cost)
    return TrendWeek(
        review.week,
        0,
        planned=None if totals is None else totals.planned,
        realised=won,
        value=value,
        cost=cost,
        net=None if value is None or cost is None else value - cost,
        family=family,
        growth=growth,
        other=other,
        work=work,
        unsaid=max(0.0, won - (family + growth + other + work)),
        notes=review.notes,
    )


def _value(review: Review, won: float) -> Decimal | None:
    """Realised hours at the worth that the frozen totals stand for; later worths never change the past."""
    totals = review.totals
    if totals is None or totals.value is None:
        return None
    if not won:
        return _NOTHING
    if not totals.planned:
        return None
    return EXACT.divide(EXACT.multiply(exactly(won), Decimal(totals.value)), exactly(totals.planned))


def _first_clause(notes: str) -> str:
    """The start of a note up to its first stop; empty where that is too long to stand in a chart."""
    clause = notes.strip()
    for stop in "\n:.;!?":
        clause = clause.partition(stop)[0]
    clause = clause.strip()
    return clause if len(clause) <= _LONGEST_NOTE else ""
