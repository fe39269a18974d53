"""The timer of the open plan: counts what runs, notes it each minute, and says what has to be asked."""

from collections.abc import Callable, Collection
from math import floor
from typing import Literal, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication

from delegate_desk.domain.edit import Edit
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.review import TimeEntry
from delegate_desk.i18n import _
from delegate_desk.planning import timer
from delegate_desk.planning.duties import new_id
from delegate_desk.planning.time_entries import by_duty
from delegate_desk.planning.timer import Count, Question
from delegate_desk.ui import formats
from delegate_desk.ui.timer.clock import Clock, system_clock
from delegate_desk.ui.timer.wording import called

_LOOK_EVERY_MS = 15_000

Answer = Literal["keep", "now", "to_midnight", "go_on", "drop"]
"""What becomes of an entry: the minutes that are certain; all until now; those before midnight; go on; nothing."""


class Steps(Protocol):
    """The session, as far as a timer needs it."""

    @property
    def changed(self) -> SignalInstance:
        """The plan is another now: an Edit, or None where everything may have changed."""

    @property
    def refused(self) -> SignalInstance:
        """A sentence for the owner."""

    @property
    def plan(self) -> Plan:
        """The present snapshot."""

    def do(self, label: str, change: Callable[[Plan], Plan]) -> bool:
        """Change the plan as one step."""

    def note(self, change: Callable[[Plan], Plan]) -> bool:
        """Keep what is no step."""


