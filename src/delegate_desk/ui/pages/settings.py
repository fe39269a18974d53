"""The settings page: one readable column of sentences; what is typed counts at once and can be undone."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from delegate_desk.domain.edit import Edit
from delegate_desk.i18n import _
from delegate_desk.ui.session import Session
from delegate_desk.ui.settings.backups_part import BackupsPart
from delegate_desk.ui.settings.computer_part import ComputerPart
from delegate_desk.ui.settings.hour_part import HourPart
from delegate_desk.ui.settings.kept import Kept, this_computer
from delegate_desk.ui.settings.owner_part import OwnerPart
from delegate_desk.ui.settings.part import Part
from delegate_desk.ui.settings.plan_part import PlanPart
from delegate_desk.ui.settings.rates_part import RatesPart
from delegate_desk.ui.settings.week_part import WeekPart
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.panel import Rule
from delegate_desk.ui.widgets.scroll_bar import ThinBar
from delegate_desk.ui.widgets.text import PlainLabel

WIDEST = 640
"""Design pixels of the column: longer lines read badly."""


class SettingsPage(QScrollArea):
    """All sections in one column that scrolls.

    What it cannot do itself it asks for: `backups_asked` comes whenever the page is shown and is answered with
    `show_backups`.
    """

    backups_asked = Signal()
    backup_now = Signal()
    restore_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, theme: Theme, session: Session, kept: Kept = this_computer) -> None:
        super().__init__()
        self._theme = theme
        self._is_behind = False
        self.backups = BackupsPart(theme, session)
        self.computer = ComputerPart(theme, session, kept)
        self.plan, self.hour, self.week = PlanPart(theme, session), HourPart(theme, session), WeekPart(theme, session)
        self.owner, self.rates = OwnerPart(theme, session), RatesPart(theme, session)
        self.parts: tuple[Part, ...] = (
            self.computer, self.plan, self.hour, self.week, self.owner, self.rates, self.backups
        )  # fmt: skip
        self.backups.now_wanted.connect(self.backup_now)
        self.backups.restore_wanted.connect(self.restore_wanted)
        self.backups.folder_wanted.connect(self.folder_wanted)
        self._lay_out()
        self.setAccessibleName(_("Settings"))
        session.changed.connect(self._follow)
        theme.changed.connect(self._space)

    def show_backups(self, folder: Path, made: Sequence[datetime]) -> None:
        """Show where backups are kept and when they were made, newest first."""
        self.backups.show_backups(folder, made)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while another page was open, and ask for the backups as they are now."""
        super().showEvent(event)
        if self._is_behind:
            self._refresh()
        self.backups_asked.emit()

    def _lay_out(self) -> None:
        page, self._middle = QWidget(), QWidget()
        self._across = QHBoxLayout(page)
        self._across.addStretch(1)
        self._across.addWidget(self._middle, 100)
        self._across.addStretch(1)
        self._column = QVBoxLayout(self._middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        words = _("What you type counts as soon as you leave the field or press Enter, and can be undone.")
        self._head = QVBoxLayout()
        self._head.addWidget(PlainLabel(self._theme, _("Settings"), "title"))
        self._head.addWidget(PlainLabel(self._theme, words, "body", "text2", wrap=True))
        self._column.addLayout(self._head)
        for part in self.parts:
            self._column.addWidget(Rule(self._theme))
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._space()
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBar(ThinBar(self._theme, narrow=False))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _space(self) -> None:
        px = self._theme.px
        self._middle.setMaximumWidth(px(WIDEST))
        self._across.setContentsMargins(px(24), px(24), px(24), px(28))
        self._column.setSpacing(px(20))
        self._head.setSpacing(px(4))

    def _follow(self, _edit: Edit | None) -> None:
        if self.isVisible():
            self._refresh()
        else:
            self._is_behind = True

    def _refresh(self) -> None:
        self._is_behind = False
        for part in self.parts:
            part.refresh()
