"""The best choice by an objective, proven, and of equally good ones the first.

Of equal choices the cheaper one, then that with fewer providers changed, then the one that comes first in the
owner's order of duties and providers. Where so many choices are equal that telling them apart would take longer than
finding them, the last two are as good as a fixed effort makes them; with many hundred duties only cost is looked at.
Source: product.md, section 2, "Best plan".
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np

from delegate_desk.planning.best_plan.branching import branch, fewest_changes
from delegate_desk.planning.best_plan.large import best_of_many
from delegate_desk.planning.best_plan.model import Objective
from delegate_desk.planning.best_plan.numbers import EQUAL_MONEY, Form, Numbers, least, most, score_of
from delegate_desk.planning.best_plan.search import MOST_DUTIES, Answer, Effort, Found, Tell, search

_STATES, _BRANCHES = 250_000, 60
"""What is spent on telling equal choices apart."""
_MOST_APART = 250
"""Up to how many duties the fewest changes are looked for beyond the lowest cost."""
_FINE_DIGITS = 6


class Wish(NamedTuple):
    """Either the most of an objective for a budget in minor units, or the least money for a gain by the objective."""

    objective: Objective
    budget: float | None = None
    gain: float | None = None

    def form(self, all_of: Numbers) -> Form:
        """What has to be solved."""
        if self.budget is not None:
            return most(all_of, self.objective, self.budget)
        return least(all_of, self.objective, (self.gain or 0.0))


class Solution(NamedTuple):
    """The options chosen, their score, and a score that no choice passes, which is the same where it is proven."""

    options: tuple[int, ...]
    score: float
    bound: float
    proven: bool

    @property
    def gap(self) -> float:
        """The share by which another choice might still be better."""
        if self.proven:
            return 0.0
        return (self.bound - self.score) / max(abs(self.score), 1.0)


def solution(
    all_of: Numbers,
    wish: Wish,
    effort: Effort,
    tell: Tell,
    allowed: Callable[[tuple[int, ...]], bool],
    *,
    ties: bool = True,
) -> Solution | None:
    """The best choice, None where nothing fits the wish; not proven where the effort was over before.

    A choice that is not `allowed`, because it breaks the budget once it is reckoned in Decimal, is forbidden and the
    next best is found. Without `ties` any of equally good ones will do.
    """
    forbidden: list[frozenset[int]] = []
    while True:
        found = _Solver(all_of, wish, effort, tell, forbidden).solution(ties)
        if found is None or allowed(found.options):
            return found
        forbidden.append(frozenset(found.options))


class _Solver:
    def __init__(
        self,
        all_of: Numbers,
        wish: Wish,
        effort: Effort,
        tell: Tell,
        forbidden: list[frozenset[int]],
    ) -> None:
        self._all_of = all_of
        self._wish = wish
        self._effort = effort
        self._tell = tell
        self._forbidden = forbidden

    @property
    def _is_large(self) -> bool:
        return self._all_of.duties > MOST_DUTIES

    def solution(self, ties: bool) -> Solution | None:
        form = self._wish.form(self._all_of)
        cheapest = self._wish.budget is None
        answer = self._best(form, self._effort, self._tell, ties=cheapest and ties)
        if not answer.found:
            return None
        best = _first(form, answer.found)
        if answer.proven and ties and not answer.complete and not self._effort.over():
            best = self._first_of_equal(form, best, cheapest=cheapest)
        return Solution(best.options, best.score, answer.bound, answer.proven)

    def _best(self, form: Form, effort: Effort, tell: Tell, *, ties: bool, start: Found | None = None) -> Answer:
        """By search where the plan is small enough, else by branch and bound from the best that the search found."""
        start_score = -np.inf if start is None else start.score
        searched = Answer((), np.inf, proven=False)
        if not self._forbidden:
            searched = search(form, effort, tell, ties=ties, start=start_score)
            if not searched.proven and self._is_large:
                searched = best_of_many(form, effort, tell)
        if searched.proven or effort.over() or (start is not None and self._is_large):
            return searched
        known = [*searched.found, *([start] if start else [])]
        first = max(known).options if known else None
        enough, highest = searched.bound - form.equal, -np.inf

        def better(options: tuple[int, ...], bound: float, score: float) -> None:
            nonlocal highest
            highest = max(highest, score)
            tell(options, min(bound, searched.bound), score)

        until = effort._replace(over=lambda: highest >= enough or effort.over())
        branched = branch(form, until, first, tell=better, forbidden=self._forbidden)
        known += branched.found
        kept = tuple(found for found in known if found.score >= max(known).score - form.equal)
        proven = branched.proven or (bool(kept) and max(kept).score >= enough)
        return Answer(kept, min(branched.bound, searched.bound), proven)

    def _first_of_equal(self, form: Form, best: Found, *, cheapest: bool) -> Found:
        """Of all choices as good as the best the cheapest, then that with the fewest changes."""
        effort = Effort(self._effort.over, _STATES, _BRANCHES)
        if not cheapest:
            score = best.score - form.equal / 2
            form = least(self._all_of, self._wish.objective, score)
            start = Found(-best.row, -best.score, best.changes, best.options)
            answer = self._best(form, effort, _silent, ties=True, start=start)
            best = _first(form, (start, *answer.found))
            if answer.complete:
                return best
        if self._all_of.duties > _MOST_APART:
            return best
        fewer = fewest_changes(form, effort, best.options, best.score - EQUAL_MONEY / 2)
        allowed = [found for found in fewer.found if frozenset(found.options) not in self._forbidden]
        return _first(form, (best, *allowed))


def _first(form: Form, found: Iterable[Found]) -> Found:
    """Of the best of these the cheapest, then that with the fewest changes, then the first in the owner's order."""
    known = list(found)
    enough = max(known).score - form.equal
    equal = [one for one in known if one.score >= enough]
    return min(equal, key=lambda one: (_cost(form, one), one.changes, *one.options, len(form.score)))


def _cost(form: Form, found: Found) -> float:
    return round(found.row if form.row_is_cost else -found.score, _FINE_DIGITS)


def strictly_more(all_of: Numbers, objective: Objective, options: Iterable[int]) -> float:
    """The least gain by the objective that counts as more than that of a choice."""
    form = most(all_of, objective, 0.0)
    return score_of(form, options) + form.equal * 1.5


def everything(all_of: Numbers) -> float:
    """A budget in minor units that no choice passes."""
    by_the_hour = all_of.rate[all_of.provider] @ all_of.hours
    return float(all_of.base + all_of.opening.sum() + all_of.money.sum() + by_the_hour) + 1.0


def _silent(options: tuple[int, ...], bound: float, score: float) -> None:
    """Nobody hears of choices among equal ones."""
