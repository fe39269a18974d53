"""The names at the edges of the comparison: scenarios above it, what the rows are about beside it."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.scenarios.delegate import PAD, name_role
from delegate_desk.ui.scenarios.model import ComparisonModel
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import draw_text, fill, mirrored, visual
from delegate_desk.ui.widgets.panel import draw_tile

_LEFT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
_STRONG = QFont.Weight.DemiBold


class ColumnNames(QHeaderView):
    """The plan and the scenarios by name, each with how many changes it is away; a click selects one."""

    def __init__(self, theme: Theme, model: ComparisonModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme, self._list = theme, model
        self.selected = -1
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setAccessibleName(_("The plan and its scenarios"))

    def sizeHint(self) -> QSize:
        """A name of two lines and a small one."""
        body, meta = (QFontMetrics(self._theme.font(role)).height() for role in ("card", "meta"))
        return QSize(super().sizeHint().width(), max(self._theme.px(70), 2 * body + meta + self._theme.px(20)))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a name over how far it is from the plan."""
        px, tokens = self._theme.px, self._theme.tokens
        column = self._list.column(section)
        here = section == self.selected and bool(column.key)
        fill(painter, rect, tokens.panel)
        if here:
            fill(painter, QRect(rect.left() + px(4), rect.bottom() - px(2), rect.width() - px(8), px(3)), tokens.accent)
        inside = rect.adjusted(px(PAD), 0, -px(10), 0)
        name, meta = self._theme.font("card", _STRONG), self._theme.font("meta")
        high, low = QFontMetrics(name).height(), QFontMetrics(meta).height()
        direction, ink = self.layoutDirection(), tokens.accent if here else tokens.text
        lines = [(name, high, ink, text) for text in two_lines(column.name, QFontMetrics(name), inside.width())]
        lines.append((meta, low, tokens.text2, column.changes_words()))
        top = rect.bottom() - px(9) - sum(line[1] for line in lines)
        for font, tall, colour, text in lines:
            painter.setFont(font)
            painter.setPen(colour)
            place = mirrored(QRect(inside.left(), top, inside.width(), tall), rect, direction)
            draw_text(painter, place, text, visual(_LEFT | _MIDDLE, direction))
            top += tall


def two_lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """The text broken between words where the first line is full; the second has all the rest."""
    words, first = text[:400].split(), ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    return [part for part in (first, " ".join(words)) if part] or [""]


class RowNames(QHeaderView):
    """What each row is about; it stays where it is while the scenarios scroll beneath."""

    def __init__(self, theme: Theme, model: ComparisonModel) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._theme, self._list = theme, model
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setAccessibleName(_("What is compared"))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a name, a duty's with its function; or the head of a group."""
        px, tokens = self._theme.px, self._theme.tokens
        row = self._list.row(section)
        fill(painter, rect, tokens.panel)
        start, ink = px(20), tokens.text
        if row.kind == "head":
            ink, rect = tokens.text2, rect.adjusted(0, px(8), 0, 0)
        else:
            fill(painter, QRect(rect.left(), rect.top(), rect.width(), 1), tokens.line)
        direction = self.layoutDirection()
        if row.kind == "duty":
            side = px(26)
            tile = QRect(rect.left() + px(20), rect.center().y() - side // 2 + 1, side, side)
            function = self._list.column(0).plan.duties[row.key].function or ""
            draw_tile(painter, self._theme, function, QRectF(mirrored(tile, rect, direction)))
            start = px(20) + side + px(10)
        painter.setFont(self._theme.font(name_role(row.kind), _STRONG if row.kind == "head" else None))
        painter.setPen(ink)
        inside = QRect(rect.left() + start, rect.top(), rect.width() - start - px(8), rect.height())
        draw_text(painter, mirrored(inside, rect, direction), row.name, visual(_LEFT | _MIDDLE, direction))


class Corner(QObject):
    """Paints the corner between the names as plain surface; to be installed on it as a filter of its events."""

    def __init__(self, theme: Theme, corner: QWidget) -> None:
        super().__init__(corner)
        self._theme, self._corner = theme, corner

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw nothing but the surface."""
        if event.type() != QEvent.Type.Paint:
            return False
        fill(QPainter(self._corner), self._corner.rect(), self._theme.tokens.panel)
        return True
