"""Steps as an owner types or pastes them: one a line, its minutes at the end ("Ring late payers 15m")."""

import re

from delegate_desk.domain.brief import Step
from delegate_desk.domain.errors import PlanError
from delegate_desk.i18n import _

MOST_STEPS = 1000
"""Lines of one paste that become steps."""

_BULLET = re.compile(r"^(?:[-*+•·‣▪–—☐□☑✓]|\[[ xX]?\]|\(?\d{1,3}[.)]|[a-z]\))\s+")
_N = r"\d{1,5}(?:[.,]\d{1,2})?"
_H, _M = "(?:h|hrs?|hours?)", "(?:m|mins?|minutes?)"
_MINUTES = re.compile(
    rf"(?:^|\s|[(\[–—-])(?:(?P<h>\d{{1,3}})\s?{_H}\s?(?P<hm>[0-5]?\d)(?:\s?{_M})?|(?P<c>\d{{1,3}}):(?P<cm>[0-5]\d)"
    rf"|(?P<hours>{_N})\s?{_H}|(?P<minutes>{_N})\s?{_M})[)\].]?$",
    re.IGNORECASE,
)


def parse_step(line: str) -> Step | None:
    """The step of one line, list marks left out and minutes at its end understood; None for a line without words."""
    text = " ".join(line.split())
    while found := _BULLET.match(text):
        text = text[found.end() :]
    found = _MINUTES.search(text)
    if found is None or not (words := text[: found.start()].rstrip(" \t,;:–—-([")):
        return Step(text=text) if text else None
    return Step(text=words, minutes=_minutes(found))


def parse_steps(text: str) -> tuple[Step, ...]:
    """The steps of a pasted list, one a line; empty lines count for nothing. Raises PlanError for an endless one."""
    steps = tuple(step for line in text.splitlines() if (step := parse_step(line)) is not None)
    if len(steps) > MOST_STEPS:
        raise PlanError(
            _("That are {count} lines; a brief takes {most} steps at once.").format(count=len(steps), most=MOST_STEPS)
        )
    return steps


def _minutes(found: re.Match[str]) -> float:
    if found["h"]:
        return float(int(found["h"]) * 60 + int(found["hm"]))
    if found["c"]:
        return float(int(found["c"]) * 60 + int(found["cm"]))
    if found["hours"]:
        return round(float(found["hours"].replace(",", ".")) * 60, 4)
    return float(found["minutes"].replace(",", "."))
