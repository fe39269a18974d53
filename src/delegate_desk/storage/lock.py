"""The lock of a window on its plan: a second window finds it and raises the first.

An exclusive transaction on a side file, because the kernel lets go of it however the holder ends; a lock that names
a process can outlive it and lock its owner out.
"""

import os
import sqlite3
from pathlib import Path

from delegate_desk.storage.marks import mark_of
from delegate_desk.storage.sync import private_folder
from delegate_desk.storage.troubles import told


class WindowLock:
    """Whether a window holds a plan, kept in a folder of this computer, never beside the plan."""

    def __init__(self, folder: Path, plan: Path) -> None:
        self.name = mark_of(plan)
        self._path = folder / f"{self.name}.lock"
        self._conn: sqlite3.Connection | None = None

    def take(self) -> bool:
        """Hold the plan from now on; False where another window does."""
        with told(self._path):
            private_folder(self._path.parent)
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600))
            conn = sqlite3.connect(self._path, isolation_level=None, timeout=0)
            try:
                conn.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError:
                conn.close()
                return False
            except sqlite3.DatabaseError:  # not a lock of ours: nobody can hold it
                conn.close()
                self._path.unlink()
                return self.take()
        self._conn = conn
        return True

    def held(self) -> bool:
        """Whether a window holds the plan now."""
        if self._conn is not None or not self._path.exists():
            return self._conn is not None
        if not self.take():
            return True
        self.release()
        return False

    def release(self) -> None:
        """Let the next window have the plan."""
        if self._conn is not None:
            self._conn.close()
            self._conn = None
