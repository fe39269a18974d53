"""The window's actions and its menu bar: each thing once, with its words, its key and its place in a menu."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.navigation import places
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Mode, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class Item(NamedTuple):
    """One line of a menu. `hint` names a key that acts only while a card list has focus."""

    name: str
    words: str
    keys: tuple[str, ...] = ()
    hint: str = ""


class Actions:
    """All actions by name; the main window joins them to what they do with `on`.

    The bar shows its titles at once. The actions themselves are made when somebody first asks for one, opens a menu,
    or the window is idle: all of them would cost its start 10 ms.
    """

    def __init__(self, window: QWidget, theme: Theme, session: Session) -> None:
        self._window, self._theme, self._session = window, theme, session
        self._actions: dict[str, QAction] = {}
        self._acts: dict[str, Callable[[], object]] = {}
        self._off: set[str] = set()
        self._modes: dict[Mode, QAction] = {}
        self.otherwise: Callable[[], None] | None = None
        """Called where an action that nobody has joined yet is triggered, to have it joined."""
        self.bar = QMenuBar()
        self._menus = [(self.bar.addMenu(title), items) for title, items in _menus()]
        for menu, _items in self._menus:
            menu.aboutToShow.connect(self.make)

    def __getitem__(self, name: str) -> "QAction":
        self.make()
        return self._actions[name]

    def on(self, name: str, act: Callable[[], object]) -> None:
        """Do `act` when the action is triggered, by menu, key or button."""
        self._acts[name] = act

    def trigger(self, name: str) -> None:
        """Do what the action does."""
        self[name].trigger()

    def enable(self, names: str, enabled: bool) -> None:
        """Switch actions, named with blanks between them, on or off."""
        for name in names.split():
            self._off.discard(name) if enabled else self._off.add(name)
            if name in self._actions:
                self._actions[name].setEnabled(enabled)

    def make(self) -> None:
        """Make all actions, with their keys; once."""
        if self._actions:
            return
        for menu, items in self._menus:
            for item in items:
                if item is None:
                    menu.addSeparator()
                else:
                    self._add(menu, item)
        self._add_appearance(self._menus[2][0])
        self._session.changed.connect(self._name_history)
        self._name_history()

    def _add(self, menu: QMenu, item: Item) -> None:
        from PySide6.QtGui import QAction, QKeySequence

        words = f"{item.words}\t{item.hint}" if item.hint else item.words
        action = QAction(words, self._window)
        action.setShortcuts([QKeySequence(key) for key in item.keys])
        action.setEnabled(item.name not in self._off)
        action.triggered.connect(partial(self._act, item.name))
        self._actions[item.name] = action
        menu.addAction(action)
        self._window.addAction(action)

    def _act(self, name: str, _checked: bool = False) -> None:
        if name not in self._acts and self.otherwise is not None:
            self.otherwise()
        if name in self._acts:
            self._acts[name]()

    def _add_appearance(self, view: QMenu) -> None:
        from PySide6.QtGui import QAction, QActionGroup

        view.addSeparator()
        menu = view.addMenu(_("&Appearance"))
        group = QActionGroup(self._window)
        modes: tuple[tuple[Mode, str], ...] = (
            ("system", _("As the &system")),
            ("light", _("&Light")),
            ("dark", _("&Dark")),
        )
        menu.aboutToShow.connect(self._check_mode)
        for mode, words in modes:
            action = QAction(words, self._window)
            action.setCheckable(True)
            action.triggered.connect(partial(self._look, mode))
            self._modes[mode] = action
            group.addAction(action)
            menu.addAction(action)

    def _check_mode(self) -> None:
        self._modes[self._theme.mode].setChecked(True)

    def _look(self, mode: Mode, _checked: bool = False) -> None:
        self._theme.set_mode(mode)

    def _name_history(self, _edit: object = None) -> None:
        for name, words, label in (
            ("undo", _("&Undo"), self._session.undo_label),
            ("redo", _("&Redo"), self._session.redo_label),
        ):
            action = self._actions[name]
            action.setEnabled(label is not None)
            action.setText(words if label is None else f"{words}: {_in_menu(label)}")


def _in_menu(label: str) -> str:
    """A step's words for a menu line: one line, not endless, an ampersand an ampersand."""
    line = " ".join(label.split())
    return (line if len(line) <= 60 else line[:59] + "…").replace("&", "&&")


