"""What an hour of the owner is worth, typed or worked out, and what follows from it."""

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from delegate_desk.domain.money import minor_units
from delegate_desk.i18n import _
from delegate_desk.planning.costs import buy_back_rate, hourly_worth
from delegate_desk.ui import formats
from delegate_desk.ui.session import Session
from delegate_desk.ui.settings.part import Asked, Part, typed_money, typed_number
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.panel import Panel
from delegate_desk.ui.widgets.text import PlainLabel

HOURS_IN_A_WEEK = 168


def parse_week_hours(text: str) -> float | None:
    """Hours that fit into a week."""
    hours = formats.parse_hours(text)
    return hours if hours is not None and hours <= HOURS_IN_A_WEEK else None


class HourPart(Part):
    """Hourly worth, the buy-back rate, and the amounts a plan reckons with."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__(theme, session, _("Your hour"))
        amount = _("An amount, please: 60 or 59.50")
        self._worth = self.slot(
            Asked("hourly_worth", _("Worth of your hour"), lambda s: typed_money(s.hourly_worth), formats.parse_money,
                  amount, placeholder="60", empty=None)
        )  # fmt: skip
        self._income = self.slot(
            Asked("yearly_income", _("Yearly income"), lambda s: typed_money(s.yearly_income), formats.parse_money,
                  _("An amount, please: 60000 or 59,500.00"), wide=150, placeholder="60000", empty=None)
        )  # fmt: skip
        self._hours = self.slot(
            Asked("working_hours", _("Working hours"), lambda s: typed_number(s.working_hours), parse_week_hours,
                  _("Hours of a week, please: 40 or 37.5"), wide=90, placeholder="40", suffix=_("h"), empty=None)
        )  # fmt: skip
        self._assumed = self.slot(
            Asked("assumed_hourly_rate", _("Assumed hourly rate"), lambda s: typed_money(s.assumed_hourly_rate),
                  formats.parse_money, amount, placeholder="15", empty=None)
        )  # fmt: skip
        self._budget = self.slot(
            Asked("weekly_budget", _("Weekly budget"), lambda s: typed_money(s.weekly_budget), formats.parse_money,
                  amount, placeholder="250", empty=None)
        )  # fmt: skip
        self.say(
            _("One hour of mine is worth"),
            self._worth,
            hint=_("Leave it empty and it is worked out from the next line."),
        )
        self.use_worked_out = Button(theme, "", "link", dense=True)
        self.use_worked_out.clicked.connect(self._use_worked_out)
        earn = (_("I want to earn"), self._income, _("a year, working"), self._hours, _("a week"))
        self.worked_out = self.say(*earn, self.use_worked_out)
        self.column.addWidget(self._buy_back())
        self.say(
            _("While nobody is chosen, count an outsourced hour as"),
            self._assumed,
            hint=_("Leave it empty and such duties cost nothing; the strip says that prices are missing."),
        )
        self.say(_("I would spend up to"), self._budget, _("a week"), hint=_("Best plan starts from this."))
        self.refresh()

    def refresh(self) -> None:
        """Show what the plan has now, in its home currency."""
        home = formats.symbol(self.settings.home_currency)
        for field in (self._worth, self._income, self._assumed, self._budget):
            field.set_prefix(home)
        super().refresh()
        worked_out = hourly_worth(self.settings._replace(hourly_worth=None))
        typed = self.settings.hourly_worth is not None
        if worked_out is None:
            self.worked_out.set_hint(_("Both together make the worth of an hour; a year has 52.2 weeks."))
        elif typed:
            words = _("That would be {worked_out} an hour. What you typed above counts.")
            self.worked_out.set_hint(words.format(worked_out=self._money(worked_out)))
        else:
            words = _("That is {worked_out} an hour, and it counts.")
            self.worked_out.set_hint(words.format(worked_out=self._money(worked_out)))
        self.use_worked_out.setVisible(typed and worked_out is not None)
        if worked_out is not None:
            self.use_worked_out.set_words(_("Use {worked_out} instead").format(worked_out=self._money(worked_out)))
        rate = buy_back_rate(self.settings)
        self.rate.setText("–" if rate is None else self._money(rate))

    def _buy_back(self) -> Panel:
        """The figure beside the words that say what it is for."""
        panel = Panel(self._theme, "column", None, 8)
        row = QHBoxLayout(panel)
        px = self._theme.px
        row.setContentsMargins(px(16), px(12), px(16), px(12))
        row.setSpacing(px(16))
        self.rate = PlainLabel(self._theme, "", "kpi")
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(PlainLabel(self._theme, _("Your buy-back rate"), "button"))
        about = _("A quarter of your hour: the most that a delegated hour should cost. It is a rule of thumb.")
        words.addWidget(PlainLabel(self._theme, about, "meta", "text2", wrap=True))
        row.addWidget(self.rate)
        row.addLayout(words, 1)
        return panel

    def _money(self, amount: Decimal) -> str:
        home = self.settings.home_currency
        return formats.money(amount, home, minor_units(home))

    def _use_worked_out(self) -> None:
        worked_out = hourly_worth(self.settings._replace(hourly_worth=None))
        if worked_out is not None:
            self.keep(_("Worth of your hour"), self._money(worked_out), hourly_worth=None)
