"""Fields to type in: a line with icon, key hint and unit, its caption and its sentence of error.

Focus and errors thicken the border to 2 px without moving anything.
"""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from delegate_desk.ui import icons
from delegate_desk.ui.icons import IconName
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.history import is_for_plan
from delegate_desk.ui.widgets.painting import box, mirrored
from delegate_desk.ui.widgets.text import PlainLabel

_LONGEST = 4000


class LineField(QLineEdit):
    """One line to type in.

    `committed` gives the text once the owner leaves the field or presses Enter, if it is another than
    before; Esc puts the old text back. `prefix` ("£") and `suffix` ("each time") stand in the field beside
    the text and are no part of it. `key` shows a key hint at the end ("Ctrl+N").
    """

    committed = Signal(str)
    restored = Signal()
    """Esc has put the old text back."""
    escaped = Signal()
    """Esc was pressed where there was nothing to put back."""

    def __init__(
        self,
        theme: Theme,
        placeholder: str = "",
        *,
        icon: IconName | None = None,
        key: str = "",
        prefix: str = "",
        suffix: str = "",
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icon: IconName | None = icon
        self._key, self._prefix, self._suffix = key, prefix, suffix
        self._wrong = False
        self._settled = self._told = ""
        self.setFrame(False)
        self.setMaxLength(_LONGEST)
        self.setPlaceholderText(placeholder)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.editingFinished.connect(self._commit)
        self.textEdited.connect(self._forget)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take font and colours from the theme again."""
        tokens = self._theme.tokens
        self.setFont(self._theme.font("body"))
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        palette.setColor(QPalette.ColorRole.Text, tokens.text)
        palette.setColor(QPalette.ColorRole.PlaceholderText, tokens.text3)
        self.setPalette(palette)
        self._make_room()

    def show_value(self, text: str) -> None:
        """Show a value that comes from the plan; it is what Esc goes back to, and no edit.

        While the owner is typing, what stands in the field is left alone.
        """
        if not self.hasFocus() or self.text() in (self._settled, self._told):
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)
        self._settled = self._told = text

    def set_key(self, key: str) -> None:
        """Show another key hint, "Enter" while typing for one."""
        self._key = key
        self._make_room()
        self.update()

    def set_prefix(self, prefix: str) -> None:
        """Show another text before what is typed, the currency's sign."""
        self._prefix = prefix
        self._make_room()
        self.update()

    def set_suffix(self, suffix: str) -> None:
        """Show another quiet text behind what is typed."""
        self._suffix = suffix
        self.update()

    def set_wrong(self, wrong: bool) -> None:
        """Mark what stands there as not understood."""
        self._wrong = wrong
        self._make_room()
        self.update()

    def sizeHint(self) -> QSize:
        """The height of all controls, and room for a few words."""
        high = max(self._theme.px(36), QFontMetrics(self.font()).height() + self._theme.px(8))
        return QSize(self._theme.px(140), high)

    def minimumSizeHint(self) -> QSize:
        """May become narrow, never low."""
        return QSize(self._theme.px(64), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the plan where nothing was typed that it could take back."""
        if is_for_plan(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the old text back."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text() != self._settled:
            self.setText(self._settled)
            self.restored.emit()
        else:
            self.escaped.emit()
            event.ignore()

    def _commit(self) -> None:
        if self.text() not in (self._settled, self._told):
            self._told = self.text()
            self.committed.emit(self._told)

    def _forget(self) -> None:
        """Typed anew, a refused text is offered again."""
        self._told = self._settled

    # Painting

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Thicken the border."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Thin the border, and show the start of a long text."""
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what stands beside the text in place."""
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Change sides with the language's direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._make_room()

    def _make_room(self) -> None:
        px, metrics = self._theme.px, QFontMetrics(self._theme.font("body"))
        start = px(10)
        if self._icon is not None:
            start = px(34)
        elif self._prefix:
            start = px(12) + metrics.horizontalAdvance(self._prefix) + px(6)
        end = px(10)
        if self._wrong:
            end = px(36)
        elif self._key:
            end = self._key_width() + px(16)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            start, end = end, start
        self.setTextMargins(start, 0, end, 0)

    def _key_width(self) -> int:
        return QFontMetrics(self._theme.font("meta")).horizontalAdvance(self._key) + self._theme.px(11)

    def _mirrored(self, rect: QRect) -> QRect:
        return mirrored(rect, self.rect(), self.layoutDirection())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, what stands beside the text, and the text."""
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        line = tokens.control
        if self._wrong:
            line = tokens.danger
        elif self.hasFocus():
            line = tokens.accent
        if not self.isEnabled():
            painter.setOpacity(0.5)
        box(painter, self.rect(), px(8), tokens.field, line, 2 if line is not tokens.control else 1)
        if self._icon is not None:
            place = QRect(px(12), (self.height() - px(16)) // 2, px(16), px(16))
            icons.draw(painter, self._icon, tokens.text3, QRectF(self._mirrored(place)))
        self._draw_words(painter)
        if self._wrong:
            place = QRect(self.width() - px(28), (self.height() - px(16)) // 2, px(16), px(16))
            icons.draw(painter, "circle-alert", tokens.text2, QRectF(self._mirrored(place)))
        elif self._key:
            self._draw_key(painter)
        painter.end()
        super().paintEvent(event)

    def _draw_words(self, painter: QPainter) -> None:
        """Prefix and suffix, in the field's own font."""
        px, metrics = self._theme.px, self.fontMetrics()
        painter.setFont(self.font())
        painter.setPen(self._theme.tokens.text2)
        centre = Qt.AlignmentFlag.AlignCenter
        if self._prefix and self._icon is None:
            place = QRect(px(12), 0, metrics.horizontalAdvance(self._prefix) + 1, self.height())
            painter.drawText(self._mirrored(place), centre, self._prefix)
        margins = self.textMargins()
        start = margins.left() if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else margins.right()
        at = start + metrics.horizontalAdvance(self.text() or self.placeholderText()) + px(10)
        wide = metrics.horizontalAdvance(self._suffix) + 1
        if self._suffix and at + wide <= self.width() - px(8):
            painter.setPen(self._theme.tokens.text3)
            painter.drawText(self._mirrored(QRect(at, 0, wide, self.height())), centre, self._suffix)

    def _draw_key(self, painter: QPainter) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        wide, high = self._key_width(), px(18)
        place = self._mirrored(QRect(self.width() - wide - px(10), (self.height() - high) // 2, wide, high))
        box(painter, place, px(4), tokens.hover)
        painter.setFont(self._theme.font("meta"))
        painter.setPen(tokens.text3)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._key)


class Field(QWidget):
    """A line to type in with an optional caption above and, when it is not understood, a sentence beneath.

    `edit` is the line itself. The caption is its buddy and its accessible name; without a caption give
    `called`. The widget takes the focus for its line.
    """

    committed = Signal(str)
    """The owner has left the line or pressed Enter with another text in it."""

    def __init__(self, theme: Theme, edit: LineField, *, caption: str = "", called: str = "") -> None:
        super().__init__()
        self.edit = edit
        self._theme = theme
        self._sentence: PlainLabel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        if caption:
            label = caption_label(theme, caption)
            label.setBuddy(edit)
            self._column.addWidget(label)
        self._column.addWidget(edit)
        edit.setAccessibleName(called or caption or edit.placeholderText())
        edit.committed.connect(self.committed)
        edit.restored.connect(self._forgive)
        self.setFocusProxy(edit)

    def text(self) -> str:
        """What stands in the line."""
        return self.edit.text()

    def show_value(self, text: str) -> None:
        """Show a value that comes from the plan, and take an error away."""
        self.edit.show_value(text)
        self.set_error(None)

    def set_error(self, sentence: str | None) -> None:
        """Say beneath the line what would be understood; None takes it away. The focus stays where it is."""
        self.edit.set_wrong(sentence is not None)
        self.edit.setAccessibleDescription(sentence or "")
        if self._sentence is None and sentence is not None:
            self._sentence = PlainLabel(self._theme, "", "meta", "danger", wrap=True)
            self._column.addWidget(self._sentence)
        if self._sentence is not None:
            self._sentence.setText(sentence or "")
            self._sentence.setVisible(sentence is not None)

    def _forgive(self) -> None:
        self.set_error(None)

    @property
    def error(self) -> str:
        """The sentence beneath, or nothing."""
        return "" if self._sentence is None else self._sentence.text()


def caption_label(theme: Theme, text: str) -> PlainLabel:
    """The small strong line above a field or a group of them."""
    return PlainLabel(theme, text, "meta", "text2", weight=QFont.Weight.DemiBold)
