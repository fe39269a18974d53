"""How often and how long: the cadence, the minutes each time, and what they make of a week and a year."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.cadence import WEEKS_PER_YEAR, Cadence, Every, Rule, Unit
from delegate_desk.domain.duty import Duty
from delegate_desk.i18n import _
from delegate_desk.planning.hours import hours
from delegate_desk.ui import formats
from delegate_desk.ui.inspector import typed
from delegate_desk.ui.inspector.cadence_rows import OtherRow, RuleRow
from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.inspector.entry import Entry
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.choice import Choice
from delegate_desk.ui.widgets.fields import LineField, caption_label
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import cadence_name

_USUAL: tuple[tuple[int, Unit], ...] = (
    (1, "day"),
    (1, "workday"),
    (1, "week"),
    (2, "week"),
    (1, "month"),
    (1, "quarter"),
    (1, "year"),
)
_NONE, _OTHER, _RULE, _PRESENT = "none", "other", "rule", "present"


class Rhythm(QWidget):
    """Cadence and minutes of a duty, and rows for cadences that no list holds."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._theme = theme
        self._editing = editing
        self._key = ""
        self._open: str | None = None
        px = theme.px
        caption = caption_label(theme, _("How often and how long"))
        self.cadence = Choice(theme, _("How often"))
        caption.setBuddy(self.cadence)
        self.problem = PlainLabel(theme, "", "meta", "danger", wrap=True)
        self.problem.setContentsMargins(0, px(6), 0, 0)
        self.problem.hide()
        line = LineField(theme, _("Minutes"), suffix=_("each time"))
        called = _("Minutes each time")
        self.minutes = Entry(theme, line, self._take_minutes, called=called, beneath=self.problem)
        self.figures = PlainLabel(theme, "", "meta", "text2", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.cadence)
        row.addWidget(self.minutes, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(caption)
        self._column.addSpacing(px(8))
        self._column.addLayout(row)
        self._column.addWidget(self.problem)
        self._column.addSpacing(px(7))
        self._column.addWidget(self.figures)
        self.other: OtherRow | None = None
        self.rule: RuleRow | None = None
        self.cadence.chosen.connect(self._choose)

    def show_duty(self, duty: Duty) -> None:
        """Show another duty, or the same one as it is now."""
        if duty.id != self._key:
            self._key, self._open = duty.id, None
        self._offer(duty.cadence)
        self.minutes.show_text(duty.id, "" if duty.minutes is None else formats.duration(duty.minutes))
        self.minutes.edit.set_suffix("" if duty.minutes is None else _("each time"))
        self.figures.setText(self._week_and_year(duty))
        self._show_rows(duty)

    def _offer(self, cadence: Cadence | None) -> None:
        pairs = [(f"{every} {unit}", cadence_name(Every(times=1, every=every, unit=unit))) for every, unit in _USUAL]
        twice = Every(times=2, every=1, unit="week")
        pairs.insert(3, ("twice", cadence_name(twice)))
        key = _NONE if cadence is None else _PRESENT
        if isinstance(cadence, Every) and cadence.times == 1 and (cadence.every, cadence.unit) in _USUAL:
            key = f"{cadence.every} {cadence.unit}"
        elif cadence == twice:
            key = "twice"
        elif cadence is not None:
            pairs.append((_PRESENT, cadence_name(cadence)))
        pairs += [(_OTHER, _("Other…")), (_RULE, _("By a rule…")), (_NONE, _("Not yet said"))]
        self.cadence.offer(pairs, None if key == _NONE else key, _("How often"))
        words = self.cadence.fontMetrics().horizontalAdvance(self.cadence.currentText())
        self.cadence.setFixedWidth(min(max(words + self._theme.px(50), self._theme.px(128)), self._theme.px(168)))

    def _week_and_year(self, duty: Duty) -> str:
        weekly = hours(duty, self._editing.session.today)
        if weekly is None:
            return _("Say how often and how long: then it counts.")
        yearly = (weekly * WEEKS_PER_YEAR + Decimal("1e-9")).quantize(Decimal(1), rounding="ROUND_HALF_UP")
        return _("{week} a week, {year} h a year").format(
            week=formats.hours(float(weekly)), year=formats.whole(int(yearly))
        )

    def _choose(self, key: str) -> None:
        duty = self._editing.duty()
        if key in (_OTHER, _RULE):
            self._open = key
            self._offer(duty.cadence)
            self._show_rows(duty)
            row = self.other if key == _OTHER else self.rule
            if row is not None:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._open = None
        cadence = duty.cadence
        if key == "twice":
            cadence = Every(times=2, every=1, unit="week")
        elif key == _NONE:
            cadence = None
        elif key != _PRESENT:
            every, unit = next(pair for pair in _USUAL if f"{pair[0]} {pair[1]}" == key)
            cadence = Every(times=1, every=every, unit=unit)
        self._editing.edit(_("Changed how often {title} comes round"), cadence=cadence)
        self._show_rows(self._editing.duty())

    def _show_rows(self, duty: Duty) -> None:
        """The row for a rule stands wherever there is one; that for other counts once it is asked for."""
        rule = self._open == _RULE or (isinstance(duty.cadence, Rule) and self._open is None)
        if self._open == _OTHER and self.other is None:
            self.other = OtherRow(self._theme, self._editing)
            self._column.insertWidget(4, self.other)
        if rule and self.rule is None:
            self.rule = RuleRow(self._theme, self._editing)
            self._column.insertWidget(4, self.rule)
        if self.other is not None:
            self.other.setVisible(self._open == _OTHER)
            self.other.show_duty(duty)
        if self.rule is not None:
            self.rule.setVisible(rule)
            self.rule.show_duty(duty)

    def _take_minutes(self, text: str) -> str | None:
        return self._editing.edit(_("Changed the minutes of {title}"), minutes=typed.minutes(text))
