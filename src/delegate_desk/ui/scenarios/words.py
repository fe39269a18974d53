"""The comparison's cells in words: two lines each, and whether they differ from the plan."""

from decimal import Decimal
from typing import NamedTuple

from delegate_desk.domain.duty import Duty
from delegate_desk.domain.money import minor_units
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.provider import Provider
from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.costs import hourly_worth
from delegate_desk.planning.what_if import DUTY_FIELDS
from delegate_desk.ui import formats
from delegate_desk.ui.providers.words import few_hours, typed_price
from delegate_desk.ui.scenarios.columns import Column, Row, better, whole
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.words import decision_name, in_brief, joined, short_names, stage_name

_NAMES = 2
_MANY = 10
"""Hours of handing over from which minutes do not matter."""


class Cell(NamedTuple):
    """A cell: what stands there, a second line with its tone, whether it differs from the plan, the exact figure."""

    text: str
    note: str = ""
    tone: ColourName = "text2"
    differs: bool = False
    exact: str = ""


def cell(plan: Column, column: Column, row: Row) -> Cell:
    """What a row says in a column; `plan` is the first of the columns."""
    if row.kind == "figure":
        return _figure(plan, column, row.key)
    if row.kind == "settings":
        return _setting(plan.plan, column.plan, row.key)
    if row.kind == "provider":
        return _provider(plan.plan.providers[row.key], column.plan.providers[row.key])
    if row.kind == "duty":
        return _duty(plan.plan.duties[row.key], column.plan, column.plan.duties[row.key])
    return Cell("")


# Figures


def _figure(plan: Column, column: Column, key: str) -> Cell:
    if key in ("freed", "after"):
        return _hours(plan, column, key)
    if key == "payback":
        return _payback(column, plan)
    if key == "budget":
        return _budget(plan, column)
    return _money(plan, column, key)


def _hours(plan: Column, column: Column, key: str) -> Cell:
    was, now = (
        float(each.figures.totals.planned if key == "freed" else each.figures.totals.owner_after)
        for each in (plan, column)
    )
    change = formats.shown_tenths(now) - formats.shown_tenths(was)
    note = formats.signed_hours(change) if column.key and abs(change) > 0.01 else ""
    return Cell(formats.hours(now), note, _tone(key, change), bool(note), formats.exact_hours(now))


def _money(plan: Column, column: Column, key: str) -> Cell:
    home = plan.plan.settings.home_currency
    amount, was = amount_of(column, key), amount_of(plan, key)
    problem = _problem(column, key)
    if amount is None:
        return Cell("–" if key != "cost" or not problem else problem[:1].upper() + problem[1:], "", "warn")
    shape = formats.signed_money if key == "net" else formats.money
    change = Decimal(0) if was is None else amount - was
    moved = bool(column.key) and bool(change)
    note, tone = (formats.signed_money(change, home, 0), _tone(key, float(change))) if moved else ("", "text2")
    if problem:
        note, tone = joined(note, problem), "warn"
    return Cell(shape(amount, home, 0), note, tone, moved, _exact(column, key))


def amount_of(column: Column, key: str) -> Decimal | None:
    """Worth, cost or net in whole units; the net is the difference of the other two as they are shown."""
    totals = column.figures.totals
    if key == "net":
        worth, cost = amount_of(column, "worth"), amount_of(column, "cost")
        return None if worth is None or cost is None else worth - cost
    amount = totals.value if key == "worth" else totals.cost
    return None if amount is None else whole(amount)


def _problem(column: Column, key: str) -> str:
    """Why an amount is not known, or not the whole of it; in words."""
    totals, unpriced = column.figures.totals, column.figures.unpriced
    if key == "worth":
        return _("say what your hour is worth") if totals.value is None else ""
    if key != "cost":
        return ""
    if totals.missing_rate is not None:
        return _("no rate for {currency}").format(currency=totals.missing_rate)
    if unpriced.providers:
        names = ", ".join(in_brief(name, 30) for name in unpriced.providers[:_NAMES])
        return _("no price of {names}").format(names=names + (" …" if len(unpriced.providers) > _NAMES else ""))
    if unpriced.duties:
        count = ngettext("{count} has no provider", "{count} have no provider", unpriced.duties)
        return count.format(count=formats.whole(unpriced.duties))
    return ""


def _exact(column: Column, key: str) -> str:
    totals, home = column.figures.totals, column.plan.settings.home_currency
    amount = {"worth": totals.value, "cost": totals.cost, "net": totals.net}[key]
    return "" if amount is None else formats.money(amount, home, minor_units(home))


