"""The plan: one immutable snapshot of everything an owner has said."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from delegate_desk.domain.settings import Settings

if TYPE_CHECKING:  # the words of pages that a start does not show are loaded with those pages
    from delegate_desk.domain.brief import Brief
    from delegate_desk.domain.duty import Duty
    from delegate_desk.domain.goal import Goal
    from delegate_desk.domain.idea import Idea
    from delegate_desk.domain.provider import ExchangeRate, Provider
    from delegate_desk.domain.review import Review, TimeEntry
    from delegate_desk.domain.scenario import Scenario

R = TypeVar("R")
_position = attrgetter("position")
_FEW = 64  # changed records up to which an order is mended rather than made anew


class Table(Mapping[str, R], Generic[R]):
    """Records of one kind under their keys; never changed, only followed by a changed copy.

    Made from a mapping, or from a function that reads one when first looked into: a start must not pay for ten
    years of reviews that no page shows yet.
    """

    __slots__ = ("_changed", "_order", "_read", "_root", "_rows")

    def __init__(self, rows: Mapping[str, R] | Callable[[], dict[str, R]] | None = None) -> None:
        self._rows: dict[str, R] | None = None
        self._read: Callable[[], dict[str, R]] | None = None
        self._root: Table[R] | None = None
        self._changed: frozenset[str] = frozenset()
        self._order: list[R] | None = None
        if callable(rows):
            self._read = rows
        else:
            self._rows = dict(rows or {})

    @property
    def rows(self) -> dict[str, R]:
        """The records under their keys, for reading only."""
        if self._rows is None:
            assert self._read is not None
            self._rows = self._read()
            self._read = None
        return self._rows

    def __getitem__(self, key: str) -> R:
        return self.rows[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, key: object) -> bool:
        return key in self.rows

    def changed(self, changes: Mapping[str, R | None]) -> Table[R]:
        """A copy with these records put in place of those of their keys; None takes a record out."""
        copy: Table[R] = Table()
        copy._rows = rows = dict(self.rows)
        for key, record in changes.items():
            if record is None:
                rows.pop(key, None)
            else:
                rows[key] = record
        copy._root = self if self._root is None else self._root
        copy._changed = self._changed.union(changes)
        return copy

    def changed_since(self, other: Table[R]) -> Iterable[str]:
        """Keys under which the two may differ; few where this one was made of the other by `changed`."""
        if self._root is other:
            return self._changed
        return {*self.rows, *other.rows}

    def in_order(self) -> Sequence[R]:
        """The records by their `position`, the owner's order; for reading only."""
        if self._order is None:
            root = self._root
            if root is None or root._order is None or len(self._changed) > _FEW:
                self._order = sorted(self.rows.values(), key=_position)
            else:
                self._order = _rearranged(root._order, root.rows, self.rows, self._changed)
        return self._order

    def settle(self) -> None:
        """Forget what it was made of, so that copies of copies do not hold on to all that went before."""
        if self._root is not None and self._root._order is not None:
            self.in_order()
        self._root, self._changed = None, frozenset()


class Plan(NamedTuple):
    """One owner's whole file. Fields, and so tables, stand in the order of the plan's JSON."""

    settings: Settings = Settings()
    duties: Table[Duty] = Table()
    providers: Table[Provider] = Table()
    exchange_rates: Table[ExchangeRate] = Table()
    goals: Table[Goal] = Table()
    briefs: Table[Brief] = Table()
    reviews: Table[Review] = Table()
    time_entries: Table[TimeEntry] = Table()
    ideas: Table[Idea] = Table()
    scenarios: Table[Scenario] = Table()

    def put(self, table: str, records: Iterable[Any]) -> Plan:
        """A copy in which these records of `table` are added or take the place of those with their keys."""
        key = KEYS[table]
        changes = {getattr(record, key): record for record in records}
        return self._replace(**{table: getattr(self, table).changed(changes)}) if changes else self

    def without(self, table: str, keys: Iterable[str]) -> Plan:
        """A copy in which `table` lacks the records under these keys."""
        changes: dict[str, Any] = dict.fromkeys(keys)
        return self._replace(**{table: getattr(self, table).changed(changes)}) if changes else self

    def is_empty(self) -> bool:
        """Whether there is no record beside settings and exchange rates."""
        return not any(len(getattr(self, table)) for table in TABLES if table != "exchange_rates")


TABLES: tuple[str, ...] = Plan._fields[1:]
"""The plan's tables in the order of its JSON."""

KEYS: Mapping[str, str] = dict.fromkeys(TABLES, "id") | {
    "exchange_rates": "currency",
    "briefs": "duty",
    "reviews": "week",
}
"""The field under whose value a table keeps its records."""


def in_order(table: Table[R]) -> Sequence[R]:
    """Records of a table by their `position`: the owner's order; for reading only."""
    return table.in_order()


def _rearranged(order: list[Any], was: Mapping[str, Any], now: Mapping[str, Any], keys: Iterable[str]) -> list[Any]:
    """The order after a few records have changed: each is taken out and put in again by bisection."""
    order = list(order)
    for key in keys:
        if key in was:
            at = bisect_left(order, was[key].position, key=_position)
            while order[at] is not was[key]:
                at += 1
            del order[at]
    for key in keys:
        if key in now:
            insort(order, now[key], key=_position)
    return order
