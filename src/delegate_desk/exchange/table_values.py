"""What stands in the cells of tables and lists of others: minutes, numbers and how often, in the ways people write."""

import re
from collections.abc import Mapping
from datetime import date

from delegate_desk.domain.cadence import UNITS, Cadence, Every, Rule, Unit
from delegate_desk.domain.checks import FUNCTION_LENGTH, iso_date
from delegate_desk.domain.duty import FUNCTIONS
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.recurrence import mean_per_week
from delegate_desk.exchange.table_rows import Cell
from delegate_desk.planning.quick_add import understand

_CLOCK = re.compile(r"(?:0?1899-12-3[01]T)?(\d{1,4}):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?")
_NUMBER = re.compile(r"[0-9]+(?:[ .,'’\u00a0\u202f][0-9]+)*")
_OTHER_WORDS: Mapping[str, tuple[float, int, Unit]] = {
    "every day": (1, 1, "day"),
    "täglich": (1, 1, "day"),
    "quotidien": (1, 1, "day"),
    "tous les jours": (1, 1, "day"),
    "diario": (1, 1, "day"),
    "dagelijks": (1, 1, "day"),
    "giornaliero": (1, 1, "day"),
    "werktags": (1, 1, "workday"),
    "wöchentlich": (1, 1, "week"),
    "hebdomadaire": (1, 1, "week"),
    "semanal": (1, 1, "week"),
    "wekelijks": (1, 1, "week"),
    "settimanale": (1, 1, "week"),
    "monatlich": (1, 1, "month"),
    "mensuel": (1, 1, "month"),
    "mensual": (1, 1, "month"),
    "mensal": (1, 1, "month"),
    "maandelijks": (1, 1, "month"),
    "mensile": (1, 1, "month"),
    "vierteljährlich": (1, 1, "quarter"),
    "quartalsweise": (1, 1, "quarter"),
    "trimestriel": (1, 1, "quarter"),
    "trimestral": (1, 1, "quarter"),
    "every quarter": (1, 1, "quarter"),
    "jährlich": (1, 1, "year"),
    "annuel": (1, 1, "year"),
    "anual": (1, 1, "year"),
    "jaarlijks": (1, 1, "year"),
    "annuale": (1, 1, "year"),
    "annual": (1, 1, "year"),
    "per day": (1, 1, "day"),
    "per week": (1, 1, "week"),
    "per month": (1, 1, "month"),
    "per quarter": (1, 1, "quarter"),
    "per year": (1, 1, "year"),
    "half yearly": (2, 1, "year"),
    "half-yearly": (2, 1, "year"),
    "semi-annually": (2, 1, "year"),
    "every six months": (1, 6, "month"),
    "every two weeks": (1, 2, "week"),
    "every three months": (1, 3, "month"),
}
_WEEKDAYS = "mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_EVERY_WEEKDAY = re.compile(rf"(?:(?:every|each|ev|on)\s+)?(?:{_WEEKDAYS})s?", re.IGNORECASE)
_LONGEST, _LONGEST_RULE = 100, 2000  # letters of what is judged; longer texts are no such value
_ON_A_DAY = re.compile(r"every\s+(?:\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)


def number_of(text: str) -> float | None:
    """A number of 0 or more, whether its fraction follows a point or a comma; None for anything else."""
    if not _NUMBER.fullmatch(text.strip()):
        return None
    digits = re.sub(r"[ '’\u00a0\u202f]", "", text.strip())
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return float(digits)
    mark, other = digits[last], "," if digits[last] == "." else "."
    thousands = digits.count(mark) > 1 or (other not in digits and mark == "," and len(digits) - last - 1 == 3)
    whole = re.sub(r"[.,]", "", digits if thousands else digits[:last])
    return float(whole if thousands else f"{whole}.{digits[last + 1 :]}")


def minutes_of(cell: Cell, in_hours: bool = False) -> float | None:
    """Minutes: 45, 45m, 1h30, 1:30, 1:30:00, 1,5 h; a number without a unit is hours where the heading says so."""
    if isinstance(cell, float):
        return cell * (60 if in_hours else 1) if cell >= 0 else None
    text = cell.strip().casefold()
    clock = _CLOCK.fullmatch(text)
    if clock:
        return int(clock[1]) * 60 + int(clock[2]) + int(clock[3] or 0) / 60
    number = number_of(text)
    if number is not None:
        return number * (60 if in_hours else 1)
    if len(text) > _LONGEST:
        return None
    found = understand(text.lstrip("~≈ "))
    return None if found.title or found.cadence else found.minutes


def cadence_of_text(text: str, starts: str | None, today: date) -> Cadence | None:
    """How often, said in words or by an RRULE; None where it is not understood. A rule starts today unless said."""
    plain = " ".join(text.split())
    if len(plain) > _LONGEST_RULE:
        return None
    if plain.upper().startswith(("RRULE:", "FREQ=")):
        return rule_of(plain.upper().removeprefix("RRULE:"), starts or today.isoformat())
    said = _OTHER_WORDS.get(plain.casefold())
    if said is not None:
        return Every(*said)
    if _EVERY_WEEKDAY.fullmatch(plain):
        return Every(1.0, 1, "week")
    if _ON_A_DAY.fullmatch(plain):
        return Every(1.0, 1, "month")
    if len(plain) > _LONGEST:
        return None
    plain = re.sub(r"^(each|ev)\b", "every", plain.replace("!", ""), flags=re.IGNORECASE)
    return understand(re.sub(r"\s+(on|at|starting|from)\s.*$", "", plain)).cadence


def every_of(times: str, every: str, unit: str) -> Every | None:
    """So many times in every so many units, once in one unit unless said; None where one of them is not understood."""
    name = unit.casefold().strip().rstrip("s")
    counted = number_of(times or "1"), number_of(every or "1")
    known = next((known for known in UNITS if known == name), None)
    if known is None or not counted[0] or not counted[1] or not counted[1].is_integer():
        return None
    return Every(counted[0], int(counted[1]), known)


def rule_of(rrule: str, starts: str) -> Rule | None:
    """The rule, or None where we cannot follow it."""
    try:
        mean_per_week(rrule, starts)
    except PlanError:
        return None
    return Rule(rrule, starts)


def day_of(text: str) -> str | None:
    """The ISO date that a text begins with."""
    try:
        return iso_date(text.strip()[:10])
    except ValueError:
        return None


def function_of(text: str) -> str | None:
    """A business function as functions are written: one of ours, or the owner's own in lower case."""
    plain = " ".join(text.replace("&", "and").split()).lower()
    if plain in FUNCTIONS:
        return plain
    own = " ".join(text.split()).lower()
    return own if 0 < len(own) <= FUNCTION_LENGTH else None
