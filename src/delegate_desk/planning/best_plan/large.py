"""The best choice of plans with hundreds of duties.

Who is opened is settled provider by provider, the most promising first. Then the relaxed form splits so few duties that
a choice can often be made from it that is as good, which proves that choice; else the core is searched for the best.
"""

from functools import partial

import numpy as np

from delegate_desk.planning.best_plan.alternatives import Alternatives
from delegate_desk.planning.best_plan.core import Core
from delegate_desk.planning.best_plan.even import even
from delegate_desk.planning.best_plan.filling import Filling
from delegate_desk.planning.best_plan.numbers import Form, Ints, row_of, score_of
from delegate_desk.planning.best_plan.openings import Openings
from delegate_desk.planning.best_plan.relaxation import Relaxation, Relaxed
from delegate_desk.planning.best_plan.search import Answer, Effort, Found, Tell

_NODES = 500
_CHOICES = 2
_WHOLE = 1e-7
_ALMOST = 1e-3


def best_of_many(form: Form, effort: Effort, tell: Tell) -> Answer:
    """The best choice, and a score that none passes; proven where they meet."""
    return _Large(form, effort, tell).answer()


class _Large:
    def __init__(self, form: Form, effort: Effort, tell: Tell) -> None:
        self._form, self._effort, self._hears = form, effort, tell
        self._margin = max(form.equal, form.in_steps * (1 - _ALMOST))
        self._relaxation, self._random = Relaxation(form), np.random.default_rng(1)
        self._waiting = Openings(self._relaxation)
        self._best: Found | None = None
        self._unsettled = -np.inf

    def answer(self) -> Answer:
        """The answer over the ways of opening providers, the most promising first."""
        for _node in range(_NODES):
            if not self._waiting or self._is_good(self._waiting.best) or self._effort.over():
                break
            fixed, relaxed = self._waiting.next()
            split = max(self._relaxation.switches, key=partial(self._waiting.torn, relaxed), default=None)
            if split is not None and self._waiting.torn(relaxed, split) > _WHOLE:
                self._waiting.split(fixed, split)
            else:
                self._settle(relaxed)
                if not self._is_good(relaxed.score):
                    self._waiting.others(fixed, relaxed)
        return self._told()

    @property
    def _bound(self) -> float:
        """A score that no choice passes, but perhaps the best known."""
        return max(self._waiting.best, self._unsettled)

    def _told(self) -> Answer:
        if self._best is None:
            return Answer((), self._bound, proven=not np.isfinite(self._bound) and not self._effort.over())
        proven = self._is_good(self._bound)
        return Answer((self._best,), self._best.score if proven else self._bound, proven)

    def _is_good(self, bound: float) -> bool:
        """Whether nothing within the bound is better than the best known."""
        return bound <= (-np.inf if self._best is None else self._best.score + self._margin)

    def _settle(self, relaxed: Relaxed) -> None:
        """Find the best choice with these providers opened, as far as it may be better than the best known."""
        closed = np.zeros(len(self._form.numbers.room), dtype=bool)
        closed[self._relaxation.switches[relaxed.opened < 0.5]] = True
        of = Alternatives.of(self._form, closed, relaxed)
        self._keep(of.kept_to(of.rounded), of.bound)
        known = -np.inf if self._best is None else self._best.score
        found = even(of, self._random, known, self._effort.over)
        self._keep(found.options, found.bound)
        if self._is_good(found.bound):
            return
        self._fill(of, found.bound)
        if self._is_good(found.bound):
            return
        known = -np.inf if self._best is None else self._best.score
        core = Core(of, self._relaxation, self._margin, self._effort, self._random)
        for options in core.better(known):
            self._keep(options, found.bound)
        bound = min(found.bound, core.bound)
        if not self._is_good(bound):
            self._unsettled = max(self._unsettled, bound)

    def _fill(self, of: Alternatives, bound: float) -> None:
        """Make some choices from the relaxed form with these providers opened."""
        filling = Filling(of, self._random)
        for at in range(_CHOICES):
            self._keep(filling.choice(whole=not at, over=self._effort.over), bound)
            if self._is_good(bound) or self._effort.over():
                return

    def _tell(self, options: tuple[int, ...], bound: float, score: float) -> None:
        """Tell of a choice, with the bound of these providers opened."""
        self._hears(options, max(bound, self._bound), score)

    def _keep(self, options: tuple[int, ...] | None, bound: float) -> None:
        if options is None:
            return
        score = score_of(self._form, options)
        if self._best is None or score > self._best.score:
            chosen: Ints = np.array(options, dtype=np.int64)
            changes = int(self._form.numbers.changes[chosen].sum())
            self._best = Found(score, row_of(self._form, options), changes, options)
            self._tell(options, bound, score)
