"""What the files of other programs look like: the headings of their tables, and the keys of their JSON."""

import re
from collections.abc import Mapping

from delegate_desk.exchange.table_columns import plain_heading
from delegate_desk.exchange.table_rows import coding_of, decoded, text_rows

_HEADINGS: Mapping[str, tuple[frozenset[str], ...]] = {
    "toggl": (frozenset({"description", "start date", "start time", "duration", "end date"}),),
    "clockify": (
        frozenset({"project", "start date", "start time", "duration h"}),
        frozenset({"project", "description", "start date", "start time", "end date", "end time", "billable"}),
        frozenset({"date", "time h", "time decimal"}),
    ),
    "harvest": (
        frozenset({"date", "project", "task", "notes", "hours"}),
        frozenset({"date", "client", "project", "hours", "first name"}),
    ),
    "hamster": (frozenset({"activity", "start time", "end time", "duration minutes"}),),
    "todoist": (frozenset({"type", "content", "priority"}),),
    "asana": (frozenset({"task id", "created at", "name"}),),
    "ticktick": (frozenset({"list name", "title", "repeat", "status"}),),
    "outlook-tasks": (frozenset({"subject", "due date", "total work"}), frozenset({"subject", "due date", "complete"})),
}
_OTHER_LISTS = (
    frozenset({"client name", "address"}),
    frozenset({"project", "project code", "total hours", "budget by"}),
    frozenset({"project", "client", "status", "visibility", "tracked h"}),
)
"""Headings of lists of clients and projects, which the same programs write and which hold no work."""

_TIMELOG = re.compile(r"\s*(?:#.*\n)*\s*\d{4}-\d\d-\d\d \d\d:\d\d(?:[+-]\d{4})?: \S")
_GOOGLE = re.compile(rb'"kind"\s*:\s*"tasks#')
_TRELLO = tuple(re.compile(rb'"%s"\s*:' % key) for key in (b"cards", b"lists", b"idOrganization|idList|idBoard"))
_WATCH = re.compile(rb'"buckets"\s*:')
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<activities[\s>]")
_FIRST_ROWS = 30


def table_kind(head: bytes) -> str | None:
    """The kind of a text that begins so: of a program that is known by its headings, "table", or None for no table.

    "clients" is a list of clients or projects, which programs for time tracking write too and which holds no work.
    """
    text = decoded(head, coding_of(head))
    if "\0" in text[:1000] and not text.replace("\0", "").strip():
        return None
    if _TIMELOG.match(text.lstrip("\ufeff")):
        return "gtimelog"
    rows = []
    for row in text_rows(text):
        rows.append(row)
        kind = _kind_of({plain_heading(cell) for cell in row.cells})
        if kind is not None:
            return kind
        if len(rows) == _FIRST_ROWS:
            break
    several = sum(len(row.cells) > 1 for row in rows)
    return "table" if rows and several * 2 >= len(rows) else None


def json_kind(content: bytes) -> str | None:
    """The kind of a JSON file, None where it is of no program that is known."""
    if _GOOGLE.search(content):
        return "google-tasks"
    if all(key.search(content) for key in _TRELLO):
        return "trello"
    return "activitywatch" if _WATCH.search(content) else None


def is_hamster(head: bytes) -> bool:
    """Whether this is the XML of Hamster."""
    return _XML.match(head) is not None


def _kind_of(headings: set[str]) -> str | None:
    if any(headings >= other for other in _OTHER_LISTS):
        return "clients"
    return next((kind for kind, known in _HEADINGS.items() if any(headings >= names for names in known)), None)
