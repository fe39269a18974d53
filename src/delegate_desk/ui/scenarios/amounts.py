"""Amounts that a scenario changes: a provider's prices and hours, the owner's hour and money.

An empty field follows the plan, whose amount stands in it in grey.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.scenarios import set_provider, set_settings
from delegate_desk.ui import formats
from delegate_desk.ui.inspector import typed
from delegate_desk.ui.inspector.entry import Entry
from delegate_desk.ui.providers.agreement import hours_text, money_text
from delegate_desk.ui.providers.typed import hours
from delegate_desk.ui.scenarios.columns import setting_name
from delegate_desk.ui.scenarios.editing import Editing
from delegate_desk.ui.scenarios.words import terms_words
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.fields import LineField
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import in_brief, joined

Read = Callable[[str], str | float | None]
_READ: Mapping[str, Read] = {"minimum_hours": hours, "included_hours": hours}


class AmountField(Entry):
    """One amount: empty where the scenario follows the plan."""

    def __init__(self, theme: Theme, field: str, caption: str, take: Callable[[str, Any], str | None]) -> None:
        read = _READ.get(field, typed.money)
        super().__init__(theme, LineField(theme), lambda text: take(field, read(text)), caption=caption)
        self._caption, self.field = caption, field

    def show_amount(self, key: str, planned: Any, wished: Any, sign: str) -> None:
        """Show what the plan and the scenario say; `sign` is that of the currency."""
        shown = hours_text if self.field in _READ else money_text
        there = shown(planned)
        self.edit.setPlaceholderText(there or _("not said"))
        name = _("{caption}, in the plan {amount}").format(caption=self._caption, amount=there or _("not said"))
        self.edit.setAccessibleName(name)
        if self.field in _READ:
            self.edit.set_suffix(_("h a week") if there or wished is not None else "")
        else:
            self.edit.set_prefix(sign)
        self.show_text(key, shown(wished))


class TermsPart(QWidget):
    """What a provider would cost."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._editing, self._key = editing, ""
        self.name = PlainLabel(theme, "", "card", wrap=True)
        self.planned = PlainLabel(theme, "", "meta", "text2", wrap=True)
        captions = (
            ("hourly_rate", _("Hourly rate")),
            ("minimum_hours", _("Minimum hours")),
            ("retainer", _("Retainer a month")),
            ("included_hours", _("Included hours")),
        )
        self.fields = {field: AmountField(theme, field, caption, self._take) for field, caption in captions}
        self.follow = Button(theme, _("Follow the plan again"), "link", icon="undo-2", dense=True)
        self.follow.clicked.connect(self.clear)
        px = theme.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(10))
        for place, entry in enumerate(self.fields.values()):
            grid.addWidget(entry, place // 2, place % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.name)
        column.addWidget(self.planned)
        column.addLayout(grid)
        column.addWidget(PlainLabel(theme, _("What stands in grey is as planned."), "meta", "text2", wrap=True))
        column.addWidget(self.follow)

    def show_provider(self, key: str) -> None:
        """Show a provider as the scenario has it."""
        self._key = key
        provider, scenario = self._editing.plan.providers[key], self._editing.scenario
        entry = next((one for one in scenario.providers if one.provider == key), None) if scenario else None
        self.name.setText(in_brief(provider.name, 200))
        self.planned.setText(_("In the plan: {said}").format(said=joined(*terms_words(provider))))
        for field, part in self.fields.items():
            wished = None if entry is None else getattr(entry, field)
            shown = f"{self._editing.key} {key}"
            part.show_amount(shown, getattr(provider, field), wished, formats.symbol(provider.currency))
        self.follow.setVisible(entry is not None)

    def clear(self) -> None:
        """Have the scenario follow the plan in this provider."""
        self._change(_("Let {provider} follow the plan in {name}"), **dict.fromkeys(self.fields))

    def _take(self, field: str, value: Any) -> str | None:
        return self._change(_("Changed what {provider} costs in {name}"), **{field: value})

    def _change(self, label: str, **changes: Any) -> str | None:
        key, provider = self._editing.key, self._key
        label = label.replace("{provider}", in_brief(self._editing.plan.providers[provider].name, 40))
        return self._editing.change(label, lambda plan: set_provider(plan, key, provider, **changes))


class SettingsPart(QWidget):
    """What an hour of the owner is worth, what one of nobody yet would cost, and what may be spent."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self.title = PlainLabel(theme, _("Your hour and your money"), "card", wrap=True)
        self.fields = {
            field: AmountField(theme, field, setting_name(field), self._take)
            for field in ("hourly_worth", "assumed_hourly_rate", "weekly_budget")
        }
        self.follow = Button(theme, _("Follow the plan again"), "link", icon="undo-2", dense=True)
        self.follow.clicked.connect(partial(self.clear, None))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.title)
        for part in self.fields.values():
            column.addWidget(part)
        column.addWidget(PlainLabel(theme, _("What stands in grey is as planned."), "meta", "text2", wrap=True))
        column.addWidget(self.follow)

    def show_settings(self, plan: Plan) -> None:
        """Show the settings of the plan, and of the scenario those that are others."""
        scenario = self._editing.scenario
        said = None if scenario is None else scenario.settings
        for field, part in self.fields.items():
            wished = None if said is None else getattr(said, field)
            sign = formats.symbol(plan.settings.home_currency)
            part.show_amount(self._editing.key, getattr(plan.settings, field), wished, sign)
        self.follow.setVisible(said is not None)

    def clear(self, field: str | None) -> None:
        """Have the scenario follow the plan in this setting, or in all."""
        unsaid: dict[str, Any] = dict.fromkeys(self.fields if field is None else (field,))
        self._change(_("Let your hour and your money follow the plan in {name}"), **unsaid)

    def _take(self, field: str, value: Any) -> str | None:
        return self._change(_("Changed “{what}” in {name}").replace("{what}", setting_name(field)), **{field: value})

    def _change(self, label: str, **changes: Any) -> str | None:
        key = self._editing.key
        return self._editing.change(label, lambda plan: set_settings(plan, key, **changes))
