"""The sheet of keys: everything that can be done without a mouse, as far as the window can do it."""

from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.dialogs.frame import Dialog
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import box
from delegate_desk.ui.widgets.scroll_bar import ThinBar
from delegate_desk.ui.widgets.text import PlainLabel

_ONE_COLUMN_BELOW = 940


class Key(NamedTuple):
    """Keys and what they do. `shortcut` is the one that the window must have for the line to be true, "" for none."""

    keys: tuple[str, ...]
    does: str
    shortcut: str = ""


class KeyGroup(NamedTuple):
    """Keys that act in one place."""

    title: str
    keys: tuple[Key, ...]


def shortcuts_of(window: QWidget) -> frozenset[str]:
    """The shortcuts of a window's actions, as "Ctrl+N"."""
    return frozenset(
        keys.toString(QKeySequence.SequenceFormat.PortableText)
        for action in window.actions()
        for keys in action.shortcuts()
    )


def groups(bound: Collection[str] | None = None) -> tuple[KeyGroup, ...]:
    """The keys in their order; of those that are shortcuts only the bound ones, all where that is None."""
    found = []
    for group in (_cards(), _selected(), _everywhere(), _files(), _fields()):
        keys = tuple(key for key in group.keys if bound is None or not key.shortcut or key.shortcut in bound)
        if keys:
            found.append(group._replace(keys=keys))
    return tuple(found)


def _cards() -> KeyGroup:
    return KeyGroup(
        _("While a list of cards has the focus"),
        (
            Key(("K",), _("Keep")),
            Key(("O",), _("Outsource")),
            Key(("S",), _("Stop doing")),
            Key(("U",), _("Undecided")),
            Key(("Left", "Right"), _("Neighbouring column")),
            Key(("Up", "Down"), _("Next card")),
            Key(("Alt+Up", "Alt+Down"), _("Move the card within its column")),
            Key(("[", "]"), _("Earlier or later stage of the hand-over")),
        ),
    )


def _selected() -> KeyGroup:
    return KeyGroup(
        _("With the selected cards"),
        (
            Key(("Shift", "Ctrl"), _("With arrows or a click: select several")),
            Key(("Ctrl+A",), _("Select the whole column")),
            Key(("Enter",), _("To the details")),
            Key(("F2",), _("Rename")),
            Key(("Delete",), _("Delete; undo brings it back")),
        ),
    )


def _everywhere() -> KeyGroup:
    return KeyGroup(
        _("Everywhere"),
        (
            Key(("Ctrl+N",), _("Add a duty"), "Ctrl+N"),
            Key(("Ctrl+F",), _("Find"), "Ctrl+F"),
            Key(("Ctrl+Shift+F",), _("Filter"), "Ctrl+Shift+F"),
            Key(("Ctrl+Z",), _("Undo"), "Ctrl+Z"),
            Key(("Ctrl+Shift+Z", "Ctrl+Y"), _("Redo"), "Ctrl+Shift+Z"),
            Key(("Ctrl+L",), _("Start from a list of usual duties"), "Ctrl+L"),
            Key(("Ctrl+B",), _("Best plan"), "Ctrl+B"),
            Key(("Ctrl+T",), _("Start or stop the timer on the selected card"), "Ctrl+T"),
            Key(("Ctrl+P",), _("Print the checklist"), "Ctrl+P"),
            Key(("Ctrl+1", "Ctrl+5"), _("The five pages, in their order"), "Ctrl+5"),
            Key(("Ctrl+6",), _("Scenarios"), "Ctrl+6"),
            Key(("F6",), _("Next pane"), "F6"),
            Key(("Ctrl+,",), _("Settings"), "Ctrl+,"),
            Key(("F1",), _("This guide"), "F1"),
        ),
    )


