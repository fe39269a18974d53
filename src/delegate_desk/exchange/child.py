"""The guarded child: files of others are read in a process of their own, with limits, a deadline and a way to stop it.

A parser can run for hours or end its whole process on a file made for it. So the parent starts this module as a
child, which writes JSON lines to its output: `{"progress": 0.5}` now and then, and one of `{"found": ...}`,
`{"refused": clause}` and `{"failed": word}` at the end. The parent trusts none of them and judges the result anew.

Windows knows neither of the two limits on memory and computing time: there the deadline and the limits on size hold.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import IO, Any, TypeAlias

from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange.answer import packed, unpacked
from delegate_desk.exchange.candidates import Cancelled, Found, ImportCancelled, Progress
from delegate_desk.exchange.recognise import MEGABYTE, MOST_MEGABYTES, cannot_be_read, refuse_unreadable
from delegate_desk.i18n import _

FROZEN_OPTION = "--import-child"
"""First word on the command line of the packed program that makes it run `main` of this module instead."""
DEADLINE = 60.0
"""Seconds after which a child is ended. Source: reliability.md."""
MOST_MEMORY = 1 << 30
"""Bytes of memory that a child may ask for. Source: reliability.md."""

_LISTEN = 0.05  # seconds between two looks at the deadline and at whether the owner has cancelled
_LONGEST_RESULT = 200 * MEGABYTE
_START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from delegate_desk.exchange.child import main; main()"

Reader: TypeAlias = Callable[[bytes, date, Progress | None, Cancelled | None], Found]


def parse_in_child(
    path: Path,
    kind: str,
    today: date,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    wish: Mapping[str, Any] | None = None,
) -> Found:
    """What a file of this kind holds, read in a child process; `wish` says how an owner wants a table read.

    `progress` and `cancelled` are called in the caller's thread, some twenty times a second at most. Raises PlanError
    with one sentence that names the file, and ImportCancelled within a second after `cancelled` says so.
    """
    refuse_unreadable(path, kind)
    command = [*_program(), kind, today.isoformat(), str(path.absolute()), json.dumps(wish or {})]
    try:
        answer = watched(command, DEADLINE, progress, cancelled)
        if "refused" in answer:
            raise cannot_be_read(path, str(answer["refused"]))
        return unpacked(answer.get("found"))
    except TimeoutError as problem:
        why = _("it takes longer than {seconds:g} seconds").format(seconds=DEADLINE)
        raise cannot_be_read(path, why) from problem
    except MemoryError as problem:
        raise cannot_be_read(path, _("it asks for too much memory")) from problem
    except OSError as problem:
        raise cannot_be_read(path, _("the program that reads it could not be started")) from problem
    except ValueError as problem:
        raise cannot_be_read(path, _("it is damaged in a way that ends the program that reads it")) from problem


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_OPTION]
    return [sys.executable, "-I", "-c", _START, str(Path(__file__).resolve().parents[2])]


def watched(
    command: Sequence[str], deadline: float, progress: Progress | None, cancelled: Cancelled | None
) -> dict[str, Any]:
    """The last line that a program writes, read as JSON; it is ended when time is up or the owner has cancelled.

    Raises TimeoutError, MemoryError where the program says so or dies of it, ImportCancelled, OSError where it cannot
    be started, and ValueError for a program that fails without an answer.
    """
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        return _answer(process, monotonic() + deadline, progress, cancelled)
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def _answer(
    process: subprocess.Popen[bytes], end: float, progress: Progress | None, cancelled: Cancelled | None
) -> dict[str, Any]:
    assert process.stdout is not None
    lines: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(process.stdout, lines), daemon=True).start()
    while True:
        if cancelled is not None and cancelled():
            raise ImportCancelled
        if monotonic() > end:
            raise TimeoutError
        try:
            line = lines.get(timeout=_LISTEN)
        except Empty:
            continue
        said = _said(line)
        if "progress" not in said:
            return said
        if progress is not None:
            progress(min(1.0, max(0.0, float(said["progress"]))))


def _listen(output: IO[bytes], lines: "SimpleQueue[bytes]") -> None:
    """Passes on each line, and an empty one at the end."""
    with suppress(OSError, ValueError):  # ended and closed while we listened
        while line := output.readline(_LONGEST_RESULT):
            lines.put(line)
    lines.put(b"")


def _said(line: bytes) -> dict[str, Any]:
    if not line:
        raise ValueError("ended without an answer")
    said = json.loads(line)
    if not isinstance(said, dict) or "failed" in said:
        raise MemoryError if isinstance(said, dict) and said["failed"] == "memory" else ValueError("failed")
    return said


def main(arguments: Sequence[str] | None = None) -> None:
    """The child's work: reads the file named third, and writes what it found to standard output."""
    kind, today, path, *wish = sys.argv[1:5] if arguments is None else arguments
    _limit_resources()
    try:
        _say(_outcome(kind, date.fromisoformat(today), Path(path), json.loads(wish[0]) if wish else {}))
    except MemoryError:
        _say({"failed": "memory"})
    except Exception:  # a parser of others' files may fail in any way: that is what the child is for
        _say({"failed": "error"})


def _outcome(kind: str, today: date, path: Path, wish: Mapping[str, Any]) -> dict[str, Any]:
    with path.open("rb") as file:
        content = file.read(MOST_MEGABYTES[kind] * MEGABYTE + 1)
    if len(content) > MOST_MEGABYTES[kind] * MEGABYTE:
        return {"refused": _("it is larger than {most} MB").format(most=MOST_MEGABYTES[kind])}
    told = -1

    def tell(share: float) -> None:
        nonlocal told
        if int(share * 100) > told:
            told = int(share * 100)
            _say({"progress": share})

    try:
        return {"found": packed(_reader(kind, wish)(content, today, tell, None))}
    except PlanError as refusal:
        return {"refused": str(refusal)}


def _reader(kind: str, wish: Mapping[str, Any]) -> Reader:
    """The reader of a kind, imported only now: the window never needs it, nor the libraries behind it."""
    if kind == "calendar":
        from delegate_desk.exchange import calendars

        return calendars.read
    if kind == "table":
        from delegate_desk.exchange import tables

        return partial(tables.read, wish=wish)
    if kind == "activitywatch":
        from delegate_desk.exchange import activity_watch

        return activity_watch.read
    if kind in ("toggl", "clockify", "harvest", "hamster", "gtimelog"):
        from delegate_desk.exchange import time_tracking

        return time_tracking.reader(kind)
    from delegate_desk.exchange import task_lists

    return task_lists.reader(kind)


def _say(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _limit_resources() -> None:
    if sys.platform == "win32":
        return
    import resource

    for limit, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, int(DEADLINE)),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(OSError, ValueError):  # a lower limit is set already
            resource.setrlimit(limit, (most, most))


if __name__ == "__main__":
    main()
