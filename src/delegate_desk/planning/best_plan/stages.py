"""Duty after duty: the order in which a search decides, which options are worth trying, and bounds on what follows."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from delegate_desk.planning.best_plan.numbers import Floats, Form, Ints
from delegate_desk.planning.best_plan.relaxation import Prices

Flags = NDArray[np.bool_]


class Leaf(NamedTuple):
    """A form in which it is settled who is opened: what that costs, and which options are left.

    Its form counts only providers whose minutes are metered or limited, `watched` saying which these are among all;
    options of all others share a last provider and bill it nothing.
    """

    form: Form
    score: float
    row: float
    offered: Flags
    watched: Ints

    def priced(self, prices: Prices) -> Prices:
        """The prices of the leaf's providers."""
        return Prices(prices.limit, np.append(prices.room[self.watched], 0), np.append(prices.covered[self.watched], 0))


def leaf(form: Form, closed: Flags) -> Leaf:
    """The form with these providers not opened, and all others opened."""
    all_of = form.numbers
    offered = ~closed[all_of.provider]
    billed = np.bincount(all_of.provider[offered], weights=all_of.hours[offered], minlength=len(closed)) > 0
    metered = (form.further_score != 0) | (form.further_row != 0)
    watched = np.flatnonzero(billed & (metered | np.isfinite(all_of.room)))
    column = np.full(len(closed), len(watched))
    column[watched] = np.arange(len(watched))
    narrow = all_of._replace(
        provider=column[all_of.provider],
        hours=np.where(column[all_of.provider] < len(watched), all_of.hours, 0.0),
        covered=np.append(all_of.covered[watched], 0.0),
        room=np.append(all_of.room[watched], np.inf),
    )
    further = np.append(form.further_score[watched], 0.0), np.append(form.further_row[watched], 0.0)
    return Leaf(
        form._replace(numbers=narrow, further_score=further[0], further_row=further[1]),
        score=float(form.opening_score[~closed].sum()),
        row=float(form.opening_row[~closed].sum()),
        offered=offered,
        watched=watched,
    )


class Stages(NamedTuple):
    """The duties that are still open, those that take longest first, since what is left then only fills gaps.

    `options` are those worth trying, stage by stage from `starts`; `must` says where leaving the duty out is not.
    `settled` are options that every choice worth having holds; `last` is the last stage at which a provider occurs.
    """

    duties: Ints
    options: Ints
    starts: Ints
    must: Flags
    settled: Ints
    last: Ints

    def at(self, stage: int) -> Ints:
        """The options of a stage."""
        return self.options[self.starts[stage] : self.starts[stage + 1]]


def bound(of: Leaf, prices: Prices) -> float:
    """A score that no choice of the leaf passes."""
    worth = _worth(of.form, prices)
    best = _best(of.form.numbers.duty[of.offered], worth[of.offered], of.form.numbers.duties)
    taken = prices.limit * (of.form.limit - of.row)
    return of.score + taken + float(_free(of.form, prices).sum()) + float(best.sum())


def stages(of: Leaf, prices: Prices, worse_by: float) -> Stages:
    """The stages of all choices that are worse than the leaf's bound by no more than this."""
    all_of = of.form.numbers
    worth = _worth(of.form, prices)
    offered = np.flatnonzero(of.offered)
    best = _best(all_of.duty[offered], worth[offered], all_of.duties)
    kept = offered[best[all_of.duty[offered]] - worth[offered] <= worse_by]
    must = best > worse_by
    single = must & (np.bincount(all_of.duty[kept], minlength=all_of.duties) == 1)
    settled, kept = kept[single[all_of.duty[kept]]], kept[~single[all_of.duty[kept]]]
    size = np.zeros(all_of.duties)
    np.maximum.at(size, all_of.duty, np.maximum(all_of.hours, all_of.freed))
    options = kept[np.lexsort((kept, all_of.duty[kept], -size[all_of.duty[kept]]))]
    duties, starts = _runs(all_of.duty[options])
    last = np.full(len(all_of.room), -1)
    stage = np.repeat(np.arange(len(duties)), np.diff(starts))
    billed = all_of.hours[options] > 0
    np.maximum.at(last, all_of.provider[options][billed], stage[billed])
    return Stages(duties, options, starts, must[duties], settled, last)


class Bounds(NamedTuple):
    """For each set of prices, and each number of stages behind, what all that is still free adds to the score.

    `weights` say what a state's figures count; `ahead` counts a provider's free minutes until its last stage is
    behind, `unfolded` until one stage later.
    """

    weights: Floats
    ahead: Floats
    unfolded: Floats

    @staticmethod
    def of(leaf_: Leaf, plan: Stages, prices: Prices) -> "Bounds":
        """The bounds of one set of prices."""
        count = len(plan.duties)
        worth = _worth(leaf_.form, prices)[plan.options]
        best = np.maximum.reduceat(worth, plan.starts[:-1]) if count else worth
        rest = np.append(np.where(plan.must, best, np.maximum(best, 0.0)), prices.limit * leaf_.form.limit)
        free = _free(leaf_.form, prices)
        ahead, later = np.zeros(count + 1), np.zeros(count + 1)
        np.add.at(ahead, plan.last[plan.last >= 0], free[plan.last >= 0])
        np.add.at(later, plan.last + 1, free)
        summed = (np.cumsum(part[::-1])[::-1][None, :] for part in (rest + ahead, rest + later))
        return Bounds(np.array([[1.0, -prices.limit, *-prices.minute]]), *summed)

    def and_also(self, other: "Bounds", most: int) -> "Bounds":
        """Both together: the first and the newest, so many in all."""
        joined = Bounds(*(np.concatenate(parts) for parts in zip(self, other, strict=True)))
        count = len(joined.weights)
        if count <= most:
            return joined
        kept = np.concatenate([[0], np.arange(count - most + 1, count)])
        return Bounds(*(part[kept] for part in joined))


def _worth(form: Form, prices: Prices) -> Floats:
    """What each option adds to the score beyond what it takes, at these prices."""
    all_of = form.numbers
    return form.score - prices.limit * form.row - prices.minute[all_of.provider] * all_of.hours


def _best(duty: Ints, worth: Floats, duties: int) -> Floats:
    """The best worth of each duty's options, or 0 for leaving it out."""
    best = np.zeros(duties)
    np.maximum.at(best, duty, worth)
    return best


def _free(form: Form, prices: Prices) -> Floats:
    """What the minutes of each provider are worth before any is billed."""
    room = np.where(np.isfinite(form.numbers.room), form.numbers.room, 0.0)
    return prices.room * room + prices.covered * form.numbers.covered


def _runs(values: Ints) -> tuple[Ints, Ints]:
    """The values of runs of equal ones, and where each run starts, with the end of the last."""
    firsts = np.flatnonzero(np.append(True, values[1:] != values[:-1])) if len(values) else np.zeros(0, dtype=np.int64)
    return values[firsts], np.append(firsts, len(values))
