"""Hours, minutes, money and dates as they stand on the screen and as an owner types them.

Weekly rates and sums are decimals with one place ("1.5 h"), one occurrence is as on a clock
("1 h 30 min"). Separators come from the system's locale; the minus is a true minus.
Source: spec.md, section 7.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from functools import cache
from math import floor

from PySide6.QtCore import QDate, QLocale

from delegate_desk.i18n import _

MINUS = "\u2212"
_MOST = 1e15
"""Beyond it Qt cannot take whole numbers, nor floats hold tenths; a plan may, a week cannot."""
_SYMBOLS = {
    "AUD": "A$", "BRL": "R$", "CAD": "CA$", "CNY": "CN¥", "CZK": "Kč", "DKK": "kr", "EUR": "€", "GBP": "£",
    "HUF": "Ft", "ILS": "₪", "INR": "₹", "JPY": "¥", "KRW": "₩", "NGN": "₦", "NOK": "kr", "NZD": "NZ$",
    "PHP": "₱", "PLN": "zł", "SEK": "kr", "THB": "฿", "TRY": "₺", "UAH": "₴", "USD": "$", "VND": "₫",
}  # fmt: skip


def locale() -> QLocale:
    """The owner's locale; where the system names none, British English."""
    chosen = QLocale()
    return _british() if chosen.name() == "C" else chosen


@cache
def _british() -> QLocale:
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def _tenths(value: float) -> int:
    """Tenths of a value, half up (away from zero below it); 1e-9 forgives what floats lose."""
    rounded = floor((min(abs(value), _MOST) + 1e-9) * 10 + 0.5)
    return -rounded if value < 0 else rounded


def shown_tenths(value: float) -> float:
    """The value as it is shown, with one place: 0.15 is 0.2."""
    return _tenths(value) / 10


def decimal_text(value: float) -> str:
    """A figure with one place and no unit: "14.2"."""
    tenths = _tenths(value)
    return (MINUS if tenths < 0 else "") + locale().toString(abs(tenths) / 10, "f", 1)


def signed_text(value: float) -> str:
    """A figure with its sign and no unit: "+1.5"."""
    return ("+" if _tenths(value) > 0 else "") + decimal_text(value)


def hours(value: float) -> str:
    """Hours of a week: "1.5 h"."""
    return _("{hours} h").format(hours=decimal_text(value))


def signed_hours(value: float) -> str:
    """A change of hours: "+1.5 h"; none is "0.0 h"."""
    return _("{hours} h").format(hours=signed_text(value))


def exact_hours(value: float) -> str:
    """Hours with two places, for tooltips: "2.96 h"."""
    minus = MINUS if value < -0.005 else ""
    return _("{hours} h").format(hours=minus + locale().toString(abs(value) + 1e-9, "f", 2))


def whole(value: int) -> str:
    """A count: "1,240"."""
    size = abs(value)
    shown = locale().toString(size) if size < _MOST else locale().toString(float(size), "g", 6)
    return (MINUS if value < 0 else "") + shown


def percent(share: float) -> str:
    """A share of 1 as whole per cent: "59%"."""
    return _("{number}%").format(number=whole(_half_up(share * 100)))


def _half_up(value: float) -> int:
    return floor(value + 1e-9 + 0.5)


def duration(minutes: float) -> str:
    """One occurrence as on a clock: "45 min", "1 h", "1 h 30 min"; `parse_duration` reads it back."""
    sign = MINUS if minutes < 0 else ""
    exact = round(abs(minutes), 2)
    full, rest = divmod(exact, 60)
    shown = _trimmed(rest)
    if not full:
        return sign + _("{minutes} min").format(minutes=shown)
    if not rest:
        return sign + _("{hours} h").format(hours=whole(int(full)))
    return sign + _("{hours} h {minutes} min").format(hours=whole(int(full)), minutes=shown)


def signed_duration(minutes: float) -> str:
    """A change of minutes: "+45 min"."""
    return ("+" if minutes > 0 else "") + duration(minutes)


def _trimmed(value: float) -> str:
    if value == int(value):
        return whole(int(value))
    return locale().toString(value, "f", 2).rstrip("0")


@cache
def _duration_shapes() -> tuple[re.Pattern[str], ...]:
    hour, minute = r"(?:h|hr|hrs|hour|hours)", r"(?:m|min|mins|minute|minutes)"
    number = r"(\d+(?:[.,]\d+)?)"
    return (
        re.compile(rf"{number} ?{minute}?"),
        re.compile(rf"{number} ?{hour}"),
        re.compile(rf"(\d+) ?(?::|{hour}) ?(\d+(?:[.,]\d+)?)(?: ?{minute})?"),
    )


