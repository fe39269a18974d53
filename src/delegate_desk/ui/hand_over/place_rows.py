"""Where things are, and what to ask first, as rows with an icon."""

from typing import Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent

from delegate_desk.domain.brief import Access
from delegate_desk.i18n import _
from delegate_desk.ui import icons
from delegate_desk.ui.hand_over.lines import Row
from delegate_desk.ui.hand_over.wrapping import draw_wrapped, wrapped_height
from delegate_desk.ui.icons import IconName
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import mirrored
from delegate_desk.ui.words import in_brief

_SIGNS: tuple[tuple[IconName, tuple[str, ...]], ...] = (
    ("lock", ("sign-in", "sign in", "log in", "login", "password", "own user", "key")),
    ("mail", ("@", "mail", "inbox", "letter", "message")),
    ("landmark", ("bank", "account", "invoice", "payment", "tax", "receipt", "payroll")),
    ("book-open", ("book", "script", "guide", "page", "manual", "template", "rules", "list")),
    ("calendar-days", ("calendar", "diary", "rota", "booking")),
    ("users-round", ("customer", "client", "contact", "phone", "people")),
    ("hard-drive", ("folder", "drive", "backup", "server", "computer")),
)


def sign_of(entry: Access) -> IconName:
    """An icon that fits what it is, guessed by its words; words always stand beside it."""
    for text in (entry.what.casefold(), entry.where.casefold()):
        for name, words in _SIGNS:
            if any(word in text for word in words):
                return name
    return "folder-open"


class PlaceRow(Row):
    """A thing that the provider needs, and beneath where it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._entry = Access("")

    def show_value(self, value: Any, place: int, count: int) -> None:
        """Show another thing."""
        self._entry = value
        said = value.where or _("where is not yet said")
        self.setAccessibleName(f"{in_brief(value.what, 200)}, {in_brief(said, 400)}")
        self.forget()

    def _texts(self) -> list[tuple[str, QFont]]:
        theme = self._theme
        first = (self._entry.what, theme.font("button"))
        return [first, (self._entry.where, theme.font("meta"))] if self._entry.where.strip() else [first]

    def high(self, width: int) -> int:
        """Two lines, or more where they are long."""
        px = self._theme.px
        return max(30, sum(wrapped_height(text, font, width - px(30)) for text, font in self._texts()) + px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon and words."""
        painter, px, tokens = QPainter(self), self._theme.px, self._theme.tokens
        self.draw_ground(painter)
        direction = self.layoutDirection()
        texts = self._texts()
        side = mirrored(QRect(0, 0, px(17), self.height()), self.rect(), direction)
        icons.draw(painter, sign_of(self._entry), tokens.text2, QRectF(side))
        highs = [wrapped_height(text, font, self.width() - px(30)) for text, font in texts]
        y = (self.height() - sum(highs)) // 2
        for (text, font), high, ink in zip(texts, highs, (tokens.text, tokens.text2), strict=False):
            place = mirrored(QRect(px(27), y, self.width() - px(30), high), self.rect(), direction)
            draw_wrapped(painter, place, text, font, ink, direction)
            y += high


class AskRow(Row):
    """What the provider asks the owner about before doing it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._words = ""

    def show_value(self, value: Any, place: int, count: int) -> None:
        """Show another one."""
        self._words = value
        self.setAccessibleName(in_brief(value, 400))
        self.forget()

    def high(self, width: int) -> int:
        """One line, or more."""
        font = self._theme.font("body")
        words = wrapped_height(self._words, font, width - self._theme.px(28))
        return max(words + self._theme.px(9), QFontMetrics(font).height() + self._theme.px(9), 25)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hand and the words."""
        painter, px, tokens = QPainter(self), self._theme.px, self._theme.tokens
        self.draw_ground(painter)
        direction, font = self.layoutDirection(), self._theme.font("body")
        side = mirrored(QRect(0, 0, px(17), self.height()), self.rect(), direction)
        icons.draw(painter, "hand", tokens.warn, QRectF(side))
        high = wrapped_height(self._words, font, self.width() - px(28))
        place = QRect(px(26), (self.height() - high) // 2, self.width() - px(28), high)
        draw_wrapped(painter, mirrored(place, self.rect(), direction), self._words, font, tokens.text, direction)
