"""ActivityWatch (JSON): which windows a computer showed, grouped by their titles as entries of time."""

from datetime import date, datetime
from typing import Any

from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange.candidates import NAME_LENGTH, Cancelled, Found, ImportCancelled, Progress, Skipped
from delegate_desk.exchange.grouping import Piece, fault_of, grouped
from delegate_desk.exchange.plain_json import list_at, plain_json, refuse_too_many, text_at
from delegate_desk.i18n import _

KIND = "activitywatch"
_WINDOWS = "currentwindow"


def read(content: bytes, today: date, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Found:
    """Every event as a source of one candidate or as skipped; only those of windows are work.

    Raises PlanError with a clause that says why the whole file is refused, and ImportCancelled.
    """
    if cancelled is not None and cancelled():
        raise ImportCancelled
    whole = plain_json(content)
    buckets, apart = whole.get("buckets"), whole.get("events")
    if not isinstance(buckets, dict):
        raise PlanError(_("it is no export of ActivityWatch"))
    pieces: list[Piece] = []
    skipped: list[Skipped] = []
    for number, (name, bucket) in enumerate(buckets.items(), 1):
        kind = text_at(bucket, "type")
        for count, event in enumerate(list_at(bucket, "events") or list_at(apart, name), 1):
            source = _("{bucket}, event {number}").format(bucket=str(name)[: NAME_LENGTH // 2], number=count)
            piece = _piece(event, source) if kind == _WINDOWS or "window" in str(name) else None
            if piece is not None:
                pieces.append(piece)
            else:
                skipped.append(Skipped(source, _why(kind, str(name))))
        refuse_too_many(len(pieces) + len(skipped))
        if progress is not None:
            progress(number / len(buckets))
    candidates, single = grouped(pieces, today, tracked=True)
    return Found(KIND, tuple(candidates), tuple(skipped + single))


def _why(kind: str, name: str) -> str:
    if kind == _WINDOWS or "window" in name:
        return _("its date or its title cannot be read")
    return _("not a window: its time is in the windows already")


def _piece(event: Any, source: str) -> Piece | None:
    shown = event.get("data") if isinstance(event, dict) else None
    title = text_at(shown, "title") or text_at(shown, "app")
    length = event.get("duration") if isinstance(event, dict) else None
    try:
        day = datetime.fromisoformat(text_at(event, "timestamp").replace("Z", "+00:00")).astimezone().date()
    except (ValueError, OverflowError):
        return None
    if (
        not title
        or fault_of(title, None)
        or isinstance(length, bool)
        or not isinstance(length, int | float)
        or not 0 <= length < 1e9
    ):
        return None
    return Piece(title, source, ((day, length / 60),))
