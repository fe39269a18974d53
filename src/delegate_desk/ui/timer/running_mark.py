"""The running timer in the status line: on what, how long, and how to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.timer.wording import shown_minutes
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.panel import Rule
from delegate_desk.ui.widgets.text import tip
from delegate_desk.ui.words import in_brief

_LONGEST = 28
"""Letters of a title that a status line has room for."""


class RunningMark(QWidget):
    """Two links: the duty with its minutes, which leads to its card, and Stop."""

    shown = Signal()
    """The duty is to be shown."""

    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.duty = Button(theme, "", "link", icon="timer", dense=True)
        self.stop = Button(theme, _("Stop"), "link", icon="square", dense=True)
        self.duty.clicked.connect(self.shown)
        self.stop.clicked.connect(self.stopped)
        tip(self.stop, _("Stop the timer (Ctrl+T)"))
        self.stop.setAccessibleName(_("Stop the timer"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for part in (self.duty, self.stop, Rule(theme, upright=True)):
            row.addWidget(part)
        self.setAccessibleName(_("Timer"))

    def show_running(self, title: str, minutes: float) -> None:
        """Say on what the timer runs, and how long by now."""
        duration = shown_minutes(minutes)
        self.duty.set_words(_("{title} · {duration}").format(title=in_brief(title, _LONGEST), duration=duration))
        self.duty.setAccessibleName(
            _("The timer runs on {title}, {duration}").format(title=in_brief(title), duration=duration)
        )
        tip(self.duty, title)
