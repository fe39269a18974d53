"""Positions: sparse ranks that keep a list in the owner's order, so that a move changes one record only."""

from collections.abc import Sequence

STEP = 1 << 40
"""Distance between neighbours in a fresh list: room for eight million records."""

NEAR = 1 << 20
"""Distance at which a record is put behind another one: a million can follow there before a list has to be ranked
anew, where halving the gap each time would leave room for forty."""


def spread(count: int, after: int | None, before: int | None) -> list[int] | None:
    """Ranks for `count` records between two neighbours (None: an end of the list); None where they do not fit."""
    if before is None:
        start = 0 if after is None else after
        return [start + STEP * (i + 1) for i in range(count)]
    if after is None:
        return [before - STEP * (count - i) for i in range(count)]
    gap = min((before - after) // (count + 1), NEAR)
    return [after + gap * (i + 1) for i in range(count)] if gap else None


def renumbered(keys: Sequence[str]) -> dict[str, int]:
    """Fresh ranks for a whole list, in its order."""
    return {key: STEP * (i + 1) for i, key in enumerate(keys)}
