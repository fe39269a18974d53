"""How the list of briefs to take from is painted: the function's tile, the title, and whose it is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import box, draw_text, mirrored, visual
from delegate_desk.ui.widgets.panel import draw_tile

FUNCTION, WHOSE = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
"""Roles under which a line keeps its function, and where it comes from."""

Index = QModelIndex | QPersistentModelIndex
_ROW = 40


class SourceLines(QStyledItemDelegate):
    """Paints one line of the list."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Never lower than a pointer needs."""
        px, metrics = self._theme.px, QFontMetrics(self._theme.font("body"))
        return QSize(px(120), max(30, px(_ROW), metrics.height() + px(14)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it."""
        theme, px, tokens = self._theme, self._theme.px, self._theme.tokens
        rect: QRect = option.rect
        direction = option.direction
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = rect.adjusted(0, px(1), -px(8), -px(1))
        if chosen:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            box(painter, ground, px(8), tokens.selbg, tokens.accent, 2 if focused else 1)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, ground, px(8), tokens.hover)
        tile = QRect(ground.left() + px(7), rect.center().y() - px(12), px(26), px(26))
        draw_tile(painter, theme, str(index.data(FUNCTION) or ""), QRectF(mirrored(tile, rect, direction)))
        meta, whose = theme.font("meta"), str(index.data(WHOSE) or "")
        wide = QFontMetrics(meta).horizontalAdvance(whose) + 2
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(meta)
        painter.setPen(tokens.text2)
        place = QRect(ground.right() - px(10) - wide, rect.top(), wide, rect.height())
        draw_text(
            painter, mirrored(place, rect, direction), whose, visual(Qt.AlignmentFlag.AlignRight | middle, direction)
        )
        painter.setFont(theme.font("body", QFont.Weight.DemiBold if chosen else QFont.Weight.Medium))
        painter.setPen(tokens.text)
        start = ground.left() + px(43)
        place = QRect(start, rect.top(), ground.right() - px(18) - wide - start, rect.height())
        title = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        draw_text(
            painter, mirrored(place, rect, direction), title, visual(Qt.AlignmentFlag.AlignLeft | middle, direction)
        )
