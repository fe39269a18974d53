"""The weekly sheet: what a review found, with the figures that were frozen when it was closed."""

from datetime import date, datetime
from decimal import Decimal

from delegate_desk.documents.blocks import (
    Blank,
    Block,
    Cell,
    Column,
    Document,
    Figure,
    Figures,
    Heading,
    Lead,
    Lines,
    Row,
    Sheet,
    Table,
    Text,
    Title,
)
from delegate_desk.documents.wording import Wording, head, printed
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.review import Review, ReviewedDuty, ReviewTotals
from delegate_desk.i18n import _
from delegate_desk.planning.realised import newest_closed, realisation, realised
from delegate_desk.planning.weeks import review_covering

_EMPTY_LINES = 4


def review_to_print(plan: Plan, day: date | None = None) -> Review:
    """The review of a day's week; without a day the newest that counts, else the newest of any kind.

    Raises PlanError where there is none.
    """
    if day is not None:
        week = review_covering(plan, day)
        if week is None:
            raise PlanError(_("There is no review of the week of {day}.").format(day=day.isoformat()))
        return week
    review = newest_closed(plan)
    if review is None and len(plan.reviews):
        review = plan.reviews[max(plan.reviews)]
    if review is None:
        raise PlanError(_("There is no review yet: the first weekly review makes one."))
    return review


def review_sheet(plan: Plan, review: Review, now: datetime, wording: Wording) -> Document:
    """One week. A closed review is told by its own frozen titles and figures, whatever the plan says now."""
    title = _("Week of {day}").format(day=wording.long_date(review.week))
    blocks: list[Block] = [Title(title), Lead(_state(review))]
    if not review.away:
        blocks += [*_figures(plan, review, wording), *_duties(plan, review, wording), *_goals(plan, review, wording)]
    blocks += _words(review, wording)
    sheet = Sheet(head(plan), _("Weekly review"), printed(title, now, wording), tuple(blocks))
    return Document(title, (sheet,), wording.language)


def _state(review: Review) -> str:
    if review.away:
        return _("Away this week: it counts nowhere")
    return _("Closed") if review.closed else _("Not closed yet")


def _figures(plan: Plan, review: Review, wording: Wording) -> list[Block]:
    won, share = realised(review), realisation(review)
    totals = review.totals or ReviewTotals()
    figures = []
    if won is not None:
        note = "" if share is None else _("{share} of the promise").format(share=wording.percent(float(share)))
        figures.append(Figure(_("Really won back"), wording.hours(float(won)), note))
    if totals.now is not None:
        note = "" if totals.planned is None else _("of {hours} planned").format(hours=wording.hours(totals.planned))
        figures.append(Figure(_("Freed by then"), wording.hours(totals.now), note))
    currency = plan.settings.home_currency
    if totals.cost is not None:
        note = ""
        if totals.net is not None:
            note = _("{amount} net").format(amount=wording.money(Decimal(totals.net), currency, 0))
        figures.append(Figure(_("Cost a week"), wording.money(Decimal(totals.cost), currency, 0), note))
    return [Figures(tuple(figures))] if figures else []


def _duties(plan: Plan, review: Review, wording: Wording) -> list[Block]:
    if not review.duties:
        return []
    columns = (
        Column(_("Duty")),
        Column(_("Decision"), 78),
        Column(_("Expected"), 70, "end", "quiet", 14),
        Column(_("Spent"), 70, "end", gap=14),
        Column(_("Won back"), 70, "end", gap=0),
    )
    rows = tuple(_duty(plan, row, wording) for row in review.duties)
    return [Heading(_("What happened")), Table(columns, rows, dense=True)]


def _duty(plan: Plan, row: ReviewedDuty, wording: Wording) -> Row:
    present = plan.duties.get(row.duty)
    title = row.title if row.title is not None else "" if present is None else present.title
    decision = row.decision or (None if present is None else present.decision)
    expected = "" if row.expected_minutes is None else wording.duration(round(row.expected_minutes))
    spent: Cell = Blank() if row.spent_minutes is None else wording.duration(row.spent_minutes)
    back = ""
    if row.decision in ("outsource", "stop") and row.expected_minutes is not None and row.spent_minutes is not None:
        back = wording.duration(round(row.expected_minutes - row.spent_minutes))
    return Row((title or row.duty, "" if decision is None else wording.decision(decision), expected, spent, back))


def _goals(plan: Plan, review: Review, wording: Wording) -> list[Block]:
    rows = []
    for entry in review.goals:
        goal = plan.goals.get(entry.goal)
        spent: Cell = Blank() if entry.spent_minutes is None else wording.duration(entry.spent_minutes)
        rows.append(Row((entry.goal if goal is None else goal.title, spent)))
    if review.back_into_work_minutes is not None:
        rows.append(Row((_("Went back into work"), wording.duration(review.back_into_work_minutes)), strong=True))
    if not rows:
        return []
    columns = (Column(_("Goal")), Column(_("Time"), 90, "end", gap=0))
    return [Heading(_("Where the freed hours went")), Table(columns, tuple(rows), dense=True)]


def _words(review: Review, wording: Wording) -> list[Block]:
    blocks: list[Block] = []
    for heading, text in ((_("Notes"), review.notes), (_("Next week’s focus"), review.focus)):
        if text.strip():
            blocks += [Heading(heading), Text(text)]
        elif not review.closed:
            blocks += [Heading(heading), Lines(_EMPTY_LINES)]
    return blocks
