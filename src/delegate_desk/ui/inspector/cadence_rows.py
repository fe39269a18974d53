"""Cadences that no list holds: so many times in so many units, or a recurrence rule."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.cadence import UNITS, Every, Rule
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.recurrence import mean_per_week, next_dates
from delegate_desk.i18n import _
from delegate_desk.ui import formats
from delegate_desk.ui.inspector import typed
from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.inspector.entry import Entry
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.choice import Choice
from delegate_desk.ui.widgets.fields import LineField
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import cadence_name


def _label() -> str:
    return _("Changed how often {title} comes round")


class OtherRow(QWidget):
    """So many times in so many units: "3 times in 2 weeks"."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self.times = Entry(theme, LineField(theme), self._take_times, called=_("How many times"))
        self.every = Entry(theme, LineField(theme), self._take_every, called=_("In how many"))
        self.unit = Choice(theme, _("Days, weeks, months"))
        self.unit.chosen.connect(self._take_unit)
        for number in (self.times, self.every):
            number.edit.setMinimumWidth(theme.px(46))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(8), 0, 0)
        row.setSpacing(theme.px(8))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.times, 1, top)
        between = PlainLabel(theme, _("times in"), "body", "text2")
        between.setFixedHeight(self.unit.sizeHint().height())
        row.addWidget(between, 0, top)
        row.addWidget(self.every, 1, top)
        row.addWidget(self.unit, 3, top)
        self.setFocusProxy(self.times)

    def show_duty(self, duty: Duty) -> None:
        """Show the duty's cadence."""
        every = _every(duty)
        self.times.show_text(duty.id, typed.number_text(every.times))
        self.every.show_text(duty.id, str(every.every))
        self.unit.offer(_units(), every.unit)

    def _take_times(self, text: str) -> str | None:
        every = _every(self._editing.duty())
        return self._editing.edit(_label(), cadence=every._replace(times=typed.above_none(text)))

    def _take_every(self, text: str) -> str | None:
        every = _every(self._editing.duty())
        return self._editing.edit(_label(), cadence=every._replace(every=typed.whole(text)))

    def _take_unit(self, key: str) -> None:
        every, unit = _every(self._editing.duty()), next(unit for unit in UNITS if unit == key)
        self._editing.edit(_label(), cadence=every._replace(unit=unit))


def _units() -> list[tuple[str, str]]:
    return [
        ("day", _("days")),
        ("workday", _("workdays")),
        ("week", _("weeks")),
        ("month", _("months")),
        ("quarter", _("quarters")),
        ("year", _("years")),
    ]


def _every(duty: Duty) -> Every:
    """The duty's count, or once a week where it has another cadence or none."""
    return duty.cadence if isinstance(duty.cadence, Every) else Every(times=1, every=1, unit="week")


class RuleRow(QWidget):
    """An RFC 5545 rule, the date from which it runs, and what it means in words."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self._started: str | None = None
        self.rule = Entry(
            theme,
            LineField(theme, "FREQ=MONTHLY;BYDAY=1MO"),
            self._take_rule,
            caption=_("Rule (RRULE)"),
            called=_("Rule"),
        )
        self.starts = Entry(theme, LineField(theme), self._take_start, caption=_("From"), called=_("Rule runs from"))
        self.words = PlainLabel(theme, "", "meta", "text2", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.rule, 168, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.starts, 104, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(row)
        column.addWidget(self.words)
        self.setFocusProxy(self.rule)

    def show_duty(self, duty: Duty) -> None:
        """Show the duty's rule, or room for one."""
        rule = duty.cadence
        today = self._editing.session.today
        if isinstance(rule, Rule):
            self.rule.show_text(duty.id, rule.rrule)
            self.starts.show_text(duty.id, typed.day_text(rule.starts))
            self.words.setText(_in_words(rule, today))
        else:
            self.rule.show_text(duty.id, "")
            self.starts.show_text(duty.id, typed.day_text(self._started or today.isoformat()))
            self.words.setText(_("A rule as calendars write it, such as FREQ=WEEKLY;BYDAY=MO,TH."))

    def _take_rule(self, text: str) -> str | None:
        rule = self._editing.duty().cadence
        starts = rule.starts if isinstance(rule, Rule) else self._started or self._editing.session.today.isoformat()
        if not text.strip():
            return None if not isinstance(rule, Rule) else _("A rule, please, or choose another cadence above.")
        mean_per_week(text.strip(), starts)
        return self._editing.edit(_label(), cadence=Rule(rrule=text.strip(), starts=starts))

    def _take_start(self, text: str) -> str | None:
        rule, starts = self._editing.duty().cadence, typed.day(text)
        if starts is None:
            raise PlanError(_("A date, please: {example}").format(example=typed.day_text("2026-10-16")))
        if not isinstance(rule, Rule):
            self._started = starts
            self.starts.show_text(self._editing.duty().id, typed.day_text(starts))
            return None
        mean_per_week(rule.rrule, starts)
        return self._editing.edit(_label(), cadence=rule._replace(starts=starts))


def _in_words(rule: Rule, today: date) -> str:
    dates = [formats.short_date(day.isoformat()) for day in next_dates(rule.rrule, rule.starts, today, 3)]
    if not dates:
        return _("{cadence}: it has ended, so it counts no hours.").format(cadence=cadence_name(rule))
    return _("{cadence}: next on {dates}").format(cadence=cadence_name(rule), dates=", ".join(dates))
