"""What SQLite and the file system refuse, said as one sentence for the owner."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from delegate_desk.domain.errors import Busy, ChangedElsewhere, Damaged, NotSaved, PlanError
from delegate_desk.i18n import _


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what goes wrong with a plan file inside the block into a PlanError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise sentence(error, path) from error
    except (UnicodeError, OverflowError) as error:
        raise NotSaved(_("Not saved: a text or number is none that {path} can hold.").format(path=path)) from error
    except OSError as error:
        raise NotSaved(_("{path}: {reason}.").format(path=path, reason=error.strerror or error)) from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what goes wrong while a plan file is only read inside the block into a PlanError."""
    try:
        yield
    except sqlite3.ProgrammingError:  # a mistake of ours, not of the file
        raise
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorname", "") or ""
        if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise Busy(_("Another program is writing {path}. Try again in a moment.").format(path=path)) from error
        if code.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_FULL")):
            raise PlanError(_("{path} cannot be read ({reason}).").format(path=path, reason=error)) from error
        raise Damaged(_damaged(path)) from error  # what else can be wrong with a statement that worked before
    except UnicodeError as error:  # of SQLite's own words about a broken schema
        raise Damaged(_damaged(path)) from error
    except OSError as error:
        raise PlanError(_("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror)) from error


def sentence(error: sqlite3.Error, path: Path) -> PlanError:
    """The refusal that tells an owner about an error of SQLite.

    A full disk shows as FULL, IOERR or CANTOPEN (the journal cannot be made), by file system.
    """
    sys.dont_write_bytecode = True  # where nothing can be written, Python leaves half a module that never loads again
    code = getattr(error, "sqlite_errorname", "") or ""
    text = _text(code)
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return Damaged(_damaged(path))
    if code.startswith("SQLITE_READONLY_DBMOVED"):
        return ChangedElsewhere(_("{path} was moved or replaced by another program: open it again.").format(path=path))
    if text is None:
        return NotSaved(_("Not saved: {path} could not be written ({reason}).").format(path=path, reason=error))
    return NotSaved(text.format(path=path))


def _damaged(path: Path) -> str:
    return _("{path} is damaged or not a plan of Delegate Desk: bring back a backup with 'restore'.").format(path=path)


def _text(code: str) -> str | None:
    if code.startswith(("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN")):
        return _("Not saved: the disk of {path} is full or cannot be written. Free some space and try again.")
    if code.startswith("SQLITE_READONLY"):
        return _("Not saved: {path} is read-only. Save a copy elsewhere or change its permissions.")
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return _("Not saved: another program is writing {path}. Try again in a moment.")
    if code.startswith("SQLITE_CONSTRAINT"):
        return _("Not saved: the change does not fit the rest of the plan in {path}.")
    return None
