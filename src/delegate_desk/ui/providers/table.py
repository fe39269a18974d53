"""The providers' table on the screen, its names above and its sum beneath."""

from decimal import Decimal

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QWidget

from delegate_desk.i18n import _, ngettext
from delegate_desk.ui import formats
from delegate_desk.ui.providers import words
from delegate_desk.ui.providers.delegate import GAP, PAD, ProvidersDelegate
from delegate_desk.ui.providers.model import COST, FREED, HOURS, PROVIDER, RATE, Index, ProvidersModel
from delegate_desk.ui.providers.rows import Listed
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import box, draw_text, fill, mirrored, visual
from delegate_desk.ui.widgets.row_table import RowTable

_LEFT, _RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class Names(QHeaderView):
    """Quiet names above the columns, which sort by a click, and what the owner's own hour is worth over its line."""

    def __init__(self, theme: Theme, model: ProvidersModel, home: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme, self._list = theme, model
        self.home = home
        self.delegate: ProvidersDelegate | None = None
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setAccessibleName(_("Columns; a click sorts"))

    def sizeHint(self) -> QSize:
        """Two lines of small text: the upper one is that of the owner's hour."""
        high = max(self._theme.px(45), 2 * QFontMetrics(self._theme.font("meta")).height() + self._theme.px(15))
        return QSize(super().sizeHint().width(), high)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a name over a line."""
        px, tokens = self._theme.px, self._theme.tokens
        fill(painter, rect, tokens.panel)
        fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.line)
        painter.setFont(self._theme.font("meta"))
        painter.setPen(tokens.text2)
        right = section in (HOURS, COST)
        high = painter.fontMetrics().height()
        inset = px(PAD) if section == PROVIDER else 0
        end = px(GAP) if section == COST else 0
        line = QRect(rect.left() + inset, rect.bottom() - px(7) - high, rect.width() - inset - end, high)
        side = visual((_RIGHT if right else _LEFT) | _MIDDLE, self.layoutDirection())
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        draw_text(painter, mirrored(line, rect, self.layoutDirection()), text, side)
        if section == FREED:
            self._paint_hour(painter, rect, high)

    def _paint_hour(self, painter: QPainter, rect: QRect, high: int) -> None:
        worth, px = self._list.shown.worth, self._theme.px
        if self.delegate is None or worth is None:
            return
        at = self.delegate.scale().line(self.delegate.bar_room(rect.width()))
        if at is None:
            return
        whole = worth == int(worth)
        price = formats.money(Decimal(repr(worth)), self.home, 0 if whole else 2)
        text = _("your hour, {price}").format(price=price)
        painter.setFont(self._theme.font("meta", QFont.Weight.DemiBold))
        painter.setPen(self._theme.tokens.text)
        wide = painter.fontMetrics().horizontalAdvance(text) + 2
        start = min(max(0, at - wide // 2 + 1), max(0, rect.width() - wide))
        top = rect.top() + px(4)
        place = QRect(rect.left() + start, top, wide, high)
        draw_text(painter, mirrored(place, rect, self.layoutDirection()), text, _CENTRE)
        name = QFontMetrics(self._theme.font("meta")).horizontalAdvance(
            str(self.model().headerData(FREED, Qt.Orientation.Horizontal))
        )
        begin = top + high + px(3) if at > name + px(4) else rect.bottom() - px(5)
        upright = QRect(rect.left() + at, begin, px(2), rect.bottom() + 1 - begin)
        fill(painter, mirrored(upright, rect, self.layoutDirection()), self._theme.tokens.text)


class ProvidersTable(RowTable):
    """One row for each provider; it is as high as its rows, or scrolls."""

    chosen = Signal(str)
    """Another provider is selected: its id."""

    opened = Signal(str)
    """A click: the owner wants all about it."""

    entered_by_key = Signal(str)
    """Enter: the owner wants to change something about it."""

    wish = Signal(str)
    """A key: "rename" or "delete"."""

    def __init__(self, theme: Theme, model: ProvidersModel, home: str) -> None:
        super().__init__(theme, narrow_bar=True)
        self._list = model
        self.setModel(model)
        self._delegate = ProvidersDelegate(theme, model, self)
        self.setItemDelegate(self._delegate)
        self.names = Names(theme, model, home)
        self.names.delegate = self._delegate
        self.setHorizontalHeader(self.names)
        self.names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(_("Providers"))
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.clicked.connect(lambda index: self.opened.emit(self._list.row(index.row()).key))
        self.entered.connect(lambda index: self._hover(index.row()))
        self.viewportEntered.connect(lambda: self._hover(-1))
        model.modelReset.connect(self.restyle)
        theme.changed.connect(self.restyle)
        self.restyle()

    def select(self, key: str | None) -> None:
        """Select a provider's row, as far as it is listed."""
        place = None if key is None else self._list.place(key)
        if place is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif self.currentIndex().row() != place or not self.selectionModel().hasSelection():
            self.selectRow(place)

    def restyle(self) -> None:
        """Take fonts, colours and heights from the theme again."""
        palette = QPalette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, self._theme.tokens.panel)
        self.setPalette(palette)
        high = self._delegate.row_height()
        self.set_row_height(high)
        self.setMaximumHeight(self.names.sizeHint().height() + high * max(1, self._list.rowCount()))
        self.setMinimumHeight(self.names.sizeHint().height() + high)
        self._share()

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(self._theme.px(700), self.maximumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """The bars take what is left; in a narrow window names and rates are cut before figures are."""
        px, metrics = self._theme.px, QFontMetrics(self._theme.font("meta"))
        wide = self.viewport().width()
        hours = max(px(92), metrics.horizontalAdvance(_("Hours a week")) + px(10))
        cost = max(px(92), metrics.horizontalAdvance(_("Cost a week")) + px(10))
        cost += px(GAP)
        provider, rate = (px(252), px(134)) if wide >= px(950) else (px(238), px(124))
        bars = max(px(230), wide - provider - rate - hours - cost)
        left = max(px(200), wide - hours - cost - bars)
        if left < provider + rate:
            provider, rate = left * 64 // 100, left - left * 64 // 100
        for column, width in ((PROVIDER, provider), (RATE, rate), (HOURS, hours), (COST, cost), (FREED, bars)):
            self.setColumnWidth(column, width)
        self.names.update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which provider is selected."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.chosen.emit(self._list.row(current.row()).key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, F2 renames, Delete deletes; Home and End go to the first and last row."""
        key, place = event.key(), self.currentIndex().row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and place >= 0:
            self.entered_by_key.emit(self._list.row(place).key)
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Delete) and place >= 0:
            self.wish.emit("rename" if key == Qt.Key.Key_F2 else "delete")
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._list.rowCount():
            self.selectRow(0 if key == Qt.Key.Key_Home else self._list.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: object) -> None:
        """The pointer is elsewhere."""
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and the frame of the selected one over them."""
        super().paintEvent(event)
        for index in self.selectionModel().selectedRows():
            top = self.visualRect(index)
            frame = QRect(0, top.top(), self.viewport().width(), top.height())
            width = 2 if self.hasFocus() else 1
            box(QPainter(self.viewport()), frame, self._theme.px(8), None, self._theme.tokens.accent, width)


def _average(shown: Listed, home: str) -> str:
    """What a freed hour costs on average, or why nobody knows."""
    if shown.total.freed_hour is not None:
        return _("{price} on average").format(price=words.shown_money(shown.total.freed_hour, home))
    return _("not known: a rate is missing") if shown.total.cost is None else ""


class SumLine(QWidget):
    """All providers in use, under the columns of the table."""

    def __init__(self, theme: Theme, table: ProvidersTable) -> None:
        super().__init__()
        self._theme, self._table = theme, table
        self._texts = ("", "", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_total(self, shown: Listed, home: str) -> None:
        """Show another sum."""
        total = shown.total
        count = ngettext("The one provider in use", "All {count} providers in use", total.in_use)
        self._texts = (
            count.format(count=formats.whole(total.in_use)),
            formats.hours(float(total.hours)),
            "–" if total.cost is None else words.shown_money(total.cost, home),
            _average(shown, home),
        )
        self.setAccessibleName(words.joined_by_comma(*self._texts))
        self.setVisible(total.in_use > 0)
        self.update()

    def sizeHint(self) -> QSize:
        """One line with air."""
        return QSize(self._theme.px(400), self._theme.px(50))

    def shown_height(self) -> int:
        """Its height, 0 while it is hidden."""
        return 0 if self.isHidden() else self.sizeHint().height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sum under its columns, beneath a stronger line."""
        painter = QPainter(self)
        fill(painter, QRect(0, 0, self.width(), 2), self._theme.tokens.line)
        painter.setPen(self._theme.tokens.text)
        for text, column in zip(self._texts, (PROVIDER, HOURS, COST, FREED), strict=True):
            painter.setFont(self._theme.font("card" if column == COST else "body", QFont.Weight.DemiBold))
            side = visual((_RIGHT if column in (HOURS, COST) else _LEFT) | _MIDDLE, self.layoutDirection())
            draw_text(painter, self._place(column), text, side)

    def _place(self, column: int) -> QRect:
        """Where the sum of a column stands: within its cell as the cell's own text does."""
        px, cell = self._theme.px, self._cell(column)
        if column == PROVIDER:
            cell = cell.united(self._cell(RATE))
        start, end = (px(PAD) if column == PROVIDER else 0), (px(GAP) if column == COST else 0)
        return mirrored(cell.adjusted(start, 0, -end, 0), cell, self.layoutDirection())

    def _cell(self, column: int) -> QRect:
        table = self._table
        return QRect(table.columnViewportPosition(column), 1, table.columnWidth(column), self.height() - 1)
