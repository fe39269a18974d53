"""Reading the plan's JSON: everything is checked, and whatever is wrong is named by its place, "duties[3].minutes"."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints
from uuid import uuid4

from delegate_desk.domain.brief import Access, Step
from delegate_desk.domain.cadence import Every, Rule
from delegate_desk.domain.checks import checked
from delegate_desk.domain.duty import STAGES, Duty, StageDate
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.idea import Idea
from delegate_desk.domain.plan import KEYS, TABLES, Plan, Table
from delegate_desk.domain.positions import renumbered
from delegate_desk.domain.provider import Provider
from delegate_desk.domain.records import RECORD_OF
from delegate_desk.domain.review import FunctionHours, ReviewedDuty, ReviewedGoal, TimeEntry
from delegate_desk.domain.scenario import Scenario, ScenarioDuty, ScenarioProvider
from delegate_desk.domain.settings import Settings
from delegate_desk.exchange.plan_references import dangling
from delegate_desk.i18n import _

VERSION = 1
"""The version of the plan's JSON that this program writes, and the newest that it reads."""

_Reader: TypeAlias = Callable[[Any, str], Any]
"""Makes what a record holds of what JSON says at a place."""

_REQUIRED = {(Provider, "currency"), (Settings, "home_currency")}
"""Fields with a default in their record that a file must say nevertheless."""


def _new_id() -> str:
    return uuid4().hex


_LEFT_OUT: Mapping[tuple[type, str], Callable[[], Any]] = {
    (Every, "every"): lambda: 1,
    (Step, "text"): str,
    (Access, "what"): str,
    (Idea, "id"): _new_id,
    (Scenario, "id"): _new_id,
    (TimeEntry, "id"): _new_id,
}
"""What a key means that is left out, where the record's own default does not say it."""

_IDENTITY: Mapping[type, str] = {
    ReviewedDuty: "duty",
    ReviewedGoal: "goal",
    ScenarioDuty: "duty",
    ScenarioProvider: "provider",
}
"""The field that no two records of an inner list may share."""

_AS_OBJECT = (StageDate, FunctionHours)
"""Pairs whose list JSON writes as one object."""


class _Object:
    """A JSON object with its keys as written, so that a double one can be named by its place."""

    __slots__ = ("pairs",)

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        self.pairs = pairs


def read_plan(text: bytes | str) -> Plan:
    """The plan that a JSON file holds; lists get their positions by their order.

    Raises PlanError with the place of the first thing that is wrong.
    """
    given = _keys(_parsed(text), "")
    _check_version(given.pop("delegate_desk", None))
    for key in given:
        if key not in Plan._fields:
            raise _unknown_key("", key)
    tables = {table: _table(table, given.get(table, [])) for table in TABLES}
    plan = Plan(settings=_record(Settings, given.get("settings", _Object([])), "settings"), **tables)
    for place, (kind, id_), (other_kind, other) in dangling(plan):
        words = _("{place}: {kind} {id} names {other_kind} {other}, which is not in this plan.")
        raise PlanError(
            words.format(place=place, kind=kind, id=_quoted(id_), other_kind=other_kind, other=_quoted(other))
        )
    return plan


def _parsed(text: bytes | str) -> Any:
    try:
        characters = text.decode("utf-8") if isinstance(text, bytes) else text
    except UnicodeDecodeError as problem:
        raise PlanError(_("This file is not UTF-8 text (see byte {at}).").format(at=problem.start)) from None
    if characters.startswith("\ufeff"):
        raise PlanError(_("This file starts with a byte order mark; save it as UTF-8 without one."))
    if not characters.strip():
        raise PlanError(_("This file is empty."))
    try:
        return json.loads(characters, object_pairs_hook=_Object, parse_int=_number)
    except json.JSONDecodeError as problem:
        words = _("This file is not JSON: line {line}, column {column} cannot be read.")
        raise PlanError(words.format(line=problem.lineno, column=problem.colno)) from None
    except RecursionError:
        raise PlanError(_("This file is not a plan: its brackets are nested too deeply.")) from None


def _number(digits: str) -> int | float:
    return int(digits) if len(digits) < 400 else float("inf")  # longer ones are refused at their place


def _check_version(version: Any) -> None:
    if version is None:
        raise PlanError(_('This file is not a plan of Delegate Desk: it lacks "delegate_desk".'))
    if isinstance(version, bool) or not isinstance(version, int) or version < VERSION:
        raise PlanError(_("delegate_desk must be {version}.").format(version=VERSION))
    if version != VERSION:
        raise PlanError(_("This plan was made by a newer version of Delegate Desk; get that to open it."))


