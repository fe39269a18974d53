"""The further fields of a duty, behind a link: they matter seldom, and then they must be there."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from delegate_desk.domain.duty import STAGES, Duty, Stage, StageDate
from delegate_desk.i18n import _
from delegate_desk.planning.hours import oversight
from delegate_desk.planning.pay_back import handover
from delegate_desk.ui import formats
from delegate_desk.ui.inspector import typed
from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.inspector.entry import Entry
from delegate_desk.ui.inspector.notes import NotesEdit
from delegate_desk.ui.inspector.provider_choice import ProviderChoice
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.fields import LineField, caption_label
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import stage_name


class More(QWidget):
    """A link, and beneath it, once opened, the fields."""

    opened = Signal()

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._theme = theme
        self._editing = editing
        self.link = Button(theme, _("More"), "link", icon="chevron-right", dense=True)
        self.link.clicked.connect(self._turn)
        self.fields: MoreFields | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(6), 0, 0)
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def is_open(self) -> bool:
        """Whether the fields are shown."""
        return self.fields is not None and not self.fields.isHidden()

    def show_duty(self, duty: Duty) -> None:
        """Show a duty's further fields, if they are open."""
        if self.fields is not None and self.is_open:
            self.fields.show_duty(duty)

    def commit(self) -> None:
        """Take notes that are still being typed."""
        if self.fields is not None:
            self.fields.notes.commit()

    def _turn(self) -> None:
        opening = not self.is_open
        if self.fields is None:
            self.fields = MoreFields(self._theme, self._editing)
            self._column.addWidget(self.fields)
        self.fields.setVisible(opening)
        self.link.set_icon("chevron-down" if opening else "chevron-right")
        self.link.set_words(_("Less") if opening else _("More"))
        if opening:
            self.fields.show_duty(self._editing.duty())
            self.opened.emit()


class MoreFields(QWidget):
    """Minutes and price of the provider, checking, showing how, trial, stage dates, notes."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        label = _label
        self.provider_minutes = self._entry(
            theme, _("Provider takes"), lambda text: self._edit(label("took"), provider_minutes=typed.minutes(text))
        )
        self.agreed_price = self._entry(
            theme, _("Agreed, each time"), lambda text: self._edit(label("price"), agreed_price=typed.money(text))
        )
        self.checking = self._entry(
            theme,
            _("Checking, a week"),
            lambda text: self._edit(label("check"), oversight_minutes_per_week=typed.minutes(text)),
        )
        self.showing = self._entry(
            theme, _("Showing how"), lambda text: self._edit(label("show"), handover_minutes=typed.minutes(text))
        )
        self.trial = self._entry(
            theme, _("Trial, weeks"), lambda text: self._edit(label("trial"), trial_weeks=typed.whole(text))
        )
        self.dates = {stage: self._date_entry(theme, stage) for stage in STAGES}
        self.provider = ProviderChoice(theme, editing)
        self._provider_caption = caption_label(theme, _("Provider, if it is outsourced again"))
        self._provider_caption.setBuddy(self.provider.choice)
        self.notes = NotesEdit(theme, _("Notes"), _("Anything worth remembering"))
        self.notes.committed.connect(self._take_notes)
        self._problem = PlainLabel(theme, "", "meta", "danger", wrap=True)
        self._changed = PlainLabel(theme, "", "meta", "text3")
        notes_caption = caption_label(theme, _("Notes"))
        notes_caption.setBuddy(self.notes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(4))
        column.setSpacing(theme.px(6))
        column.addLayout(self._grid(theme))
        column.addSpacing(theme.px(4))
        for part in (self._provider_caption, self.provider, notes_caption, self.notes, self._problem, self._changed):
            column.addWidget(part)
        self._problem.hide()

    def _entry(self, theme: Theme, caption: str, take: Callable[[str], str | None]) -> Entry:
        return Entry(theme, LineField(theme), take, caption=caption)

    def _date_entry(self, theme: Theme, stage: Stage) -> Entry:
        name = stage_name(stage)
        return Entry(
            theme,
            LineField(theme, _("not said")),
            lambda text: self._take_date(stage, text),
            caption=_("{stage} since").format(stage=name),
        )

    def _grid(self, theme: Theme) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(10))
        parts = (
            self.provider_minutes,
            self.agreed_price,
            self.checking,
            self.showing,
            self.trial,
            *self.dates.values(),
        )
        for place, part in enumerate(parts):
            grid.addWidget(part, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def show_duty(self, duty: Duty) -> None:
        """Show a duty's fields; what is not said shows its estimate."""
        plan, key = self._editing.plan, duty.id
        self._show_minutes(self.provider_minutes, key, duty.provider_minutes, duty.minutes)
        provider = plan.providers.get(duty.provider or "")
        currency = plan.settings.home_currency if provider is None else provider.currency
        self.agreed_price.edit.set_prefix(formats.symbol(currency))
        self.agreed_price.edit.setPlaceholderText(_("by the hour"))
        self.agreed_price.show_text(key, duty.agreed_price or "")
        checking = float(
            oversight(duty._replace(oversight_minutes_per_week=None), plan.settings, self._editing.session.today)
        )
        self._show_minutes(self.checking, key, duty.oversight_minutes_per_week, round(checking * 60) or None)
        estimate = handover(duty._replace(handover_minutes=None))
        self._show_minutes(
            self.showing, key, duty.handover_minutes, None if estimate is None else float(estimate.minutes)
        )
        self.trial.show_text(key, str(duty.trial_weeks))
        reached = STAGES.index(duty.stage or "brief") if duty.decision == "outsource" else -1
        dates = {said.stage: said.date for said in duty.stage_dates}
        for place, (stage, entry) in enumerate(self.dates.items()):
            entry.setVisible(place <= reached or stage in dates)
            entry.show_text(key, typed.day_text(dates[stage]) if stage in dates else "")
        aside = duty.decision in ("keep", "stop")
        self._provider_caption.setVisible(aside)
        self.provider.setVisible(aside)
        if aside:
            self.provider.show_provider(duty.provider)
        self.notes.show_value(duty.notes)
        said = "" if duty.changed is None else _("Last changed {date}").format(date=formats.long_date(duty.changed))
        self._changed.setText(said)

    def _show_minutes(self, entry: Entry, key: str, minutes: float | None, estimate: float | None) -> None:
        entry.edit.setPlaceholderText("" if estimate is None else formats.duration(estimate))
        entry.show_text(key, "" if minutes is None else formats.duration(minutes))

    def _edit(self, label: str, **fields: object) -> str | None:
        return self._editing.edit(label, **fields)

    def _take_date(self, stage: Stage, text: str) -> str | None:
        day = typed.day(text)
        dates = {said.stage: said.date for said in self._editing.duty().stage_dates}
        if day is None:
            dates.pop(stage, None)
        else:
            dates[stage] = day
        kept = tuple(StageDate(each, dates[each]) for each in STAGES if each in dates)
        return self._edit(_("Changed the stage dates of {title}"), stage_dates=kept)

    def _take_notes(self, text: str) -> None:
        sentence = self._edit(_("Changed the notes of {title}"), notes=text)
        self._problem.setText(sentence or "")
        self._problem.setVisible(sentence is not None)


def _label(what: str) -> str:
    labels = {
        "took": _("Changed how long {title} takes its provider"),
        "price": _("Changed the agreed price of {title}"),
        "check": _("Changed the checking of {title}"),
        "show": _("Changed how long it takes to show {title}"),
        "trial": _("Changed the trial weeks of {title}"),
    }
    return labels[what]
