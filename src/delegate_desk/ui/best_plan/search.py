"""Looking for best plans off the window's thread: the newest wish wins, and an older one is given up."""

from collections.abc import Callable
from threading import Event
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from delegate_desk.planning.best_plan import Control, Progress, best_plan
from delegate_desk.planning.plan_changes import outcome
from delegate_desk.planning.totals import totals
from delegate_desk.ui.best_plan.line import Line
from delegate_desk.ui.best_plan.question import Found, Question, money_of

_SETTLED_MS = 220
"""Once a slider has rested so long, ties are broken and the next step is looked for, too."""
_TELL_EVERY = 0.05


class Search(Line):
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
