"""Quick add: one line for a new duty, and beneath it, while it is typed, what was understood."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.fields import LineField
from delegate_desk.ui.words import in_brief

if TYPE_CHECKING:
    from delegate_desk.ui.quick_add_card import UnderstoodCard

_KEY = "Ctrl+N"


class QuickAdd(LineField):
    """The line; Enter adds what it says, Ctrl+Enter adds it and asks for its details.

    What reads the line is loaded with the first letter: a start must not pay for it.
    """

    added = Signal(str)
    """The id of the duty that was added."""

    details_wanted = Signal(str)
    """The owner wants to say more about the duty with this id, which was just added."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__(theme, _("Add: Reconcile bank 45m weekly #bookkeeping"), icon="plus", key=_KEY)
        self._session = session
        self._card: UnderstoodCard | None = None
        self.setAccessibleName(_("Add a duty"))
        self.textChanged.connect(self._understand)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds, Ctrl+Enter opens the details too, Esc clears."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._add(details=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show what was understood of a line that was left."""
        super().focusInEvent(event)
        self._understand(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Fold the card; the line keeps its text."""
        super().focusOutEvent(event)
        if self._card is not None:
            self._card.hide()
        self.set_key(_KEY)

    def _add(self, *, details: bool) -> None:
        if not self.text().strip():
            return
        from delegate_desk.planning import quick_add
        from delegate_desk.planning.duties import add_duties, new_id

        try:
            duty = quick_add.parse(self.text()).duty()._replace(id=new_id())
        except PlanError as refusal:
            self._refuse(str(refusal))
            return

        def change(plan: Plan) -> Plan:
            return add_duties(plan, [duty])

        try:
            change(self._session.plan)
        except PlanError as refusal:
            self._refuse(str(refusal))
            return
        if self._session.do(_("Added “{title}”").replace("{title}", in_brief(duty.title)), change):
            self.clear()
            self.added.emit(duty.id)
            if details:
                self.details_wanted.emit(duty.id)

    def _refuse(self, sentence: str) -> None:
        self.set_wrong(True)
        self.setAccessibleDescription(sentence)
        if self._card is not None:
            self._card.refuse(sentence)

    def _understand(self, text: str) -> None:
        self.set_wrong(False)
        typing = bool(text.strip()) and self.hasFocus()
        self.set_key(_("Enter") if typing else _KEY)
        if not typing:
            self.setAccessibleDescription("")
            if self._card is not None:
                self._card.hide()
            return
        from delegate_desk.ui.quick_add_card import Understood, UnderstoodCard

        if self._card is None:
            self._card = UnderstoodCard(self._theme, self)
        said = Understood.of(text, self._session)
        self.setAccessibleDescription(said.spoken())
        self._card.show_words(said)
