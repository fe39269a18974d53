"""States of a search: what a choice among the first stages has brought and taken, many choices at once."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from delegate_desk.planning.best_plan.numbers import Floats, Form, Ints
from delegate_desk.planning.best_plan.stages import Bounds, Flags, Leaf, Stages

Words = NDArray[np.uint64]

_GRAIN = 1e-6
"""States whose figures round to the same millionths are the same."""
_WORD = 63
_SCORE, _ROW, _MINUTES = 0, 1, 2


class States(NamedTuple):
    """One column for each state.

    Its `figures` are its score, what it takes of the form's limit, and of each provider's minutes; with them how many
    providers it changes, and its decisions, packed so that the smaller of two comes first in the owner's order.
    """

    figures: Floats
    changes: Ints
    decisions: Words

    def __bool__(self) -> bool:
        return bool(len(self.changes))

    @property
    def score(self) -> Floats:
        """The score of each."""
        score: Floats = self.figures[_SCORE]
        return score

    @property
    def row(self) -> Floats:
        """What each takes of the form's limit."""
        row: Floats = self.figures[_ROW]
        return row

    @property
    def minutes(self) -> Floats:
        """What each takes of the minutes of each provider, a line for each of these."""
        return self.figures[_MINUTES:]

    def of(self, places: Ints) -> "States":
        """Those at these places."""
        return States(self.figures.take(places, 1), self.changes.take(places), self.decisions.take(places, 1))


class Packing(NamedTuple):
    """Where each stage's decision stands among the packed ones: duties in the owner's order, the first in front."""

    words: int
    bits: int
    word: Ints
    shift: Ints

    @property
    def left_out(self) -> int:
        """The decision to leave a duty out: after all of its options."""
        return int((1 << self.bits) - 1)


