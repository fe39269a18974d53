"""The verb `best-plan`: what to outsource to whom for a budget, or for so many hours, told and applied."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from delegate_desk.cli.answers import as_document
from delegate_desk.cli.columns import Row, aligned
from delegate_desk.cli.opened import OpenedPlan
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.money import rounded
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.best_plan import BestPlan, Control, Objective, applied
from delegate_desk.planning.best_plan import best_plan as found_best
from delegate_desk.planning.names import short

_SECONDS = 55.0
"""When a search ends with the best so far: somebody waits at the terminal, and what is not proven says so."""
_HARDLY = 1e-4
_SENTENCE = 300
"""The longest reason that is shown whole."""


def best_plan(
    opened: OpenedPlan,
    *,
    budget: Decimal | None,
    hours: Decimal | None,
    objective: Objective,
    apply: bool,
    json: bool,
) -> str:
    """The best plan for the wish, decided in the plan as one step where asked. Raises PlanError where there is none."""
    plan = opened.plan()
    found = found_best(
        plan, opened.today, budget=budget, hours=hours, objective=objective, control=Control(seconds=_SECONDS)
    )
    if apply:
        opened.change(_("Apply the best plan"), lambda now: applied(_unchanged(now, plan), found, opened.today))
    return as_document(best_plan_answer(plan, found)) if json else _text(plan, found)


def best_plan_answer(plan: Plan, found: BestPlan) -> dict[str, Any]:
    """What `best-plan --json` says, keys in the order of product.md, section 5; the budget as it was typed."""
    further = found.next
    return {
        "objective": found.objective,
        "budget": None if found.budget is None else f"{found.budget:f}",
        "freed": float(found.freed),
        "cost": _money(plan, found.cost),
        "net": None if found.net is None else _money(plan, found.net),
        "proven_optimal": found.proven,
        "choices": [
            {"duty": each.duty, "provider": each.provider, "freed": float(each.freed), "why": each.why}
            for each in found.choices
        ],
        "left_out": [{"duty": each.duty, "why": each.why} for each in found.left_out],
        "next": further and {"budget": _money(plan, further.budget), "freed": float(further.freed)},
    }


def _unchanged(now: Plan, then: Plan) -> Plan:
    """The plan, where what a best plan depends on is as it was while it was looked for."""
    for part in ("settings", "duties", "providers", "exchange_rates"):
        if getattr(now, part) != getattr(then, part):
            raise PlanError(_("The plan has changed since: look for the best plan again."))
    return now


def _text(plan: Plan, found: BestPlan) -> str:
    parts = [aligned(_sums(plan, found)), _proof(found), aligned(_choices(plan, found), numbers=(0,), most=_SENTENCE)]
    if found.left_out:
        rows = [(_title(plan, each.duty), each.why) for each in found.left_out]
        parts.append(_("Left out") + "\n" + aligned(rows, numbers=(), most=_SENTENCE))
    if found.next is not None:
        parts.append(
            _("The next step: {budget} {currency} a week would free {hours:.2f} h.").format(
                budget=_money(plan, found.next.budget),
                currency=plan.settings.home_currency,
                hours=found.next.freed,
            )
        )
    return "\n\n".join(parts)


def _sums(plan: Plan, found: BestPlan) -> Iterable[Row]:
    currency = plan.settings.home_currency
    yield _("Freed a week"), f"{found.freed:.2f}", _("hours")
    yield _("Cost a week"), _money(plan, found.cost), currency
    if found.budget is not None:
        yield _("Budget"), _money(plan, found.budget), currency
    if found.net is not None:
        yield _("Net"), _money(plan, found.net), currency


def _proof(found: BestPlan) -> str:
    if found.proven:
        return _("Proven: no other choice is better.")
    if found.gap < _HARDLY:
        return _("Not proven: another choice may be better, by less than 0.01%.")
    return _("Not proven: another choice may be better by up to {share:.2f}%.").format(share=found.gap * 100)


def _choices(plan: Plan, found: BestPlan) -> Iterable[Row]:
    yield _("Freed"), _("Duty"), _("Provider"), _("Why")
    for each in found.choices:
        provider = "" if each.provider is None else short(plan.providers[each.provider].name)
        yield f"{each.freed:.2f}", _title(plan, each.duty), provider, each.why


def _title(plan: Plan, duty: str) -> str:
    return short(plan.duties[duty].title)


def _money(plan: Plan, amount: Decimal) -> str:
    return f"{rounded(amount, plan.settings.home_currency):f}"
