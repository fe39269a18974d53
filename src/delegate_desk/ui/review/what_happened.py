"""Step 1: minutes really spent on each duty, filled in as planned."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.duty import Decision
from delegate_desk.i18n import _
from delegate_desk.planning.reviews import Asked, asked
from delegate_desk.ui import formats, words
from delegate_desk.ui.review.amount import AmountField, refusal_of
from delegate_desk.ui.review.parts import GroupHead, Question, Scrolled, emptied
from delegate_desk.ui.review.side import Deviations, YourWeek, deviation
from delegate_desk.ui.review.sitting import Sitting
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.widgets.panel import FunctionTile, Rule
from delegate_desk.ui.widgets.text import PlainLabel, tip

_DELTA = 104
_CADENCE = 190
_AT_ONCE = 80
_AT_A_TIME = 20
"""Rows of a long list that are made before the page shows, and then whenever the window is idle."""


class DutyRow(QWidget):
    """One duty: its title and cadence, the field, and how far it is from what was planned."""

    def __init__(self, theme: Theme, sitting: Sitting, one: Asked) -> None:
        super().__init__()
        px = theme.px
        self._theme = theme
        self.title = PlainLabel(theme, one.title, "body", weight=QFont.Weight.Medium, elide=True)
        self._tile = FunctionTile(theme, one.function or "", 26)
        self.cadence = PlainLabel(theme, "", "body", "text2", elide=True)
        self.cadence.setFixedWidth(px(_CADENCE))
        self.field = AmountField(theme, one.title)
        self._delta = PlainLabel(theme, "", "meta", "text2")
        self._delta.setFixedWidth(px(_DELTA))
        self._delta.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.title.setBuddy(self.field)
        self.field.said.connect(partial(sitting.answers.say_spent, one.duty, one.title))
        row = QHBoxLayout()
        row.setContentsMargins(0, px(5), 0, px(5))
        row.setSpacing(px(12))
        row.addWidget(self._tile)
        row.addWidget(self.title, 1)
        row.addWidget(self.cadence)
        row.addWidget(self.field)
        row.addWidget(self._delta)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(refusal_of(theme, self.field))
        column.addWidget(Rule(theme))

    def show_duty(self, one: Asked, cadence: str) -> None:
        """Show the duty as it is asked about now."""
        self.title.setText(one.title)
        self._tile.set_function(one.function or "")
        self.cadence.setText(cadence)
        off = deviation(one)
        self.field.show_amount(one.spent, strong=bool(off))
        usual = "" if one.usual is None else _("planned {duration}").format(duration=_clock(one.usual))
        timed = "" if one.tracked is None else _("timed {duration}").format(duration=_clock(one.tracked))
        self.field.describe(words.joined(cadence, usual, timed))
        if one.spent is None:
            text, colour = _("not counted"), "text2"
        elif one.usual is None:
            text, colour = "", "text2"
        elif not off:
            text, colour = _("as planned"), "text2"
        else:
            text, colour = formats.signed_duration(off), "warn" if off > 0 else "accent"
        self._delta.setText(text)
        shown: ColourName = colour  # type: ignore[assignment]
        self._delta.set_colour(shown)
        tip(self._delta, words.joined(usual, timed))


class WhatHappened(QWidget):
    """The rows by decision, and beside them the week so far."""

    def __init__(self, theme: Theme, sitting: Sitting) -> None:
        super().__init__()
        self._theme, self._sitting = theme, sitting
        self._compact = False
        self.rows: dict[str, DutyRow] = {}
        self._heads: dict[Decision, GroupHead] = {}
        self._found: list[Asked] = []
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._make_more)
        self._order: list[tuple[str, Decision]] = []
        sentence = _("Minutes are filled in from your time entries, else as planned. Change only what was different.")
        self.question = Question(theme, _("What happened this week?"), sentence)
        self._scroll = Scrolled(theme)
        self.week = YourWeek(theme)
        self.deviations = Deviations(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.question)
        column.addWidget(self._scroll, 1)

    def beside(self) -> list[QWidget]:
        """What stands in the side column."""
        return [self.week, self.deviations]

    def first(self) -> QWidget | None:
        """The field where typing starts."""
        return next((row.field for row in self.rows.values()), None)

    def refresh(self) -> None:
        """Show the answers as they are now."""
        sitting = self._sitting
        found = asked(sitting.plan, sitting.week, sitting.session.today)
        order = [(one.duty, one.decision) for one in found]
        if order != self._order:
            self._rebuild(found)
            self._order = order
        self._found = found
        for one in found[: len(self.rows)]:
            self._show_row(one)
        for decision, head in self._heads.items():
            self._show_head(head, [one for one in found if one.decision == decision])
        self.week.show_week(found)
        self.deviations.show_deviations(found)

    def set_compact(self, compact: bool) -> None:
        """Leave the cadences to the fields' descriptions where there is little room."""
        self._compact = compact
        self.week.set_compact(compact)
        for row in self.rows.values():
            row.cadence.setVisible(not compact)

    def _show_head(self, head: GroupHead, group: list[Asked]) -> None:
        head.count.setText(words.duties_text(len(group)))
        done = sum(one.spent or 0.0 for one in group) / 60
        planned = sum(one.usual or 0.0 for one in group) / 60
        shape = _("{done} of {planned} planned")
        head.figure.setText(shape.format(done=formats.hours(done), planned=formats.hours(planned)))

    def _show_row(self, one: Asked) -> None:
        duty = self._sitting.plan.duties.get(one.duty)
        minutes = "" if duty is None or duty.minutes is None else formats.duration(duty.minutes)
        cadence = "" if duty is None else words.joined(words.cadence_name(duty.cadence), minutes)
        self.rows[one.duty].show_duty(one, cadence)

    def _rebuild(self, found: list[Asked]) -> None:
        emptied(self._scroll.column)
        self.rows, self._heads = {}, {}
        self._found = found
        self._make_rows(_AT_ONCE)
        self._scroll.column.addStretch(1)

    def _make_more(self) -> None:
        """A few rows more of a long list, and the figures of a group that starts with them."""
        made = len(self.rows)
        self._make_rows(_AT_A_TIME)
        for one in self._found[made : len(self.rows)]:
            self._show_row(one)
        for decision, head in self._heads.items():
            self._show_head(head, [one for one in self._found if one.decision == decision])

    def _make_rows(self, count: int) -> None:
        column = self._scroll.column
        for one in self._found[len(self.rows) : len(self.rows) + count]:
            row = DutyRow(self._theme, self._sitting, one)
            row.cadence.setVisible(not self._compact)
            self.rows[one.duty] = row
            new: list[QWidget] = [row]
            if one.decision not in self._heads:
                head = GroupHead(self._theme, words.decision_name(one.decision), self._theme.px(_DELTA + 12))
                self._heads[one.decision] = head
                new.insert(0, head)
            for widget in new:
                column.insertWidget(len(self.rows) + len(self._heads) - len(new) + new.index(widget), widget)
                widget.show()
        (self._more.start if len(self.rows) < len(self._found) else self._more.stop)()


def _clock(minutes: float) -> str:
    return formats.duration(round(minutes))
