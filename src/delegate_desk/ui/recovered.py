"""What a window changes is noted while the plan is open; what the last one left behind is told, and can be shown."""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from delegate_desk.domain.edit import Edit, difference
from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.filters import Filter
from delegate_desk.ui.announce import announce
from delegate_desk.ui.main_window import MainWindow
from delegate_desk.ui.notice import Notice

_NOTED_AFTER_MS = 1000


class Left(Protocol):
    """What was changed by a window that was never closed."""

    @property
    def changes(self) -> int:
        """How many records."""
        ...

    @property
    def duties(self) -> frozenset[str]:
        """Ids of the duties among them."""
        ...


class Notes(Protocol):
    """Where it is noted."""

    def left(self) -> Left | None:
        """What the last window left behind."""
        ...

    def note(self, changes: int, duties: Iterable[str]) -> None:
        """Note what is changed so far."""
        ...

    def end(self) -> None:
        """Forget it."""
        ...


class Recovered(QObject):
    """Lives as long as the window; a second after a change, when nobody waits for it, that is noted."""

    def __init__(self, window: MainWindow, notes: Notes) -> None:
        super().__init__(window)
        self._window, self._notes = window, notes
        self._notice: Notice | None = None
        self._before = window.session.plan
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_NOTED_AFTER_MS)
        self._timer.timeout.connect(self._note)
        self._left = notes.left()
        if self._left is not None:
            self._tell(self._left)
        window.session.changed.connect(self._follow)

    def _follow(self, edit: Edit | None) -> None:
        if edit is None:  # another program's changes are none of this window's
            self._before = self._window.session.plan
        self._timer.start()

    def _note(self) -> None:
        edit = difference(self._before, self._window.session.plan)
        if edit is None:
            self._notes.end()
            return
        duties = [key for key, duty in edit.after.get("duties", {}).items() if duty is not None]
        self._notes.note(sum(len(records) for records in edit.after.values()), duties)

    def _tell(self, left: Left) -> None:
        sentence = ngettext(
            "This plan was open when the program stopped. {count} change recovered.",
            "This plan was open when the program stopped. {count} changes recovered.",
            left.changes,
        ).format(count=left.changes)
        self._notice = Notice(self._window.theme, "warn", sentence)
        if left.duties.intersection(self._window.session.plan.duties.rows):
            self._notice.offer(_("Show them"), self._show)
        self._notice.let_be_closed()
        self._window.stand_above(self._notice)
        announce(self._window, sentence)
        self._notes.end()

    def _show(self) -> None:
        if self._left is not None and self._notice is not None:
            self._notice.go()
            self._window.show_page("board")
            self._window.board.narrowing.show_only(Filter(among=self._left.duties), _("what changed last time"))
            self._window.board.focus_board()
