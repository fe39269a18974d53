"""The left of the scenarios page: finding and adding, the table, or what a scenario is where there is none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.scenarios.columns import Column, Compared, Row, columns, rows
from delegate_desk.ui.scenarios.model import ComparisonModel
from delegate_desk.ui.scenarios.table import ComparisonTable
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import Mark
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.fields import LineField
from delegate_desk.ui.widgets.panel import Panel
from delegate_desk.ui.widgets.segments import Segments
from delegate_desk.ui.widgets.text import PlainLabel


class FindField(LineField):
    """The line to search with; Esc clears it, and leaves it where it is empty."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Find a duty or provider"), icon="search")
        self.setAccessibleName(_("Find a duty or provider"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Comparison(QWidget):
    """The plan and its scenarios, with what differs or with everything."""

    chosen = Signal(str, object)
    """A cell is selected: the scenario's id, "" for the plan, and the Row."""

    add_wanted = Signal()
    providers_wanted = Signal()
    best_plan_wanted = Signal()

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._everything = self._quiet = False
        self._near = 1
        self._columns = columns(session.plan, session.today)
        self.model = ComparisonModel(Compared(self._columns, self._rows()))
        self.table = ComparisonTable(theme, self.model)
        self.extent = Segments(
            theme, _("Rows"), [("differ", _("What differs")), ("all", _("Everything"))], "differ"
        )  # fmt: skip
        self.finder = FindField(theme)
        self.add = Button(theme, _("New scenario"), icon="plus")
        self.back = Button(theme, _("Providers"), "link", icon="arrow-left", dense=True)
        self.best = Button(theme, _("From the best plan"), "link", icon="target", dense=True)
        self.hint = PlainLabel(theme, "", "body", "text2", wrap=True)
        self._lay_out()
        self._join()
        self._restyle()

    def _rows(self, wanted: str = "") -> tuple[Row, ...]:
        return rows(self._columns, everything=self._everything, wanted=wanted)

    def _lay_out(self) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.setSpacing(px(10))
        head.addWidget(PlainLabel(self._theme, _("Scenarios"), "title"))
        head.addWidget(self.back)
        head.addStretch(1)
        head.addWidget(self.extent)
        head.addWidget(self.finder)
        head.addWidget(self.add)
        self._frame = Panel(self._theme)
        within = QVBoxLayout(self._frame)
        within.setContentsMargins(1, px(4), 1, px(4))
        within.addWidget(self.table)
        self._mark = Mark(self._theme, "info", "accent", 16)
        notes = QHBoxLayout()
        notes.setContentsMargins(px(4), px(4), 0, 0)
        notes.setSpacing(px(8))
        notes.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        notes.addWidget(self.hint, 1)
        notes.addWidget(self.best, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addSpacing(px(5))
        column.addWidget(self._frame, 1000)
        column.addLayout(notes)
        column.addStretch(1)

    def _join(self) -> None:
        self.table.chosen.connect(self._tell)
        self.extent.chosen.connect(lambda key: self.show_everything(key == "all"))
        self.finder.textChanged.connect(lambda _text: self._show())
        self.finder.returnPressed.connect(self.focus_table)
        self.finder.escaped.connect(self.focus_table)
        self.add.clicked.connect(self.add_wanted)
        self.back.clicked.connect(self.providers_wanted)
        self.best.clicked.connect(self.best_plan_wanted)
        self._theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.finder.setFixedWidth(self._theme.px(190))
        self._fit()

    # What is shown

    def refresh(self, selected: str, row: Row) -> None:
        """Show the plan and its scenarios as they are."""
        self._columns = columns(self._session.plan, self._session.today, self._columns)
        self._show()
        self.select(selected, row)

    def show_everything(self, wanted: bool) -> None:
        """Show all that a scenario can change, or only what differs."""
        self._everything = wanted
        self.extent.set_value("all" if wanted else "differ")
        self._show()

    def _show(self) -> None:
        here = self.table.currentIndex()
        shown = self.model.shown
        row = shown.rows[here.row()] if 0 <= here.row() < len(shown.rows) else Row("figure", "freed", "")
        key = shown.columns[here.column()].key if 0 <= here.column() < len(shown.columns) else ""
        wanted = self.finder.text().strip()
        self._near = here.row()
        self.model.show(Compared(self._columns, self._rows(wanted)))
        self.table.restyle()
        self.select(key, row)
        some = len(self._columns) > 1
        self._frame.setVisible(some and bool(self.model.shown.rows))
        for part in (self.extent, self.finder):
            part.setVisible(some)
        self.hint.setText(self._hint(wanted))
        self._fit()

    def _hint(self, wanted: str) -> str:
        if len(self._columns) == 1:
            return _(
                "A scenario is the plan with a few things otherwise: an assistant more, a dearer hour, less to spend. "
                "Make one and see what it would give, beside the plan. Nothing changes until you take it over."
            )
        if wanted and not self.model.shown.rows:
            return _("No duty or provider matches “{text}”. Esc clears the search.").format(text=wanted)
        if not any(column.differ.changes for column in self._columns):
            return _("Nothing differs yet. Show everything, go to a duty and press K, O, S or U; or change a price.")
        return _("What is tinted differs from the plan. Delete lets it follow the plan again.")

    def _fit(self) -> None:
        self._frame.setMaximumHeight(self.table.maximumHeight() + self._theme.px(8))

    def column(self, key: str) -> Column | None:
        """The column of a scenario, "" for the plan's."""
        return next((column for column in self._columns if column.key == key), None)

    # What is selected

    def select(self, key: str, row: Row) -> None:
        """Select a cell, or where its row is not shown any more the one that stands there now."""
        column = self.model.column_of(key)
        place = self.model.place(row.kind, row.key)
        if place is None:
            place = self._nearest()
        self._quiet = True
        self.table.select(place, 0 if column is None else column)
        self._quiet = False
        self._tell()

    def _nearest(self) -> int:
        """The row that stands where the selected one stood, or before it; heads of groups are none."""
        shown = self.model.shown.rows
        before = [place for place, row in enumerate(shown) if row.kind != "head" and place <= max(1, self._near)]
        return before[-1] if before else len(shown) - 1

    def _tell(self) -> None:
        index = self.table.currentIndex()
        if not self._quiet and index.isValid():
            self.chosen.emit(self.model.column(index.column()).key, self.model.row(index.row()))

    def focus_find(self) -> None:
        """Put the cursor where is searched."""
        self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finder.selectAll()

    def focus_table(self) -> None:
        """Give the keyboard to the cells."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
