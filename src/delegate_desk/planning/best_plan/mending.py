"""Mending choices that hardly exceed a limit: some duties are left out, or taken, where that loses least."""

import numpy as np

from delegate_desk.planning.best_plan.alternatives import BLUR, Alternatives
from delegate_desk.planning.best_plan.numbers import Floats, Ints

_ROUNDS = 100


def mended(of: Alternatives, current: Ints) -> tuple[int, ...] | None:
    """The options among these alternatives once they keep to all limits; None where that takes too much."""
    current, all_of = current.copy(), of.form.numbers
    for _round in range(_ROUNDS):
        options = of.kept_to(current)
        if options is not None:
            return options
        chosen = current[current < of.options]
        load = np.bincount(all_of.provider[chosen], weights=all_of.hours[chosen], minlength=len(all_of.room))
        over = np.where(np.isfinite(all_of.room), load - np.nan_to_num(all_of.room, posinf=0.0), 0.0)
        if over.max() > BLUR:
            worst = int(np.argmax(over))
            ours = chosen[all_of.provider[chosen] == worst]
            changed = _cheapest(ours, all_of.hours[ours], of.form.score[ours], float(over[worst]))
        elif of.form.row_is_cost:
            metered = load[all_of.provider[chosen]] > all_of.covered[all_of.provider[chosen]]
            saved = of.form.row[chosen] + of.form.further_row[all_of.provider[chosen]] * all_of.hours[chosen] * metered
            changed = _cheapest(chosen, saved, of.form.score[chosen], -of.left(current))
        else:
            waiting = current[all_of.duty] >= of.options
            fits = ~of.closed[all_of.provider] & (load[all_of.provider] + all_of.hours <= all_of.room[all_of.provider])
            takes = np.flatnonzero(waiting & fits)
            lost = -of.form.score[takes] - of.form.further_score[all_of.provider[takes]] * all_of.hours[takes]
            changed = _cheapest(takes, -of.form.row[takes], lost, -of.left(current))
        if changed is None:
            return None
        duty = all_of.duty[changed]
        current[duty] = changed if current[duty] >= of.options else of.options + duty
    return None


def _cheapest(options: Ints, brings: Floats, loses: Floats, needed: float) -> int | None:
    """The option that brings what is needed and loses least; where none brings so much, that which brings most."""
    if not (brings > 0).any():
        return None
    enough = np.flatnonzero(brings >= needed)
    return int(options[enough[np.argmin(loses[enough])]] if len(enough) else options[np.argmax(brings)])
