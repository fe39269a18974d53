"""Branch and bound over the core of a large plan: the duties for which more than one alternative may be in the best.

Whatever loses more than the best choice found is short of the bound is in no better one. So the core shrinks with each
better choice, and such are found fastest in a small part of it: among the alternatives that lose least.
"""

from functools import partial
from time import monotonic

import numpy as np

from delegate_desk.planning.best_plan.alternatives import BLUR, Alternatives
from delegate_desk.planning.best_plan.branching import begin, run
from delegate_desk.planning.best_plan.highs import passed
from delegate_desk.planning.best_plan.search import Answer, Effort, Found, Tell
from delegate_desk.planning.best_plan.stages import Flags

_PARTS = (6, 12, 25, 50, 100, 200)
"""How many alternatives that lose anything are in a part of the core."""
_SECONDS = 4.0
"""For each part; the whole core is looked at for as long as it takes."""
_ALMOST = 0.999
_UNIT = 1e-2
"""The least step in which scores are counted, so that the solver sees that they are whole."""


def best_of_core(of: Alternatives, bound: float, best: Found, margin: float, effort: Effort, tell: Tell) -> Answer:
    """The best choice with these providers opened, or the best known where none is better by the margin.

    `bound` is a score that none of them passes.
    """
    lossy = np.sort(of.loss[(of.loss > BLUR) & np.isfinite(of.loss)])
    for part in (*_PARTS, len(lossy)):
        gap = of.bound - best.score
        if bound <= best.score + margin or effort.over():
            break
        is_whole = part >= int(np.searchsorted(lossy, gap))
        kept = of.loss <= (gap if is_whole else lossy[part - 1]) + BLUR
        ends = np.inf if is_whole else monotonic() + _SECONDS
        answer = _searched(of, kept, best, margin, _until(effort, ends), partial(_told, tell, bound, is_whole))
        best = max([best, *answer.found])
        if is_whole:
            return Answer((best,), best.score if answer.proven else min(bound, answer.bound), answer.proven)
    return Answer((best,), bound, bound <= best.score + margin)


def _told(tell: Tell, bound: float, is_whole: bool, options: tuple[int, ...], highest: float, score: float) -> None:
    """Tell of a choice: only of the whole core the solver's bound holds."""
    tell(options, min(highest, bound) if is_whole else bound, score)


def _until(effort: Effort, ends: float) -> Effort:
    return effort._replace(over=lambda: effort.over() or monotonic() >= ends)


def _searched(of: Alternatives, kept: Flags, best: Found, margin: float, effort: Effort, tell: Tell) -> Answer:
    """The best choice of the alternatives that are kept."""
    form, all_of = of.form, of.form.numbers
    highs, places = passed(form, whole=True)
    options, nobody = kept[: of.options], kept[of.options :]
    columns = np.arange(of.options, dtype=np.int32)
    highs.changeColsBounds(of.options, columns, np.zeros(of.options), options.astype(np.float64))
    for duty in np.flatnonzero(~nobody):
        highs.changeRowBounds(int(duty), 1.0, 1.0)
    for provider in places.opens:
        opened = float(not of.closed[provider])
        highs.changeColBounds(places.opening(int(provider)), opened, opened)
    unit = form.in_steps if form.in_steps >= _UNIT else 1.0
    scores = np.array(highs.getLp().col_cost_) / unit
    highs.changeColsCost(places.columns, np.arange(places.columns, dtype=np.int32), scores)
    highs.setOptionValue("mip_abs_gap", margin * _ALMOST / unit)
    chosen = np.arange(all_of.duties) + of.options
    chosen[all_of.duty[list(best.options)]] = best.options
    if kept[chosen].all():
        begin(highs, form, places, best.options)
    else:
        used = np.flatnonzero(scores).astype(np.int32)
        highs.addRow((best.score + margin * _ALMOST) / unit, np.inf, len(used), used, scores[used])
    return run(highs, form, effort, tell, unit)
