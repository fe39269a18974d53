"""What a file offers, on the screen: Space or a click ticks; what is left out stands quiet at the end."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from delegate_desk.i18n import _
from delegate_desk.ui.dialogs.catalogue_delegate import ColumnNames
from delegate_desk.ui.dialogs.found_model import FoundModel
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import box, draw_text, fill, mirrored, visual
from delegate_desk.ui.widgets.row_table import RowTable
from delegate_desk.ui.widgets.tick import draw_tick

_ROW = 40
_WIDTHS = (0, 178, 112, 86, 288)


class FoundTable(RowTable):
    """The lines of a `FoundModel`."""

    def __init__(self, theme: Theme, model: FoundModel) -> None:
        super().__init__(theme)
        self.setModel(model)
        self.setItemDelegate(FoundDelegate(theme, self))
        self.setAccessibleName(_("What was found"))
        self.setAccessibleDescription(_("Space ticks, Enter adds"))
        header = ColumnNames(theme)
        self.setHorizontalHeader(header)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        theme.changed.connect(self.restyle)
        self.restyle()
        if model.rowCount():
            self.setCurrentIndex(model.index(0, 0))

    def restyle(self) -> None:
        """Take fonts, colours and heights from the theme again."""
        palette = QPalette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, self._theme.tokens.panel)
        self.setPalette(palette)
        self.setFont(self._theme.font("body"))
        for column, width in enumerate(_WIDTHS):
            if width:
                self.setColumnWidth(column, self._theme.px(width))
        high = max(self._theme.px(_ROW), self.fontMetrics().height() + self._theme.px(14))
        self.set_row_height(high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, in whichever column the cursor stands; Enter is the dialog's."""
        if event.key() == Qt.Key.Key_Space:
            self._tick(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click ticks the line."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._tick(self.indexAt(event.position().toPoint()).row())

    def _tick(self, row: int) -> None:
        model, role = self.model(), Qt.ItemDataRole.CheckStateRole
        index = model.index(row, 0)
        state = index.data(role)
        if state is not None:
            ticked = Qt.CheckState(state) == Qt.CheckState.Checked
            model.setData(index, Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked, role)


class FoundDelegate(QStyledItemDelegate):
    """Paints a line in the tokens of the moment: a box to tick, the words, a rule beneath."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._theme = theme

    def editorEvent(
        self, event: QEvent, model: object, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """The table itself ticks, by clicks anywhere in a line."""
        return False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As the rows are."""
        return QSize(self._theme.px(60), self._theme.px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        tokens, px, rect = self._theme.tokens, self._theme.px, option.rect
        state = index.sibling(index.row(), 0).data(Qt.ItemDataRole.CheckStateRole)
        if option.state & QStyle.StateFlag.State_Selected:
            fill(painter, rect, tokens.selbg)
        fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.line)
        quiet = state is None or index.column() == 4
        painter.setPen(tokens.text2 if quiet else tokens.text)
        strong = index.column() == 3 and state is not None
        painter.setFont(self._theme.font("body", QFont.Weight.DemiBold if strong else None))
        inner = rect.adjusted(px(14 if index.column() else 8), 0, -px(10), 0)  # as the names above stand
        if index.column() == 0:
            if state is not None:
                self._paint_tick(painter, inner, Qt.CheckState(state), option)
            inner.adjust(px(28), 0, 0, 0)
            inner = mirrored(inner, rect, option.direction) if state is None else inner
        side = Qt.AlignmentFlag.AlignRight if index.column() == 3 else Qt.AlignmentFlag.AlignLeft
        flags = visual(side | Qt.AlignmentFlag.AlignVCenter, option.direction)
        draw_text(painter, inner, str(index.data() or ""), flags)
        if index.column() == 0 and option.state & QStyle.StateFlag.State_HasFocus:
            box(painter, rect.adjusted(1, 1, -1, -2), px(6), None, tokens.accent, px(2))

    def _paint_tick(self, painter: QPainter, inner: QRect, state: Qt.CheckState, option: QStyleOptionViewItem) -> None:
        side = self._theme.px(18)
        square = QRect(inner.left(), inner.center().y() - side // 2, side, side)
        draw_tick(painter, self._theme, QRectF(mirrored(square, option.rect, option.direction)), state)
