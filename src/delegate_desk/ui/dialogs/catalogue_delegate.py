"""How a row of the starter list looks, and the field in which its minutes are typed."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from delegate_desk.i18n import _
from delegate_desk.ui import icons
from delegate_desk.ui.dialogs.catalogue_model import CADENCE, DUTY, HOURS, CatalogueModel, understood
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.widgets.fields import LineField
from delegate_desk.ui.widgets.painting import box, draw_text, mirrored, visual
from delegate_desk.ui.widgets.panel import draw_tile
from delegate_desk.ui.widgets.tick import draw_tick
from delegate_desk.ui.words import function_name

Index = QModelIndex | QPersistentModelIndex

_START, _MARK, _TILE, _PAD = 8, 18, 26, 10
_MIDDLE, _LEFT, _RIGHT = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_DONE_BY = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class CatalogueDelegate(QStyledItemDelegate):
    """Paints headings and duties. What can be changed shows its frame under the pointer and the cursor."""

    def __init__(self, theme: Theme, model: CatalogueModel, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._list = model
        self.hovered = -1
        self.closeEditor.connect(self._closed)

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        row, tokens = self._list.row(index.row()), self._theme.tokens
        painter.save()
        if row.key:
            self._paint_cell(painter, option, index)
        else:
            self._paint_heading(painter, option.rect, row.function)
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.line)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, function: str) -> None:
        px = self._theme.px
        side = px(_TILE)
        line = rect.adjusted(0, px(8), 0, 0)
        tile = QRect(rect.left() + px(_START) - px(4), line.center().y() - side // 2 + 1, side, side)
        draw_tile(painter, self._theme, function, QRectF(self._mirrored(tile, rect)))
        name = function_name(function)
        font = self._theme.font("body", QFont.Weight.DemiBold)
        start = tile.right() + px(8)
        self._write(painter, QRect(start, line.top(), rect.right() - start, line.height()), rect, name, font, "text")
        wage, meta = self._list.wage(function), self._theme.font("meta")
        start += QFontMetrics(font).horizontalAdvance(name) + px(16)
        room = QRect(start, line.top(), rect.right() - px(_PAD) - start, line.height())
        if QFontMetrics(meta).horizontalAdvance(wage) <= room.width():
            self._write(painter, room, rect, wage, meta, "text3", _RIGHT)

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, tokens, rect = self._theme.px, self._theme.tokens, option.rect.adjusted(0, 0, 0, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        active = selected or index.row() == self.hovered
        if active:
            painter.fillRect(rect, tokens.selbg if selected else tokens.hover)
        if index.column() == DUTY:
            self._paint_duty(painter, rect, index.row())
        elif index.column() == HOURS:
            self._paint_figure(painter, rect, index)
        else:
            self._paint_changeable(painter, rect, index, active)
        if option.state & QStyle.StateFlag.State_HasFocus:
            box(painter, rect.adjusted(1, 1, -1, -1), px(6), None, tokens.accent, 2)

    def _paint_duty(self, painter: QPainter, rect: QRect, place: int) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        key, side = self._list.row(place).key, px(_MARK)
        known, ticked = self._list.picked.is_known(key), self._list.picked.is_ticked(key)
        square = QRect(rect.left() + px(_START), rect.center().y() - side // 2, side, side)
        shown = QRectF(self._mirrored(square, rect))
        if known:
            icons.draw(painter, "check", tokens.text3, shown)
        else:
            state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            draw_tick(painter, self._theme, shown, state, place == self.hovered)
        duty = self._list.picked[key]
        start, end, font = square.right() + px(12), rect.right() - px(_PAD), self._theme.font("button")
        words = QRect(start, rect.top(), end - start, rect.height())
        self._write(painter, words, rect, duty.title, font, "text3" if known else "text")
        note, meta = _("already in the plan"), self._theme.font("meta")
        start += QFontMetrics(font).horizontalAdvance(duty.title) + px(_PAD)
        if known and QFontMetrics(meta).horizontalAdvance(note) <= end - start:
            self._write(painter, QRect(start, rect.top(), end - start, rect.height()), rect, note, meta, "text3")

    def _paint_changeable(self, painter: QPainter, rect: QRect, index: Index, active: bool) -> None:
        """Cadence or minutes: a word, framed as a field where it could be changed now."""
        px, tokens = self._theme.px, self._theme.tokens
        place = self.field_place(rect)
        cadence = index.column() == CADENCE
        if active and (cadence or index.flags() & Qt.ItemFlag.ItemIsEditable):
            box(painter, place, px(6), tokens.field, tokens.control)
        if active and cadence:
            side = px(14)
            arrow = QRect(place.right() - side - px(6), place.center().y() - side // 2 + 1, side, side)
            icons.draw(painter, "chevron-down", tokens.text2, QRectF(self._mirrored(arrow, rect)))
        words = place.adjusted(px(_PAD), 0, -px(22 if active and cadence else 4), 0)
        strong = active or self._list.picked.is_ticked(self._list.row(index.row()).key)
        self._write(painter, words, rect, str(index.data()), self._theme.font("body"), "text" if strong else "text2")

    def _paint_figure(self, painter: QPainter, rect: QRect, index: Index) -> None:
        ticked = self._list.picked.is_ticked(self._list.row(index.row()).key)
        font = self._theme.font("body", QFont.Weight.DemiBold if ticked else None)
        words = rect.adjusted(0, 0, -self._theme.px(_PAD), 0)
        self._write(painter, words, rect, str(index.data()), font, "text" if ticked else "text2", _RIGHT)

    def _write(
        self,
        painter: QPainter,
        words: QRect,
        within: QRect,
        text: str,
        font: QFont,
        colour: ColourName,
        side: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        draw_text(painter, self._mirrored(words, within), text, visual(side, self._view.layoutDirection()) | _MIDDLE)

    def _mirrored(self, place: QRect, within: QRect) -> QRect:
        return mirrored(place, within, self._view.layoutDirection())

    # Typing minutes

    def field_place(self, rect: QRect) -> QRect:
        """Where the field stands in its cell."""
        px = self._theme.px
        return rect.adjusted(px(4), px(4), -px(8), -px(4))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field for the minutes of one occurrence."""
        duty = self._list.duty(index.row())
        field = LineField(self._theme)
        field.setParent(parent)
        field.setAccessibleName(_("Minutes of “{title}”").format(title="" if duty is None else duty.title))
        field.textEdited.connect(lambda: field.set_wrong(False))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the present minutes, ready to be typed over."""
        if isinstance(editor, LineField) and not editor.text():
            editor.setText(str(index.data()))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was typed; where it is no minutes the old ones stay and a sentence says so."""
        if isinstance(editor, LineField) and editor.text() != str(index.data()):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Stand where the frame was."""
        editor.setGeometry(self.field_place(option.rect.adjusted(0, 0, 0, -1)))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter and Tab take what is typed; what is not understood keeps the field open and marks it."""
        typed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _DONE_BY
        if not typed or not isinstance(editor, LineField):
            return super().eventFilter(editor, event)
        if understood(editor.text()) is None:
            editor.set_wrong(True)
            editor.setAccessibleDescription(self._list.complain())
        else:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        return True

    def _closed(self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Esc puts the old minutes back, so there is nothing to say any more."""
        if hint == QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self._list.misunderstood.emit("")

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Leave clicks to the view: the whole cell ticks, not the box alone."""
        return False


class ColumnNames(QHeaderView):
    """Quiet names above the columns."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        """One line of small text."""
        return QSize(super().sizeHint().width(), QFontMetrics(self._theme.font("meta")).height() + self._theme.px(14))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a name over a line."""
        px, tokens = self._theme.px, self._theme.tokens
        painter.fillRect(rect, tokens.panel)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.line)
        painter.setFont(self._theme.font("meta"))
        painter.setPen(tokens.text2)
        start = px(_START if section == DUTY else 4 + _PAD)
        words = mirrored(rect.adjusted(start, 0, -px(_PAD), 0), rect, self.layoutDirection())
        side = visual(_RIGHT if section == HOURS else _LEFT, self.layoutDirection())
        draw_text(painter, words, str(self.model().headerData(section, Qt.Orientation.Horizontal)), side | _MIDDLE)
