"""A wish about a plan, and what was found for it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from delegate_desk.domain.money import minor_units
from delegate_desk.domain.plan import Plan
from delegate_desk.planning.best_plan import BestPlan
from delegate_desk.planning.plan_changes import Outcome
from delegate_desk.ui import formats
from delegate_desk.ui.best_plan.wish import Wish


class Question(NamedTuple):
    """A wish about a plan on a day."""

    plan: Plan
    today: date
    wish: Wish


class Found(NamedTuple):
    """The best plan for a question, what it changes, and whether nothing is left to be looked for."""

    asked: Question
    best: BestPlan
    outcome: Outcome
    complete: bool


def money_of(plan: Plan) -> Callable[[Decimal], str]:
    """Amounts in the home currency, as they stand on the screen."""
    home = plan.settings.home_currency
    return lambda amount: formats.money(amount, home, minor_units(home))
