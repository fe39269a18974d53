"""What owners type into settings: rates, days, times of day, shares and counts; None where it is none of them."""

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale

from delegate_desk.ui import formats

_LONGEST_NUMBER = 12


def parse_rate(text: str) -> str | None:
    """An exchange rate as a plain decimal: "0.0134" and "0,0134" give "0.0134".

    A rate has no groups of thousands, so a lone comma or point is always the decimal sign.
    """
    found = re.fullmatch(r"(\d+)(?:[.,](\d+))?", text.strip())
    if found is None:
        return formats.parse_money(text)
    return found[1] if found[2] is None else f"{found[1]}.{found[2]}"


def parse_clock(text: str) -> str | None:
    """A time of day: "8", "8:30", "8.30" and "0830" give "08:00" and "08:30"."""
    found = re.fullmatch(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s?h?", text.strip().casefold())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def parse_share(text: str) -> float | None:
    """A share of 1 typed in per cent: "10", "10 %" and "12,5%" give 0.1 and 0.125."""
    found = re.fullmatch(r"(\d{1,3}(?:[.,]\d{1,4})?)\s?%?", text.strip())
    if found is None:
        return None
    share = round(float(found[1].replace(",", ".")) / 100, 8)
    return share if share <= 1 else None


def show_share(share: float) -> str:
    """A share as it is typed, without the sign: "10", "12.5"."""
    return formats.locale().toString(round(share * 100, 6), "g", 6)


def parse_count(text: str, least: int = 1, most: int = 1000) -> int | None:
    """A whole number within these bounds."""
    typed = text.strip()
    if not typed.isdecimal() or len(typed) > _LONGEST_NUMBER:
        return None
    return int(typed) if least <= int(typed) <= most else None


def parse_currency(text: str) -> str | None:
    """Three letters as ISO 4217 writes a currency: "usd" gives "USD"."""
    typed = text.strip().upper()
    return typed if re.fullmatch("[A-Z]{3}", typed) else None


def parse_day(text: str, today: date) -> str | None:
    """A day as an ISO date: "2026-10-09", "9 October 2026", "09/10/2026"; "9 Oct" without a year is the last such.

    Words and the order of figures are those of the owner's locale.
    """
    typed = " ".join(text.split())
    if (found := _iso(typed)) is not None:
        return found
    here = formats.locale()
    for shape in ("d MMM yyyy", "d MMMM yyyy", "MMM d yyyy", "MMMM d yyyy", "MMM d, yyyy", *_short_shapes(here)):
        day = here.toDate(typed, shape)
        if day.isValid() and 1900 <= day.year() <= 2999:
            return day.toString("yyyy-MM-dd")
    for shape in ("d MMM", "d MMMM", "MMM d", "MMMM d"):
        day = here.toDate(f"{typed} {today.year}", f"{shape} yyyy")
        if day.isValid():
            return _last(day, today)
    return None


def show_day(day: str) -> str:
    """An ISO date with its year, "9 Oct 2026"; `parse_day` reads it back."""
    found = QDate.fromString(day, "yyyy-MM-dd")
    return formats.locale().toString(found, "d MMM yyyy") if found.isValid() else day


def _iso(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat() if len(text) == 10 else None
    except ValueError:
        return None


def _short_shapes(here: QLocale) -> tuple[str, ...]:
    shape = here.dateFormat(QLocale.FormatType.ShortFormat)
    long_year = shape if "yyyy" in shape else shape.replace("yy", "yyyy")
    loose = long_year.replace("dd", "d").replace("MM", "M")
    return (long_year, loose)


def _last(day: QDate, today: date) -> str:
    """The day in this year, or in the last where it would lie ahead."""
    if date(day.year(), day.month(), day.day()) > today:
        day = day.addYears(-1)
    return day.toString("yyyy-MM-dd")
