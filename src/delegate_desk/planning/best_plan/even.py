"""Choices in which hours and money come out even, to the last step that the hours of duties can differ by.

The ways to share hours are gone through from the best on; those that cannot be are ruled out, and of the first that can
be a choice is made. It is proven, since all that are better were ruled out.
"""

from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

import numpy as np

from delegate_desk.planning.best_plan.alternatives import LOSSLESS, Alternatives
from delegate_desk.planning.best_plan.making import Making
from delegate_desk.planning.best_plan.shares import Shares, Way, Ways

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
            options = None if over() else _choice(shares, way, random)
            if options is not None:
                return Even(options, of.bound - min(way.loss, unsettled))
        unsettled = min(way.loss, unsettled)
    return Even(None, of.bound - min(ways.most, unsettled))


def _choice(shares: Shares, way: Way, random: np.random.Generator) -> tuple[int, ...] | None:
    """A choice that gives what the way says; None where it does not come to that."""
    of, whom = shares.of, shares.whom
    making = Making(of, shares.kept, shares.steps, of.rounded, random, steady=False)
    for at in random.permutation(len(whom)):
        if not making.give(int(whom[at]), way.given[at]):
            return None
    making.settle(of.exact)
    return of.kept_to(making.current) if making.give(len(of.exact) - 1, way.nobody) else None
