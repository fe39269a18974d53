"""sqlite-utils, which writes and migrates, loaded as cheaply as it can be."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from sqlite3 import Connection
from threading import get_ident
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def writer(conn: Connection) -> "Database":
    """The writer of an open plan file; plugins that happen to be installed are left alone."""
    load()
    from sqlite_utils import Database

    return Database(conn, execute_plugins=False)


def load() -> None:
    """Load what the first change needs; a window does it beforehand, so that the first drop does not wait."""
    if "sqlite_utils" not in sys.modules:
        with hidden("numpy", "pandas"):
            import sqlite_utils  # noqa: F401


@contextmanager
def hidden(*names: str) -> Iterator[None]:
    """Keep this thread from importing libraries that sqlite-utils loads only to know their types.

    They are there for other work, and would cost every first change 100 ms and 30 MB. Other threads, such as that of
    the best plan, may need them in the same moment, so they find them.
    """
    finder = _Hiding(frozenset(names), get_ident())
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Hiding:
    def __init__(self, names: frozenset[str], thread: int) -> None:
        self._names = names
        self._thread = thread

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None, /) -> None:
        if fullname in self._names and get_ident() == self._thread:
            raise ModuleNotFoundError(f"{fullname} is not needed here", name=fullname)
