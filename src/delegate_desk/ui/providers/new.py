"""The form for a provider that is not there yet; the rest is said in the details afterwards."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.inspector.provider_choice import ProviderForm
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import fill
from delegate_desk.ui.widgets.text import PlainLabel


class NewProvider(QWidget):
    """Name, currency and rate, in the place of the details."""

    wanted = Signal(object)
    """The Provider to add."""

    given_up = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        self.form = ProviderForm(theme)
        self.form.wanted.connect(self.wanted)
        self.form.given_up.connect(self.given_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(22), px(20), px(22), px(18))
        column.setSpacing(px(12))
        column.addWidget(PlainLabel(theme, _("New provider"), "inspector"))
        column.addWidget(self.form)
        hint = _("Place, time zone, minimum hours and the rest are asked next, and none of it is needed.")
        column.addWidget(PlainLabel(theme, hint, "meta", "text2", wrap=True))
        column.addStretch(1)

    def begin(self, currency: str) -> None:
        """Start anew, in this currency."""
        self.form.begin(currency)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface and the line to the page."""
        painter, tokens = QPainter(self), self._theme.tokens
        fill(painter, self.rect(), tokens.panel)
        fill(painter, QRect(0, 0, 1, self.height()), tokens.line)
