"""The timer in the system's tray, where the desktop has one."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui import icons
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.timer.timing import Steps, Timing
from delegate_desk.ui.timer.wording import shown_minutes
from delegate_desk.ui.words import in_brief

_RECENT = 5


class Tray(QObject):
    """An icon that says what runs, with a menu to stop it, or to run on a duty that was timed lately."""

    wanted = Signal()
    """The window is to come to the front."""

    def __init__(self, theme: Theme, session: Steps, timing: Timing, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._timing = session, timing
        self.menu = QMenu(window)
        self.menu.aboutToShow.connect(self.fill)
        self.icon = QSystemTrayIcon(icons.icon("timer", theme.tokens.accent, 22), self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._clicked)
        timing.changed.connect(self.say)
        self.say()
        self.fill()
        self.icon.show()

    @staticmethod
    def is_there() -> bool:
        """Whether the desktop has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def say(self) -> None:
        """Name what runs, in the tooltip."""
        entry = self._timing.entry
        if entry is None:
            self.icon.setToolTip(_("Delegate Desk: no timer runs"))
            return
        shape = _("{title}: {duration}")
        words = shape.format(title=self._title(entry.duty), duration=shown_minutes(self._timing.minutes))
        # Some trays show tooltips as HTML and some the text as it is: with a space of no width no "<" begins a tag.
        self.icon.setToolTip(words.replace("<", "<\u200b"))

    def fill(self) -> None:
        """Offer what can be done now."""
        self.menu.clear()
        entry = self._timing.entry
        if entry is not None:
            self._add(_("Stop the timer on {title}").format(title=self._title(entry.duty)), self._timing.stop)
        for duty in self._recent():
            if entry is None or duty != entry.duty:
                words = _("Start the timer on {title}").format(title=self._title(duty))
                self._add(words, lambda duty=duty: self._timing.start(duty))
        self.menu.addSeparator()
        self._add(_("Show the window"), self.wanted.emit)

    def _add(self, words: str, act: object) -> None:
        action = QAction(words.replace("&", "&&"), self.menu)
        action.triggered.connect(lambda _checked=False: act())  # type: ignore[operator]
        self.menu.addAction(action)

    def _recent(self) -> list[str]:
        """The duties that were timed last, newest first."""
        plan = self._session.plan
        entries = sorted(plan.time_entries.values(), key=lambda entry: (entry.date, entry.position), reverse=True)
        return list(dict.fromkeys(entry.duty for entry in entries if entry.duty in plan.duties))[:_RECENT]

    def _title(self, key: str) -> str:
        duty = self._session.plan.duties.get(key)
        return _("a deleted duty") if duty is None else in_brief(duty.title)

    def _clicked(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.wanted.emit()
