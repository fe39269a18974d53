"""What the sections of the settings page share: a heading, sentences, and fields bound to settings of the plan."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.settings import Settings
from delegate_desk.i18n import _
from delegate_desk.planning.plan_settings import edit_settings
from delegate_desk.ui.formats import locale
from delegate_desk.ui.session import Session
from delegate_desk.ui.settings.line import Line, Slot
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.choice import Choice
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import in_brief


class Asked(NamedTuple):
    """A setting that is typed: how it is shown and read, and what is said where it is not understood.

    `called` names it in the status line and to assistive technology. An empty field means `empty`; where that is the
    word "refused", it is not understood.
    """

    setting: str
    called: str
    show: Callable[[Settings], str]
    parse: Callable[[str], Any]
    wrong: str
    wide: int = 110
    placeholder: str = ""
    suffix: str = ""
    empty: object = "refused"


def typed_money(amount: str | None) -> str:
    """An amount with the digits it was typed with, and the locale's decimal sign."""
    return "" if amount is None else amount.replace(".", locale().decimalPoint())


def typed_number(value: float | None) -> str:
    """A number as it is typed: "32", "7.5"."""
    return "" if value is None else locale().toString(float(value), "g", 6)


def heading(theme: Theme, text: str) -> PlainLabel:
    """The heading of a section; Qt has no role for it that survives in Python, so it says what it is."""
    label = PlainLabel(theme, text, "section")
    label.setAccessibleDescription(_("Heading"))
    return label


class Part(QWidget):
    """One section: its heading, a sentence about it, and lines."""

    def __init__(self, theme: Theme, session: Session, title: str, about: str = "") -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._bound: list[tuple[Slot, Asked]] = []
        self._lines: dict[Slot, Line] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(heading(theme, title))
        if about:
            self.column.addWidget(PlainLabel(theme, about, "body", "text2", wrap=True))
        self.setAccessibleName(title)
        theme.changed.connect(self._space)
        self._space()

    @property
    def settings(self) -> Settings:
        """The settings of the plan as it stands."""
        return self._session.plan.settings

    def say(self, *parts: str | QWidget, hint: str = "") -> Line:
        """A further sentence."""
        line = Line(self._theme, *parts, hint=hint)
        for part in parts:
            if isinstance(part, Slot):
                self._lines[part] = line
        self.column.addWidget(line)
        return line

    def slot(self, asked: Asked) -> Slot:
        """A field for a setting; put it into a sentence with `say`."""
        field = Slot(self._theme, asked.called, asked.wide, asked.placeholder, suffix=asked.suffix)
        field.committed.connect(partial(self._typed, field, asked))
        self._bound.append((field, asked))
        return field

    def choice(self, called: str, setting: str, pairs: list[tuple[str, str]]) -> Choice:
        """A list for a setting; its part shows the value in `refresh`."""
        box = Choice(self._theme, called)
        box.offer(pairs, getattr(self.settings, setting))
        box.chosen.connect(lambda key: self.keep(called, dict(pairs)[key], **{setting: key}))
        return box

    def refresh(self) -> None:
        """Show what the plan has now."""
        for field, asked in self._bound:
            if field.show_setting(asked.show(self.settings)):
                self._lines[field].forgive()

    def keep(self, called: str, shown: str, **changes: Any) -> bool:
        """Change settings as one step, named in the status line; whether they stand."""
        if shown:
            label = _("{what} set to {value}").format(what=called, value=in_brief(shown))
        else:
            label = _("{what} emptied").format(what=called)
        return self._session.do(label, lambda plan: edit_settings(plan, **changes))

    def _typed(self, field: Slot, asked: Asked, text: str) -> None:
        typed = text.strip()
        value = asked.empty if not typed and asked.empty != "refused" else asked.parse(text)
        if value is None and (typed or asked.empty is not None):
            self._lines[field].refuse(field, asked.wrong)
            return
        try:
            after = edit_settings(self._session.plan, **{asked.setting: value}).settings
        except PlanError:
            self._lines[field].refuse(field, asked.wrong)
            return
        self._lines[field].forgive()
        shown = asked.show(after)
        self.keep(
            asked.called, f"{field.prefix}{shown} {asked.suffix}".strip() if shown else "", **{asked.setting: value}
        )
        field.show_value(asked.show(self.settings))

    def _space(self) -> None:
        self.column.setSpacing(self._theme.px(14))