def _payback(column: Column, plan: Column) -> Cell:
    payback = column.figures.payback
    differs = payback != plan.figures.payback
    if payback.weeks is None:
        if not column.figures.totals.counts.outsource:
            return Cell("–", _("nothing outsourced"), differs=differs)
        return Cell(_("Never"), _("checking takes as long"), "warn", differs)
    exact = float(payback.handover_hours)
    given = formats.duration(60 * (exact if exact < _MANY else round(exact)))
    note = _("about {hours} first") if payback.is_estimate else _("{hours} first")
    text = _("{weeks} weeks").format(weeks=formats.decimal_text(float(payback.weeks)))
    return Cell(text, note.format(hours=given), "text2", differs)


def _budget(plan: Column, column: Column) -> Cell:
    home, budget, cost = plan.plan.settings.home_currency, column.figures.budget, column.figures.totals.cost
    if budget is None:
        return Cell("–")
    of = _("of {budget}").format(budget=formats.money(budget, home, 0))
    differs = (budget, cost) != (plan.figures.budget, plan.figures.totals.cost)
    if cost is None:
        return Cell("–", of, differs=differs)
    left = whole(budget) - whole(cost)
    if left < 0:
        return Cell(_("{money} over").format(money=formats.money(-left, home, 0)), of, "warn", differs)
    return Cell(_("{money} left").format(money=formats.money(left, home, 0)), of, "text2", differs)


def _tone(key: str, change: float) -> ColourName:
    gain = better(key) * change
    return "accent" if gain > 0 else "warn" if gain < 0 else "text2"


# What differs


def _setting(plan: Plan, other: Plan, field: str) -> Cell:
    amount = getattr(other.settings, field)
    differs = amount != getattr(plan.settings, field)
    home = other.settings.home_currency
    if amount is None and field == "hourly_worth" and (worth := hourly_worth(other.settings)) is not None:
        return Cell(formats.money(worth, home, minor_units(home)), _("from your income"), differs=differs)
    return Cell(_("not said") if amount is None else typed_price(amount, home), differs=differs)


def _provider(was: Provider, now: Provider) -> Cell:
    first, second = terms_words(now)
    return Cell(first, second, differs=was != now)


def terms_words(provider: Provider) -> tuple[str, str]:
    """The price, and beneath it the hours: "$9.00 an hour", "at least 3 h"."""
    currency, parts = provider.currency, []
    if provider.retainer is not None:
        parts.append(_("{price} a month").format(price=typed_price(provider.retainer, currency)))
    if provider.hourly_rate is not None:
        parts.append(_("{price} an hour").format(price=typed_price(provider.hourly_rate, currency)))
    hours = []
    if provider.minimum_hours:
        hours.append(_("at least {hours}").format(hours=few_hours(provider.minimum_hours)))
    if provider.included_hours:
        hours.append(_("{hours} included").format(hours=few_hours(provider.included_hours)))
    return joined(*parts) or _("by the job"), joined(*hours)


def _duty(was: Duty, plan: Plan, now: Duty) -> Cell:
    differs = any(getattr(was, field) != getattr(now, field) for field in DUTY_FIELDS)
    return Cell(decision_name(now.decision), hand_over_words(plan, now), differs=differs)


def hand_over_words(plan: Plan, duty: Duty) -> str:
    """Who has an outsourced duty, how far it is, and a price agreed: "Maya · Brief"; nothing for others."""
    if duty.decision != "outsource":
        return ""
    provider = plan.providers.get(duty.provider or "")
    if provider is None:
        return joined(_("no provider yet"), stage_name(duty.stage or "brief"))
    name = in_brief(short_names(plan.providers.rows.values())[provider.id], 40)
    price = "" if duty.agreed_price is None else typed_price(duty.agreed_price, provider.currency)
    return joined(name, stage_name(duty.stage or "brief"), price)


def spoken(plan: Column, column: Column, row: Row) -> str:
    """A cell in one breath: "Cost, Hire Maya: £240, +£22, in the plan £218"."""
    here, there = cell(plan, column, row), cell(plan, plan, row)
    said = ", ".join(part for part in (here.text, here.note) if part)
    sentence = _("{row}, {column}: {said}").format(row=row.name, column=in_brief(column.name), said=said)
    if not column.key:
        return sentence
    if not here.differs:
        return _("{sentence}, as in the plan").format(sentence=sentence)
    plain = ", ".join(part for part in (there.text, there.note) if part)
    return _("{sentence}, in the plan {plan}").format(sentence=sentence, plan=plain)
