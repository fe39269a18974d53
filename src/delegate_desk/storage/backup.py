"""Backups: verified copies by SQLite's own API, numbered, thinned out, never dependent on the clock.

A plain copy of a file that is being written is torn in some cases of a hundred; the backup API is not.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from delegate_desk.domain.errors import Busy, Damaged, PlanError
from delegate_desk.i18n import _
from delegate_desk.storage.connection import connect, faults, new_file, put_in_place, schema_of
from delegate_desk.storage.fingerprint import Fingerprints
from delegate_desk.storage.marks import mark_of
from delegate_desk.storage.sync import private_folder, sync_file, sync_folder
from delegate_desk.storage.troubles import reading, told

_NAME = r"(\d{6,})-(.+)-([0-9a-f]{8})-(\d{8}T\d{6}Z)-v(\d+)\.desk"
_NEWEST, _DAYS, _WEEKS, _MONTHS = 3, 7, 4, 12


class Backup(NamedTuple):
    """A kept copy of a plan: its number, which only grows, and the moment it was made (UTC)."""

    path: Path
    number: int
    made: datetime
    schema: int

    @property
    def day(self) -> date:
        """The local day on which it was made."""
        return self.made.astimezone().date()


class Backups:
    """The kept copies of one plan, in a folder that serves all plans of this computer."""

    def __init__(self, folder: Path, plan: Path) -> None:
        self._folder = folder
        self._plan = plan.resolve()
        self._mark = mark_of(self._plan)[:8]
        self._last_day: date | None = None

    def kept(self) -> list[Backup]:
        """The copies that are there, newest first by number."""
        found = [backup for backup, mark in _listed(self._folder) if mark == self._mark]
        return sorted(found, key=lambda backup: backup.number, reverse=True)

    def daily(self, conn: sqlite3.Connection) -> None:
        """Keep a copy of the file as it is, unless one was kept today."""
        today = datetime.now().date()
        if self._last_day == today:
            return
        if not any(backup.day == today for backup in self.kept()):
            self.keep(conn)
        self._last_day = today

    def keep(self, conn: sqlite3.Connection) -> Path:
        """Keep a verified copy of an open plan file now, then let go of those no longer wanted."""
        with told(self._folder):
            private_folder(self._folder)
            number = max((backup.number for backup, _mark in _listed(self._folder)), default=0) + 1
            stem = re.sub(r"[^\w. ]+", "_", self._plan.stem)[:60] or "plan"
            made = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
            target = self._folder / f"{number:06d}-{stem}-{self._mark}-{made}-v{schema_of(conn)}.desk"
            copy(conn, target)
            digest = _digest(target)
            note = _note(target)
            note.touch(mode=0o600)
            note.write_text(f"{digest}  {target.name}\n", encoding="utf-8")
            for backup in thinned(self.kept()):
                backup.path.unlink(missing_ok=True)
                _note(backup.path).unlink(missing_ok=True)
        return target

    def newest_whole(self) -> Path | None:
        """The newest copy whose content is still what was verified when it was made."""
        with reading(self._folder):
            return next((backup.path for backup in self.kept() if _matches_note(backup.path)), None)


def thinned(newest_first: Iterable[Backup]) -> list[Backup]:
    """Those of the copies that are no longer wanted.

    Wanted are the 3 newest and the newest of each of 7 days, 4 weeks and 12 months, counted in copies that are
    there, by number: a clock that jumps takes nothing away.
    """
    copies = list(newest_first)
    wanted = set(copies[:_NEWEST])
    by_day: Callable[[Backup], object] = lambda backup: backup.day  # noqa: E731
    by_week: Callable[[Backup], object] = lambda backup: backup.day.isocalendar()[:2]  # noqa: E731
    by_month: Callable[[Backup], object] = lambda backup: (backup.day.year, backup.day.month)  # noqa: E731
    for period, most in ((by_day, _DAYS), (by_week, _WEEKS), (by_month, _MONTHS)):
        newest: dict[object, Backup] = {}
        for backup in copies:
            newest.setdefault(period(backup), backup)
        wanted.update(list(newest.values())[:most])
    return [backup for backup in copies if backup not in wanted]


def copy(conn: sqlite3.Connection, target: Path) -> None:
    """Make a verified copy of an open plan file at a place where nothing is; whole or not there at all."""
    unfinished = target.with_name(f".dd-tmp-{target.name}.part")
    with told(target.parent):  # the name of a backup tells an owner nothing
        unfinished.unlink(missing_ok=True)
        new_file(unfinished)
        try:
            into = sqlite3.connect(unfinished, isolation_level=None)
            try:
                conn.backup(into, pages=-1)  # in one go: in pieces it never ends beside a busy writer
                if faults(into) or _row_counts(into) != _row_counts(conn):
                    raise Damaged(_("The copy at {path} did not come out right: try again.").format(path=target))
            finally:
                into.close()
            sync_file(unfinished)
            put_in_place(unfinished, target)
        finally:
            unfinished.unlink(missing_ok=True)


def restore(source: Path, plan: Path, backups: Backups, fingerprints: Fingerprints | None = None) -> Path | None:
    """Put a copy of `source` in the place of the plan; old or new, never a mixture.

    Gives back where the plan as it was is kept: among the backups or, where it is damaged and so cannot be backed up,
    beside the plan under a name with "before-restore". None where there was no plan.
    """
    plan = plan.resolve()  # where a link leads, since another file takes its place
    with reading(source):
        if _note(source).exists() and not _matches_note(source):
            raise Damaged(
                _("{path} is no longer what was verified when it was kept: choose another backup.").format(path=source)
            )
    ready = plan.with_name(f".dd-tmp-restore-{plan.name}")
    conn = connect(source)
    try:
        with told(ready):
            private_folder(plan.parent)
            ready.unlink(missing_ok=True)
            copy(conn, ready)
    finally:
        conn.close()
    with told(plan):
        try:
            kept = _put_by(plan, backups, fingerprints) if plan.exists() else None
            if fingerprints is not None:
                fingerprints.forget(plan)
            Path(f"{plan}-journal").unlink(missing_ok=True)  # the old plan's: it must not be replayed over this one
            ready.replace(plan)
            sync_folder(plan.parent)
        finally:
            ready.unlink(missing_ok=True)
    if fingerprints is not None:
        _noted(plan, fingerprints)
    return kept


def _put_by(plan: Path, backups: Backups, fingerprints: Fingerprints | None) -> Path:
    try:
        conn = connect(plan, fingerprints)
    except Busy:
        raise
    except PlanError:
        return _put_aside(plan)
    try:
        return backups.keep(conn)
    except Damaged:
        return _put_aside(plan)
    finally:
        conn.close()


def _put_aside(plan: Path) -> Path:
    """Keep a file that cannot be backed up, under another name; until its place is taken it has both."""
    if not plan.is_file():
        raise PlanError(_("{path} is not a file: a plan cannot take its place.").format(path=plan))
    number = 1
    while (aside := plan.with_name(f"{plan.name}.before-restore-{number}")).exists():
        number += 1
    try:
        os.link(plan, aside)
    except OSError:  # a file system without hard links
        plan.rename(aside)
    journal = Path(f"{plan}-journal")
    if journal.exists():
        journal.rename(f"{aside}-journal")
    sync_folder(plan.parent)
    return aside


def _noted(plan: Path, fingerprints: Fingerprints) -> None:
    conn = connect(plan)
    try:
        fingerprints.note(plan, conn)
    finally:
        conn.close()


def _matches_note(path: Path) -> bool:
    note = _note(path)
    digest = _digest(path)
    return note.exists() and note.read_text(encoding="utf-8").startswith(digest)


def _listed(folder: Path) -> list[tuple[Backup, str]]:
    found = []
    for path in folder.glob("*.desk"):
        match = re.fullmatch(_NAME, path.name)
        if match:
            number, _stem, mark, made, schema = match.groups()
            moment = datetime.strptime(made, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            found.append((Backup(path, int(number), moment, int(schema)), mark))
    return found


def _note(path: Path) -> Path:
    return path.with_suffix(".sha256")


def _row_counts(conn: sqlite3.Connection) -> dict[str, int]:
    names = [row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: conn.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def _digest(path: Path) -> str:
    import hashlib  # with OpenSSL, so only where it is wanted

    return hashlib.sha256(path.read_bytes()).hexdigest()