def _table(name: str, value: Any) -> Table[Any]:
    kind = RECORD_OF[name]
    records = _list(kind, value, name)
    rows = {getattr(record, KEYS[name]): record for record in records}
    if "position" in kind._fields:
        ranks = renumbered(list(rows))
        rows = {key: record._replace(position=ranks[key]) for key, record in rows.items()}
    return Table(rows)


def _list(kind: Any, value: Any, place: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise PlanError(_("{place} must be a list.").format(place=place))
    records = tuple(_record(kind, item, f"{place}[{index}]") for index, item in enumerate(value))
    identity = _IDENTITY.get(kind) or KEYS.get(place)
    if identity:
        seen: dict[str, int] = {}
        for index, record in enumerate(records):
            key = getattr(record, identity)
            if seen.setdefault(key, index) != index:
                words = _("{place}[{index}].{field} is {key} again, as in {place}[{first}].")
                raise PlanError(
                    words.format(place=place, index=index, field=identity, key=_quoted(key), first=seen[key])
                )
    return records


def _record(kind: Any, value: Any, place: str) -> Any:
    given = _keys(value, place)
    readers = _readers(kind)
    kept = {}
    for key, item in given.items():
        if key not in readers:
            raise _unknown_key(place, key)
        kept[key] = readers[key](item, f"{place}.{key}")
    for key in readers:
        if key in kept:
            continue
        if (kind, key) in _LEFT_OUT:
            kept[key] = _LEFT_OUT[kind, key]()
        elif key not in kind._field_defaults or (kind, key) in _REQUIRED:
            raise PlanError(_("{place}.{key} is missing.").format(place=place, key=key))
    record = kind(**kept)
    if isinstance(record, Duty) and record.decision == "outsource" and record.stage is None:
        return record._replace(stage="brief")
    return record


def _keys(value: Any, place: str) -> dict[str, Any]:
    where = place or _("This file")
    if not isinstance(value, _Object):
        raise PlanError(_("{place} must be an object in curly brackets.").format(place=where))
    given: dict[str, Any] = {}
    for key, item in value.pairs:
        if key in given:
            raise PlanError(_("{place} has the key {key} twice.").format(place=where, key=_quoted(key)))
        given[key] = item
    return given


def _unknown_key(place: str, key: str) -> PlanError:
    words = _("{place} has the key {key}, which this version does not know.")
    return PlanError(words.format(place=place or _("This file"), key=_quoted(key)))


@cache
def _readers(kind: Any) -> Mapping[str, _Reader]:
    hints = get_type_hints(kind)
    return {field: _reader(kind, field, hints[field]) for field in kind._fields if field != "position"}


def _reader(kind: Any, field: str, hint: Any) -> _Reader:
    if field == "cadence":
        return _cadence
    inner = get_args(hint)[0] if get_args(hint) else None
    if inner in _AS_OBJECT:
        return lambda value, place: _pairs(inner, value, place)
    if not hasattr(inner, "_fields"):
        return lambda value, place: _value(kind, field, value, place)
    if get_origin(hint) is tuple:
        return lambda value, place: _list(inner, value, place)
    return lambda value, place: None if value is None else _record(inner, value, place)


def _value(kind: Any, field: str, value: Any, place: str) -> Any:
    if isinstance(value, list):
        value = tuple(value)
    try:
        return checked(kind, field, value)
    except ValueError as problem:
        reason = str(problem)
        raise PlanError(f"{place}{'' if reason.startswith('[') else ' '}{reason}.") from None


def _cadence(value: Any, place: str) -> Any:
    if value is None:
        return None
    given = _keys(value, place).keys()
    is_rule = not given.isdisjoint(Rule._fields)
    if is_rule and not given.isdisjoint(Every._fields):
        words = _("{place} must have either times, every and unit, or rrule and starts.")
        raise PlanError(words.format(place=place))
    return _value(Duty, "cadence", _record(Rule if is_rule else Every, value, place), place)


def _pairs(kind: Any, value: Any, place: str) -> tuple[Any, ...]:
    first, second = kind._fields
    pairs = []
    for key, item in _keys(value, place).items():
        where = f"{place}.{key if key.isidentifier() else _quoted(key)}"
        pairs.append(kind(_value(kind, first, key, where), _value(kind, second, item, where)))
    return tuple(sorted(pairs, key=lambda pair: STAGES.index(pair.stage)) if kind is StageDate else pairs)


def _quoted(text: str) -> str:
    """Text of a file as it may stand in a sentence: short, and with nothing in it that a terminal would obey."""
    short = text if len(text) <= 60 else text[:57] + "..."
    return '"' + "".join(c if c.isprintable() else ascii(c)[1:-1] for c in short) + '"'
