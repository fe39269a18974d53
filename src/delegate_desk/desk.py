"""The desk: the one door through which a plan changes.

A use-case is a pure function from plan to plan. The desk applies it, compares, writes what changed in one
transaction, remembers it for undo and tells whoever listens; so everything can be undone, nothing has to be saved,
and what a screen shows is on disk. No Qt, no SQL.
"""

from collections.abc import Callable
from typing import Protocol, TypeAlias

from delegate_desk.domain.edit import Changes, Edit, applied, difference
from delegate_desk.domain.errors import ChangedElsewhere
from delegate_desk.domain.plan import TABLES, Plan

Change: TypeAlias = Callable[[Plan], Plan]
Listener: TypeAlias = Callable[[Edit | None], None]


class Store(Protocol):
    """Where a desk keeps its plan."""

    def read(self) -> Plan:
        """The plan as it is kept now."""

    def write(self, changes: Changes) -> None:
        """Keep these changes; raises PlanError and keeps nothing where that cannot be done."""

    def moved(self) -> bool:
        """Whether somebody else has changed the plan since it was last read or written."""


class Unkept:
    """A plan that is kept nowhere, for looking around in."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def read(self) -> Plan:
        """The plan as it is now."""
        return self._plan

    def write(self, changes: Changes) -> None:
        """Take the changes over until the program ends."""
        self._plan = applied(self._plan, changes)

    def moved(self) -> bool:
        """Never: nobody else knows of it."""
        return False

    def close(self) -> None:
        """Nothing to let go of."""


class Desk:
    """The present plan and its history."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._plan = store.read()
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._listeners: list[Listener] = []

    @property
    def plan(self) -> Plan:
        """The present snapshot."""
        return self._plan

    @property
    def undo_label(self) -> str | None:
        """What the next undo takes back, in the words of the step; None where there is nothing."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What the next redo brings back; None where there is nothing."""
        return self._undone[-1].label if self._undone else None

    def listen(self, listener: Listener) -> None:
        """Have `listener` called after each change with its edit, or with None where everything may have changed."""
        self._listeners.append(listener)

    def do(self, label: str, change: Change) -> Edit | None:
        """Change the plan as one step that can be undone; None where the change changes nothing.

        Raises PlanError where the change is refused or cannot be written; everything is then as it was.
        """
        self.refresh()
        plan = change(self._plan)
        edit = difference(self._plan, plan, label)
        if edit is None:
            return None
        if not self._keep(edit, plan):  # another program was quicker, in this very moment
            return self.do(label, change)
        self._done.append(edit)
        self._undone.clear()
        self._tell(edit)
        return edit

    def note(self, change: Change) -> bool:
        """Keep what is no step of the owner's, such as how long a timer has run; whether there was anything to keep.

        It joins no history, ends none and is told to nobody, so that it may come at any moment. Raises PlanError as
        `do` does.
        """
        self.refresh()
        plan = change(self._plan)
        edit = difference(self._plan, plan)
        return edit is not None and (self._keep(edit, plan) or self.note(change))

    def undo(self) -> Edit | None:
        """Take the last step back; None where there is none (any more)."""
        return self._go(self._done, self._undone, lambda edit: edit.inverse)

    def redo(self) -> Edit | None:
        """Bring the last undone step back; None where there is none (any more)."""
        return self._go(self._undone, self._done, lambda edit: edit)

    def refresh(self) -> bool:
        """Read the plan again where another program has changed it, which ends the history; whether that was so."""
        if not self._store.moved():
            return False
        self._reload()
        return True

    def _go(self, source: list[Edit], target: list[Edit], turned: Callable[[Edit], Edit]) -> Edit | None:
        self.refresh()
        if not source:
            return None
        edit = turned(source[-1])
        if not self._keep(edit, applied(self._plan, edit.after)):
            return None
        target.append(source.pop())
        self._tell(edit)
        return edit

    def _keep(self, edit: Edit, plan: Plan) -> bool:
        """Write an edit and take over the plan to which it leads; False where it had to be read anew instead."""
        try:
            self._store.write(edit.after)
        except ChangedElsewhere:
            if not self._store.moved():
                raise
            self._reload()
            return False
        self._plan = plan
        for table in edit.tables.intersection(TABLES):
            getattr(plan, table).settle()
        return True

    def _reload(self) -> None:
        self._plan = self._store.read()
        self._done.clear()
        self._undone.clear()
        self._tell(None)

    def _tell(self, edit: Edit | None) -> None:
        for listener in list(self._listeners):
            listener(edit)
