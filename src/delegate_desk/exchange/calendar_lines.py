"""The records of a calendar file, read line by line however broken the file is.

Why not all by the icalendar library: it reads a file as one tree and gives up on the whole of it at a wrong END or an
impossible date, where each record has to end up as a candidate or skipped with a reason. It also reads every property
of every event: 6.8 s for 23,000 events, where this reader takes 0.6. What the library knows best, how dates, durations
and zones are written, is left to it: see `calendar_events`.
"""

import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import NamedTuple

RECORDS = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY"})
"""The components that are records. Source: product.md, section 6."""
READ = frozenset(
    {"UID", "SUMMARY", "DTSTART", "DTEND", "DURATION", "STATUS", "RECURRENCE-ID"}
    | {"RRULE", "EXRULE", "RDATE", "EXDATE"}
)
"""The properties that are kept; the others hold what no duty needs, and most of a file's size."""

_CALENDAR = "VCALENDAR"
_LINES_A_TICK = 4096
_BLANK_LINES = re.compile(rb"\n{2,}")
_WANTED = re.compile(b"(?:%s)(?![A-Z0-9-])" % "|".join(sorted(READ)).encode(), re.IGNORECASE)
_REST = re.compile(rb'[ \t]*((?:;(?:[^":;]++|"[^"]*+")*+)*+):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';\s*([A-Za-z0-9-]+)\s*=\s*((?:[^";]++|"[^"]*+")*+)')
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


class Property(NamedTuple):
    """One line of a record: its parameters by upper-case name, and its value as written."""

    parameters: Mapping[str, str]
    value: str


class Record(NamedTuple):
    """One VEVENT, VTODO, VJOURNAL or VFREEBUSY.

    `number` counts the records of the file from 1; `is_whole` is false where the file or another component breaks in
    before its END; `method` is that of the calendar it stands in, upper case.
    """

    component: str
    number: int
    properties: Mapping[str, list[Property]]
    is_whole: bool
    method: str

    def first(self, name: str) -> Property | None:
        """The first property of this name."""
        return next(iter(self.properties.get(name, ())), None)


def looks_like_calendar(head: bytes) -> bool:
    """Whether these first bytes of a file open a calendar or a record of one."""
    opening = (line[6:].strip().upper() for line in _lines(head) if line[:6].upper() == b"BEGIN:")
    return any(name.decode("latin-1") in RECORDS | {_CALENDAR} for name in opening)


def records(data: bytes, tick: Callable[[float], None] | None = None) -> Iterator[Record]:
    """The records of a file in their order; `tick` is told now and then which share of the file is read."""
    reader = _Reader()
    lines = _lines(data)
    size = max(1, lines.getbuffer().nbytes)
    for count, line in enumerate(lines):
        if tick is not None and count % _LINES_A_TICK == 0:
            tick(lines.tell() / size)
        finished = reader.take(line.rstrip(b"\n"))
        if finished is not None:
            yield finished
    finished = reader.close()
    if finished is not None:
        yield finished


def _lines(data: bytes) -> BytesIO:
    """The content lines: whatever ends a line made LF, and folded lines joined (as bytes: a fold may cut a letter)."""
    plain = _as_utf8(data).replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    plain = plain.replace(b"\n" + BOM_UTF8, b"\n")  # of files joined together
    return BytesIO(_BLANK_LINES.sub(b"\n", plain.replace(b"\n ", b"").replace(b"\n\t", b"")))


def _as_utf8(data: bytes) -> bytes:
    coding = next((coding for mark, coding in _MARKS if data.startswith(mark)), None) or _unmarked_coding(data[:64])
    if coding is not None:
        data = data.decode(coding, "replace").encode("utf-8", "replace")
    return data.removeprefix(BOM_UTF8)


def _unmarked_coding(head: bytes) -> str | None:
    even, odd = head[::2], head[1::2]
    if even and odd and not any(odd) and all(even):
        return "utf-16-le"
    return "utf-16-be" if even and odd and not any(even) and all(odd) else None


def _text(raw: bytes) -> str:
    for coding in ("utf-8", "cp1252"):
        try:
            return raw.decode(coding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


class _Reader:
    """The components that are open while lines come in; one record at most is among them."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._often: Counter[str] = Counter()
        self._component = ""
        self._depth = 0  # of the open record; 0 where none is
        self._properties: dict[str, list[Property]] = {}
        self._number = 0
        self._method = ""

    def take(self, line: bytes) -> Record | None:
        """The record that this line ends, if it ends one."""
        word = line[:6].upper()
        if word == b"BEGIN:":
            return self._begin(_text(line[6:]).strip().upper())
        if word.startswith(b"END:"):
            return self._end(_text(line[4:]).strip().upper())
        if self._depth and self._depth == len(self._open):
            self._keep(line)
        elif word == b"METHOD" and self._open and self._open[-1] == _CALENDAR:
            self._method = _text(line[6:]).rpartition(":")[2].strip().upper()
        return None

    def close(self) -> Record | None:
        """The record that the end of the file breaks off."""
        return self._cut() if self._depth else None

    def _begin(self, name: str) -> Record | None:
        broken = self._cut() if self._depth and name in RECORDS | {_CALENDAR} else None
        self._leave_method(name)
        self._open.append(name)
        self._often[name] += 1
        if name in RECORDS:
            self._component, self._depth, self._properties = name, len(self._open), {}
            self._number += 1
        return broken

    def _end(self, name: str) -> Record | None:
        self._leave_method(name)
        if not self._often[name]:
            return None
        ended = None
        while True:
            depth, popped = len(self._open), self._open.pop()
            self._often[popped] -= 1
            if depth == self._depth:
                ended = self._record(is_whole=popped == name)
            if popped == name:
                return ended

    def _leave_method(self, name: str) -> None:
        if name == _CALENDAR:
            self._method = ""

    def _cut(self) -> Record:
        while len(self._open) >= self._depth:
            self._often[self._open.pop()] -= 1
        return self._record(is_whole=False)

    def _record(self, *, is_whole: bool) -> Record:
        self._depth = 0
        return Record(self._component, self._number, self._properties, is_whole, self._method)

    def _keep(self, line: bytes) -> None:
        match = _WANTED.match(line)
        if match is not None:
            name = match[0].decode().upper()
            self._properties.setdefault(name, []).append(_property(line, match.end()))


def _property(line: bytes, end_of_name: int) -> Property:
    if line.startswith(b":", end_of_name):
        return Property({}, _text(line[end_of_name + 1 :]))
    match = _REST.fullmatch(line, end_of_name)
    if match is None:  # a quote that is closed too late or never (seen from Exchange), or no colon at all
        return Property({}, _text(line.partition(b":")[2]).rstrip('" '))
    found = _PARAMETER.findall(_text(match[1]))
    return Property({name.upper(): value.strip().replace('"', "") for name, value in found}, _text(match[2]))
