"""How a provider is paid: by the hour, by the month or by a price agreed for each duty; and in which money."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.provider import Provider
from delegate_desk.i18n import _
from delegate_desk.planning.duties import edit_duty
from delegate_desk.planning.provider_figures import ProviderFigures
from delegate_desk.planning.rates import set_rate
from delegate_desk.ui import formats
from delegate_desk.ui.inspector.entry import Entry
from delegate_desk.ui.inspector.typed import number_text
from delegate_desk.ui.providers import typed, words
from delegate_desk.ui.providers.editing import Editing
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.choice import Choice
from delegate_desk.ui.widgets.fields import LineField, caption_label
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import in_brief


def hours_text(value: float | None) -> str:
    """Hours as `typed.hours` reads them back."""
    return "" if value is None else number_text(value).replace(".", formats.locale().decimalPoint())


def money_text(amount: str | None) -> str:
    """An amount with the digits it was typed with."""
    return "" if amount is None else amount.replace(".", formats.locale().decimalPoint())


class Agreement(QWidget):
    """Kind of agreement with its figures, the exchange rate where it matters, and the prices agreed for duties."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self._kind, self._key, self._seen = "hourly", "", ""
        self._problem = PlainLabel(theme, "", "meta", "danger", wrap=True)
        self._problem.hide()
        self.kind = Choice(theme, _("How they are paid"))
        self.kind.chosen.connect(self._choose)
        self.hourly = self._entry(theme, _("Hourly rate"), self._take_hourly, _("not yet"))
        self.retainer = self._entry(theme, _("Retainer a month"), self._take_retainer, _("a month"))
        self.minimum = self._entry(theme, _("Minimum hours a week"), self._take_minimum, _("h min"))
        self.included = self._entry(theme, _("Hours included a week"), self._take_included, _("h incl."))
        self.minimum.edit.set_suffix(_("h min"))
        self.included.edit.set_suffix(_("h incl."))
        self.none = PlainLabel(theme, _("Each duty has its own price."), "meta", "text2", wrap=True)
        self.beyond = Entry(
            theme, LineField(theme, _("none: it is a flat fee")), self._take_hourly, caption=_("An hour beyond them")
        )
        self.rate = RateLine(theme, editing)
        self.agreed = AgreedPrices(theme, editing)
        px = theme.px
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.kind, 38)
        for part in (self.hourly, self.retainer):
            row.addWidget(part, 30)
        for part in (self.minimum, self.included):
            row.addWidget(part, 28)
        row.addWidget(self.none, 58)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(7))
        caption = caption_label(theme, _("Rate"))
        caption.setBuddy(self.kind)
        column.addWidget(caption)
        column.addLayout(row)
        for below in (self._problem, self.beyond, self.rate, self.agreed):
            column.addWidget(below)

    def show_figures(self, figures: ProviderFigures) -> None:
        """Show the agreement as the plan has it; a kind just chosen stays until something is typed for it."""
        provider = figures.provider
        kind = words.kind_of(provider)
        if provider.id != self._key or kind != self._seen:
            self._key, self._seen, self._kind = provider.id, kind, kind
            self._problem.hide()
        pairs = [("hourly", _("Hourly")), ("retainer", _("Monthly")), ("agreed", _("By the job"))]
        self.kind.offer(pairs, self._kind)
        sign = formats.symbol(provider.currency)
        for entry, amount in (
            (self.hourly, provider.hourly_rate),
            (self.beyond, provider.hourly_rate),
            (self.retainer, provider.retainer),
        ):
            entry.edit.set_prefix(sign)
            entry.show_text(provider.id, money_text(amount))
        self.minimum.show_text(provider.id, hours_text(provider.minimum_hours))
        self.included.show_text(provider.id, hours_text(provider.included_hours))
        self._arrange()
        self.rate.show_provider(provider)
        self.agreed.show_figures(figures, wanted=self._kind == "agreed")

    def _arrange(self) -> None:
        kind = self._kind
        for part, of in (
            (self.hourly, "hourly"), (self.minimum, "hourly"), (self.retainer, "retainer"),
            (self.included, "retainer"), (self.beyond, "retainer"), (self.none, "agreed"),
        ):  # fmt: skip
            part.setVisible(kind == of)

    def _entry(self, theme: Theme, called: str, take: object, placeholder: str) -> Entry:
        assert callable(take)
        return Entry(theme, LineField(theme, placeholder), take, called=called, beneath=self._problem)

    def _choose(self, kind: str) -> None:
        """Ask for the figures of another kind; what is typed for the old one goes once it is no longer meant."""
        provider = self._editing.provider()
        self._kind = kind
        label = _("Changed how {name} is paid")
        if kind == "agreed" and words.kind_of(provider) != "agreed":
            self._editing.edit(label, hourly_rate=None, retainer=None, included_hours=None)
        elif kind == "hourly" and provider.retainer is not None and provider.hourly_rate is not None:
            self._editing.edit(label, retainer=None, included_hours=None)
        self._arrange()
        self.agreed.setVisible(self.agreed.matters or kind == "agreed")

    def _take_hourly(self, text: str) -> str | None:
        amount = typed.money(text)
        provider = self._editing.provider()
        fields: dict[str, object] = {"hourly_rate": amount}
        if self._kind == "hourly":
            fields |= {"retainer": None, "included_hours": None}
        return self._editing.edit(self._said(amount, provider), **fields)

    def _take_retainer(self, text: str) -> str | None:
        amount = typed.money(text)
        return self._editing.edit(self._said(amount, self._editing.provider()), retainer=amount)

    def _said(self, amount: str | None, provider: Provider) -> str:
        if amount is None:
            return _("Took the rate of {name} away")
        return _("Rate of {name} set to {price}").replace("{price}", words.typed_price(amount, provider.currency))

    def _take_minimum(self, text: str) -> str | None:
        return self._editing.edit(_("Changed the minimum of {name}"), minimum_hours=typed.hours(text))

    def _take_included(self, text: str) -> str | None:
        return self._editing.edit(_("Changed the included hours of {name}"), included_hours=typed.hours(text))


