"""Filling the curve in, budget by budget, while nothing else is being looked for."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QObject, Signal

from delegate_desk.domain.errors import PlanError
from delegate_desk.planning.best_plan import Control, best_plan
from delegate_desk.planning.budget_curve import BudgetCurve, CurvePoint
from delegate_desk.ui.best_plan.line import Line
from delegate_desk.ui.best_plan.question import Found, Question

_SECONDS = 2.0
"""What a budget may take; what is found by then stands, not proven."""


class CurveSearch(Line):
    """Fills a curve in, budget by budget, while nothing else is being looked for."""

    learned = Signal(object)
    """Something more is known: the BudgetCurve."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._question: Question | None = None
        self._paused = True
        self._asks: BudgetCurve | None = None
        self.curve: BudgetCurve | None = None

    def follow(self, question: Question, low: Decimal, high: Decimal) -> None:
        """Fill in the curve of this question's plan, objective and rules between two budgets; keep it if it is that."""
        same = self._question is not None and _about_the_same(self._question, question)
        if same and self.curve is not None and (self.curve.low, self.curve.high) == (low, high):
            return
        known = self.curve.points if same and self.curve is not None else []
        self._question, self.curve = question, BudgetCurve(low, high)
        for point in known:
            if low <= point.budget <= high:
                self.curve.learn(point)
        self.give_up()
        self.learned.emit(self.curve)

    def learn(self, found: Found) -> None:
        """Take what was found for a wish, as far as it tells of the curve."""
        budget, curve = found.best.budget, self.curve
        if budget is None or curve is None or self._question is None:
            return
        if _about_the_same(self._question, found.asked) and curve.low <= budget <= curve.high:
            curve.learn(CurvePoint(budget, found.best.cost, found.best.freed, found.best.proven))
            self.learned.emit(curve)

    def pause(self) -> None:
        """Leave the computer to another search."""
        self._paused = True
        self.give_up()

    def go_on(self) -> None:
        """Go on with what is missing."""
        self._paused = False
        if not self.is_busy:
            self._next()

    def _next(self) -> None:
        budget = None if self.curve is None or self._paused else self.curve.wanted()
        if budget is None or self._question is None:
            self.idle.emit()
            return
        question, self._asks = self._question, self.curve
        self._start(lambda _progress, cancelled: _point(question, budget, cancelled))

    def _done(self, result: object) -> None:
        if isinstance(result, CurvePoint) and self.curve is not None and self._asks is self.curve:
            self.curve.learn(result)
            self.learned.emit(self.curve)

    def _failed(self, sentence: str) -> None:
        self._paused = True


def _about_the_same(one: Question, other: Question) -> bool:
    same = one.plan is other.plan and one.today == other.today
    return same and (one.wish.objective, one.wish.rules) == (other.wish.objective, other.wish.rules)


def _point(question: Question, budget: Decimal, cancelled: Callable[[], bool]) -> CurvePoint:
    """Off the window's thread: what can be had for a budget."""
    plan, today, wish = question
    control = Control(cancelled=cancelled, seconds=_SECONDS, quick=True)
    try:
        best = best_plan(plan, today, budget=budget, objective=wish.objective, rules=wish.rules, control=control)
    except PlanError:
        return CurvePoint(budget, budget, None)
    return CurvePoint(budget, best.cost, best.freed, best.proven)
