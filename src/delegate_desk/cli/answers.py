"""The verbs that only tell: summary and duties, as JSON for scripts and as aligned text for people."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from delegate_desk.cli.columns import Row, aligned
from delegate_desk.domain.cadence import per_week
from delegate_desk.domain.duty import DECISIONS, Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.money import rounded
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.costs import MissingRate
from delegate_desk.planning.hours import freed, hours, provider_hours
from delegate_desk.planning.pay_back import payback_weeks
from delegate_desk.planning.realised import newest_closed, realisation, realised
from delegate_desk.planning.totals import Totals, totals


def as_document(answer: Any) -> str:
    """One JSON document as it is printed. Raises PlanError where a sum is more than JSON has numbers for."""
    try:
        return json.dumps(answer, ensure_ascii=False, allow_nan=False, indent=2)
    except ValueError as problem:
        raise PlanError(
            _("The hours of this plan are too many to be written as a number: look for a duty with endless minutes.")
        ) from problem


def summary(plan: Plan, today: date, *, as_json: bool) -> str:
    """The totals of the plan. Raises PlanError naming the currency of a missing exchange rate."""
    found = totals(plan, today)
    if found.missing_rate is not None:
        raise MissingRate(found.missing_rate)
    return as_document(summary_answer(plan, found)) if as_json else _summary_text(plan, found)


def duties(plan: Plan, today: date, *, as_json: bool) -> str:
    """The duties in the owner's order with their hours."""
    listed = in_order(plan.duties)
    if as_json:
        return as_document([duty_answer(plan, duty, today) for duty in listed])
    return _duties_text(plan, listed, today) if listed else _("The plan has no duties yet.")


def summary_answer(plan: Plan, found: Totals) -> dict[str, Any]:
    """What `summary --json` says, keys in the order of product.md, section 5."""
    currency, review = plan.settings.home_currency, newest_closed(plan)
    return {
        "currency": currency,
        "hours": {
            name: _number(getattr(found, name)) for name in ("total", *DECISIONS, "oversight", "owner_after", "excess")
        },
        "freed": {
            name: _number(getattr(found, name))
            for name in ("planned", "now", "family", "growth", "unassigned_family", "unassigned_growth")
        }
        | {
            "realised_last_week": _number(review and realised(review)),
            "realisation": _number(review and realisation(review)),
        },
        "goals": [
            {
                "id": fill.goal.id,
                "title": fill.goal.title,
                "area": fill.goal.area,
                "target_hours": fill.goal.target_hours,
                "filled_hours": _number(fill.filled),
            }
            for fill in found.goals
        ],
        "money": {name: _money(getattr(found, name), currency) for name in ("cost", "value", "net")}
        | {"cost_complete": found.cost_complete},
        "counts": found.counts._asdict(),
    }


def duty_answer(plan: Plan, duty: Duty, today: date) -> dict[str, Any]:
    """What `duties --json` says about one duty, keys in the order of product.md, section 5."""
    return {
        "id": duty.id,
        "title": duty.title,
        "function": duty.function,
        "decision": duty.decision,
        "stage": duty.stage,
        "provider": duty.provider,
        "occurrences_per_week": None if duty.cadence is None else _number(per_week(duty.cadence, today)),
        "hours": _number(hours(duty, today)),
        "provider_hours": _number(provider_hours(duty, today)),
        "freed": _number(freed(duty, plan.settings, today)),
        "payback_weeks": _number(payback_weeks(duty, plan.settings, today)),
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _money(amount: Decimal | None, currency: str) -> str | None:
    return None if amount is None else f"{rounded(amount, currency):f}"


def _summary_text(plan: Plan, found: Totals) -> str:
    return "\n\n".join(
        aligned(rows) for rows in (_hours_rows(found), _freed_rows(plan, found), _money_rows(plan, found))
    )


def _hours_rows(found: Totals) -> Iterable[Row]:
    names = {"undecided": _("undecided"), "keep": _("keep"), "outsource": _("outsource"), "stop": _("stop")}
    yield _("Hours a week"), _h(found.total)
    for decision, name in names.items():
        yield (
            f"  {name}",
            _h(getattr(found, decision)),
            _counted(getattr(found.counts, decision)),
        )
    yield _("Checking"), _h(found.oversight)
    yield _("Yours after the plan"), _h(found.owner_after)
    if found.excess is not None:
        yield _("Above what you want to work"), _h(found.excess)
    if found.counts.without_minutes:
        yield _("Without minutes or cadence"), "", _counted(found.counts.without_minutes)


def _freed_rows(plan: Plan, found: Totals) -> Iterable[Row]:
    yield _("Freed, planned"), _h(found.planned)
    yield _("Freed, now"), _h(found.now)
    for area, name in (("family", _("For family")), ("growth", _("For growth"))):
        yield name, _h(getattr(found, area))
        for fill in found.goals:
            if fill.goal.area == area:
                target = (
                    "" if fill.goal.target_hours is None else _("of {hours:.2f}").format(hours=fill.goal.target_hours)
                )
                yield f"  {fill.goal.title}", _h(fill.filled), target
        yield "  " + _("not assigned"), _h(getattr(found, f"unassigned_{area}"))
    review = newest_closed(plan)
    if review is not None:
        yield _("Realised in the week of {date}").format(date=review.week), _h(realised(review))


def _money_rows(plan: Plan, found: Totals) -> Iterable[Row]:
    currency = plan.settings.home_currency
    incomplete = "" if found.cost_complete else _("some prices are missing")
    yield _("Cost a week"), _money(found.cost, currency) or "", currency, incomplete
    for name, amount in ((_("Worth of the freed hours"), found.value), (_("Net"), found.net)):
        if amount is not None:
            yield name, _money(amount, currency) or "", currency


def _duties_text(plan: Plan, listed: Iterable[Duty], today: date) -> str:
    rows: list[Row] = [(_("Decision"), _("Hours"), _("Freed"), _("Duty"), _("Function"), _("Provider"))]
    for duty in listed:
        provider = plan.providers[duty.provider].name if duty.decision == "outsource" and duty.provider else ""
        gain = freed(duty, plan.settings, today)
        rows.append(
            (duty.decision, _h(hours(duty, today)), _h(gain) if gain else "", duty.title, duty.function or "", provider)
        )
    return aligned(rows, numbers=(1, 2))


def _counted(count: int) -> str:
    return ngettext("{count} duty", "{count} duties", count).format(count=count)


def _h(value: Decimal | None) -> str:
    return "?" if value is None else f"{value:.2f}"
