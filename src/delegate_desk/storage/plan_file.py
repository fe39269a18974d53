"""The plan file: opened, read as a snapshot, written change by change.

sqlite-utils writes and migrates. It is imported with the first write, because its import alone costs half the start
of a window; a snapshot is read by plain sqlite3.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from delegate_desk.domain.edit import Changes
from delegate_desk.domain.errors import ChangedElsewhere, PlanError
from delegate_desk.domain.plan import KEYS, TABLES, Plan, Table
from delegate_desk.domain.settings import Settings
from delegate_desk.i18n import _
from delegate_desk.storage import rows
from delegate_desk.storage.backup import Backups, copy
from delegate_desk.storage.connection import (
    APPLICATION_ID,
    SCHEMA,
    connect,
    faults,
    put_in_place,
    schema_of,
    uri_of,
)
from delegate_desk.storage.fingerprint import Fingerprints, new_stamp
from delegate_desk.storage.sync import private_folder
from delegate_desk.storage.troubles import reading, told
from delegate_desk.storage.writer import writer

if TYPE_CHECKING:
    from sqlite_utils import Database

_AT_ONCE = ("duties", "providers", "exchange_rates", "goals")  # what the first screen shows


class PlanFile:
    """One open plan file. Belongs to the thread that opened it."""

    def __init__(
        self,
        path: Path,
        conn: sqlite3.Connection,
        backups: Backups | None = None,
        fingerprints: Fingerprints | None = None,
    ) -> None:
        self.path = path
        self.backups = backups
        self._fingerprints = fingerprints
        self._place = _place(path)
        self._wrote = False
        self._conn = conn
        self._db: Database | None = None
        self._version = self._data_version()

    @classmethod
    def open(cls, path: Path, backups: Backups | None = None, fingerprints: Fingerprints | None = None) -> "PlanFile":
        """An existing plan file, backed up and brought to the present schema first where it is older.

        With `backups` the file as it was before the first change of a day is kept there; with `fingerprints` damage
        since it was last closed is found. Raises PlanError.
        """
        conn = connect(path, fingerprints)
        try:
            file = cls(path, conn, backups, fingerprints)
            if schema_of(conn) < SCHEMA:
                file.back_up()
                file.migrate()
        except BaseException:
            conn.close()
            raise
        return file

    @classmethod
    def create(
        cls,
        path: Path,
        settings: Settings,
        backups: Backups | None = None,
        fingerprints: Fingerprints | None = None,
        *,
        changes: Changes | None = None,
    ) -> "PlanFile":
        """A new plan file with these settings, and these changes if any; whole at its place or not there at all."""
        folder = path.parent
        with told(path):
            private_folder(folder)
            from tempfile import mkstemp

            handle, name = mkstemp(prefix=".dd-tmp-", suffix=".desk", dir=folder)
            os.close(handle)
            unfinished = Path(name)
            try:
                with unfinished_plan(unfinished) as file:
                    file.migrate()
                    file.write({"settings": {"": settings}} | dict(changes or {}))
                put_in_place(unfinished, path)
            finally:
                unfinished.unlink(missing_ok=True)
        file = cls.open(path, backups, fingerprints)
        file._wrote = True
        return file

    def read(self) -> Plan:
        """The snapshot of the plan as it is in the file now."""
        with reading(self.path):
            self._conn.execute("BEGIN")
            try:
                self._version = self._data_version()
                tables = {table: self._table(table) for table in TABLES}
                return Plan(settings=rows.read_settings(self._conn), **tables)
            finally:
                self._conn.execute("COMMIT")

    def moved(self) -> bool:
        """Whether another connection has written the file since this one last read or wrote it."""
        with reading(self.path):
            return self._data_version() != self._version

    def write(self, changes: Changes) -> None:
        """Write these changes in one transaction that is on disk when this returns.

        Raises ChangedElsewhere where another program has written since the last read, NotSaved where it cannot be
        written; the file is then as it was.
        """
        if self.backups is not None:
            self.backups.daily(self._conn)
        with told(self.path), self._transaction() as db:
            for table, records in changes.items():
                if table == "settings":
                    db.table("settings").upsert(rows.settings_row(records[""]), pk="id")
                else:
                    _write_table(db, table, records)

    def replaced(self) -> bool:
        """Whether another file, or none, stands where this one was opened."""
        return self._place != _place(self.path)

    def migrate(self) -> None:
        """Bring the file to the present schema, whole or not at all."""
        from delegate_desk.storage.migrations import PLAN_MIGRATIONS

        with told(self.path):
            self._conn.execute("PRAGMA foreign_keys=0")  # tables may be rebuilt; only possible outside transactions
            try:
                with self._transaction() as db:
                    PLAN_MIGRATIONS.apply(db)
                    db.execute(f"PRAGMA application_id={APPLICATION_ID}")
                    db.execute(f"PRAGMA user_version={SCHEMA}")
                    found = faults(self._conn, thorough=True)
                    if found:
                        raise PlanError(_("{path} could not be brought up to date.").format(path=self.path))
            finally:
                self._conn.execute("PRAGMA foreign_keys=1")

    def back_up(self) -> Path | None:
        """Keep a verified copy of the file as it is now; its path, None where none are kept."""
        return None if self.backups is None else self.backups.keep(self._conn)

    def copy(self, target: Path) -> None:
        """Make a verified copy at a place where nothing is."""
        copy(self._conn, target)

    def faults(self) -> list[str]:
        """What is wrong with the file, checked thoroughly."""
        with reading(self.path):
            return faults(self._conn, thorough=True)

    def close(self) -> None:
        """Let go of the file; how it is left is noted where it was written."""
        if self._wrote and self._fingerprints is not None and not self.replaced():
            self._fingerprints.note(self.path, self._conn)
        self._conn.close()

    def _table(self, table: str) -> Table[Any]:
        if table not in _AT_ONCE:
            return Table(partial(self._later, table))
        return Table(rows.read_duties(self._conn) if table == "duties" else rows.read_table(self._conn, table))

    def _later(self, table: str) -> dict[str, Any]:
        with reading(self.path):
            return rows.read_table(self._conn, table)

    def _data_version(self) -> int:
        return int(self._conn.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def _transaction(self) -> Iterator["Database"]:
        """The only place that writes: BEGIN IMMEDIATE, the block, COMMIT; ROLLBACK where anything goes wrong."""
        if self._db is None:
            self._db = writer(self._conn)
        self._conn.execute("BEGIN IMMEDIATE")
        try:
            if self._data_version() != self._version:
                raise ChangedElsewhere(_("Another program has changed {path}.").format(path=self.path))
            yield self._db
            self._conn.execute(
                "INSERT INTO last_write VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET stamp = excluded.stamp",
                [new_stamp()],
            )
            self._conn.execute("COMMIT")
            self._wrote = True
        except BaseException:
            if self._conn.in_transaction:
                self._conn.execute("ROLLBACK")
            raise


def _write_table(db: "Database", table: str, records: Any) -> None:
    key = KEYS[table]
    kept = [record for record in records.values() if record is not None]
    gone = [name for name, record in records.items() if record is None]
    for name in gone:
        db.table(table).delete(name)
    if kept:
        db.table(table).upsert_all((rows.row_of(table, record) for record in kept), pk=key)
    for record in kept:
        for part, part_rows in rows.part_rows(table, record):
            target = db.table(part.table)
            target.delete_where(f"{part.owner} = ?", [getattr(record, key)])
            if part_rows:
                target.insert_all(part_rows)


def _place(path: Path) -> tuple[int, int] | None:
    """Which file stands under the path: another one may take its place while ours is open."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def unfinished_plan(path: Path) -> Iterator[PlanFile]:
    """A plan file that is being made at a temporary place."""
    conn = sqlite3.connect(uri_of(path), uri=True, isolation_level=None, timeout=5)
    try:
        conn.execute("PRAGMA synchronous=3")
        yield PlanFile(path, conn)
    finally:
        conn.close()
