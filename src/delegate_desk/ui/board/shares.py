"""The tenths of an hour that each card of a column shows, so that they add up to the column's header."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from datetime import date
from math import floor

from delegate_desk.domain.cadence import Cadence
from delegate_desk.domain.duty import Duty
from delegate_desk.planning.hours import weekly

_MOST = 1e12


class Shares:
    """Largest remainder, kept up to date card by card, so that a drop among 10,000 costs no sorting of them.

    Cards whose tenths were cut by the most get the tenths that are missing from the header; of equal ones the first
    in the plan's order. Source: spec.md, section 7.
    """

    def __init__(self, duties: Iterable[Duty], today: date) -> None:
        self._today = today
        self._parts: dict[tuple[float, Cadence], tuple[int, float]] = {}
        self._places: dict[float, list[int]] = {}
        self._tenths = 0
        self._asked: tuple[float, float, int] | None = None
        for duty in duties:
            if (part := self._part(duty)) is not None:
                self._tenths += part[0]
                self._places.setdefault(part[1], []).append(duty.position)
        for places in self._places.values():
            places.sort()

    def add(self, duty: Duty) -> None:
        """Have one more card in the column."""
        if (part := self._part(duty)) is not None:
            self._tenths += part[0]
            insort(self._places.setdefault(part[1], []), duty.position)
            self._asked = None

    def remove(self, duty: Duty) -> None:
        """Have one card less, as it was added."""
        if (part := self._part(duty)) is not None:
            self._tenths -= part[0]
            places = self._places[part[1]]
            del places[bisect_left(places, duty.position)]
            if not places:
                del self._places[part[1]]
            self._asked = None

    def shown(self, duty: Duty, total: float) -> float | None:
        """Hours that the duty's card shows under a header of `total` exact hours; None while they are not known."""
        part = self._part(duty)
        if part is None:
            return None
        tenths, remainder = part
        edge, left = self._edge(total)
        if remainder > edge or (remainder == edge and bisect_left(self._places.get(edge, ()), duty.position) < left):
            tenths += 1
        return tenths / 10

    def _edge(self, total: float) -> tuple[float, int]:
        """The remainder down to which cards get a tenth more, and how many of those that have exactly it."""
        if self._asked is None or self._asked[0] != total:
            missing = floor((min(total, _MOST) + 1e-9) * 10 + 0.5) - self._tenths
            edge = 1.0
            for edge in sorted(self._places, reverse=True):
                count = len(self._places[edge])
                if missing <= count:
                    break
                missing -= count
            self._asked = (total, edge, missing)
        return self._asked[1], self._asked[2]

    def _part(self, duty: Duty) -> tuple[int, float] | None:
        """A duty's whole tenths of an hour a week and what is cut off them, in tenths."""
        minutes, cadence = duty.minutes, duty.cadence
        if minutes is None or cadence is None:
            return None
        part = self._parts.get((minutes, cadence))
        if part is None:
            scaled = (min(float(weekly(minutes, cadence, self._today)), _MOST) + 1e-9) * 10
            part = self._parts[minutes, cadence] = (floor(scaled), round(scaled - floor(scaled), 6))
        return part
