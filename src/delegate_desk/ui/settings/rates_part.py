"""Exchange rates: a line for each currency, those that the cost needs first, and a way to add another."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.planning.rates import CurrencyInUse, currencies, delete_rate, set_rate
from delegate_desk.ui import formats
from delegate_desk.ui.session import Session
from delegate_desk.ui.settings.line import Line, Slot
from delegate_desk.ui.settings.part import Part, typed_money
from delegate_desk.ui.settings.typed import parse_currency, parse_day, parse_rate, show_day
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import IconButton
from delegate_desk.ui.words import in_brief

_NAMED = 3


class RatesPart(Part):
    """What other money is worth in the home currency."""

    def __init__(self, theme: Theme, session: Session) -> None:
        about = _("Typed by you, never fetched. They are needed for providers who are paid in other money.")
        super().__init__(theme, session, _("Exchange rates"), about)
        self.rows: list[RateRow] = []
        self._wanted: list[str] = []
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(holder)
        self.new = Slot(theme, _("Currency of a new rate"), 90, "CHF")
        self.new.setMaxLength(3)
        self.new.committed.connect(self._add)
        self.adding = self.say(_("Another currency:"), self.new)
        theme.changed.connect(self._space_rows)
        self._space_rows()
        self.refresh()

    def refresh(self) -> None:
        """Show the rates of the plan; rows that stay keep what is being typed."""
        shown = currencies(self._session.plan)
        known = {each.currency for each in shown}
        self._wanted = [code for code in self._wanted if code not in known]
        shown += [CurrencyInUse(code, None, (), is_needed=False) for code in self._wanted]
        if [row.currency for row in self.rows] != [each.currency for each in shown]:
            for row in self.rows:
                self._list.removeWidget(row)
                row.hide()
                row.deleteLater()
            self.rows = [RateRow(self._theme, self._session, each.currency) for each in shown]
            for row in self.rows:
                self._list.addWidget(row)
                row.show()  # at once, so that it can take the focus
        for row, each in zip(self.rows, shown, strict=True):
            row.show_rate(each)

    def _add(self, text: str) -> None:
        code = parse_currency(text)
        if not text.strip():
            self.adding.forgive()
        elif code is None:
            self.adding.refuse(self.new, _("Three letters, please: CHF or USD"))
        elif code == self.settings.home_currency:
            words = _("{currency} is your home currency: it is always worth 1.")
            self.adding.refuse(self.new, words.format(currency=code))
        else:
            self.adding.forgive()
            self.new.show_value("")
            self.new.clear()
            self._wanted.append(code)
            self.refresh()
            next(row for row in self.rows if row.currency == code).ask()

    def _space_rows(self) -> None:
        self._list.setSpacing(self._theme.px(12))


class RateRow(QWidget):
    """One currency: "1 USD is worth £ 0.78 since 9 Oct 2026"."""

    def __init__(self, theme: Theme, session: Session, currency: str) -> None:
        super().__init__()
        self.currency = currency
        self._session = session
        self.rate = Slot(theme, _("Rate of {currency}").format(currency=currency), 130, "0.85")
        self.day = Slot(theme, _("Day of the rate of {currency}").format(currency=currency), 120)
        self.drop = IconButton(theme, "trash-2", _("Delete the rate of {currency}").format(currency=currency), size=32)
        self.line = Line(
            theme, _("1 {currency} is worth").format(currency=currency), self.rate, _("since"), self.day, self.drop
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        self.rate.committed.connect(self._set_rate)
        self.day.committed.connect(self._set_day)
        self.drop.clicked.connect(self._delete)

    def ask(self) -> None:
        """Put the cursor where the rate is typed."""
        self.rate.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_rate(self, shown: CurrencyInUse) -> None:
        """Show the rate as the plan has it."""
        self._shown = shown
        rate = shown.rate
        self.rate.set_prefix(formats.symbol(self._session.plan.settings.home_currency))
        changed = self.rate.show_setting(typed_money(None if rate is None else rate.rate))
        changed |= self.day.show_setting("" if rate is None or rate.as_of is None else show_day(rate.as_of))
        self.day.setEnabled(rate is not None)
        self.drop.setEnabled(rate is not None)
        if changed:
            self.line.forgive()
        self.line.set_hint(self._about(shown))

    def _about(self, shown: CurrencyInUse) -> str:
        names = ", ".join(in_brief(name, 40) for name in shown.providers[:_NAMED])
        if len(shown.providers) > _NAMED:
            names = _("{names} and others").format(names=names)
        if shown.currency == self._session.plan.settings.home_currency:
            return _("Your home currency: it is always worth 1.")
        if not names:
            return _("Nobody is paid in it.")
        if shown.is_needed and shown.rate is None:
            return _("Needed, or nobody knows what the plan costs. Paid in it: {names}.").format(names=names)
        return _("Paid in it: {names}.").format(names=names)

    def _set_rate(self, text: str) -> None:
        if not text.strip() and self._shown.rate is not None:
            self._delete()
            return
        rate = parse_rate(text)
        if rate is None or not rate.strip("0."):
            self.line.refuse(self.rate, _("A rate above 0, please: 0.78 or 1.17"))
        else:
            self._do(rate, self._session.today)

    def _set_day(self, text: str) -> None:
        today = self._session.today
        day = parse_day(text, today)
        if day is None or date.fromisoformat(day) > today:
            words = _("Today or a day before, please: {example}")
            self.line.refuse(self.day, words.format(example=show_day(today.isoformat())))
        elif self._shown.rate is not None:
            self._do(self._shown.rate.rate, date.fromisoformat(day))

    def _do(self, rate: str, day: date) -> None:
        self.line.forgive()
        today, code = self._session.today, self.currency
        label = _("Rate of {currency} set to {rate}").format(currency=code, rate=typed_money(rate))
        self._session.do(label, lambda plan: set_rate(plan, code, rate, day, today))

    def _delete(self) -> None:
        label = _("Deleted the rate of {currency}").format(currency=self.currency)
        self._session.do(label, lambda plan: delete_rate(plan, self.currency))
