"""Who does it: the providers on offer, and a small form for one that is not there yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan, Table, in_order
from delegate_desk.domain.provider import Provider
from delegate_desk.i18n import _
from delegate_desk.planning.duties import new_id
from delegate_desk.planning.moves import choose_provider
from delegate_desk.planning.providers import add_provider
from delegate_desk.ui.inspector import typed
from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.choice import Choice
from delegate_desk.ui.widgets.fields import Field, LineField
from delegate_desk.ui.words import in_brief

_NONE, _NEW, _ALL = "", "new", "all"
_MARK = "="  # before ids, which may be any text


class ProviderChoice(QWidget):
    """A drop-down of providers that are not archived; further entries open a form for a new one, or the whole list."""

    providers_wanted = Signal()

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._theme = theme
        self._editing = editing
        self._ids: tuple[str, ...] = ()
        self._shown: tuple[str | None, str | None, str] = (None, None, "")
        self._offered: Table[Provider] | None = None
        self.choice = Choice(theme, _("Provider"), icon="user-round")
        self.choice.chosen.connect(self._choose)
        self.form: ProviderForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._column.addWidget(self.choice)
        self.setFocusProxy(self.choice)

    def show_provider(self, provider: str | None, suggestion: str | None = None, otherwise: str = "") -> None:
        """Show a provider as chosen, else a suggested one as the best fit, else `otherwise` or that there is none."""
        if self._editing.ids != self._ids:
            self._ids = self._editing.ids
            self._fold()
        shown = (provider, suggestion, otherwise)
        if shown != self._shown or self._editing.plan.providers is not self._offered:
            self._shown, self._offered = shown, self._editing.plan.providers
            self._show_again()

    def _show_again(self) -> None:
        provider, suggestion, otherwise = self._shown
        pairs = [
            (_MARK + each.id, in_brief(each.name))
            for each in in_order(self._editing.plan.providers)
            if not each.archived or each.id == provider
        ]
        pairs += [(_NONE, _("No provider yet")), (_NEW, _("Add a provider…")), (_ALL, _("See all providers"))]
        key = provider or suggestion
        self.choice.offer(pairs, None if otherwise else _NONE if key is None else _MARK + key, otherwise)
        self.choice.set_note(_("best fit") if provider is None and suggestion is not None else "")

    def _choose(self, key: str) -> None:
        self._fold()
        if key == _NEW:
            self._unfold()
        elif key == _ALL:
            self.providers_wanted.emit()
        else:
            self.choose(key.removeprefix(_MARK) or None)
        self._show_again()

    def choose(self, provider: str | None) -> None:
        """Give what is shown to this provider, or to nobody yet."""
        ids, today = self._editing.ids, self._editing.session.today
        if provider is None:
            label = _("Took {title} from its provider")
        else:
            name = in_brief(self._editing.plan.providers[provider].name)
            label = _("Chose {provider} for {title}").replace("{provider}", name)
        self._editing.change(label, lambda plan: choose_provider(plan, ids, provider, today))

    def _unfold(self) -> None:
        if self.form is None:
            self.form = ProviderForm(self._theme)
            self.form.wanted.connect(self._add)
            self.form.given_up.connect(self._give_up)
            self._column.addWidget(self.form)
        self.form.begin(self._editing.plan.settings.home_currency)
        self.form.show()

    def _fold(self) -> None:
        if self.form is not None:
            self.form.hide()

    def _give_up(self) -> None:
        self._fold()
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, provider: Provider) -> None:
        ids, today = self._editing.ids, self._editing.session.today

        def change(plan: Plan) -> Plan:
            return choose_provider(add_provider(plan, provider), ids, provider.id, today)

        label = _("Added the provider “{name}”").replace("{name}", in_brief(provider.name))
        sentence = self._editing.change(label, change)
        if sentence is None:
            self._give_up()
            self._show_again()
        elif self.form is not None:
            self.form.refuse(sentence)


class ProviderForm(QWidget):
    """Name, currency and hourly rate of a new provider; the rest can be said on the Providers page."""

    wanted = Signal(object)
    """The Provider to add."""

    given_up = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.name = Field(theme, LineField(theme, _("Who does it?")), caption=_("Name"))
        self.currency = Field(theme, LineField(theme), caption=_("Currency"))
        self.rate = Field(theme, LineField(theme, _("not yet known")), caption=_("Hourly rate"))
        prices = QHBoxLayout()
        prices.setSpacing(theme.px(8))
        prices.addWidget(self.currency, 2, Qt.AlignmentFlag.AlignTop)
        prices.addWidget(self.rate, 3, Qt.AlignmentFlag.AlignTop)
        add, cancel = Button(theme, _("Add provider"), "primary", dense=True), Button(theme, _("Cancel"), dense=True)
        add.clicked.connect(self._take)
        cancel.clicked.connect(self.given_up)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addWidget(add)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        column.setSpacing(theme.px(10))
        column.addWidget(self.name)
        column.addLayout(prices)
        column.addLayout(buttons)
        for field in (self.name, self.currency, self.rate):
            field.edit.returnPressed.connect(self._take)
            field.edit.escaped.connect(self.given_up)

    def begin(self, currency: str) -> None:
        """Start anew, in this currency."""
        for field, text in ((self.name, ""), (self.currency, currency), (self.rate, "")):
            field.edit.clear()
            field.show_value(text)
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why this provider cannot be added."""
        self.name.set_error(sentence)

    def _take(self) -> None:
        for field in (self.name, self.currency, self.rate):
            field.set_error(None)
        currency = self.currency.text().strip().upper()
        if not self.name.text().strip():
            self.name.set_error(_("A provider needs a name."))
        elif not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
            self.currency.set_error(_("Three letters, please: EUR"))
        else:
            self._offer(currency)

    def _offer(self, currency: str) -> None:
        try:
            rate = typed.money(self.rate.text())
        except PlanError as refusal:
            self.rate.set_error(str(refusal))
            return
        self.wanted.emit(Provider(id=new_id(), name=self.name.text().strip(), currency=currency, hourly_rate=rate))
