"""What the strip shows, as plain values, and how its rounded parts add up."""

from typing import Literal, NamedTuple

from delegate_desk.i18n import _
from delegate_desk.ui.formats import decimal_text, exact_hours, shown_tenths, spread

Area = Literal["family", "growth"]


class Segment(NamedTuple):
    """A goal's part of the freed hours; `running` of its `hours` are there already."""

    name: str
    area: Area
    hours: float
    running: float = 0.0


class Money(NamedTuple):
    """Worth − cost = net, as texts; `note` says what the worth rests on, `loses` that net is below zero.

    A text may also be a reason ("no rate for PHP").
    """

    worth: str
    cost: str
    net: str
    note: str = ""
    loses: bool = False


class StripFigures(NamedTuple):
    """Everything that the strip shows; hours of a week, exact.

    `family`, `growth` and `unassigned` add up to `freed`: what goals of the area take, and the rest. During
    a drag all figures are those after the drop, `segments` may be those before it, and `before` is what
    was freed before. `money` is None while the owner's hour has no worth: then the strip asks for it.
    """

    freed: float = 0.0
    now: float = 0.0
    family: float = 0.0
    growth: float = 0.0
    unassigned: float = 0.0
    segments: tuple[Segment, ...] = ()
    before: float | None = None
    money: Money | None = None
    currency: str = ""
    """The home currency's sign, before the field that asks."""
    split: str = ""
    """The words of the link that changes the split; none without them."""
    caption: str = ""
    """The line beneath the bar, where another than the usual one is due."""
    empty: bool = False
    """Whether the plan has no duties at all."""


class Part(NamedTuple):
    """One box of the bar: its exact hours and the figure it shows. `kind` says how it is drawn."""

    kind: Literal["family", "growth", "unassigned", "gain"]
    name: str
    hours: float
    running: float
    figure: str


class Shown(NamedTuple):
    """Figures of the strip, rounded so that they add up."""

    family: str
    growth: str
    unassigned: str
    gain: float | None
    parts: tuple[Part, ...]


def shown(figures: StripFigures) -> Shown:
    """The figures rounded to one place: the areas add up to the freed hours, goals to their area."""
    if figures.freed <= 0:
        none = decimal_text(0.0)
        return Shown(none, none, none, _gain(figures), ())
    family, growth, free = spread((figures.family, figures.growth, figures.unassigned), figures.freed)
    gain = _gain(figures)
    parts = [*_goals(figures, "family", family), *_goals(figures, "growth", growth)]
    rest = figures.freed - sum(part.hours for part in parts)
    extra = min(rest, max(0.0, figures.freed - figures.before)) if figures.before is not None else 0.0
    if rest - extra > 1e-6:
        left = shown_tenths(free) - (gain or 0.0 if extra else 0.0)
        parts.append(Part("unassigned", _("Unassigned"), rest - extra, 0.0, decimal_text(left)))
    if extra > 1e-6 and gain:
        parts.append(Part("gain", _("This move"), extra, 0.0, f"+{decimal_text(gain)}"))
    return Shown(decimal_text(family), decimal_text(growth), decimal_text(free), gain, tuple(parts))


def _goals(figures: StripFigures, area: Area, total: float) -> list[Part]:
    goals = [goal for goal in figures.segments if goal.area == area and goal.hours > 0]
    # In a preview the goals may be those before the drop: then they add up to themselves.
    exact = sum(goal.hours for goal in goals)
    whole = exact if figures.before is not None else total
    rounded = spread([goal.hours for goal in goals], whole)
    return [
        Part(area, goal.name, goal.hours, min(goal.running, goal.hours), decimal_text(figure))
        for goal, figure in zip(goals, rounded, strict=True)
    ]


def _gain(figures: StripFigures) -> float | None:
    if figures.before is None:
        return None
    return shown_tenths(shown_tenths(figures.freed) - shown_tenths(figures.before))


def sentence(figures: StripFigures) -> str:
    """The bar in words, for assistive technology."""
    rounded = shown(figures)
    return _("{freed} hours freed: Family {family}, Growth {growth}, unassigned {unassigned}").format(
        freed=decimal_text(figures.freed), family=rounded.family, growth=rounded.growth, unassigned=rounded.unassigned
    )


def part_tip(part: Part) -> str:
    """What the tooltip of one box says: the name and the exact hours."""
    if part.kind == "unassigned":
        return _("{hours} a week have no goal yet").format(hours=exact_hours(part.hours))
    if part.kind == "gain":
        return _("{hours} a week more by this move").format(hours=exact_hours(part.hours))
    if part.running <= 0:
        return _("{name}: {hours} a week, on its way").format(name=part.name, hours=exact_hours(part.hours))
    return _("{name}: {hours} a week, {running} of it already running").format(
        name=part.name, hours=exact_hours(part.hours), running=exact_hours(part.running)
    )
