"""Which column of a table says what: guessed by the reader, corrected by the owner."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from delegate_desk.exchange.candidates import Layout
from delegate_desk.i18n import _
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.choice import Choice
from delegate_desk.ui.widgets.text import PlainLabel

_NONE = "-1"


class TableLayout(QWidget):
    """A row of boxes: under each thing that a duty needs the column it is taken from, and the encoding."""

    wished = Signal(object)
    """The table is to be read anew as this mapping says: `coding`, and `places` of columns, -1 for none."""

    def __init__(self, theme: Theme, layout: Layout) -> None:
        super().__init__()
        self._layout = layout
        self._boxes: dict[str, Choice] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(2))
        places = dict(layout.places)
        columns = [(str(number), name) for number, name in enumerate(layout.names)]
        for meaning, words in _meanings(places).items():
            pairs = columns if meaning == "title" else [(_NONE, _("no column")), *columns]
            self._put(theme, grid, meaning, words, pairs, str(places.get(meaning, _NONE)))
        if layout.coding:
            self._put(theme, grid, "coding", _("Letters"), _codings(layout.coding), layout.coding)

    def _put(
        self, theme: Theme, grid: QGridLayout, meaning: str, words: str, pairs: list[tuple[str, str]], key: str
    ) -> None:
        called = _("Letters of the file") if meaning == "coding" else _("Column of: {what}").format(what=words)
        box = Choice(theme, called)
        box.offer(pairs, key)
        box.chosen.connect(partial(self._choose, meaning))
        column = grid.columnCount() if self._boxes else 0
        self._boxes[meaning] = box
        grid.addWidget(PlainLabel(theme, words, "meta", "text2"), 0, column)
        grid.addWidget(box, 1, column)
        grid.setColumnStretch(column, 1)

    def _choose(self, _meaning: str, _key: str) -> None:
        self.wished.emit(self.wish())

    def wish(self) -> Mapping[str, Any]:
        """What the boxes say, as the reader takes it."""
        places = {meaning: int(box.key() or _NONE) for meaning, box in self._boxes.items() if meaning != "coding"}
        coding = self._boxes["coding"].key() if "coding" in self._boxes else None
        return {"places": places, "coding": coding}


def _meanings(places: Mapping[str, int]) -> dict[str, str]:
    """What a column can say, in the order of the list below."""
    words = {
        "title": _("Duty"),
        "cadence": _("How often"),
        "minutes": _("Minutes each time"),
        "hours": _("Hours each time"),
        "hours_a_week": _("Hours a week"),
        "function": _("Function"),
        "notes": _("Notes"),
    }
    return {meaning: said for meaning, said in words.items() if meaning in places or not meaning.startswith("hours")}


def _codings(present: str) -> list[tuple[str, str]]:
    names = {
        "utf-8": _("Unicode (UTF-8)"),
        "utf-16": _("Unicode (UTF-16)"),
        "cp1252": _("Western European"),
        "cp1250": _("Central European"),
        "cp1251": _("Cyrillic"),
        "cp1253": _("Greek"),
        "cp1254": _("Turkish"),
        "shift_jis": _("Japanese"),
        "gb18030": _("Chinese, simplified"),
        "big5": _("Chinese, traditional"),
        "euc_kr": _("Korean"),
    }
    shown = {"utf-8-sig": _("Unicode (UTF-8)")}.get(present, present.upper())
    return [*([] if present in names else [(present, shown)]), *names.items()]
