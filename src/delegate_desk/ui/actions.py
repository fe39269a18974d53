"""The window's actions and its menu bar: each thing once, with its words, its key and its place in a menu."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.navigation import places
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Mode, Theme


class Item(NamedTuple):
    """One line of a menu. `hint` names a key that acts only while a card list has focus."""

    name: str
    words: str
    keys: tuple[str, ...] = ()
    hint: str = ""


class Actions:
    """All actions by name; the main window joins them to what they do with `on`."""

    def __init__(self, window: QWidget, theme: Theme, session: Session) -> None:
        self._window = window
        self._session = session
        self._actions: dict[str, QAction] = {}
        self._menus: list[QMenu] = []
        self.bar = QMenuBar()
        for title, items in _menus():
            self._add_menu(title, items)
        self._add_appearance(theme)
        session.changed.connect(self._name_history)
        self._name_history()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def on(self, name: str, act: Callable[[], object]) -> None:
        """Do `act` when the action is triggered, by menu, key or button."""
        self._actions[name].triggered.connect(lambda _checked=False: act())

    def enable(self, names: str, enabled: bool) -> None:
        """Switch actions, named with blanks between them, on or off."""
        for name in names.split():
            self._actions[name].setEnabled(enabled)

    def _add_menu(self, title: str, items: tuple[Item | None, ...]) -> None:
        menu = self.bar.addMenu(title)
        self._menus.append(menu)
        for item in items:
            if item is None:
                menu.addSeparator()
                continue
            words = f"{item.words}\t{item.hint}" if item.hint else item.words
            action = QAction(words, self._window)
            action.setShortcuts([QKeySequence(key) for key in item.keys])
            self._actions[item.name] = action
            menu.addAction(action)
            self._window.addAction(action)

    def _add_appearance(self, theme: Theme) -> None:
        view = self._menus[2]
        view.addSeparator()
        menu = view.addMenu(_("&Appearance"))
        group = QActionGroup(self._window)
        modes: tuple[tuple[Mode, str], ...] = (
            ("system", _("As the &system")),
            ("light", _("&Light")),
            ("dark", _("&Dark")),
        )
        for mode, words in modes:
            action = QAction(words, self._window)
            action.setCheckable(True)
            action.setChecked(theme.mode == mode)
            action.triggered.connect(lambda _checked=False, mode=mode: theme.set_mode(mode))
            group.addAction(action)
            menu.addAction(action)

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
                Item("save_copy", _("&Save a copy…"), ("Ctrl+Shift+S",)),
                Item("restore", _("Bring back a &backup…")),
                None,
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
            ),
        ),
        (_("&View"), (*pages, None, Item("inspector", _("&Details")), Item("next_pane", _("Next &pane"), ("F6",)))),
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
                Item("rename", _("&Rename"), hint="F2"),
                Item("delete", _("De&lete"), hint="Del"),
            ),
        ),
        (_("&Help"), (Item("keys", _("&Keys")), Item("help", _("&Guide"), ("F1",)), Item("about", _("&About")))),
    )
