"""All charts on one sheet: for paper, and as a picture or drawing that can be sent to somebody."""

from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from delegate_desk.domain.errors import PlanError
from delegate_desk.i18n import _
from delegate_desk.ui.charts.desk import desk_height
from delegate_desk.ui.charts.look import Look, cut, flip, put
from delegate_desk.ui.charts.model import DeskChart
from delegate_desk.ui.charts.paint import paint
from delegate_desk.ui.trends.figures import Figure
from delegate_desk.ui.trends.shown import ShownChart
from delegate_desk.ui.widgets.painting import box

_WIDE = QSize(1240, 1000)
_TALL = QSize(1000, 1400)
_SHARP = 2


class Sheet(NamedTuple):
    """What stands on a sheet: whose plan and which weeks, the figures, the charts."""

    title: str
    words: str
    figures: tuple[Figure, ...]
    charts: tuple[ShownChart, ...]


def paint_sheet(painter: QPainter, rect: QRectF, sheet: Sheet, look: Look) -> None:
    """Draw the sheet into the rectangle, drawn larger or smaller as a whole so that everything fits."""
    tall = rect.height() > rect.width()
    size = _sheet_size(sheet, look, tall=tall)
    scale = min(rect.width() / size.width(), rect.height() / size.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.left() + (rect.width() - size.width() * scale) / 2, rect.top())
    painter.scale(scale, scale)
    place = QRectF(0, 0, size.width(), size.height())
    if look.mirrored:
        flip(painter, place)
    top = _draw_heading(painter, place, sheet, look)
    place.setTop(top)
    for shown, where in _placed(sheet, place, look, tall=tall):
        box(painter, where, look.px(10), look.tokens.panel, look.tokens.cardline)
        paint(painter, where, shown.chart, look)
    painter.restore()


def _sheet_size(sheet: Sheet, look: Look, *, tall: bool) -> QSize:
    """Grown where many functions need it."""
    size = _TALL if tall else _WIDE
    desk = sum(desk_height(shown.chart, look) for shown in sheet.charts if isinstance(shown.chart, DeskChart))
    least = desk + look.px(800 if tall else 140)
    return QSize(round(look.px(size.width())), round(max(look.px(size.height()), least)))


def _draw_heading(painter: QPainter, place: QRectF, sheet: Sheet, look: Look) -> float:
    """Title, weeks and figures; gives back where they end."""
    px, tokens = look.px, look.tokens
    title, meta, figure = look.font("title"), look.font("meta"), look.font("kpi")
    y = place.top() + px(24)
    put(painter, place.left(), y, cut(sheet.title, title, place.width()), title, tokens.text)
    put(painter, place.left(), y + px(20), sheet.words, meta, tokens.text2)
    wide = place.width() / max(1, len(sheet.figures))
    for i, each in enumerate(sheet.figures):
        x = place.left() + i * wide
        put(painter, x, y + px(62), each.figure, figure, tokens.text)
        put(painter, x, y + px(82), cut(each.words, meta, wide - px(8)), meta, tokens.text2)
    return y + px(100)


def _placed(sheet: Sheet, place: QRectF, look: Look, *, tall: bool) -> list[tuple[ShownChart, QRectF]]:
    """Weeks beneath each other, the desk beside or, on a tall sheet, under them."""
    weekly = [shown for shown in sheet.charts if not isinstance(shown.chart, DeskChart)]
    gap, left = look.px(14), QRectF(place)
    found = []
    for shown in sheet.charts:
        if isinstance(shown.chart, DeskChart):
            high = min(desk_height(shown.chart, look) * 1.1, place.height())
            if tall:
                left.setBottom(place.bottom() - high - gap)
                found.append((shown, QRectF(place.left(), left.bottom() + gap, place.width(), high)))
            else:
                left.setWidth(place.width() * 0.66)
                wide = place.right() - left.right() - gap
                found.append((shown, QRectF(left.right() + gap, place.top(), wide, high)))
    high = (left.height() - gap * (len(weekly) - 1)) / max(1, len(weekly))
    for i, shown in enumerate(weekly):
        found.append((shown, QRectF(left.left(), left.top() + i * (high + gap), left.width(), high)))
    return found


def picture(sheet: Sheet, look: Look) -> bytes:
    """The sheet as a PNG, drawn for sharp screens. Raises PlanError where there is no memory for it."""
    size = _sheet_size(sheet, look, tall=False)
    margin = round(look.px(24))
    image = QImage((size + QSize(2 * margin, 2 * margin)) * _SHARP, QImage.Format.Format_RGB32)
    if image.isNull():
        raise PlanError(_("The picture could not be made: there is no memory for it."))
    image.setDevicePixelRatio(_SHARP)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_sheet(painter, QRectF(margin, margin, size.width(), size.height()), sheet, look)
    painter.end()
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(made.data())


def drawing(sheet: Sheet, look: Look) -> bytes:
    """The sheet as an SVG."""
    from PySide6.QtSvg import QSvgGenerator

    size = _sheet_size(sheet, look, tall=False)
    margin = round(look.px(24))
    whole = size + QSize(2 * margin, 2 * margin)
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(whole)
    generator.setViewBox(QRect(0, 0, whole.width(), whole.height()))
    generator.setTitle(sheet.title)
    generator.setDescription(" ".join(shown.sentence for shown in sheet.charts))
    painter = QPainter(generator)
    painter.fillRect(QRect(0, 0, whole.width(), whole.height()), Qt.GlobalColor.white)
    paint_sheet(painter, QRectF(margin, margin, size.width(), size.height()), sheet, look)
    painter.end()
    return bytes(made.data())
