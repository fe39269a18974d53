"""What a decision gives: hours that leave the week, checking, what is freed, cost and worth."""

from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout

from delegate_desk.domain.duty import Duty
from delegate_desk.domain.money import minor_units, rounded
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.costs import MissingRate, duty_cost, duty_value, exchange_rate, is_priced
from delegate_desk.planning.hours import freed, hours, oversight
from delegate_desk.ui import formats
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.widgets.panel import Panel, Rule
from delegate_desk.ui.widgets.text import PlainLabel

_MINUS = formats.MINUS + "\N{WORD JOINER}"
"""A minus that stays with its amount at the end of a line."""


class Sentences(NamedTuple):
    """A receipt in words. `checking` and `money` are empty where there are none."""

    leaves: str
    checking: tuple[str, str] | None
    frees: tuple[str, str]
    money: tuple[str, str]
    warning: str
    costs_time: bool
    costs_more: bool


def sentences(session: Session, duty: Duty) -> Sentences | None:
    """The receipt of a duty as it is decided, an undecided one as if it were outsourced; None without hours."""
    plan, today = session.plan, session.today
    taken = hours(duty, today)
    if taken is None:
        return None
    planned = duty._replace(decision="outsource") if duty.decision == "undecided" else duty
    gain = freed(planned, plan.settings, today) or Decimal(0)
    checking, frees = float(taken), float(gain)
    stops = planned.decision == "stop"
    if stops:
        money, more = _worth(plan, duty_value(plan, planned, today)), False
    else:
        checking, frees = formats.spread([float(oversight(planned, plan.settings, today)), float(gain)], float(taken))
        money, more = _money(session, planned)
    named = _("Would free") if duty.decision == "undecided" else _("Frees each week")
    warning = _("Checking takes longer than doing it: outsourced like this it costs you time.") if gain < 0 else ""
    return Sentences(
        formats.hours(float(taken)),
        None if stops else (_checking_words(plan, planned), formats.hours(-checking)),
        (named, formats.hours(frees)),
        money,
        warning,
        gain < 0,
        more,
    )


def _checking_words(plan: Plan, duty: Duty) -> str:
    if duty.oversight_minutes_per_week is not None:
        return _("Checking it, as you said")
    return _("Checking it, {share}").format(share=formats.percent(plan.settings.oversight_share))


def _worth(plan: Plan, value: Decimal | None) -> tuple[str, str]:
    if value is None:
        return ("", "")
    currency = plan.settings.home_currency
    return (_("Worth"), formats.signed_money(value, currency, minor_units(currency)))


def _money(session: Session, duty: Duty) -> tuple[tuple[str, str], bool]:
    """The line of cost and worth with its net, and whether the provider is dearer than the owner."""
    plan, today = session.plan, session.today
    currency = plan.settings.home_currency
    places = minor_units(currency)
    cost, value = duty_cost(plan, session.loads, duty, today), duty_value(plan, duty, today)
    worth = "" if value is None else formats.money(value, currency, places)
    if cost is None:
        missing = _unpriced(plan, duty)
        return ((_("{missing}, worth {worth}").format(missing=missing, worth=worth) if worth else missing), ""), False
    price = formats.money(cost, currency, places)
    if value is None:
        return (_("Costs {price}").format(price=price), ""), False
    net = rounded(value, currency) - rounded(cost, currency)  # so that the line adds up
    line = _("Costs {price}, worth {worth}").format(price=price, worth=worth)
    return (line, formats.signed_money(net, currency, places)), net < 0


def _unpriced(plan: Plan, duty: Duty) -> str:
    provider = plan.providers.get(duty.provider or "")
    if provider is None:
        return _("No price yet")
    try:
        exchange_rate(plan, provider.currency)
    except MissingRate as missing:
        return _("Cost: no rate for {currency}").format(currency=missing.currency)
    return _("No price yet") if not is_priced(provider) else _("Price not known")


class Receipt(Panel):
    """The lines of a receipt, hours right beneath each other so that they can be added up."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__(theme, "freesoft", None, 8)
        self._session = session
        bold = QFont.Weight.DemiBold
        self.lines = [self._pair(theme, "text2", None) for _row in range(2)]
        money = PlainLabel(theme, "", "body", "text2", wrap=True)
        self.lines += [self._pair(theme, "text", bold), (money, self._words(theme, "accent", bold))]
        self.warning = PlainLabel(theme, "", "meta", "warn", wrap=True)
        self._rule = Rule(theme)
        px = theme.px
        grid = QGridLayout(self)
        grid.setContentsMargins(px(14), px(12), px(14), px(14))
        grid.setVerticalSpacing(px(6))
        grid.setHorizontalSpacing(px(8))
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._rule, 2, 0, 1, 2)
        for row, (words, figure) in zip((0, 1, 3, 4), self.lines, strict=True):
            grid.addWidget(words, row, 0)
            grid.addWidget(figure, row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setRowMinimumHeight(2, px(5))
        grid.addWidget(self.warning, 5, 0, 1, 2)

    def _words(self, theme: Theme, colour: ColourName, weight: QFont.Weight | None = None) -> PlainLabel:
        return PlainLabel(theme, "", "body", colour, weight=weight)

    def _pair(self, theme: Theme, colour: ColourName, weight: QFont.Weight | None) -> tuple[PlainLabel, PlainLabel]:
        return self._words(theme, colour, weight), self._words(theme, "text", weight)

    def show_duty(self, duty: Duty) -> None:
        """Show the receipt of a duty; nothing while its hours are not known."""
        found = sentences(self._session, duty)
        self.setVisible(found is not None)
        if found is None:
            return
        self._say(0, (_("Leaves your week"), found.leaves))
        self._say(1, found.checking or ("", ""))
        self._say(2, found.frees)
        self._say(3, (found.money[0].replace(formats.MINUS, _MINUS), found.money[1]))
        self.lines[2][1].set_colour("warn" if found.costs_time else "text")
        self.lines[3][1].set_colour("danger" if found.costs_more else "accent")
        self.warning.setText(found.warning)
        self.warning.setVisible(bool(found.warning))

    def _say(self, row: int, words: tuple[str, str]) -> None:
        for label, text in zip(self.lines[row], words, strict=True):
            label.setText(text)
            label.setVisible(any(words))
