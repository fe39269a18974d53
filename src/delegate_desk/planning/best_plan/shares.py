"""The ways to share hours among providers in whole steps, from the best on, without those that cannot be.

Where a great many alternatives lose nothing against the relaxed form, what a choice still loses is settled by a few
sums: the hours of each provider with a minimum or a limit to meet, and those that nobody takes. Hours of a week and of
a month together are multiples of a tiny step (a 6957th of a minute), and of these a provider's duties reach by far
not all. Hours of each week alone are coarse (whole minutes); the others, the fine ones, have to make up the remainder
of each sum, and together there are just so many of them.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from math import gcd
from typing import NamedTuple

import numpy as np

from delegate_desk.planning.best_plan.alternatives import LOSSLESS, Alternatives
from delegate_desk.planning.best_plan.making import Steps
from delegate_desk.planning.best_plan.numbers import Floats, Ints
from delegate_desk.planning.best_plan.stages import Flags
from delegate_desk.planning.best_plan.sums import fine_parts

_ALMOST = 1e-3
"""Of a step: what floats may err by."""
_FAR, _FARTHEST = 2_000, 20_000
"""How many steps from its target a provider's hours are looked at, and up to how many."""
_MOST_HOLDERS = 10
"""Of so many holders any that have fine steps together are looked at, of more only some."""
_MANY = 20_000
_LEVELS = 12
"""How many steps more than at least nobody is left with, or fewer."""


class Way(NamedTuple):
    """The steps of each exact provider, and of nobody, and what sharing them so loses at least."""

    loss: float
    given: tuple[int, ...]
    nobody: int


class Shares(NamedTuple):
    """The duties with several lossless alternatives, and how their hours can be shared.

    `kept` are those alternatives, of whose duties `steps` are the hours. Of each exact provider
    (`whom`): the minutes of its other duties. The ways lose `first` at least, and `each` more for each step with which
    nobody is left beyond `least` (steps that nobody is left with are counted downward where the form asks for a gain).
    """

    of: Alternatives
    kept: Ints
    steps: Steps
    whom: Ints
    fixed: Floats
    least: int
    first: float
    each: float

    @staticmethod
    def found(of: Alternatives) -> "Shares | None":
        """None where hours are no whole steps, or where it does not come down to them."""
        all_of, form = of.form.numbers, of.form
        lossless = of.loss < LOSSLESS
        options = lossless[: of.options]
        several = np.bincount(of.duty[lossless], minlength=all_of.duties) > 1
        may_wait = lossless[of.options :] & several
        shared = np.flatnonzero(options & several[all_of.duty])
        counted = form.score if form.row_is_cost else -form.row
        if not (all_of.hours_in_steps and of.prices.limit > LOSSLESS and may_wait.any()):
            return None
        hours, gains = np.zeros(all_of.duties), np.zeros(all_of.duties)
        hours[all_of.duty[options]], gains[all_of.duty[options]] = all_of.hours[options], all_of.gain[options]
        ratio = gains[may_wait] / np.maximum(hours[may_wait], LOSSLESS)
        if (
            not np.array_equal(counted, all_of.gain)
            or np.ptp(ratio) > LOSSLESS
            or (all_of.hours[shared] != hours[all_of.duty[shared]]).any()
        ):
            return None
        alone = np.flatnonzero(lossless & ~several[of.duty])
        fixed = np.bincount(of.provider[alone], weights=of.hours[alone], minlength=len(of.exact))
        whom = np.flatnonzero(of.exact)
        a_step = float(ratio.mean()) * all_of.hours_in_steps
        spare = gains.sum() - of.bound if form.row_is_cost else gains.sum() + form.limit
        whole = spare / a_step
        least = int(np.ceil(whole - _ALMOST) if form.row_is_cost else np.floor(whole + _ALMOST))
        price = 1.0 if form.row_is_cost else of.prices.limit
        return Shares(
            of,
            kept=np.flatnonzero(lossless & several[of.duty]),
            steps=Steps.of(hours, all_of.hours_in_steps),
            whom=whom,
            fixed=fixed[whom].astype(np.float64),
            least=least,
            first=price * max(0.0, a_step * abs(least - whole)),
            each=price * a_step,
        )

    def billed(self, provider: int) -> Flags:
        """Of each duty whether it is shared and this provider may take it."""
        may: Flags = np.zeros(len(self.steps.counts), dtype=bool)
        may[self.of.duty[self.kept[self.of.provider[self.kept] == provider]]] = True
        return may


class _Given(NamedTuple):
    """The steps that an exact provider may be given, and what each loses; all that lose up to `complete_to`."""

    steps: Ints
    losses: Floats
    complete_to: float


class _Possible(NamedTuple):
    """Steps that an exact provider can be given, what each loses more than the first, and what that loses."""

    steps: list[int]
    more: list[float]
    least: float
    complete_to: float


