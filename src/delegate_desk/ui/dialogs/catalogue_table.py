"""The starter list on the screen: Space ticks, typed figures are minutes, Alt+Down offers the usual cadences."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPalette
from PySide6.QtWidgets import QHeaderView, QMenu

from delegate_desk.i18n import _
from delegate_desk.ui import icons
from delegate_desk.ui.dialogs.catalogue_delegate import CatalogueDelegate, ColumnNames
from delegate_desk.ui.dialogs.catalogue_model import CADENCE, DUTY, HOURS, MINUTES, CatalogueModel
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.fields import LineField
from delegate_desk.ui.widgets.row_table import RowTable
from delegate_desk.ui.words import cadence_name

_WIDTHS = {CADENCE: 148, MINUTES: 124, HOURS: 72}
_ROW, _HEADING = 40, 52


class CatalogueTable(RowTable):
    """The rows of a `CatalogueModel`; a click on a duty ticks it, one on cadence or minutes changes them."""

    def __init__(self, theme: Theme, model: CatalogueModel) -> None:
        super().__init__(theme)
        self._list = model
        self.setModel(model)
        self._delegate = CatalogueDelegate(theme, model, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Usual duties"))
        self.setAccessibleDescription(_("Space ticks, figures change the minutes, Alt+Down the cadence, Enter adds"))
        self.setMouseTracking(True)
        header = ColumnNames(theme)
        self.setHorizontalHeader(header)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(DUTY, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._clicked)
        self.entered.connect(lambda index: self._hover(index.row()))
        self.viewportEntered.connect(lambda: self._hover(-1))
        model.modelReset.connect(self._lay_out)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take fonts, colours and heights from the theme again."""
        tokens = self._theme.tokens
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, tokens.panel)
        palette.setColor(QPalette.ColorRole.Window, tokens.panel)
        self.setPalette(palette)
        self.setFont(self._theme.font("body"))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, self._theme.px(width))
        self._lay_out()

    def _lay_out(self) -> None:
        """Headings are higher than duties and run over all columns; the cursor stands on the first duty."""
        high = max(self._theme.px(_ROW), self.fontMetrics().height() + self._theme.px(14))
        self.set_row_height(high)
        self.clearSpans()
        headings = self._list.headings()
        for row in range(self._list.rowCount()):
            self.setRowHeight(row, max(self._theme.px(_HEADING), high) if row in headings else high)
        for row in headings:
            self.setSpan(row, DUTY, 1, HOURS + 1)
        self._delegate.hovered = -1
        if not self.currentIndex().isValid() and self._list.rowCount() > 1:
            self.setCurrentIndex(self._list.index(1, DUTY))

    # Pointer

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == DUTY:
            self._list.toggle(index.row())
        elif index.column() == CADENCE:
            self.offer_cadences(index.row())
        elif index.column() == MINUTES:
            self.edit(index)

    def _hover(self, row: int) -> None:
        before, self._delegate.hovered = self._delegate.hovered, row
        for each in {before, row} - {-1}:
            self.viewport().update(0, self.rowViewportPosition(each), self.viewport().width(), self.rowHeight(each))

    def leaveEvent(self, event: object) -> None:
        """Nothing is under the pointer any more."""
        self._hover(-1)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick, type minutes, offer cadences; the rest moves about."""
        row = self.currentIndex().row()
        if row < 0 or self._list.duty(row) is None:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self._list.toggle(row)
        elif event.text() and event.text() in "0123456789":
            self.type_minutes(row, event.text())
        elif event.key() == Qt.Key.Key_F2:
            self.type_minutes(row)
        elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.offer_cadences(row)
        else:
            super().keyPressEvent(event)

    def type_minutes(self, row: int, text: str = "") -> None:
        """Open the field for the minutes of a row, what was typed already in it."""
        index = self._list.index(row, MINUTES)
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        self.setCurrentIndex(index)
        self.edit(index)
        field = self.indexWidget(index)
        if text and isinstance(field, LineField):
            field.setText(text)

    def offer_cadences(self, row: int) -> QMenu | None:
        """Open the menu of usual cadences under the cell."""
        duty = self._list.duty(row)
        if duty is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        tokens, side, ratio = self._theme.tokens, self._theme.px(16), self.devicePixelRatioF()
        tick = icons.icon("check", tokens.accent, side, ratio)
        tick.addPixmap(icons.pixmap("check", tokens.onaccent, side, ratio), QIcon.Mode.Active)
        for cadence in self._list.picked.cadences(duty.key):
            action = QAction(cadence_name(cadence).replace("&", "&&"), menu)
            action.triggered.connect(lambda _on=False, cadence=cadence: self._list.set_cadence(row, cadence))
            menu.addAction(action)
            if cadence == duty.cadence:
                action.setIcon(tick)
                menu.setActiveAction(action)
        cell = self._delegate.field_place(self.visualRect(self._list.index(row, CADENCE)))
        menu.setMinimumWidth(cell.width())
        menu.popup(self.viewport().mapToGlobal(cell.bottomLeft()))
        return menu
