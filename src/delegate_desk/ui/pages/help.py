"""The guide: what the loop is, how to begin, what the words mean, where figures come from, and what to read."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.paths import resource
from delegate_desk.ui.dialogs.keys import KeySheet, groups, shortcuts_of
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.scroll_bar import ThinBar
from delegate_desk.ui.widgets.text import PlainLabel

WIDEST = 680
"""Design pixels of a line: longer ones read badly."""

_KEYS = "Keys"


class Block(NamedTuple):
    """A piece of the guide. `name` is the word that is explained, or the number of a step."""

    kind: Literal["heading", "text", "item", "term", "step"]
    text: str
    name: str = ""


def blocks(text: str) -> Iterator[Block]:
    """The pieces of a guide: "# heading", "- item", "= term: meaning", "1 step", other lines are paragraphs."""
    for line in text.splitlines():
        mark, _blank, rest = line.partition(" ")
        if not line.strip():
            continue
        if mark == "#":
            yield Block("heading", _(rest))
        elif mark == "-":
            yield Block("item", _(rest))
        elif mark == "=" or mark.isdecimal():
            name, _colon, meaning = _(rest).partition(": ")
            yield Block("term", meaning, name) if mark == "=" else Block("step", meaning, f"{mark}  {name}")
        else:
            yield Block("text", _(line))


class HelpPage(QScrollArea):
    """The guide in one readable column, scrolled by wheel and by keys."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._keys_shown: tuple[object, ...] = ()
        self._middle, page = QWidget(), QWidget()
        self._across = QHBoxLayout(page)
        self._across.addStretch(1)
        self._across.addWidget(self._middle, 100)
        self._across.addStretch(1)
        self._column = QVBoxLayout(self._middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(PlainLabel(theme, _("Guide"), "title"))
        self._keys = QVBoxLayout()
        for block in blocks(resource("help/guide.txt").read_text(encoding="utf-8")):
            self._add(block)
        self._column.addStretch(1)
        self.setVerticalScrollBar(ThinBar(theme, narrow=False))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(page)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Guide"))
        theme.changed.connect(self._space)
        self._space()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell the keys that the window has by now, and let keys scroll."""
        super().showEvent(event)
        self._show_keys()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space scrolls too."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Space:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            bar.setValue(bar.value() + (-1 if back else 1) * bar.pageStep())
        else:
            super().keyPressEvent(event)

    def _add(self, block: Block) -> None:
        theme = self._theme
        if block.kind == "heading":
            self._column.addSpacing(theme.px(14))
            heading = PlainLabel(theme, block.text, "section", wrap=True)
            heading.setAccessibleDescription(_("Heading"))
            self._column.addWidget(heading)
            if block.text == _(_KEYS):
                self._column.addLayout(self._keys)
        elif block.kind == "text":
            self._column.addWidget(PlainLabel(theme, block.text, wrap=True))
        elif block.kind == "item":
            self._column.addLayout(self._row(PlainLabel(theme, "•", "body", "text2"), block.text))
        else:
            name = PlainLabel(theme, block.name, weight=QFont.Weight.DemiBold, wrap=True)
            name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            name.setFixedWidth(theme.px(130))
            theme.changed.connect(lambda: name.setFixedWidth(theme.px(130)))
            self._column.addLayout(self._row(name, block.text))

    def _row(self, mark: PlainLabel, text: str) -> QHBoxLayout:
        """A mark or a word, and what is said of it beside it."""
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(10))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(self._theme, text, wrap=True), 1)
        return row

    def _show_keys(self) -> None:
        shown = groups(shortcuts_of(self.window()))
        if shown == self._keys_shown:
            return
        self._keys_shown = shown
        while (item := self._keys.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._keys.addWidget(KeySheet(self._theme, shown))

    def _space(self) -> None:
        px = self._theme.px
        self._middle.setMaximumWidth(px(WIDEST))
        self._across.setContentsMargins(px(24), px(24), px(24), px(28))
        self._column.setSpacing(px(10))
