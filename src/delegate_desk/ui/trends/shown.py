"""A chart together with all it can tell: its sentence, the reading of each value, its table."""

from collections.abc import Callable
from typing import NamedTuple

from delegate_desk.ui.charts.model import Chart


class Reading(NamedTuple):
    """One week or function, as it is shown under the pointer and spoken: what it is, then name and figure each."""

    what: str
    figures: tuple[tuple[str, str], ...]

    def sentence(self) -> str:
        """All in one line: "16 October: planned 14.2 h, realised 8.4 h"."""
        told = ", ".join(f"{name} {figure}".strip() for name, figure in self.figures)
        return f"{self.what}: {told}"


class ShownChart(NamedTuple):
    """A chart, what it says in one sentence, what each of its values says, and its table."""

    name: str
    chart: Chart
    sentence: str
    size: int
    reading: Callable[[int], Reading]
    headers: tuple[str, ...]
    row: Callable[[int], tuple[str, ...]]
    last_row: tuple[str, ...] = ()
    """A row of sums, where the table has one."""

    @property
    def begins_first(self) -> bool:
        """Whether it is read from its first value on: functions, budgets, weeks to come."""
        return self.name in ("desk", "curve", "dip")
