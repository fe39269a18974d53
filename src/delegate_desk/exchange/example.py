"""The finished example that a new owner may look around in: an electrical contractor's plan after half a year.

It is a plan file like any other (`resources/example/plan.json`); only its days are moved, so that it is always the
week after its newest review. Nothing of it is ever written into an owner's own plan.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from delegate_desk.domain.plan import KEYS, TABLES, Plan, Table
from delegate_desk.exchange.plan_json import read_plan
from delegate_desk.paths import resource

_DAYS = frozenset(("date", "week", "as_of", "changed", "starts", "first_check_in"))
"""Fields that hold an ISO date, in whichever record."""

_MOMENTS = frozenset(("started",))
"""Fields that start with an ISO date."""


def example_plan(today: date) -> Plan:
    """The example as it would be today: every date moved by whole weeks, its newest review that of last week."""
    plan = read_plan(resource("example/plan.json").read_bytes())
    newest = date.fromisoformat(max(plan.reviews))
    weeks = ((today - newest).days // 7 - 1) * 7
    return moved(plan, weeks)


def moved(plan: Plan, days: int) -> Plan:
    """The plan with all its dates so many days later; recurrence rules keep what they say themselves."""
    later = _later(timedelta(days=days))
    tables: dict[str, Any] = {name: _table(name, getattr(plan, name), later) for name in TABLES}
    return plan._replace(**tables)


def _table(name: str, table: Table[Any], later: Callable[[str], str]) -> Table[Any]:
    records = [_record(record, later) for record in table.values()]
    return Table({getattr(record, KEYS[name]): record for record in records})


def _record(record: Any, later: Callable[[str], str]) -> Any:
    return record._replace(**{field: _value(field, getattr(record, field), later) for field in record._fields})


def _value(field: str, value: Any, later: Callable[[str], str]) -> Any:
    if isinstance(value, tuple):
        if hasattr(value, "_fields"):
            return _record(value, later)
        return tuple(_value("", item, later) for item in value)
    if value is None or field not in _DAYS | _MOMENTS:
        return value
    return later(value)


def _later(distance: timedelta) -> Callable[[str], str]:
    def later(text: str) -> str:
        day, rest = text[:10], text[10:]
        return (date.fromisoformat(day) + distance).isoformat() + rest

    return later
