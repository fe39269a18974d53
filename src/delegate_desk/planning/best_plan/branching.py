"""The solver's own branch and bound, for whatever the search and the relaxed form leave unproven."""

from collections.abc import Collection
from typing import Any

import numpy as np

from delegate_desk.planning.best_plan.highs import Layout, listen, passed
from delegate_desk.planning.best_plan.numbers import Form, row_of, score_of
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
    highs, places = passed(form, whole=True)
    for choice in forbidden:
        _forbid(highs, places, choice)
    if start is not None:
        _begin(highs, form, places, start)
    return _run(highs, form, effort, tell)


def fewest_changes(form: Form, effort: Effort, start: tuple[int, ...], least_score: float) -> Answer:
    """The choice with the fewest providers changed among those that reach a score."""
    highs, places = passed(form, whole=True)
    columns, scores = np.arange(places.columns, dtype=np.int32), np.array(highs.getLp().col_cost_)
    used = columns[scores != 0]
    highs.addRow(least_score, np.inf, len(used), used, scores[scores != 0])
    changes = np.zeros(places.columns)
    changes[: places.options] = -form.numbers.changes
    highs.changeColsCost(len(columns), columns, changes)
    _begin(highs, form, places, start)
    return _run(highs, form, effort, None)


def _forbid(highs: Any, places: Layout, choice: frozenset[int]) -> None:
    """Have at least one option differ from a choice."""
    columns = np.arange(places.options, dtype=np.int32)
    values = np.array([-1.0 if option in choice else 1.0 for option in columns])
    highs.addRow(1.0 - len(choice), np.inf, len(columns), columns, values)


def _begin(highs: Any, form: Form, places: Layout, start: tuple[int, ...]) -> None:
    """Let the solver begin with a choice that is known to be good."""
    all_of, chosen = form.numbers, list(start)
    load = np.bincount(all_of.provider[chosen], weights=all_of.hours[chosen], minlength=len(all_of.room))
    taken, used = np.zeros(places.options), np.zeros(len(all_of.room))
    taken[chosen] = 1.0
    used[all_of.provider[chosen]] = 1.0
    values = np.concatenate([taken, used[places.opens], np.maximum(0.0, load - all_of.covered)[places.meters]])
    highs.setSolution(len(values), np.arange(len(values), dtype=np.int32), values)


def _run(highs: Any, form: Form, effort: Effort, tell: Tell | None) -> Answer:
    from highspy import HighsModelStatus, SolutionStatus

    def choice(values: Any) -> tuple[int, ...]:
        return tuple(int(option) for option in np.flatnonzero(values[: len(form.score)] > 0.5))

    def better(event: Any) -> None:
        options = choice(np.array(event.data_out.mip_solution))
        if tell is not None:
            tell(options, event.data_out.mip_dual_bound, score_of(form, options))

    listen(highs, effort.over)
    if effort.branches is not None:
        highs.setOptionValue("mip_max_nodes", effort.branches)
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
