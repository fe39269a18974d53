"""Cards as they are painted: in a column, in the narrow column, and under the pointer while dragged.

Whole cards are kept as pixmaps: hovering, dragging over a column and dropping paint the same cards again and again,
and a card that is kept costs a fortieth of one that is painted. They are opaque, so that text keeps the smoothing of
the screen. The list paints by this class itself; a QStyledItemDelegate would have a style option filled for each card,
and all that is asked of it here is which row.
"""

from functools import lru_cache
from typing import Literal, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPixmap, QTextLayout

from delegate_desk.domain.duty import Duty, Stage
from delegate_desk.i18n import _
from delegate_desk.planning.ratings import speaks_for_outsourcing
from delegate_desk.ui import formats, icons
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.tokens import ColourName, Tokens
from delegate_desk.ui.widgets.painting import box, mirrored
from delegate_desk.ui.words import card_line, function_name

Look = Literal["rest", "hover", "selected", "quiet", "hole", "lifted"]
"""How a card stands: `quiet` is selected while the focus is elsewhere, `hole` what a dragged card leaves behind."""

_LONGEST = 400
_SHADOW = 2
_KEPT = 128


class Said(NamedTuple):
    """What a card is made from: its duty, the hours it shows, and what its provider is called."""

    duty: Duty
    hours: float | None
    provider: str


class Setting(NamedTuple):
    """Where a card stands: its size, on which ground, in which kind of column, on which screen."""

    width: int
    ground: ColourName
    narrow: bool
    ratio: float


class Card(NamedTuple):
    """What one card says. `hours` are those it shows, None while they are not known."""

    title: str
    line: str
    hours: float | None
    function: str
    stage: Stage | None
    hint: bool
    """Whether a lightbulb marks it: neither liked nor in need of the owner, and nothing decided."""


def card_of(said: Said) -> Card:
    """The words of a card."""
    duty = said.duty
    return Card(
        title=" ".join(duty.title[:_LONGEST].split()),
        line=card_line(duty, said.provider),
        hours=said.hours,
        function=duty.function or "",
        stage=(duty.stage or "brief") if duty.decision == "outsource" else None,
        hint=duty.decision == "undecided" and speaks_for_outsourcing(duty),
    )


