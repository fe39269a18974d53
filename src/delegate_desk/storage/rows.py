"""Records as rows and rows as records: columns carry the fields' names, lists have tables of their own."""

from collections.abc import Iterable, Mapping
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any

from delegate_desk.domain.cadence import Cadence, Every, Rule
from delegate_desk.domain.duty import Duty, StageDate
from delegate_desk.domain.goal import Goal
from delegate_desk.domain.plan import KEYS
from delegate_desk.domain.provider import ExchangeRate, Provider
from delegate_desk.domain.settings import Settings
from delegate_desk.storage.kinds import CADENCE, Kind, Part, kind

if TYPE_CHECKING:
    from delegate_desk.domain.review import FunctionHours, ReviewTotals

_FIRST: Mapping[str, Kind] = {
    "duties": kind(Duty, stage_dates=Part("stage_dates", "duty", StageDate)),
    "providers": kind(Provider, functions=Part("provider_functions", "provider", column="function")),
    "exchange_rates": kind(ExchangeRate),
    "goals": kind(Goal),
}
"""The tables that the first screen shows; the others' layouts are loaded with them."""

_ONE = ("totals", "settings")  # parts of which a record has at most one
Rows = list[dict[str, Any]]


def kind_of(table: str) -> Kind:
    """How the records of a table are laid out."""
    if table in _FIRST:
        return _FIRST[table]
    from delegate_desk.storage.later_kinds import LATER

    return LATER[table]


def _hours_by_function() -> Part:
    from delegate_desk.storage.later_kinds import HOURS_BY_FUNCTION

    return HOURS_BY_FUNCTION


def row_of(table: str, record: Any) -> dict[str, Any]:
    """The row of a record in its own table."""
    row: dict[str, Any] = {}
    for field, value in zip(record._fields, record, strict=True):
        if field == "cadence":
            row.update(_cadence_row(value))
        elif field not in kind_of(table).parts:
            row[field] = value
    return row


def part_rows(table: str, record: Any) -> list[tuple[Part, Rows]]:
    """The rows of each of a record's lists; a list that is empty has none."""
    key = getattr(record, KEYS[table])
    lists = {part: _items(field, getattr(record, field)) for field, part in kind_of(table).parts.items()}
    if table == "reviews":
        lists[_hours_by_function()] = record.totals.hours_by_function if record.totals else ()
    return [(part, [_part_row(part, key, i, item) for i, item in enumerate(items)]) for part, items in lists.items()]


def _items(field: str, value: Any) -> tuple[Any, ...]:
    if field not in _ONE:
        return tuple(value)
    return () if value is None else (value,)


def settings_row(settings: Settings) -> dict[str, Any]:
    """The one row of the settings."""
    return {"id": 1, **settings._asdict()}


def read_settings(conn: Connection) -> Settings:
    """The settings of an open plan file."""
    return Settings(*next(conn.execute(f"SELECT {', '.join(Settings._fields)} FROM settings")))


def read_duties(conn: Connection) -> dict[str, Duty]:
    """All duties of an open plan file under their ids.

    A start waits for ten thousand of them, and fetching a column costs more than anything else. So duties that say
    nothing in the columns that are mostly empty are fetched without those.
    """
    dates = _parts(conn, _FIRST["duties"].parts["stage_dates"])
    duties = _plain_duties(conn, dates)
    if len(duties) == next(conn.execute("SELECT count(*) FROM duties"))[0]:
        return duties
    layout = _FIRST["duties"]
    for row in conn.execute(f"SELECT {', '.join(layout.columns)} FROM duties WHERE NOT ({_PLAIN})"):
        fields = dict(zip(layout.columns, row, strict=True))
        cadence = _cadence(tuple(fields.pop(column) for column in CADENCE))
        key = fields["id"]
        duties[key] = Duty(**fields, cadence=cadence, stage_dates=dates.get(key, ()))
    return duties