class Timing(QObject):
    """One timer at a time. Starting and stopping are steps that can be undone; counting is none.

    A count is kept in the plan once a minute, never while a mouse button is held: a write costs some 2 ms, which no
    drag should pay. An undone stop goes on as if it had not been.
    """

    changed = Signal()
    """It started, stopped, or a minute more has passed."""

    asked = Signal()
    """There is a question about an entry, another one, or none any more."""

    def __init__(self, session: Steps, clock: Clock | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.clock = clock or system_clock()
        self._count: Count | None = None
        self._past: dict[str, Count] = {}
        self._confirmed: set[str] = set()
        self._book: tuple[object, dict[str, list[TimeEntry]]] = (None, {})
        self.question: Question | None = None
        """What has to be asked about an entry before the timer can start or stop."""
        self._look_again = QTimer(self)
        self._look_again.setInterval(_LOOK_EVERY_MS)
        self._look_again.timeout.connect(self.look)
        session.changed.connect(self._follow)
        self._take_up()

    # What runs

    @property
    def entry(self) -> TimeEntry | None:
        """The entry on which the timer counts now."""
        return None if self._count is None else self._session.plan.time_entries.get(self._count.entry)

    @property
    def minutes(self) -> float:
        """Minutes that it has counted."""
        return 0.0 if self._count is None else self._count.minutes

    def runs_on(self, duty: str) -> bool:
        """Whether it counts on that duty."""
        entry = self.entry
        return entry is not None and entry.duty == duty

    def entries_of(self, duty: str) -> list[TimeEntry]:
        """The time entries of a duty, newest first; for reading only."""
        table = self._session.plan.time_entries
        if self._book[0] is not table:
            self._book = (table, by_duty(table.values()))
        return self._book[1].get(duty, [])

    # What the owner does

    def start(self, duty: str) -> bool:
        """Run on a duty from now on; what runs until now is stopped."""
        self.look()
        if self._must_ask():
            return False
        key, ticks = new_id(), self.clock.ticks()
        self._past[key] = Count(key, 0.0, ticks)
        counted = {} if self._count is None else {self._count.entry: self._count.minutes}
        label = _("Started the timer on {duty}").format(duty=called(self._session.plan, duty))
        return self._session.do(label, lambda plan: self._started(plan, duty, key, counted))

    def stop(self) -> bool:
        """Stop where it runs; asks first where it ran past midnight or the computer slept."""
        self.look()
        if self._count is None or self._must_ask():
            return False
        return self._stop(self._count.entry, self._count.minutes)

    def toggle(self, duty: str) -> bool:
        """Stop it on this duty, or start it there."""
        return self.stop() if self.runs_on(duty) else self.start(duty)

    def stopped_on(self, duties: Collection[str]) -> Callable[[Plan], Plan]:
        """The change that stops it where it runs on one of these, which are being deleted: nothing is asked then."""
        self.look()
        entry, minutes, question = self.entry, self.minutes, self.question
        if entry is None and question is not None:
            entry, minutes = question.entry, question.known
        if entry is None or entry.duty not in duties:
            return lambda plan: plan
        key = entry.id
        return lambda plan: timer.stop(plan, key, minutes, self.clock.zone)

    def answer(self, said: Answer) -> bool:
        """Do what was said to the question."""
        question = self.question
        if question is None:
            return False
        entry, known = question.entry, question.known
        if said == "drop":
            label = _("Dropped the time on {duty}").format(duty=called(self._session.plan, entry.duty))
            return self._session.do(label, lambda plan: timer.drop(plan, entry.id))
        if said == "go_on" and question.why == "midnight":
            self._confirmed.add(entry.id)
            self._ask(None)
            return True
        if said == "go_on":
            return self._go_on(entry, known)
        if said == "to_midnight":
            known = timer.to_midnight(entry, known, self.clock.zone)
        elif said == "now" and question.to_now is not None:
            known = question.to_now
        return self._stop(entry.id, known)

    # Time goes by

    def look(self) -> None:
        """Count on, note a minute that is over, and see what has to be asked."""
        entry, count = self.entry, self._count
        if entry is None or count is None:
            self._ask(self._asked_anew())
            return
        ticks = self.clock.ticks()
        on = timer.went_on(count, ticks)
        if on is None:
            self._past[entry.id], self._count = count, None
            self._ask(timer.slept_question(entry, count, ticks))
            self.changed.emit()
            return
        self._count = on
        if floor(on.minutes) > floor(entry.minutes or 0.0) and not _hand_is_busy():
            self.note()
            self.changed.emit()
        if entry.id not in self._confirmed:
            self._ask(timer.past_midnight(entry, on, self.clock.zone))

    def note(self) -> None:
        """Keep what was counted until now; the closing of the window does, so that nothing of it is lost."""
        count = self._count
        if count is not None:
            self._session.note(lambda plan: timer.noted(plan, count.entry, count.minutes))

    # Within

    def _started(self, plan: Plan, duty: str, key: str, counted: dict[str, float]) -> Plan:
        return timer.start(plan, duty, self.clock.now(), self.clock.zone, key=key, counted=counted)

    def _stop(self, key: str, minutes: float) -> bool:
        plan = self._session.plan
        duration = formats.duration(round(minutes))
        shape = _("Stopped the timer on {duty}: {duration}")
        label = shape.format(duty=called(plan, plan.time_entries[key].duty), duration=duration)
        return self._session.do(label, lambda plan: timer.stop(plan, key, minutes, self.clock.zone))

    def _go_on(self, entry: TimeEntry, known: float) -> bool:
        """Keep what is certain, and run on the same duty from now on, in one step."""
        key = new_id()
        self._past[key] = Count(key, 0.0, self.clock.ticks())
        label = _("Went on with {duty}").format(duty=called(self._session.plan, entry.duty))
        return self._session.do(label, lambda plan: self._started(plan, entry.duty, key, {entry.id: known}))

    def _must_ask(self) -> bool:
        """Whether a question stands in the way, which is then asked again."""
        if self.question is None:
            return False
        entry = self.question.entry
        duty = called(self._session.plan, entry.duty)
        self._session.refused.emit(_("Say first what becomes of the timer on {duty}.").format(duty=duty))
        self.asked.emit()
        return True

    def _asked_anew(self) -> Question | None:
        """The open question with what it would be by now."""
        question = self.question
        if question is None or question.why == "midnight":
            return None
        entry = question.entry
        if question.why == "slept":
            return timer.slept_question(entry, self._past[entry.id], self.clock.ticks())
        return timer.left_question(entry, self.clock.now(), self.clock.zone)

    def _ask(self, question: Question | None) -> None:
        if question != self.question:
            self.question = question
            self.asked.emit()

    def _follow(self, edit: Edit | None) -> None:
        if edit is None or "time_entries" in edit.tables:
            self._take_up()
        elif "duties" in edit.tables and (self._count is not None or self.question is not None):
            self.changed.emit()
            self.asked.emit()

    def _take_up(self) -> None:
        """See what runs in the plan as it is now: it is counted on, or asked about."""
        found = {entry.id: entry for entry in timer.running(self._session.plan)}
        if self._count is not None and self._count.entry not in found:
            self._past[self._count.entry], self._count = self._count, None
        if self.question is not None and self.question.entry.id not in found:
            self._ask(None)
        if found and self._count is None and self.question is None:
            self._begin(next(iter(found.values())))
        self._look_again.start() if found else self._look_again.stop()
        self.changed.emit()

    def _begin(self, entry: TimeEntry) -> None:
        before = self._past.get(entry.id)
        self._count = None if before is None else timer.went_on(before, self.clock.ticks())
        if self._count is None:
            known = entry if before is None else entry._replace(minutes=before.minutes)
            self._ask(timer.left_question(known, self.clock.now(), self.clock.zone))


def _hand_is_busy() -> bool:
    return QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
