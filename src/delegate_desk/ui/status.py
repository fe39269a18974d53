"""The status line: which file, saved when, what was done last with its undo, and the size of the plan."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_desk.i18n import _, ngettext
from delegate_desk.ui.formats import hours, locale, short_date
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import Mark
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.panel import Rule
from delegate_desk.ui.widgets.text import PlainLabel

_PASSING_MS = 8000


class StatusLine(QWidget):
    """The line at the window's foot."""

    undo_wanted = Signal()

    def __init__(self, theme: Theme, session: Session, plan: Path, state: str = "") -> None:
        """`state` is "new" for a plan that is not on disk yet, "example" for one that never will be."""
        super().__init__()
        self._theme = theme
        self._session = session
        names = {"new": _("New plan"), "example": _("Example")}
        tells = {"new": _("Not saved yet"), "example": _("nothing here is kept")}
        self._state = state
        self._plan = plan
        self._file = PlainLabel(theme, names.get(state, plan.name), "meta", weight=QFont.Weight.DemiBold)
        self._saved = PlainLabel(theme, tells.get(state, _("Saved")), "meta", "text2")
        self._last = PlainLabel(theme, _("Nothing to undo yet"), "meta", "text2", elide=True)
        self._undo = Button(theme, _("Undo"), "link", icon="undo-2")
        self._undo.clicked.connect(self.undo_wanted)
        self._undo.hide()
        self._size = PlainLabel(theme, "", "meta", "text2")
        self._held, self._passing = False, ""
        self._layout = QHBoxLayout(self)
        parts = (Mark(theme, "file-check", "text2", 16), self._file, self._saved, Rule(theme, upright=True), self._last)
        for part in (*parts, self._undo):
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        self._layout.addWidget(self._size)
        self.setAutoFillBackground(True)
        theme.changed.connect(self._restyle)
        session.done.connect(self._say_done)
        session.saved.connect(self._say_saved)
        session.changed.connect(self._count)
        self._restyle()
        self._count()
        if not state:
            self._say_when(plan.stat().st_mtime)

    @property
    def plan_name(self) -> str:
        """What the plan is called in the window's title."""
        return self._file.text()

    def hold(self, sentence: str) -> None:
        """Show a sentence while a drag goes on; an empty one brings the last step back.

        Not so where the drop was refused: why that was stays for its time.
        """
        if sentence:
            self._passing = ""
            self._show_held(sentence)
        elif not self._passing:
            self._held = False
            self._show_last()

    def _show_held(self, sentence: str) -> None:
        self._held = True
        self._undo.hide()
        self._last.setText(sentence)

    def say(self, sentence: str) -> None:
        """Show a passing sentence for some seconds: a refusal, a file that was written."""
        self._show_held(sentence)
        self._passing = sentence
        QTimer.singleShot(_PASSING_MS, self, lambda: self._pass_by(sentence))

    def _pass_by(self, sentence: str) -> None:
        if self._passing == sentence:
            self._passing = ""
            self.hold("")

    def _say_done(self, words: str) -> None:
        self._held, self._passing = False, ""
        self._show_last()

    def _say_saved(self) -> None:
        if self._state == "example":
            return
        self._file.setText(self._plan.name)
        self._say_when(datetime.now().timestamp())

    def _say_when(self, moment: float) -> None:
        when = datetime.fromtimestamp(moment)
        is_today = when.date() == datetime.now().date()
        text = when.strftime("%H:%M") if is_today else short_date(when.date().isoformat())
        self._saved.setText(_("Saved {when}").format(when=text))

    def _show_last(self) -> None:
        if self._held:
            return
        label = self._session.undo_label
        self._last.setText(label if label is not None else _("Nothing to undo yet"))
        self._undo.setVisible(label is not None)

    def _count(self, _edit: object = None) -> None:
        totals = self._session.totals()
        count = len(self._session.plan.duties)
        if not count:
            self._size.setText(_("No duties yet"))
        else:
            duties = ngettext("{count} duty", "{count} duties", count).format(count=locale().toString(count))
            week = _("{hours} a week").format(hours=hours(float(totals.total)))
            wide = f"{duties} · {week} · " + _("kept only on this computer")
            self._size.setText(wide if self.width() >= 1200 else f"{duties} · {week}")
        self._show_last()

    def resizeEvent(self, event: object) -> None:
        """A narrow line leaves the reassurance out."""
        self._count()

    def _restyle(self) -> None:
        px = self._theme.px
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.tokens.nav)
        self.setPalette(palette)
        self.setFixedHeight(px(28))
        self._layout.setContentsMargins(px(14), 0, px(14), 0)
        self._layout.setSpacing(px(8))
