"""The time of a duty in the details: start and stop, this week's minutes, and every entry to be corrected."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.duty import Duty
from delegate_desk.domain.review import TimeEntry
from delegate_desk.i18n import _
from delegate_desk.planning.time_entries import add_entry, minutes_of_week
from delegate_desk.planning.weeks import first_day
from delegate_desk.ui import formats
from delegate_desk.ui.inspector import typed
from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.inspector.entry import Entry
from delegate_desk.ui.inspector.entry_row import EntryRow
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.timer.wording import shown_minutes
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.fields import LineField, caption_label
from delegate_desk.ui.widgets.text import PlainLabel, tip

_AT_FIRST = 6
_MORE = 20
"""Entries that are shown when the list is opened, and with each further press."""


class TimeSpent(QWidget):
    """One line, and beneath it, once opened, the entries, newest first, under a line to add one by hand."""

    opened = Signal()

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._theme, self._editing = theme, editing
        self._timing = editing.session.timing
        self._duty = ""
        self._wanted = 0
        self.toggle = Button(theme, "", icon="play", dense=True)
        self.week = PlainLabel(theme, "", "body", "text2")
        self.link = Button(theme, "", "link", icon="chevron-right", dense=True)
        self.add = Entry(theme, LineField(theme, _("Add time: 45 or 1h30")), self._add, called=_("Add time"))
        self.older = Button(theme, _("Older entries"), "link", dense=True)
        self.rows: list[EntryRow] = []
        self._list = QWidget()
        self._list.hide()
        self._lay_out()
        self.toggle.clicked.connect(lambda: self._timing.toggle(self._duty))
        self.link.clicked.connect(self._turn)
        self.older.clicked.connect(self._show_older)
        self._timing.changed.connect(self._follow)

    def _lay_out(self) -> None:
        px = self._theme.px
        line = QHBoxLayout()
        line.setSpacing(px(10))
        line.addWidget(self.toggle)
        line.addStretch(1)
        line.addWidget(self.week)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, px(4))
        self._column.setSpacing(px(6))
        self._column.addWidget(self.add)
        self._column.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(14), 0, 0)
        column.setSpacing(px(6))
        column.addWidget(caption_label(self._theme, _("Your time")))
        column.addLayout(line)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._list)

    @property
    def is_open(self) -> bool:
        """Whether the entries are shown."""
        return self._wanted > 0

    def show_duty(self, duty: Duty) -> None:
        """Show a duty's time; the list is folded up for another one."""
        if duty.id != self._duty:
            self._duty = duty.id
            self._fold(0)
        self._show()

    def _follow(self) -> None:
        """A minute more, or it stopped: only this line changes, and the entries if they are open."""
        if self.isVisible() and self._duty in self._editing.plan.duties:
            self._show()

    def _show(self) -> None:
        entries = self._timing.entries_of(self._duty)
        self._show_line(entries)
        count = len(entries)
        self.link.setVisible(True)
        shape = _("Entries ({count})") if count else _("Entries")
        self.link.set_words(shape.format(count=formats.whole(count)))
        if self.is_open:
            self._show_rows(entries)

    def _show_line(self, entries: list[TimeEntry]) -> None:
        runs = self._timing.runs_on(self._duty)
        now = self._timing.minutes if runs else 0.0
        if runs:
            words = _("Stop · {duration}").format(duration=shown_minutes(now))
            self.toggle.setAccessibleName(_("Stop the timer, {duration}").format(duration=shown_minutes(now)))
        else:
            words = _("Start the timer")
            self.toggle.setAccessibleName(words)
        self.toggle.set_icon("square" if runs else "play")
        self.toggle.set_words(words)
        tip(self.toggle, _("Ctrl+T starts and stops it on the selected card"))
        settings = self._editing.plan.settings
        week = first_day(self._editing.session.today, settings.week_starts)
        spent = minutes_of_week(entries, week).get(self._duty, 0.0) + now
        self.week.setText(_("{duration} this week").format(duration=shown_minutes(spent)))

    # The entries

    def _turn(self) -> None:
        self._fold(0 if self.is_open else _AT_FIRST)
        self._show()
        if self.is_open:
            self.opened.emit()

    def _show_older(self) -> None:
        self._wanted += _MORE
        self._show()

    def _fold(self, wanted: int) -> None:
        self._wanted = wanted
        self._list.setVisible(self.is_open)
        self.link.set_icon("chevron-down" if self.is_open else "chevron-right")

    def _show_rows(self, entries: list[TimeEntry]) -> None:
        shown = entries[: self._wanted]
        while len(self.rows) < len(shown):
            row = EntryRow(self._theme, self._editing)
            self.rows.append(row)
            self._column.insertWidget(self._column.count() - 1, row)
        for row, entry in zip(self.rows, shown, strict=False):
            row.show_entry(entry, self._timing.minutes if entry == self._timing.entry else None)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(shown))
        self.add.show_text(self._duty, "")
        self.older.setVisible(len(entries) > len(shown))

    def _add(self, text: str) -> str | None:
        minutes = typed.minutes(text)
        if minutes is None:
            return None
        duty, today = self._duty, self._editing.session.today
        label = _("Added {duration} to {title}").replace("{duration}", formats.duration(minutes))
        return self._editing.change(label, lambda plan: add_entry(plan, duty, today.isoformat(), minutes, today))
