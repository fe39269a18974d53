"""Choices in which hours and money come out even, to the last step that the hours of duties can differ by.

The ways to share hours are gone through from the best on; those that cannot be are ruled out, and of the first that can
be a choice is made. It is proven, since all that are better were ruled out.
"""

from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

import numpy as np

from delegate_desk.planning.best_plan.alternatives import Alternatives
from delegate_desk.planning.best_plan.numbers import Ints
from delegate_desk.planning.best_plan.shares import LOSSLESS, Shares, Way, Ways
from delegate_desk.planning.best_plan.stages import Flags
from delegate_desk.planning.best_plan.sums import Sums

_TRIES = 6
"""How often a choice is made of a way before the next one has its turn."""
_WAYS = 50


class Even(NamedTuple):
    """A choice, if one was made, and a score that no choice passes."""

    options: tuple[int, ...] | None
    bound: float


def even(of: Alternatives, random: np.random.Generator, least: float, over: Callable[[], bool]) -> Even:
    """The best choice that comes out even, where it may have more than this score; and what is ruled out."""
    shares = Shares.found(of)
    if shares is None or of.bound <= least:
        return Even(None, of.bound)
    # Alternatives that lose a little are left to others: beyond the least of them nothing is ruled out.
    unsettled = float(of.loss[of.loss >= LOSSLESS].min(initial=np.inf))
    ways = Ways(shares, of.bound - least)
    for way in islice(ways, _WAYS):
        for _try in range(_TRIES):
            options = None if over() else _Made(shares, random).choice(way)
            if options is not None:
                return Even(options, of.bound - min(way.loss, unsettled))
        unsettled = min(way.loss, unsettled)
    return Even(None, of.bound - min(ways.most, unsettled))


class _Made:
    """One choice in the making: an alternative for each duty, and who has got what the way gives."""

    def __init__(self, shares: Shares, random: np.random.Generator) -> None:
        self._shares, self._random = shares, random
        of = shares.of
        self._of, self._nobody = of, len(of.exact) - 1
        self._settled: Flags = np.zeros(len(of.exact), dtype=bool)
        kept = np.flatnonzero(of.loss < LOSSLESS)
        self._current = of.rounded.copy()
        lossy = of.loss[self._current] >= LOSSLESS
        self._current[lossy] = self._first(kept)[lossy]

    def choice(self, way: Way) -> tuple[int, ...] | None:
        """A choice that gives what the way says; None where it does not come to that."""
        whom = self._shares.whom
        for at in self._random.permutation(len(whom)):
            if not self._give(int(whom[at]), way.given[at]):
                return None
            self._settled[whom[at]] = True
        self._settled[self._of.exact] = True
        return self._of.kept_to(self._current) if self._give(self._nobody, way.nobody) else None

    def _give(self, holder: int, steps: int) -> bool:
        """Exchange duties with those who are not settled until the holder has so many; whether it comes to that."""
        of, kept = self._of, self._shares.kept
        ours = kept[of.provider[kept] == holder]
        elsewhere = self._first(kept[(of.provider[kept] != holder) & ~self._settled[of.provider[kept]]])
        duties = of.duty[ours]
        before = of.provider[self._current[duties]]
        movable = np.where(before == holder, elsewhere[duties] >= 0, ~self._settled[before])
        ours = self._random.permutation(ours[movable])
        duties = of.duty[ours]
        held = of.provider[self._current] == holder
        held[duties] = False
        amounts, coarse = self._shares.steps[duties], self._shares.coarse[duties]
        fixed = int(self._shares.steps[held & self._is_shared].sum())
        found = Sums(amounts[coarse].tolist(), amounts[~coarse].tolist()).of(steps - fixed)
        if found is None:
            return False
        taken = np.concatenate([np.flatnonzero(coarse)[found[0]], np.flatnonzero(~coarse)[found[1]]]).astype(np.int64)
        given_up = duties[of.provider[self._current[duties]] == holder]
        self._current[given_up] = elsewhere[given_up]
        self._current[duties[taken]] = ours[taken]
        return True

    @property
    def _is_shared(self) -> Flags:
        shared: Flags = np.zeros(len(self._shares.steps), dtype=bool)
        shared[self._of.duty[self._shares.kept]] = True
        return shared

    def _first(self, places: Ints) -> Ints:
        """Of each duty one of these alternatives at random, those of exact providers and of nobody last; -1: none."""
        of = self._of
        last = of.exact[of.provider[places]] + 2 * (of.provider[places] == self._nobody)
        order = places[np.lexsort((self._random.random(len(places)), last))]
        first = np.full(len(self._shares.steps), -1)
        first[of.duty[order[::-1]]] = order[::-1]
        return first