class RateLine(QWidget):
    """What one unit of the provider's currency is worth, how old that is, and the place to type it."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._theme, self._editing = theme, editing
        self._key = ""
        self.words = PlainLabel(theme, "", "meta", "text2", wrap=True)
        self.change = Button(theme, _("Change"), "link", dense=True)
        self.change.clicked.connect(self._ask)
        self.entry = Entry(theme, LineField(theme, "0.85"), self._take, called=_("Exchange rate"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.words, 1)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(row)
        column.addWidget(self.entry)

    def show_provider(self, provider: Provider) -> None:
        """Show the rate of a provider's currency; a missing one has its field open."""
        plan, currency = self._editing.plan, provider.currency
        text, tone = words.rate_line(plan, self._editing.session, currency)
        self.setVisible(bool(text))
        self.words.setText(text)
        self.words.set_colour(tone)
        rate = plan.exchange_rates.get(currency)
        key = f"{provider.id} {currency}"
        if key != self._key or rate is None:
            self._key = key
            self.entry.setVisible(rate is None)
        self.change.setVisible(rate is not None)
        name = _("What one {currency} is worth in {home}").format(currency=currency, home=plan.settings.home_currency)
        self.entry.edit.setAccessibleName(name)
        self.entry.edit.set_prefix(formats.symbol(plan.settings.home_currency))
        self.entry.edit.set_suffix(_("for one {currency}").format(currency=currency))
        self.entry.show_text(key, "" if rate is None else money_text(rate.rate))

    def _ask(self) -> None:
        self.entry.setVisible(self.entry.isHidden())
        if not self.entry.isHidden():
            self.entry.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.entry.edit.selectAll()

    def _take(self, text: str) -> str | None:
        rate, today = typed.rate(text), self._editing.session.today
        currency = self._editing.provider().currency
        label = _("Rate of {currency} set to {rate}").format(currency=currency, rate=money_text(rate))
        sentence = self._editing.change(label, lambda plan: set_rate(plan, currency, rate, today, today))
        self.entry.setVisible(sentence is not None)
        return sentence


class AgreedPrices(QWidget):
    """A field for the agreed price of each duty that is the provider's, or was meant to be."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._theme, self._editing = theme, editing
        self.matters = False
        self.entries: dict[str, Entry] = {}
        self._ids: tuple[str, ...] = ()
        self._none = PlainLabel(
            theme, _("On the board give them a duty; its price is typed here then."), "meta", "text2", wrap=True
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(2), 0, 0)
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(caption_label(theme, _("Agreed prices, each time")))
        self._column.addWidget(self._none)

    def show_figures(self, figures: ProviderFigures, *, wanted: bool) -> None:
        """Show the prices; only where one is agreed, or the agreement is by the job."""
        provider, plan = figures.provider, self._editing.plan
        duties = [duty for duty in plan.duties.rows.values() if duty.provider == provider.id]
        duties = [duty for duty in duties if duty.decision == "outsource" or duty.agreed_price is not None]
        duties.sort(key=lambda duty: duty.position)
        self.matters = any(duty.agreed_price is not None for duty in duties)
        ids = (provider.id, *(duty.id for duty in duties))
        if ids != self._ids:
            self._ids = ids
            self._make_entries(ids[1:])
        for duty in duties:
            entry = self.entries[duty.id]
            entry.edit.set_prefix(formats.symbol(provider.currency))
            entry.edit.set_suffix(_("for “{title}”").format(title=in_brief(duty.title, 30)))
            entry.edit.setAccessibleName(_("Agreed price of {title}").format(title=in_brief(duty.title)))
            entry.show_text(duty.id, money_text(duty.agreed_price))
        self._none.setVisible(not duties)
        self.setVisible(wanted or self.matters)

    def _make_entries(self, ids: tuple[str, ...]) -> None:
        for entry in self.entries.values():
            self._column.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self.entries = {key: self._entry(key) for key in ids}
        for entry in self.entries.values():
            self._column.addWidget(entry)

    def _entry(self, key: str) -> Entry:
        return Entry(self._theme, LineField(self._theme, _("by the hour")), lambda text: self._take(key, text))

    def _take(self, key: str, text: str) -> str | None:
        price, today = typed.money(text), self._editing.session.today
        duty = self._editing.plan.duties.get(key)
        if duty is None:
            return None
        label = _("Changed the agreed price of “{title}”").replace("{title}", in_brief(duty.title))
        return self._editing.change(label, lambda plan: edit_duty(plan, [key], today, agreed_price=price))
