"""Records as rows and rows as records: columns carry the fields' names, lists have tables of their own."""

from collections.abc import Iterable, Mapping
from sqlite3 import Connection
from typing import Any, NamedTuple

from delegate_desk.domain.brief import Access, Brief, CheckIn, Step
from delegate_desk.domain.cadence import Cadence, Every, Rule
from delegate_desk.domain.duty import Duty, StageDate
from delegate_desk.domain.goal import Goal
from delegate_desk.domain.idea import Idea
from delegate_desk.domain.plan import KEYS, TABLES
from delegate_desk.domain.provider import ExchangeRate, Provider
from delegate_desk.domain.review import FunctionHours, Review, ReviewedDuty, ReviewedGoal, ReviewTotals, TimeEntry
from delegate_desk.domain.scenario import Scenario, ScenarioDuty, ScenarioProvider, ScenarioSettings
from delegate_desk.domain.settings import Settings

_CADENCE = ("times", "every", "unit", "rrule", "starts")


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


def _kind(record: Any, **parts: Part) -> Kind:
    columns: list[str] = []
    for field in record._fields:
        columns.extend(_CADENCE if field == "cadence" else () if field in parts else (field,))
    return Kind(record, tuple(columns), parts)


RECORDS: Mapping[str, Kind] = {
    "duties": _kind(Duty, stage_dates=Part("stage_dates", "duty", StageDate)),
    "providers": _kind(Provider, functions=Part("provider_functions", "provider", column="function")),
    "exchange_rates": _kind(ExchangeRate),
    "goals": _kind(Goal),
    "briefs": _kind(
        Brief,
        steps=Part("steps", "duty", Step),
        access=Part("access", "duty", Access),
        ask_first=Part("ask_first", "duty", column="text"),
        check_ins=Part("check_ins", "duty", CheckIn),
    ),
    "reviews": _kind(
        Review,
        duties=Part("reviewed_duties", "week", ReviewedDuty),
        goals=Part("reviewed_goals", "week", ReviewedGoal),
        totals=Part("review_totals", "week", ReviewTotals),
    ),
    "time_entries": _kind(TimeEntry),
    "ideas": _kind(Idea),
    "scenarios": _kind(
        Scenario,
        duties=Part("scenario_duties", "scenario", ScenarioDuty),
        settings=Part("scenario_settings", "scenario", ScenarioSettings),
        providers=Part("scenario_providers", "scenario", ScenarioProvider),
    ),
}
assert tuple(RECORDS) == TABLES

_HOURS_BY_FUNCTION = Part("hours_by_function", "week", FunctionHours)
_ONE = ("totals", "settings")  # parts of which a record has at most one
Rows = list[dict[str, Any]]


def row_of(table: str, record: Any) -> dict[str, Any]:
    """The row of a record in its own table."""
    row: dict[str, Any] = {}
    for field, value in zip(record._fields, record, strict=True):
        if field == "cadence":
            row.update(_cadence_row(value))
        elif field not in RECORDS[table].parts:
            row[field] = value
    return row


def part_rows(table: str, record: Any) -> dict[str, Rows]:
    """The rows of a record's lists, by their tables; a list that is empty has none."""
    key = getattr(record, KEYS[table])
    rows: dict[str, Rows] = {}
    for field, part in RECORDS[table].parts.items():
        value = getattr(record, field)
        if field in _ONE:
            value = () if value is None else (value,)
        rows[part.table] = [_part_row(part, key, i, item) for i, item in enumerate(value)]
    if isinstance(record, Review):
        hours = record.totals.hours_by_function if record.totals else ()
        rows[_HOURS_BY_FUNCTION.table] = [_part_row(_HOURS_BY_FUNCTION, key, i, item) for i, item in enumerate(hours)]
    return rows


def owner_column(part_table: str) -> str:
    """The column of a list's table that names the record to which it belongs."""
    parts = [part for kind in RECORDS.values() for part in kind.parts.values()] + [_HOURS_BY_FUNCTION]
    return next(part.owner for part in parts if part.table == part_table)


def settings_row(settings: Settings) -> dict[str, Any]:
    """The one row of the settings."""
    return {"id": 1, **settings._asdict()}


def read_settings(conn: Connection) -> Settings:
    """The settings of an open plan file."""
    return Settings(*next(conn.execute(f"SELECT {', '.join(Settings._fields)} FROM settings")))


def read_duties(conn: Connection) -> dict[str, Duty]:
    """All duties of an open plan file under their ids.

    Written out, where other tables are read by their fields, because a start waits for ten thousand of them.
    """
    cadences: dict[tuple[Any, ...], Cadence | None] = {}
    dates = _parts(conn, RECORDS["duties"].parts["stage_dates"])
    split = RECORDS["duties"].columns.index("times")
    dated = Duty._fields.index("stage_dates") - 1 + len(_CADENCE)
    duties: dict[str, Duty] = {}
    make, no_dates = Duty._make, ()
    for row in conn.execute(f"SELECT {', '.join(RECORDS['duties'].columns)} FROM duties"):
        said = row[split : split + 5]
        if said not in cadences:
            cadences[said] = _cadence(said)
        key = row[0]
        fields = (*row[:split], cadences[said], *row[split + 5 : dated], dates.get(key, no_dates), *row[dated:])
        duties[key] = make(fields)
    return duties


def read_table(conn: Connection, table: str) -> dict[str, Any]:
    """All records of a table other than duties, under their keys."""
    kind = RECORDS[table]
    flags = [field for field, kind_of in kind.record.__annotations__.items() if kind_of is bool]
    lists = {field: _parts(conn, part) for field, part in kind.parts.items()}
    if table == "reviews":
        lists["totals"] = _with_hours(lists["totals"], _parts(conn, _HOURS_BY_FUNCTION))
    columns = ", ".join(kind.columns)
    records: dict[str, Any] = {}
    for row in conn.execute(f"SELECT {columns} FROM {table}"):
        fields = dict(zip(kind.columns, row, strict=True))
        key = fields[KEYS[table]]
        fields.update({flag: bool(fields[flag]) for flag in flags})
        for field, found in lists.items():
            items = found.get(key, ())
            fields[field] = (items[0] if items else None) if field in _ONE and table != "duties" else items
        records[key] = kind.record(**fields)
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
    totals: Mapping[str, Iterable[ReviewTotals]], hours: Mapping[str, tuple[FunctionHours, ...]]
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
    row: dict[str, Any] = dict.fromkeys(_CADENCE)
    if cadence is not None:
        row.update(cadence._asdict())
    return row


def _cadence(said: tuple[Any, ...]) -> Cadence | None:
    times, every, unit, rrule, starts = said
    if rrule is not None:
        return Rule(rrule, starts)
    return None if unit is None else Every(times, every, unit)
