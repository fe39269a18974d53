"""The scenarios page: the plan and its what-ifs side by side, and the one that is selected to be changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.edit import Edit
from delegate_desk.domain.scenario import Scenario
from delegate_desk.i18n import _
from delegate_desk.planning.duties import new_id
from delegate_desk.planning.scenarios import add_scenario, free_name
from delegate_desk.ui import formats
from delegate_desk.ui.announce import announce
from delegate_desk.ui.providers.words import joined_by_comma
from delegate_desk.ui.scenarios.columns import Row
from delegate_desk.ui.scenarios.comparison import Comparison
from delegate_desk.ui.scenarios.panel import ScenarioPanel
from delegate_desk.ui.scenarios.words import spoken
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme

_SMALL_BELOW = 1200


class ScenariosPage(QWidget):
    """The comparison and the details of one scenario; under 1,200 px the details lie over the comparison."""

    providers_wanted = Signal()
    best_plan_wanted = Signal()

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._is_behind, self._small = True, False
        self._selected, self._row = "", Row("figure", "freed", "")
        self.comparison = Comparison(theme, session)
        self.panel = ScenarioPanel(theme, session)
        self._holder = QWidget()
        self._around = QVBoxLayout(self._holder)
        self._around.addWidget(self.comparison)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addWidget(self._holder, 1)
        self._across.addWidget(self.panel)
        self.panel.hide()
        self._join()
        self._restyle()
        self.setAccessibleName(_("Scenarios"))

    def _join(self) -> None:
        comparison, panel, table = self.comparison, self.panel, self.comparison.table
        comparison.add_wanted.connect(self.add)
        comparison.providers_wanted.connect(self.providers_wanted)
        comparison.best_plan_wanted.connect(self.best_plan_wanted)
        comparison.chosen.connect(self._choose)
        table.opened.connect(lambda: self._show_panel(True))
        table.entered_by_key.connect(self._enter)
        table.decided.connect(self._decide)
        table.cleared.connect(self._clear)
        table.rename_wanted.connect(self._rename)
        table.menu_wanted.connect(lambda at: panel.footer.open_menu(at) if self._selected else None)
        panel.closed.connect(self._close)
        panel.left.connect(self._leave)
        panel.footer.copied.connect(self.select)
        self._session.changed.connect(self._follow)
        self._theme.changed.connect(self._restyle)

    # What the owner does

    def add(self) -> None:
        """Make a scenario, and put the cursor into its name."""
        plan = self._session.plan
        new = Scenario(id=new_id(), name=free_name(plan, _("New scenario")))
        label = _("Added the scenario “{name}”").replace("{name}", new.name)
        if self._session.do(label, lambda plan: add_scenario(plan, new)):
            self.comparison.show_everything(True)
            self.select(new.id)
            self._show_panel(True)
            self.panel.heading.edit_name()

    def select(self, key: str) -> None:
        """Select a scenario."""
        self.comparison.select(key, self._row)

    def focus_find(self) -> None:
        """Put the cursor where is searched."""
        self.comparison.focus_find()

    def _choose(self, key: str, row: Row) -> None:
        self._selected, self._row = key, row
        self._show_selected()

    def _enter(self) -> None:
        self._show_panel(True)
        self.panel.focus_first(self._row) if self._selected else None

    def _decide(self, decision: str) -> None:
        if self._selected and self._row.kind == "duty":
            row = self._row
            self.panel.duty.decide(decision)
            self._speak(row)

    def _clear(self) -> None:
        if not self._selected:
            return
        row = self._row
        clears = {"duty": self.panel.duty.clear, "provider": self.panel.terms.clear}
        if row.kind in clears:
            clears[row.kind]()
        elif row.kind == "settings":
            self.panel.settings.clear(row.key)
        self._speak(row)

    def _speak(self, row: Row) -> None:
        """Say what a row says now, and what the scenario frees: the cell itself is not read again."""
        plan, column = self.comparison.column(""), self.comparison.column(self._selected)
        if plan is not None and column is not None:
            hours = formats.hours(float(column.figures.totals.planned))
            announce(self, joined_by_comma(spoken(plan, column, row), _("frees {hours}").format(hours=hours)))

    def _rename(self) -> None:
        if self._selected:
            self._show_panel(True)
            self.panel.heading.edit_name()

    def _close(self) -> None:
        self._show_panel(False)
        self.comparison.focus_table()

    def _leave(self) -> None:
        self.comparison.focus_table()
        if self._small:
            self._show_panel(False)

    # What is shown

    def _follow(self, _edit: Edit | None) -> None:
        self._is_behind = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._is_behind = False
        scenarios = self._session.plan.scenarios
        if self._selected not in scenarios:
            self._selected = ""
        self.comparison.refresh(self._selected, self._row)
        if not len(scenarios):
            self._show_panel(False)
        self._show_selected()

    def _show_selected(self) -> None:
        column = self.comparison.column(self._selected)
        if column is not None:
            self.panel.show_cell(column, self._row)

    def _show_panel(self, wanted: bool) -> None:
        if not wanted:
            self.panel.commit()
        self.panel.setVisible(wanted)
        self._place_panel()

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while another page was open."""
        super().showEvent(event)
        if self._is_behind:
            self._refresh()
            if not self._selected and len(self._session.plan.scenarios):
                self.select(next(iter(self._session.plan.scenarios)))
                self._show_panel(not self._small)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the small form in a small window."""
        super().resizeEvent(event)
        small = self.window().width() < self._theme.px(_SMALL_BELOW)
        if small != self._small:
            self._small = small
            if small:
                self._across.removeWidget(self.panel)
                self._show_panel(False)
            else:
                self._across.addWidget(self.panel)
            self._restyle()
        self._place_panel()

    def _place_panel(self) -> None:
        if self._small and not self.panel.isHidden():
            wide = self.panel.width()
            start = 0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - wide
            self.panel.setGeometry(start, 0, wide, self.height())
            self.panel.raise_()

    def _restyle(self) -> None:
        px = self._theme.px
        side = px(16 if self._small else 24)
        self._around.setContentsMargins(side, px(16), side, px(12))
