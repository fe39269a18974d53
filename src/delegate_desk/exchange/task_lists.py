"""Task lists: what Trello, Todoist, Asana, Google Tasks, TickTick and Outlook keep, as candidates.

A task that recurs has its cadence; tasks with the same title on three days or more are one candidate with the cadence
that their dates show, as single events of a calendar are; any other open task is offered too, without a cadence and
not ticked. Source: product.md, section 6.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from delegate_desk.domain.errors import PlanError
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
from delegate_desk.exchange.grouping import DAYS_SHOWN, Piece, fault_of, grouped, plain_title
from delegate_desk.exchange.headed_rows import Headed, headed_rows
from delegate_desk.exchange.plain_json import list_at, plain_json, refuse_too_many, text_at
from delegate_desk.exchange.table_values import cadence_of_text, minutes_of
from delegate_desk.exchange.time_tracking import DayReader
from delegate_desk.i18n import _

ONCE = 1 / 3
"""Confidence in a task that is seen once: n / (n + 2), as for groups."""

_TAGS = re.compile(r"(?:(?<=\s)|^)@\S+")
_LENGTH_TAG = re.compile(r"(?:(?<=\s)|^)@(\d{1,3}\s*(?:min|m|h|hours?))\b", re.IGNORECASE)
_ONE_DAY = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*", re.IGNORECASE
)  # such as "wed", which is the next one only
_RRULE = re.compile(r"FREQ=[A-Z]+[^\s\"]*", re.IGNORECASE)


class Listed(NamedTuple):
    """One task of a list: what names it, its title, its date and how it recurs as written, and its minutes."""

    name: str
    title: str
    day: str = ""
    recurs: str = ""
    minutes: float | None = None
    is_done: bool = False
    why_not: str | None = None


def read(
    content: bytes,
    today: date,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    kind: str,
) -> Found:
    """Every task as a source of one candidate or as skipped.

    Raises PlanError with a clause that says why the whole file is refused, and ImportCancelled.
    """
    if cancelled is not None and cancelled():
        raise ImportCancelled
    listed, skipped = _listed(kind, content)
    refuse_too_many(len(listed))
    days = DayReader(task.day for task in listed)
    sorting = _Sorting(today, days)
    for task in listed:
        sorting.take(task)
    candidates, left = sorting.found()
    if progress is not None:
        progress(1.0)
    return Found(kind, tuple(candidates), tuple(skipped + left))


class _Sorting:
    """Recurring tasks, those to be grouped by their days, and the rest."""

    def __init__(self, today: date, days: DayReader) -> None:
        self._today, self._days = today, days
        self._recurring: list[Candidate] = []
        self._single: list[Listed] = []
        self._skipped: list[Skipped] = []

    def take(self, task: Listed) -> None:
        """Puts the task where it belongs."""
        why = task.why_not or fault_of(task.title, task.minutes) or (None if task.title else _("no title"))
        if why is not None:
            self._skipped.append(Skipped(task.name, why))
            return
        day = self._days.day(task.day)
        starts = None if day is None else day.isoformat()
        cadence = cadence_of_text(task.recurs, starts, self._today) if task.recurs else None
        if cadence is None:
            self._single.append(task)
            return
        offered = candidate(task.title, cadence, task.minutes, self._today, sources=(task.name,))
        self._recurring.append(offered)

    def found(self) -> tuple[list[Candidate], list[Skipped]]:
        """Everything, once the last task is taken."""
        seen = {(plain_title(task.title), self._days.day(task.day)) for task in self._single}
        often = Counter(title for title, day in seen if title and day)
        regular = [task for task in self._single if often[plain_title(task.title)] >= DAYS_SHOWN]
        candidates, left = grouped([self._piece(task) for task in regular], self._today)
        for task in self._single:
            if often[plain_title(task.title)] >= DAYS_SHOWN:
                continue
            if task.is_done:
                left.append(Skipped(task.name, _("done, and seen on fewer than three days")))
            else:
                minutes = round(task.minutes or 0) or None
                candidates.append(Candidate(task.title, minutes=minutes, sources=(task.name,), confidence=ONCE))
        return self._recurring + candidates, self._skipped + left

    def _piece(self, task: Listed) -> Piece:
        day = self._days.day(task.day)
        return Piece(task.title, task.name, () if day is None else ((day, task.minutes),))


def _listed(kind: str, content: bytes) -> tuple[list[Listed], list[Skipped]]:
    if kind == "trello":
        return list(_trello(content)), []
    if kind == "google-tasks":
        return list(_google(content)), []
    wanted, one = _READERS[kind]
    rows, skipped = headed_rows(content, wanted)
    return [one(row) for row in rows], skipped


def _todoist(row: Headed) -> Listed:
    kind, content, when = row.text("type").casefold(), row.text("content"), row.text("date", "due string")
    if kind != "task":
        return Listed(row.name, "", why_not=_("a note, a section or a project: nothing to do"))
    length = _LENGTH_TAG.search(content)
    minutes = minutes_of(row.text("duration")) if row.text("duration") else minutes_of(length[1]) if length else None
    title = " ".join(_TAGS.sub("", content).removeprefix("* ").split()) or content
    return Listed(row.name, title, when, "" if _ONE_DAY.fullmatch(when) else when, minutes)


def _asana(row: Headed) -> Listed:
    is_done = bool(row.text("completed at"))
    return Listed(row.name, row.text("name"), row.text("due date", "completed at"), is_done=is_done)


def _ticktick(row: Headed) -> Listed:
    repeat = _RRULE.search(row.text("repeat"))
    day = row.text("due date", "start date", "completed time")
    is_done = row.text("status") not in ("", "0")
    return Listed(row.name, row.text("title"), day, repeat[0] if repeat else "", is_done=is_done)


def _outlook(row: Headed) -> Listed:
    minutes = minutes_of(row.text("total work")) or minutes_of(row.text("actual work"))
    is_done = row.text("complete").casefold() == "true" or row.text("status").casefold() == "completed"
    return Listed(row.name, row.text("subject"), row.text("due date", "start date"), "", minutes or None, is_done)


_READERS = {
    "todoist": ("content", _todoist),
    "asana": ("name", _asana),
    "ticktick": ("title", _ticktick),
    "outlook-tasks": ("subject", _outlook),
}


def _trello(content: bytes) -> Iterator[Listed]:
    board = plain_json(content)
    if not isinstance(board.get("cards"), list):
        raise PlanError(_("it is no board of Trello"))
    closed = {text_at(each, "id") for each in list_at(board, "lists") if isinstance(each, dict) and each.get("closed")}
    for number, card in enumerate(list_at(board, "cards"), 1):
        title = text_at(card, "name")
        name = (title or _("card {number}").format(number=number))[:NAME_LENGTH]
        is_away = isinstance(card, dict) and (bool(card.get("closed")) or text_at(card, "idList") in closed)
        is_done = is_away or (isinstance(card, dict) and bool(card.get("dueComplete")))
        yield Listed(name, title, text_at(card, "due"), is_done=is_done)


def _google(content: bytes) -> Iterator[Listed]:
    lists = plain_json(content)
    if not isinstance(lists.get("items"), list):
        raise PlanError(_("it is no list of Google Tasks"))
    for tasks in list_at(lists, "items"):
        for number, task in enumerate(list_at(tasks, "items"), 1):
            title = text_at(task, "title")
            name = (title or _("entry {number}").format(number=number))[:NAME_LENGTH]
            is_deleted = isinstance(task, dict) and bool(task.get("deleted"))
            day = text_at(task, "due") or text_at(task, "scheduled_time") or text_at(task, "completed")
            yield Listed(
                name,
                title,
                day,
                text_at(task, "recurrence"),
                is_done=text_at(task, "status") == "completed",
                why_not=_("deleted") if is_deleted else None,
            )


def reader(kind: str) -> partial[Found]:
    """The reader of one kind of task list."""
    return partial(read, kind=kind)
