"""The plan as JSON, version 1: product.md, section 4.

Keys are the records' fields and stand in their order, so the records say how the file looks; what may stand under
a key is judged by `domain.checks`. Only what the page tells differently from the records is written down here.
"""

import json
from typing import Any

from delegate_desk.domain.duty import STAGES
from delegate_desk.domain.plan import KEYS, TABLES, Plan, in_order
from delegate_desk.exchange.plan_json_read import VERSION, read_plan

__all__ = ["VERSION", "as_json", "counts", "read_plan", "write_plan"]


def counts(plan: Plan) -> dict[str, int]:
    """How many records each list holds."""
    return {table: len(getattr(plan, table)) for table in TABLES}


def write_plan(plan: Plan) -> str:
    """The whole plan as JSON text; reading it gives the same plan, and writing that the same text."""
    lists = {table: [_plain(record) for record in _listed(plan, table)] for table in TABLES}
    whole = {"delegate_desk": VERSION, "settings": _plain(plan.settings)} | lists
    return json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def as_json(record: Any) -> Any:
    """One record as section 4 shows it, for whoever prints it alone."""
    return _plain(record)


def _listed(plan: Plan, table: str) -> list[Any]:
    records = getattr(plan, table)
    if KEYS[table] == "id":
        return list(in_order(records))
    keys = [duty.id for duty in in_order(plan.duties)] if table == "briefs" else sorted(records)
    return [records[key] for key in keys if key in records]


def _plain(value: Any, field: str = "") -> Any:
    if hasattr(value, "_fields"):
        return {name: _plain(getattr(value, name), name) for name in value._fields if name != "position"}
    if field == "stage_dates":
        return dict(sorted(value, key=lambda reached: STAGES.index(reached[0])))
    if field == "hours_by_function":
        return {name: _plain(hours) for name, hours in value}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
