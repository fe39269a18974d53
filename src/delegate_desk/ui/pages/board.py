"""The board page: toolbar, four columns, and the inspector at its side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.duty import DECISIONS, Decision
from delegate_desk.domain.edit import Edit
from delegate_desk.planning.moves import decided
from delegate_desk.planning.totals import Totals
from delegate_desk.ui.announce import announce
from delegate_desk.ui.board.board import Board
from delegate_desk.ui.board.columns import Columns
from delegate_desk.ui.board.deeds import Deeds
from delegate_desk.ui.board.side_pane import SidePane
from delegate_desk.ui.board.wishes import Wish
from delegate_desk.ui.inspector.inspector import Inspector
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.toolbar import Toolbar

_SMALL_BELOW = 1200


class BoardPage(QWidget):
    """Where duties are decided. Under 1,200 px the inspector lies over the board and Stop doing folds up."""

    selection_changed = Signal(list)
    """Other duties are selected: their ids."""

    previewing = Signal(object, str)
    """A drag shows what a drop would do: the `Totals` (None: as they are) and a sentence; an empty one ends it."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._theme = theme
        self._session = session
        self._deeds = Deeds(session)
        self._board = Board(session, self)
        self._selected: list[str] = []
        self._following = False
        self._hovered = ""
        self._small: bool | None = None
        self._searched = ""
        self.columns = Columns(theme, self._board)
        self.toolbar = Toolbar(theme, session)
        self.inspector = Inspector(theme, session)
        self._lay_out()
        self._join()
        self.columns.say(session.totals())

    def _lay_out(self) -> None:
        row, left = QHBoxLayout(self), QVBoxLayout()
        self._inner = QHBoxLayout()
        self._inner.addWidget(self.columns)
        left.addWidget(self.toolbar)
        left.addLayout(self._inner, 1)
        row.addLayout(left, 1)
        self._side = SidePane(self, row, self.toolbar, self.inspector)
        for layout in (row, left):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._restyle()

    def _join(self) -> None:
        columns, toolbar = self.columns, self.toolbar
        columns.wished.connect(self._grant)
        columns.hovered.connect(self._preview)
        columns.dropped.connect(self._drop)
        columns.carrying.connect(self._side.make_room)
        columns.selection_changed.connect(self._note_selection)
        columns.search_cleared.connect(toolbar.clear_find)
        columns.stop_folded.connect(columns.column("stop").fold)
        toolbar.find_changed.connect(self.search)
        toolbar.find_left.connect(self.focus_board)
        toolbar.added.connect(lambda key: self.select([key]))
        toolbar.details_wanted.connect(lambda key: self.select([key]))
        toolbar.details_wanted.connect(lambda _key: self.wish("details"))
        self._side.left.connect(self.focus_board)
        self._session.changed.connect(self._follow)
        self._theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        side = self._theme.px(16 if self._small else 20)
        self._inner.setContentsMargins(side, 0, side, self._theme.px(12 if self._small else 16))

    # What the window asks for

    def selected_ids(self) -> list[str]:
        """Ids of the selected duties, in their column's order."""
        return list(self._selected)

    def select(self, ids: Sequence[str]) -> None:
        """Select these duties, as far as they stand in one column and are shown."""
        self._keep_selected(ids)
        self.columns.show_selected()
        self._note_selection()

    def focus_board(self) -> None:
        """Give the keyboard to the cards: to the selected ones, else to the first column that has any."""
        columns = list(self.columns)
        chosen = [column for column in columns if column.list.selectionModel().hasSelection()]
        filled = [column for column in columns if column.model.duties]
        (chosen or filled or columns)[0].list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin(self) -> None:
        """Select the first card that is to be decided and give it the keyboard: K, O and S work at once."""
        duties = self.columns.column("undecided").model.duties
        if duties and not self._selected:
            self.select([duties[0].id])
        self.focus_board()

    def focus_add(self) -> None:
        """Put the cursor where a duty is typed."""
        self.toolbar.focus_add()

    def focus_find(self) -> None:
        """Put the cursor where is searched."""
        self.toolbar.focus_find()

    def search(self, text: str) -> None:
        """Show only the duties that hold these words; an empty text shows all."""
        self._searched = text
        self._following = True
        self._board.find(text)
        self._following = False
        self._keep_selected(self._selected)
        self.columns.say(self._session.totals())
        self.columns.say_no_match(text)
        self._note_selection()

    def wish(self, name: str, argument: str | int = "") -> None:
        """Do to the selected duties what a key does: decide, shift, stage, rename, details, delete."""
        ids = self._selected
        focused = self.columns.focused
        if ids and ids[0] in self._session.plan.duties:
            self._grant(self._session.plan.duties[ids[0]].decision, Wish(name, argument))
        elif focused is not None:
            self._grant(focused.model.decision, Wish(name, argument))

    # What the cards ask for

    def _grant(self, decision: Decision, wish: Wish) -> None:
        """Do what a key or the menu asks for the chosen cards of a column."""
        ids = self.columns.column(decision).list.chosen_ids()
        match wish:
            case Wish("neighbour", int(step)):
                self.columns.go_beside(decision, step)
            case Wish("details", _):
                self._side.show(True)
                self.inspector.focus_first()
            case Wish("rename", _):
                self._side.show(True)
                self.inspector.edit_title()
            case _ if not ids:
                return
            case Wish("decide", str(goal)):
                self._decide(decision, ids, _decision(goal))
            case Wish("shift", int(step)):
                self._deeds.shift(ids, step)
            case Wish("stage", int(step)):
                self._deeds.stage(ids, step)
            case _:
                following = self.columns.column(decision).list.id_after(ids)
                self._leave(ids, following, self._deeds.delete(ids))

    def _decide(self, column: Decision, ids: list[str], goal: Decision) -> None:
        if self._deeds.changes_decision(ids, goal):
            following = self.columns.column(column).list.id_after(ids)
            done = self._deeds.decide(ids, goal)
            self._leave(ids, following, done)
            if done:
                announce(self, self._deeds.spoken_move(goal))

    def _leave(self, ids: list[str], following: str | None, done: bool) -> None:
        """Go to the next card in the old column, or stay where nothing could be done."""
        self.select(ids if not done else [] if following is None else [following])

    def _drop(self, ids: list[str], decision: Decision, before: str | None) -> None:
        changes, plan = self._deeds.changes_decision(ids, decision), self._session.plan
        if self._deeds.drop(ids, decision, before):
            if plan is not self._session.plan:
                self._hovered = ""  # what was previewed is shown as done by now: showing the old again would cost time
            self.select(ids)
            self.columns.column(decision).list.setFocus(Qt.FocusReason.MouseFocusReason)
            if changes:
                announce(self, self._deeds.spoken_move(decision))

    def _preview(self, decision: str, ids: list[str]) -> None:
        """Show what a drop here would do; computed once as a drag comes over a column."""
        if not decision:
            if self._hovered:
                self._hovered = ""
                self.columns.say(self._session.totals())
                self.previewing.emit(None, "")
            return
        goal, now = _decision(decision), self._session.totals()
        self._hovered = goal
        then: Totals | None = None
        if self._deeds.changes_decision(ids, goal):
            plan, today = self._session.plan, self._session.today
            duties = [plan.duties[key] for key in ids if key in plan.duties]
            then = self._session.preview(decided(duty, goal, today) for duty in duties)
            self.columns.say_target(goal, now, then, several=len(ids) > 1)
        self.previewing.emit(then, self._deeds.release_text(ids, goal))

    # What changes

    def _follow(self, edit: Edit | None) -> None:
        self._following = True
        self._board.follow(edit)
        self._following = False
        self.columns.say(self._session.totals())
        if self._searched:
            self.columns.say_no_match(self._searched)
        self._keep_selected(self._selected)
        self._note_selection()

    def _keep_selected(self, ids: Sequence[str]) -> None:
        """Have these selected wherever they are now, and tell nobody yet; the selection follows a card that moves."""
        self._following = True
        self.columns.select_ids(ids)
        self._following = False

    def _note_selection(self) -> None:
        if self._following:
            return
        ids = self.columns.selected_ids()
        told = self.inspector.ids
        self._selected = ids
        if tuple(ids) != told:
            self.inspector.show_duties(ids)
            self.selection_changed.emit(ids)

    # The inspector

    def toggle_inspector(self) -> None:
        """Open the inspector, or close it."""
        self._side.toggle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the small form in a small window."""
        super().resizeEvent(event)
        small = self.window().width() < self._theme.px(_SMALL_BELOW)
        if small != self._small:
            self._small = small
            self.toolbar.set_compact(small)
            self.columns.column("stop").fold(small)
            self._side.set_over(small)
            self._restyle()
        self._side.place()


def _decision(text: str) -> Decision:
    """The decision of that name."""
    return next(decision for decision in DECISIONS if decision == text)
