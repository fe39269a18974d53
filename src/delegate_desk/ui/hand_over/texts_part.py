"""The written parts of a brief: what done means, why, how far the provider may go, how to reach the owner."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_desk.documents.checklist_text import authority_words
from delegate_desk.domain.brief import AUTHORITIES
from delegate_desk.domain.duty import Duty
from delegate_desk.i18n import _
from delegate_desk.planning.briefs import brief_of, edit_brief
from delegate_desk.ui.hand_over.captions import caption
from delegate_desk.ui.hand_over.grown_text import GrownText
from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.choice import Choice
from delegate_desk.ui.widgets.text import PlainLabel


class TextPart(QWidget):
    """One text of the brief under its heading; it is taken on leaving it."""

    def __init__(
        self, theme: Theme, editing: Editing, field: str, title: str, placeholder: str, lines: int = 1
    ) -> None:
        super().__init__()
        self._editing, self._field, self._title = editing, field, title
        self.edit = GrownText(theme, title, placeholder, lines)
        self._error = PlainLabel(theme, "", "meta", "danger", wrap=True)
        self._error.hide()
        self.edit.committed.connect(self._take)
        self.edit.textChanged.connect(self._forgive)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(caption(theme, title, self.edit))
        column.addWidget(self.edit)
        column.addWidget(self._error)

    @property
    def error(self) -> str:
        """The sentence beneath, or nothing."""
        return self._error.text()

    def show_duty(self, duty: Duty) -> None:
        """Show the text of a duty's brief."""
        if not self._error.text():
            self.edit.show_value(getattr(brief_of(self._editing.plan, duty.id), self._field))

    def commit(self) -> None:
        """Take what is being typed; what was refused is let go."""
        self.edit.commit()
        self._refuse("")

    def _take(self, text: str) -> None:
        key, label = self._editing.ids[0], _("{what} of {title} changed").replace("{what}", self._title)
        sentence = self._editing.change(label, lambda plan: edit_brief(plan, key, **{self._field: text}))
        self._refuse(sentence or "")
        if sentence is not None:
            self.edit.refuse(getattr(brief_of(self._editing.plan, key), self._field))

    def _forgive(self) -> None:
        if self._error.text() and self.edit.is_settled:
            self._refuse("")

    def _refuse(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.edit.setAccessibleDescription(sentence)


class AuthorityPart(QWidget):
    """How far the provider may go without asking."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        title = _("How far they may go")
        self.choice = Choice(theme, title)
        self.choice.chosen.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(caption(theme, title, self.choice))
        column.addWidget(self.choice)

    def show_duty(self, duty: Duty) -> None:
        """Show what a duty's brief says."""
        pairs: list[tuple[str, str]] = [(each, authority_words(each)) for each in AUTHORITIES]
        self.choice.offer(pairs, brief_of(self._editing.plan, duty.id).authority, _("Not yet said"))

    def _take(self, authority: str) -> None:
        key = self._editing.ids[0]
        self._editing.change(_("How far they may go with {title}"), partial(edit_brief, duty=key, authority=authority))
