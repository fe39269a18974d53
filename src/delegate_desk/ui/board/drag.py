"""A card under way: its picture under the pointer, tilted, with what dropping it there would free.

The picture is a widget over the window and not the drag's own pixmap, since that cannot change under way on X11 and
Wayland, and loses its smooth edges where no compositor runs.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEasingCurve, QMimeData, QPoint, QRect, QRectF, QSize, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QCursor, QDrag, QFont, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from delegate_desk.ui import formats
from delegate_desk.ui.board.cards import Card, CardPainter
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import box

_TILT = -2.0
_MARGIN = 24
_BEHIND = 6
_FOLLOW_EVERY = 12
_SETTLE_MS = 160


class Picture(QWidget):
    """The picture of the dragged cards: a stack of up to three with their count, and a pill with the hours."""

    def __init__(self, theme: Theme, window: QWidget, cards: CardPainter, shown: Sequence[Card], size: QSize) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._cards = cards
        self._shown = shown
        self._size = size
        self._hold = QPoint()
        self._tilt = _TILT if theme.animations else 0.0
        self._pill = ""
        self._picture = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        margin = theme.px(_MARGIN)
        self.resize(size.width() + 2 * margin + theme.px(20), size.height() + 2 * margin + theme.px(2 * _BEHIND))

    def hold(self, at: QPoint) -> None:
        """Be held at this point of the first card."""
        margin = self._theme.px(_MARGIN)
        self._hold = at + QPoint(margin, margin)

    def follow(self, pointer: QPoint) -> None:
        """Go under the pointer, given on the screen."""
        self.move(self._window.mapFromGlobal(pointer) - self._hold)
        if self.geometry().right() > self._window.width():
            self.update()  # the pill keeps within the window

    def settle(self, place: QPoint | None) -> None:
        """Glide to where the card stands now, given on the screen, and go; go at once without one or in stillness."""
        if place is None or not self._theme.animations:
            self.hide()
            self.deleteLater()
            return
        margin = self._theme.px(_MARGIN)
        begin, way = self.pos(), self._window.mapFromGlobal(place) - QPoint(margin, margin) - self.pos()
        tilt = self._tilt
        glide = QVariantAnimation(self)
        glide.setStartValue(0.0)
        glide.setEndValue(1.0)
        glide.setDuration(_SETTLE_MS)
        glide.setEasingCurve(QEasingCurve.Type.OutCubic)

        def step(share: float) -> None:
            self._tilt, self._picture = tilt * (1 - share), QPixmap()
            self.move(begin + way * share)
            self.update()

        glide.valueChanged.connect(step)
        glide.finished.connect(self.hide)
        glide.finished.connect(self.deleteLater)
        glide.start()

    def show_gain(self, hours: float) -> None:
        """Show the hours that dropping here would free; none are not shown."""
        pill = formats.signed_hours(hours) if abs(hours) > 0.04 else ""
        if pill != self._pill:
            self._pill = pill
            self.update()

    @property
    def gain(self) -> str:
        """What the pill says."""
        return self._pill

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tilted stack, then count and pill upright."""
        if self._picture.isNull():
            self._picture = self._drawn()
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a sign stands before its figure in all languages
        painter.drawPixmap(0, 0, self._picture)
        px = self._theme.px
        corner = QPoint(px(_MARGIN) + self._size.width(), px(_MARGIN))
        right = min(corner.x() + px(12), self._window.width() - self.x() - px(4))
        if len(self._shown) > 1:
            right = self._badge(painter, right, corner.y(), formats.whole(len(self._shown))) - px(4)
        if self._pill:
            self._badge(painter, right, corner.y(), self._pill)

    def _badge(self, painter: QPainter, right: int, middle: int, text: str) -> int:
        """Paint a pill that ends at `right`; where it begins."""
        font = self._theme.font("body", QFont.Weight.DemiBold)
        high = self._theme.px(26)
        wide = max(high, QFontMetrics(font).horizontalAdvance(text) + self._theme.px(22 if len(text) > 2 else 12))
        place = QRect(right - wide, middle - high // 2 - self._theme.px(4), wide, high)
        box(painter, place, high / 2, self._theme.tokens.accent)
        painter.setFont(font)
        painter.setPen(self._theme.tokens.onaccent)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        return place.left()

    def _drawn(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        margin, tokens = self._theme.px(_MARGIN), self._theme.tokens
        painter.translate(self._hold)
        painter.rotate(self._tilt)
        painter.translate(-self._hold)
        card = QRect(QPoint(margin, margin), self._size)
        radius, step = self._theme.px(8), self._theme.px(_BEHIND)
        for lower in (7.0, 5.0, 3.0):
            box(painter, QRectF(card).translated(0, lower), radius, tokens.shadow)
        for behind in range(min(len(self._shown), 3) - 1, 0, -1):
            box(painter, card.translated(behind * step, behind * step), radius, tokens.card, tokens.cardline)
        self._cards.paint(painter, card, self._shown[0], "lifted")
        painter.end()
        return pixmap


def carry(source: QWidget, mime: QMimeData, picture: Picture) -> bool:
    """Drag until the button is let go or Esc is pressed; whether it was dropped on something that takes it.

    The picture follows the pointer by a timer: while a drag goes on, only the widget under it hears of it.
    """
    drag = QDrag(source)
    drag.setMimeData(mime)
    nothing = QPixmap(1, 1)
    nothing.fill(Qt.GlobalColor.transparent)
    drag.setPixmap(nothing)
    timer = QTimer(picture)
    timer.timeout.connect(lambda: picture.follow(QCursor.pos()))
    timer.start(_FOLLOW_EVERY)
    picture.follow(QCursor.pos())
    picture.show()
    picture.raise_()
    dropped = drag.exec(Qt.DropAction.MoveAction) != Qt.DropAction.IgnoreAction
    timer.stop()
    return dropped
