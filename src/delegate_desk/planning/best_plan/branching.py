"""The solver's own branch and bound, for plans of hundreds of duties and whatever the search leaves unproven."""

from collections.abc import Collection, Iterable
from typing import Any

import numpy as np

from delegate_desk.planning.best_plan.alike import Alike, alike, amounts, apart, shared_out
from delegate_desk.planning.best_plan.highs import Layout, passed
from delegate_desk.planning.best_plan.numbers import Floats, Form, row_of, score_of
from delegate_desk.planning.best_plan.search import Answer, Effort, Found, Tell


def branch(
    form: Form,
    effort: Effort,
    start: tuple[int, ...] | None = None,
    *,
    tell: Tell | None = None,
    forbidden: Collection[frozenset[int]] = (),
) -> Answer:
    """The best choice, proven only where the solver says that it is optimal; none of those that are forbidden."""
    kinds = apart(form) if forbidden else alike(form)
    highs, places = passed(kinds.form, kinds.counts, whole=True)
    for choice in forbidden:
        _forbid(highs, places, choice)
    if start is not None:
        _begin(highs, kinds, places, amounts(kinds, form, start))
    return _run(highs, form, kinds, effort, tell)


def fewest_changes(form: Form, effort: Effort, start: tuple[int, ...], least_score: float) -> Answer:
    """The choice with the fewest providers changed among those that reach a score."""
    kinds = alike(form)
    highs, places = passed(kinds.form, kinds.counts, whole=True)
    lp = highs.getLp()
    columns, scores = np.arange(places.columns, dtype=np.int32), np.array(lp.col_cost_)
    used = columns[scores != 0]
    highs.addRow(least_score, np.inf, len(used), used, scores[scores != 0])
    highs.changeColsCost(len(columns), columns, np.where(columns < places.options, -1.0, 0.0))
    taken = amounts(kinds, form, start)
    kept = _add_kept(highs, kinds, places.columns)
    values = np.minimum([taken[option] for option, _column in kept], [_own(kinds, option) for option, _column in kept])
    _begin(highs, kinds, places, taken, values)
    return _run(highs, form, kinds, effort, None)


def _add_kept(highs: Any, kinds: Alike, column: int) -> list[tuple[int, int]]:
    """A column for each option by which duties could keep their provider, saying how many do; with the option."""
    from highspy import HighsVarType

    kept = []
    for option in range(len(kinds.form.score)):
        if own := _own(kinds, option):
            highs.addCol(1.0, 0.0, float(own), 0, np.zeros(0, dtype=np.int32), np.zeros(0))
            highs.changeColIntegrality(column, HighsVarType.kInteger)
            highs.addRow(-np.inf, 0.0, 2, np.array([column, option], dtype=np.int32), np.array([1.0, -1.0]))
            kept.append((option, column))
            column += 1
    return kept


def _own(kinds: Alike, option: int) -> int:
    kind = int(kinds.form.numbers.duty[option])
    return int(kinds.own[kind][option - int(np.searchsorted(kinds.form.numbers.duty, kind))])


def _forbid(highs: Any, places: Layout, choice: frozenset[int]) -> None:
    """Have at least one option differ from a choice."""
    columns = np.arange(places.options, dtype=np.int32)
    values = np.array([-1.0 if option in choice else 1.0 for option in columns])
    highs.addRow(1.0 - len(choice), np.inf, len(columns), columns, values)


def _begin(highs: Any, kinds: Alike, places: Layout, taken: Floats, kept: Iterable[float] = ()) -> None:
    """Let the solver begin with a choice that is known to be good."""
    numbers = kinds.form.numbers
    load = np.bincount(numbers.provider, weights=taken * numbers.hours, minlength=len(numbers.room))
    used = np.bincount(numbers.provider, weights=taken, minlength=len(numbers.room)) > 0
    over = np.maximum(0.0, load - numbers.covered)
    values = np.concatenate(
        [taken, used[places.opens].astype(np.float64), over[places.meters], np.fromiter(kept, float)]
    )
    highs.setSolution(len(values), np.arange(len(values), dtype=np.int32), values)


def _run(highs: Any, form: Form, kinds: Alike, effort: Effort, tell: Tell | None) -> Answer:
    from highspy import HighsModelStatus, SolutionStatus

    def choice(values: Any) -> tuple[int, ...]:
        return shared_out(kinds, form, np.rint(values[: len(kinds.form.score)]).astype(np.int64))

    def better(event: Any) -> None:
        options = choice(np.array(event.data_out.mip_solution))
        if tell is not None:
            tell(options, event.data_out.mip_dual_bound, score_of(form, options))

    _listen(highs, effort)
    if tell is not None:
        highs.cbMipImprovingSolution.subscribe(better)
    highs.run()
    status, figures = highs.getModelStatus(), highs.getInfo()
    if status == HighsModelStatus.kInfeasible:
        return Answer((), -np.inf, proven=True)
    if figures.primal_solution_status != SolutionStatus.kSolutionStatusFeasible:
        return Answer((), float(figures.mip_dual_bound), proven=False)
    options = choice(np.array(highs.getSolution().col_value))
    changes = int(form.numbers.changes[list(options)].sum())
    found = Found(score_of(form, options), row_of(form, options), changes, options)
    return Answer((found,), float(figures.mip_dual_bound), proven=status == HighsModelStatus.kOptimal)


def _listen(highs: Any, effort: Effort) -> None:
    """Have the solver stop when the effort is over."""

    def stop(event: Any) -> None:
        if effort.over():
            event.interrupt()

    for callback in (highs.cbMipInterrupt, highs.cbSimplexInterrupt, highs.cbIpmInterrupt):
        callback.subscribe(stop)
    if effort.branches is not None:
        highs.setOptionValue("mip_max_nodes", effort.branches)
