"""Ways of opening providers, settled one by one: an opened one costs its minimum hours or retainer, whoever has it."""

from heapq import heappop, heappush
from itertools import count

import numpy as np

from delegate_desk.planning.best_plan.relaxation import Relaxation, Relaxed

Opened = dict[int, bool]
"""Of each provider for whom it is settled whether it is opened."""


class Openings:
    """Partly settled ways, the most promising first; at first the one in which nothing is settled."""

    def __init__(self, relaxation: Relaxation) -> None:
        self._relaxation = relaxation
        self._order = count()
        self._heap: list[tuple[float, int, Opened, Relaxed]] = []
        self._add({})

    def __bool__(self) -> bool:
        return bool(self._heap)

    @property
    def best(self) -> float:
        """A score that no choice of any way that is left passes."""
        return -self._heap[0][0] if self._heap else -np.inf

    def next(self) -> tuple[Opened, Relaxed]:
        """The most promising way, taken out, and what is relaxed of it."""
        _minus, _number, fixed, relaxed = heappop(self._heap)
        return fixed, relaxed

    def torn(self, relaxed: Relaxed, provider: int) -> float:
        """How undecided the relaxed form is about a provider: from 0 to a half."""
        opened = relaxed.opened[int(np.searchsorted(self._relaxation.switches, provider))]
        return float(min(opened, 1 - opened))

    def split(self, fixed: Opened, provider: int) -> None:
        """Put a way back as two: with this provider opened, and not."""
        for opened in (False, True):
            self._add({**fixed, provider: opened})

    def others(self, fixed: Opened, relaxed: Relaxed) -> None:
        """Put back all of a way but the one in which each is opened as the relaxed form, wholly, has it."""
        settled = dict(fixed)
        for provider, opened in zip(self._relaxation.switches, relaxed.opened > 0.5, strict=True):
            if provider not in fixed:
                self._add({**settled, int(provider): not opened})
                settled[int(provider)] = bool(opened)

    def _add(self, fixed: Opened) -> None:
        self._relaxation.open(fixed)
        relaxed = self._relaxation.solved()
        if relaxed is not None:
            heappush(self._heap, (-relaxed.score, next(self._order), fixed, relaxed))
