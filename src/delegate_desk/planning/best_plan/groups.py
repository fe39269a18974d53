"""Providers of large plans taken together where a minute of each is worth the same.

While it is settled who is opened, exchanging duties between two such providers loses nothing, and which of them has
which duty matters only for their hours; these can nearly always be met by whole duties afterwards. So a duty is given
to a group, whose providers share its hours as if they could be split. That makes a model of some ten duties instead of
hundreds, which the solver searches in seconds, and what it finds bounds every choice.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np

from delegate_desk.planning.best_plan.alternatives import LOSSLESS, Alternatives
from delegate_desk.planning.best_plan.highs import listen, solver
from delegate_desk.planning.best_plan.numbers import Floats, Ints
from delegate_desk.planning.best_plan.stages import Flags

_EQUAL = 1e-7
_ENOUGH = 20
"""From how many duties on that just the same providers may have, these share their hours as if they could be split."""
_MANY = 40
"""From how many duties on sums of them are as good as if they could be split."""

Row = tuple[Any, Any, float, float]
"""Columns, their values, and the least and the most that they may sum up to."""


class Groups(NamedTuple):
    """Of each provider its group (-1: it is closed), and what a minute costs (beyond those covered, if any are).

    Options are `alike` where many duties of a group bring the same a minute and lose nothing, whoever takes them or
    nobody: those only matter for the hours that they have together.
    """

    of: Alternatives
    group: Ints
    rate: Floats
    alike: Flags

    @staticmethod
    def found(of: Alternatives) -> "Groups":
        """The groups of all providers who are opened."""
        form, all_of = of.form, of.form.numbers
        metered, rate = all_of.rate > 0, all_of.rate.copy()
        hourly = np.flatnonzero(~metered[all_of.provider] & (all_of.hours > 0))
        rate[all_of.provider[hourly]] = all_of.money[hourly] / all_of.hours[hourly]
        money = of.prices.limit * form.money_row - form.money_score
        price = of.prices.minute + np.where(metered, 0.0, money * rate)
        opened = np.flatnonzero(~of.closed)
        opened = opened[np.argsort(price[opened], kind="stable")]
        group = np.full(len(rate), -1)
        group[opened] = np.cumsum(np.diff(price[opened], prepend=-np.inf) > _EQUAL) - 1
        return Groups(of, group, rate, _alike(of, group))

    def shared_so(self, shared: "Shared") -> Flags:
        """The alternatives that give each duty to the same group; of those alike nobody may take any, too."""
        all_of, whose = self.of.form.numbers, np.full(self.of.form.numbers.duties, -2)
        billed = shared.options[all_of.hours[shared.options] > 0]
        whose[all_of.duty[billed]] = self.group[all_of.provider[billed]]
        options: Flags = (self.group[all_of.provider] == whose[all_of.duty]) & (all_of.hours > 0) | self.alike
        options[shared.options] = True
        nobody: Flags = ~np.isin(np.arange(all_of.duties), all_of.duty[shared.options])
        nobody[all_of.duty[self.alike]] = True
        return np.concatenate([options, nobody])


def _alike(of: Alternatives, group: Ints) -> Flags:
    all_of = of.form.numbers
    lossless = of.loss < LOSSLESS
    alike: Flags = lossless[: of.options] & lossless[of.options :][all_of.duty] & (all_of.hours > 0)
    places = np.flatnonzero(alike)
    worth = np.rint(all_of.gain[places] / all_of.hours[places] / LOSSLESS)
    _kinds, kind = np.unique(np.stack([group[all_of.provider[places]], worth]), axis=1, return_inverse=True)
    kind = kind.ravel()
    pairs = np.unique(np.stack([kind, all_of.duty[places]]), axis=1)[0]
    alike[places] = (np.bincount(pairs, minlength=len(places)) >= _MANY)[kind]
    return alike


class Shared(NamedTuple):
    """The columns of options chosen, options near to how minutes are shared, and each provider's minutes.

    `highest` is a score that nothing passes in which these columns are chosen: what this has itself, unless the search
    was stopped before that was known.
    """

    columns: Ints
    options: Ints
    highest: float
    minutes: Floats


def _never() -> bool:
    return False


class Model:
    """The solver with the model of what is kept, in which so much score counts as 1.

    Columns: one option of each duty and group, and each with an agreed price; how many minutes of the duties that just
    the same providers of a group may have go to each of these (`flows`); the minutes of each provider that are beyond
    those covered (`meters`).
    """

    def __init__(self, groups: Groups, kept: Flags, unit: float) -> None:
        self._groups, self._kept, self._unit = groups, kept, unit
        self._all_of = all_of = groups.of.form.numbers
        options = np.flatnonzero(kept[: groups.of.options])
        own = np.where(all_of.hours[options] > 0, groups.group[all_of.provider[options]], len(groups.rate) + options)
        first, same, may = self._taken_together(options, own)
        _kinds, kind, count = np.unique(may, axis=0, return_inverse=True, return_counts=True)
        few = (may.sum(axis=1) > 1) & (count[kind.ravel()] < _ENOUGH)
        own = np.where(few[same], len(groups.rate) + options, own)
        first, _same, may = self._taken_together(options, own)
        self.options = options[first]
        self._sharers, self._class = np.unique(may, axis=0, return_inverse=True)
        self._class = self._class.ravel()
        self._flows = np.argwhere(self._sharers)
        self._meters = np.flatnonzero((all_of.rate > 0) & may.any(axis=0))
        self._highs = self._passed()
        self._over: Callable[[], bool] = _never
        listen(self._highs, lambda: self._over())

    def _taken_together(self, options: Ints, own: Ints) -> tuple[Ints, Ints, Flags]:
        """The first option of each duty and key, which of these each option goes with, and who shares it."""
        keys = np.stack([self._all_of.duty[options], own])
        _keys, first, same = np.unique(keys, axis=1, return_index=True, return_inverse=True)
        may: Flags = np.zeros((len(first), len(self._groups.rate)), dtype=bool)
        billed = self._all_of.hours[options] > 0
        may[same.ravel()[billed], self._all_of.provider[options[billed]]] = True
        return first, same.ravel(), may

    def search(self, gap: float, over: Callable[[], bool], branches: int | None) -> tuple[Any, Any]:
        """Look for the best up to such a gap, until it is over or after so many branches; the status, and figures."""
        self._highs.setOptionValue("mip_abs_gap", gap / self._unit)
        if branches is not None:
            self._highs.setOptionValue("mip_max_nodes", branches)
        self._over = over
        self._highs.run()
        self._over = _never  # what is asked of the same model about what was found takes no time
        return self._highs.getModelStatus(), self._highs.getInfo()

    def better_than(self, score: float) -> None:
        """Look only for what has at least this score."""
        if np.isfinite(score):
            lp = self._highs.getLp()
            costs = np.array(lp.col_cost_)
            used = np.flatnonzero(costs).astype(np.int32)
            self._highs.addRow(score / self._unit - lp.offset_, np.inf, len(used), used, costs[used])

    def forbid(self, shared: Shared) -> None:
        """Have at least one duty go elsewhere, of those that are not split."""
        whole = np.flatnonzero(~self._groups.alike[self.options]).astype(np.int32)
        taken = np.isin(whole, shared.columns)
        self._highs.addRow(1.0 - taken.sum(), np.inf, len(whole), whole, np.where(taken, -1.0, 1.0))

    def shared(self) -> Shared:
        """What the solver has found: longest duties first, each goes to whoever wants most minutes of its like."""
        from highspy import HighsModelStatus

        figures, is_best = self._highs.getInfo(), self._highs.getModelStatus() == HighsModelStatus.kOptimal
        highest = float(figures.objective_function_value if is_best else figures.mip_dual_bound) * self._unit
        found = np.array(self._highs.getSolution().col_value)
        taken = found[: len(self.options)]
        wanted = np.zeros(self._sharers.shape)
        wanted[tuple(self._flows.T)] = self._cheapest_flows(found)
        minutes = wanted.sum(axis=0)
        chosen = np.flatnonzero(taken > 0.5)
        hours, options = self._all_of.hours[self.options], list[int]()
        for at in chosen[np.argsort(-hours[chosen], kind="stable")]:
            option = int(self.options[at])
            if hours[at] > 0:
                like = int(self._class[at])
                whom = int(np.argmax(np.where(self._sharers[like], wanted[like], -np.inf)))
                wanted[like, whom] -= hours[at]
                option = self._option(int(self._all_of.duty[option]), whom)
            options.append(option)
        return Shared(chosen, np.array(options, dtype=np.int64), highest, minutes)

    def _cheapest_flows(self, found: Floats) -> Floats:
        """How many minutes go to whom where that costs least, though there may be money left."""
        from highspy import HighsModelStatus

        options, columns = len(self.options), np.arange(len(found), dtype=np.int32)
        lower, upper = np.zeros(len(found)), np.full(len(found), np.inf)
        lower[:options] = upper[:options] = found[:options]
        costs = np.array(self._highs.getLp().col_cost_)
        self._highs.changeColsBounds(len(columns), columns, lower, upper)
        self._highs.changeColsCost(len(columns), columns, np.where(columns < options, 0.0, -self._money))
        self._highs.run()
        if self._highs.getModelStatus() == HighsModelStatus.kOptimal:  # else what was found is blurred too much for it
            found = np.array(self._highs.getSolution().col_value)
        lower[:options], upper[:options] = 0.0, 1.0
        self._highs.changeColsBounds(len(columns), columns, lower, upper)
        self._highs.changeColsCost(len(columns), columns, costs)
        return found[options : options + len(self._flows)]

    def _option(self, duty: int, provider: int) -> int:
        """The option of a duty with a provider."""
        first, end = np.searchsorted(self._all_of.duty, [duty, duty + 1])
        return int(first + np.flatnonzero(self._all_of.provider[first:end] == provider)[0])

    def _passed(self) -> Any:
        import highspy

        of, form, all_of = self._groups.of, self._groups.of.form, self._all_of
        rate, hourly = self._groups.rate, np.where(all_of.rate > 0, 0.0, self._groups.rate)
        own = all_of.money[self.options] - hourly[all_of.provider[self.options]] * all_of.hours[self.options]
        money = np.concatenate([own, hourly[self._flows[:, 1]], rate[self._meters]])
        self._money = money
        gains = np.zeros(len(money)), np.zeros(len(money))
        for gain, whole, each in zip(gains, (form.score, form.row), (form.money_score, form.money_row), strict=True):
            gain[: len(own)] = whole[self.options] - each * all_of.money[self.options]
        score, row = gains[0] + form.money_score * money, gains[1] + form.money_row * money
        opened = np.flatnonzero(~of.closed)
        limit = form.limit - float(form.opening_row[opened].sum())
        rows = [*self._duty_rows(), *self._minute_rows(), (np.flatnonzero(row), row[row != 0], -np.inf, limit)]
        highs, lp = solver(), highspy.HighsLp()
        lp.sense_, lp.offset_ = highspy.ObjSense.kMaximize, float(form.opening_score[opened].sum()) / self._unit
        lp.num_col_, lp.num_row_ = len(score), len(rows)
        lp.col_cost_, lp.col_lower_ = score / self._unit, np.zeros(len(score))
        lp.col_upper_ = np.concatenate([np.ones(len(own)), np.full(len(score) - len(own), np.inf)])
        kinds = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
        split = np.append(self._groups.alike[self.options], np.ones(len(score) - len(own), dtype=bool))
        lp.integrality_ = [kinds[int(each)] for each in split]
        lp.row_lower_, lp.row_upper_ = np.array([each[2] for each in rows]), np.array([each[3] for each in rows])
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(each[0]) for each in rows)])
        lp.a_matrix_.index_ = np.concatenate([each[0] for each in rows])
        lp.a_matrix_.value_ = np.concatenate([each[1] for each in rows])
        highs.passModel(lp)
        return highs

    def _duty_rows(self) -> Iterator[Row]:
        """Each duty goes to one group, or to none where that may be in a better choice."""
        starts = np.searchsorted(self._all_of.duty[self.options], np.arange(self._all_of.duties + 1))
        for at, may_wait in enumerate(self._kept[self._groups.of.options :]):
            columns = np.arange(starts[at], starts[at + 1])
            if len(columns):
                yield columns, np.ones(len(columns)), 0.0 if may_wait else 1.0, 1.0

    def _minute_rows(self) -> Iterator[Row]:
        """The minutes of duties go to those who may have them, and nobody has more than it may or is paid for."""
        all_of, first = self._all_of, len(self.options)
        hours = all_of.hours[self.options]
        for at in np.flatnonzero(self._sharers.any(axis=1)):
            duties, flows = np.flatnonzero(self._class == at), first + np.flatnonzero(self._flows[:, 0] == at)
            values = np.concatenate([hours[duties], -np.ones(len(flows))])
            yield np.concatenate([duties, flows]), values, 0.0, 0.0
        for provider in np.flatnonzero(np.isfinite(all_of.room)):
            flows = first + np.flatnonzero(self._flows[:, 1] == provider)
            yield flows, np.ones(len(flows)), -np.inf, float(all_of.room[provider])
        for meter, metered in enumerate(self._meters):
            flows = first + np.flatnonzero(self._flows[:, 1] == metered)
            columns = np.append(flows, first + len(self._flows) + meter)
            yield columns, np.append(np.ones(len(flows)), -1.0), -np.inf, float(all_of.covered[metered])
