"""The plan itself: what it is called, and which currency its owner counts in."""

from PySide6.QtCore import Qt

from delegate_desk.i18n import _
from delegate_desk.ui.session import Session
from delegate_desk.ui.settings.part import Asked, Part
from delegate_desk.ui.settings.typed import parse_currency
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.choice import Choice

_OTHER = "other"


def common_currencies() -> dict[str, str]:
    """Names of the currencies that are offered, by ISO 4217 code."""
    return {
        "EUR": _("euro"),
        "GBP": _("pound sterling"),
        "USD": _("US dollar"),
        "CHF": _("Swiss franc"),
        "DKK": _("Danish krone"),
        "NOK": _("Norwegian krone"),
        "SEK": _("Swedish krona"),
        "CZK": _("Czech koruna"),
        "HUF": _("Hungarian forint"),
        "PLN": _("Polish złoty"),
        "RON": _("Romanian leu"),
        "AUD": _("Australian dollar"),
        "CAD": _("Canadian dollar"),
        "INR": _("Indian rupee"),
        "JPY": _("Japanese yen"),
        "NZD": _("New Zealand dollar"),
        "SGD": _("Singapore dollar"),
        "ZAR": _("South African rand"),
    }


class PlanPart(Part):
    """Title and home currency."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__(theme, session, _("This plan"))
        title = self.slot(
            Asked("title", _("Title of the plan"), lambda s: s.title, str.strip, _("This title cannot be kept."),
                  wide=320, placeholder=_("Hartley Electrical"), empty="")
        )  # fmt: skip
        self.currency = Choice(theme, _("Home currency"))
        self.currency.chosen.connect(self._chosen)
        self.other = self.slot(
            Asked("home_currency", _("Home currency"), lambda s: s.home_currency, parse_currency,
                  _("Three letters, please: CHF or NZD"), wide=90)
        )  # fmt: skip
        self.other.setMaxLength(3)
        self.say(_("It is called"), title)
        self.say(
            _("I count in"),
            self.currency,
            self.other,
            hint=_(
                "Another home currency converts nothing: 60.00 stays 60.00, from then on in the new one. "
                "Exchange rates say what other money is worth in it, so look at them too."
            ),
        )
        self.other.committed.connect(self._other_typed)
        self.other.hide()
        self.refresh()

    def refresh(self) -> None:
        """Show what the plan has now; a currency that is not common is among those offered too."""
        super().refresh()
        home = self.settings.home_currency
        names = {home: "", **common_currencies()} if home not in common_currencies() else common_currencies()
        pairs = [(code, f"{code}, {name}" if name else code) for code, name in names.items()]
        self.currency.offer([*pairs, (_OTHER, _("Another one…"))], home)
        if not self.other.hasFocus():
            self.other.hide()

    def _chosen(self, key: str) -> None:
        if key != _OTHER:
            self.other.hide()
            self.keep(_("Home currency"), key, home_currency=key)
            return
        self.other.show()
        self.other.setFocus(Qt.FocusReason.OtherFocusReason)
        self.other.selectAll()

    def _other_typed(self) -> None:
        if self._lines[self.other].error:
            return
        if self.other.hasFocus():
            self.currency.setFocus(Qt.FocusReason.OtherFocusReason)
        self.other.hide()
