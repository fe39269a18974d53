"""How the inspector's parts change the duties they show, and the fields in which that is typed."""

from collections.abc import Callable
from typing import Any

from delegate_desk.domain.duty import Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.duties import edit_duty
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.fields import Field, LineField
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import duties_text, in_brief


class Editing:
    """Changes of the duties shown: each one undo step, or a sentence why not."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.ids: tuple[str, ...] = ()

    @property
    def plan(self) -> Plan:
        """The present snapshot."""
        return self.session.plan

    def duty(self) -> Duty:
        """The one duty that is shown, or the first of several."""
        return self.plan.duties[self.ids[0]]

    def change(self, label: str, change: Callable[[Plan], Plan]) -> str | None:
        """Change the plan as one step named `label`, in which "{title}" stands for what is shown.

        Gives back None where the plan stands as wished, else one sentence for the field that asked for it.
        """
        try:
            change(self.plan)
        except PlanError as refusal:
            return str(refusal)
        done = self.session.do(label.replace("{title}", self._called()), change)
        return None if done else _("Not saved yet. What you typed is still here.")

    def edit(self, label: str, **fields: Any) -> str | None:
        """Change fields of the duties shown, as `change` does."""
        ids, today = self.ids, self.session.today
        return self.change(label, lambda plan: edit_duty(plan, ids, today, **fields))

    def _called(self) -> str:
        if len(self.ids) == 1:
            return _("“{title}”").replace("{title}", in_brief(self.duty().title))
        return duties_text(len(self.ids))


class Entry(Field):
    """A field of the duty shown: what is typed is taken on leaving it, or a sentence says what would be.

    `take` changes the plan; it gives back or raises such a sentence, or gives back None. What was not understood stays
    in the field while the old value stays in force; Esc puts that back. The sentence stands under the field, or in
    `beneath` where that is wider.
    """

    def __init__(
        self,
        theme: Theme,
        line: LineField,
        take: Callable[[str], str | None],
        *,
        caption: str = "",
        called: str = "",
        beneath: PlainLabel | None = None,
    ) -> None:
        super().__init__(theme, line, caption=caption, called=called)
        self._beneath = beneath
        self._take = take
        self._shown: tuple[str, str] = ("", "")
        line.committed.connect(self._typed)

    def show_text(self, key: str, text: str) -> None:
        """Show the text of the duty under `key`; what was not understood of the same duty stays until it is mended."""
        if self._shown == (key, text) and self.error:
            return
        self._shown = (key, text)
        self.show_value(text)

    def set_error(self, sentence: str | None) -> None:
        """Say what would be understood; None takes it away."""
        if self._beneath is None:
            super().set_error(sentence)
            return
        self.edit.set_wrong(sentence is not None)
        self.edit.setAccessibleDescription(sentence or "")
        self._beneath.setText(sentence or "")
        self._beneath.setVisible(sentence is not None)

    @property
    def error(self) -> str:
        """The sentence, or nothing."""
        return super().error if self._beneath is None else self._beneath.text()

    def _typed(self, text: str) -> None:
        try:
            sentence = self._take(text)
        except PlanError as refusal:
            sentence = str(refusal)
        if sentence is None:
            self.show_value(self._shown[1])
        else:
            self.set_error(sentence)
