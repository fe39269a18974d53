"""A choice in the making: duties are exchanged among holders until these have just the hours that they are to have."""

from typing import NamedTuple

import numpy as np

from delegate_desk.planning.best_plan.alternatives import Alternatives
from delegate_desk.planning.best_plan.numbers import Floats, Ints
from delegate_desk.planning.best_plan.stages import Flags
from delegate_desk.planning.best_plan.sums import Sums

_COARSE = 60.0
"""Coarse are hours of whole seconds a week, as those of days and weeks are; those of months have far more sums."""
_BLUR = 1e-6


class Steps(NamedTuple):
    """Of each duty its hours in whole steps, and whether these are coarse."""

    counts: Ints
    coarse: Flags

    @staticmethod
    def of(hours: Floats, step: float) -> "Steps":
        """The steps of hours in minutes."""
        seconds = hours * _COARSE
        return Steps(np.rint(hours / step).astype(np.int64), np.abs(seconds - np.rint(seconds)) < _BLUR)


class Making:
    """An alternative for each duty (`current`), which is exchanged for others that are kept.

    Holders are providers and nobody. What a settled one has is no longer changed. `steady`: as little is exchanged as
    will do, else now and then more.
    """

    def __init__(
        self, of: Alternatives, kept: Ints, steps: Steps, current: Ints, random: np.random.Generator, *, steady: bool
    ) -> None:
        self._of, self._kept, self._steps, self._random, self._steady = of, kept, steps, random, steady
        self._settled: Flags = np.zeros(len(of.exact), dtype=bool)
        self._is_kept: Flags = np.zeros(len(steps.counts), dtype=bool)
        self._is_kept[of.duty[kept]] = True
        others = self._is_kept & ~np.isin(current, kept)
        self.current = np.where(others, self._first(kept), current)

    def settle(self, holders: Flags) -> None:
        """Leave what these have as it is."""
        self._settled |= holders

    def give(self, holder: int, total: int, most: int | None = None) -> bool:
        """Have a holder have so many steps, and settle it; whether that can be.

        Up to `most`, if that is said, the nearest number that can be will do. Counted are the duties of which
        alternatives are kept.
        """
        of, kept = self._of, self._kept
        ours = kept[of.provider[kept] == holder]
        elsewhere = self._first(kept[(of.provider[kept] != holder) & ~self._settled[of.provider[kept]]])
        before = of.provider[self.current[of.duty[ours]]]
        movable = np.where(before == holder, elsewhere[of.duty[ours]] >= 0, ~self._settled[before])
        ours, held = ours[movable], self._is_kept & (of.provider[self.current] == holder)
        is_new = ~held[of.duty[ours]] & (self._steady or bool(self._random.integers(2)))
        ours = ours[np.lexsort((self._random.random(len(ours)), is_new))]
        duties = of.duty[ours]
        given_up = duties[held[duties]]
        held[duties] = False
        fixed, coarse = int(self._steps.counts[held].sum()), self._steps.coarse[duties]
        groups = np.flatnonzero(coarse), np.flatnonzero(~coarse)
        sums = Sums(*(self._steps.counts[duties[group]].tolist() for group in groups))
        found = sums.of(total - fixed)
        if found is None and most is not None:
            near = min(sums.near(total - fixed, most - fixed), key=lambda each: abs(each - total + fixed), default=None)
            found = None if near is None else sums.of(near)
        if found is None:
            return False
        self.current[given_up] = elsewhere[given_up]
        for group, places in zip(groups, found, strict=True):
            self.current[duties[group[places]]] = ours[group[places]]
        self._settled[holder] = True
        return True

    def _first(self, places: Ints) -> Ints:
        """Of each duty one of these alternatives at random, those of exact providers and of nobody last; -1: none."""
        of = self._of
        last = of.exact[of.provider[places]] + 2 * (of.provider[places] == len(of.exact) - 1)
        order = places[np.lexsort((self._random.random(len(places)), last))]
        first = np.full(len(self._steps.counts), -1)
        first[of.duty[order[::-1]]] = order[::-1]
        return first
