"""The plan on one page: the board, the freed hours and what they are for, the money."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from delegate_desk.documents.blocks import (
    Bar,
    Block,
    Board,
    Document,
    Figure,
    Figures,
    Heading,
    Lead,
    Listed,
    Part,
    Sheet,
    Title,
)
from delegate_desk.documents.wording import Wording, head, printed
from delegate_desk.domain.duty import DECISIONS, Duty
from delegate_desk.domain.goal import Area
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.hours import hours
from delegate_desk.planning.totals import GoalFill, Totals, totals

_MOST_GOALS = 12
_BOARD_ROWS = 40
"""Duties that a column of the board shows at most; fewer where the page is shorter."""


def summary(plan: Plan, now: datetime, wording: Wording) -> Document:
    """One page of the plan as it stands today."""
    title = " ".join(plan.settings.title.split()) or _("The plan")
    found = totals(plan, now.date())
    blocks: tuple[Block, ...] = (
        Title(title),
        Lead(_lead(plan, found, wording)),
        _figures(plan, found, wording),
        Heading(_("Freed hours, and what they are for")),
        Bar(tuple(_parts(found, wording))),
        Heading(_("The board")),
        _board(plan, found, now.date(), wording),
    )
    sheet = Sheet(head(plan), _("Summary"), printed(title, now, wording), blocks)
    return Document(title, (sheet,), wording.language)


def _lead(plan: Plan, found: Totals, wording: Wording) -> str:
    count = ngettext("{count} duty", "{count} duties", len(plan.duties)).format(count=len(plan.duties))
    parts = [count, _("{hours} a week").format(hours=wording.hours(float(found.total)))]
    if found.counts.without_minutes:
        parts.append(_("{count} without minutes").format(count=found.counts.without_minutes))
    return " · ".join(parts)


def _figures(plan: Plan, found: Totals, wording: Wording) -> Figures:
    now = _("{hours} now").format(hours=wording.hours(float(found.now)))
    figures = [
        Figure(_("Freed each week"), wording.hours(float(found.planned)), now),
        Figure(_("Yours after the plan"), wording.hours(float(found.owner_after)), _room(found, wording)),
    ]
    currency = plan.settings.home_currency
    money: Callable[[Decimal], str] = lambda amount: wording.money(amount, currency, 0)  # noqa: E731
    if found.cost is None:
        missing = _("no rate for {currency}").format(currency=found.missing_rate)
        figures.append(Figure(_("Cost a week"), "–", missing))
    else:
        note = "" if found.cost_complete else _("some prices are missing")
        figures.append(Figure(_("Cost a week"), money(found.cost), note))
    if found.value is not None and found.net is not None:
        worth = _("{amount} worth").format(amount=money(found.value))
        figures.append(Figure(_("Net"), money(found.net), worth))
    return Figures(tuple(figures))


def _room(found: Totals, wording: Wording) -> str:
    if found.excess is None:
        return ""
    if found.excess > 0:
        return _("{hours} too many").format(hours=wording.hours(float(found.excess)))
    return _("{hours} to spare").format(hours=wording.hours(-float(found.excess)))


def _parts(found: Totals, wording: Wording) -> list[Part]:
    """The goals of both areas, filled or not, and what no goal takes."""
    parts = [
        Part(fill.goal.title, max(0.0, float(fill.filled)), _filled(fill, wording), float(fill.filled_now), pattern)
        for area, pattern in _PATTERNS
        for fill in found.goals
        if fill.goal.area == area
    ]
    if len(parts) > _MOST_GOALS:
        rest = parts[_MOST_GOALS - 1 :]
        amount = sum(part.amount for part in rest)
        words = ngettext("{count} more goal", "{count} more goals", len(rest)).format(count=len(rest))
        parts[_MOST_GOALS - 1 :] = [Part(words, amount, wording.hours(amount), sum(part.now for part in rest))]
    left = float(found.unassigned_family + found.unassigned_growth)
    if left > 0:
        parts.append(Part(_("Not assigned"), left, wording.hours(left)))
    return parts


_PATTERNS: tuple[tuple[Area, Literal["family", "growth"]], ...] = (("family", "family"), ("growth", "growth"))


def _filled(fill: GoalFill, wording: Wording) -> str:
    filled, target = wording.hours(float(fill.filled)), fill.goal.target_hours
    if target is None:
        return filled
    return _("{filled} of {target}").format(filled=filled, target=wording.hours(target))


def _board(plan: Plan, found: Totals, today: date, wording: Wording) -> Board:
    lists: dict[str, list[Duty]] = {decision: [] for decision in DECISIONS}
    for duty in in_order(plan.duties):
        lists[duty.decision].append(duty)
    columns = tuple(
        Listed(
            wording.decision(decision),
            wording.hours(float(getattr(found, decision))),
            tuple((duty.title, _hours(duty, today, wording)) for duty in lists[decision]),
        )
        for decision in DECISIONS
    )
    return Board(columns, _("and {count} more"), _BOARD_ROWS)


def _hours(duty: Duty, today: date, wording: Wording) -> str:
    taken = hours(duty, today)
    return "?" if taken is None else wording.hours(float(taken))
