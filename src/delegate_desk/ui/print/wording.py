"""The words of printed documents in the owner's locale."""

from datetime import datetime
from functools import lru_cache

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

from delegate_desk.documents.wording import Wording
from delegate_desk.i18n import _
from delegate_desk.paths import resource
from delegate_desk.ui import formats, words

_KEPT = 2000


def wording() -> Wording:
    """Figures, dates and names as the window says them."""
    return Wording(
        hours=formats.hours,
        duration=lru_cache(_KEPT)(formats.duration),
        money=formats.money,
        percent=formats.percent,
        short_date=lru_cache(_KEPT)(formats.short_date),
        long_date=formats.long_date,
        weekday=lru_cache(_KEPT)(weekday),
        moment=lru_cache(8)(moment),
        cadence=lru_cache(_KEPT)(words.cadence_name),
        decision=words.decision_name,
        stage=words.stage_name,
        language=language(),
    )


def weekday(day: str) -> str:
    """The weekday of an ISO date: "Friday"."""
    return formats.locale().toString(QDate.fromString(day, "yyyy-MM-dd"), "dddd")


def moment(now: datetime) -> str:
    """A moment in full: "Friday 16 October 2026, 16:10"."""
    when = QDateTime(QDate(now.year, now.month, now.day), QTime(now.hour, now.minute))
    return formats.locale().toString(when, _("dddd d MMMM yyyy, HH:mm"))


def language() -> str:
    """The language of our own words, as a tag: English unless the owner's locale has a translation."""
    name = QLocale().bcp47Name()
    folder = resource("translations") / name.partition("-")[0]
    return name if folder.is_dir() else "en-GB"
