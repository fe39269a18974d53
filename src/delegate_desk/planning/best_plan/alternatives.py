"""What can be chosen for each duty while it is settled who is opened, and how much worse than the relaxed form it is.

Prices of the relaxed form give a bound on the score; a choice falls short of it by the loss of each of its
alternatives, by minutes that a provider has over or wants, and by what is left of the form's limit, each at its
price. So whatever alone loses more than the best choice found is short of the bound is in no better choice.
"""

from typing import NamedTuple

import numpy as np

from delegate_desk.planning.best_plan.numbers import Floats, Form, Ints, row_of
from delegate_desk.planning.best_plan.relaxation import Prices, Relaxed
from delegate_desk.planning.best_plan.stages import Flags, bound, leaf

PRICELESS = 1e-9
BLUR = 1e-9
LOSSLESS = 1e-7
NEVER = 1e9
"""The price of what must not be."""


class Alternatives(NamedTuple):
    """The alternatives near to one answer of the relaxed form: the options, then for each duty that nobody takes it.

    Of each: its duty, its provider (nobody: one more than there are), the minutes that it bills, what it takes of the
    form's limit, and its loss; those of providers who are closed lose infinitely much. Of each provider, and of
    nobody: whether its minutes are to come out even (`exact`) at a `target`, and what each minute beyond it loses
    (`over`). `rounded` has for each duty the alternative that the relaxed form takes whole, else that of nobody.
    """

    form: Form
    closed: Flags
    prices: Prices
    bound: float
    duty: Ints
    provider: Ints
    hours: Floats
    row: Floats
    loss: Floats
    exact: Flags
    target: Floats
    over: Floats
    rounded: Ints

    @staticmethod
    def of(form: Form, closed: Flags, relaxed: Relaxed, among: Flags | None = None) -> "Alternatives":
        """The alternatives where these providers are closed, all others opened; only those `among` them, if given."""
        all_of, prices = form.numbers, relaxed.prices
        dearest = np.maximum(0.0, prices.limit * form.further_row - form.further_score)
        limited = prices.room > PRICELESS
        exact = limited | ((prices.covered > PRICELESS) & (prices.covered < dearest - PRICELESS))
        worth = form.score - prices.limit * form.row - prices.minute[all_of.provider] * all_of.hours
        worth = np.concatenate([np.where(closed[all_of.provider], -np.inf, worth), np.zeros(all_of.duties)])
        duty = np.concatenate([all_of.duty, np.arange(all_of.duties)])
        best = _greatest(worth, duty, all_of.duties)
        settled = leaf(form, closed)
        highest = bound(settled, settled.priced(prices))
        if among is not None:
            worth = np.where(among, worth, -np.inf)
            highest -= float(best.sum())
            best = _greatest(worth, duty, all_of.duties)
            highest += float(best.sum())
        metered = np.where(prices.covered >= dearest - PRICELESS, form.further_row, 0.0)
        nothing = np.zeros(all_of.duties)
        rounded = np.arange(all_of.duties) + len(all_of.duty)
        taken = np.flatnonzero(relaxed.taken > 1 - 1e-6)
        rounded[all_of.duty[taken]] = taken
        return Alternatives(
            form,
            closed,
            prices,
            bound=highest,
            duty=duty,
            provider=np.concatenate([all_of.provider, np.full(all_of.duties, len(all_of.room))]),
            hours=np.concatenate([all_of.hours, nothing]),
            row=np.concatenate([form.row + metered[all_of.provider] * all_of.hours, nothing]),
            loss=best[duty] - worth,
            exact=np.append(exact & ~closed, False),
            target=np.where(limited, all_of.room, all_of.covered),
            over=np.where(limited, NEVER, dearest - prices.covered),
            rounded=rounded,
        )

    @property
    def options(self) -> int:
        """How many options there are: the places of all other alternatives come after."""
        return len(self.form.score)

    def left(self, current: Ints) -> float:
        """What these alternatives, one for each duty, leave of the form's limit."""
        return self.form.limit - row_of(self.form, current[current < self.options])

    def kept_to(self, current: Ints) -> tuple[int, ...] | None:
        """The options among these alternatives, where they keep to all limits."""
        all_of, chosen = self.form.numbers, np.sort(current[current < self.options])
        load = np.bincount(all_of.provider[chosen], weights=all_of.hours[chosen], minlength=len(all_of.room))
        if row_of(self.form, chosen) > self.form.limit + BLUR or (load > all_of.room + BLUR).any():
            return None
        return tuple(chosen.tolist())

    def short(self, provider: int, minutes: Floats) -> Floats:
        """What so many minutes of a provider lose against those at which they come out even."""
        all_of, prices = self.form.numbers, self.prices
        room = all_of.room[provider] if prices.room[provider] else 0.0
        covered = all_of.covered[provider]
        dearest = max(0.0, prices.limit * self.form.further_row[provider] - self.form.further_score[provider])
        spare = prices.room[provider] * (room - minutes) + prices.covered[provider] * (covered - minutes)
        lost: Floats = spare + dearest * np.maximum(0.0, minutes - covered)
        return np.where(minutes > all_of.room[provider] + BLUR, np.inf, lost)


def _greatest(worth: Floats, duty: Ints, duties: int) -> Floats:
    """The greatest worth of each duty's alternatives."""
    greatest = np.full(duties, -np.inf)
    np.maximum.at(greatest, duty, worth)
    return greatest
