"""What an owner has picked from the starter list so far: ticks, changed minutes and cadences. No Qt, no plan."""

from collections.abc import Container
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any, TypeAlias

from delegate_desk.domain.cadence import Cadence, Every, Unit
from delegate_desk.exchange import catalogue
from delegate_desk.exchange.catalogue import CatalogueDuty
from delegate_desk.planning.hours import weekly
from delegate_desk.planning.names import folded
from delegate_desk.ui.words import function_name

_USUAL: tuple[tuple[int, int, Unit], ...] = (
    (1, 1, "day"),
    (1, 1, "workday"),
    (3, 1, "week"),
    (2, 1, "week"),
    (1, 1, "week"),
    (1, 2, "week"),
    (2, 1, "month"),
    (1, 1, "month"),
    (1, 1, "quarter"),
    (2, 1, "year"),
    (1, 1, "year"),
)

Known: TypeAlias = Container[tuple[str, Cadence | None]]
"""What `catalogue.in_plan` gives."""


class StarterList:
    """The duties of the catalogue as the owner has changed them, which are ticked, and which are listed.

    Ticks and changes outlive another trade and another search. What is ticked is listed whatever the trade, so
    nothing is added unseen. A duty that the plan has already is never ticked.
    """

    def __init__(self, known: Known, today: date) -> None:
        self._today = today
        self._known = known
        self._duties = {duty.key: duty for duty in catalogue.duties("every")}
        self._ticked: set[str] = set()

    def __getitem__(self, key: str) -> CatalogueDuty:
        return self._duties[key]

    def follow(self, known: Known) -> None:
        """The plan has other duties now."""
        self._known = known
        self._untick_known()

    def listed(self, trade: str, wanted: str) -> list[tuple[str, list[str]]]:
        """Functions with the keys of their duties: those of the trade and the ticked ones that have all these words."""
        words = folded(wanted).split()
        usual = {duty.key for duty in catalogue.duties(trade)} | self._ticked
        found = [duty for duty in self._duties.values() if duty.key in usual and _has(duty, words)]
        grouped = groupby(found, lambda duty: duty.function)
        return [(function, [duty.key for duty in duties]) for function, duties in grouped]

    def chosen(self) -> list[CatalogueDuty]:
        """The ticked duties as they are now, in the order of the catalogue."""
        return [duty for duty in self._duties.values() if duty.key in self._ticked]

    def chosen_hours(self) -> float:
        """Hours a week that the ticked duties take together."""
        return float(sum((self._weekly(duty) for duty in self.chosen()), Decimal(0)))

    def hours(self, key: str) -> float:
        """Hours a week of one duty."""
        return float(self._weekly(self._duties[key]))

    def is_ticked(self, key: str) -> bool:
        """Whether the duty will be added."""
        return key in self._ticked

    def is_known(self, key: str) -> bool:
        """Whether the plan has this duty already: the same title, and the cadence that it has here now."""
        duty = self._duties[key]
        return catalogue.same(duty.title, duty.cadence) in self._known

    def tick(self, key: str, ticked: bool) -> None:
        """Tick or untick a duty; one that the plan has stays unticked."""
        if ticked and not self.is_known(key):
            self._ticked.add(key)
        else:
            self._ticked.discard(key)

    def change(self, key: str, **changes: Any) -> None:
        """Give a duty other minutes or another cadence."""
        self._duties[key] = self._duties[key]._replace(**changes)
        self._untick_known()

    def cadences(self, key: str) -> list[Cadence]:
        """The usual cadences, and that of the duty if it is another."""
        usual: list[Cadence] = [Every(float(times), every, unit) for times, every, unit in _USUAL]
        present = self._duties[key].cadence
        return usual if present in usual else [*usual, present]

    def _untick_known(self) -> None:
        self._ticked = {key for key in self._ticked if not self.is_known(key)}

    def _weekly(self, duty: CatalogueDuty) -> Decimal:
        return weekly(duty.minutes, duty.cadence, self._today)


def _has(duty: CatalogueDuty, words: list[str]) -> bool:
    text = folded(f"{duty.title}\n{duty.function}\n{function_name(duty.function)}")
    return all(word in text for word in words)
