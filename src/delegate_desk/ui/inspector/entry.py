"""The fields of the inspector in which something is typed."""

from collections.abc import Callable

from delegate_desk.domain.errors import PlanError
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.fields import Field, LineField
from delegate_desk.ui.widgets.text import PlainLabel


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
        """Show the text of the duty under `key`; what is typed there instead stays, understood or not."""
        if self._shown == (key, text):
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
