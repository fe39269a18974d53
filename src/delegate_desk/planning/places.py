"""Places: the order of the one list of duties, of which each column shows its part."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from operator import attrgetter
from typing import TypeAlias

from delegate_desk.domain.duty import Duty
from delegate_desk.domain.positions import renumbered, spread

_position = attrgetter("position")

Runs: TypeAlias = Mapping[str | None, Sequence[str]]
"""Ids in their new order, under the id of the card that stays and that they go immediately before; None: the end."""


def next_staying(order: Sequence[Duty], moved: Collection[str], at: int) -> str | None:
    """The first card from this index on that is not moved; None at the end of the list."""
    return next((order[i].id for i in range(at, len(order)) if order[i].id not in moved), None)


def arranged(order: Sequence[str], runs: Runs) -> list[str]:
    """The list with these runs in their new places."""
    moved = {key for run in runs.values() for key in run}
    result: list[str] = []
    for key in order:
        if key not in moved:
            result += runs.get(key, ())
            result.append(key)
    return [*result, *runs.get(None, ())]


def index_of(order: Sequence[Duty], duty: Duty) -> int:
    """Where a duty stands in the list."""
    at = bisect_left(order, duty.position, key=_position)
    while order[at].id != duty.id:
        at += 1
    return at


def new_ranks(order: Sequence[Duty], runs: Runs, duties: Mapping[str, Duty]) -> dict[str, int]:
    """The `position` of every card that needs a new one for these runs to be in their places.

    That is what moves; and the whole list where there is no room left between two neighbours.
    """
    moved = {key for run in runs.values() for key in run}
    ranks: dict[str, int] = {}
    for anchor, run in runs.items():
        at = len(order) if anchor is None else index_of(order, duties[anchor])
        if _ends_with(order, at, run):
            continue
        previous = next((order[i].position for i in range(at - 1, -1, -1) if order[i].id not in moved), None)
        fresh = spread(len(run), previous, None if at == len(order) else order[at].position)
        if fresh is None:
            return renumbered(arranged([duty.id for duty in order], runs))
        ranks.update(zip(run, fresh, strict=True))
    return ranks


def _ends_with(order: Sequence[Duty], at: int, run: Sequence[str]) -> bool:
    """Whether the run stands immediately before this index already."""
    return len(run) <= at and [duty.id for duty in order[at - len(run) : at]] == list(run)
