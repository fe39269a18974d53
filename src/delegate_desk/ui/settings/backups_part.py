"""Backups: where they are, the newest ones, and what can be done with them. What is done is up to `app`."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_desk.i18n import _, ngettext
from delegate_desk.ui import formats
from delegate_desk.ui.session import Session
from delegate_desk.ui.settings.line import Flow
from delegate_desk.ui.settings.part import Part
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.text import PlainLabel

_SHOWN = 5


class BackupsPart(Part):
    """Shows what it is told with `show_backups`."""

    now_wanted = Signal()
    restore_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, theme: Theme, session: Session) -> None:
        about = _(
            "A checked copy is kept at the first change of a day, and before anything that replaces the plan: the 3 "
            "newest, and one for each of 7 days, 4 weeks and 12 months."
        )
        super().__init__(theme, session, _("Backups"), about)
        self.folder = PlainLabel(theme, "", "body", "text", elide=True)
        self.folder.hide()
        self.column.addWidget(self.folder)
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(holder)
        self.copies: list[PlainLabel] = []
        buttons = QWidget()
        flow = Flow(theme, buttons)
        for words, signal in (
            (_("Back up now"), self.now_wanted),
            (_("Bring one back…"), self.restore_wanted),
            (_("Show the folder"), self.folder_wanted),
        ):
            button = Button(theme, words)
            button.clicked.connect(signal)
            flow.addWidget(button)
        self.column.addWidget(buttons)

    def show_backups(self, folder: Path, made: Sequence[datetime]) -> None:
        """Show where copies are kept and when the newest were made, newest first."""
        self.folder.setText(_("Kept in {folder}").format(folder=folder))
        self.folder.show()
        for copy in self.copies:
            self._list.removeWidget(copy)
            copy.hide()
            copy.deleteLater()
        lines = [_when(moment) for moment in made[:_SHOWN]] or [_("There is none yet.")]
        if len(made) > _SHOWN:
            more = len(made) - _SHOWN
            lines.append(ngettext("and {count} older one", "and {count} older ones", more).format(count=more))
        self.copies = [PlainLabel(self._theme, line, "meta", "text2") for line in lines]
        for copy in self.copies:
            self._list.addWidget(copy)


def _when(moment: datetime) -> str:
    local = moment.astimezone()
    day = formats.long_date(local.date().isoformat())
    return _("{day}, {time}").format(day=day, time=local.strftime("%H:%M"))
