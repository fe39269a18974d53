"""The verb `review`: one week's record with what it realised."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from delegate_desk.cli.answers import as_document
from delegate_desk.cli.columns import Row, aligned
from delegate_desk.cli.opened import OpenedPlan
from delegate_desk.cli.output import one_line
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.review import Review
from delegate_desk.exchange.plan_json import as_json
from delegate_desk.i18n import _
from delegate_desk.planning.realised import realisation, realised
from delegate_desk.planning.weeks import review_covering


def review(opened: OpenedPlan, *, week: date, json: bool) -> str:
    """The review whose week holds that day. Raises PlanError where there is none."""
    plan = opened.plan()
    found = review_covering(plan, week)
    if found is None:
        raise PlanError(_("There is no review of the week of {date}.").format(date=week.isoformat()))
    return as_document(review_answer(found)) if json else _text(plan, found)


def review_answer(found: Review) -> dict[str, Any]:
    """What `review --json` says: the record of section 4, with realised hours and realisation."""
    hours, share = realised(found), realisation(found)
    answer: dict[str, Any] = as_json(found)
    return answer | {
        "realised": None if hours is None else float(hours),
        "realisation": None if share is None else float(share),
    }


def _text(plan: Plan, found: Review) -> str:
    parts = [_("Week of {week}, {state}").format(week=found.week, state=_state(found))]
    hours, share = realised(found), realisation(found)
    if hours is not None:
        of_all = "" if share is None else _("{share:.0f}% of what was promised").format(share=share * 100)
        parts.append(aligned([(_("Realised"), f"{hours:.2f} h", of_all)]))
    if found.duties:
        parts.append(aligned(_rows(plan, found), numbers=(1, 2)))
    if found.goals or found.back_into_work_minutes is not None:
        parts.append(aligned(_goal_rows(plan, found), numbers=(0,)))
    words = ((_("Notes"), found.notes), (_("Next focus"), found.focus))
    parts += [f"{name}: {one_line(text)}" for name, text in words if text]
    return "\n\n".join(parts)


def _state(found: Review) -> str:
    if found.away:
        return _("away")
    return _("closed") if found.closed else _("open")


def _rows(plan: Plan, found: Review) -> Iterable[Row]:
    yield _("Decision"), _("Planned"), _("Spent"), _("Duty")
    for row in found.duties:
        duty = plan.duties.get(row.duty)
        title = row.title or (duty.title if duty else row.duty)
        yield row.decision or "", _minutes(row.expected_minutes), _minutes(row.spent_minutes), title


def _goal_rows(plan: Plan, found: Review) -> Iterable[Row]:
    for row in found.goals:
        goal = plan.goals.get(row.goal)
        yield _minutes(row.spent_minutes), goal.title if goal else row.goal
    yield _minutes(found.back_into_work_minutes), _("back into work")


def _minutes(minutes: float | None) -> str:
    return "?" if minutes is None else f"{minutes:.0f} min"
