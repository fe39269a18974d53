"""The weeks that a page of trends shows, and how they are called."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple, get_args

from PySide6.QtCore import QDate

from delegate_desk.domain.settings import Settings
from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.trends import TrendWeek, review_date
from delegate_desk.ui.charts.model import Weeks
from delegate_desk.ui.formats import locale, whole

Range = Literal["12", "26", "52", "all"]
RANGES: tuple[Range, ...] = get_args(Range)


def weeks_of(choice: str) -> int | None:
    """How many weeks a choice means; None for all there are."""
    return None if choice == "all" else int(choice)


class Period(NamedTuple):
    """Closed weeks in order, at least one, and the day that each is known by."""

    weeks: tuple[TrendWeek, ...]
    days: tuple[date, ...]
    settings: Settings
    today: date

    @property
    def axis(self) -> Weeks:
        """The weeks as charts take them."""
        return Weeks(self.days, tuple(week.at for week in self.weeks))

    @property
    def newest(self) -> TrendWeek:
        """The last week; it always counts."""
        return self.weeks[-1]

    def day(self, place: int) -> str:
        """The day of a week by its index: "16 October", with the year where the weeks span two."""
        shape = "d MMMM" if self.days[0].year == self.days[-1].year else "d MMMM yyyy"
        return spelled(self.days[place], shape)

    def words(self) -> str:
        """All of it: "26 weeks, 24 April to 16 October 2026"."""
        count = self.weeks[-1].at + 1
        shape = "d MMMM" if self.days[0].year == self.days[-1].year else "d MMMM yyyy"
        return ngettext("{count} week, {first} to {last}", "{count} weeks, {first} to {last}", count).format(
            count=whole(count), first=spelled(self.days[0], shape), last=spelled(self.days[-1], "d MMMM yyyy")
        )


def period_of(weeks: Sequence[TrendWeek], settings: Settings, today: date) -> Period:
    """Those weeks, each known by the day of its review."""
    return Period(tuple(weeks), tuple(review_date(week.week, settings) for week in weeks), settings, today)


def spelled(day: date, shape: str) -> str:
    """A date in the owner's locale."""
    return locale().toString(QDate(day.year, day.month, day.day), shape)


def first_month(period: Period) -> str:
    """The month in which the weeks start: "April", with the year where they span two."""
    same = period.days[0].year == period.today.year
    return spelled(period.days[0], "MMMM" if same else "MMMM yyyy")


def gap_words() -> str:
    """What stands in the place of a week's figures where it was away."""
    return _("away")
