"""The window: menu bar, navigation, the strip with the freed hours, the pages, the status line."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from delegate_desk.domain.edit import Edit
from delegate_desk.i18n import _
from delegate_desk.planning.totals import Totals
from delegate_desk.ui.actions import Actions
from delegate_desk.ui.figures import strip_figures
from delegate_desk.ui.navigation import Navigation, places
from delegate_desk.ui.pages.board import BoardPage
from delegate_desk.ui.pages_stack import Pages
from delegate_desk.ui.session import Session
from delegate_desk.ui.status import StatusLine
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.strip import Strip

if TYPE_CHECKING:
    from delegate_desk.ui.trouble import Trouble

COMPACT_BELOW = 1200
"""Width in design pixels under which navigation and strip take their small form."""


_WISHES: Mapping[str, tuple[str, str | int]] = {
    "keep": ("decide", "keep"),
    "outsource": ("decide", "outsource"),
    "stop": ("decide", "stop"),
    "undecide": ("decide", "undecided"),
    "up": ("shift", -1),
    "down": ("shift", 1),
    "earlier": ("stage", -1),
    "later": ("stage", 1),
    "rename": ("rename", ""),
    "delete": ("delete", ""),
}
"""Actions of the Duty menu, and what they ask of the board."""


class MainWindow(QMainWindow):
    """One window on one plan. What it cannot do itself it asks for by signals, which `app` joins."""

    files_dropped = Signal(list)
    closed = Signal()

    def __init__(self, theme: Theme, session: Session, plan: Path, *, is_new: bool) -> None:
        super().__init__()
        self.theme, self.session, self.plan_path = theme, session, plan
        self._trouble: Trouble | None = None
        self._compact: bool | None = None
        self.actions_ = Actions(self, theme, session)
        self.navigation = Navigation(theme)
        self.strip = Strip(theme)
        self.board = BoardPage(theme, session)
        self.status = StatusLine(theme, session, plan, is_new)
        soon = {place.name: partial(self._soon, place.name) for place in places()[1:]}
        self.pages = Pages({"board": lambda: self.board, "first_run": self._first_run, **soon})
        self._lay_out()
        self._join()
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 640)
        self.setWindowTitle(_("{plan} – Delegate Desk").format(plan=_("New plan") if is_new else plan.name))
        self.show_page("board")
        self._show_totals()

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
        actions, session = self.actions_, self.session
        actions.on("undo", session.undo)
        actions.on("redo", session.redo)
        for place in places():
            actions.on(f"page_{place.name}", partial(self.show_page, place.name))
        self.navigation.chosen.connect(self.show_page)
        self.status.undo_wanted.connect(session.undo)
        for name, wish in _WISHES.items():
            actions.on(name, partial(self.board.wish, *wish))
        actions.on("find", self.board.focus_find)
        actions.on("inspector", self.board.toggle_inspector)
        self.board.inspector.brief_wanted.connect(lambda _key: self.show_page("hand_over"))
        self.board.inspector.checklist_wanted.connect(lambda _key: self.show_page("hand_over"))
        actions.on("add", self.add_duty)
        actions.on("list", self.show_list)
        self.strip.worth_given.connect(self._take_worth)
        self.strip.split_wanted.connect(self._open_goals)
        self.board.previewing.connect(self._preview)
        session.changed.connect(self._follow)
        session.refused.connect(self.status.say)
        session.not_saved.connect(self.show_trouble)
        session.saved.connect(self._saved)

    def _restyle(self) -> None:
        for widget, colour in ((self, self.theme.tokens.window), (self.actions_.bar, self.theme.tokens.nav)):
            palette = QPalette(widget.palette())
            palette.setColor(QPalette.ColorRole.Window, colour)
            widget.setPalette(palette)

    # Pages

    def show_page(self, name: str) -> None:
        """Turn to a page; in a plan without duties the board is the page that asks for the first ones."""
        self.navigation.show_place(name)
        has_duties = len(self.session.plan.duties) > 0
        self.pages.turn_to("first_run" if name == "board" and not has_duties else name)
        for action in ("find", "inspector", "keep outsource stop undecide up down earlier later rename delete"):
            self.actions_.enable(action, self.pages.current == "board")

    def add_duty(self) -> None:
        """Put the cursor where a duty is typed."""
        self.show_page("board")
        page: Any = self.pages.currentWidget()
        page.focus_add()

    def show_list(self, trade: str | None = None) -> None:
        """Let the owner pick from the usual duties of a trade."""
        from delegate_desk.ui.dialogs.catalogue_dialog import CatalogueDialog

        CatalogueDialog(self.theme, self.session, trade, self).open()

    def _first_run(self) -> QWidget:
        from delegate_desk.ui.pages.first_run import FirstRunPage

        page = FirstRunPage(self.theme, self.session)
        page.list_wanted.connect(self.show_list)
        page.import_wanted.connect(partial(self.actions_.trigger, "import"))
        page.open_wanted.connect(partial(self.actions_.trigger, "open"))
        page.files_dropped.connect(self.files_dropped)
        return page

    def _soon(self, name: str) -> QWidget:
        from delegate_desk.ui.pages.soon import SoonPage

        return SoonPage(self.theme, name)

    def _follow(self, edit: Edit | None) -> None:
        """Change between the first page and the board with the first duty, and its undo."""
        if self.pages.current in ("board", "first_run"):
            self.show_page("board")
        self._show_totals()

    # What it shows

    def _show_totals(self) -> None:
        self.strip.show_figures(strip_figures(self.session.plan, self.session.totals()))

    def _open_goals(self) -> None:
        from delegate_desk.ui.goals_popover import GoalsPopover

        popover = GoalsPopover(self.theme, self.session, self)
        popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popover.open_at(self.strip.split.mapToGlobal(self.strip.split.rect().bottomRight()))

    def _take_worth(self, text: str) -> None:
        from delegate_desk.planning.plan_settings import edit_settings
        from delegate_desk.ui.formats import parse_money

        worth = parse_money(text)
        if worth is None:
            self.strip.refuse_worth()
        else:
            self.session.do(_("Said what an hour is worth"), lambda plan: edit_settings(plan, hourly_worth=worth))

    def _preview(self, totals: Totals | None, sentence: str) -> None:
        plan, now = self.session.plan, self.session.totals()
        self.strip.show_figures(strip_figures(plan, now) if totals is None else strip_figures(plan, totals, before=now))
        self.status.hold(sentence)

    def _saved(self) -> None:
        self.setWindowTitle(_("{plan} – Delegate Desk").format(plan=self.plan_path.name))
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
            self._right.insertWidget(1, self._trouble)
        self._trouble.say(sentence)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the small form of navigation and strip in a small window."""
        super().resizeEvent(event)
        compact = self.width() < self.theme.px(COMPACT_BELOW)
        if compact != self._compact:
            self._compact = compact
            self.navigation.set_compact(compact)
            self.strip.set_compact(compact)

    def changeEvent(self, event: QEvent) -> None:
        """Look for changes of other programs when the owner comes back to the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.session.refresh()

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
        self.keep_state(window_settings)
        super().closeEvent(event)
        self.closed.emit()

    def keep_state(self, settings: Callable[[], QSettings]) -> None:
        """Note size, place and appearance on this computer."""
        kept = settings()
        kept.setValue("geometry", self.saveGeometry())
        kept.setValue("appearance", self.theme.mode)

    def bring_state(self, settings: Callable[[], QSettings]) -> None:
        """Stand where the window stood last time, else in a size that shows the board well."""
        kept = settings()
        geometry = kept.value("geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry()
            self.resize(min(self.theme.px(1440), room.width()), min(self.theme.px(900), room.height()))


def window_settings() -> QSettings:
    """Where this computer keeps how the window stood; nothing of the plan."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Delegate Desk", "window")
