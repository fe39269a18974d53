"""The comparison as a table: the plan first, then a column for each scenario."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.scenarios.delegate import ComparisonDelegate
from delegate_desk.ui.scenarios.model import ComparisonModel, Index
from delegate_desk.ui.scenarios.names import ColumnNames, Corner, RowNames
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.scroll_bar import ThinBar

_DECISIONS = {
    Qt.Key.Key_K: "keep",
    Qt.Key.Key_O: "outsource",
    Qt.Key.Key_S: "stop",
    Qt.Key.Key_U: "undecided",
}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_LEAST, _NAMES = 138, 272


class ComparisonTable(QTableView):
    """Cells are selected one at a time; letters decide about the duty of the row, in the scenario of the column."""

    chosen = Signal()
    """Another cell is selected."""

    opened = Signal()
    """A click: the owner wants to change it."""

    entered_by_key = Signal()
    """Enter: the cursor is wanted where it can be changed."""

    decided = Signal(str)
    """A letter: "keep", "outsource", "stop" or "undecided"."""

    cleared = Signal()
    """Delete: follow the plan again."""

    rename_wanted = Signal()
    menu_wanted = Signal(QPoint)
    """All that can be done with the scenario of the selected column, at that place of the screen."""

    def __init__(self, theme: Theme, model: ComparisonModel) -> None:
        super().__init__()
        self._theme, self._list = theme, model
        self._delegate = ComparisonDelegate(theme, model, self)
        self.names, self.rows = ColumnNames(theme, model), RowNames(theme, model)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self.names)
        self.setVerticalHeader(self.rows)
        for header in (self.names, self.rows):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(_("Scenarios beside the plan"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(ThinBar(theme, narrow=True))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.names.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        if (corner := self.findChild(QAbstractButton)) is not None:
            self._corner = Corner(theme, corner)
            corner.installEventFilter(self._corner)
        self.setCornerWidget(QWidget())  # where both bars end; the style would draw something there
        self._join()
        self.restyle()

    def _join(self) -> None:
        self.clicked.connect(lambda _index: self.opened.emit())
        self.names.sectionClicked.connect(self._choose_column)
        self.customContextMenuRequested.connect(lambda at: self._ask_menu(self.viewport(), at))
        self.names.customContextMenuRequested.connect(self._ask_menu_above)
        self._list.modelReset.connect(self.restyle)
        self._theme.changed.connect(self.restyle)

    # What is selected

    def select(self, row: int, column: int) -> None:
        """Select a cell, and bring it into sight."""
        index = self._list.index(row, column)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
        elif index.isValid() and not self.selectionModel().hasSelection():
            self.selectionModel().select(index, self.selectionModel().SelectionFlag.ClearAndSelect)
        self._mark()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which cell is selected."""
        super().currentChanged(current, previous)
        self._mark()
        if current.isValid():
            self.chosen.emit()

    def _mark(self) -> None:
        self.names.selected = self.currentIndex().column()
        self.names.viewport().update()

    def _choose_column(self, section: int) -> None:
        row = self.currentIndex().row()
        self.select(row if row > 0 else 1, section)
        self.opened.emit()

    def _ask_menu(self, area: object, at: QPoint) -> None:
        if self.indexAt(at).isValid():
            self.menu_wanted.emit(self.viewport().mapToGlobal(at))

    def _ask_menu_above(self, at: QPoint) -> None:
        section = self.names.logicalIndexAt(at)
        if section >= 0:
            self.select(max(1, self.currentIndex().row()), section)
            self.menu_wanted.emit(self.names.viewport().mapToGlobal(at))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """K, O, S and U decide, Delete follows the plan, Enter goes to the fields, F2 renames the scenario."""
        key, column = event.key(), self.currentIndex().column()
        if event.modifiers() in _PLAIN and key in _DECISIONS:
            self.decided.emit(_DECISIONS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and column >= 0:
            self.entered_by_key.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif key == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif key == Qt.Key.Key_Menu and column >= 0:
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters decide, they do not jump to a cell."""

    # Sizes

    def restyle(self) -> None:
        """Take fonts, colours and heights from the theme again."""
        palette = QPalette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, self._theme.tokens.panel)
        self.setPalette(palette)
        self._restyle_bar()
        high, head = self._delegate.row_height(), self._delegate.head_height()
        self.rows.setMinimumSectionSize(min(high, head))
        self.rows.setDefaultSectionSize(high)
        for place, row in enumerate(self._list.shown.rows):
            wanted = head if row.kind == "head" else high
            if self.rows.sectionSize(place) != wanted:
                self.rows.resizeSection(place, wanted)
        self.setMaximumHeight(self.names.sizeHint().height() + self.rows.length() + self._bar_height())
        self.setMinimumHeight(self.names.sizeHint().height() + 2 * high)
        self._share()

    def _restyle_bar(self) -> None:
        """A thin bar to lie beneath the columns; the theme's own one only stands."""
        px, handle = self._theme.px, self._theme.tokens.control
        shade = f"rgba({handle.red()}, {handle.green()}, {handle.blue()}, 140)"
        self.horizontalScrollBar().setStyleSheet(
            f"QScrollBar {{ height: {px(9)}px; background: transparent; border: none; }}"
            f"QScrollBar::handle {{ background: {shade}; border-radius: {px(2)}px; margin: {px(2)}px {px(4)}px; "
            f"min-width: {px(30)}px; }}"
            "QScrollBar::add-line, QScrollBar::sub-line { width: 0; }"
            "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
        )

    def _bar_height(self) -> int:
        bar = self.horizontalScrollBar()
        return bar.sizeHint().height() if bar.maximum() > bar.minimum() else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Names take up to a quarter; the columns share the rest, and scroll where that is too little."""
        px, count = self._theme.px, self._list.columnCount()
        wide = self.width() - self.verticalScrollBar().sizeHint().width()
        names = min(px(_NAMES), max(px(150), wide * 26 // 100))
        if self.rows.width() != names:
            self.rows.setFixedWidth(names)
        each = max(px(_LEAST), (wide - names) // max(1, count))
        for column in range(count):
            if self.columnWidth(column) != each:
                self.setColumnWidth(column, min(each, px(260)) if column else each)
