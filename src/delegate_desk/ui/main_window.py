"""The window: menu bar, navigation, the strip with the freed hours, the pages, the status line."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.planning.totals import Totals
from delegate_desk.ui.actions import Actions
from delegate_desk.ui.figures import strip_figures
from delegate_desk.ui.navigation import Navigation, places
from delegate_desk.ui.pages.board import BoardPage
from delegate_desk.ui.session import Session
from delegate_desk.ui.status import StatusLine
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import Banner
from delegate_desk.ui.widgets.strip import Strip

COMPACT_BELOW = 1200
"""Width in design pixels under which navigation and strip take their small form."""


class MainWindow(QMainWindow):
    """One window on one plan. What it cannot do itself it asks for by signals, which `app` joins."""

    files_dropped = Signal(list)
    closed = Signal()

    def __init__(self, theme: Theme, session: Session, plan: Path, *, is_new: bool) -> None:
        super().__init__()
        self.theme, self.session, self.plan_path = theme, session, plan
        self._trouble: Banner | None = None
        self._pages: dict[str, QWidget] = {}
        self._compact: bool | None = None
        self.actions_ = Actions(self, theme, session)
        self.navigation = Navigation(theme)
        self.strip = Strip(theme)
        self.board = BoardPage(theme, session)
        self.status = StatusLine(theme, session, plan, is_new)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.board)
        self._pages["board"] = self.board
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
        self._right.addWidget(self._stack, 1)
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
            actions.on(f"page_{place.name}", lambda name=place.name: self.show_page(name))
        self.navigation.chosen.connect(self.show_page)
        self.status.undo_wanted.connect(session.undo)
        self.board.previewing.connect(self._preview)
        session.changed.connect(self._show_totals)
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
        """Turn to a page; it is made when it is first shown."""
        if name not in self._pages:
            from delegate_desk.ui.pages.soon import SoonPage

            self._pages[name] = SoonPage(self.theme, name)
            self._stack.addWidget(self._pages[name])
        self._stack.setCurrentWidget(self._pages[name])
        if name in {place.name for place in places()}:
            self.navigation.show_place(name)

    def add_page(self, name: str, page: QWidget) -> None:
        """Have a page under a name; `show_page` turns to it."""
        self._pages[name] = page
        self._stack.addWidget(page)

    @property
    def page(self) -> str:
        """The name of the page that is open."""
        current = self._stack.currentWidget()
        return next(name for name, page in self._pages.items() if page is current)

    # What it shows

    def _show_totals(self, _edit: object = None) -> None:
        self.strip.show_figures(strip_figures(self.session.plan, self.session.totals()))

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
        box = QMessageBox(QMessageBox.Icon.Warning, _("Delegate Desk"), "", QMessageBox.StandardButton.Ok, self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence)
        box.open()

    def show_trouble(self, sentence: str) -> None:
        """Show above the page that something was not saved; it stays until something is."""
        if self._trouble is None:
            self._trouble = Banner(self.theme, "danger", sentence)
            self._trouble.add_button(_("Save elsewhere…")).clicked.connect(self.actions_["save_copy"].trigger)
            holder = QWidget()
            layout = QVBoxLayout(holder)
            margin = self.theme.px(12)
            layout.setContentsMargins(margin, margin, margin, 0)
            layout.addWidget(self._trouble)
            self._trouble.destroyed.connect(holder.deleteLater)
            self._right.insertWidget(1, holder)
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
        kept.setValue("page", self.page)

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
