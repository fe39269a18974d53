"""The core of a large plan: the duties for which more than one alternative may be in the best choice.

Whatever loses more than the best choice found is short of the bound is in no better one. So the core shrinks with each
better choice, and such are found fastest in a small part of it: among the alternatives that lose least.
"""

from collections.abc import Iterator
from time import monotonic

import numpy as np

from delegate_desk.planning.best_plan.alternatives import BLUR, NEVER, PRICELESS, Alternatives
from delegate_desk.planning.best_plan.even import even
from delegate_desk.planning.best_plan.groups import Groups, Model, Shared
from delegate_desk.planning.best_plan.making import Making, Steps
from delegate_desk.planning.best_plan.mending import mended
from delegate_desk.planning.best_plan.numbers import Ints, score_of
from delegate_desk.planning.best_plan.relaxation import Relaxation
from delegate_desk.planning.best_plan.search import Effort
from delegate_desk.planning.best_plan.stages import Flags

_PARTS = (12, 25, 50, 100, 200, 400)
"""How many alternatives that lose anything are in a part of the core."""
_SECONDS = 1.5
"""For each part; the whole core is looked at for as long as it takes."""
_ALMOST = 0.999
_UNIT = 1e-2
"""The least step in which scores are counted, so that the solver sees that they are whole."""
_TRIES = 20
_WAYS = 30
_STEP = 1e-3
"""Minutes: where hours have no step in common, they come out nearly even."""
_ALL = 1e9
"""More minutes than there are."""