def packing(form: Form, plan: Stages) -> Packing:
    """The packing for these stages."""
    most = int(np.bincount(form.numbers.duty, minlength=1).max(initial=0))
    bits = (most + 1).bit_length()
    each = _WORD // bits
    rank = np.argsort(np.argsort(plan.duties))
    words = max(1, -(-len(rank) // each))
    return Packing(words, bits, rank // each, bits * (each - 1 - rank % each))


def first_state(of: Leaf, plan: Stages, packed: Packing) -> States:
    """The one state before the first stage: everything that is settled."""
    all_of, settled = of.form.numbers, plan.settled
    minutes = np.bincount(all_of.provider[settled], weights=all_of.hours[settled], minlength=len(all_of.room))
    figures = of.score + of.form.score[settled].sum(), of.row + of.form.row[settled].sum(), *minutes
    start = States(
        np.array(figures, dtype=np.float64)[:, None],
        np.array([all_of.changes[settled].sum()]),
        np.zeros((packed.words, 1), dtype=np.uint64),
    )
    return folded(of, plan, -1, start)


class Limits(NamedTuple):
    """What states must be able to reach: a score by the bounds, and a row that later stages lower by `least_row`."""

    bounds: Bounds
    score: float
    least_row: float


def after(of: Leaf, plan: Stages, packed: Packing, stage: int, states: States, limits: Limits) -> States:
    """The states after a stage: each before it with each of its options, as far as that is worth having."""
    all_of, grown = of.form.numbers, []
    reach = limits.bounds.weights @ states.figures + limits.bounds.unfolded[:, stage + 1, None]
    beyond = of.form.further_row @ np.maximum(0.0, states.minutes - all_of.covered[:, None])
    first = int(np.searchsorted(all_of.duty, plan.duties[stage]))
    for option in [*plan.at(stage), *([] if plan.must[stage] else [-1])]:
        kept = np.flatnonzero(_worth_having(of, states, int(option), limits, (reach, beyond)))
        if len(kept):
            code = packed.left_out if option < 0 else int(option) - first
            grown.append(_with(of.form, states.of(kept), int(option), (packed, stage, code)))
    if not grown:
        return states.of(np.zeros(0, dtype=np.int64))
    joined = States(*(np.concatenate(parts, axis=-1) for parts in zip(*grown, strict=True)))
    return distinct(folded(of, plan, stage, joined))


def potential(states: States, bounds: Bounds, stage: int) -> Floats:
    """A score that nothing which follows from each state after this stage can pass."""
    best: Floats = (bounds.weights @ states.figures + bounds.ahead[:, stage + 1, None]).min(axis=0)
    return best


def folded(of: Leaf, plan: Stages, stage: int, states: States) -> States:
    """The states with the minutes of providers whose last stage this is turned into what they cost."""
    done = np.flatnonzero(plan.last == stage)
    if not len(done):
        return states
    beyond = np.maximum(0.0, states.minutes[done] - of.form.numbers.covered[done, None])
    figures = states.figures.copy()
    figures[_SCORE] += of.form.further_score[done] @ beyond
    figures[_ROW] += of.form.further_row[done] @ beyond
    figures[_MINUTES + done] = 0.0
    return states._replace(figures=figures)


def distinct(states: States) -> States:
    """The states without those that another equals with fewer changes, or with decisions that come first."""
    odd = np.random.default_rng(1).integers(1, 2**62, len(states.figures)) * 2 + 1
    mark = np.zeros(len(states.changes), dtype=np.int64)
    for figure, by in zip(states.figures, odd, strict=True):
        mark += np.rint(figure / _GRAIN).astype(np.int64) * by
    order = np.argsort(mark)
    ranked = mark.take(order)
    same = ranked[1:] == ranked[:-1]
    if not same.any():
        return states
    several = np.append(same, False) | np.append(False, same)
    double = order[several]
    double = double[np.lexsort((*states.decisions[::-1, double], states.changes[double], mark[double]))]
    first = np.append(True, mark[double[1:]] != mark[double[:-1]])
    return states.of(np.concatenate([order[~several], double[first]]))


def options_of(form: Form, plan: Stages, packed: Packing, decisions: Words) -> tuple[int, ...]:
    """The options that packed decisions choose, with those that are settled, in the owner's order of duties."""
    chosen = [int(option) for option in plan.settled]
    for stage, duty in enumerate(plan.duties):
        code = (int(decisions[packed.word[stage]]) >> int(packed.shift[stage])) & packed.left_out
        if code != packed.left_out:
            chosen.append(int(np.searchsorted(form.numbers.duty, duty)) + code)
    return tuple(sorted(chosen))


def _worth_having(of: Leaf, states: States, option: int, limits: Limits, known: tuple[Floats, Floats]) -> Flags:
    """Which states may take an option (-1: leave the duty out) and still become what is looked for."""
    form, (reach, beyond) = of.form, known
    row, adds = states.row + beyond, np.zeros(len(reach))
    fits = np.ones(len(row), dtype=bool)
    if option >= 0:
        provider, hours = form.numbers.provider[option], form.numbers.hours[option]
        weights = limits.bounds.weights
        adds = form.score[option] + weights[:, _ROW] * form.row[option] + weights[:, _MINUTES + provider] * hours
        row = row + form.row[option]
        if hours:
            there, covered = states.minutes[provider], form.numbers.covered[provider]
            fits = there + hours <= form.numbers.room[provider]
            more = np.maximum(0.0, there + hours - covered) - np.maximum(0.0, there - covered)
            row = row + form.further_row[provider] * more
    fits &= row + limits.least_row <= form.limit
    for line, more in zip(reach, adds, strict=True):
        fits &= line + more >= limits.score
    return fits


def _with(form: Form, states: States, option: int, decision: tuple[Packing, int, int]) -> States:
    """These states, which are ours alone, with an option taken (-1: none)."""
    packed, stage, code = decision
    states.decisions[packed.word[stage]] |= np.uint64(code << int(packed.shift[stage]))
    if option < 0:
        return states
    states.figures[_SCORE] += form.score[option]
    states.figures[_ROW] += form.row[option]
    states.figures[_MINUTES + form.numbers.provider[option]] += form.numbers.hours[option]
    return states._replace(changes=states.changes + form.numbers.changes[option])
