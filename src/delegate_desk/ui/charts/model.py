"""What charts show: figures by week or by function, with the words beside them ready to draw."""

from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from delegate_desk.ui.tokens import ColourName

KeyKind = Literal["box", "hatched", "line", "dashes", "mark"]
Values = tuple[float | None, ...]
"""One value for each week; None is a gap."""


class Key(NamedTuple):
    """An entry of a legend."""

    words: str
    colour: ColourName
    kind: KeyKind = "box"
    line: ColourName | None = None


class End(NamedTuple):
    """Words beside the last value of a series: its figure, and what it is."""

    figure: str
    words: str
    colour: ColourName
    value: float


class Weeks(NamedTuple):
    """Weeks from left to right: the day each is known by, and how many calendar weeks it is after the first."""

    days: tuple[date, ...]
    at: tuple[int, ...]

    @property
    def span(self) -> int:
        """Calendar weeks from the first to the last."""
        return self.at[-1] if self.at else 0


class Words(NamedTuple):
    """A remark in a line chart, under the values of the weeks from `first` to `last`, by index."""

    text: str
    first: int
    last: int


class LineChart(NamedTuple):
    """What was planned, as steps, and what came of it, as a line over a tinted field."""

    title: str
    weeks: Weeks
    planned: Values
    realised: Values
    keys: tuple[Key, ...]
    ends: tuple[End, ...]
    remark: Words | None
    figure: Callable[[float], str]
    least_step: float = 0.1


class BarPart(NamedTuple):
    """One colour of stacked bars; what is below zero hangs from the line, in the colour of losses if it has one."""

    colour: ColourName
    values: Values
    hatched: bool = False
    loss: ColourName | None = None


class BarChart(NamedTuple):
    """A bar for each week, its parts from the foot upwards."""

    title: str
    weeks: Weeks
    parts: tuple[BarPart, ...]
    keys: tuple[Key, ...]
    ends: tuple[End, ...]
    figure: Callable[[float], str]
    least_step: float = 0.1


class DeskRow(NamedTuple):
    """One function: hours before, now and as planned, and the first two as they are written."""

    function: str
    name: str
    before: float
    now: float
    planned: float
    before_words: str
    now_words: str


class DeskChart(NamedTuple):
    """Hours by function, then and now, with a row for all of them."""

    title: str
    keys: tuple[Key, ...]
    rows: tuple[DeskRow, ...]
    all_words: str
    all_before: str
    all_now: str


class Stretch(NamedTuple):
    """Amounts from `start` to `end` that all buy the same hours."""

    start: float
    end: float
    hours: float


class Marked(NamedTuple):
    """An amount and the hours it buys, with the words beside them."""

    amount: float
    hours: float
    words: str


class StepChart(NamedTuple):
    """Hours over a weekly budget, as far as they are known: what is bought, what is asked, and what is so now.

    `asked` is the budget of the dashed line, `best` the point on the curve, `now` a ring beside it.
    """

    title: str
    low: float
    high: float
    stretches: tuple[Stretch, ...]
    asked: float | None
    best: Marked | None
    now: Marked | None
    amount: Callable[[float], str]
    figure: Callable[[float], str]


class DipChart(NamedTuple):
    """Bars of weeks, and the week from which on more has come back than was given."""

    bars: BarChart
    even: int | None
    """Index of that week; None where it lies beyond the chart, or never comes."""

    words: str
    """What stands at its line."""

    @property
    def title(self) -> str:
        """The heading of the bars."""
        return self.bars.title


Chart = LineChart | BarChart | DeskChart | StepChart | DipChart


class Spots(NamedTuple):
    """Where a chart's values were drawn, for pointer and keys.

    A chart of weeks has a centre for each and is read along x; one of functions is read along y.
    """

    area: QRectF
    centres: tuple[QPointF, ...]
    along_x: bool
