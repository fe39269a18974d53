"""Good choices for large plans: the relaxed form rounded, then filled up with exchanges of a few duties.

Where duties bring the same for a pound, as most of an owner's do, nearly every choice between them is equally good
as long as hours and money come out even: minimum hours used to the minute, the budget to the penny. So a provider's
duties are exchanged, some at once, until its hours are what the relaxed form gives it; and at last duties of
providers who have neither a limit nor a minimum to meet, until the budget is spent. Which exchange comes out even is
found by meeting in the middle: of all sums of two (or three) exchanges those two that together are nearest.
"""

from collections.abc import Callable
from itertools import combinations
from typing import NamedTuple

import numpy as np

from delegate_desk.planning.best_plan.alternatives import BLUR, NEVER, PRICELESS, Alternatives
from delegate_desk.planning.best_plan.numbers import Floats, Ints
from delegate_desk.planning.best_plan.stages import Flags

_PAIRS, _TRIPLES = 350, 60
"""Up to how many exchanges all pairs, and all triples, are looked at."""
_NEAREST = 3
_FIRST = 20
_TRIES = 4
_SHAKES = 12
_SHAKEN = 8
_ENOUGH = 2e-5


class _Sums(NamedTuple):
    """Sums of exchanges, in the order of `amount`: their places (-1: none), amounts and losses."""

    places: Ints
    amount: Floats
    loss: Floats


class Filling:
    """Choices from the alternatives near to one answer of the relaxed form."""

    def __init__(self, alternatives: Alternatives, random: np.random.Generator) -> None:
        self._of, self._random, self._prices = alternatives, random, alternatives.prices
        self._whole = np.abs(alternatives.hours - np.rint(alternatives.hours)) < BLUR
        self._aside = self._least_loss(~alternatives.exact[alternatives.provider])

    def choice(self, *, whole: bool, over: Callable[[], bool]) -> tuple[int, ...] | None:
        """A choice that keeps to all limits, another one each time; None where none was found until it is over.

        `whole`: hours come out even with duties of whole minutes only, which others would hardly let them.
        """
        current = self._of.rounded.copy()
        for provider in self._random.permutation(np.flatnonzero(self._of.exact)):
            if over():
                return None
            if whole:
                odd = (self._of.provider[current] == provider) & ~self._whole[current]
                current[odd] = self._aside[odd]
            self._fill(current, int(provider), whole)
        current = self._spend(current, over)
        return self._of.kept_to(current)

    def _fill(self, current: Ints, provider: int, whole: bool) -> None:
        """Exchange duties of the provider until its hours come out even."""
        ours = self._of.provider == provider
        for _try in range(_TRIES):
            held = ours[current]
            need = self._of.target[provider] - self._of.hours[current[held]].sum()
            if abs(need) < BLUR:
                return
            kept = ours != held[self._of.duty]
            kept &= ~self._of.exact[np.where(ours, self._of.provider[current[self._of.duty]], self._of.provider)]
            if whole:
                kept &= self._whole | ~ours
            places = np.flatnonzero(kept & np.isfinite(self._of.loss))
            before = current[self._of.duty[places]]
            amounts = np.where(ours[places], self._of.hours[places], -self._of.hours[before])
            prices = float(self._prices.minute[provider]), float(self._of.over[provider])
            if not self._exchange(current, places, amounts, need, prices):
                return

    def _spend(self, current: Ints, over: Callable[[], bool]) -> Ints:
        """Exchange duties of all others until as little as can be is left of the form's limit."""
        least, best = np.inf, current
        for _try in range(_SHAKES):
            for _again in range(_TRIES):
                left = self._of.left(current)
                places = self._free_exchanges(current)
                amounts = self._of.row[places] - self._of.row[current[self._of.duty[places]]]
                if (left >= 0 and left * self._prices.limit < BLUR) or not self._exchange(
                    current, places, amounts, left, (self._prices.limit, NEVER)
                ):
                    break
            left = self._of.left(current)
            if 0 <= left < least:
                least, best = left, current.copy()
            if least * self._prices.limit < _ENOUGH or over():
                break
            self._shake(current)
        return best

    def _free_exchanges(self, current: Ints) -> Ints:
        """The alternatives that touch nobody whose hours are to come out even."""
        free = ~self._of.exact[self._of.provider]
        kept = free & free[current][self._of.duty] & np.isfinite(self._of.loss)
        return np.flatnonzero(kept & (current[self._of.duty] != np.arange(len(kept))))

    def _shake(self, current: Ints) -> None:
        """Exchange some duties at random where that loses nothing."""
        places = self._free_exchanges(current)
        losses = self._of.loss[places] - self._of.loss[current[self._of.duty[places]]]
        places = places[np.abs(losses) < PRICELESS]
        chosen = self._random.choice(places, min(len(places), _SHAKEN), replace=False)
        current[self._of.duty[chosen]] = chosen

    def _exchange(self, current: Ints, places: Ints, amounts: Floats, need: float, prices: tuple[float, float]) -> bool:
        """Take the alternatives whose amounts together are what is needed, at the least loss; whether there are any."""
        losses = self._of.loss[places] - self._of.loss[current[self._of.duty[places]]]
        worst_first = np.argsort(losses + self._random.random(len(losses)) * PRICELESS)
        kept = worst_first[np.abs(amounts[worst_first]) > BLUR][:_PAIRS]
        places = places[kept]
        sums = _sums(amounts[kept], losses[kept], self._of.duty[places])
        found = _nearest(sums, self._of.duty[places], need, prices)
        current[self._of.duty[places[found]]] = places[found]
        return bool(len(found))

    def _least_loss(self, among: Flags) -> Ints:
        """Of each duty the alternative with the least loss among these."""
        places = np.flatnonzero(among)
        places = places[np.lexsort((self._of.loss[places], self._of.duty[places]))]
        return places[np.searchsorted(self._of.duty[places], np.arange(self._of.form.numbers.duties))]


