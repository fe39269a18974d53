"""Several duties at once: what can be decided for all of them."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.duty import Duty
from delegate_desk.i18n import _
from delegate_desk.planning.hours import hours
from delegate_desk.ui import formats
from delegate_desk.ui.inspector.decision import DecisionChoice
from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.inspector.heading import FunctionChoice
from delegate_desk.ui.inspector.provider_choice import ProviderChoice
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import IconButton
from delegate_desk.ui.widgets.fields import caption_label
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import duties_text


class Several(QWidget):
    """How many duties and hours, and their decision, function and provider; values that differ read "several"."""

    closed = Signal()

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        px = theme.px
        self.title = PlainLabel(theme, "", "inspector", wrap=True)
        close = IconButton(theme, "x", _("Close the details"), size=30)
        close.clicked.connect(self.closed)
        self.decision = DecisionChoice(theme, editing)
        self.function = FunctionChoice(theme, editing.session, bare=False)
        self.function.picked.connect(self._choose_function)
        self.provider = ProviderChoice(theme, editing)
        head = QHBoxLayout()
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        head.setContentsMargins(px(20), px(14), px(10), 0)
        fields = QVBoxLayout()
        fields.setContentsMargins(px(20), px(4), px(20), px(18))
        fields.setSpacing(px(8))
        fields.addWidget(self.decision)
        for words, part, buddy in (
            (_("Function"), self.function, self.function),
            (_("Provider"), self.provider, self.provider.choice),
        ):
            caption = caption_label(theme, words)
            caption.setBuddy(buddy)
            fields.addSpacing(px(8))
            fields.addWidget(caption)
            fields.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.addLayout(head)
        column.addLayout(fields)
        column.addStretch(1)

    def show_duties(self, duties: Sequence[Duty]) -> None:
        """Show what these duties have in common."""
        today = self._editing.session.today
        week = sum((hours(duty, today) or Decimal(0) for duty in duties), Decimal(0))
        shape = _("{duties}, {hours}")
        self.title.setText(shape.format(duties=duties_text(len(duties)), hours=formats.hours(float(week))))
        self.decision.show_duties(duties)
        functions = {duty.function for duty in duties}
        same = len(functions) == 1
        self.function.show_function(functions.pop() if same else None, "" if same else _("several"))
        providers = {duty.provider for duty in duties}
        same = len(providers) == 1
        self.provider.show_provider(providers.pop() if same else None, otherwise="" if same else _("several"))

    def _choose_function(self, function: str | None) -> None:
        self._editing.edit(_("Changed the function of {title}"), function=function)
