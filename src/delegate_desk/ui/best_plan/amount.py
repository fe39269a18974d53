"""How much an owner would spend, or how many hours to free: the way of asking, a field, and a slider."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.money import minor_units
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.totals import Totals
from delegate_desk.ui import formats
from delegate_desk.ui.best_plan.number import NumberField
from delegate_desk.ui.best_plan.slider import AmountSlider
from delegate_desk.ui.best_plan.wish import opening_budget, opening_hours, round_up
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.fields import Field
from delegate_desk.ui.widgets.segments import Segments
from delegate_desk.ui.widgets.text import PlainLabel

Mode = Literal["budget", "hours"]
_SCALES: dict[Mode, int] = {"budget": 1, "hours": 10}
"""The slider stands at whole units of money, and at tenths of hours."""
_STEPS = 150
"""About so many steps of an arrow key reach from one end of the slider to the other."""
_REACH = Decimal("1.4")
_MOST = Decimal(10) ** 9


class AmountPart(QWidget):
    """Tells of each step by `changed`. The amounts of both ways of asking are kept while it is open."""

    changed = Signal()

    def __init__(self, theme: Theme, plan: Plan, totals: Totals) -> None:
        super().__init__()
        self._plan = plan
        self._amounts: dict[Mode, Decimal] = {
            "budget": opening_budget(plan, totals),
            "hours": opening_hours(totals),
        }
        ways = [("budget", _("Spend up to")), ("hours", _("Free at least"))]
        self._ways = Segments(theme, _("What you know"), ways, "budget")
        self.number = NumberField(theme)
        self.field = Field(theme, self.number, called=_("Weekly budget"))
        self.slider = AmountSlider(theme)
        self._lay_out(theme)
        self._ways.chosen.connect(self._change_way)
        self.number.textEdited.connect(self._typed)
        self.number.restored.connect(lambda: self._typed(self.number.text()))
        self.number.stepped.connect(self._stepped)
        self.field.committed.connect(self._committed)
        self.slider.valueChanged.connect(self._slid)
        self.show_plan(plan, totals)

    def _lay_out(self, theme: Theme) -> None:
        px = theme.px
        row = QHBoxLayout()
        row.setSpacing(px(10))
        self.field.setFixedWidth(px(150))
        row.addWidget(self.field)
        row.addWidget(PlainLabel(theme, _("a week"), "body", "text2"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._ways)
        column.addLayout(row)
        column.addWidget(self.slider)

    @property
    def mode(self) -> Mode:
        """Whether a budget or hours are asked for."""
        return "hours" if self._ways.value() == "hours" else "budget"

    @property
    def amount(self) -> Decimal:
        """The budget or the hours."""
        return self._amounts[self.mode]

    @property
    def budgets_end(self) -> Decimal:
        """The largest budget that is looked at."""
        return self._end("budget")

    def show_plan(self, plan: Plan, totals: Totals) -> None:
        """Ask about a plan that has changed."""
        self._plan = plan
        self._reaches: dict[Mode, Decimal] = {
            "budget": max(self._amounts["budget"], totals.cost or Decimal(0)) * _REACH,
            "hours": totals.undecided + totals.outsource + totals.stop,
        }
        self._show()

    def ask_budget(self, budget: Decimal) -> None:
        """Ask what is best for a budget."""
        self._ways.set_value("budget")
        self._amounts["budget"] = budget
        self._change_way()

    def _end(self, mode: Mode) -> Decimal:
        """The end of the slider: it reaches further with what is asked, and does not shrink again."""
        self._reaches[mode] = max(self._reaches[mode], self._amounts[mode])
        return round_up(self._reaches[mode])

    def _show(self, *, typing: bool = False) -> None:
        """Show the amount in the field, unless it is being typed there, and on the slider."""
        budget, scale, home = self.mode == "budget", _SCALES[self.mode], self._plan.settings.home_currency
        called = _("Weekly budget") if budget else _("Hours to free a week")
        self.number.set_prefix(formats.symbol(home) if budget else "")
        self.number.set_suffix("" if budget else _("h"))
        self.number.setAccessibleName(called)
        if not typing:
            self.number.setText(self._shown())
            self.field.show_value(self._shown())
        end = self._end(self.mode) * scale
        self.slider.show_range(int(end), max(1, int(round_up(end / _STEPS))))
        self.slider.show_value(int((self.amount * scale).to_integral_value(ROUND_HALF_UP)))
        value = (
            formats.money(self.amount, home, self._places()) if budget else _("{hours} h").format(hours=self._shown())
        )
        self.slider.setAccessibleName(_("{what}, {value}").format(what=called, value=value))

    def _places(self) -> int:
        if self.amount == self.amount.to_integral_value():
            return 0
        return minor_units(self._plan.settings.home_currency) if self.mode == "budget" else 2

    def _shown(self) -> str:
        text = f"{self.amount:.{self._places()}f}"
        if self.mode == "hours" and "." in text:
            text = text.rstrip("0")
        return text.replace(".", formats.locale().decimalPoint())

    # What the owner does

    def _change_way(self, _key: str = "") -> None:
        self._show()
        self.changed.emit()

    def _typed(self, text: str) -> None:
        amount = self._read(text)
        if amount is not None:
            self.field.set_error(None)
            self._take(amount, typing=True)

    def _committed(self, text: str) -> None:
        if self._read(text) is not None:
            self._show()
        else:
            budget = self.mode == "budget"
            self.field.set_error(_("An amount, please: 250") if budget else _("Hours, please: 18 or 12.5"))

    def _read(self, text: str) -> Decimal | None:
        if self.mode == "budget":
            typed = formats.parse_money(text)
        else:
            hours = formats.parse_hours(text)
            typed = None if hours is None else repr(hours)
        amount = None if typed is None else Decimal(typed)
        return amount if amount is not None and amount <= _MOST else None

    def _stepped(self, steps: int) -> None:
        step = Decimal(self.slider.singleStep()) / _SCALES[self.mode]
        self._take(max(Decimal(0), self.amount + steps * step))

    def _slid(self, value: int) -> None:
        self._take(Decimal(value) / _SCALES[self.mode])

    def _take(self, amount: Decimal, *, typing: bool = False) -> None:
        if amount != self.amount:
            self._amounts[self.mode] = amount
            self._show(typing=typing)
            self.changed.emit()
