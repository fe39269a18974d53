"""The list on the screen: what changes, with ticks, what is left out and what stays."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from delegate_desk.i18n import _
from delegate_desk.ui.best_plan.delegate import ChangesDelegate, figure_widths
from delegate_desk.ui.best_plan.model import DUTY, MONEY, ChangesModel
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.row_table import RowTable

Index = QModelIndex | QPersistentModelIndex
_ROW, _HEADING = 40, 44


class ChangesTable(RowTable):
    """Rows of a `ChangesModel`; a click on a change, or Space, leaves its duty as it is, or takes it in again."""

    chosen = Signal(object)
    """The cursor stands on another row: the Row, or None."""

    columns_changed = Signal()
    """The columns have other widths, or the scroll bar came or went."""

    def __init__(self, theme: Theme, model: ChangesModel) -> None:
        super().__init__(theme)
        self._list = model
        self._kept = ""
        self._longest = ("", "")
        self._pressed = QPoint()
        self.setModel(model)
        self._delegate = ChangesDelegate(theme, model, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("What changes, what is left out, what stays"))
        self.setAccessibleDescription(_("Space leaves a duty as it is, or lets it be changed again"))
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._clicked)
        self.entered.connect(lambda index: self._hover(index.row()))
        self.viewportEntered.connect(lambda: self._hover(-1))
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._lay_out)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take fonts, colours and heights from the theme again."""
        palette = QPalette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, self._theme.tokens.panel)
        self.setPalette(palette)
        self.setFont(self._theme.font("body"))
        self._share()
        self._lay_out()

    def make_room(self, longest: tuple[str, str]) -> None:
        """Make the columns of hours and money wide enough for figures as long as these."""
        self._longest = longest
        self._share()

    def _keep(self) -> None:
        place = self.currentIndex().row()
        self._kept = self._list.row(place).duty if 0 <= place < self._list.rowCount() else ""

    def _lay_out(self) -> None:
        """Headings run over all columns; the cursor stays on its duty."""
        high = max(self._theme.px(_ROW), self.fontMetrics().height() + self._theme.px(14))
        self.set_row_height(high)
        self.clearSpans()
        for row in self._list.headings():
            self.setRowHeight(row, max(self._theme.px(_HEADING), high))
            self.setSpan(row, DUTY, 1, MONEY + 1)
        self._delegate.hovered = -1
        place = self._list.place(self._kept)
        if place >= 0:
            self.setCurrentIndex(self._list.index(place, DUTY))

    def _share(self) -> None:
        figures = figure_widths(self._theme, self._longest)
        for column, wide in figures.items():
            self.setColumnWidth(column, wide)
        self.setColumnWidth(DUTY, max(self._theme.px(120), self.viewport().width() - sum(figures.values())))
        self.columns_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The duties take what figures leave."""
        super().resizeEvent(event)
        self._share()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell on which row the cursor stands."""
        super().currentChanged(current, previous)
        self.chosen.emit(self._list.row(current.row()) if current.isValid() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks; Enter is the dialog's."""
        place = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and place >= 0:
            self._list.toggle(place)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == DUTY and self._delegate.tick_place(self.visualRect(index)).contains(self._pressed):
            self._list.toggle(index.row())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where: a click on tick or tile ticks, one on the words shows the whole reason."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def leaveEvent(self, event: object) -> None:
        """Nothing is under the pointer any more."""
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()