def _files() -> KeyGroup:
    return KeyGroup(
        _("Files"),
        (
            Key(("Ctrl+Shift+N",), _("New plan"), "Ctrl+Shift+N"),
            Key(("Ctrl+O",), _("Open a plan"), "Ctrl+O"),
            Key(("Ctrl+I",), _("Bring in a calendar, a list or a plan"), "Ctrl+I"),
            Key(("Ctrl+E",), _("Take away"), "Ctrl+E"),
            Key(("Ctrl+Shift+S",), _("Save a copy"), "Ctrl+Shift+S"),
            Key(("Ctrl+Q",), _("Quit"), "Ctrl+Q"),
        ),
    )


def _fields() -> KeyGroup:
    return KeyGroup(
        _("While typing"),
        (
            Key(("Enter",), _("Take what is typed")),
            Key(("Esc",), _("Put back what was there")),
            Key(("Ctrl+Enter",), _("In the line that adds duties: add and open the details")),
        ),
    )


def shown_key(key: str) -> str:
    """A key as this system writes it, "⌘N" on a Mac."""
    native = QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText)
    return native.toString(QKeySequence.SequenceFormat.NativeText) or key


class KeyCap(PlainLabel):
    """A key on its little box."""

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__(theme, shown_key(key), "meta", "text", weight=QFont.Weight.Medium)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room round the letters."""
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance(self.text()) + self._theme.px(14)
        return QSize(max(wide, self._theme.px(24)), metrics.height() + self._theme.px(6))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and the key."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        box(painter, self.rect(), self._theme.px(5), tokens.hover, tokens.control)
        painter.end()
        super().paintEvent(event)


class KeySheet(QWidget):
    """Groups of keys, in one column or in two."""

    def __init__(self, theme: Theme, shown: tuple[KeyGroup, ...], columns: int = 1) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(40))
        for part in _dealt(shown, columns):
            column = QVBoxLayout()
            column.setSpacing(px(20))
            for group in part:
                column.addLayout(self._group(group))
            column.addStretch(1)
            across.addLayout(column, 1)

    def _group(self, group: KeyGroup) -> QGridLayout:
        px = self._theme.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(6))
        grid.setColumnMinimumWidth(0, px(150))
        grid.setColumnStretch(1, 1)
        title = PlainLabel(self._theme, group.title, "meta", "text2", weight=QFont.Weight.DemiBold, wrap=True)
        grid.addWidget(title, 0, 0, 1, 2)
        for row, key in enumerate(group.keys, 1):
            grid.addWidget(self._caps(key), row, 0)
            grid.addWidget(PlainLabel(self._theme, key.does, wrap=True), row, 1)
        return grid

    def _caps(self, key: Key) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(4))
        for each in key.keys:
            row.addWidget(KeyCap(self._theme, each))
        row.addStretch(1)
        return holder


class KeysDialog(Dialog):
    """All keys at a glance; `parent` is the window whose shortcuts are told."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Keys"), _("Close"), _("Every drag has a key, and every menu shows its own."), parent)
        self.cancel.hide()
        bound = None if parent is None else shortcuts_of(parent)
        room = self.screen().availableSize()
        columns = 2 if room.width() >= theme.px(_ONE_COLUMN_BELOW) else 1
        self.sheet = KeySheet(theme, groups(bound), columns)
        scroll = QScrollArea()
        scroll.setVerticalScrollBar(ThinBar(theme, narrow=False))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.sheet)
        scroll.setAccessibleName(_("Keys"))
        for area in (scroll.viewport(), self.sheet):
            area.setAutoFillBackground(False)
        self.content.addWidget(scroll)
        wide = theme.px(880 if columns == 2 else 480)
        high = self.sheet.sizeHint().height() + theme.px(130)
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 80))


def _dealt(shown: tuple[KeyGroup, ...], columns: int) -> list[list[KeyGroup]]:
    """The groups in so many columns of about the same height, in their order."""
    dealt: list[list[KeyGroup]] = [[] for _column in range(columns)]
    whole = sum(len(group.keys) + 2 for group in shown)
    done = 0
    for group in shown:
        rows = len(group.keys) + 2
        place = min(columns - 1, (done + rows // 2) * columns // max(1, whole))
        dealt[place].append(group)
        done += rows
    return dealt
