"""The head of a brief: what duty it is, who has it, and the way on."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from delegate_desk.domain.duty import STAGES, Duty, Stage
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.hours import freed
from delegate_desk.ui import formats
from delegate_desk.ui.hand_over.stage_steps import StageSteps
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button, IconButton
from delegate_desk.ui.widgets.panel import FunctionTile, Rule
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import cadence_name, decision_name, in_brief, joined, stage_name


class Heading(QWidget):
    """Title, provider and hours of a duty, its stages, and what can be done with the brief as a whole."""

    print_wanted = Signal()
    copy_wanted = Signal(str)
    """Copy the checklist in this form: "text" or "markdown"."""
    stage_wanted = Signal(str)

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._next: Stage | None = None
        self.tile = FunctionTile(theme, "", 36)
        self.title = PlainLabel(theme, "", "title", elide=True)
        self.about = PlainLabel(theme, "", "body", "text2", elide=True)
        self.more = IconButton(theme, "ellipsis", _("More for this checklist"))
        self.print = Button(theme, _("Print checklist"), icon="printer", key="Ctrl+P")
        self.onward = Button(theme, "", "primary", trailing="arrow-right")
        self.stages = StageSteps(theme)
        self.more.clicked.connect(self._offer_more)
        self.print.clicked.connect(self.print_wanted)
        self.onward.clicked.connect(self._advance)
        self.stages.chosen.connect(self.stage_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        px = self._theme.px
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.about)
        named, buttons = QHBoxLayout(), QHBoxLayout()
        named.addWidget(self.tile)
        named.addLayout(words, 1)
        for button in (self.more, self.print, self.onward):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addLayout(named, 1)
        self._row.addLayout(buttons)
        for row in (self._row, named, buttons):
            row.setSpacing(px(14))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        column.addLayout(self._row)
        column.addSpacing(px(7))
        column.addWidget(self.stages)
        column.addWidget(Rule(self._theme))

    def show_duty(self, duty: Duty) -> None:
        """Show another duty, or the same after a change."""
        self.tile.set_function(duty.function or "")
        self.title.setText(in_brief(duty.title, 200))
        self.about.setText(about(self._session.plan, duty, self._session))
        outsourced = duty.decision == "outsource"
        self.stages.setVisible(outsourced)
        place = STAGES.index(duty.stage or "brief") + 1
        self._next = STAGES[place] if outsourced and place < len(STAGES) else None
        self.onward.setVisible(self._next is not None)
        if self._next is not None:
            self.onward.set_words(_("Move to {stage}").format(stage=stage_name(self._next)))
        if outsourced:
            self.stages.show_duty(duty, self._session.today)

    def set_compact(self, compact: bool, *, tight: bool = False) -> None:
        """Show the printer alone where there is little room; where it is tight, all buttons under the title."""
        self.print.set_compact(compact)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if tight else direction.LeftToRight)
        self.stages.set_tight(tight)

    def _advance(self) -> None:
        if self._next is not None:
            self.stage_wanted.emit(self._next)

    def _offer_more(self) -> None:
        menu = QMenu(self)
        for words, form in ((_("Copy as text"), "text"), (_("Copy as Markdown"), "markdown")):
            menu.addAction(words).triggered.connect(partial(self.copy_wanted.emit, form))
        menu.exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        menu.deleteLater()


def about(plan: Plan, duty: Duty, session: Session) -> str:
    """The line under the title: "Brief for Tideway Bookkeeping, Leeds · weekly, 1 h · frees 0.9 h a week"."""
    provider = plan.providers.get(duty.provider or "")
    if duty.decision != "outsource":
        who = _("Brief of a duty under {decision}").format(decision=decision_name(duty.decision))
    elif provider is None:
        who = _("Brief, nobody chosen yet")
    else:
        place = provider.place.partition(",")[0].strip()
        named = ", ".join(part for part in (in_brief(provider.name, 60), in_brief(place, 40)) if part)
        who = _("Brief for {provider}").format(provider=named)
    cadence = cadence_name(duty.cadence)
    minutes = "" if duty.minutes is None else formats.duration(duty.minutes)
    often = ", ".join(part for part in (cadence[:1].lower() + cadence[1:], minutes) if part)
    gain = freed(duty, plan.settings, session.today) if duty.decision == "outsource" else None
    frees = "" if gain is None else _("frees {hours} a week").format(hours=formats.hours(float(gain)))
    return joined(who, often, frees)
