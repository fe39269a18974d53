"""The hand-over of a duty: who does it, how far it is, what it gives, and whether it could go another way."""

from datetime import date
from typing import cast

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.duty import STAGES, Duty, Stage
from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.costs import MissingRate, exchange_rate
from delegate_desk.planning.moves import to_stage
from delegate_desk.planning.providers import best_fit, set_exchange_rate
from delegate_desk.ui import formats
from delegate_desk.ui.inspector import typed
from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.inspector.entry import Entry
from delegate_desk.ui.inspector.provider_choice import ProviderChoice
from delegate_desk.ui.inspector.questions import Questions
from delegate_desk.ui.inspector.receipt import Receipt
from delegate_desk.ui.inspector.stage_bar import StageBar
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.fields import LineField, caption_label
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import in_brief, stage_name


class HandOver(QWidget):
    """For an outsourced duty its provider, stage and receipt; for an undecided one what outsourcing it would give."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self._caption = caption_label(theme, "")
        self.provider = ProviderChoice(theme, editing)
        self._caption.setBuddy(self.provider.choice)
        self.rate = Entry(theme, LineField(theme), self._take_rate, called=_("Exchange rate"))
        room = self.rate.layout()
        if room is not None:
            room.setContentsMargins(0, theme.px(8), 0, 0)
        self.fit = Button(theme, "", "link", trailing="chevron-right")
        self.fit.clicked.connect(self._take_fit)
        self.stages = StageLine(theme, editing)
        self.receipt = Receipt(theme, editing.session)
        self.questions = Questions(theme, editing)
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addSpacing(px(8))
        column.addWidget(self.provider)
        self._gap = QWidget()
        self._gap.setFixedHeight(px(4))
        for part in (self._gap, self.rate, self.fit, self.stages):
            column.addWidget(part)
        column.addSpacing(px(11))
        column.addWidget(self.receipt)
        column.addWidget(self.questions)
        self._suggested: str | None = None

    def show_duty(self, duty: Duty) -> None:
        """Show a duty's hand-over; nothing for one that is kept."""
        outsourced = duty.decision == "outsource"
        handed = outsourced or duty.decision == "undecided"
        self.setVisible(handed or duty.decision == "stop")
        self._caption.setText(
            _("Hand-over") if outsourced else _("If you outsource it") if handed else _("What it gives")
        )
        self.provider.setVisible(handed)
        self.stages.setVisible(outsourced)
        plan, session = self._editing.plan, self._editing.session
        fit = None
        if handed and duty.provider is None:
            fit = best_fit(plan, session.loads, duty, session.today)
        self._suggested = None if fit is None else fit.provider.id
        self.provider.show_provider(duty.provider, None if outsourced else self._suggested)
        self.fit.setVisible(outsourced and fit is not None)
        if fit is not None:
            self._say_fit(_("Best fit: {name}").format(name=in_brief(fit.provider.name, 28)))
        shown = duty
        if duty.decision == "undecided" and fit is not None:
            shown = duty._replace(provider=fit.provider.id, agreed_price=None)
        self._show_rate(shown if handed else None)
        if outsourced:
            self.stages.show_duty(duty)
        self._gap.setVisible(handed and not outsourced)
        self.receipt.show_duty(shown)
        self.questions.show_duty(duty)

    def _say_fit(self, words: str) -> None:
        if words != self.fit.words:
            self.fit.set_words(words)

    def _show_rate(self, duty: Duty | None) -> None:
        """Ask for the exchange rate where it is missing: without it no cost can be shown."""
        plan = self._editing.plan
        provider = None if duty is None else plan.providers.get(duty.provider or "")
        missing = False
        if provider is not None:
            try:
                exchange_rate(plan, provider.currency)
            except MissingRate:
                missing = True
        self.rate.setVisible(missing)
        if missing and provider is not None and duty is not None:
            self.rate.edit.set_prefix(_("1 {currency} =").format(currency=provider.currency))
            self.rate.edit.set_suffix(plan.settings.home_currency)
            self.rate.show_text(duty.id, "")

    def _take_rate(self, text: str) -> str | None:
        rate, today = typed.money(text), self._editing.session.today
        provider = self._editing.plan.providers.get(self._editing.duty().provider or self._suggested or "")
        if rate is None or provider is None:
            return None
        label = _("Said what one {currency} is worth").replace("{currency}", provider.currency)
        return self._editing.change(label, lambda plan: set_exchange_rate(plan, provider.currency, rate, today))

    def _take_fit(self) -> None:
        if self._suggested is not None:
            self.provider.choose(self._suggested)


class StageLine(QWidget):
    """The stages as a bar, the present one in words, and a link to the next."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self._next: Stage | None = None
        self._shown: tuple[object, ...] = ()
        self.bar = StageBar(theme)
        self.bar.chosen.connect(self._move)
        self.stage = PlainLabel(theme, "", "body", weight=QFont.Weight.DemiBold)
        self.since = PlainLabel(theme, "", "body", "text2", elide=True)
        self.onward = Button(theme, "", "link", trailing="chevron-right")
        self.onward.setFixedHeight(theme.px(28))
        self.onward.clicked.connect(self._advance)
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        row.addWidget(self.stage)
        row.addWidget(self.since, 1)
        row.addWidget(self.onward)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(row)

    def show_duty(self, duty: Duty) -> None:
        """Show how far an outsourced duty is."""
        shown = (duty.id, duty.stage, duty.stage_dates, duty.trial_weeks, self._editing.session.today)
        if shown == self._shown:
            return
        self._shown = shown
        stage = duty.stage or "brief"
        self.bar.show_stage(stage, duty.stage_dates)
        self.stage.setText(stage_name(stage))
        self.since.setText(_since(duty, stage, self._editing.session.today))
        place = STAGES.index(stage) + 1
        self._next = STAGES[place] if place < len(STAGES) else None
        self.onward.setVisible(self._next is not None)
        if self._next is not None:
            self.onward.set_words(_("Move to {stage}").format(stage=stage_name(self._next)))

    def _advance(self) -> None:
        if self._next is not None:
            self._move(self._next)

    def _move(self, stage: str) -> None:
        wanted, today = cast("Stage", stage), self._editing.session.today
        key = self._editing.duty().id
        label = _("Moved {title} to stage {stage}").replace("{stage}", stage_name(wanted))
        self._editing.change(label, lambda plan: to_stage(plan, key, wanted, today))


def _since(duty: Duty, stage: Stage, today: date) -> str:
    """How long a duty has been at its stage: "· week 3 of 4" of a trial, else "· since 28 Aug"; "" where not said."""
    since = {said.stage: said.date for said in duty.stage_dates}.get(stage)
    if since is None:
        return ""
    days = (today - date.fromisoformat(since)).days
    if stage != "trial" or days < 0:
        said = _("since {date}") if days >= 0 else _("from {date}")
        return "· " + said.format(date=formats.short_date(since))
    week = days // 7 + 1
    if week <= duty.trial_weeks:
        return "· " + _("week {week} of {weeks}").format(week=week, weeks=formats.whole(duty.trial_weeks))
    over = ngettext("over for {count} week", "over for {count} weeks", week - duty.trial_weeks)
    return "· " + over.format(count=formats.whole(week - duty.trial_weeks))
