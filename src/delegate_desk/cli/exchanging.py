"""The verbs that bring files in and write files out: import and export."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from delegate_desk.cli.answers import as_document
from delegate_desk.cli.columns import Row, aligned
from delegate_desk.cli.opened import OpenedPlan
from delegate_desk.domain.cadence import Rule
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.exchange import duty_table, plan_json
from delegate_desk.exchange.candidates import Candidate, Found, as_json, duties_from, without_time
from delegate_desk.exchange.child import parse_in_child
from delegate_desk.exchange.recognise import checked_kind, recognised, refuse_unreadable
from delegate_desk.exchange.safe_write import safe_write
from delegate_desk.i18n import _, ngettext


class Brought(NamedTuple):
    """What one file does to the plan: the plan with it, what was found in it, and the ids of the duties it adds."""

    plan: Plan
    found: Found | Plan
    added: tuple[str, ...] = ()


_WRITERS: Mapping[str, Callable[[Plan], bytes | str]] = {
    ".json": plan_json.write_plan,
    ".csv": duty_table.write_csv,
    ".xlsx": duty_table.write_xlsx,
}


def export(opened: OpenedPlan, file: Path, provider: str | None = None, force: bool = False) -> str:
    """Write the plan as its file's ending asks; says what was written."""
    ending = file.suffix.lower()
    if ending == ".ics":
        safe_write(file, _calendar(opened, provider), force=force)
        return _("Written: {path}.").format(path=file)
    if provider is not None:
        raise PlanError(_("--provider is for a calendar (.ics); other files hold the whole plan."))
    if ending not in _WRITERS:
        raise PlanError(
            _(
                "{name} cannot be written: what works is .json (the whole plan), .csv and .xlsx (the duties) and "
                ".ics (a calendar of what is outsourced)."
            ).format(name=file.name)
        )
    plan = opened.plan()
    safe_write(file, _WRITERS[ending](plan), force=force)
    return _("Written: {path}.").format(path=file)


def _calendar(opened: OpenedPlan, provider: str | None) -> bytes:
    from delegate_desk.exchange.calendar_export import write_calendar
    from delegate_desk.planning.names import provider_called

    plan = opened.plan()
    chosen = None if provider is None else provider_called(plan, provider)
    return write_calendar(plan, opened.today, datetime.now(UTC), chosen)


def bring_in(
    opened: OpenedPlan,
    files: Sequence[Path],
    *,
    kind: str | None = None,
    dry_run: bool = False,
    replace: bool = False,
    json: bool = False,
    keep_time: bool = False,
) -> str:
    """Bring files in as one step, or only show what they hold; nothing is changed where one of them is refused.

    With `keep_time` tracked time becomes time entries of the duties that it makes.
    """
    kinds = [checked_kind(kind) if kind is not None else recognised(file) for file in files]
    whole = "plan" in kinds
    if whole and len(files) > 1:
        raise PlanError(_("Bring in a whole plan by itself, without other files."))
    if replace and not whole:
        raise PlanError(_("--replace is for a whole plan; other files only add duties."))
    contents = [_content(opened, file, of, keep_time) for file, of in zip(files, kinds, strict=True)]
    if dry_run:
        brought = _brought(opened.plan() if opened.exists() else Plan(), contents, check=False)
    elif whole and replace:
        with opened.without_window():
            brought = _take(opened, files, contents, replace=True)
    else:
        brought = _take(opened, files, contents)
    if json:
        answers = [_answer(part, dry_run) for part in brought]
        return as_document(answers if len(files) > 1 else answers[0])
    return "\n".join(_text(file, part, dry_run) for file, part in zip(files, brought, strict=True))


def _content(opened: OpenedPlan, file: Path, kind: str, keep_time: bool) -> Found | Plan:
    if kind != "plan":
        found = parse_in_child(file, kind, opened.today)
        return found if keep_time else without_time(found)
    refuse_unreadable(file, kind)
    try:
        return plan_json.read_plan(file.read_bytes())
    except OSError as problem:
        raise PlanError(_("{name} cannot be read: {why}.").format(name=file.name, why=problem.strerror)) from problem
    except PlanError as problem:
        raise PlanError(_("{name} is not taken: {problem}").format(name=file.name, problem=problem)) from problem


def _take(
    opened: OpenedPlan, files: Sequence[Path], contents: Sequence[Found | Plan], *, replace: bool = False
) -> list[Brought]:
    """Write what the files hold, after a backup of what is there."""
    if opened.exists():
        brought = _brought(opened.plan(), contents, check=not replace)
        if brought[-1].plan is opened.plan():
            return brought
        opened.file().back_up()
    label = _("Import {name}").format(name=", ".join(file.name for file in files))
    kept: list[Brought] = []

    def change(plan: Plan) -> Plan:
        kept[:] = _brought(plan, contents, check=not replace)
        return kept[-1].plan

    opened.change(label, change)
    return kept


def _brought(plan: Plan, contents: Sequence[Found | Plan], *, check: bool) -> list[Brought]:
    """File by file what becomes of the plan, each seeing what those before it have added."""
    brought = []
    for content in contents:
        if isinstance(content, Plan):
            if check and not plan.is_empty():
                raise PlanError(_("The plan has records already: say --replace to put this one in its place."))
            brought.append(Brought(content, content))
            continue
        adding = duties_from(content, plan)
        plan = adding.put_into(plan)
        brought.append(Brought(plan, adding.found, tuple(duty.id for duty in adding.duties)))
    return brought


def _answer(brought: Brought, dry_run: bool) -> dict[str, Any]:
    """What `import --json` says about one file."""
    if isinstance(brought.found, Plan):
        return {"kind": "plan", "counts": plan_json.counts(brought.found)}
    answer = as_json(brought.found)
    return answer if dry_run else answer | {"added": list(brought.added)}


def _text(file: Path, brought: Brought, dry_run: bool) -> str:
    if isinstance(brought.found, Plan):
        counts = plan_json.counts(brought.found)
        return aligned([(f"{file.name}:", ""), *((f"  {name}", str(count)) for name, count in counts.items())])
    ticked = sum(offer.is_ticked for offer in brought.found.candidates)
    if dry_run:
        words = ngettext("{name}: {count} duty to add.", "{name}: {count} duties to add.", ticked)
        head = words.format(name=file.name, count=ticked)
    else:
        words = ngettext("{name}: {count} duty added.", "{name}: {count} duties added.", len(brought.added))
        head = words.format(name=file.name, count=len(brought.added))
    rows = [_offer_row(offer) for offer in brought.found.candidates]
    rows += [("  -", left.what, "", _("left out: {why}").format(why=left.why)) for left in brought.found.skipped]
    return f"{head}\n{aligned(rows, numbers=(2,))}" if rows else head


def _offer_row(offer: Candidate) -> Row:
    hours = "" if offer.hours is None else _("{hours:.2f} h").format(hours=offer.hours)
    if offer.why_not_ticked is not None:
        return "  -", offer.title, hours, _("not taken: {why}").format(why=offer.why_not_ticked)
    how_often = offer.cadence.rrule if isinstance(offer.cadence, Rule) else ""
    return "  +", offer.title, hours, how_often
