"""What a line of quick add was understood to say, as a card beneath it."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from delegate_desk.i18n import _
from delegate_desk.planning import quick_add
from delegate_desk.planning.hours import hours
from delegate_desk.ui import formats, icons
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import box, draw_text, faded, mirrored, visual
from delegate_desk.ui.widgets.panel import draw_tile
from delegate_desk.ui.words import cadence_name, function_name, in_brief, joined

_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Understood(NamedTuple):
    """What a line says, in words; `function` is the one of the tile, `week` "" where hours are not said."""

    title: str
    function: str
    details: str
    week: str

    @classmethod
    def of(cls, text: str, session: Session) -> "Understood":
        """What this line says so far."""
        said = quick_add.understand(text)
        week = hours(said.duty(), session.today)
        cadence = cadence_name(said.cadence)
        return cls(
            in_brief(said.title, 120) or _("What is it called?"),
            said.function or "",
            joined(
                function_name(said.function),
                cadence[:1].lower() + cadence[1:],
                "" if said.minutes is None else formats.duration(said.minutes),
            )
            or _("Say how long and how often, or later: 45m weekly"),
            "" if week is None else _("{hours} a week").format(hours=formats.hours(float(week))),
        )

    def spoken(self) -> str:
        """All of it in one sentence."""
        return ", ".join(part for part in (self.title, self.details, self.week) if part)


class UnderstoodCard(QWidget):
    """The card beneath the line. It lies over the page, takes no focus, and a click goes through to the page."""

    def __init__(self, theme: Theme, line: QWidget) -> None:
        super().__init__(line.window())
        self._theme = theme
        self._line = line
        self._said = Understood("", "", "", "")
        self._problem = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line.installEventFilter(self)
        theme.changed.connect(self._place)

    def show_words(self, said: Understood) -> None:
        """Show what was understood."""
        self._said, self._problem = said, ""
        self._place()
        self.show()
        self.raise_()
        self.update()

    def refuse(self, sentence: str) -> None:
        """Say in place of the hint why the line cannot be added."""
        self._problem = sentence
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay under the line."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide):
            self._place()
            if event.type() == QEvent.Type.Hide:
                self.hide()
        return False

    def sizeHint(self) -> QSize:
        """Two lines of what was understood, one of what the keys do; the shadow lies around."""
        px, shade = self._theme.px, self._shade()
        wide = min(px(498), self._line.width())
        return QSize(wide + 2 * shade, self._top() + self._foot() + 2 * shade)

    def _shade(self) -> int:
        return self._theme.px(10)

    def _top(self) -> int:
        lines = QFontMetrics(self._theme.font("card")).height() + QFontMetrics(self._theme.font("meta")).height()
        return max(self._theme.px(60), lines + self._theme.px(26))

    def _foot(self) -> int:
        return max(self._theme.px(38), QFontMetrics(self._theme.font("meta")).height() + self._theme.px(20))

    def _place(self) -> None:
        if self.parentWidget() is not self._line.window():
            self.setParent(self._line.window())
        at = self._line.mapTo(self._line.window(), QPoint(0, self._line.height() + self._theme.px(3)))
        self.setGeometry(QRect(at - QPoint(self._shade(), self._shade()), self.sizeHint()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        theme, tokens, px, shade = self._theme, self._theme.tokens, self._theme.px, self._shade()
        card = self.rect().adjusted(shade, shade, -shade, -shade)
        for reach in range(shade, 0, -2):
            box(painter, card.adjusted(-reach, 2 - reach, reach, reach), px(8) + reach, faded(tokens.shadow, 0.16))
        box(painter, card, px(8), tokens.panel, tokens.control)
        inner = card.adjusted(px(15), 0, -px(15), 0)
        middle = card.top() + self._top() // 2
        tile = QRect(inner.left(), middle - px(15), px(30), px(30))
        draw_tile(painter, theme, self._said.function, QRectF(self._mirrored(tile)))
        week = self._draw_week(painter, inner, middle)
        self._draw_said(painter, inner.adjusted(px(40), 0, -week, 0), middle)
        painter.fillRect(inner.left(), card.top() + self._top(), inner.width(), 1, tokens.line)
        self._draw_foot(painter, QRect(inner.left(), card.top() + self._top(), inner.width(), self._foot()))

    def _draw_week(self, painter: QPainter, inner: QRect, middle: int) -> int:
        """Draw the weekly hours at the end; gives back the room they take."""
        theme = self._theme
        painter.setFont(theme.font("body", QFont.Weight.DemiBold))
        painter.setPen(theme.tokens.text)
        wide = painter.fontMetrics().horizontalAdvance(self._said.week) + 1
        place = QRect(inner.right() - wide + 1, middle - theme.px(12), wide, theme.px(24))
        self._draw(painter, place, self._said.week, _END)
        return wide + theme.px(12)

    def _draw_said(self, painter: QPainter, place: QRect, middle: int) -> None:
        theme = self._theme
        painter.setFont(theme.font("card"))
        painter.setPen(theme.tokens.text)
        high = painter.fontMetrics().height()
        self._draw(
            painter, QRect(place.left(), middle - high + theme.px(1), place.width(), high), self._said.title, _START
        )
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.tokens.text2)
        under = QRect(place.left(), middle + theme.px(3), place.width(), painter.fontMetrics().height())
        self._draw(painter, under, self._said.details, _START)

    def _draw_foot(self, painter: QPainter, place: QRect) -> None:
        theme, px = self._theme, self._theme.px
        ink = theme.tokens.danger if self._problem else theme.tokens.text2
        mark = QRect(place.left(), place.center().y() - px(7), px(14), px(14))
        name: icons.IconName = "circle-alert" if self._problem else "corner-down-left"
        icons.draw(painter, name, ink, QRectF(self._mirrored(mark)))
        painter.setFont(theme.font("meta"))
        painter.setPen(ink)
        hint = _("Enter adds it to Undecided. Ctrl+Enter adds it and opens the details.")
        self._draw(painter, place.adjusted(px(22), 0, 0, 0), self._problem or hint, _START)

    def _mirrored(self, place: QRect) -> QRect:
        return mirrored(place, self.rect(), self.layoutDirection())

    def _draw(self, painter: QPainter, place: QRect, text: str, flags: Qt.AlignmentFlag) -> None:
        draw_text(painter, self._mirrored(place), text, visual(flags, self.layoutDirection()))
