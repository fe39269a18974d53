"""Looking for best plans off the window's thread: the newest wish wins, and an older one is given up."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from threading import Event
from time import monotonic
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.money import minor_units
from delegate_desk.domain.plan import Plan
from delegate_desk.planning.best_plan import BestPlan, Control, Progress, best_plan
from delegate_desk.planning.budget_curve import BudgetCurve, CurvePoint
from delegate_desk.planning.plan_changes import Outcome, outcome
from delegate_desk.planning.totals import totals
from delegate_desk.ui import formats
from delegate_desk.ui.background import Job, Work
from delegate_desk.ui.best_plan.wish import Wish

_SETTLED_MS = 220
"""Once a slider has rested so long, ties are broken and the next step is looked for, too."""
_TELL_EVERY = 0.05
_CURVE_SECONDS = 2.0


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


class _Line(QObject):
    """One piece of work at a time; a newer one makes the present one stop."""

    idle = Signal()
    """Nothing is being looked for any more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Work | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being looked for."""
        return self._work is not None

    def give_up(self) -> None:
        """Let the present work end without a result."""
        if self._work is not None:
            self._work.cancel()

    def wait(self) -> None:
        """Return once the present work has ended."""
        if self._work is not None:
            self._work.wait()

    def _start(self, job: Job[object]) -> None:
        self._work = work = Work(job, self)
        # Methods of this object: only these are called on its own thread, whatever thread the work is on.
        work.finished.connect(self._done)
        work.failed.connect(self._failed)
        for signal in (work.finished, work.failed, work.stopped):
            signal.connect(self._ended)
        work.start()

    def _done(self, result: object) -> None:
        """Take what was found."""

    def _failed(self, sentence: str) -> None:
        """Take why nothing was found."""

    def _ended(self, _result: object = None) -> None:
        if self._work is not None:
            self._work.deleteLater()
        self._work = None
        self._next()

    def _next(self) -> None:
        self.idle.emit()


class Search(_Line):
    """Finds the best plan for the newest question: at first as quickly as can be, once that rests in full."""

    started = Signal()
    """A new question is being looked at."""

    found = Signal(object)
    """A Found."""

    progressed = Signal(object)
    """The best so far: a Progress."""

    refused = Signal(object, str)
    """A question that has no answer, and why not in one sentence."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._enough = Event()
        self._present: Question | None = None
        self._wanted: tuple[Question, bool] | None = None
        self._running: tuple[Question, bool] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_SETTLED_MS)
        self._rest.timeout.connect(self._complete)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being looked for, nor about to be."""
        return not self.is_busy and self._wanted is None and not self._rest.isActive()

    def look_for(self, question: Question) -> None:
        """Look for the best plan for this question, and for no other any more."""
        self._rest.stop()
        self._present = question
        self._wanted = (question, True)
        self.started.emit()
        self._go()

    def stop(self) -> None:
        """Be content with the best so far."""
        self._enough.set()

    def close(self) -> None:
        """Look for nothing any more."""
        self._rest.stop()
        self._wanted = None
        self.give_up()

    def _go(self) -> None:
        if self.is_busy:
            self.give_up()
        else:
            self._next()

    def _next(self) -> None:
        if self._wanted is None:
            if not self._rest.isActive():
                self.idle.emit()
            return
        self._running, self._wanted = self._wanted, None
        (question, quick), enough = self._running, Event()
        self._enough = enough
        self._start(lambda _progress, cancelled: self._answer(question, quick, cancelled, enough))

    def _answer(
        self, question: Question, quick: bool, cancelled: Callable[[], bool], enough: Event
    ) -> tuple[Found, bool]:
        """Off the window's thread: the best plan, or the best until it is enough."""
        plan, today, wish = question
        told = 0.0

        def tell(progress: Progress) -> None:
            nonlocal told
            if monotonic() - told >= _TELL_EVERY and not cancelled():
                told = monotonic()
                self.progressed.emit(progress)

        control = Control(
            progress=tell,
            cancelled=lambda: cancelled() or enough.is_set(),
            quick=quick,
            money=money_of(plan),
        )
        hours = None if wish.hours is None else wish.hours - totals(plan, today).stop
        best = best_plan(
            plan, today, budget=wish.budget, hours=hours, objective=wish.objective, rules=wish.rules, control=control
        )
        further = quick and best.proven
        return Found(question, best, outcome(plan, best, today), not further), further

    def _done(self, result: object) -> None:
        assert isinstance(result, tuple)
        found, further = result
        if found.asked is not self._present:
            return
        self.found.emit(found)
        if further:
            self._rest.start()

    def _failed(self, sentence: str) -> None:
        if self._running is not None and self._running[0] is self._present and self._running[1]:
            self.refused.emit(self._present, sentence)

    def _complete(self) -> None:
        if self._present is not None:
            self._wanted = (self._present, False)
            self._go()


class CurveSearch(_Line):
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
    control = Control(cancelled=cancelled, seconds=_CURVE_SECONDS, quick=True)
    try:
        best = best_plan(plan, today, budget=budget, objective=wish.objective, rules=wish.rules, control=control)
    except PlanError:
        return CurvePoint(budget, budget, None)
    return CurvePoint(budget, best.cost, best.freed, best.proven)
