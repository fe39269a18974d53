"""Fingerprints: how a plan file was left, noted on this computer, so that later damage to it is seen.

SQLite has no checksums of content: its own check sees a few single flipped bits of a hundred. A file that carries the
stamp and the change counter under which it was left, and yet other bytes, was changed by no program; one that another
program wrote carries another counter, and another file another stamp. So damage is told from both for certain.
"""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from delegate_desk.domain.errors import Damaged
from delegate_desk.i18n import _
from delegate_desk.storage.marks import mark_of, sum_of
from delegate_desk.storage.sync import private_folder

_COUNTER, _COUNTER_AGAIN = slice(24, 28), slice(92, 96)  # of the file's header; whoever writes it writes both
_SEALED = 16


class Fingerprint(NamedTuple):
    """The stamp of the last write, SQLite's change counter in hexadecimal, and the sum of all bytes."""

    stamp: str
    counter: str
    digest: str


class Fingerprints:
    """The notes about the plan files that were written from this computer, in a folder that serves them all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def note(self, path: Path, conn: sqlite3.Connection) -> None:
        """Note how an open file is left. A note that cannot be kept is only missed, so that is never told."""
        with suppress(OSError, sqlite3.Error):
            content = conn.serialize()
            found = Fingerprint(_stamp(conn), content[_COUNTER].hex(), sum_of(content))
            private_folder(self._folder)
            from tempfile import mkstemp

            handle, unfinished = mkstemp(prefix=".dd-tmp-", dir=self._folder)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(" ".join(found))
            Path(unfinished).replace(self._place(path))

    def forget(self, path: Path) -> None:
        """Let go of the note about a file, which is about to be replaced by another."""
        with suppress(OSError):
            self._place(path).unlink()

    def judge(self, path: Path, conn: sqlite3.Connection) -> None:
        """Raise Damaged where an open file is not as it was left and no program has written it since.

        Takes about a millisecond for a megabyte.
        """
        noted = self._noted(path)
        if noted is None:
            return
        stamp = _stamp(conn)
        # Read past SQLite, which is faster. Another program may be writing just then, so only what SQLite reads
        # under its lock counts against the file.
        if stamp == noted.stamp and sum_of(path.read_bytes()) == noted.digest:
            return
        if not _is_whole(conn.serialize(), path.stat().st_size, stamp, noted):
            raise Damaged(
                _(
                    "{path} is damaged: its content has changed since it was last closed, and no program wrote it. "
                    "Bring back a backup with 'restore'."
                ).format(path=path)
            )

    def _noted(self, path: Path) -> Fingerprint | None:
        try:
            noted = Fingerprint._make(self._place(path).read_text(encoding="ascii").split())
            return noted if len(noted.digest) == _SEALED else None  # else of a version before the first release
        except (OSError, ValueError, TypeError):  # never noted, or the note itself came to harm
            return None

    def _place(self, path: Path) -> Path:
        return self._folder / mark_of(path)


def _is_whole(content: bytes, size: int, stamp: str, noted: Fingerprint) -> bool:
    counter = content[_COUNTER]
    if stamp != noted.stamp:
        return _is_sealed(stamp)
    if counter.hex() != noted.counter:
        return counter == content[_COUNTER_AGAIN]
    return size >= len(content) and sum_of(content) == noted.digest


def new_stamp() -> str:
    """A mark for one write that no other write carries, sealed so that damage to the mark itself shows."""
    mark = os.urandom(_SEALED // 2).hex()
    return mark + _seal(mark)


def _seal(mark: str) -> str:
    return sum_of(mark.encode())


def _is_sealed(stamp: str) -> bool:
    return stamp[_SEALED:] == _seal(stamp[:_SEALED])


def _stamp(conn: sqlite3.Connection) -> str:
    row = conn.execute("SELECT stamp FROM last_write").fetchone()
    return str(row[0]) if row else ""
