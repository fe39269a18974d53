"""The editor that stands in the place of a row: one field or two, taken with Enter or on leaving it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFocusEvent, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.errors import PlanError
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.fields import LineField
from delegate_desk.ui.widgets.text import PlainLabel

_QUIET = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Slot(NamedTuple):
    """One field of an editor: what it is called, what stands there, and how wide it is (0: all that is left)."""

    called: str
    text: str
    placeholder: str = ""
    wide: int = 0


class LineEditor(QWidget):
    """Fields side by side or one above the other. `take` gives or raises a sentence where it cannot be.

    What was not understood stays with that sentence beneath, the old value stays in force, and Esc goes back to it.
    """

    closed = Signal(bool)
    """It is done with; whether its row shall have the focus."""

    def __init__(
        self, theme: Theme, slots: Sequence[Slot], take: Callable[[list[str]], str | None], *, upright: bool = False
    ) -> None:
        super().__init__()
        self._take = take
        self._before = [slot.text for slot in slots]
        self._done = False
        self.error = PlainLabel(theme, "", "meta", "danger", wrap=True)
        self.error.hide()
        self.fields: list[LineField] = []
        direction = QBoxLayout.Direction
        inner = QBoxLayout(direction.TopToBottom if upright else direction.LeftToRight)
        inner.setSpacing(theme.px(6))
        for slot in slots:
            field = LineField(theme, slot.placeholder)
            field.setAccessibleName(slot.called)
            field.setText(slot.text)
            field.returnPressed.connect(self._enter)
            field.escaped.connect(self._give_up)
            field.restored.connect(self._give_up)
            field.installEventFilter(self)
            if slot.wide:
                field.setFixedWidth(theme.px(slot.wide))
            inner.addWidget(field, 0 if slot.wide else 1)
            self.fields.append(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(2))
        column.setSpacing(theme.px(4))
        column.addLayout(inner)
        column.addWidget(self.error)

    def begin(self) -> None:
        """Put the cursor at the end of the first field."""
        self.show()
        self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields[0].end(False)

    def texts(self) -> list[str]:
        """What stands in the fields."""
        return [field.text() for field in self.fields]

    def commit(self, *, back: bool = False) -> bool:
        """Take what stands there; whether it was understood."""
        if self._done:
            return True
        texts, sentence = self.texts(), None
        if texts != self._before:
            try:
                self._done = True
                sentence = self._take(texts)
            except PlanError as refusal:
                sentence = str(refusal)
        self._done = sentence is None
        if sentence is None:
            self.closed.emit(back)
            return True
        self._refuse(sentence)
        return False

    def _refuse(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.show()
        for field in self.fields:
            field.set_wrong(True)
            field.setAccessibleDescription(sentence)

    def _enter(self) -> None:
        self.commit(back=True)

    def _give_up(self) -> None:
        if not self._done:
            self._done = True
            self.closed.emit(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what was typed when the focus leaves all fields."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and event.reason() not in _QUIET:
            QTimer.singleShot(0, self, self._look_whether_left)
        return False

    def _look_whether_left(self) -> None:
        focused = QApplication.focusWidget()
        if not self._done and focused not in self.fields and not self.commit():
            return
