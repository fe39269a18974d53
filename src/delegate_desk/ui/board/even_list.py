"""A list of equally high cards that never lays anything out.

Every place is worked out by one multiplication. That is faster than QListView's batches at any number of rows, and
unlike them it keeps the scroll position: a batched list of 10,000 cards scrolled to the 8,000th jumps to the 200th
whenever a card comes or goes. It stays a QListView for its selection, its keys, and for what it is to assistive
technology.
"""

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QScrollBar, QWidget


class EvenList(QListView):
    """Rows of one height under each other, scrolled by the pixel. Whoever derives from it paints them."""

    def __init__(self, rows: QAbstractListModel, bar: QScrollBar) -> None:
        super().__init__()
        self._rows = rows
        self._high, self._gap, self._edge = 1, 0, 0
        # One of our own: to find out what Qt's own viewport is, PySide looks at all classes of QtWidgets for 15 ms.
        self.setViewport(QWidget())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(bar)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setModel(rows)
        for changed in (rows.rowsInserted, rows.rowsRemoved, rows.modelReset):
            changed.connect(self.executeDelayedItemsLayout)  # at once: no frame is painted half old, half new
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # so that scrolling keeps what is painted

    def set_sizes(self, high: int, gap: int, edge: int) -> None:
        """Have cards so high, so far apart, with so much room around them for focus rings."""
        self._high, self._gap, self._edge = high, gap, edge
        self.scheduleDelayedItemsLayout()

    def _count(self) -> int:
        return self._rows.rowCount()

    def row_beside(self, middle: int) -> int:
        """The row nearest to a height in the viewport that is wholly or partly in sight; -1 without cards."""
        count = self._count()
        return min(max(0, (middle + self.scrolled() - self._edge) // self.pitch), count - 1)

    def landing_at(self, height: int) -> int:
        """The row before which cards go that are dropped at a height of the viewport."""
        place = (height + self.scrolled() - self._edge + self._gap // 2 + self._high // 2) // self.pitch
        return min(max(0, place), self._count())

    @property
    def pitch(self) -> int:
        """From the top of a card to that of the next."""
        return self._high + self._gap

    def scrolled(self) -> int:
        """How far the first card is above the viewport."""
        return self.verticalScrollBar().value()

    def rect_of(self, row: int) -> QRect:
        """Where the card of a row stands in the viewport."""
        top = self._edge + row * self.pitch - self.scrolled()
        return QRect(self._edge, top, self.viewport().width() - 2 * self._edge, self._high)

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Where a card stands in the viewport."""
        return self.rect_of(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The card at a point of the viewport; none in the gaps."""
        row, inside = divmod(point.y() + self.scrolled() - self._edge, self.pitch)
        across = self._edge <= point.x() < self.viewport().width() - self._edge
        if not across or inside >= self._high or not 0 <= row < self._count():
            return QModelIndex()
        return self._rows.index(row)

    def doItemsLayout(self) -> None:
        """Nothing to lay out: only the scroll bar follows."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Fit the scroll bar to the cards."""
        count = self._count()
        page = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(page)
        bar.setSingleStep(self.pitch // 2)
        bar.setRange(0, max(0, self._edge + count * self.pitch - page))
        QAbstractItemView.updateGeometries(self)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a card into sight, with the gap around it."""
        if not index.isValid():
            return
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setMaximum(max(0, self._edge + self._count() * self.pitch - page))
        top = index.row() * self.pitch
        bottom = top + self.pitch + self._edge
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue((top + bottom - page) // 2)
        elif top < bar.value() or hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(top)
        elif bottom > bar.value() + page or hint == QAbstractItemView.ScrollHint.PositionAtBottom:
            bar.setValue(bottom - page)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted; QListView waits for a layout of its own first, which never comes here."""
        self.viewport().scroll(0, dy)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The card that a key goes to."""
        count = self._count()
        if not count:
            return QModelIndex()
        move = QAbstractItemView.CursorAction
        row = self.currentIndex().row()
        a_page = max(1, self.viewport().height() // self.pitch)
        target = {
            move.MoveHome: 0,
            move.MoveEnd: count - 1,
            move.MovePageUp: row - a_page,
            move.MovePageDown: row + a_page,
            move.MoveUp: row - 1,
            move.MovePrevious: row - 1,
        }.get(action, row + 1)
        return self._rows.index(min(max(0, target), count - 1))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the cards that a rectangle of the viewport touches."""
        first = max(0, (rect.top() + self.scrolled() - self._edge) // self.pitch)
        last = min((rect.bottom() + self.scrolled() - self._edge) // self.pitch, self._count() - 1)
        selection = QItemSelection()
        if first <= last:
            selection.select(self._rows.index(first), self._rows.index(last))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What to paint again where the selection changes, focus rings included."""
        region, reach = QRegion(), self._edge
        for number in range(selection.count()):
            part = selection.at(number)
            rect = self.rect_of(part.top()).united(self.rect_of(part.bottom()))
            region += rect.adjusted(-reach, -reach, reach, reach)
        return region

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the scroll bar right."""
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()