_PLAIN = """rrule IS NULL AND provider_minutes IS NULL AND agreed_price IS NULL AND oversight_minutes_per_week IS NULL
    AND handover_minutes IS NULL AND notes = '' AND trial_weeks = 4"""


def _plain_duties(conn: Connection, dates: Mapping[str, tuple[Any, ...]]) -> dict[str, Duty]:
    duties: dict[str, Duty] = {}
    cadences: dict[Any, Cadence | None] = {}
    new, no_dates = tuple.__new__, ()
    rows = conn.execute(
        f"""SELECT id, title, function, times, every, unit, minutes, enjoyment, needs_me, decision, provider, stage,
        changed, position FROM duties WHERE {_PLAIN}"""
    )
    for key, title, function, times, every, unit, minutes, joy, need, decision, provider, stage, changed, at in rows:
        said = (times, every, unit)
        try:
            cadence = cadences[said]
        except KeyError:
            cadence = cadences[said] = _cadence((*said, None, None))
        # As Duty(...) makes it, in a quarter of the time.
        duties[key] = new(
            Duty,
            (
                key, title, function, cadence, minutes, None, joy, need, decision, provider, None, stage,
                dates.get(key, no_dates), None, None, "", 4, changed, at,
            ),
        )  # fmt: skip
    return duties


def read_table(conn: Connection, table: str) -> dict[str, Any]:
    """All records of a table other than duties, under their keys."""
    layout = kind_of(table)
    flags = [field for field, hint in layout.record.__annotations__.items() if hint is bool]
    lists = {field: _parts(conn, part) for field, part in layout.parts.items()}
    if table == "reviews":
        lists["totals"] = _with_hours(lists["totals"], _parts(conn, _hours_by_function()))
    columns = ", ".join(layout.columns)
    records: dict[str, Any] = {}
    for row in conn.execute(f"SELECT {columns} FROM {table}"):
        fields = dict(zip(layout.columns, row, strict=True))
        key = fields[KEYS[table]]
        fields.update({flag: bool(fields[flag]) for flag in flags})
        for field, found in lists.items():
            items = found.get(key, ())
            fields[field] = (items[0] if items else None) if field in _ONE and table != "duties" else items
        records[key] = layout.record(**fields)
    return records


def _parts(conn: Connection, part: Part) -> dict[str, tuple[Any, ...]]:
    """The items of a list for all records at once, under the records' keys."""
    fields = [field for field in part.record._fields if field != "hours_by_function"] if part.record else [part.column]
    columns = ", ".join(f'"{column}"' for column in fields)
    found: dict[str, list[Any]] = {}
    for row in conn.execute(f"SELECT {part.owner}, {columns} FROM {part.table} ORDER BY {part.owner}, position"):
        found.setdefault(row[0], []).append(part.record(*row[1:]) if part.record else row[1])
    return {key: tuple(items) for key, items in found.items()}


def _with_hours(
    totals: Mapping[str, Iterable["ReviewTotals"]], hours: Mapping[str, tuple["FunctionHours", ...]]
) -> dict[str, tuple[Any, ...]]:
    return {
        week: tuple(item._replace(hours_by_function=hours.get(week, ())) for item in items)
        for week, items in totals.items()
    }


def _part_row(part: Part, key: str, position: int, item: Any) -> dict[str, Any]:
    row = {part.owner: key, "position": position}
    if part.record is None:
        row[part.column] = item
    else:
        row.update({field: value for field, value in item._asdict().items() if field != "hours_by_function"})
    return row


def _cadence_row(cadence: Cadence | None) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(CADENCE)
    if cadence is not None:
        row.update(cadence._asdict())
    return row


def _cadence(said: tuple[Any, ...]) -> Cadence | None:
    times, every, unit, rrule, starts = said
    if rrule is not None:
        return Rule(rrule, starts)
    return None if unit is None else Every(times, every, unit)
