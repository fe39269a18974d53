"""Which kind of file this is, and whether it can be read at all, before anything is made of it."""

import re
import stat
from collections.abc import Mapping
from pathlib import Path

from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange.calendar_lines import looks_like_calendar
from delegate_desk.i18n import _

KINDS = (
    "plan",
    "calendar",
    "toggl",
    "clockify",
    "harvest",
    "activitywatch",
    "hamster",
    "gtimelog",
    "trello",
    "todoist",
    "asana",
    "google-tasks",
    "ticktick",
    "outlook-tasks",
    "table",
)
"""Every kind that has a name. Source: product.md, section 5."""
MOST_MEGABYTES: Mapping[str, int] = dict.fromkeys(KINDS, 20) | {"calendar": 50}
"""How large a file of each kind may be. Source: reliability.md."""

MEGABYTE = 1_000_000
_HEAD = 65536
_CALENDAR_ENDINGS = frozenset({".ics", ".ical", ".icalendar", ".ifb", ".vcs"})
_TEXT_TABLE_ENDINGS = frozenset({".csv", ".tsv", ".tab"})
_WORKBOOK_ENDINGS = frozenset({".xlsx", ".xlsm"})
_OTHER_SHEETS = frozenset({".xls", ".xlsb", ".ods", ".numbers"})
_PLAN_KEY = re.compile(rb'"delegate_desk"\s*:')
_PACKED, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_NO_TEXT = (b"SQLite format 3\0", b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\x1f\x8b", _OLD_OFFICE)
_OPENS_OBJECT = re.compile(rb"(\xef\xbb\xbf)?\s*\{")


def cannot_be_read(path: Path, why: str) -> PlanError:
    """The refusal of a file: one sentence that names it, ended by the clause that says why."""
    return PlanError(_("{name} cannot be read: {why}.").format(name=path.name or path, why=why.rstrip(".")))


def checked_kind(name: str) -> str:
    """The kind that an owner named. Raises PlanError for one that does not exist."""
    if name not in KINDS:
        raise PlanError(_("There is no kind “{name}”: it is one of {kinds}.").format(name=name, kinds=", ".join(KINDS)))
    return name


def recognised(path: Path) -> str:
    """The kind of a file: by what it holds, and for a broken one by its name's ending.

    Raises PlanError where it is of no kind that can be read, or no file with anything in it.
    """
    refuse_unreadable(path)
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if looks_like_calendar(head) or path.suffix.lower() in _CALENDAR_ENDINGS:
                return "calendar"
            rest = file.read(MOST_MEGABYTES["plan"] * MEGABYTE) if _OPENS_OBJECT.match(head) else b""
    except OSError as problem:
        raise cannot_be_read(path, problem.strerror or str(problem)) from problem
    kind = _json(head + rest) if _OPENS_OBJECT.match(head) else _table(path.suffix.lower(), head)
    if kind == "clients":
        raise cannot_be_read(path, _("it is a list of clients or projects; bring in the time entries instead"))
    if kind is None:
        raise cannot_be_read(path, _why_none(path.suffix.lower(), head))
    return kind


def _json(content: bytes) -> str | None:
    from delegate_desk.exchange.signatures import json_kind

    return "plan" if _PLAN_KEY.search(content) else json_kind(content)


def _table(ending: str, head: bytes) -> str | None:
    """The kind of what is no calendar and no JSON; None where it is no table either."""
    from delegate_desk.exchange.signatures import is_hamster, table_kind

    if head.startswith(_PACKED):
        return "table" if ending in _WORKBOOK_ENDINGS or b"xl/workbook.xml" in head else None
    if head.startswith(_NO_TEXT) or ending in _OTHER_SHEETS or ending == ".json":
        return None
    if is_hamster(head):
        return "hamster"
    try:
        kind = table_kind(head)
    except PlanError:  # too many columns: the reader says so
        return "table"
    return "table" if kind is None and ending in _TEXT_TABLE_ENDINGS else kind


def refuse_unreadable(path: Path, kind: str | None = None) -> None:
    """Raises PlanError for what is no file, has nothing in it, or is larger than its kind may be."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise cannot_be_read(path, _("it is a folder"))
        if not stat.S_ISREG(found.st_mode):
            raise cannot_be_read(path, _("it is no ordinary file"))
        with path.open("rb"):
            pass
    except FileNotFoundError as problem:
        raise cannot_be_read(path, _("there is no such file")) from problem
    except PermissionError as problem:
        raise cannot_be_read(path, _("it may not be opened by you")) from problem
    except (OSError, ValueError) as problem:  # ValueError: a NUL in the name
        raise cannot_be_read(path, getattr(problem, "strerror", None) or str(problem)) from problem
    if found.st_size == 0:
        raise cannot_be_read(path, _("it is empty"))
    if kind is not None and found.st_size > MOST_MEGABYTES[kind] * MEGABYTE:
        raise cannot_be_read(path, _("it is larger than {most} MB").format(most=MOST_MEGABYTES[kind]))


def _why_none(ending: str, head: bytes) -> str:
    if head.startswith(b"SQLite format 3\0"):
        return _("it is a database; a plan is opened with --plan, not imported")
    if ending in _OTHER_SHEETS or head.startswith(_OLD_OFFICE):
        return _("it is a spreadsheet of another kind; save it as .xlsx or .csv first")
    if head.startswith(_PACKED):
        return _("it is packed; unpack it and bring in the files it holds")
    if _OPENS_OBJECT.match(head) or ending == ".json":
        return _("it is no plan of Delegate Desk, nor from Trello, Google Tasks or ActivityWatch")
    return _("it is no calendar, no table and no plan")