def _sums(amounts: Floats, losses: Floats, duties: Ints) -> _Sums:
    """All sums of up to two exchanges, of up to three where there are few, in the order of their amounts."""
    count = len(amounts)
    places = [np.full((1, 3), -1), np.column_stack([np.arange(count), *np.full((2, count), -1)])]
    first, second = np.triu_indices(count, 1)
    apart = duties[first] != duties[second]
    places.append(np.column_stack([first[apart], second[apart], np.full(int(apart.sum()), -1)]))
    if 3 <= count <= _TRIPLES:
        triples = np.array(list(combinations(range(count), 3)))
        one, two, three = duties[triples].T
        places.append(triples[(one != two) & (one != three) & (two != three)])
    joined = np.concatenate(places)
    amount, loss = np.append(amounts, 0.0)[joined].sum(axis=1), np.append(losses, 0.0)[joined].sum(axis=1)
    order = np.argsort(amount)
    return _Sums(joined[order], amount[order], loss[order])


def _nearest(sums: _Sums, duties: Ints, need: float, prices: tuple[float, float]) -> Ints:
    """The places of exchanges, each of another duty, whose amounts reach what is needed with the least loss.

    `prices` are what each unit below, and above, what is needed takes from the score.
    """
    under, over = prices
    meets = np.searchsorted(sums.amount, need - sums.amount + BLUR)
    best, found = np.inf, np.zeros(0, dtype=np.int64)
    for step in range(-_NEAREST, _NEAREST if over < NEVER else 0):
        other = np.clip(meets + step, 0, len(sums.amount) - 1)
        left = need - sums.amount - sums.amount[other]
        loss = sums.loss + sums.loss[other] + np.where(left < -BLUR, -over, under) * left
        first = np.argpartition(loss, _FIRST)[:_FIRST] if len(loss) > _FIRST else np.arange(len(loss))
        for at in first[np.argsort(loss[first])]:
            if loss[at] >= best - BLUR:
                break
            places = np.concatenate([sums.places[at], sums.places[other[at]]])
            places = places[places >= 0]
            if len(set(duties[places].tolist())) == len(places):
                best, found = loss[at], places
    return found
