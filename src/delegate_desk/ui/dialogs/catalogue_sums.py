"""What is ticked so far: hours a week in one large figure, and under it how they spread over the functions."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui import formats
from delegate_desk.ui.dialogs.catalogue_list import StarterList
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.lettering import Lettering, advance
from delegate_desk.ui.widgets.painting import box
from delegate_desk.ui.widgets.panel import draw_tile
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import function_name

_ROW, _TILE = 30, 22


class Sum(NamedTuple):
    """Hours a week of a function's ticked duties."""

    function: str
    hours: float


class PickedSums(QWidget):
    """The running figure; it grows with each tick."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        self.figure = PlainLabel(theme, "", "figure")
        self.words = PlainLabel(theme, "", "body", "text2", wrap=True)
        self.bars = FunctionBars(theme)
        column.addWidget(self.figure)
        column.addWidget(self.words)
        column.addSpacing(theme.px(12))
        column.addWidget(self.bars, 1)

    def show_picked(self, picked: StarterList) -> None:
        """Show what is ticked now."""
        chosen, sums = picked.chosen(), dict[str, float]()
        for duty in chosen:
            sums[duty.function] = sums.get(duty.function, 0.0) + picked.hours(duty.key)
        self.figure.setText(formats.hours(picked.chosen_hours()))
        self.words.setText(_("a week, {count} ticked").format(count=formats.whole(len(chosen))))
        self.bars.show_sums([Sum(function, hours) for function, hours in sums.items()], picked.chosen_hours())


class FunctionBars(PlainLabel):
    """A row for each function with ticked duties: tile, name, hours and a bar; its text is the same in one sentence."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._sums: list[Sum] = []
        self._shown: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_sums(self, sums: list[Sum], total: float) -> None:
        """Show other hours; they add up to the total, which is exact."""
        self._sums = sums
        self._shown = [formats.hours(each) for each in formats.spread([each.hours for each in sums], total)]
        pairs = zip(sums, self._shown, strict=True)
        self.setText(", ".join(f"{function_name(each.function)} {hours}" for each, hours in pairs))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all functions."""
        return QSize(self._theme.px(160), self._high() * 10)

    def minimumSizeHint(self) -> QSize:
        """Small windows show the first ones only."""
        return QSize(self._theme.px(120), self._high())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows that fit."""
        painter, high = QPainter(self), self._high()
        letters = Lettering(painter, self.width(), self.layoutDirection())
        for place, each in enumerate(self._sums):
            if (place + 1) * high > self.height():
                break
            self._draw_row(letters, place * high, each, self._shown[place])

    def _draw_row(self, letters: Lettering, top: int, each: Sum, hours: str) -> None:
        px, tokens, high = self._theme.px, self._theme.tokens, self._high()
        side = px(_TILE)
        draw_tile(
            letters.painter, self._theme, each.function, letters.place(QRectF(0, top + (high - side) / 2, side, side))
        )
        meta, strong = self._theme.font("meta"), self._theme.font("meta", QFont.Weight.DemiBold)
        baseline = top + high / 2 + px(2)
        start = side + px(8)
        letters.put(start, baseline, function_name(each.function), meta, tokens.text2)
        letters.put(self.width() - advance(hours, strong), baseline, hours, strong, tokens.text)
        most = max(one.hours for one in self._sums)
        track = QRectF(start, baseline + px(5), self.width() - start, px(3))
        box(letters.painter, letters.place(track), px(2), tokens.line)
        if most > 0:
            track.setWidth(max(px(3), track.width() * each.hours / most))
            box(letters.painter, letters.place(track), px(2), tokens.accent)

    def _high(self) -> int:
        return max(self._theme.px(_ROW), self.fontMetrics().height() + self._theme.px(12))
