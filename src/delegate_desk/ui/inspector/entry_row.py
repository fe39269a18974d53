"""One time entry: its day and minutes to be corrected, and a way to delete it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.review import TimeEntry
from delegate_desk.i18n import _
from delegate_desk.planning.time_entries import delete_entry, edit_entry
from delegate_desk.ui import formats
from delegate_desk.ui.inspector import typed
from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.inspector.entry import Entry
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.timer.wording import shown_minutes
from delegate_desk.ui.widgets.buttons import IconButton
from delegate_desk.ui.widgets.fields import LineField
from delegate_desk.ui.widgets.text import PlainLabel


class EntryRow(QWidget):
    """Two fields and a bin; an entry that still runs says so, since the timer is the one to stop it."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self._entry = TimeEntry("", "")
        self._problem = PlainLabel(theme, "", "meta", "danger", wrap=True)
        self._problem.hide()
        self.day = Entry(theme, LineField(theme), self._move, called=_("Day"), beneath=self._problem)
        self.minutes = Entry(theme, LineField(theme), self._correct, called=_("Minutes"), beneath=self._problem)
        self.minutes.setFixedWidth(theme.px(104))
        self.bin = IconButton(theme, "trash-2", _("Delete this time entry"), size=30)
        self.bin.clicked.connect(self._delete)
        self.runs = PlainLabel(theme, "", "body", "text2")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self.day, 1)
        row.addWidget(self.minutes)
        row.addWidget(self.bin, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(row)
        column.addWidget(self.runs)
        column.addWidget(self._problem)

    def show_entry(self, entry: TimeEntry, counted: float | None) -> None:
        """Show an entry; `counted` are its minutes while it runs here."""
        self._entry = entry
        for part in (self.day, self.minutes, self.bin):
            part.setVisible(not entry.running)
        self.runs.setVisible(entry.running)
        minutes = entry.minutes or 0.0
        if entry.running:
            known = shown_minutes(minutes if counted is None else counted)
            shape = _("Runs, {duration}") if counted is not None else _("Left running, {duration} counted")
            self.runs.setText(shape.format(duration=known))
        self.day.show_text(entry.id, typed.day_text(entry.date))
        self.minutes.show_text(entry.id, "" if entry.minutes is None else shown_minutes(minutes))
        source = "" if entry.source in ("timer", "hand") else entry.source
        self.bin.setAccessibleDescription(
            " · ".join(part for part in (formats.long_date(entry.date), shown_minutes(minutes), source) if part)
        )

    def _move(self, text: str) -> str | None:
        day, key, today = typed.day(text), self._entry.id, self._editing.session.today
        if day is None:
            raise PlanError(_("A date, please: {example}").format(example=typed.day_text(today.isoformat())))
        label = _("Changed the day of a time entry of {title}")
        return self._editing.change(label, lambda plan: edit_entry(plan, key, today, day=day))

    def _correct(self, text: str) -> str | None:
        minutes, key, today = typed.minutes(text), self._entry.id, self._editing.session.today
        if minutes is None:
            raise PlanError(_("Minutes, please: 45 or 1 h 30"))
        label = _("Changed a time entry of {title}")
        return self._editing.change(label, lambda plan: edit_entry(plan, key, today, minutes=minutes))

    def _delete(self) -> None:
        key = self._entry.id
        self._editing.change(_("Deleted a time entry of {title}"), lambda plan: delete_entry(plan, key))
