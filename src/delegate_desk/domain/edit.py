"""Edits: what changed between two snapshots, recorded so that it can be written and taken back."""

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeAlias

from delegate_desk.domain.plan import TABLES, Plan

Changes: TypeAlias = Mapping[str, Mapping[str, Any]]
"""Per table the records that changed under their keys, None for one that is not there; settings under ""."""


class Edit(NamedTuple):
    """One step of the owner's: its words for undo and redo, and the records before and after."""

    label: str
    before: Changes
    after: Changes

    @property
    def tables(self) -> frozenset[str]:
        """The tables that it touches; "settings" counts as one."""
        return frozenset(self.after)

    @property
    def inverse(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.label, before=self.after, after=self.before)


def difference(old: Plan, new: Plan, label: str = "") -> Edit | None:
    """What leads from one snapshot to the other; None where nothing changed."""
    before: dict[str, dict[str, Any]] = {}
    after: dict[str, dict[str, Any]] = {}
    if old.settings != new.settings:
        before["settings"], after["settings"] = {"": old.settings}, {"": new.settings}
    for table in TABLES:
        if getattr(old, table) is getattr(new, table):
            continue
        was, now = getattr(old, table).rows, getattr(new, table).rows
        keys = getattr(new, table).changed_since(getattr(old, table))
        changed = {
            key: now.get(key) for key in keys if was.get(key) is not now.get(key) and was.get(key) != now.get(key)
        }
        if changed:
            after[table] = changed
            before[table] = {key: was.get(key) for key in changed}
    return Edit(label, before, after) if after else None


def applied(plan: Plan, changes: Changes) -> Plan:
    """The snapshot in which these changes are in effect."""
    tables = {table: getattr(plan, table).changed(rows) for table, rows in changes.items() if table != "settings"}
    if "settings" in changes:
        tables["settings"] = changes["settings"][""]
    return plan._replace(**tables)
