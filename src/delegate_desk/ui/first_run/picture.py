"""The drawing of the first page: cards leave the pile for the house and the plant."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import box

_WIDTH, _HEIGHT = 400, 96


class Picture(QWidget):
    """Decoration only: it has no name and tells assistive technology nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The drawing's own size, grown with the text."""
        return QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the tokens of the moment."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / _WIDTH, self.height() / _HEIGHT)
        for x, y, function in ((20, 20, "operations"), (30, 44, "bookkeeping"), (24, 68, "sales")):
            self._card(painter, QRectF(x, y, 97, 23), self._theme.tile(function).tile, tokens.cardline, tokens.cardline)
        painter.save()
        painter.translate(196, 22)
        painter.rotate(5)
        paper = self._theme.tile("bookkeeping").tile
        self._card(painter, QRectF(-42, -11, 84, 22), paper, tokens.accent, tokens.accent, tokens.selbg)
        painter.restore()
        self._path(painter, QPointF(131, 55), QPointF(134, 38), QPointF(144, 28))
        self._path(painter, QPointF(246, 35), QPointF(256, 40), QPointF(260, 52))
        self._house(painter)
        self._plant(painter)
        painter.setPen(QPen(tokens.line, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QLineF(2, 91, _WIDTH - 2, 91))

    def _card(
        self, painter: QPainter, rect: QRectF, tile: QColor, line: QColor, words: QColor, paper: QColor | None = None
    ) -> None:
        box(painter, rect, 5, paper or self._theme.tokens.card, line, 1.5)
        box(painter, QRectF(rect.left() + 8, rect.center().y() - 5, 10, 10), 3, tile)
        at = rect.left() + 26
        pale = QColor(words)
        pale.setAlphaF(0.55 if paper else 1.0)
        painter.setPen(QPen(pale, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QLineF(at, rect.center().y(), at + (44 if paper else 52), rect.center().y()))

    def _path(self, painter: QPainter, start: QPointF, bend: QPointF, end: QPointF) -> None:
        pen = QPen(self._theme.tokens.accent, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([1.2, 2.4])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath(start)
        path.quadTo(bend, end)
        painter.drawPath(path)

    def _house(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        walls = QPolygonF([QPointF(x, y) for x, y in ((260, 90), (260, 56), (296, 31), (332, 56), (332, 90))])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.familysoft)
        painter.drawPolygon(walls)
        line = Qt.PenStyle.SolidLine
        painter.setPen(QPen(tokens.family, 2, line, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(walls)
        box(painter, QRectF(287, 65, 18, 25), 2, tokens.card, tokens.family, 2)

    def _plant(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        painter.setPen(
            QPen(tokens.growth, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        painter.setBrush(tokens.growthsoft)
        painter.drawLine(QLineF(364, 90, 364, 56))
        for far, one, two in (
            (QPointF(346, 46), QPointF(348, 64), QPointF(362, 48)),
            (QPointF(384, 36), QPointF(364, 38), QPointF(384, 56)),
        ):
            leaf = QPainterPath(QPointF(364, 66 if far.x() < 364 else 56))
            leaf.quadTo(one, far)
            leaf.quadTo(two, QPointF(364, 66 if far.x() < 364 else 56))
            painter.drawPath(leaf)