class _Fine:
    """How fine steps can be shared: what is left of each sum by coarse ones, as far as there are fine ones for it.

    Holders are the exact providers and nobody. Whatever some of them have together is no more than the steps of all
    duties that one of these may have, and no less than those that no other may.
    """

    def __init__(self, shares: Shares) -> None:
        of, (steps, coarse), whom = shares.of, shares.steps, (*shares.whom, len(shares.of.exact) - 1)
        shared = np.bincount(of.duty[shares.kept], minlength=len(steps)) > 0
        fine = shared & ~coarse
        self.units = gcd(*steps[shared & coarse].tolist()), gcd(*steps[fine].tolist())
        may = np.array([shares.billed(int(holder)) for holder in whom])
        others = np.flatnonzero(~np.isin(np.arange(len(of.exact)), whom))
        elsewhere = np.logical_or.reduce([shares.billed(int(holder)) for holder in others], initial=False)
        groups = (np.arange(1, 1 << min(len(whom), _MOST_HOLDERS))[:, None] >> np.arange(len(whom)) & 1).astype(bool)
        only = ~np.array([(elsewhere | may[~group].any(axis=0)) for group in groups])
        self._groups = groups
        self._least = (only & fine) @ steps
        self._most = np.array([may[group].any(axis=0) & fine for group in groups]) @ steps
        self._each = [int(most) for most in (may & fine) @ steps]

    def possible(self, at: int, given: _Given, beyond: float) -> "_Possible":
        """Of what an exact provider may be given, that which fine steps leave coarse ones of, the least loss first."""
        steps, losses = list[int](), list[float]()
        for place in np.argsort(given.losses, kind="stable"):
            count, loss = int(given.steps[place]), float(given.losses[place])
            if not np.isfinite(loss) or (losses and loss > losses[0] + beyond):
                break
            if fine_parts(count, *self.units, self._each[at]):
                steps.append(count)
                losses.append(loss)
        least = losses[0] if losses else np.inf
        return _Possible(steps, [loss - least for loss in losses], least, given.complete_to)

    def fits(self, given: Sequence[int], nobody: int) -> bool:
        """Whether the fine steps can be shared so that coarse ones make up what is left."""
        parts = [fine_parts(steps, *self.units, most) for steps, most in zip((*given, nobody), self._each, strict=True)]
        for shared in product(*parts):
            together = self._groups @ np.array(shared)
            if (together >= self._least).all() and (together <= self._most).all():
                return True
        return False


def _given(shares: Shares, at: int, coarse: int) -> _Given:
    """What an exact provider may be given: more than a coarse unit around its target."""
    of, provider = shares.of, int(shares.whom[at])
    minutes_each = of.form.numbers.hours_in_steps
    middle = round((of.target[provider] - shares.fixed[at]) / minutes_each)
    far = max(_FAR, min(coarse, _FARTHEST))
    steps = np.arange(middle - far, middle + far + 1)
    losses = np.maximum(0.0, of.short(provider, shares.fixed[at] + steps * minutes_each))
    complete_to = float(min(losses[0], losses[-1]))
    return _Given(steps[steps >= 0], losses[steps >= 0], complete_to)


class Ways:
    """The ways that lose up to `most` and are not ruled out, those that lose the least first.

    Where there are too many of them, `most` becomes what those lose that were gone through.
    """

    def __init__(self, shares: Shares, most: float) -> None:
        self._shares, self._fine = shares, _Fine(shares)
        given = (_given(shares, at, self._fine.units[0]) for at in range(len(shares.whom)))
        beyond = (_LEVELS + 1) * shares.each
        self._given = [self._fine.possible(at, each, beyond) for at, each in enumerate(given)]
        self._base = base = sum(each.least for each in self._given if np.isfinite(each.least))
        further = max(0.0, np.ceil((base - shares.first) / shares.each - _ALMOST))
        self._level = int(further) if shares.of.form.row_is_cost else 0
        top = shares.first + (self._level + _LEVELS) * shares.each + (0.0 if shares.of.form.row_is_cost else base)
        complete = (each.complete_to - min(each.least, each.complete_to) + base for each in self._given)
        self.most = min([most, top, *complete])

    def __iter__(self) -> Iterator[Way]:
        shares, level = self._shares, self._level
        base = 0.0 if shares.of.form.row_is_cost else self._base
        while (lost := shares.first + base + level * shares.each) <= self.most:
            ways = self._at_budget(lost, level) if shares.of.form.row_is_cost else self._at_gain(level)
            if ways is None:
                self.most = lost - shares.each
                return
            yield from (way for way in ways if self._fine.fits(way.given, way.nobody))
            level += 1

    def _at_budget(self, lost: float, level: int) -> list[Way] | None:
        """What loses just so much, since nobody is left with so many steps more."""
        given = self._together(-1.0, lost - self._base + _ALMOST * self._shares.each)
        if given is None:
            return None
        return [Way(lost, steps, self._shares.least + level) for _loss, steps in sorted(given)]

    def _at_gain(self, level: int) -> list[Way] | None:
        """What loses up to so many times what a step does, and more than once less than that."""
        shares, found = self._shares, list[Way]()
        for fewer in range(level + 1):
            lost = shares.first + self._base + fewer * shares.each
            given = self._together((level - fewer - 1) * shares.each, (level - fewer) * shares.each)
            if given is None:
                return None
            found += [Way(lost + loss, steps, shares.least - fewer) for loss, steps in given]
        return sorted(found)

    def _together(self, low: float, high: float) -> list[tuple[float, tuple[int, ...]]] | None:
        """All that exact providers may be given to lose so much more than the least; None: that is too much of it."""
        found: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
        for steps, losses, _least, _complete_to in self._given:
            found = [
                (lost + loss, (*before, one))
                for lost, before in found
                for one, loss in zip(steps, losses, strict=True)
                if lost + loss <= high
            ]
            if len(found) > _MANY:
                return None
        return [each for each in found if each[0] > low]
