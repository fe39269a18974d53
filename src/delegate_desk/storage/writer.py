"""sqlite-utils, which writes and migrates, loaded as cheaply as it can be."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_NOT_NEEDED = ("numpy", "pandas")


def writer(conn: Connection) -> "Database":
    """The writer of an open plan file; plugins that happen to be installed are left alone."""
    load()
    from sqlite_utils import Database

    return Database(conn, execute_plugins=False)


def load() -> None:
    """Load what the first change needs; a window does it beforehand, so that the first drop does not wait."""
    if "sqlite_utils" not in sys.modules:
        with _hidden(_NOT_NEEDED):
            import sqlite_utils  # noqa: F401


@contextmanager
def _hidden(names: tuple[str, ...]) -> Iterator[None]:
    """Keep libraries from being imported that sqlite-utils loads only to know their types.

    They are there for other work, and would cost every first change 100 ms and 30 MB.
    """
    absent = [name for name in names if name not in sys.modules]
    for name in absent:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in absent:
            if sys.modules.get(name) is None:
                sys.modules.pop(name, None)
