"""The best plan for a wish, and the plan in which it is decided."""

from datetime import date
from decimal import Decimal

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.best_plan.finder import Asked, Finder, solver_needed
from delegate_desk.planning.best_plan.model import Objective, Rules, question
from delegate_desk.planning.best_plan.reasons import plain_money
from delegate_desk.planning.best_plan.result import BestPlan, Control
from delegate_desk.planning.best_plan.wishes import refuse_too_dear, refuse_unclear, refuse_without_worth
from delegate_desk.planning.duties import edit_duty
from delegate_desk.planning.moves import choose_provider, decide

NO_RULES = Rules()
UNWATCHED = Control()


def best_plan(
    plan: Plan,
    today: date,
    *,
    budget: Decimal | None = None,
    hours: Decimal | None = None,
    objective: Objective = "hours",
    rules: Rules = NO_RULES,
    control: Control = UNWATCHED,
) -> BestPlan:
    """The best plan for a weekly budget by the objective, or the cheapest that frees at least so many hours.

    Where it was stopped it is the best so far, not proven. Raises PlanError with one sentence for a wish that cannot
    come true, where it was stopped before anything was found, and where there is no solver on this computer.
    """
    refuse_unclear(budget, hours, objective)
    asked = Asked(question(plan, today, rules), objective, budget, hours)
    refuse_without_worth(asked.question, objective)
    refuse_too_dear(asked.question, budget, control.money or plain_money(plan))
    with solver_needed():
        return Finder(asked, control).best()


def applied(plan: Plan, best: BestPlan, today: date) -> Plan:
    """The plan in which the best plan is decided.

    Newly outsourced duties, and those that come back, go to the end of their new column. Raises PlanError where a
    duty or a provider is not there any more.
    """
    before = plan
    _refuse_lost(plan, best)
    given: dict[str, list[str]] = {}
    for choice in best.choices:
        if choice.kind in ("new", "moved") and choice.provider is not None:
            given.setdefault(choice.provider, []).append(choice.duty)
    for provider, duties in given.items():
        plan = choose_provider(plan, duties, provider, today)
        unlike = [key for key in duties if plan.duties[key] != before.duties[key] and plan.duties[key].agreed_price]
        plan = edit_duty(plan, unlike, today, agreed_price=None)  # agreed with nobody yet, so not with this one
    plan = decide(plan, [choice.duty for choice in best.choices if choice.kind == "new"], "outsource", today=today)
    return decide(plan, [left.duty for left in best.left_out if left.returns], "undecided", today=today)


def _refuse_lost(plan: Plan, best: BestPlan) -> None:
    duties = {choice.duty for choice in best.choices} | {left.duty for left in best.left_out if left.returns}
    if not duties <= plan.duties.rows.keys():
        raise PlanError(_("The plan has changed since: look for the best plan again."))
