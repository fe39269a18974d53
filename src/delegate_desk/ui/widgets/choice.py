"""A box to choose one from a list, as the inspector shows it."""

import sys

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate

from delegate_desk.ui import icons
from delegate_desk.ui.icons import IconName
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import box, draw_text, mirrored


class Choice(QComboBox):
    """A drop-down list of (key, words) pairs.

    `chosen` gives the key that the owner picked, never one that the program showed. `icon` stands before
    the words; `note` is a quiet word behind them ("best fit"). `bare` shows it without a frame, as a word
    with an arrow.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, called: str, *, icon: IconName | None = None, bare: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._icon: IconName | None = icon
        self._bare = bare
        self._note = ""
        self._roomy = False
        self.setAccessibleName(called)
        if sys.platform == "linux":  # there a box is called by what it shows, so what it is for goes here
            self.setAccessibleDescription(called)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Any other policy makes the box resize itself a moment later, past its layout.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(14)
        across = QSizePolicy.Policy.Maximum if bare else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._activated)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take font and colours from the theme again."""
        self.setFont(self._theme.font("meta" if self._bare else "body"))
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.tokens.panel)
        self.setPalette(palette)
        self.updateGeometry()

    def offer(self, pairs: list[tuple[str, str]], key: str | None, otherwise: str = "") -> None:
        """Offer these (key, words) pairs and show one of them as chosen.

        With no or an unknown key it shows `otherwise` ("several", "choose one").
        """
        self.blockSignals(True)
        self.clear()
        for each, words in pairs:
            self.addItem(words, each)
        self.setPlaceholderText(otherwise)
        self.setCurrentIndex(-1 if key is None else self.findData(key))
        self.blockSignals(False)
        self.updateGeometry()
        self.update()

    def key(self) -> str | None:
        """Key of the chosen one."""
        found = self.currentData()
        return found if isinstance(found, str) else None

    def set_note(self, note: str) -> None:
        """Show another quiet word behind the chosen one."""
        self._note = note
        self.update()

    def _activated(self, place: int) -> None:
        self.updateGeometry()
        self.chosen.emit(self.itemData(place))

    def showPopup(self) -> None:
        """Open the list, with rows that are easy to hit."""
        if not self._roomy:
            self._roomy = True
            self.view().setAccessibleName(self.accessibleName())
            self.setItemDelegate(QStyledItemDelegate(self))
        row = QSize(0, max(30, self._theme.px(30)))
        for place in range(self.count()):
            self.setItemData(place, row, Qt.ItemDataRole.SizeHintRole)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: turning it over a box must not change the plan."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """The height of all controls; as wide as the widest words."""
        px, metrics = self._theme.px, QFontMetrics(self.font())
        if self._bare:
            wide = metrics.horizontalAdvance(self.currentText() or self.placeholderText())
            return QSize(wide + px(22), max(30, metrics.height()))
        widest = max((metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0)
        high = max(px(36), metrics.height() + px(8))
        return QSize(min(widest, px(320)) + px(66 if self._icon else 46), high)

    def minimumSizeHint(self) -> QSize:
        """May become narrow: the words are cut then."""
        return QSize(self._theme.px(72), self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Thicken the border."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Thin the border."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, icon, words and arrow."""
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        if not self.isEnabled():
            painter.setOpacity(0.5)
        hovered = self.underMouse() and self.isEnabled()
        if not self._bare:
            line = tokens.accent if self.hasFocus() else tokens.control
            fill = tokens.hover if hovered else tokens.field
            box(painter, self.rect(), px(8), fill, line, 2 if self.hasFocus() else 1)
        elif self.hasFocus() or hovered:
            box(painter, self.rect(), px(6), tokens.hover, tokens.accent if self.hasFocus() else None, 2)
        self._draw_marks(painter)
        self._draw_words(painter)

    def _start(self) -> int:
        if self._bare:
            return self._theme.px(2)
        return self._theme.px(36 if self._icon is not None else 12)

    def _mirrored(self, rect: QRect) -> QRect:
        return mirrored(rect, self.rect(), self.layoutDirection())

    def _draw_marks(self, painter: QPainter) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        if self._icon is not None:
            place = QRect(px(11), (self.height() - px(16)) // 2, px(16), px(16))
            icons.draw(painter, self._icon, tokens.text3, QRectF(self._mirrored(place)))
        side = px(14 if self._bare else 16)
        at = self.width() - side - px(2 if self._bare else 11)
        place = QRect(at, (self.height() - side) // 2, side, side)
        icons.draw(painter, "chevron-down", tokens.text2, QRectF(self._mirrored(place)))

    def _draw_words(self, painter: QPainter) -> None:
        px, tokens, metrics = self._theme.px, self._theme.tokens, self.fontMetrics()
        chosen = self.currentIndex() >= 0
        words = self.currentText() if chosen else self.placeholderText()
        room = self.width() - self._start() - px(18 if self._bare else 34)
        start, flags = self._start(), Qt.AlignmentFlag.AlignVCenter
        side = Qt.AlignmentFlag.AlignLeft
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            side = Qt.AlignmentFlag.AlignRight
        painter.setFont(self.font())
        painter.setPen(tokens.text3 if not chosen else tokens.text2 if self._bare else tokens.text)
        draw_text(painter, self._mirrored(QRect(start, 0, room, self.height())), words, flags | side)
        used = metrics.horizontalAdvance(words) + px(8)
        if chosen and self._note and used + metrics.horizontalAdvance(self._note) <= room:
            painter.setPen(tokens.text3)
            place = QRect(start + used, 0, room - used, self.height())
            draw_text(painter, self._mirrored(place), self._note, flags | side)
