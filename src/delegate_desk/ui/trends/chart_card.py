"""A chart on its card: read with the pointer, with the arrow keys, by ear, or as a table."""

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy

from delegate_desk.i18n import _
from delegate_desk.ui.announce import announce
from delegate_desk.ui.charts.look import Look, flip, put, put_before, screen_look, strong
from delegate_desk.ui.charts.model import Spots
from delegate_desk.ui.charts.paint import mirrored, paint
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.trends.shown import Reading, ShownChart
from delegate_desk.ui.widgets.focus import focus_came, focus_went
from delegate_desk.ui.widgets.painting import box
from delegate_desk.ui.widgets.text import PlainLabel

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -4,
    Qt.Key.Key_PageDown: 4,
}


class ChartCard(PlainLabel):
    """Its text is the chart's sentence, which assistive technology reads; the chart is painted over it.

    The picture is kept until figures, size or colours change; what is read lies above it.
    """

    table_wanted = Signal(object)
    """The chart is wanted as a table: a ShownChart."""

    read = Signal(int)
    """A value is read now, by its index; -1 for none."""

    def __init__(self, theme: Theme, least_height: int) -> None:
        self._shown: ShownChart | None = None
        self._kept: tuple[tuple[object, ...], QPixmap, Spots] | None = None
        self._place = -1
        self._least = least_height
        super().__init__(theme)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleDescription(_("Arrow keys read value by value, Enter shows a table."))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.as_table = QAction(_("Show as table"), self)
        self.as_table.triggered.connect(self._want_table)
        self.addAction(self.as_table)

    @property
    def shown(self) -> ShownChart | None:
        """What the card shows."""
        return self._shown

    @property
    def place(self) -> int:
        """The index of the value that is read now; -1 for none."""
        return self._place

    def show_chart(self, shown: ShownChart) -> None:
        """Show another chart; what was read is read no more."""
        self._shown, self._kept, self._place = shown, None, -1
        self.setText(shown.sentence)
        self.update()

    def set_least_height(self, design: int) -> None:
        """The least height, in design pixels."""
        self._least = design
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """A chart that can still be read."""
        return QSize(self._theme.px(280), self._theme.px(self._least))

    def sizeHint(self) -> QSize:
        """The same: the page gives what room there is."""
        return self.minimumSizeHint()

    # Reading

    def go_to(self, place: int, *, aloud: bool = False) -> None:
        """Read the value with that index, or none with -1."""
        if place == self._place or self._shown is None:
            return
        self._place = place
        self.update()
        self.read.emit(place)
        if aloud and place >= 0:
            announce(self, self._shown.reading(place).sentence())

    def _want_table(self) -> None:
        if self._shown is not None:
            self.table_wanted.emit(self._shown)

    def _nearest(self, at: QPointF) -> int:
        """The value under the pointer; -1 outside of the chart's field."""
        spots = None if self._kept is None else self._kept[2]
        if spots is None or not spots.centres:
            return -1
        reach = self._theme.px(12)
        if not spots.area.adjusted(-reach, -reach, reach, reach).contains(at):
            return -1
        if spots.along_x:
            return min(range(len(spots.centres)), key=lambda i: abs(spots.centres[i].x() - at.x()))
        return min(range(len(spots.centres)), key=lambda i: abs(spots.centres[i].y() - at.y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read what is under the pointer."""
        self.go_to(self._nearest(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Read nothing, unless the keyboard does."""
        if not self.hasFocus():
            self.go_to(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from value to value; Enter shows the table, Esc reads nothing."""
        key, count = Qt.Key(event.key()), 0 if self._shown is None else self._shown.size
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want_table()
        elif key == Qt.Key.Key_Escape and self._place >= 0:
            self.go_to(-1)
        elif count and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else count - 1, aloud=True)
        elif count and key in _STEPS:
            across = _run_across(self._kept) and self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self._walk(-_STEPS[key] if across and key in (Qt.Key.Key_Left, Qt.Key.Key_Right) else _STEPS[key], count)
        else:
            event.ignore()

    def _walk(self, step: int, count: int) -> None:
        """The first step stands on the newest week, or on the first function or week to come."""
        if self._place >= 0:
            self.go_to(min(max(self._place + step, 0), count - 1), aloud=True)
        elif self._shown is not None:
            self.go_to(0 if self._shown.begins_first else count - 1, aloud=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        focus_came(self, self._theme, self._theme.px(10), event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        focus_went(self, event)
        self.go_to(-1)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the kept picture, and what is read above it."""
        if self._shown is None:
            return
        picture, spots = self._picture(self._shown)
        painter = QPainter(self)
        painter.drawPixmap(QPointF(0, 0), picture)
        if 0 <= self._place < len(spots.centres):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            look = screen_look(self._theme)
            if look.mirrored:
                flip(painter, QRectF(self.rect()))
                spots = mirrored(spots, QRectF(self.rect()))
            _draw_place(painter, spots, self._place, look)
            _draw_reading(painter, QRectF(self.rect()), spots, self._place, self._shown.reading(self._place), look)

    def _picture(self, shown: ShownChart) -> tuple[QPixmap, Spots]:
        ratio = self.devicePixelRatioF()
        key = (self._theme.tokens, self._theme.scaled(1), self.font(), self.size(), ratio, self.layoutDirection())
        if self._kept is None or self._kept[0] != key:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            tokens, place = self._theme.tokens, QRectF(self.rect())
            box(painter, place, self._theme.px(10), tokens.panel, tokens.cardline)
            spots = paint(painter, place, shown.chart, screen_look(self._theme))
            painter.end()
            self._kept = (key, picture, spots)
        return self._kept[1], self._kept[2]


def _run_across(kept: tuple[tuple[object, ...], QPixmap, Spots] | None) -> bool:
    """Whether the values of a kept picture are read from side to side."""
    return kept is not None and kept[2].along_x


def _draw_place(painter: QPainter, spots: Spots, place: int, look: Look) -> None:
    """A line through the week, or before the function, that is read."""
    centre, area, px, tokens = spots.centres[place], spots.area, look.px, look.tokens
    if not spots.along_x:
        box(painter, QRectF(area.left() - px(10), centre.y() - px(18), px(3), px(36)), px(1.5), tokens.accent)
        return
    painter.setPen(QPen(tokens.text3, 1))
    x = round(centre.x()) + 0.5
    painter.drawLine(QLineF(x, area.top() - px(4), x, area.bottom()))
    painter.setPen(QPen(tokens.accent, px(2)))
    painter.setBrush(tokens.panel)
    painter.drawEllipse(centre, px(4), px(4))


def _draw_reading(painter: QPainter, within: QRectF, spots: Spots, place: int, reading: Reading, look: Look) -> None:
    """A small panel beside the place with all its figures."""
    px, meta, figure, tokens = look.px, look.font("meta"), strong(look), look.tokens
    names, figures = QFontMetricsF(meta), QFontMetricsF(figure)
    line = names.height() + px(3)
    wide = max(names.horizontalAdvance(n) + px(16) + figures.horizontalAdvance(f) for n, f in reading.figures)
    wide = max(wide, figures.horizontalAdvance(reading.what)) + px(20)
    high = line * (len(reading.figures) + 1) + px(13)
    centre = spots.centres[place]
    if spots.along_x:
        left = centre.x() + px(12)
        if left + wide > within.right() - px(6):
            left = centre.x() - px(12) - wide
        top = spots.area.top()
    else:
        left = spots.area.center().x() - wide / 2
        top = centre.y() + px(24)
    top = max(px(4), min(top, within.bottom() - high - px(6)))
    panel = QRectF(round(max(px(4), left)), round(top), round(wide), round(high))
    box(painter, panel, px(8), tokens.card, tokens.control)
    baseline = panel.top() + px(7) + figures.ascent()
    put(painter, panel.left() + px(10), baseline, reading.what, figure, tokens.text)
    for name, told in reading.figures:
        baseline += line
        put(painter, panel.left() + px(10), baseline, name, meta, tokens.text2)
        put_before(painter, panel.right() - px(10), baseline, told, figure, tokens.text)
