"""Time tracking: which regular work the entries of Toggl Track, Clockify, Harvest, Hamster, gtimelog show.

Entries are grouped by what was done, as single events of a calendar are. Source: product.md, section 6. ActivityWatch
is read by `activity_watch`.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import NamedTuple, TypeAlias

from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange.candidates import Cancelled, Found, ImportCancelled, Progress, Skipped
from delegate_desk.exchange.grouping import Piece, fault_of, grouped
from delegate_desk.exchange.hamster_xml import activities
from delegate_desk.exchange.headed_rows import Headed, headed_rows
from delegate_desk.exchange.plain_json import refuse_too_many
from delegate_desk.exchange.table_rows import coding_of, decoded
from delegate_desk.exchange.table_values import minutes_of
from delegate_desk.i18n import _

Tick: TypeAlias = Callable[[float], None]

_PARTS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")
_LOGGED = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d):(\d\d)(?:[+-]\d{4})?: ?(.*)")
_ARRIVAL = 3  # o'clock before which a day of gtimelog is still the day before: its own "virtual midnight"
_HALF_DAYS = re.compile(r"\d\s*[ap]\.?m", re.IGNORECASE)


class Entry(NamedTuple):
    """One entry: what was done, on which day as it is written, and its minutes, None where they are not known."""

    name: str
    title: str
    day: str
    minutes: float | None
    why_not: str | None = None


def read(
    content: bytes,
    today: date,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    kind: str,
) -> Found:
    """Every entry as a source of one candidate or as skipped.

    Raises PlanError with a clause that says why the whole file is refused, and ImportCancelled.
    """

    def tick(share: float) -> None:
        if cancelled is not None and cancelled():
            raise ImportCancelled
        if progress is not None:
            progress(share)

    entries, skipped = _entries(kind, content, tick)
    refuse_too_many(len(entries))
    days = DayReader(entry.day for entry in entries)
    days.month_first = days.month_first or (days.is_open and bool(_HALF_DAYS.search(content[:4000].decode("latin-1"))))
    pieces = []
    for entry in entries:
        why = entry.why_not or fault_of(entry.title, entry.minutes)
        day = None if why else days.day(entry.day)
        if day is None:
            skipped.append(Skipped(entry.name, why or _("its date cannot be read")))
        else:
            pieces.append(Piece(entry.title, entry.name, ((day, entry.minutes),)))
    candidates, single = grouped(pieces, today, tracked=True)
    tick(1.0)
    return Found(kind, tuple(candidates), tuple(skipped + single))


class DayReader:
    """Reads the dates of one file: whether its days or its months come first is seen from all of them."""

    def __init__(self, written: Iterable[str]) -> None:
        parts = [match for text in written if (match := _PARTS.match(text))]
        day_first = any(int(match[1]) > 12 for match in parts)
        self.month_first = not day_first and any(int(match[2]) > 12 for match in parts)
        self.is_open = not day_first and not self.month_first
        self.month_first = self.month_first or _ascends_by_month(parts)

    def day(self, text: str) -> date | None:
        """The day, or None where it is none."""
        year_first, parts = _YEAR_FIRST.match(text), _PARTS.match(text)
        if year_first:
            year, month, day = year_first.groups()
        elif parts:
            first, second, year = parts.groups()
            month, day = (first, second) if self.month_first else (second, first)
        else:
            return None
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            return None


def _ascends_by_month(parts: Sequence[re.Match[str]]) -> bool:
    """Whether so many dates in a row are days of one month only if the month comes first."""
    firsts, seconds = {match[1] for match in parts}, {match[2] for match in parts}
    return len(firsts) == 1 and len(seconds) > 2


def _entries(kind: str, content: bytes, tick: Tick) -> tuple[list[Entry], list[Skipped]]:
    if kind == "gtimelog":
        return _timelog(decoded(content, coding_of(content)).lstrip("\ufeff")), []
    if kind == "hamster" and content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return _hamster_xml(content), []
    wanted, one = _READERS[kind]
    try:
        rows, skipped = headed_rows(content, wanted, tick)
    except PlanError:
        if kind != "clockify":
            raise
        rows, skipped = headed_rows(content, "date", tick)  # its summary by day
    return [one(row) for row in rows], skipped


def _tracked(row: Headed) -> Entry:
    """A row of Toggl Track or Clockify."""
    title = row.text("description", "task", "project", "client")
    length = row.text("duration", "duration h", "time h")
    minutes = minutes_of(length) if length else minutes_of(row.text("duration decimal", "time decimal"), in_hours=True)
    if minutes is None:
        minutes = _between(row.text("start time"), row.text("end time"))
    return Entry(row.name, title, row.text("start date", "date"), minutes)


def _between(start: str, end: str) -> float | None:
    times = [_clock(text) for text in (start, end)]
    if times[0] is None or times[1] is None:
        return None
    return (times[1] - times[0]) % (24 * 60)


def _clock(text: str) -> float | None:
    match = re.fullmatch(r"(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap])?\.?m?\.?", text.strip().lower())
    if match is None:
        return None
    hour = int(match[1]) % 12 + (12 if match[4] == "p" else 0) if match[4] else int(match[1])
    return hour * 60 + int(match[2]) + int(match[3] or 0) / 60


def _harvest(row: Headed) -> Entry:
    title = row.text("notes", "task", "project", "client")
    return Entry(row.name, title, row.text("date"), minutes_of(row.text("hours"), in_hours=True))


def _hamster(row: Headed) -> Entry:
    return Entry(row.name, row.text("activity"), row.text("start time"), minutes_of(row.text("duration minutes")))


_READERS = {
    "toggl": ("start date", _tracked),
    "clockify": ("start date", _tracked),
    "harvest": ("hours", _harvest),
    "hamster": ("activity", _hamster),
}


def _hamster_xml(content: bytes) -> list[Entry]:
    entries = []
    for number, activity in enumerate(activities(content), 1):
        name = _("activity {number}").format(number=number)
        minutes = minutes_of(activity.get("duration_minutes", ""))
        entries.append(Entry(name, activity.get("name", "").strip(), activity.get("start_time", ""), minutes))
    return entries


def _timelog(text: str) -> list[Entry]:
    """Each line says when something ended; the first of a day says when work began."""
    entries: list[Entry] = []
    before: datetime | None = None
    lines = text.splitlines()
    refuse_too_many(len(lines) // 3)  # comments and blank lines are many
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        name = _("line {number}").format(number=number)
        match = _LOGGED.match(line)
        try:
            end = datetime.fromisoformat(f"{match[1]} {match[2]}:{match[3]}") if match else None
        except ValueError:
            end = None
        if match is None or end is None:
            entries.append(Entry(name, "", "", None, _("no entry")))
            continue
        entries.append(_logged(name, match[4].strip(), before, end))
        before = end
    return entries


def _logged(name: str, said: str, before: datetime | None, end: datetime) -> Entry:
    day = _work_day(end)
    if before is None or _work_day(before) != day:
        return Entry(name, said, "", None, _("when the day began"))
    if said.endswith("**"):
        return Entry(name, said, "", None, _("not work"))
    return Entry(name, said, day.isoformat(), (end - before).total_seconds() / 60)


def _work_day(moment: datetime) -> date:
    return (moment - timedelta(hours=_ARRIVAL)).date()


def reader(kind: str) -> partial[Found]:
    """The reader of one kind of time tracking."""
    return partial(read, kind=kind)
