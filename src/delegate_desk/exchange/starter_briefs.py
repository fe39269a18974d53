"""Starter briefs: what usual duties take to be handed over, to start from and to change.

They are of our own making, tied to the keys of the starter catalogue, and lie in `resources/briefs`, one file a
function. A line's first sign says what it is: "#" the duty's key, "=" why, "!" what done means, "-" a step with its
minutes, "@" a tool or paper and where it usually is, "?" what to ask first, "~" how far the provider may go.
"""

from functools import cache
from typing import NamedTuple, cast

from delegate_desk.domain.brief import Access, Authority, Brief
from delegate_desk.domain.duty import Duty
from delegate_desk.exchange.catalogue import CatalogueDuty, duties
from delegate_desk.i18n import _
from delegate_desk.paths import resource
from delegate_desk.planning.names import folded
from delegate_desk.planning.step_lines import parse_steps

_SHORTEST_WORD = 4


class StarterBrief(NamedTuple):
    """A brief to start from; `key` is that of its duty in the catalogue, and the brief's own duty is empty."""

    key: str
    title: str
    function: str
    brief: Brief


@cache
def starter_briefs() -> tuple[StarterBrief, ...]:
    """All starters, function by function, in the order of the catalogue."""
    known = {duty.key: duty for duty in duties("every")}
    read: dict[str, Brief] = {}
    for path in sorted(resource("briefs").glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("\n# ")[1:]:
            key, _line, rest = part.partition("\n")
            read[key.strip()] = _brief(rest.splitlines())
    return tuple(_starter(duty, read[key]) for key, duty in known.items() if key in read)


def starters_for(duty: Duty) -> tuple[list[StarterBrief], list[StarterBrief]]:
    """The starters that fit a duty, the best first, and all others.

    One fits where its title shares a longer word with the duty's, or where it is of the same function.
    """
    marks = {each: _likeness(duty, each) for each in starter_briefs()}
    fitting = sorted((each for each, mark in marks.items() if mark), key=lambda each: -marks[each])
    return fitting, [each for each, mark in marks.items() if not mark]


def _starter(duty: CatalogueDuty, brief: Brief) -> StarterBrief:
    return StarterBrief(duty.key, duty.title, duty.function, brief)


def _likeness(duty: Duty, starter: StarterBrief) -> int:
    shared = len(_stems(duty.title) & _stems(starter.title))
    return 2 * shared + (duty.function == starter.function)


def _stems(title: str) -> set[str]:
    """The longer words of a title without their endings: "invoices" and "invoice" are the same."""
    words = "".join(letter if letter.isalnum() else " " for letter in folded(title)).split()
    return {word[:5] for word in words if len(word) >= _SHORTEST_WORD}


def _brief(lines: list[str]) -> Brief:
    said: dict[str, list[str]] = {sign: [] for sign in "=!-@?~"}
    for line in lines:
        if line.strip():
            said[line[0]].append(_(line[1:].strip()))
    places = (text.partition(": ") for text in said["@"])
    return Brief(
        duty="",
        why=" ".join(said["="]),
        done_when=" ".join(said["!"]),
        steps=parse_steps("\n".join(said["-"])),
        access=tuple(Access(what, where) for what, _colon, where in places),
        ask_first=tuple(said["?"]),
        authority=cast(Authority, said["~"][0]) if said["~"] else None,
    )
