"""The exact search for plans of some ten duties: stage by stage over all choices that may still be the best.

Choices that have brought and taken the same so far are one state, and a state is dropped only where a bound from
the relaxed form proves that nothing best follows from it. So what is found when no state was dropped for want of
room is proven. Rounds with little room come first: they find good choices, from which the bounds then profit.
The solver's own branch and bound takes minutes where many duties are worth the same an hour at a price, which is
what plans of owners look like; this takes tenths of a second.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np

from delegate_desk.planning.best_plan.numbers import Floats, Form
from delegate_desk.planning.best_plan.openings import Openings
from delegate_desk.planning.best_plan.relaxation import Prices, Relaxation
from delegate_desk.planning.best_plan.stages import Bounds, Leaf, Stages, bound, leaf, stages
from delegate_desk.planning.best_plan.states import (
    Limits,
    States,
    Words,
    after,
    first_state,
    options_of,
    packing,
    potential,
)

_ROUNDS = ((300, 1), (4_000, 2), (40_000, 4), (250_000, 4))
"""States kept in each round, and of how many of them the relaxed form is solved after each stage."""
_MOST_BOUNDS = 12
MOST_DUTIES = 64
_MANY = 60
_ALMOST = 1e-3
_KEPT = 20


Tell = Callable[[tuple[int, ...], float, float], None]
"""Told the options of the best choice so far, a score that no choice passes, and that of the choice."""


class Effort(NamedTuple):
    """When to stop: when somebody says so, after so many states of a search, after so many branches of the solver.

    No branches is no limit; where time is asked for, `over` says that it is over.
    """

    over: Callable[[], bool]
    states: int = 800_000
    branches: int | None = None


class Found(NamedTuple):
    """A choice of options: its score, what it takes of the form's limit, the providers it changes, the options."""

    score: float
    row: float
    changes: int
    options: tuple[int, ...]


class Answer(NamedTuple):
    """The best choice that was found, with others as good; whether it is proven, and a score that no choice passes.

    `complete`: of equally good choices the first in the owner's order is among them.
    """

    found: tuple[Found, ...]
    bound: float
    proven: bool
    complete: bool = False


def search(form: Form, effort: Effort, tell: Tell, *, ties: bool, start: float = -np.inf) -> Answer:
    """The best choices, not proven where the plan is too large for this or the effort is over.

    With `ties` all choices that are equally good are told apart; `start` is a score that is known to be reached.
    """
    if form.numbers.duties > MOST_DUTIES:
        return Answer((), np.inf, proven=False)
    return _Search(form, effort, tell, ties, start).answer()


