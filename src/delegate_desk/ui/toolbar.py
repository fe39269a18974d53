"""The toolbar over the board: adding, finding, filtering, undo, redo, print, and the inspector's button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.quick_add import QuickAdd
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button, IconButton, with_key
from delegate_desk.ui.widgets.fields import LineField
from delegate_desk.ui.widgets.panel import Rule
from delegate_desk.ui.widgets.text import tip

_TIGHT_BELOW = 600
"""Design pixels under which there is room for the most needful only: large text in a small window."""


class FindField(LineField):
    """The line to search with; Esc clears it, and leaves it where it is empty."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Find a duty"), icon="search", key="Ctrl+F")
        self.setAccessibleName(_("Find a duty"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Toolbar(QWidget):
    """One row, 60 design pixels high. The keys Ctrl+N, Ctrl+F, Ctrl+Z belong to the window's actions, not to it."""

    find_changed = Signal(str)
    """What is searched for, trimmed; "" shows everything."""

    find_left = Signal()
    """Enter, or Esc in an empty line: on to the cards."""

    filter_wanted = Signal()
    """The filter's button was pressed: open it."""

    filter_left = Signal()
    """Esc on the filter's button: show everything again."""

    added = Signal(str)
    details_wanted = Signal(str)
    print_wanted = Signal()
    best_plan_wanted = Signal()
    inspector_wanted = Signal()
    """The inspector's button was pressed: open it, or close it."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._theme = theme
        self._session = session
        self._searched = ""
        self._tight = False
        self.quick_add = QuickAdd(theme, session)
        self.finder = FindField(theme)
        self.filter = Button(theme, _("Filter"), icon="list-filter", key="Ctrl+Shift+F")
        self.best_plan = Button(theme, _("Best plan"), icon="target", key="Ctrl+B")
        self.undo = IconButton(theme, "undo-2", _("Undo"))
        self.redo = IconButton(theme, "redo-2", _("Redo"))
        self.print = IconButton(theme, "printer", _("Print the checklist"), key="Ctrl+P")
        self.inspector = IconButton(theme, "panel-right", _("Details"))
        self.inspector.hide()
        self._rule = Rule(theme, upright=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        history = (self._rule, self.undo, self.redo)
        for part in (self.quick_add, self.finder, self.filter, self.best_plan, *history, self.print, self.inspector):
            self._row.addWidget(part)
        self._row.setStretch(0, 1)
        self._join()
        theme.changed.connect(self._restyle)
        session.changed.connect(self._name_history)
        self._restyle()
        self._name_history()

    def _join(self) -> None:
        self.quick_add.added.connect(self.added)
        self.quick_add.details_wanted.connect(self.details_wanted)
        self.finder.textChanged.connect(self._search)
        self.finder.returnPressed.connect(self.find_left)
        self.finder.escaped.connect(self.find_left)
        self.filter.clicked.connect(self.filter_wanted)
        self.best_plan.clicked.connect(self.best_plan_wanted)
        self.undo.clicked.connect(self._session.undo)
        self.redo.clicked.connect(self._session.redo)
        self.print.clicked.connect(self.print_wanted)
        self.inspector.clicked.connect(self.inspector_wanted)

    def focus_add(self) -> None:
        """Put the cursor where a duty is typed."""
        self.quick_add.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.quick_add.selectAll()

    def focus_find(self) -> None:
        """Put the cursor where is searched."""
        self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finder.selectAll()

    def clear_find(self) -> None:
        """Show everything again."""
        self.finder.clear()

    def show_filtered(self, words: str) -> None:
        """Say on the filter's button what it leaves on the board; without words it leaves everything."""
        self.filter.light_up(bool(words))
        self.filter.setAccessibleDescription(words or self.filter.property("tip") or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc on the filter's button shows everything again."""
        if event.key() == Qt.Key.Key_Escape and self.filter.hasFocus():
            self.filter_left.emit()
        else:
            super().keyPressEvent(event)

    def set_compact(self, compact: bool) -> None:
        """In a small window the inspector has a button here, since it is closed until it is wanted."""
        self.inspector.setVisible(compact)
        self.print.setVisible(not compact)
        for button in (self.filter, self.best_plan):
            button.set_compact(compact)
        self._restyle()

    def _search(self, text: str) -> None:
        wanted = text.strip()
        if wanted != self._searched:
            self._searched = wanted
            self.find_changed.emit(wanted)

    def _name_history(self, _edit: object = None) -> None:
        for button, words, label, key in (
            (self.undo, _("Undo"), self._session.undo_label, "Ctrl+Z"),
            (self.redo, _("Redo"), self._session.redo_label, "Ctrl+Shift+Z"),
        ):
            button.setEnabled(label is not None)
            named = words if label is None else _("{what}: {step}").format(what=words, step=label)
            tip(button, with_key(named, key))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line to find with keeps its width as long as there is room."""
        super().resizeEvent(event)
        px, tight = self._theme.px, self.width() < self._theme.px(_TIGHT_BELOW)
        self.finder.setFixedWidth(px(188 if self.width() >= px(760) else 110 if tight else 150))
        if tight != self._tight:
            self._tight = tight
            self.finder.set_key("" if tight else "Ctrl+F")
            for part in (self._rule, self.undo, self.redo):  # in the menu, and undo in the status line
                part.setHidden(tight)

    def _restyle(self) -> None:
        px = self._theme.px
        side = px(20) if self.inspector.isHidden() else px(16)
        self._row.setContentsMargins(side, px(12), side, px(12))
        self._row.setSpacing(px(8))
        self._rule.setFixedHeight(px(22))
