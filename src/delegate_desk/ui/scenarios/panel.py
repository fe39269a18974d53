"""One scenario at the side of the comparison: its name, what the selected row says in it, and taking it over."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.scenarios import copy_scenario, delete_scenario, rename_scenario, take_over
from delegate_desk.ui import formats
from delegate_desk.ui.inspector.title import TitleEdit
from delegate_desk.ui.scenarios.amounts import SettingsPart, TermsPart
from delegate_desk.ui.scenarios.columns import Column, Row
from delegate_desk.ui.scenarios.duty_part import DutyPart
from delegate_desk.ui.scenarios.editing import Editing
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button, IconButton
from delegate_desk.ui.widgets.scroll_bar import ThinBar
from delegate_desk.ui.widgets.side_panel import SidePanel
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import in_brief

WIDTH = 340
"""Design pixels."""


class Heading(QWidget):
    """The scenario's name, edited where it stands, and how far it is from the plan."""

    closed = Signal()

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        px = theme.px
        self.name = TitleEdit(theme, _("Name of the scenario"))
        self.changes = PlainLabel(theme, "", "meta", "text2", wrap=True)
        self.problem = PlainLabel(theme, "", "meta", "danger", wrap=True)
        self.problem.hide()
        close = IconButton(theme, "x", _("Close the details"), size=30)
        close.clicked.connect(self.closed)
        self.name.committed.connect(self._rename)
        under = QVBoxLayout()
        under.setContentsMargins(TitleEdit.inset, 0, 0, 0)
        under.addWidget(self.changes)
        under.addWidget(self.problem)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addLayout(under)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(22) - TitleEdit.inset, px(16), px(10), px(6))
        row.addLayout(words, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

    def show_column(self, column: Column) -> None:
        """Show another scenario, or the same one as it is now; the plan has a name that cannot be edited."""
        self.name.setReadOnly(not column.key)
        self.name.setFocusPolicy(Qt.FocusPolicy.StrongFocus if column.key else Qt.FocusPolicy.NoFocus)
        self.name.show_value(column.name)
        if not self.name.is_wrong:
            self.problem.hide()
        self.changes.setText(column.changes_words())

    def edit_name(self) -> None:
        """Put the cursor into the name, all of it marked."""
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def _rename(self, text: str) -> None:
        key = self._editing.key
        label = _("Renamed the scenario {name} to “{new}”").replace("{new}", in_brief(text, 40))
        sentence = self._editing.change(label, lambda plan: rename_scenario(plan, key, text))
        self.name.set_wrong(sentence is not None)
        self.name.setAccessibleDescription(sentence or "")
        self.problem.setText(sentence or "")
        self.problem.setVisible(sentence is not None)


class Footer(QWidget):
    """Taking the scenario over, and a menu of the rest."""

    rename_wanted = Signal()
    copied = Signal(str)
    """The id of the copy."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._editing, self._changes = editing, 0
        self.over = Button(theme, "", "primary", icon="check")
        self.over.clicked.connect(self.take_over)
        self.more = IconButton(theme, "ellipsis", _("More to do with this scenario"), kind="secondary")
        self.more.clicked.connect(self._open)
        self.problem = PlainLabel(theme, "", "meta", "danger", wrap=True)
        self.problem.hide()
        px = theme.px
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.over, 1)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(22), px(10), px(22), px(18))
        column.setSpacing(px(6))
        column.addWidget(self.problem)
        column.addLayout(row)

    def show_column(self, column: Column) -> None:
        """Offer what fits."""
        self._changes = column.differ.changes
        words = ngettext("Take over {count} change", "Take over {count} changes", self._changes)
        self.over.set_words(words.format(count=formats.whole(self._changes)) if self._changes else _("Take over"))
        self.over.setEnabled(self._changes > 0)
        self.problem.hide()

    def menu(self) -> QMenu:
        """The rest of what can be done."""
        menu = QMenu(self)
        menu.addAction(_("Rename"), self.rename_wanted.emit)
        menu.addAction(_("Copy"), self.copy)
        if self._changes:
            menu.addAction(_("Take over"), self.take_over)
        menu.addSeparator()
        menu.addAction(_("Delete"), self.delete)
        return menu

    def open_menu(self, at: QPoint) -> None:
        """Show the menu at a place of the screen."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def take_over(self) -> None:
        """Write the scenario's differences into the plan, as one step."""
        key, today = self._editing.key, self._editing.session.today
        count = ngettext("{count} change", "{count} changes", self._changes)
        label = _("Took over {changes} of {name}").replace(
            "{changes}", count.format(count=formats.whole(self._changes))
        )
        sentence = self._editing.change(label, lambda plan: take_over(plan, key, today))
        self.problem.setText(sentence or "")
        self.problem.setVisible(sentence is not None)

    def copy(self) -> None:
        """Make another one like it."""
        from delegate_desk.planning.duties import new_id

        key, new = self._editing.key, new_id()
        if self._editing.change(_("Copied the scenario {name}"), lambda plan: copy_scenario(plan, key, new)) is None:
            self.copied.emit(new)

    def delete(self) -> None:
        """Delete the scenario; the plan stays as it is."""
        key = self._editing.key
        self._editing.change(_("Deleted the scenario {name}"), lambda plan: delete_scenario(plan, key))

    def _open(self) -> None:
        self.open_menu(self.more.mapToGlobal(QPoint(0, -self.menu().sizeHint().height())))


class ScenarioPanel(SidePanel):
    """What the selected cell is about, to be changed; edits apply on leaving a field."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__(theme, WIDTH)
        self.editing = Editing(session)
        self.heading = Heading(theme, self.editing)
        self.duty = DutyPart(theme, self.editing)
        self.terms = TermsPart(theme, self.editing)
        self.settings = SettingsPart(theme, self.editing)
        self.plan = PlainLabel(
            theme, _("This is the plan. What you change in a scenario beside it changes nothing here until you take it "
                     "over."), "body", "text2", wrap=True,
        )  # fmt: skip
        self.footer = Footer(theme, self.editing)
        self._lay_out()
        self.heading.closed.connect(self.closed)
        self.footer.rename_wanted.connect(self.heading.edit_name)

    def _lay_out(self) -> None:
        px = self._theme.px
        bar = ThinBar(self._theme, narrow=True)
        inner = QWidget()
        within = QVBoxLayout(inner)
        within.setContentsMargins(px(22), px(12), px(22) - bar.sizeHint().width(), px(12))
        for part in (self.plan, self.duty, self.terms, self.settings):
            within.addWidget(part)
        within.addStretch(1)
        scroll = QScrollArea()
        scroll.setVerticalScrollBar(bar)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # it draws nothing where all fits
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(scroll, 1)
        column.addWidget(self.footer)

    def show_cell(self, column: Column, row: Row) -> None:
        """Show what a row says in a column; what is being typed for another is taken first."""
        if column.key != self.editing.key:
            self.commit()
            self.editing.key = column.key
            self.heading.name.give_up()
        self.heading.show_column(column)
        is_scenario = bool(column.key)
        self.plan.setVisible(not is_scenario)
        self.footer.setVisible(is_scenario)
        self.duty.setVisible(is_scenario and row.kind == "duty")
        self.terms.setVisible(is_scenario and row.kind == "provider")
        self.settings.setVisible(is_scenario and row.kind not in ("duty", "provider"))
        if not is_scenario:
            return
        self.footer.show_column(column)
        if row.kind == "duty":
            self.duty.show_duty(row.key, column.plan)
        elif row.kind == "provider":
            self.terms.show_provider(row.key)
        else:
            self.settings.show_settings(self.editing.plan)

    def commit(self) -> None:
        """Take what is still being typed, as on leaving its field."""
        if self.editing.scenario is None:
            return
        self.heading.name.commit()
        focused = self.focusWidget()
        if isinstance(focused, QLineEdit) and focused.hasFocus():
            focused.editingFinished.emit()

    def focus_first(self, row: Row) -> None:
        """Take the focus: to what the row can be changed by."""
        first: QWidget = self.settings.fields["hourly_worth"].edit
        if row.kind == "duty":
            first = self.duty.decision
            chosen = next((each for each in first.findChildren(QWidget) if getattr(each, "isChecked", bool)()), first)
            first = chosen
        elif row.kind == "provider":
            first = self.terms.fields["hourly_rate"].edit
        elif row.kind == "settings":
            first = self.settings.fields[row.key].edit
        first.setFocus(Qt.FocusReason.TabFocusReason)
