"""Quick add: a duty from one line, such as "Reconcile bank 45m weekly #bookkeeping".

Source: product.md, section 5, "Quick add". Beside the words listed there, their plain variants are understood:
"every week", "every other week", "every workday", "twice a month", "2x weekly", "1 h 30 min".
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from delegate_desk.domain.cadence import Every, Unit
from delegate_desk.domain.checks import FUNCTION_LENGTH
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.i18n import _

V = TypeVar("V")

_UNITS: Mapping[str, tuple[int, Unit]] = {
    "day": (1, "day"),
    "workday": (1, "workday"),
    "weekday": (1, "workday"),
    "week": (1, "week"),
    "fortnight": (2, "week"),
    "month": (1, "month"),
    "quarter": (1, "quarter"),
    "year": (1, "year"),
}
_ADVERBS: Mapping[str, str] = {
    "daily": "day",
    "workdays": "workday",
    "weekdays": "workday",
    "weekly": "week",
    "fortnightly": "fortnight",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
}

_NUMBER = r"[0-9]{1,6}(?:[.,][0-9]{1,6})?"
_UNIT = rf"(?P<unit>{'|'.join(_UNITS)})s?"
_TIMES = rf"(?:(?P<times>{_NUMBER})\s*(?:[x×]|times?)|(?P<often>once|twice))"
_HOURS, _MINUTES = "(?:h|hrs?|hours?)", "(?:m|mins?|minutes?)"


def _words(*patterns: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of whole words, case aside; a comma after them is theirs."""
    return tuple(re.compile(rf"(?<!\S)(?:{pattern})[,;.]?(?!\S)", re.IGNORECASE) for pattern in patterns)


_QUOTED = re.compile(r'(?<!\S)(?:"(?P<straight>[^"]*)"|“(?P<curly>[^”]*)”)(?!\S)')
_FUNCTION = _words(r"#(?P<name>\S+?)")
_DURATION = _words(
    rf"(?P<h>[0-9]{{1,4}}):(?P<m>[0-5][0-9])(?:\s*{_HOURS})?",
    rf"(?P<h>[0-9]{{1,4}})\s*{_HOURS}\s*(?P<m>[0-9]{{1,3}})\s*{_MINUTES}",
    r"(?P<h>[0-9]{1,4})h(?P<m>[0-5]?[0-9])",
    rf"(?P<hours>{_NUMBER})\s*{_HOURS}",
    rf"(?P<minutes>{_NUMBER})\s*{_MINUTES}",
)
_CADENCE = _words(
    rf"(?:{_TIMES}\s*)?(?P<adverb>{'|'.join(_ADVERBS)})",
    rf"(?:{_TIMES}\s*)?every\s+(?:(?P<every>[0-9]{{1,6}}|other)\s+)?{_UNIT}",
    rf"{_TIMES}\s*(?:(?:an?|per|each)\s+|/\s*){_UNIT}",
    rf"(?P<times>{_NUMBER})\s*/\s*{_UNIT}",
)


class QuickAdd(NamedTuple):
    """What a line says; None where it does not say it."""

    title: str
    function: str | None = None
    cadence: Every | None = None
    minutes: float | None = None

    def duty(self) -> Duty:
        """An undecided duty of it, without an id: `duties.add_duties` gives one."""
        return Duty(id="", title=self.title, function=self.function, cadence=self.cadence, minutes=self.minutes)


def parse(text: str) -> QuickAdd:
    """What the line says. Raises PlanError where nothing is left for a title."""
    understood = understand(text)
    if not understood.title:
        raise PlanError(_("A duty needs a title, such as: Reconcile bank 45m weekly #bookkeeping."))
    return understood


def understand(text: str) -> QuickAdd:
    """What the line says so far, while it is typed; the title may still be empty."""
    quoted = list(_QUOTED.finditer(text))
    plain = _QUOTED.sub(lambda match: "\0" * len(match[0]), text)
    function, in_function = _first(_FUNCTION, plain, _function)
    minutes, in_minutes = _first(_DURATION, plain, _minutes)
    cadence, in_cadence = _first(_CADENCE, plain, _cadence)
    kept = {match.span(): match["straight"] or match["curly"] or "" for match in quoted}
    kept |= {span: "" for span in (in_function, in_minutes, in_cadence) if span}
    return QuickAdd(_title(text, kept), function, cadence, minutes)


def _first(
    patterns: tuple[re.Pattern[str], ...], text: str, meaning: Callable[[Mapping[str, Any]], V | None]
) -> tuple[V | None, tuple[int, int] | None]:
    """The meaning of the leftmost match that has one, the longest of several there, and where it stands."""
    matches = (match for pattern in patterns for match in pattern.finditer(text))
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        if (value := meaning(match.groupdict())) is not None:
            return value, match.span()
    return None, None


def _function(said: Mapping[str, Any]) -> str | None:
    name = " ".join(str(said["name"]).lower().replace("-", " ").split())
    return name if 0 < len(name) <= FUNCTION_LENGTH else None


def _minutes(said: Mapping[str, Any]) -> float:
    if "h" in said:
        return float(int(said["h"]) * 60 + int(said["m"]))
    if "hours" in said:
        return float(_decimal(said["hours"]) * 60)
    return float(_decimal(said["minutes"]))


def _cadence(said: Mapping[str, Any]) -> Every | None:
    count, unit = _UNITS[(said.get("unit") or _ADVERBS[said["adverb"].lower()]).lower()]
    times = _decimal(said["times"]) if said["times"] else Decimal(2 if _is(said.get("often"), "twice") else 1)
    every = said.get("every") or "1"
    count *= 2 if _is(every, "other") else int(every)
    return Every(times=float(times), every=count, unit=unit) if times and count else None


def _is(said: str | None, word: str) -> bool:
    return said is not None and said.lower() == word


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", "."))


def _title(text: str, kept: Mapping[tuple[int, int], str]) -> str:
    """The text with these spans replaced, blanks collapsed."""
    pieces, at = [], 0
    for (start, end), inside in sorted(kept.items()):
        pieces += [text[at:start], inside]
        at = end
    return " ".join("".join([*pieces, text[at:]]).split())