class CardPainter:
    """Paints cards, wide or narrow, in the theme's colours and sizes."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept = lru_cache(maxsize=_KEPT)(self._made)
        self._frame = lru_cache(maxsize=32)(self._made_frame)
        self._tile = lru_cache(maxsize=64)(self._made_tile)
        self._cut = lru_cache(maxsize=4096)(self._made_cut)
        self._two_lines = lru_cache(maxsize=1024)(self._made_two_lines)
        self.restyle()

    def restyle(self) -> None:
        """Take colours, fonts and sizes from the theme again."""
        theme = self._theme
        self._mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._fonts: dict[str, QFont] = {
            "title": theme.font("card"),
            "narrow": theme.font("button"),
            "line": theme.font("meta"),
            "hours": theme.font("body", QFont.Weight.DemiBold),
        }
        self._metrics = {name: QFontMetrics(font) for name, font in self._fonts.items()}
        for kept in (self._kept, self._frame, self._tile, self._cut, self._two_lines):
            kept.cache_clear()

    def height(self, *, narrow: bool) -> int:
        """Height of every card, without the gap to the next."""
        px, title, line = self._theme.px, self._metrics["title"].height(), self._metrics["line"].height()
        if narrow:
            return max(px(76), 2 * self._metrics["narrow"].height() + line + px(28))
        return max(px(60), title + line + px(26))

    def pixmap(self, said: Said, look: Look, setting: Setting) -> QPixmap:
        """A whole card with its shadow, on the ground it stands on."""
        return self._kept(said, look, setting)

    def _made(self, said: Said, look: Look, setting: Setting) -> QPixmap:
        high = self.height(narrow=setting.narrow)
        pixmap = _blank(setting.width, high + _SHADOW, setting.ratio, self._theme.colour(setting.ground))
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, setting.width, high), card_of(said), look, narrow=setting.narrow)
        painter.end()
        return pixmap

    def paint(self, painter: QPainter, rect: QRect, card: Card, look: Look, *, narrow: bool = False) -> None:
        """Paint a card; with look `hole` only the hole that it left."""
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        painter.drawPixmap(rect.topLeft(), self._frame(rect.width(), rect.height(), look, ratio))
        if look == "hole":
            return
        if narrow:
            self._paint_narrow(painter, rect, card)
        else:
            self._paint_wide(painter, rect, card, ratio)

    def _paint_wide(self, painter: QPainter, rect: QRect, card: Card, ratio: float) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        side = px(30)
        tile = QRect(rect.left() + px(11), rect.top() + (rect.height() - side) // 2, side, side)
        painter.drawPixmap(self._seen(tile, rect).topLeft(), self._tile(card.function, ratio))
        title, line = self._metrics["title"], self._metrics["line"]
        top = rect.top() + (rect.height() - title.height() - line.height() - px(4)) // 2
        words = QRect(rect.left() + px(51), top, rect.width() - px(63), title.height())
        self._write(painter, "title", self._seen(words, rect), card.title, tokens.text)
        words = QRect(words.left(), top + title.height() + px(5), words.width(), line.height())
        words.setWidth(words.width() - self._write_hours(painter, words, rect, card.hours) - px(8))
        if card.hint:
            bulb = QRect(words.right() + 1 - px(20), words.center().y() - px(7), px(15), px(15))
            icons.draw(painter, "lightbulb", tokens.accent, QRectF(self._seen(bulb, rect)))
            words.setWidth(words.width() - px(26))
        if card.stage is not None:
            pie = QRect(words.left(), words.top() + (words.height() - px(13)) // 2, px(13), px(13))
            icons.draw_stage(painter, card.stage, tokens.accent, tokens.card, QRectF(self._seen(pie, rect)))
            words.setLeft(words.left() + px(20))
        self._write(painter, "line", self._seen(words, rect), card.line, tokens.text2)

    def _paint_narrow(self, painter: QPainter, rect: QRect, card: Card) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        title, line = self._metrics["narrow"].height(), self._metrics["line"].height()
        top = rect.top() + (rect.height() - 2 * title - line - px(7)) // 2
        words = QRect(rect.left() + px(11), top, rect.width() - px(22), title)
        for number, text in enumerate(self._two_lines(card.title, words.width())):
            self._write(painter, "narrow", words.translated(0, number * (title + 1)), text, tokens.text)
        words = QRect(words.left(), top + 2 * title + px(8), words.width(), line)
        words.setWidth(words.width() - self._write_hours(painter, words, rect, card.hours) - px(6))
        self._write(painter, "line", self._seen(words, rect), function_name(card.function), tokens.text2)

    def _write_hours(self, painter: QPainter, words: QRect, rect: QRect, hours: float | None) -> int:
        """Write the hours at the end of a line, on the same base; how wide they are."""
        text = _("– h") if hours is None else formats.hours(hours)
        wide = self._metrics["hours"].horizontalAdvance(text)
        place = self._seen(QRect(words.right() + 1 - wide, words.top(), wide, words.height()), rect)
        painter.setFont(self._fonts["hours"])
        painter.setPen(self._theme.tokens.text)
        painter.drawText(QPoint(place.left(), words.top() + self._metrics["line"].ascent()), text)
        return wide

    def _write(self, painter: QPainter, font: str, place: QRect, text: str, ink: QColor) -> None:
        metrics, shown = self._metrics[font], self._cut(font, text, place.width())
        left = place.right() + 1 - metrics.horizontalAdvance(shown) if self._mirrored else place.left()
        painter.setFont(self._fonts[font])
        painter.setPen(ink)
        painter.drawText(QPoint(left, place.top() + metrics.ascent()), shown)

    def _seen(self, place: QRect, rect: QRect) -> QRect:
        """The place as seen: at the other side where the language runs from the right."""
        return mirrored(place, rect, Qt.LayoutDirection.RightToLeft) if self._mirrored else place

    # What is made once and kept

    def _made_cut(self, font: str, text: str, width: int) -> str:
        return self._metrics[font].elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _made_two_lines(self, text: str, width: int) -> tuple[str, ...]:
        layout = QTextLayout(text, self._fonts["narrow"])
        layout.beginLayout()
        first = layout.createLine()
        first.setLineWidth(width)
        layout.endLayout()
        start = first.textLength() if first.isValid() else len(text)
        # Qt counts in UTF-16 units, Python in code points.
        units = text.encode("utf-16-le")
        rest = units[2 * start :].decode("utf-16-le", "replace").strip()
        return (units[: 2 * start].decode("utf-16-le", "replace").strip(), rest) if rest else (text,)

    def _made_tile(self, function: str, ratio: float) -> QPixmap:
        side, tile = self._theme.px(30), self._theme.tile(function)
        pixmap = _blank(side, side, ratio)
        painter = QPainter(pixmap)
        line = self._theme.tokens.control if self._theme.high_contrast else None
        box(painter, QRect(0, 0, side, side), self._theme.px(8), tile.tile, line)
        mark = self._theme.px(18)
        place = QRectF(QPointF((side - mark) / 2, (side - mark) / 2), QSizeF(mark, mark))
        icons.draw(painter, _icon(tile.icon), tile.ink, place)
        painter.end()
        return pixmap

    def _made_frame(self, width: int, height: int, look: Look, ratio: float) -> QPixmap:
        tokens, radius = self._theme.tokens, self._theme.px(8)
        pixmap = _blank(width, height + _SHADOW, ratio)
        painter = QPainter(pixmap)
        card = QRect(0, 0, width, height)
        if look == "hole":
            box(painter, card, radius, None, tokens.control, dashed=True)
        else:
            fill, line, thick = _colours(tokens, look)
            if look == "rest" and not self._theme.high_contrast:
                box(painter, QRectF(card).translated(0, 1.5), radius, tokens.shadow)
            box(painter, card, radius, fill, line, thick)
        painter.end()
        return pixmap


def _colours(tokens: Tokens, look: Look) -> tuple[QColor, QColor, float]:
    if look == "selected":
        return tokens.selbg, tokens.accent, 2.0
    if look == "quiet":
        return tokens.selbg, tokens.accent, 1.0
    if look == "hover":
        return tokens.hover, tokens.control, 1.0
    if look == "lifted":
        return tokens.card, tokens.accent, 1.0
    return tokens.card, tokens.cardline, 1.0


def _blank(width: int, height: int, ratio: float, ground: QColor | None = None) -> QPixmap:
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent if ground is None else ground)
    return pixmap


def _icon(name: str) -> icons.IconName:
    found: icons.IconName = name  # type: ignore[assignment]  # a tile names an icon that is shipped
    return found