def _menus() -> tuple[tuple[str, tuple[Item | None, ...]], ...]:
    pages = tuple(Item(f"page_{place.name}", place.word, (place.key,)) for place in places())
    return (
        (
            _("&File"),
            (
                Item("new", _("&New plan…"), ("Ctrl+Shift+N",)),
                Item("open", _("&Open a plan…"), ("Ctrl+O",)),
                None,
                Item("import", _("&Bring in…"), ("Ctrl+I",)),
                Item("export", _("&Take away…"), ("Ctrl+E",)),
                Item("calendar", _("Provider’s ca&lendar…")),
                Item("save_copy", _("&Save a copy…"), ("Ctrl+Shift+S",)),
                Item("open_copy", _("Open a cop&y…")),
                Item("back_up", _("Back &up now")),
                Item("restore", _("Bring back a &backup…")),
                Item("backups_folder", _("Show the &folder of backups")),
                None,
                Item("print", _("&Print checklist…"), ("Ctrl+P",)),
                Item("print_pack", _("Print a pro&vider’s pack…")),
                Item("print_review", _("Print the &week…")),
                Item("print_summary", _("Print a su&mmary…")),
                None,
                Item("settings", _("Se&ttings"), ("Ctrl+,",)),
                Item("quit", _("&Quit"), ("Ctrl+Q",)),
            ),
        ),
        (
            _("&Edit"),
            (
                Item("undo", _("&Undo"), ("Ctrl+Z",)),
                Item("redo", _("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
                None,
                Item("find", _("&Find a duty"), ("Ctrl+F",)),
                Item("filter", _("Fi&lter duties"), ("Ctrl+Shift+F",)),
            ),
        ),
        (
            _("&View"),
            (
                *pages,
                None,
                Item("inspector", _("&Details")),
                None,
                Item("sort_by_hand", _("Sort this column by &hand")),
                Item("sort_by_hours", _("Sort this column by h&ours")),
                Item("sort_by_enjoyment", _("Sort this column by en&joyment")),
                None,
                Item("next_pane", _("Next &pane"), ("F6",)),
            ),
        ),
        (
            _("&Duty"),
            (
                Item("add", _("&Add a duty"), ("Ctrl+N",)),
                Item("list", _("&Start from a list…"), ("Ctrl+L",)),
                None,
                Item("keep", _("&Keep"), hint="K"),
                Item("outsource", _("&Outsource"), hint="O"),
                Item("stop", _("&Stop doing"), hint="S"),
                Item("undecide", _("&Undecided"), hint="U"),
                None,
                Item("up", _("Move u&p"), hint="Alt+Up"),
                Item("down", _("Move &down"), hint="Alt+Down"),
                Item("earlier", _("&Earlier stage"), hint="["),
                Item("later", _("&Later stage"), hint="]"),
                None,
                Item("timer", _("Start or stop the &timer"), ("Ctrl+T",)),
                None,
                Item("rename", _("&Rename"), hint="F2"),
                Item("delete", _("De&lete"), hint="Del"),
            ),
        ),
        (
            _("&Plan"),
            (
                Item("best_plan", _("&Best plan…"), ("Ctrl+B",)),
                Item("pay_back", _("&Pay-back of hand-overs…")),
                Item("scenarios", _("&Scenarios"), ("Ctrl+6",)),
                None,
                Item("goals", _("&Goals and their share…")),
            ),
        ),
        (
            _("&Help"),
            (
                Item("help", _("&Guide"), ("F1",)),
                Item("keys", _("&Keys")),
                Item("example", _("Look around a finished &example")),
                None,
                Item("about", _("&About")),
            ),
        ),
    )
