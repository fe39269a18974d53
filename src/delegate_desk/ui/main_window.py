"""The window: menu bar, navigation, the strip with the freed hours, the pages, the status line."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from delegate_desk.domain.edit import Edit
from delegate_desk.i18n import _
from delegate_desk.planning.totals import Totals
from delegate_desk.ui.actions import Actions
from delegate_desk.ui.announce import announce
from delegate_desk.ui.board.wishes import WISHES
from delegate_desk.ui.navigation import Navigation, places
from delegate_desk.ui.pages.board import BoardPage
from delegate_desk.ui.session import Session
from delegate_desk.ui.status import StatusLine
from delegate_desk.ui.strip_link import StripLink
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.strip import Strip
from delegate_desk.ui.window_dialogs import DIALOGS, open_dialog
from delegate_desk.ui.window_pages import WindowPages
from delegate_desk.ui.window_state import keep_state

if TYPE_CHECKING:
    from delegate_desk.ui.trouble import Trouble

COMPACT_BELOW = 1200
"""Width in design pixels under which navigation and strip take their small form."""


class MainWindow(QMainWindow):
    """One window on one plan. What it cannot do itself it asks for by its actions, which `app` joins."""

    files_dropped = Signal(list)

    def __init__(self, theme: Theme, session: Session, plan: Path, *, state: str = "") -> None:
        """`state` says what the status line tells of a plan that is not saved: "new" or "example"."""
        super().__init__()
        self.theme, self.session, self.plan_path = theme, session, plan
        self._trouble: Trouble | None = None
        self._compact: bool | None = None
        self.actions_ = Actions(self, theme, session)
        self.navigation = Navigation(theme)
        self.strip = Strip(theme)
        self.board = BoardPage(theme, session)
        self.pages = WindowPages(theme, session, self.board)
        self.status = StatusLine(theme, session, plan, state)
        self._figures = StripLink(theme, session, self.strip)
        self._lay_out()
        self._join()
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 640)
        self.setWindowTitle(_("{plan} – Delegate Desk").format(plan=self.status.plan_name))
        self.show_page("board")

    # Laid out and joined

    def _lay_out(self) -> None:
        self.setMenuBar(self.actions_.bar)
        centre = QWidget()
        across = QHBoxLayout()
        self._right = QVBoxLayout()
        self._right.addWidget(self.strip)
        self._right.addWidget(self.pages, 1)
        across.addWidget(self.navigation)
        across.addLayout(self._right, 1)
        column = QVBoxLayout(centre)
        column.addLayout(across, 1)
        column.addWidget(self.status)
        for layout in (across, self._right, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.setCentralWidget(centre)
        self.theme.changed.connect(self._restyle)
        self._restyle()

    def _join(self) -> None:
        session, board, pages = self.session, self.board, self.pages
        for name, act in self._acts().items():
            self.actions_.on(name, act)
        self.navigation.chosen.connect(self.show_page)
        for asked, name in ((self.navigation.settings_wanted, "settings"), (self.navigation.help_wanted, "help")):
            asked.connect(partial(self.show_page, name))
        self.status.undo_wanted.connect(session.undo)
        pages.list_wanted.connect(self.show_list)
        pages.files_dropped.connect(self.files_dropped)
        pages.wanted.connect(self.actions_.trigger)
        board.inspector.brief_wanted.connect(partial(self.show_page, "hand_over"))
        board.inspector.checklist_wanted.connect(lambda _duty: self.actions_.trigger("print"))
        board.toolbar.print_wanted.connect(partial(self.actions_.trigger, "print"))
        board.toolbar.best_plan_wanted.connect(partial(self.actions_.trigger, "best_plan"))
        board.previewing.connect(self._preview)
        session.changed.connect(self._follow)
        session.refused.connect(self.status.say)
        session.not_saved.connect(self.show_trouble)
        session.saved.connect(self._saved)
        for said in (session.spoken, session.refused, session.not_saved):
            said.connect(partial(announce, self))

    def _acts(self) -> dict[str, Any]:
        board = self.board
        return {
            "undo": self.session.undo,
            "redo": self.session.redo,
            "add": self.add_duty,
            "list": self.show_list,
            "find": self.find_duty,
            "filter": partial(self.find_duty, by_filter=True),
            "inspector": board.side.toggle,
            "next_pane": self.next_pane,
            "goals": self.strip.split_wanted.emit,
            **{name: partial(open_dialog, self, self.theme, self.session, name) for name in DIALOGS},
            **{name: partial(self.show_page, name) for name in ("settings", "help", "scenarios")},
            **{f"page_{place.name}": partial(self.show_page, place.name) for place in places()},
            **{name: partial(board.wish, *wish) for name, wish in WISHES.items()},
        }

    def _restyle(self) -> None:
        for widget, colour in ((self, self.theme.tokens.window), (self.actions_.bar, self.theme.tokens.nav)):
            palette = QPalette(widget.palette())
            palette.setColor(QPalette.ColorRole.Window, colour)
            widget.setPalette(palette)

    # Pages and dialogs

    def show_page(self, name: str, duty: str = "") -> None:
        """Turn to a page; the hand-over page shows that duty."""
        self.pages.show_board() if name == "board" else self.pages.turn_to(name, duty)
        self.navigation.show_place(name)
        self.actions_.enable(" ".join(("inspector", *WISHES)), self.pages.current == "board")

    def add_duty(self) -> None:
        """Put the cursor where a duty is typed."""
        self.show_page("board")
        page: Any = self.pages.currentWidget()
        page.focus_add()

    def find_duty(self, *, by_filter: bool = False) -> None:
        """Put the cursor where is searched, on the board if the page has no such place; or open the filter."""
        page: Any = self.pages.currentWidget()
        if self.pages.current in ("providers", "scenarios") and not by_filter:
            page.focus_find()
            return
        self.show_page("board")
        if self.pages.current == "board":
            self.board.narrowing.open() if by_filter else self.board.focus_find()

    def show_list(self, trade: str | None = None) -> None:
        """Let the owner pick from the usual duties of a trade."""
        from delegate_desk.ui.dialogs.catalogue_dialog import CatalogueDialog

        CatalogueDialog(self.theme, self.session, trade, self).open()

    def next_pane(self) -> None:
        """Go on to the next pane."""
        from delegate_desk.ui.panes import next_pane

        board, page = self.board, self.pages.currentWidget()
        within = [board.toolbar, board.columns, board.inspector] if page is board else [page]
        next_pane([self.navigation, self.strip, *within, self.status])

    # What it shows

    def _follow(self, _edit: Edit | None) -> None:
        """Change between the first page and the board with the first duty, and its undo."""
        before = self.pages.current
        if before in ("board", "first_run"):
            self.show_page("board")
        if before == "first_run" and self.pages.current == "board":
            # Whoever typed one types another; who brought in many decides them, once the dialog is gone.
            typed = len(self.session.plan.duties) == 1
            QTimer.singleShot(0, self.board.focus_add if typed else self.board.begin)

    def _preview(self, totals: Totals | None, sentence: str) -> None:
        self._figures.preview(totals)
        self.status.hold(sentence)

    def _saved(self) -> None:
        self.setWindowTitle(_("{plan} – Delegate Desk").format(plan=self.status.plan_name))
        if self._trouble is not None:
            self._trouble.deleteLater()
            self._trouble = None

    def tell(self, sentence: str) -> None:
        """Show a refusal where it cannot be missed; the plan is as it was."""
        from delegate_desk.ui.dialogs.message import tell

        tell(self, sentence)

    def show_trouble(self, sentence: str) -> None:
        """Show above the page that something was not saved; it stays until something is."""
        if self._trouble is None:
            from delegate_desk.ui.trouble import Trouble

            self._trouble = Trouble(self.theme)
            self._trouble.elsewhere_wanted.connect(partial(self.actions_.trigger, "save_copy"))
            self.stand_above(self._trouble)
        self._trouble.say(sentence)

    def stand_above(self, notice: QWidget) -> None:
        """Have a notice between the strip and the page."""
        self._right.insertWidget(1, notice)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the small form of navigation and strip in a small window."""
        super().resizeEvent(event)
        compact = self.width() < self.theme.px(COMPACT_BELOW)
        if compact != self._compact:
            self._compact = compact
            self.navigation.set_compact(compact)
            self.strip.set_compact(compact)
        self.pages.give_room(self._right)

    def changeEvent(self, event: QEvent) -> None:
        """Look for changes of other programs when the owner comes back to the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.session.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the page by the keys that nothing in it has taken."""
        from delegate_desk.ui.page_keys import scrolled

        if not scrolled(self.pages, event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files anywhere in the window."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring dropped files in."""
        event.acceptProposedAction()
        self.files_dropped.emit([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window was; a field that is being typed in is committed by losing the focus."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        keep_state(self, self.theme)
        super().closeEvent(event)
