"""The dates of check-ins as rows: date, note, and a verdict that one key gives."""

from functools import partial
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu

from delegate_desk.domain.brief import VERDICTS, Verdict
from delegate_desk.i18n import _
from delegate_desk.planning.check_ins import Row as Due
from delegate_desk.ui import formats, icons
from delegate_desk.ui.hand_over.lines import Row
from delegate_desk.ui.icons import IconName
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.widgets.painting import box, draw_text, mirrored, visual
from delegate_desk.ui.words import in_brief

_NOTE = 62


def verdict_name(verdict: Verdict) -> str:
    """What a check-in found: "Good"."""
    names: dict[Verdict, str] = {"good": _("Good"), "late": _("Late"), "redo": _("Redo")}
    return names[verdict]


_LOOKS: dict[str, tuple[ColourName, ColourName, IconName | None]] = {
    "good": ("accentsoft", "accentink", "check"),
    "late": ("warnsoft", "warn", "history"),
    "redo": ("dangersoft", "danger", "undo-2"),
    "due": ("warnsoft", "warn", None),
}


class CheckInRow(Row):
    """One date. G, L and R say good, late and redo; Enter edits the note, Delete takes the verdict back."""

    def __init__(self, theme: Theme, today: str) -> None:
        super().__init__(theme)
        self.can_move = False
        self._today = today
        self._row = Due("", "ahead")
        self._pill = QRect()

    def set_today(self, today: str) -> None:
        """Count "today" anew."""
        if today != self._today:
            self._today, self.shown = today, None

    def show_value(self, value: Any, place: int, count: int) -> None:
        """Show another date."""
        self._row = value
        parts = [formats.long_date(value.date), self._word(), self._note()]
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setAccessibleDescription("" if value.state == "ahead" else _("G good, L late, R redo"))
        self.update()

    def _verdict(self) -> Verdict | None:
        made = self._row.check_in
        return None if made is None else made.verdict

    def _word(self) -> str:
        verdict = self._verdict()
        if verdict is not None:
            return verdict_name(verdict)
        if self._row.state == "due":
            return _("Due today") if self._row.date == self._today else _("Due")
        return _("not yet") if self._row.state == "ahead" else _("not checked")

    def _note(self) -> str:
        made = self._row.check_in
        if made is not None and made.note:
            return in_brief(made.note, 200)
        return _("Check in now") if self._row.state == "due" else ""

    def wish(self, event: QKeyEvent) -> str:
        """One key gives a verdict."""
        keys = {Qt.Key.Key_G: "good", Qt.Key.Key_L: "late", Qt.Key.Key_R: "redo"}
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and event.key() in keys and self._row.state != "ahead":
            return keys[Qt.Key(event.key())]
        return super().wish(event)

    def menu_words(self) -> list[tuple[str, str, str]]:
        """The verdicts, the note, and the way back."""
        verdicts = [(verdict_name(verdict), verdict, verdict[0].upper()) for verdict in VERDICTS]
        note = (_("Write a note"), "edit", "Enter")
        back = [(_("Take back"), "remove", "Del")] if self._row.check_in is not None else []
        return [*(verdicts if self._row.state != "ahead" else []), note, *back]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the verdict offers the others."""
        if self._pill.contains(event.position().toPoint()) and event.button() == Qt.MouseButton.LeftButton:
            self._press = None
            self._offer()
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the verdicts."""
        self._offer()

    def _offer(self) -> None:
        menu = QMenu(self)
        for words, wish, key in self.menu_words():
            menu.addAction(f"{words}\t{key}").triggered.connect(partial(self.wished.emit, wish))
        menu.exec(self.mapToGlobal(self._pill.bottomLeft()))
        menu.deleteLater()

    def high(self, width: int) -> int:
        """One line."""
        return max(30, self._theme.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw date, note and verdict."""
        painter, theme, tokens = QPainter(self), self._theme, self._theme.tokens
        px, direction = theme.px, self.layoutDirection()
        self.draw_ground(painter)
        middle = Qt.AlignmentFlag.AlignVCenter
        left, right = (
            visual(middle | Qt.AlignmentFlag.AlignLeft, direction),
            visual(middle | Qt.AlignmentFlag.AlignRight, direction),
        )
        end = self._draw_word(painter, right)
        painter.setFont(theme.font("body"))
        painter.setPen(tokens.text)
        start = max(px(_NOTE), QFontMetrics(theme.font("body")).horizontalAdvance("30 Sept") + px(8))
        draw_text(painter, self._at(0, start), formats.short_date(self._row.date), left)
        painter.setFont(theme.font("meta"))
        painter.setPen(tokens.text2)
        draw_text(painter, self._at(start, max(0, end - start - px(8))), self._note(), left)

    def _at(self, x: int, wide: int) -> QRect:
        return mirrored(QRect(x, 0, wide, self.height()), self.rect(), self.layoutDirection())

    def _draw_word(self, painter: QPainter, right: Qt.AlignmentFlag) -> int:
        """Draw the verdict as a pill, or quietly what there is none yet; gives back where it starts."""
        theme, px, word = self._theme, self._theme.px, self._word()
        look = _LOOKS.get(self._verdict() or self._row.state)
        font = theme.font("meta") if look is None else theme.font("meta", QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        wide = metrics.horizontalAdvance(word) + 1
        painter.setFont(font)
        if look is None:
            self._pill = self._at(self.width() - wide, wide)
            painter.setPen(theme.tokens.text2)
            draw_text(painter, self._pill, word, right)
            return self.width() - wide
        tint, ink, icon = look
        lead = px(10) + (px(18) if icon is not None else 0)
        wide += lead + px(9)
        high = metrics.height() + px(7)
        self._pill = self._at(self.width() - wide, wide)
        pill = QRect(self._pill.left(), (self.height() - high) // 2, wide, high)
        line = theme.colour(ink) if theme.high_contrast else None
        box(painter, pill, high / 2, theme.colour(tint), line)
        if icon is not None:
            side = mirrored(QRect(pill.left() + px(9), pill.top(), px(14), high), pill, self.layoutDirection())
            icons.draw(painter, icon, theme.colour(ink), QRectF(side))
        painter.setPen(theme.colour(ink))
        words = mirrored(pill.adjusted(lead, 0, -px(8), 0), pill, self.layoutDirection())
        draw_text(painter, words, word, Qt.AlignmentFlag.AlignCenter)
        return self.width() - wide
