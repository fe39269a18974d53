"""Groups: single events with the same title, and the regular work that their dates show.

Source: product.md, section 6, "Calendars"; time tracking and task lists are judged the same way.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median
from typing import NamedTuple
from unicodedata import category, normalize

from delegate_desk.domain import checks
from delegate_desk.domain.cadence import Every, Unit
from delegate_desk.domain.duty import Duty
from delegate_desk.exchange.candidates import Candidate, Skipped, candidate
from delegate_desk.i18n import _

DAYS_SHOWN = 3
"""Distinct days from which single events are regular work."""
WORKDAY_BELOW = 1.75
"""Mean days between two from which on it is no longer work of every workday."""
NEAR = 0.2
"""How far, as a share, the mean gap may lie from that of a cadence that it shows."""

_DAY = 24 * 60
_YEAR = 365.2425
_GAPS: Sequence[tuple[float, int, Unit]] = (
    (7, 1, "week"),
    (14, 2, "week"),
    (21, 3, "week"),
    (28, 4, "week"),
    (_YEAR / 12, 1, "month"),
    (_YEAR / 4, 1, "quarter"),
    (_YEAR, 1, "year"),
)


class Piece(NamedTuple):
    """One record of work that does not say by itself how often it recurs: its title, what names it, and its days.

    Each day comes with the minutes of work on it, None where they are not known (as of an all-day event).
    """

    title: str
    source: str
    days: tuple[tuple[date, float | None], ...]

    @property
    def last_day(self) -> date:
        """The latest of its days, the first of all days for a piece without one."""
        return max((day for day, _minutes in self.days), default=date.min)


def grouped(pieces: Iterable[Piece], today: date, *, tracked: bool = False) -> tuple[list[Candidate], list[Skipped]]:
    """A candidate for each title seen on three days or more, and the rest of the pieces as skipped.

    Of tracked time each candidate keeps its days and their minutes.
    """
    found: list[Candidate] = []
    skipped: list[Skipped] = []
    groups: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        groups[plain_title(piece.title)].append(piece)
    for key, group in groups.items():
        days = sorted({day for piece in group for day, _minutes in piece.days})
        if key and len(days) >= DAYS_SHOWN:
            offer = _candidate(group, days, today)
            found.append(offer._replace(days=_tracked(group)) if tracked else offer)
            continue
        why = _("one-off, seen on fewer than three days") if key else _("one-off, without a title to group it by")
        skipped.extend(Skipped(piece.source, why) for piece in group)
    return found, skipped


def _candidate(group: Sequence[Piece], days: Sequence[date], today: date) -> Candidate:
    latest = max(enumerate(group), key=lambda numbered: (numbered[1].last_day, numbered[0]))[1]
    return candidate(
        latest.title,
        cadence_of(days),
        usual_minutes(group),
        today,
        sources=tuple(piece.source for piece in group),
        confidence=len(days) / (len(days) + 2),
    )


def fault_of(title: str, minutes: float | None) -> str | None:
    """Why no duty can be called so, or take so long; None where it can. An empty title is no fault here."""
    try:
        checks.checked(Duty, "title", title or "x")
    except ValueError as problem:
        return _("its title {why}").format(why=problem)
    return _("its minutes are too many") if minutes is not None and not minutes < checks.MANY else None


def plain_title(title: str) -> str:
    """The title as titles are compared: case, digits, punctuation and symbols aside, blanks collapsed."""
    folded = normalize("NFKC", title).casefold()
    return " ".join("".join(letter for letter in folded if category(letter)[0] not in "NPS").split())


def usual_minutes(group: Iterable[Piece]) -> float | None:
    """The median over days of a day's minutes; days on which none are known do not count."""
    sums = _minutes_by_day(group)
    return median(sums.values()) if sums else None


def _tracked(group: Iterable[Piece]) -> tuple[tuple[str, float], ...]:
    """Each day with what was worked on it, but for days of several people that have more minutes than a day."""
    days = sorted(_minutes_by_day(group).items())
    return tuple((day.isoformat(), minutes) for day, minutes in days if 0 < minutes <= _DAY)


def _minutes_by_day(group: Iterable[Piece]) -> dict[date, float]:
    sums: dict[date, float] = defaultdict(float)
    for piece in group:
        for day, minutes in piece.days:
            if minutes is not None:
                sums[day] += minutes
    return sums


def cadence_of(days: Sequence[date]) -> Every:
    """The cadence that these distinct days, in their order and three at least, show."""
    span = (days[-1] - days[0]).days
    gap = span / (len(days) - 1)
    if gap < WORKDAY_BELOW:
        return Every(1, 1, "workday")
    length, every, unit = min(_GAPS, key=lambda known: max(gap / known[0], known[0] / gap))
    if abs(gap / length - 1) <= NEAR:
        return Every(1, every, unit)
    weeks = -(-(span + 1) // 7)  # the last day is covered too
    return Every(len(days), weeks, "week")