class Core:
    """The search for choices with these providers opened that are better by a margin than the best known."""

    def __init__(
        self, of: Alternatives, relaxation: Relaxation, margin: float, effort: Effort, random: np.random.Generator
    ) -> None:
        self._of, self._relaxation, self._margin, self._effort, self._random = of, relaxation, margin, effort, random
        self._groups = Groups.found(of)
        self._unit = of.form.in_steps if of.form.in_steps >= _UNIT else 1.0
        self.bound = of.bound
        """A score that no choice passes but the best known."""

    def better(self, known: float) -> Iterator[tuple[int, ...]]:
        """Ever better choices that have more than this score; once they end, the bound holds what was ruled out."""
        lossy = np.sort(self._of.loss[(self._of.loss > BLUR) & np.isfinite(self._of.loss)])
        for part in (*_PARTS, len(lossy)):
            gap = self._of.bound - known
            if gap <= self._margin or self._effort.over():
                return
            is_whole = part >= int(np.searchsorted(lossy, gap))
            kept = self._of.loss <= (gap if is_whole else lossy[part - 1]) + BLUR
            for options in self._of_part(kept, known, is_whole=is_whole):
                known = score_of(self._of.form, options)
                yield options
            if is_whole:
                return

    def _of_part(self, kept: Flags, known: float, *, is_whole: bool) -> Iterator[tuple[int, ...]]:
        """Ever better choices among alternatives that are kept: of each way to share them among groups the best."""
        model, reached = Model(self._groups, kept, self._unit), -np.inf
        for _way in range(_WAYS if is_whole else 1):
            shared, bound = self._searched(model, known, np.inf if is_whole else monotonic() + _SECONDS)
            if is_whole:
                self.bound = min(self.bound, max(bound, reached))
            if shared is None:
                return
            options, highest = self._made(shared, kept, known)
            if options is not None:
                known = score_of(self._of.form, options)
                yield options
            reached = max(reached, highest)
            if self.bound <= known + self._margin or reached > known + self._margin or self._effort.over():
                return
            model.forbid(shared)

    def _searched(self, model: Model, known: float, ends: float) -> tuple[Shared | None, float]:
        """The best that the model has, as far as it is better than what is known, and a score that nothing passes."""
        from highspy import HighsModelStatus, SolutionStatus

        model.better_than(known + self._margin * _ALMOST)
        status, figures = model.search(
            self._margin * _ALMOST, lambda: self._effort.over() or monotonic() >= ends, self._effort.branches
        )
        if status in (HighsModelStatus.kInfeasible, HighsModelStatus.kUnboundedOrInfeasible):
            return None, known
        bound = float(figures.mip_dual_bound) * self._unit
        if figures.primal_solution_status != SolutionStatus.kSolutionStatusFeasible:
            return None, bound
        return model.shared(), bound

    def _made(self, shared: Shared, kept: Flags, known: float) -> tuple[tuple[int, ...] | None, float]:
        """The best choice made that shares duties so, if it is better than what is known; and what none passes."""
        of, best, highest = self._of, None, shared.highest
        among = self._groups.shared_so(shared)
        relaxed = self._relaxation.among(of.closed, among)
        if relaxed is not None:
            found = even(Alternatives.of(of.form, of.closed, relaxed, among), self._random, known, self._effort.over)
            best, highest = found.options, min(highest, found.bound)
        known = known if best is None else score_of(of.form, best)
        for _try in range(_TRIES):
            if known >= highest - self._margin * (1 - _ALMOST) or self._effort.over():
                break
            options = self._divided(shared, kept)
            if options is not None and score_of(of.form, options) > known:
                best, known = options, score_of(of.form, options)
        return best, highest

    def _divided(self, shared: Shared, kept: Flags) -> tuple[int, ...] | None:
        """A choice in which the providers of a group divide its duties, all but one as they share the hours.

        Where duties are alike that nobody has to take, these make up what hours are still wanted.
        """
        of, all_of, group, chosen = self._of, self._of.form.numbers, self._groups.group, shared.options
        is_billed = all_of.hours[chosen] > 0
        billed, agreed = chosen[is_billed], all_of.duty[chosen[~is_billed]]
        current = np.arange(all_of.duties) + of.options
        current[all_of.duty[chosen]] = chosen
        whose, hours = np.full(all_of.duties, -2), np.zeros(all_of.duties)
        whose[all_of.duty[billed]] = group[all_of.provider[billed]]
        alike = self._groups.alike & kept[: of.options] & ~np.isin(all_of.duty, agreed)
        options = np.flatnonzero(kept[: of.options] & (all_of.hours > 0))
        options = options[(group[all_of.provider[options]] == whose[all_of.duty[options]]) | alike[options]]
        hours[all_of.duty[options]] = all_of.hours[options]
        may_wait = of.options + np.unique(all_of.duty[alike])
        step = all_of.hours_in_steps or _STEP
        wanted, room = np.rint(shared.minutes / step), (np.minimum(all_of.room, _ALL) + BLUR) / step
        places = np.concatenate([options, may_wait])
        making = Making(of, places, Steps.of(hours, step), current, self._random, steady=True)
        with_nobody = set(group[all_of.provider[alike]].tolist())
        for at in range(group.max(initial=-1) + 1):
            members = np.flatnonzero(group == at)
            bound = self._bound_to_hours(members)
            for provider in self._random.permutation(bound):
                if not making.give(int(provider), int(wanted[provider]), int(room[provider])):
                    return None
            for provider in np.setdiff1d(members, bound) if at in with_nobody else ():
                making.give(int(provider), int(wanted[provider]), int(min(wanted[provider], room[provider])))
            making.settle(np.isin(np.arange(len(of.exact)), members))
        return mended(of, making.current)

    def _bound_to_hours(self, members: Ints) -> Ints:
        """Whose minutes matter: all but those who take any number, or whoever loses least by some more or less."""
        of, all_of = self._of, self._of.form.numbers
        within = (all_of.covered > 0) & (of.prices.covered <= PRICELESS)
        takes_any = ~of.exact[:-1] & ~within & np.isinf(all_of.room)
        if takes_any[members].any():
            return members[~takes_any[members]]
        prices = of.over + of.prices.minute + np.where(np.isinf(all_of.room), 0.0, NEVER)
        return np.delete(members, np.argmin(prices[members]))
