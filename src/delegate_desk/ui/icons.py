"""Icons by name: drawings of the Lucide set, in any colour and size, and the pie of a hand-over stage.

The drawings lie in `resources/icons` with their licence. They are rendered when first asked for and kept
per name, colour, size and device ratio; QtSvg is loaded by the first one.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, get_args

from PySide6.QtCore import QByteArray, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from delegate_desk.paths import resource

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

IconName = Literal[
    "arrow-left", "arrow-right", "book-open", "briefcase", "calculator", "calendar-check", "calendar-days",
    "check", "chevron-down", "chevron-left", "chevron-right", "chevron-up", "chevrons-left",
    "chevrons-right", "chevrons-up-down", "circle-alert", "circle-dashed", "circle-question-mark",
    "corner-down-left", "download", "dumbbell", "ellipsis", "eye", "file-check", "file-down",
    "file-spreadsheet", "file-text", "folder-open", "grip-vertical", "hand", "handshake", "hard-drive",
    "hard-hat", "heart", "history", "inbox", "info", "keyboard", "landmark", "library", "lightbulb",
    "list-filter", "lock", "mail", "megaphone", "message-circle", "minus", "octagon-x", "panel-right",
    "play", "plus", "printer", "receipt-text", "redo-2", "search", "send", "settings", "shield-check",
    "sliders-horizontal", "sprout", "square", "square-kanban", "target", "timer", "trash-2", "trending-up",
    "triangle-alert",
    "undo-2", "user-round", "user-round-check", "users-round", "x",]  # fmt: skip
Stage = Literal["brief", "provider", "training", "trial", "running"]

_STROKE = "1.75"


_FORWARD: dict[IconName, IconName] = {
    "arrow-left": "arrow-right",
    "arrow-right": "arrow-left",
    "chevron-left": "chevron-right",
    "chevron-right": "chevron-left",
    "chevrons-left": "chevrons-right",
    "chevrons-right": "chevrons-left",
    "undo-2": "redo-2",
    "redo-2": "undo-2",
}


def facing(name: IconName, direction: Qt.LayoutDirection) -> IconName:
    """The icon that points the same way, on or back, where the language runs in that direction."""
    return _FORWARD.get(name, name) if direction == Qt.LayoutDirection.RightToLeft else name


def names() -> tuple[str, ...]:
    """Every icon there is."""
    return get_args(IconName)


@cache
def _drawing(name: str) -> str:
    """The SVG in the design's stroke, its colour still open."""
    text = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    return text.replace('stroke-width="2"', f'stroke-width="{_STROKE}"')


def pixmap(name: IconName, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """One icon, `size` logical pixels square, for a screen of that device pixel ratio.

    Raises FileNotFoundError where no such icon is shipped.
    """
    return _rendered(name, colour.rgba(), size, ratio)


@lru_cache(maxsize=1000)
def _rendered(name: str, rgba: int, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    colour = QColor.fromRgba(rgba)
    svg = _drawing(name).replace("currentColor", colour.name())
    canvas = QPixmap(QSize(size, size) * ratio)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(canvas.rect()))
    if colour.alpha() < 255:  # afterwards, or strokes that cross would stand out
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.fillRect(canvas.rect(), colour)
    painter.end()
    canvas.setDevicePixelRatio(ratio)
    return canvas


def icon(name: IconName, colour: QColor, size: int, ratio: float = 1.0) -> "QIcon":
    """The same as an icon for menus and buttons; disabled it is paler.

    Touching QIcon for the first time costs 4 ms, so it is left to those who need one.
    """
    from PySide6.QtGui import QIcon

    made = QIcon(pixmap(name, colour, size, ratio))
    pale = QColor(colour)
    pale.setAlphaF(0.4 * colour.alphaF())
    made.addPixmap(pixmap(name, pale, size, ratio), QIcon.Mode.Disabled)
    return made


def draw(painter: QPainter, name: IconName, colour: QColor, rect: QRectF) -> None:
    """Paint an icon into a square of logical pixels, sharp on the painter's own screen."""
    size = round(min(rect.width(), rect.height()))
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    painter.drawPixmap(
        QPointF(round(rect.center().x() - size / 2), round(rect.center().y() - size / 2)),
        pixmap(name, colour, size, ratio),
    )


def draw_stage(painter: QPainter, stage: Stage, colour: QColor, paper: QColor, rect: QRectF) -> None:
    """Paint how far a hand-over is: a pie of fifths in a ring, and a tick on a full disc once it runs.

    `paper` is the tick's colour.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = min(rect.width(), rect.height()) / 14
    centre = rect.center()
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    if stage == "running":
        painter.drawEllipse(centre, 7 * unit, 7 * unit)
        painter.setPen(
            QPen(paper, 1.7 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        corner = centre + QPointF(-0.8, 2.2) * unit
        painter.drawLine(QLineF(centre + QPointF(-2.9, 0.2) * unit, corner))
        painter.drawLine(QLineF(corner, centre + QPointF(3.0, -2.2) * unit))
    else:
        fifths = get_args(Stage).index(stage) + 1
        inner = QRectF(centre.x() - 4.4 * unit, centre.y() - 4.4 * unit, 8.8 * unit, 8.8 * unit)
        painter.drawPie(inner, 90 * 16, -fifths * 72 * 16)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.5 * unit))
        painter.drawEllipse(centre, 6.2 * unit, 6.2 * unit)
    painter.restore()
