"""What a scenario decides about one duty."""

from typing import Any, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_desk.domain.duty import Decision, Duty
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.i18n import _
from delegate_desk.planning.providers import best_fit
from delegate_desk.planning.totals import Sums
from delegate_desk.ui import formats
from delegate_desk.ui.inspector import typed
from delegate_desk.ui.inspector.entry import Entry
from delegate_desk.ui.inspector.stage_bar import StageBar
from delegate_desk.ui.providers.agreement import money_text
from delegate_desk.ui.scenarios.editing import Editing
from delegate_desk.ui.scenarios.words import hand_over_words
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.choice import Choice
from delegate_desk.ui.widgets.fields import LineField, caption_label
from delegate_desk.ui.widgets.segments import Segments
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import decision_name, in_brief, joined, stage_name

_AS_PLANNED, _MARK = "", "="  # a mark before ids, which may be any text

LEFT_OUTSOURCE: dict[str, Any] = {"provider": None, "stage": None, "agreed_price": None}
"""What follows the plan again once a duty is not outsourced in the scenario."""


class DutyPart(QWidget):
    """Decision, and of an outsourced duty provider, stage and agreed price, as the scenario has them."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._editing, self._key = editing, ""
        self._fit: str | None = None
        self.title = PlainLabel(theme, "", "card", wrap=True)
        self.planned = PlainLabel(theme, "", "meta", "text2", wrap=True)
        pairs = [(each, decision_name(each)) for each in ("undecided", "keep", "outsource")]
        self.decision = Segments(theme, _("Decision in the scenario"), [*pairs, ("stop", _("Stop"))])
        self.provider = Choice(theme, _("Provider in the scenario"), icon="user-round")
        self.fit = Button(theme, "", "link", trailing="chevron-right")
        self.stages = StageBar(theme)
        self.stage = PlainLabel(theme, "", "meta", "text2")
        self.price = Entry(
            theme, LineField(theme, _("by the hour")), self._take_price, caption=_("Agreed price, each time")
        )
        self.follow = Button(theme, _("Follow the plan again"), "link", icon="undo-2", dense=True)
        self._lay_out(theme)
        self.decision.chosen.connect(self.decide)
        self.provider.chosen.connect(self._choose)
        self.fit.clicked.connect(lambda: self._take_provider(self._fit))
        self.stages.chosen.connect(self._move)
        self.follow.clicked.connect(self.clear)

    def _lay_out(self, theme: Theme) -> None:
        px = theme.px
        self._hand_over = QWidget()
        under = QVBoxLayout(self._hand_over)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(px(8))
        caption = caption_label(theme, _("Hand-over"))
        caption.setBuddy(self.provider)
        for part in (caption, self.provider, self.fit, self.stages, self.stage, self.price):
            under.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.title)
        column.addWidget(self.planned)
        column.addWidget(self.decision)
        column.addSpacing(px(4))
        column.addWidget(self._hand_over)
        column.addWidget(self.follow)

    def show_duty(self, key: str, other: Plan) -> None:
        """Show a duty as the plan `other` of the scenario has it."""
        self._key = key
        plan = self._editing.plan
        was, now = plan.duties[key], other.duties[key]
        self.title.setText(in_brief(was.title, 200))
        said = joined(decision_name(was.decision), hand_over_words(plan, was))
        self.planned.setText(_("In the plan: {said}").format(said=said))
        self.decision.set_value(now.decision)
        outsourced = now.decision == "outsource"
        self._hand_over.setVisible(outsourced)
        if outsourced:
            self._show_hand_over(was, now, other)
        scenario = self._editing.scenario
        self.follow.setVisible(scenario is not None and any(entry.duty == key for entry in scenario.duties))

    def _show_hand_over(self, was: Duty, now: Duty, other: Plan) -> None:
        plan = self._editing.plan
        named = plan.providers.get(was.provider or "")
        planned = _("No provider yet") if named is None else _("As planned: {name}").format(name=in_brief(named.name))
        others = [
            (_MARK + each.id, in_brief(each.name))
            for each in in_order(plan.providers)
            if each.id != was.provider and (not each.archived or each.id == now.provider)
        ]
        chosen = _AS_PLANNED if now.provider == was.provider else _MARK + (now.provider or "")
        self.provider.offer([(_AS_PLANNED, planned), *others], chosen)
        today, fit = self._editing.session.today, None
        if now.provider is None:
            fit = best_fit(other, Sums(other, today).loads, now, today)
        self._fit = None if fit is None else fit.provider.id
        self.fit.setVisible(fit is not None)
        if fit is not None:
            self.fit.set_words(_("Best fit: {name}").format(name=in_brief(fit.provider.name, 28)))
        stage = now.stage or "brief"
        self.stages.show_stage(stage, ())
        self.stage.setText(stage_name(stage))
        provider = plan.providers.get(now.provider or "")
        self.price.setVisible(provider is not None)
        if provider is not None:
            self.price.edit.set_prefix(formats.symbol(provider.currency))
            self.price.show_text(f"{self._editing.key} {self._key}", money_text(now.agreed_price))

    # What the owner does

    def decide(self, decision: str) -> None:
        """Decide about the duty in the scenario."""
        if not self._key:
            return
        rest = {} if decision == "outsource" else LEFT_OUTSOURCE
        label = _("Moved {title} to {decision} in {name}").replace(
            "{decision}", decision_name(cast("Decision", decision))
        )
        self._editing.decide(label, self._key, decision=decision, **rest)

    def clear(self) -> None:
        """Have the scenario follow the plan in this duty."""
        label = _("Let {title} follow the plan in {name}")
        self._editing.decide(label, self._key, decision=None, **LEFT_OUTSOURCE)

    def _choose(self, key: str) -> None:
        self._take_provider(key.removeprefix(_MARK) or None)

    def _take_provider(self, provider: str | None) -> None:
        if provider is None:
            label = _("Let {title} keep its provider in {name}")
        else:
            name = in_brief(self._editing.plan.providers[provider].name, 40)
            label = _("Chose {provider} for {title} in {name}").replace("{provider}", name)
        self._editing.decide(label, self._key, provider=provider, agreed_price=None)

    def _move(self, stage: str) -> None:
        label = _("Moved {title} to stage {stage} in {name}").replace("{stage}", stage_name(cast("Any", stage)))
        self._editing.decide(label, self._key, stage=stage)

    def _take_price(self, text: str) -> str | None:
        label = _("Changed the agreed price of {title} in {name}")
        return self._editing.decide(label, self._key, agreed_price=typed.money(text))
