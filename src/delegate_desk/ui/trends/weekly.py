"""The charts of weeks: hours freed, money, and where the freed hours went."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import partial
from math import fsum
from typing import Literal

from delegate_desk.i18n import _
from delegate_desk.planning.costs import hourly_worth
from delegate_desk.planning.trends import TrendWeek, best, freed_in_all, the_fall
from delegate_desk.ui import formats
from delegate_desk.ui.charts.model import BarChart, BarPart, End, Key, LineChart, Values, Words
from delegate_desk.ui.trends.period import Period, gap_words
from delegate_desk.ui.trends.shown import Reading, ShownChart

Part = Literal["family", "growth", "other", "work", "unsaid"]
_MOST = 1e15
"""More money than a chart can tell apart."""

_ALWAYS: tuple[Part, ...] = ("family", "growth", "work")
"""The rest only where there is some of it."""

Columns = Sequence[tuple[str, Callable[[TrendWeek], str]]]


def _hours(value: float | None) -> str:
    return "–" if value is None else formats.hours(value)


def _plain(value: float) -> str:
    """A tick of hours: whole where it is."""
    return formats.whole(round(value)) if abs(value - round(value)) < 1e-9 else formats.decimal_text(value)


def _shown(
    period: Period, name: str, chart: LineChart | BarChart, sentence: str, columns: Columns, sums: tuple[str, ...] = ()
) -> ShownChart:
    """A chart of weeks whose readings and table have these columns."""

    def figures(place: int) -> tuple[str, ...]:
        week = period.weeks[place]
        return tuple(gap_words() if week.is_gap else told(week) for _name, told in columns)

    def reading(place: int) -> Reading:
        if period.weeks[place].is_gap:
            return Reading(period.day(place), ((gap_words(), ""),))
        return Reading(period.day(place), tuple(zip((name for name, _told in columns), figures(place), strict=True)))

    def row(place: int) -> tuple[str, ...]:
        return (period.day(place), *figures(place))

    headers = (_("Week reviewed on"), *(name[:1].upper() + name[1:] for name, _told in columns))
    return ShownChart(name, chart, sentence, len(period.weeks), reading, headers, row, sums)


# Hours


def freed_chart(period: Period) -> ShownChart:
    """Planned and realised hours of each week."""
    weeks, newest = period.weeks, period.newest
    ends = (
        End(_hours(newest.planned), _("planned"), "text", newest.planned or 0.0),
        End(_hours(newest.realised), _("realised"), "accent", newest.realised or 0.0),
    )
    fall = the_fall(weeks)
    chart = LineChart(
        _("Hours freed each week"),
        period.axis,
        tuple(week.planned for week in weeks),
        tuple(week.realised for week in weeks),
        (Key(_("Planned"), "text2", "dashes"), Key(_("Realised"), "accent", "line")),
        ends,
        None if fall is None else Words(fall.words, fall.first, fall.last),
        _plain,
    )
    columns = (
        (_("planned"), lambda week: _hours(week.planned)),
        (_("realised"), lambda week: _hours(week.realised)),
    )
    sums = (_("All weeks"), "", formats.hours(freed_in_all(weeks)))
    return _shown(period, "freed", chart, _freed_sentence(period), columns, sums)


def _freed_sentence(period: Period) -> str:
    top = best(period.weeks)
    first, newest = period.weeks[0], period.newest
    return _(
        "Hours freed each week, {first} to {last}: planned from {planned_then} to {planned_now}, realised from "
        "{realised_then} to {realised_now}; the best week realised {best}."
    ).format(
        first=period.day(0),
        last=period.day(-1),
        planned_then=_hours(first.planned),
        planned_now=_hours(newest.planned),
        realised_then=_hours(first.realised),
        realised_now=_hours(newest.realised),
        best=_hours(None if top is None else top.realised),
    )


# Money


def money_chart(period: Period) -> ShownChart:
    """What the realised hours were worth each week: what providers cost, and what is left."""
    weeks, home = period.weeks, period.settings.home_currency
    nets = [week.net for week in weeks]
    ends = _money_ends(period)
    chart = BarChart(
        _money_title(period),
        period.axis,
        (BarPart("control", _amounts(week.cost for week in weeks)), BarPart("accent", _amounts(nets), loss="danger")),
        _money_keys(nets),
        ends,
        partial(_money_tick, home),
        0.01,
    )
    columns = (
        (_("worth"), lambda week: _amount(week.value, home)),
        (_("cost"), lambda week: _amount(week.cost, home)),
        (_("net"), lambda week: _amount(week.net, home, signed=True)),
    )
    known = [amount for amount in nets if amount is not None]
    net = sum(known, Decimal(0)) if known else None
    costs = [week.cost for week in weeks if week.cost is not None]
    said = _("Money each week, {first} to {last}: {net} net in all, after {cost} for providers.").format(
        first=period.day(0),
        last=period.day(-1),
        net=_amount(net, home, signed=True),
        cost=_amount(sum(costs, Decimal(0)) if costs else None, home),
    )
    worths = [week.value for week in weeks if week.value is not None]
    sums = (
        _("All weeks"),
        _amount(sum(worths, Decimal(0)) if worths else None, home),
        _amount(sum(costs, Decimal(0)) if costs else None, home),
        _amount(net, home, signed=True),
    )
    return _shown(period, "money", chart, said, columns, sums)


def _money_keys(nets: Sequence[Decimal | None]) -> tuple[Key, ...]:
    """Losses are named where there are any."""
    keys = (Key(_("Net, what is left for you"), "accent"), Key(_("Cost of providers"), "control"))
    lost = any(net is not None and net < 0 for net in nets)
    return (*keys, Key(_("Loss"), "danger")) if lost else keys


def _money_title(period: Period) -> str:
    """Names the worth of an hour where all weeks were closed with today's."""
    worth, home = hourly_worth(period.settings), period.settings.home_currency
    if worth is None:
        return _("Money each week")
    hour = float(worth)
    for week in period.weeks:
        if week.value and week.realised and abs(float(week.value) / week.realised - hour) > 0.005 * hour:
            return _("Money each week")
    places = 0 if worth == worth.to_integral_value() else 2
    return _("Money each week, at {worth} an hour").format(worth=formats.money(worth, home, places))