class _Search:
    def __init__(self, form: Form, effort: Effort, tell: Tell, ties: bool, start: float) -> None:
        self._form = form
        self._effort = effort
        self._tell = tell
        self._ties = ties
        self._margin = -form.equal if ties else max(form.equal, form.in_steps * (1 - _ALMOST))
        self._best = start
        self._bound = np.inf
        self._found: list[Found] = []
        self._left = effort.states
        self._random = np.random.default_rng(1)
        self._relaxation = Relaxation(form)

    @property
    def _needed(self) -> float:
        """The least score that is still of interest."""
        return self._best + self._margin

    def answer(self) -> Answer:
        """The answer over all ways of opening providers, the most promising first."""
        waiting = Openings(self._relaxation)
        while waiting and waiting.best >= self._needed:
            self._bound = waiting.best
            fixed, relaxed = waiting.next()
            undecided = [provider for provider in self._relaxation.switches if provider not in fixed]
            if undecided:
                waiting.split(fixed, max(undecided, key=partial(waiting.torn, relaxed)))
            elif not self._exhausted(fixed):
                return Answer(tuple(self._found), self._bound, proven=False)
        best = [found for found in self._found if found.score >= self._best - self._form.equal]
        return Answer(tuple(best), self._best, proven=True, complete=self._ties)

    def _exhausted(self, fixed: dict[int, bool]) -> bool:
        """Whether all choices with these providers opened were looked at."""
        closed = np.zeros(len(self._form.numbers.room), dtype=bool)
        closed[[provider for provider, opened in fixed.items() if not opened]] = True
        of = leaf(self._form, closed)
        self._relaxation.open(fixed)
        self._relaxation.offer(of.offered)
        self._relaxation.take(0.0, np.zeros(len(closed)))
        relaxed = self._relaxation.solved()
        whole = relaxed is None or self._rounds(of, of.priced(relaxed.prices))
        self._relaxation.take(0.0, np.zeros(len(closed)))
        self._relaxation.offer(np.ones(len(of.offered), dtype=bool))
        return whole

    def _rounds(self, of: Leaf, prices: Prices) -> bool:
        for room, samples in _ROUNDS:
            worse_by = bound(of, prices) - self._needed
            if worse_by < 0 or self._round(of, stages(of, prices, worse_by), prices, (room, samples)):
                return True
            if self._left < 0:
                return False
        return False

    def _round(self, of: Leaf, plan: Stages, prices: Prices, effort: tuple[int, int]) -> bool:
        """Go through the stages with room for so many states; whether none had to be dropped for want of it."""
        packed, least, whole = packing(of.form, plan), _least_rows(of, plan), True
        states, bounds = first_state(of, plan, packed), Bounds.of(of, plan, prices)
        if states.row[0] + least[0] > of.form.limit or (states.minutes[:, 0] > of.form.numbers.room).any():
            return True
        for stage in range(len(plan.duties)):
            if self._effort.over():
                self._left = -1
                return False
            states = after(of, plan, packed, stage, states, Limits(bounds, self._needed, least[stage + 1]))
            self._left -= len(states.changes)
            states, reach = self._hopeful(states, potential(states, bounds, stage))
            if len(reach) > _MANY:
                states, reach, bounds = self._sharpened(of, plan, stage, (states, reach, bounds), effort[1])
            if len(reach) > effort[0]:
                whole = False
                noise = self._random.random(len(reach)) * 1e-6
                states = states.of(np.argpartition(-(reach + noise), effort[0])[: effort[0]])
            if not states:
                return whole
        self._keep(of, plan, states, lambda row: options_of(of.form, plan, packed, row))
        return whole

    def _hopeful(self, states: States, reach: Floats) -> tuple[States, Floats]:
        """The states that can still become what is looked for."""
        kept = np.flatnonzero(reach >= self._needed)
        return (states, reach) if len(kept) == len(reach) else (states.of(kept), reach.take(kept))

    def _sharpened(
        self, of: Leaf, plan: Stages, stage: int, known: tuple[States, Floats, Bounds], samples: int
    ) -> tuple[States, Floats, Bounds]:
        """Fewer states, by the prices that hold where the most promising of them, and a few others, stand."""
        states, reach, bounds = known
        ahead = np.zeros(len(of.offered), dtype=bool)
        ahead[plan.options[plan.starts[stage + 1] :]] = True
        self._relaxation.offer(ahead)
        for sample in range(samples):
            at = int(self._random.integers(len(reach))) if sample else int(np.argmax(reach))
            taken = np.zeros(len(self._form.numbers.room))
            taken[of.watched] = states.minutes[:-1, at]
            self._relaxation.take(states.row[at] - of.row, taken)
            relaxed = self._relaxation.solved()
            if relaxed is None:
                reach[at] = -np.inf
            elif states.score[at] + relaxed.score - of.score < reach[at] - _ALMOST:
                new = Bounds.of(of, plan, of.priced(relaxed.prices))
                bounds = bounds.and_also(new, _MOST_BOUNDS)
                reach = np.minimum(reach, potential(states, new, stage))
            states, reach = self._hopeful(states, reach)
            if not len(reach):
                break
        return states, reach, bounds

    def _keep(self, of: Leaf, plan: Stages, states: States, options: Callable[[Words], tuple[int, ...]]) -> None:
        """Remember the best of these choices."""
        self._best = max(self._best, float(states.score.max()))
        states = states.of(np.flatnonzero(states.score >= self._best - self._form.equal))
        if not states:
            return
        cost = np.round(states.row if self._form.row_is_cost else -states.score, 6)
        order = np.lexsort((*states.decisions[::-1], states.changes, cost))[:_KEPT]
        for at in order:
            figures = float(states.score[at]), float(states.row[at]), int(states.changes[at])
            self._found.append(Found(*figures, options(states.decisions[:, at])))
        best = max(self._found)
        self._tell(best.options, self._bound, best.score)


def _least_rows(of: Leaf, plan: Stages) -> Floats:
    """What the stages from each one on take of the form's limit at least; below 0 where they add to it."""
    least = np.zeros(len(plan.duties) + 1)
    for stage in range(len(plan.duties) - 1, -1, -1):
        rows = of.form.row[plan.at(stage)]
        lowest = float(rows.min()) if plan.must[stage] else min(0.0, float(rows.min()))
        least[stage] = least[stage + 1] + lowest
    return least
