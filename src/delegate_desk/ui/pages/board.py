"""The board page: toolbar, four columns, and the inspector at its side."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.duty import DECISIONS
from delegate_desk.domain.edit import Edit
from delegate_desk.ui.board.board import Board
from delegate_desk.ui.board.columns import Columns
from delegate_desk.ui.board.granting import Granting, decision_called
from delegate_desk.ui.board.model import ORDERS
from delegate_desk.ui.board.side_pane import SidePane
from delegate_desk.ui.board.wishes import Wish
from delegate_desk.ui.inspector.inspector import Inspector
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.toolbar import Toolbar

if TYPE_CHECKING:
    from delegate_desk.ui.board.narrowing import Narrowing
    from delegate_desk.ui.cramped import Cramped

_SMALL_BELOW = 1200
_CRAMPED_BELOW = 720


class BoardPage(QWidget):
    """Where duties are decided. Under 1,200 px the inspector lies over the board and Stop doing folds up."""

    selection_changed = Signal(list)
    """Other duties are selected: their ids."""

    preferred = Signal(str, str)
    """The owner wants it so in the next window, too: a name and what is kept under it."""

    previewing = Signal(object, str)
    """A drag shows what a drop would do: the `Totals` (None: as they are) and a sentence; an empty one ends it."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._theme = theme
        self._session = session
        self._board = Board(session, self)
        self._selected: list[str] = []
        self._following = False
        self._small: bool | None = None
        self._folds_stop = False
        self._narrowing: Narrowing | None = None
        self._cramped: Cramped | None = None
        self.columns = Columns(theme, self._board)
        self.toolbar = Toolbar(theme, session)
        self.inspector = Inspector(theme, session)
        self._granting = Granting(self, session, self.columns, self.select)
        self._lay_out()
        self._join()
        self.columns.say(session.totals())

    def _lay_out(self) -> None:
        row, left = QHBoxLayout(self), QVBoxLayout()
        self._left = left
        self._inner = QHBoxLayout()
        self._inner.addWidget(self.columns)
        left.addWidget(self.toolbar)
        left.addLayout(self._inner, 1)
        row.addLayout(left, 1)
        self.side = SidePane(self, row, self.toolbar, self.inspector)
        for layout in (row, left):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._restyle()

    def _join(self) -> None:
        columns, toolbar = self.columns, self.toolbar
        self._granting.previewing.connect(self.previewing)
        self._granting.page_asked.connect(self._do_for_card)
        self._granting.sort_asked.connect(self.sort)
        columns.carrying.connect(self.side.make_room)
        columns.selection_changed.connect(self._note_selection)
        columns.search_cleared.connect(lambda: self.narrowing.clear())
        columns.stop_folded.connect(self._fold_stop)
        toolbar.find_changed.connect(lambda text: self.narrowing.find(text))
        toolbar.find_left.connect(self.focus_board)
        toolbar.filter_wanted.connect(lambda: self.narrowing.open())
        toolbar.filter_left.connect(lambda: self.narrowing.clear())
        toolbar.added.connect(self._show_added)
        toolbar.details_wanted.connect(lambda key: self.select([key]))
        toolbar.details_wanted.connect(lambda _key: self.wish("details"))
        self.side.left.connect(self.focus_board)
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

    @property
    def narrowing(self) -> "Narrowing":
        """What finds and filters; made when it is first wanted."""
        if self._narrowing is None:
            from delegate_desk.ui.board.narrowing import Narrowing  # no start needs it

            parts = (self._theme, self._session, self._board, self.columns, self.toolbar)
            self._narrowing = Narrowing(self, parts, self._left, self._keeping_selection)
        return self._narrowing

    def _keeping_selection(self, act: Callable[[], None]) -> None:
        """Show other duties; what is selected stays so as far as it is shown."""
        self._following = True
        act()
        self._following = False
        self._keep_selected(self._selected)
        self.columns.say(self._session.totals())
        self._note_selection()

    def _show_added(self, key: str) -> None:
        """Go to a duty that was just added; one that would be hidden is shown with all others."""
        if self._board.place(key) is None:
            self.narrowing.clear()
        self.select([key])

    def wish(self, name: str, argument: str | int = "") -> None:
        """Do to the selected duties what a key does: decide, shift, stage, rename, details, delete."""
        ids = self._selected
        focused = self.columns.focused
        if ids and ids[0] in self._session.plan.duties:
            self._granting.grant(self._session.plan.duties[ids[0]].decision, Wish(name, argument))
        elif focused is not None:
            self._granting.grant(focused.model.decision, Wish(name, argument))
        elif name == "sort":
            self._granting.grant("undecided", Wish(name, argument))

    def sort(self, decision: str, order: str) -> None:
        """Have a column in another order: "by_hand", "hours" or "enjoyment"."""
        wanted = next(each for each in ORDERS if each == order)
        self._keeping_selection(lambda: self._board.sort(decision_called(decision), wanted))
        self.preferred.emit(f"sorted_{decision}", order)

    def _do_for_card(self, name: str) -> None:
        if name == "show_all":
            self.narrowing.clear()
            return
        self.side.show(True)
        self.inspector.edit_title() if name == "rename" else self.inspector.focus_first()

    def bring(self, kept: Callable[[str], object]) -> None:
        """Be as the owner preferred it, as far as something is kept under a name."""
        for decision in DECISIONS:
            order = kept(f"sorted_{decision}")
            if order in ORDERS and order != "by_hand":
                self.sort(decision, str(order))
        self._folds_stop = kept("stop_folded") == "true"
        if self._small is not None:
            self.columns.column("stop").fold(self._small or self._folds_stop)

    def _fold_stop(self, folded: bool) -> None:
        """Fold Stop doing up or open it; a small window folds it anyway, so what is done there is not kept."""
        self.columns.column("stop").fold(folded)
        if not self._small:
            self._folds_stop = folded
            self.preferred.emit("stop_folded", "true" if folded else "false")

    # What changes

    def _follow(self, edit: Edit | None) -> None:
        self._following = True
        self._board.follow(edit)
        self._following = False
        self.columns.say(self._session.totals())
        if self._narrowing is not None:
            self._narrowing.follow()
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the small form in a small window."""
        super().resizeEvent(event)
        if self._cramped is None and self.width() < self._theme.px(_CRAMPED_BELOW):
            from delegate_desk.ui.cramped import Cramped

            self._cramped = Cramped(self._theme, self.columns, self._inner, (_CRAMPED_BELOW, 0))
        small = self.window().width() < self._theme.px(_SMALL_BELOW)
        if small != self._small:
            self._small = small
            self.toolbar.set_compact(small)
            self.columns.column("stop").fold(small or self._folds_stop)
            self.side.set_over(small)
            self._restyle()
        self.side.place()
