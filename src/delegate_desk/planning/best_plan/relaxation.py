"""The relaxed form, in which duties may be split: what bounds how good any choice can be."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from delegate_desk.planning.best_plan.highs import passed
from delegate_desk.planning.best_plan.numbers import Floats, Form, Ints


class Prices(NamedTuple):
    """What the form's limit, and minutes of each provider, are worth in score. From any prices follows a bound.

    `room` and `covered` are the prices of a provider's most and of what its opening covers; `minute` is their sum.
    """

    limit: float
    room: Floats
    covered: Floats

    @property
    def minute(self) -> Floats:
        """What a billed minute of each provider takes from the score."""
        return self.room + self.covered


class Relaxed(NamedTuple):
    """The best score where duties may be split, its prices, how far providers are opened, how far options taken."""

    score: float
    prices: Prices
    opened: Floats
    taken: Floats


class Relaxation:
    """A linear programme that is solved again and again with a little of it changed."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._highs, self._places = passed(form, whole=False)
        self._columns = np.arange(self._places.options, dtype=np.int32)
        rows = np.arange(self._places.duties, self._places.main + 1, dtype=np.int32)
        self._rows, self._limits = rows, np.array(self._highs.getLp().row_upper_)[rows]

    @property
    def switches(self) -> Ints:
        """The providers whose opening costs something."""
        return self._places.opens

    def open(self, fixed: Mapping[int, bool]) -> None:
        """Say which providers are opened and which are not; the others may be, in part."""
        for provider in self.switches:
            least, most = (float(fixed[provider]),) * 2 if provider in fixed else (0.0, 1.0)
            self._highs.changeColBounds(self._places.opening(provider), least, most)

    def offer(self, options: NDArray[np.bool_]) -> None:
        """Leave out all options but these."""
        bounds = np.where(options, 1.0, 0.0)
        self._highs.changeColsBounds(len(bounds), self._columns, np.zeros(len(bounds)), bounds)

    def among(self, closed: NDArray[np.bool_], alternatives: NDArray[np.bool_]) -> Relaxed | None:
        """The best of these alternatives where some providers are closed, and all others opened.

        Alternatives are the options, then for each duty that nobody takes it. What else is said of the form comes back.
        """
        options, nobody = np.split(alternatives, [self._places.options])
        duties = np.arange(self._places.duties, dtype=np.int32)
        self.open({int(provider): not closed[provider] for provider in self.switches})
        self.offer(options)
        self._highs.changeRowsBounds(len(duties), duties, np.where(nobody, 0.0, 1.0), np.ones(len(duties)))
        relaxed = self.solved()
        self.offer(np.ones(len(options), dtype=bool))
        self._highs.changeRowsBounds(len(duties), duties, np.full(len(duties), -np.inf), np.ones(len(duties)))
        return relaxed

    def take(self, row: float, minutes: Floats) -> None:
        """Count as taken so much of the form's limit and so many minutes of each provider."""
        places = self._places
        taken = np.concatenate([minutes[places.limits], minutes[places.meters], [row]])
        limits = self._limits - taken
        self._highs.changeRowsBounds(len(limits), self._rows, np.full(len(limits), -np.inf), limits)

    def solved(self) -> Relaxed | None:
        """The best of the relaxed form as it stands; None where nothing fits."""
        from highspy import HighsModelStatus

        self._highs.run()
        if self._highs.getModelStatus() != HighsModelStatus.kOptimal:
            return None
        solution, places = self._highs.getSolution(), self._places
        taken, opened, _over = np.split(
            np.array(solution.col_value), [places.options, places.options + len(places.opens)]
        )
        score = self._highs.getInfo().objective_function_value
        return Relaxed(score, self._prices(np.array(solution.row_dual)[self._rows]), opened, taken)

    def _prices(self, duals: Floats) -> Prices:
        """Prices from the solver's duals, made such that a bound follows from them whatever the solver rounded."""
        form, places = self._form, self._places
        room, covered = (np.zeros(len(form.numbers.room)) for _ in range(2))
        duals = np.maximum(duals, 0.0)
        limit = float(duals[-1])
        room[places.limits] = duals[: len(places.limits)]
        covered[places.meters] = duals[len(places.limits) : -1]
        most = np.maximum(0.0, limit * form.further_row - form.further_score)
        return Prices(limit, room, np.minimum(covered, most))
