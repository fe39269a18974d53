"""How records are laid out as rows: columns carry the fields' names, lists have tables of their own."""

from collections.abc import Mapping
from typing import Any, NamedTuple

CADENCE = ("times", "every", "unit", "rrule", "starts")
"""The columns of a cadence, of either kind."""


class Part(NamedTuple):
    """A list within a record: its table, the column that names the record, and what one row is."""

    table: str
    owner: str
    record: Any = None
    column: str = ""


class Kind(NamedTuple):
    """How records of one table are laid out: the class, its own columns and its lists by field."""

    record: Any
    columns: tuple[str, ...]
    parts: Mapping[str, Part]


def kind(record: Any, **parts: Part) -> Kind:
    """The layout of a record whose lists are these parts."""
    columns: list[str] = []
    for field in record._fields:
        columns.extend(CADENCE if field == "cadence" else () if field in parts else (field,))
    return Kind(record, tuple(columns), parts)
