"""Check-ins of a duty: their dates with verdicts, and how often they are."""

from datetime import date, timedelta
from typing import cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_desk.domain.brief import VERDICTS
from delegate_desk.domain.duty import Duty
from delegate_desk.i18n import _
from delegate_desk.planning.briefs import brief_of, edit_brief
from delegate_desk.planning.check_ins import Row as Dated
from delegate_desk.planning.check_ins import record, rows, start
from delegate_desk.ui import formats
from delegate_desk.ui.hand_over.captions import caption
from delegate_desk.ui.hand_over.check_in_rows import CheckInRow, verdict_name
from delegate_desk.ui.hand_over.line_editor import LineEditor
from delegate_desk.ui.hand_over.line_editor import Slot as EditorSlot
from delegate_desk.ui.hand_over.lines import Lines
from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.settings.line import Line, Slot
from delegate_desk.ui.settings.typed import parse_count, parse_day, show_day
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.text import PlainLabel

_WEEK = 7


class CheckInsPart(QWidget):
    """The weeks of a trial, or the last check-ins and the next, each with its verdict."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._theme, self._editing = theme, editing
        self._caption = caption(theme, "")
        self._none = PlainLabel(theme, "", "meta", "text2", wrap=True)
        self.lines = Lines(theme, _("Check-ins"), self._row, self._editor)
        self.begin = Button(theme, "", "link", icon="message-circle", dense=True)
        self.begin.clicked.connect(self._begin)
        self.lines.asked.connect(self._verdict)
        self.lines.removed.connect(self._take_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for part in (self._caption, self._none, self.lines, self.begin):
            column.addWidget(part)

    def show_duty(self, duty: Duty) -> None:
        """Show the check-ins of a duty."""
        today = self._editing.session.today
        brief = brief_of(self._editing.plan, duty.id)
        found = rows(self._editing.plan, duty, today)
        self._caption.setText(_("Trial weeks") if duty.stage == "trial" else _("Check-ins"))
        for row in self.lines.rows:
            cast("CheckInRow", row).set_today(today.isoformat())
        self.lines.show_values(found)
        self._none.setText(_("A look at the first weeks tells whether the brief is good enough."))
        self._none.setVisible(not found)
        self.begin.setVisible(brief.first_check_in is None)
        first = formats.long_date(self._first_day().isoformat())
        self.begin.set_words(_("Check weekly from {day}").format(day=first))

    def _row(self) -> CheckInRow:
        return CheckInRow(self._theme, self._editing.session.today.isoformat())

    def _editor(self, value: object) -> LineEditor:
        row = cast("Dated", value)
        note = "" if row.check_in is None else row.check_in.note
        called = _("Note for {day}").format(day=formats.long_date(row.date))
        return LineEditor(self._theme, [EditorSlot(called, note, _("What you found"))], self._note)

    def _note(self, texts: list[str]) -> str | None:
        row = cast("Dated", self.lines.values[self.lines.edited_place()])
        verdict = None if row.check_in is None else row.check_in.verdict
        key, note = self._editing.ids[0], texts[0].strip()
        label = _("Check-in of {day} noted").format(day=formats.short_date(row.date))
        return self._editing.change(label, lambda plan: record(plan, key, row.date, verdict, note))

    def _verdict(self, place: int, wish: str) -> None:
        if wish in VERDICTS:
            row, verdict, key = cast("Dated", self.lines.values[place]), wish, self._editing.ids[0]
            label = _("Check-in of {day}: {verdict}").format(
                day=formats.short_date(row.date), verdict=verdict_name(verdict).lower()
            )
            self._editing.change(label, lambda plan: record(plan, key, row.date, verdict))

    def _take_back(self, place: int) -> None:
        row, key = cast("Dated", self.lines.values[place]), self._editing.ids[0]
        label = _("Check-in of {day} taken back").format(day=formats.short_date(row.date))
        self._editing.change(label, lambda plan: record(plan, key, row.date, None, ""))

    def _first_day(self) -> date:
        return self._editing.session.today + timedelta(days=_WEEK)

    def _begin(self) -> None:
        key, first = self._editing.ids[0], self._first_day()
        self._editing.change(_("Weekly check-ins of {title}"), lambda plan: start(plan, key, first, _WEEK))


class RhythmPart(QWidget):
    """How often the owner checks, and from when."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self.every = Slot(theme, _("Days between check-ins"), 56, "7")
        self.first = Slot(theme, _("First check-in"), 108, show_day("2026-10-16"))
        self.line = Line(theme, _("Every"), self.every, _("days from"), self.first)
        self.every.committed.connect(self._take_every)
        self.first.committed.connect(self._take_first)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(caption(theme, _("Check-ins")))
        column.addWidget(self.line)

    def show_duty(self, duty: Duty) -> None:
        """Show the rhythm of a duty's check-ins."""
        brief = brief_of(self._editing.plan, duty.id)
        every = "" if brief.check_in_every_days is None else str(brief.check_in_every_days)
        first = "" if brief.first_check_in is None else show_day(brief.first_check_in)
        if any([self.every.show_setting(every), self.first.show_setting(first)]):
            self.line.forgive()

    def _take_every(self, text: str) -> None:
        days = parse_count(text, most=36_500)
        if days is None and text.strip():
            self.line.refuse(self.every, _("Days, please: 7 or 28"))
            return
        self._change(self.every, check_in_every_days=days)

    def _take_first(self, text: str) -> None:
        soon = self._editing.session.today + timedelta(days=182)  # "9 Jan" is the next one
        day = parse_day(text, soon) if text.strip() else None
        if day is None and text.strip():
            self.line.refuse(self.first, _("A day, please: {day}").format(day=show_day("2026-10-16")))
            return
        self._change(self.first, first_check_in=day)

    def _change(self, field: Slot, **fields: object) -> None:
        key = self._editing.ids[0]
        sentence = self._editing.change(_("Check-ins of {title} changed"), lambda plan: edit_brief(plan, key, **fields))
        if sentence is None:
            self.line.forgive()
            self.show_duty(self._editing.duty())
        else:
            self.line.refuse(field, sentence)
