"""The best choice of plans with hundreds of duties, as far as the relaxed form alone proves it.

Who is opened is settled provider by provider, the most promising first; then the relaxed form splits so few duties
that a choice can nearly always be made from it that is as good, which proves that choice.
"""

from functools import partial

import numpy as np

from delegate_desk.planning.best_plan.filling import Filling
from delegate_desk.planning.best_plan.numbers import Form, Ints, row_of, score_of
from delegate_desk.planning.best_plan.openings import Openings
from delegate_desk.planning.best_plan.relaxation import Relaxation, Relaxed
from delegate_desk.planning.best_plan.search import Answer, Effort, Found, Tell

_NODES = 500
_NEAR = 1e-5
"""Choices that are worse than the relaxed form by more than this share will not become as good as it."""
_WHOLE = 1e-7
_ALMOST = 1e-3


def filled(form: Form, effort: Effort, tell: Tell, *, choices: int) -> Answer:
    """The best choice that comes out of the relaxed form, and a score that none passes; proven where they meet.

    So many choices are made of the last relaxed form, as long as none is as good as it.
    """
    return _Filled(form, effort, tell, choices).answer()


class _Filled:
    def __init__(self, form: Form, effort: Effort, tell: Tell, choices: int) -> None:
        self._form, self._effort, self._tell = form, effort, tell
        self._choices = choices
        self._margin = max(form.equal, form.in_steps * (1 - _ALMOST))
        self._relaxation, self._random = Relaxation(form), np.random.default_rng(1)
        self._waiting = Openings(self._relaxation)
        self._best: Found | None = None
        self._bound = np.inf

    def answer(self) -> Answer:
        """The answer over the ways of opening providers, the most promising first."""
        for _node in range(_NODES):
            self._bound = self._waiting.best
            if self._is_proven() or self._effort.over():
                break
            fixed, relaxed = self._waiting.next()
            split = max(self._relaxation.switches, key=partial(self._waiting.torn, relaxed), default=None)
            if split is not None and self._waiting.torn(relaxed, split) > _WHOLE:
                self._waiting.split(fixed, split)
            elif not self._filled(relaxed):
                break
        return self._told()

    def _told(self) -> Answer:
        if self._best is None:
            return Answer((), self._bound, proven=not self._waiting and not self._effort.over())
        proven = self._is_proven()
        return Answer((self._best,), self._best.score if proven else self._bound, proven)

    def _is_proven(self) -> bool:
        if self._best is None:
            return not np.isfinite(self._bound)
        return self._bound <= self._best.score + self._margin

    def _filled(self, relaxed: Relaxed) -> bool:
        """Make choices from the relaxed form with these providers opened; whether one is as good as it."""
        closed = np.zeros(len(self._form.numbers.room), dtype=bool)
        closed[self._relaxation.switches[relaxed.opened < 0.5]] = True
        filling, reached = Filling(self._form, closed, relaxed, self._random), {True: -np.inf, False: -np.inf}
        self._keep(filling.rounded())
        for at in range(self._choices):
            whole = at == 0 if at < 2 else reached[True] >= reached[False]
            options = filling.choice(whole=whole, over=self._effort.over)
            if options is not None:
                reached[whole] = max(reached[whole], score_of(self._form, options))
            self._keep(options)
            if self._is_proven():
                return True
            if self._effort.over() or (at and self._bound - max(reached.values()) > _NEAR * abs(self._bound)):
                return False
        return False

    def _keep(self, options: tuple[int, ...] | None) -> None:
        if options is None:
            return
        score = score_of(self._form, options)
        if self._best is None or score > self._best.score:
            chosen: Ints = np.array(options, dtype=np.int64)
            changes = int(self._form.numbers.changes[chosen].sum())
            self._best = Found(score, row_of(self._form, options), changes, options)
            self._tell(options, self._bound, score)
