"""The four figures above the charts, each with a line that says what it is."""

from datetime import date
from typing import NamedTuple

from delegate_desk.i18n import _
from delegate_desk.planning.totals import Totals
from delegate_desk.planning.trends import freed_in_all, net_in_all
from delegate_desk.ui import formats
from delegate_desk.ui.trends.period import Period

_NONE = "–"


class Figure(NamedTuple):
    """A figure, and what it is."""

    figure: str
    words: str


def figures_of(period: Period, totals: Totals, most: float) -> tuple[Figure, ...]:
    """Freed in the period, freed in the newest week, how much of the plan runs, and the money won.

    `most` is what the best week of all has realised.
    """
    since = period.day(0)
    net = net_in_all(period.weeks)
    home = period.settings.home_currency
    return (
        Figure(formats.hours(freed_in_all(period.weeks)), _("freed since {day}, net of checking").format(day=since)),
        Figure(formats.hours(period.newest.realised or 0.0), _newest_words(period, most)),
        _running(totals),
        Figure(_NONE, _("net, once your hour has a worth"))
        if net is None
        else Figure(formats.signed_money(net, home, 0), _("net since {day}").format(day=since)),
    )


def _newest_words(period: Period, most: float) -> str:
    when = _when(period)
    if (period.newest.realised or 0.0) >= most - 1e-6:
        return _("{when}, the best so far").format(when=when)
    return _("{when}; the best was {hours}").format(when=when, hours=formats.hours(most))


def _when(period: Period) -> str:
    ago = (period.today - date.fromisoformat(period.newest.week)).days
    if 0 <= ago < 7:
        return _("this week")
    if 7 <= ago < 14:
        return _("last week")
    return _("in the week of {day}").format(day=period.day(-1))


def _running(totals: Totals) -> Figure:
    if totals.planned <= 0:
        return Figure(_NONE, _("nothing is planned yet"))
    return Figure(formats.percent(float(totals.now / totals.planned)), _("of the plan is running"))
