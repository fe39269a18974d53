"""What keys, menus and drags ask of the cards, done: the selection goes on, and what was done is said aloud."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from delegate_desk.domain.duty import DECISIONS, Decision
from delegate_desk.planning.moves import decided
from delegate_desk.planning.totals import Totals
from delegate_desk.ui.announce import announce
from delegate_desk.ui.board.columns import Columns
from delegate_desk.ui.board.deeds import Deeds
from delegate_desk.ui.board.model import ORDERS, Order
from delegate_desk.ui.board.wishes import Wish
from delegate_desk.ui.session import Session


class Granting(QObject):
    """Does it for a page; what only the page can do it tells by signals."""

    previewing = Signal(object, str)
    """A drag shows what a drop would do: the `Totals` (None: as they are) and a sentence; an empty one ends it."""

    page_asked = Signal(str)
    """"details", "rename" or "show_all" is wanted."""

    sort_asked = Signal(str, str)
    """A column, by its decision, is to be in another `Order`."""

    def __init__(
        self, page: QWidget, session: Session, columns: Columns, select: Callable[[Sequence[str]], None]
    ) -> None:
        super().__init__(page)
        self._page, self._session, self._columns, self._select = page, session, columns, select
        self._deeds = Deeds(session)
        self._hovered = ""
        columns.wished.connect(self.grant)
        columns.hovered.connect(self._preview)
        columns.dropped.connect(self._drop)

    def grant(self, decision: Decision, wish: Wish) -> None:
        """Do what a key or a menu asks for the chosen cards of a column."""
        match wish:
            case Wish("neighbour", int(step)):
                self._columns.go_beside(decision, step)
            case Wish("details" | "rename" | "show_all", _):
                self.page_asked.emit(wish.name)
            case Wish("sort", order):
                chosen = [each for each in ORDERS if each == order]
                self._sort(decision, chosen[0]) if chosen else self._open_sorting(decision)
            case _:
                if ids := self._columns.column(decision).list.chosen_ids():
                    self._grant_to(decision, ids, wish)

    def _grant_to(self, column: Decision, ids: list[str], wish: Wish) -> None:
        match wish:
            case Wish("decide", str(goal)):
                self._decide(column, ids, decision_called(goal))
            case Wish("shift", int(step)):
                if not self._refuses_order(column):
                    self._say_done(partial(self._deeds.shift, ids, step))
            case Wish("stage", int(step)):
                self._say_done(partial(self._deeds.stage, ids, step))
            case Wish("timer", _):
                self._session.timing.toggle(ids[0])
            case _:
                following = self._columns.column(column).list.id_after(ids)
                self._leave(ids, following, self._say_done(partial(self._deeds.delete, ids)))

    def _say_done(self, deed: Callable[[], bool]) -> bool:
        """Do it, and say it aloud as the status line has it, where it changed anything; whether it was done."""
        plan = self._session.plan
        done = deed()
        if done and plan is not self._session.plan:
            announce(self._page, self._session.undo_label or "")
        return done

    def _decide(self, column: Decision, ids: list[str], goal: Decision) -> None:
        if self._deeds.changes_decision(ids, goal):
            following = self._columns.column(column).list.id_after(ids)
            done = self._deeds.decide(ids, goal)
            self._leave(ids, following, done)
            if done:
                announce(self._page, self._deeds.spoken_move(goal))

    def _leave(self, ids: list[str], following: str | None, done: bool) -> None:
        """Go to the next card in the old column, or stay where nothing could be done."""
        self._select(ids if not done else [] if following is None else [following])

    # Drags

    def _drop(self, ids: list[str], decision: Decision, before: str | None) -> None:
        changes, plan = self._deeds.changes_decision(ids, decision), self._session.plan
        if not changes and self._refuses_order(decision):
            return
        if self._deeds.drop(ids, decision, before):
            if plan is not self._session.plan:
                self._hovered = ""  # what was previewed is shown as done by now: showing the old again would cost time
            self._select(ids)
            self._columns.column(decision).list.setFocus(Qt.FocusReason.MouseFocusReason)
            if plan is not self._session.plan:
                said = self._deeds.spoken_move(decision) if changes else self._session.undo_label
                announce(self._page, said or "")

    def _preview(self, decision: str, ids: list[str]) -> None:
        """Show what a drop here would do; computed once as a drag comes over a column."""
        if not decision:
            if self._hovered:
                self._hovered = ""
                self._columns.say(self._session.totals())
                self.previewing.emit(None, "")
            return
        goal, now = decision_called(decision), self._session.totals()
        self._hovered = goal
        then: Totals | None = None
        if self._deeds.changes_decision(ids, goal):
            plan, today = self._session.plan, self._session.today
            duties = [plan.duties[key] for key in ids if key in plan.duties]
            then = self._session.preview(decided(duty, goal, today) for duty in duties)
            self._columns.say_target(goal, now, then, several=len(ids) > 1)
        self.previewing.emit(then, self._deeds.release_text(ids, goal))

    # The order of a column

    def _open_sorting(self, decision: Decision) -> None:
        from delegate_desk.ui.board.sorting import sort_menu

        column = self._columns.column(decision)
        menu = sort_menu(self._page, column.model.order, lambda order: self._sort(decision, order))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(column.below_header())

    def _sort(self, decision: Decision, order: Order) -> None:
        from delegate_desk.ui.board.sorting import spoken_order

        self.sort_asked.emit(decision, order)
        announce(self._page, spoken_order(decision, order))

    def _refuses_order(self, decision: Decision) -> bool:
        """Whether cards cannot be put in order by hand, since the column sorts them; that is then said."""
        order = self._columns.column(decision).model.order
        if order == "by_hand":
            return False
        from delegate_desk.ui.board.sorting import refusal

        self._session.refused.emit(refusal(decision, order))
        return True


def decision_called(text: str) -> Decision:
    """The decision of that name."""
    return next(decision for decision in DECISIONS if decision == text)
