"""Calendars: which regular work an iCalendar file shows, record by record.

Source: product.md, section 6, "Calendars". Rules are kept, never expanded: `domain.recurrence` says how often they
come round and whether they are over.
"""

from datetime import date

from delegate_desk.domain.cadence import Rule
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.recurrence import has_ended
from delegate_desk.exchange.calendar_events import Event, is_cancelled, read_event, title_of, uid_of
from delegate_desk.exchange.calendar_lines import Record, looks_like_calendar, records
from delegate_desk.exchange.candidates import (
    NAME_LENGTH,
    Cancelled,
    Candidate,
    Found,
    ImportCancelled,
    Progress,
    Skipped,
    candidate,
)
from delegate_desk.exchange.grouping import Piece, grouped
from delegate_desk.i18n import _

KIND = "calendar"
MOST_EVENTS = 50_000
"""Records that one file may have. Source: reliability.md."""


def read(data: bytes, today: date, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Found:
    """Every record of the file as a source of one candidate or as skipped; rules are over or not as of `today`.

    Raises PlanError with a clause that says why the whole file is refused, fit to follow "NAME cannot be read: ", and
    ImportCancelled.
    """

    def tick(share: float) -> None:
        if cancelled is not None and cancelled():
            raise ImportCancelled
        if progress is not None:
            progress(share)

    sorting = _Sorting(today)
    for record in records(data, tick):
        if record.number > MOST_EVENTS:
            raise PlanError(_("it has more than {most} events").format(most=f"{MOST_EVENTS:,}"))
        sorting.take(record)
    tick(1.0)
    found = sorting.found()
    if not found.candidates and not found.skipped and not looks_like_calendar(data):
        raise PlanError(_("it is not a calendar"))
    return found


class _Sorting:
    """Recurring events, single ones and skipped records, while a file is read."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._uids: set[str] = set()
        self._recurring: list[Candidate] = []
        self._single: list[Piece] = []
        self._skipped: list[Skipped] = []

    def take(self, record: Record) -> None:
        """Puts the record where it belongs."""
        name = _name(record)
        try:
            why = self._why_not(record) or self._put(read_event(record), name)
        except PlanError as refusal:
            why = str(refusal).rstrip(".")
        if why is not None:
            self._skipped.append(Skipped(name, why))

    def found(self) -> Found:
        """Everything, once the last record is taken."""
        candidates, skipped = grouped(self._single, self._today)
        return Found(KIND, tuple(self._recurring + candidates), tuple(self._skipped + skipped))

    def _why_not(self, record: Record) -> str | None:
        if record.component != "VEVENT":
            return _("not an event")
        if not record.is_whole:
            return _("its end is missing")
        if "RECURRENCE-ID" in record.properties:
            return _("changes one date of a series")
        uid = uid_of(record)
        if uid and uid in self._uids:
            return _("repeated")
        self._uids.add(uid)
        return _("cancelled") if is_cancelled(record) else None

    def _put(self, event: Event, name: str) -> str | None:
        if event.rule is None:
            self._single.append(Piece(event.title, name, event.days))
            return None
        cadence = Rule(event.rule, event.starts.isoformat())
        if has_ended(cadence.rrule, cadence.starts, self._today):
            return _("its rule has ended")
        title = event.title or _("Untitled event")
        self._recurring.append(candidate(title, cadence, event.minutes, self._today, sources=(name,)))
        return None


def _name(record: Record) -> str:
    """What names the record: its UID, its title where it has none, else its place in the file."""
    name = uid_of(record) or title_of(record) or _("record {number}").format(number=record.number)
    return name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1] + "…"
