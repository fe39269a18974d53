"""How a document says figures, dates and names; made by the window's side, which knows the owner's locale."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from delegate_desk.domain.cadence import Cadence, Every
from delegate_desk.domain.duty import Decision, Stage
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _


class Wording(NamedTuple):
    """Functions from values to text: hours of a week, minutes of one occurrence, ISO dates, a moment, names."""

    hours: Callable[[float], str]
    duration: Callable[[float], str]
    money: Callable[[Decimal, str, int], str]
    percent: Callable[[float], str]
    short_date: Callable[[str], str]
    long_date: Callable[[str], str]
    weekday: Callable[[str], str]
    moment: Callable[[datetime], str]
    cadence: Callable[[Cadence | None], str]
    decision: Callable[[Decision], str]
    stage: Callable[[Stage], str]
    language: str


def how_often(cadence: Cadence | None, dates: list[date], wording: Wording) -> str:
    """A cadence within a sentence: "every week, Friday"; "" where not yet said."""
    if not isinstance(cadence, Every) or cadence.times != 1 or cadence.every != 1:
        return wording.cadence(cadence)
    said = {
        "day": _("every day"),
        "workday": _("every workday"),
        "week": _("every week"),
        "month": _("every month"),
        "quarter": _("every quarter"),
        "year": _("every year"),
    }[cadence.unit]
    if cadence.unit == "week" and dates:
        return _("{often}, {weekday}").format(often=said, weekday=wording.weekday(dates[0].isoformat()))
    return said


def in_words(count: int) -> str:
    """A small number as a word: "four"; digits from eleven on."""
    words = (
        _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"), _("ten"),
    )  # fmt: skip
    return words[count - 1] if 1 <= count <= len(words) else str(count)


def weekdays(day: date) -> str:
    """The weekday of a date as a plural: "Fridays"."""
    return (
        _("Mondays"), _("Tuesdays"), _("Wednesdays"), _("Thursdays"), _("Fridays"), _("Saturdays"), _("Sundays"),
    )[day.weekday()]  # fmt: skip


def owner_name(plan: Plan) -> str:
    """What a provider calls the owner: the first name, else "the owner"."""
    return (plan.settings.owner_name.split() or [_("the owner")])[0]


def owner_in_full(plan: Plan) -> str:
    """Who signs."""
    return " ".join(plan.settings.owner_name.split()) or _("Owner")


def capital(text: str) -> str:
    """The text as it stands at the start of a line."""
    return text[:1].upper() + text[1:]


def printed(title: str, now: datetime, wording: Wording) -> str:
    """What stands at the foot of each page."""
    return _("{title} · printed {moment}").format(title=isolated(_one_line(title, 60)), moment=wording.moment(now))


def isolated(text: str) -> str:
    """An owner's text within a sentence of ours, so that neither turns the other's direction round."""
    return text if text.isascii() else f"\u2068{text}\u2069"


def head(plan: Plan) -> str:
    """What stands above each page: the plan's name, else the owner's."""
    return _one_line(plan.settings.title or plan.settings.owner_name, 80)


def _one_line(text: str, most: int) -> str:
    line = " ".join(text[: 20 * most].split())
    return line if len(line) <= most else line[: most - 1] + "…"
