"""The steps of a brief as rows: grip, number, words, minutes."""

from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent

from delegate_desk.domain.brief import Step
from delegate_desk.i18n import _
from delegate_desk.ui import formats, icons
from delegate_desk.ui.hand_over.lines import Row
from delegate_desk.ui.hand_over.wrapping import draw_wrapped, wrapped_height
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import draw_text, fill, mirrored, visual
from delegate_desk.ui.words import in_brief

_WORDS, _END = 53, 10


class StepRow(Row):
    """One step; long words run over several lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._step = Step("")
        self._place = 0
        self._minutes = ""
        self._is_last = False

    def show_value(self, value: Any, place: int, count: int) -> None:
        """Show another step."""
        self._is_last = place + 1 == count
        self._step, self._place = value, place
        self._minutes = "" if value.minutes is None else formats.duration(value.minutes)
        parts = [_("Step {place} of {count}").format(place=place + 1, count=count), in_brief(value.text, 400)]
        self.setAccessibleName(", ".join([*parts, self._minutes or _("minutes not yet said")]))
        self.forget()

    def _room(self, width: int) -> int:
        """What is left for the words."""
        px = self._theme.px
        metrics = QFontMetrics(self._theme.font("meta"))
        wide = max(px(52), metrics.horizontalAdvance(self._minutes) + px(12))
        return max(px(60), width - px(_WORDS) - wide - px(_END))

    def high(self, width: int) -> int:
        """As many lines as the words take."""
        px = self._theme.px
        words = wrapped_height(self._step.text, self._theme.font("body"), self._room(width))
        return max(30, px(34), words + px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        painter, theme, tokens = QPainter(self), self._theme, self._theme.tokens
        px, direction = theme.px, self.layoutDirection()
        self.draw_ground(painter)
        if not self._is_last and not self.chosen:
            fill(painter, QRect(0, self.height() - 1, self.width(), 1), tokens.line)
        if self.lifted:
            painter.setOpacity(0.4)

        def at(x: int, wide: int) -> QRect:
            return mirrored(QRect(x, 0, wide, self.height()), self.rect(), direction)

        grip = at(px(4), px(16))
        icons.draw(painter, "grip-vertical", tokens.text2, QRectF(grip))
        middle, flag = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag
        painter.setFont(theme.font("body"))
        painter.setPen(tokens.text2)
        draw_text(
            painter, at(px(16), px(25)), formats.whole(self._place + 1), visual(middle | flag.AlignRight, direction)
        )
        room = self._room(self.width())
        high = wrapped_height(self._step.text, theme.font("body"), room)
        words = at(px(_WORDS), room)
        words.setTop((self.height() - high) // 2)
        draw_wrapped(painter, words, self._step.text, theme.font("body"), tokens.text, direction)
        painter.setFont(theme.font("meta"))
        painter.setPen(tokens.text2)
        rest = self.width() - px(_WORDS) - room - px(_END)
        place = at(px(_WORDS) + room, rest)
        draw_text(painter, place, self._minutes, visual(middle | flag.AlignRight, direction))
