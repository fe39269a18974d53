"""The open plan as the window's parts see it: what changed, the running totals, and one way to change it."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from delegate_desk.desk import Desk
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.edit import Edit
from delegate_desk.domain.errors import ChangedElsewhere, NotSaved, PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.costs import Loads
from delegate_desk.planning.totals import Sums, Totals

if TYPE_CHECKING:
    from delegate_desk.planning.trends import Trends
    from delegate_desk.ui.timer.timing import Timing


class Session(QObject):
    """A desk with Qt signals, and the sums of its plan kept up to date edit by edit.

    `app` makes one and hands it to the pages. Everything that changes the plan goes through `do`, `undo` or `redo`,
    which never raise: a refusal is told by a signal, and the plan is then as it was.
    """

    changed = Signal(object)
    """The plan is another now: the Edit, or None where everything may have changed."""

    done = Signal(str)
    """A step was done, undone or redone; its words, for the status line and for assistive technology."""

    spoken = Signal(str)
    """A sentence for assistive technology alone: a step was undone or redone."""

    refused = Signal(str)
    """A change was refused: one sentence for the owner."""

    not_saved = Signal(str)
    """A change could not be written: one sentence, which stays on screen until something is saved again."""

    saved = Signal()
    """A change is on disk."""

    def __init__(self, desk: Desk, today: Callable[[], date] = date.today, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._today = today
        self._day = today()
        self._unnoted = False
        self._timing: Timing | None = None
        self._trends: Trends | None = None
        self._sums = Sums(desk.plan, self._day)
        self._totals: Totals | None = None
        desk.listen(self._follow)

    @property
    def plan(self) -> Plan:
        """The present snapshot."""
        return self._desk.plan

    @property
    def today(self) -> date:
        """The owner's date, for arithmetic and stages."""
        return self._today()

    @property
    def undo_label(self) -> str | None:
        """What the next undo takes back; None where there is nothing."""
        return self._desk.undo_label

    @property
    def redo_label(self) -> str | None:
        """What the next redo brings back; None where there is nothing."""
        return self._desk.redo_label

    @property
    def timing(self) -> "Timing":
        """The timer of this plan, made when somebody first asks for it."""
        if self._timing is None:
            from delegate_desk.ui.timer.timing import Timing

            self._timing = Timing(self, parent=self)
        return self._timing

    @property
    def trends(self) -> "Trends":
        """The closed weeks of this plan as they are worked out, made when somebody first asks for them."""
        if self._trends is None:
            from delegate_desk.planning.trends import Trends

            self._trends = Trends()
        return self._trends

    @property
    def loads(self) -> Loads:
        """What outsourced duties ask of each provider, to price one more or one less; for reading only."""
        self._keep_day()
        return self._sums.loads

    def totals(self) -> Totals:
        """The figures of the plan as it stands."""
        self._keep_day()
        if self._totals is None:
            self._totals = self._sums.totals()
        return self._totals

    def preview(self, duties: Iterable[Duty]) -> Totals:
        """The figures if these duties were as given; nothing is changed."""
        self._keep_day()
        return self._sums.preview(duties)

    def do(self, label: str, change: Callable[[Plan], Plan]) -> bool:
        """Change the plan as one undoable step; whether it stands as wished (also where nothing had to change)."""
        return self._try(lambda: self._desk.do(label, change))

    def note(self, change: Callable[[Plan], Plan]) -> bool:
        """Keep what is no step of the owner's and is not shown as one; a failed write is told as ever."""
        try:
            self._desk.note(change)
        except PlanError as error:
            self.not_saved.emit(str(error))
            self._unnoted = True
            return False
        if self._unnoted:
            self.saved.emit()
        self._unnoted = False
        return True

    def undo(self) -> bool:
        """Take the last step back."""
        step = self.undo_label
        return self._try(self._desk.undo) and self._speak(_("Undone: {step}"), step)

    def redo(self) -> bool:
        """Bring the last undone step back."""
        step = self.redo_label
        return self._try(self._desk.redo) and self._speak(_("Redone: {step}"), step)

    def refresh(self) -> None:
        """Show what another program has written in the meantime."""
        self._try(self._look)

    def _look(self) -> None:
        self._desk.refresh()

    def _try(self, act: Callable[[], Edit | None]) -> bool:
        try:
            edit = act()
        except (NotSaved, ChangedElsewhere) as error:
            self.not_saved.emit(str(error))
            return False
        except PlanError as error:
            self.refused.emit(str(error))
            return False
        if edit is not None:
            self.saved.emit()
            self.done.emit(edit.label)
        return True

    def _speak(self, shape: str, step: str | None) -> bool:
        if step is not None:
            self.spoken.emit(shape.replace("{step}", step))
        return True

    def _follow(self, edit: Edit | None) -> None:
        self._totals = None
        if edit is None or self._today() != self._day:
            self._day = self._today()
            self._sums = Sums(self._desk.plan, self._day)
        else:
            self._sums.changed(edit, self._desk.plan)
        self.changed.emit(edit)

    def _keep_day(self) -> None:
        """Rules end overnight: a window that stays open counts anew on another day."""
        if self._today() != self._day:
            self._day = self._today()
            self._sums = Sums(self._desk.plan, self._day)
            self._totals = None
