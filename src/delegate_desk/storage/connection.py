"""Connections to a plan file, opened so that nothing acknowledged is ever lost.

Every setting is read back: SQLite ignores what it cannot do. Why these: design/reliability.md measured that the
rollback journal with synchronous=EXTRA lost nothing in power cuts and leaves one whole file at every idle moment.
"""

import os
import sqlite3
import stat
import sys
from pathlib import Path

from delegate_desk.domain.errors import Damaged, PlanError
from delegate_desk.i18n import _
from delegate_desk.storage.fingerprint import Fingerprints
from delegate_desk.storage.sync import private_folder, sync_folder
from delegate_desk.storage.troubles import reading, told

APPLICATION_ID = 0x44444B31
"""Marks a SQLite file as a plan ("DDK1" in ASCII)."""

SCHEMA = 1
"""The newest schema that this program knows; migrations lead to it."""

_PRAGMAS = {
    "journal_mode": "delete",
    "synchronous": 3,
    "locking_mode": "normal",  # exclusive locking hides it when the file is moved or overwritten
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "recursive_triggers": 1,
    "mmap_size": 0,
}


def connect(path: Path, fingerprints: Fingerprints | None = None) -> sqlite3.Connection:
    """An open, verified connection to an existing plan file of any schema that this program knows.

    Raises PlanError where there is no such file, it is not a plan, is damaged (also by its fingerprint, where one was
    noted), or is of a newer program.
    """
    _look(path)
    with reading(path):
        conn = sqlite3.connect(uri_of(path), uri=True, isolation_level=None, timeout=5)
        try:
            if fingerprints is not None:
                fingerprints.judge(path, conn)
            verify(conn, path)
            _prepare(conn, path)
        except BaseException:
            conn.close()
            raise
    return conn


def uri_of(path: Path) -> str:
    """The address by which SQLite opens an existing file for reading and writing, and never makes one."""
    resolved = str(path.resolve())
    if os.name == "nt":
        return path.resolve().as_uri() + "?mode=rw"
    # What as_uri() does, without the 3 ms that its imports cost a start.
    return "file://" + resolved.replace("%", "%25").replace("?", "%3f").replace("#", "%23") + "?mode=rw"


def verify(conn: sqlite3.Connection, path: Path) -> None:
    """Raise PlanError unless the open file is a whole plan of a schema that this program knows."""
    if _pragma(conn, "application_id") != APPLICATION_ID:
        raise PlanError(_("{path} is not a plan of Delegate Desk.").format(path=path))
    if schema_of(conn) > SCHEMA:
        raise PlanError(
            _("{path} was made by a newer Delegate Desk: install that version to open it.").format(path=path)
        )
    strange = conn.execute("SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchone()
    if strange:
        raise PlanError(
            _("{path} holds '{name}', which Delegate Desk did not make: it is not opened.").format(
                path=path, name=strange[0]
            )
        )
    found = faults(conn)
    if found:
        raise Damaged(
            _("{path} is damaged ({fault}): bring back a backup with 'restore'.").format(path=path, fault=found[0])
        )


def faults(conn: sqlite3.Connection, thorough: bool = False) -> list[str]:
    """What SQLite finds wrong with an open file; `thorough` also compares indexes with tables."""
    # Evaluating every CHECK again is nine tenths of a quick check; they held when the rows were written.
    conn.execute(f"PRAGMA ignore_check_constraints={int(not thorough)}")
    try:
        rows = conn.execute("PRAGMA integrity_check" if thorough else "PRAGMA quick_check").fetchall()
    finally:
        conn.execute("PRAGMA ignore_check_constraints=0")
    found = [str(row[0]).strip().splitlines()[-1] for row in rows if row[0] != "ok"]
    dangling = conn.execute("PRAGMA foreign_key_check").fetchall()
    return found + [_("a row of {table} points nowhere").format(table=row[0]) for row in dangling]


def schema_of(conn: sqlite3.Connection) -> int:
    """The schema of an open file; 0 where no table has been made."""
    return int(_pragma(conn, "user_version"))


def new_file(path: Path) -> None:
    """Make an empty file that only its owner may read; refuses one that exists, or a link planted at its place."""
    with told(path):
        private_folder(path.parent)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o600))


def put_in_place(unfinished: Path, path: Path) -> None:
    """Give a finished file its name unless that name is taken, and see the folder onto the disk."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise PlanError(_("{path} is there already.").format(path=path)) from None
    except OSError:  # a file system without hard links
        if path.exists():
            raise PlanError(_("{path} is there already.").format(path=path)) from None
        unfinished.rename(path)
    sync_folder(path.parent)


def _look(path: Path) -> None:
    try:
        found = path.stat()
    except FileNotFoundError:
        raise PlanError(_("There is no plan at {path}.").format(path=path)) from None
    except OSError as error:
        raise PlanError(_("{path} cannot be opened: {reason}.").format(path=path, reason=error.strerror)) from error
    if stat.S_ISDIR(found.st_mode):
        raise PlanError(_("{path} is a folder, not a plan: name a file in it.").format(path=path))
    if not stat.S_ISREG(found.st_mode):
        raise PlanError(_("{path} is not an ordinary file.").format(path=path))
    if not os.access(path, os.R_OK):
        raise PlanError(_("{path} cannot be read: you have no permission for it.").format(path=path))
    if found.st_size == 0:
        raise Damaged(_("{path} is empty: bring back a backup with 'restore'.").format(path=path))


def _prepare(conn: sqlite3.Connection, path: Path) -> None:
    for name, wanted in _PRAGMAS.items():
        if _pragma(conn, name) != wanted:
            conn.execute(f"PRAGMA {name}={wanted}")
            if _pragma(conn, name) != wanted:
                raise PlanError(_("{path} cannot be opened safely here ({name}).").format(path=path, name=name))
    if sys.platform == "darwin":
        conn.execute("PRAGMA fullfsync=1")
    if sys.version_info >= (3, 12):
        conn.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)


def _pragma(conn: sqlite3.Connection, name: str) -> int | str:
    value: int | str = conn.execute(f"PRAGMA {name}").fetchone()[0]
    return value
