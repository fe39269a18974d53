"""A sentence of settings: words and fields that flow like text, with what was not understood and a hint beneath."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QVBoxLayout, QWidget

from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.fields import LineField
from delegate_desk.ui.widgets.painting import mirrored
from delegate_desk.ui.widgets.text import PlainLabel

_GAP = 8


class Flow(QLayout):
    """Lays widgets out as words are: one after the other, in as many lines as it takes, each line centred on itself."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._holder = theme, parent
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take another widget to the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    # The stubs say an item is always given back; Qt asks for one too many and wants nothing then.
    def itemAt(self, index: int) -> QLayoutItem:
        """One of them."""
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def takeAt(self, index: int) -> QLayoutItem:
        """One of them, which is then no longer here."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at that width."""
        return self._lay(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        """All of it in one line."""
        gap, sizes = self._theme.px(_GAP), self._sizes()
        return QSize(sum(size.width() + gap for size in sizes), max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Room for the widest of them."""
        smallest = [item.minimumSize() for item in self._items]
        return QSize(
            max((size.width() for size in smallest), default=0), max((size.height() for size in smallest), default=0)
        )

    def setGeometry(self, rect: QRect) -> None:
        """Place them."""
        super().setGeometry(rect)
        self._lay(rect, place=True)

    def _sizes(self) -> list[QSize]:
        return [item.sizeHint() for item in self._items if not item.isEmpty()]

    def _lay(self, rect: QRect, *, place: bool) -> int:
        gap, top = self._theme.px(_GAP), rect.top()
        for line in self._lines(rect.width(), gap):
            high = max(item.sizeHint().height() for item in line)
            x = rect.left()
            for item in line:
                size = item.sizeHint().boundedTo(QSize(rect.width(), high))
                if place:
                    spot = QRect(QPoint(x, top + (high - size.height()) // 2), size)
                    item.setGeometry(mirrored(spot, rect, self._holder.layoutDirection()))
                x += size.width() + gap
            top += high + gap
        return max(0, top - gap - rect.top())

    def _lines(self, width: int, gap: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = item.sizeHint().width()
            if lines and used + wide <= width:
                lines[-1].append(item)
            else:
                lines.append([item])
                used = 0
            used += wide + gap
        return lines


class Slot(LineField):
    """A field as wide as what is typed there usually is; `wide` in design pixels."""

    def __init__(
        self, theme: Theme, called: str, wide: int, placeholder: str = "", *, prefix: str = "", suffix: str = ""
    ) -> None:
        super().__init__(theme, placeholder, prefix=prefix, suffix=suffix)
        self._wide = wide
        self._shown = ""
        self.setAccessibleName(called)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Its own width, the height of all controls."""
        return QSize(self._theme.px(self._wide), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """May become narrower in a small window with large text."""
        return QSize(min(self._theme.px(self._wide), self._theme.px(64)), self.sizeHint().height())

    @property
    def prefix(self) -> str:
        """What stands in the field before the text: the currency's sign."""
        return self._prefix

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is typed, also while a list is open in which nothing is chosen."""
        offered = self.completer()
        if offered is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            popup = offered.popup()
            if popup is not None and popup.isVisible() and not popup.currentIndex().isValid():
                popup.hide()
        super().keyPressEvent(event)

    def show_setting(self, text: str) -> bool:
        """Show what the plan has; whether it is another than before.

        What the owner typed and was not understood stays, as long as the plan still has the old value.
        """
        if text == self._shown and self.text() != text and not self.hasFocus():
            return False
        self._shown = text
        self.show_value(text)
        return True


class Line(QWidget):
    """One sentence; a word before a field is its label."""

    def __init__(self, theme: Theme, *parts: str | QWidget, hint: str = "") -> None:
        super().__init__()
        self._theme = theme
        words = QWidget()
        flow = Flow(theme, words)
        before: PlainLabel | None = None
        for part in parts:
            widget = PlainLabel(theme, part) if isinstance(part, str) else part
            flow.addWidget(widget)
            if isinstance(part, str):
                before = widget if isinstance(widget, PlainLabel) else None
            elif before is not None and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                before.setBuddy(widget)
                before = None
        self._words = words
        self._error = PlainLabel(theme, "", "meta", "danger", wrap=True)
        self._hint = PlainLabel(theme, "", "meta", "text2", wrap=True)
        self._fields = [part for part in parts if isinstance(part, LineField)]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for each in (words, self._error, self._hint):
            self._column.addWidget(each)
        for field in self._fields:
            field.restored.connect(self.forgive)
        self._error.hide()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.set_hint(hint)

    @property
    def error(self) -> str:
        """The sentence about what was not understood, or nothing."""
        return self._error.text()

    @property
    def hint(self) -> str:
        """The quiet sentence beneath."""
        return self._hint.text()

    def set_hint(self, text: str) -> None:
        """Show another quiet sentence; an empty one takes no room."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def refuse(self, field: LineField, sentence: str) -> None:
        """Mark a field as not understood and say what would be; the old value stays in force."""
        for each in self._fields:
            self._mark(each, sentence if each is field else "")
        self._error.setText(sentence)
        self._error.show()

    def forgive(self) -> None:
        """Take the error away."""
        if self._error.text():
            for each in self._fields:
                self._mark(each, "")
            self._error.setText("")
            self._error.hide()

    def _mark(self, field: LineField, sentence: str) -> None:
        field.set_wrong(bool(sentence))
        field.setAccessibleDescription(sentence)

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(4))
        layout = self._words.layout()
        if layout is not None:
            layout.invalidate()
        self.updateGeometry()
