"""The verbs that keep the plan safe: check, backup, restore."""

from collections.abc import Callable, Mapping
from pathlib import Path

from delegate_desk.cli.opened import OpenedPlan
from delegate_desk.domain.checks import checked_record
from delegate_desk.domain.errors import Damaged, PlanError
from delegate_desk.domain.plan import KEYS, TABLES, Plan
from delegate_desk.exchange.plan_references import dangling
from delegate_desk.i18n import _, ngettext
from delegate_desk.storage import backup as storage


def check(opened: OpenedPlan) -> str:
    """Look at every page, row and reference of the plan file. Raises PlanError where anything is wrong."""
    opened.close()  # so that the opening looks at it too
    file = opened.file()
    plan = file.read()
    fault = next(iter(file.faults()), None) or _fault_of_records(plan) or _fault_of_references(plan)
    if fault is not None:
        raise opened.with_backup(
            Damaged(
                _("{path} is damaged ({fault}): bring back a backup with 'restore'.").format(
                    path=opened.path, fault=fault
                )
            )
        )
    count = len(plan.duties)
    words = ngettext("{path} is whole: {count} duty.", "{path} is whole: {count} duties.", count)
    return words.format(path=opened.path, count=count)


def backup(opened: OpenedPlan, file: Path | None = None) -> str:
    """Keep a verified copy among the backups, or at a place where nothing is; its path."""
    if file is None:
        return str(opened.file().back_up())
    opened.file()
    if file.exists() or file.is_symlink():
        raise PlanError(_("{path} is there already: name a file that is not.").format(path=file))
    if not file.absolute().parent.is_dir():
        raise PlanError(_("{path} cannot be written: there is no such folder.").format(path=file))
    opened.file().copy(file.absolute())
    return str(file)


def restore(opened: OpenedPlan, file: Path) -> str:
    """Put a backup in the place of the plan, which is kept first; says where."""
    opened.close()
    with opened.without_window():
        kept = storage.restore(file.absolute(), opened.path, opened.backups, opened.fingerprints)
    opened.file()  # an older schema is brought up to date now, not at the next start
    if kept is None:
        return _("Restored {path}.").format(path=opened.path)
    return _("Restored {path}; the plan as it was is kept at {kept}.").format(path=opened.path, kept=kept)


VERBS: Mapping[str, Callable[..., str]] = {"check": check, "backup": backup, "restore": restore}


def _fault_of_records(plan: Plan) -> str | None:
    """The first record in which something stands that cannot."""
    for table in ("settings", *TABLES):
        records = [plan.settings] if table == "settings" else getattr(plan, table).rows.values()
        for record in records:
            try:
                checked_record(record)
            except ValueError as problem:
                key = getattr(record, KEYS.get(table, ""), "")
                return _("{table} {key}: {problem}").format(table=table, key=key, problem=problem)
    return None


def _fault_of_references(plan: Plan) -> str | None:
    for place, (kind, _id), (other_kind, other) in dangling(plan):
        return _("{place}: {kind} names {other_kind} {other}, which is not there").format(
            place=place, kind=kind, other_kind=other_kind, other=other
        )
    return None