def parse_duration(text: str) -> float | None:
    """Minutes that an owner typed: 90, 90m, 45 min, 1h30, 1 h 30 min, 1:30, 1.5h, 1,5h; else None."""
    typed = " ".join(text.casefold().split())
    minutes, hourly, clock = _duration_shapes()
    if found := minutes.fullmatch(typed):
        return _number(found[1])
    if found := hourly.fullmatch(typed):
        return round(_number(found[1]) * 60, 6)
    found = clock.fullmatch(typed)
    if found is None or _number(found[2]) >= 60:
        return None
    return int(found[1]) * 60 + _number(found[2])


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def parse_hours(text: str) -> float | None:
    """Hours of a week that an owner typed; a bare number is hours: 8, 7.5, 7,5, 7.5 h, 90m; else None."""
    typed = text.strip()
    if typed and typed.replace(",", ".").replace(".", "", 1).isdecimal():
        return _number(typed)
    minutes = parse_duration(typed)
    return None if minutes is None else round(minutes / 60, 6)


def symbol(currency: str) -> str:
    """The sign of a currency by its ISO 4217 code, "£"; the code itself where there is no common sign."""
    here = locale()
    if here.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode) == currency:
        return here.currencySymbol(QLocale.CurrencySymbolFormat.CurrencySymbol)
    return _SYMBOLS.get(currency, currency)


def money(amount: Decimal, currency: str, places: int) -> str:
    """An amount with its currency, rounded half-even to `places`: "£852", "110.00 zł", "−£18.46"."""
    with localcontext() as exact:
        exact.prec = max(28, amount.adjusted() + places + 2)
        rounded = amount.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)
    number = _grouped(rounded.copy_abs())
    sign = symbol(currency)
    minus = MINUS if rounded < 0 else ""
    if sign == currency:
        return f"{minus}{sign}\u00a0{number}"
    if sign[-1].isalpha() or not locale().toCurrencyString(1.0, "¤").startswith("¤"):
        return f"{minus}{number}\u00a0{sign}"
    return f"{minus}{sign}{number}"


def signed_money(amount: Decimal, currency: str, places: int) -> str:
    """A gain or a cost with its sign: "+£634"; what rounds to nothing has none."""
    shown = money(amount, currency, places)
    return f"+{shown}" if any(digit.isdecimal() and int(digit) for digit in shown) and amount > 0 else shown


def _grouped(amount: Decimal) -> str:
    here = locale()
    digits, _point, fraction = f"{amount:f}".partition(".")
    groups: list[str] = []
    while len(digits) > 3:
        groups.insert(0, digits[-3:])
        digits = digits[:-3]
    shown = here.groupSeparator().join([digits, *groups])
    return shown + (here.decimalPoint() + fraction if fraction else "")


@cache
def _amount_shape() -> re.Pattern[str]:
    sign = r"[^\d.,\-−]*"
    return re.compile(rf"{sign}(\d[\d.,'’\s]*){sign}")


def parse_money(text: str) -> str | None:
    """An amount that an owner typed, as a plain decimal: "£1,250.50" gives "1250.50"; None if it is none.

    Of a comma and a point the last is the decimal sign. One of them alone is one too, unless it stands
    more than once or is this locale's group separator before exactly three digits.
    """
    found = _amount_shape().fullmatch(text.strip())
    if found is None:
        return None
    typed = "".join(letter for letter in found[1] if letter.isdecimal() or letter in ".,")
    last = max(typed.rfind("."), typed.rfind(","))
    if last < 0:
        return typed
    whole_part, mark, fraction = typed[:last], typed[last], typed[last + 1 :]
    groups = typed.count(mark) > 1 or (len(fraction) == 3 and mark == locale().groupSeparator())
    pieces = re.split("[.,]", typed if groups else whole_part)
    if any(len(piece) != 3 for piece in pieces[1:]) or (len(pieces) > 1 and len(pieces[0]) > 3):
        return None
    joined = "".join(pieces)
    return joined if groups or not fraction else f"{joined}.{fraction}"


def spread(parts: Sequence[float], total: float) -> list[float]:
    """The parts with one place each, so that they add up to the shown total (largest remainder).

    `total` is the exact sum; it is rounded as `hours` rounds it.
    """
    if not parts:
        return []
    scaled = [(part + 1e-9) * 10 for part in parts]
    tenths = [floor(part) for part in scaled]
    missing = _tenths(total) - sum(tenths)
    by_remainder = sorted(range(len(parts)), key=lambda place: (tenths[place] - scaled[place], place))
    each, extra = divmod(missing, len(parts))
    for rank, place in enumerate(by_remainder):
        tenths[place] += each + (1 if rank < extra else 0)
    return [part / 10 for part in tenths]


def long_date(day: str) -> str:
    """An ISO date in words: "Friday 16 October"; what is no date stays as it is."""
    found = QDate.fromString(day, "yyyy-MM-dd")
    return locale().toString(found, "dddd d MMMM") if found.isValid() else day


def short_date(day: str) -> str:
    """An ISO date in brief: "16 Oct"; what is no date stays as it is."""
    found = QDate.fromString(day, "yyyy-MM-dd")
    return locale().toString(found, "d MMM") if found.isValid() else day