def _money_ends(period: Period) -> tuple[End, ...]:
    newest, home = period.newest, period.settings.home_currency
    ends = []
    cost = float(newest.cost or 0)
    if newest.net is not None:
        net = float(newest.net)
        middle = cost + net / 2 if net > 0 else net / 2
        colour: Literal["accent", "danger"] = "accent" if net >= 0 else "danger"
        ends.append(End(formats.signed_money(newest.net, home, 0), _("net"), colour, middle))
    if newest.cost is not None:
        ends.append(End(formats.money(newest.cost, home, 0), _("cost"), "text", cost / 2))
    return tuple(ends)


def _amounts(found: Iterable[Decimal | None]) -> Values:
    drawn = (None if amount is None else float(amount) for amount in found)
    return tuple(
        value if value is None or -_MOST < value < _MOST else min(max(value, -_MOST), _MOST) for value in drawn
    )


def _amount(amount: Decimal | None, currency: str, *, signed: bool = False) -> str:
    if amount is None:
        return "–"
    return formats.signed_money(amount, currency, 0) if signed else formats.money(amount, currency, 0)


def _money_tick(currency: str, value: float) -> str:
    return formats.money(Decimal(repr(round(value, 2))), currency, 0 if value == round(value) else 2)


# Where they went


def spent_chart(period: Period) -> ShownChart:
    """Where the freed hours of each week went: family, growth, back into work, or nobody said."""
    weeks = period.weeks
    went = _went(weeks)
    parts: list[Part] = [part for part in went if part in _ALWAYS or any(went[part])]
    chart = BarChart(
        _("Where the freed hours went"),
        period.axis,
        tuple(BarPart(_colour(part), went[part], part == "unsaid") for part in parts),
        tuple(Key(_part_name(part), _colour(part), "hatched" if part == "unsaid" else "box") for part in parts),
        _spent_ends(period, parts),
        _plain,
    )
    columns = [(_part_name(part), partial(_went_words, part)) for part in parts]
    sums = [(part, fsum(value or 0.0 for value in went[part])) for part in parts]
    told = ", ".join(f"{_part_name(part)} {formats.hours(hours)}" for part, hours in sums)
    said = _("Where {hours} freed from {first} to {last} went: {told}.").format(
        hours=formats.hours(freed_in_all(weeks)), first=period.day(0), last=period.day(-1), told=told
    )
    row = (_("All weeks"), *(formats.hours(hours) for _part, hours in sums))
    return _shown(period, "spent", chart, said, columns, row)


def _went(weeks: Sequence[TrendWeek]) -> dict[Part, Values]:
    """Hours of each week by where they went, as the bars stack them."""
    return {
        "family": tuple(week.family for week in weeks),
        "growth": tuple(week.growth for week in weeks),
        "other": tuple(week.other for week in weeks),
        "work": tuple(week.work for week in weeks),
        "unsaid": tuple(week.unsaid for week in weeks),
    }


def _colour(part: Part) -> Literal["family", "growth", "free", "control", "line"]:
    colours: dict[Part, Literal["family", "growth", "free", "control", "line"]] = {
        "family": "family",
        "growth": "growth",
        "other": "free",
        "work": "control",
        "unsaid": "line",
    }
    return colours[part]


def _part_name(part: Part) -> str:
    names: dict[Part, str] = {
        "family": _("Family"),
        "growth": _("Growth"),
        "other": _("Goals since deleted"),
        "work": _("Back into work"),
        "unsaid": _("Not said"),
    }
    return names[part]


def _went_words(part: Part, week: TrendWeek) -> str:
    return _hours(getattr(week, part))


def _spent_ends(period: Period, parts: Sequence[Part]) -> tuple[End, ...]:
    names: dict[Part, str] = {"family": _("family"), "growth": _("growth"), "work": _("work")}
    colours: dict[Part, Literal["family", "growth", "text"]] = {"family": "family", "growth": "growth", "work": "text"}
    ends, foot = [], 0.0
    for part in parts:
        hours = getattr(period.newest, part) or 0.0
        if part in names:
            ends.append(End(formats.hours(hours), names[part], colours[part], foot + hours / 2))
        foot += hours
    return tuple(ends)
