"""Buttons: primary, secondary, quiet, link, and those that show an icon only.

All are QPushButtons: `clicked`, `setEnabled`, `setMenu` and, in dialogs, `setDefault` work as ever, and
Enter and Space press them.
"""

from typing import Literal, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from delegate_desk.ui import icons
from delegate_desk.ui.icons import IconName
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.tokens import ColourName, Tokens
from delegate_desk.ui.widgets.focus import focus_came, focus_went
from delegate_desk.ui.widgets.painting import box, draw_text, mirrored
from delegate_desk.ui.widgets.text import tip

Kind = Literal["primary", "secondary", "quiet", "link"]
_OFF = 0.42


class Look(NamedTuple):
    """Colours of a button in one state."""

    fill: QColor | None
    line: QColor | None
    ink: QColor


def look(kind: Kind, tokens: Tokens, *, hovered: bool, pressed: bool, checked: bool = False) -> Look:
    """Colours of a button of that kind, before it is dimmed for being off."""
    if kind == "primary":
        fill = tokens.accentpress if pressed else tokens.accenthover if hovered else tokens.accent
        return Look(fill, None, tokens.onaccent)
    if kind == "link":
        return Look(None, None, tokens.accentpress if pressed else tokens.accenthover if hovered else tokens.accent)
    line = tokens.control if kind == "secondary" else None
    if checked:
        return Look(tokens.accentsoft, line and tokens.accent, tokens.accentink)
    rest = tokens.card if kind == "secondary" else None
    return Look(tokens.hover if hovered or pressed else rest, line, tokens.text)


def with_key(text: str, key: str) -> str:
    """A tooltip that names the key too: "Undo (Ctrl+Z)"."""
    return f"{text} ({key})" if key else text


class Pressable(QPushButton):
    """A button that paints itself: the part that all kinds share."""

    def __init__(self, theme: Theme, kind: Kind) -> None:
        super().__init__()
        self._theme = theme
        self._kind: Kind = kind
        self._words = ""
        self._action: QAction | None = None
        self._lit = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(True)
        theme.changed.connect(self._changed)

    @property
    def kind(self) -> Kind:
        """What the button looks like."""
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Look otherwise: the step that comes next turns primary, say."""
        self._kind = kind
        self._changed()

    def light_up(self, lit: bool) -> None:
        """Look as chosen while what the button opens is in effect; to assistive technology it stays a button."""
        self._lit = lit
        self.update()

    def follow(self, action: QAction) -> None:
        """Press that action, and be on, off or checked as it is; its key joins the tooltip."""
        self._action = action
        self.setCheckable(action.isCheckable())
        self.clicked.connect(action.trigger)
        action.changed.connect(self._as_action)
        self._as_action()

    def _as_action(self) -> None:
        action = self._action
        if action is None:
            return
        self.setEnabled(action.isEnabled())
        self.setChecked(action.isChecked())
        key = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        tip(self, with_key(self._words, key))

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return self._theme.font("button", QFont.Weight.DemiBold if self._kind == "primary" else None)

    def _radius(self) -> int:
        return self._theme.px(6 if self._kind == "link" else 8)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        focus_came(self, self._theme, self._radius(), event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        focus_went(self, event)

    def minimumSizeHint(self) -> QSize:
        """Buttons are never squeezed."""
        return self.sizeHint()

    def _painter(self) -> tuple[QPainter, Look]:
        """A painter with the frame already drawn, and the colours for the rest."""
        hovered = self.isEnabled() and self.underMouse()
        chosen = self.isChecked() or self._lit
        colours = look(self._kind, self._theme.tokens, hovered=hovered, pressed=self.isDown(), checked=chosen)
        painter = QPainter(self)
        if not self.isEnabled():
            painter.setOpacity(_OFF)
        box(painter, self.rect(), self._radius(), colours.fill, colours.line)
        painter.setPen(colours.ink)
        return painter, colours


class Button(Pressable):
    """A button with words, and an icon before (`icon`) or after them (`trailing`).

    `key` is named in the tooltip only. `dense` is 32 px high instead of 36, as a link it is set small.
    Squeezed windows call `set_compact`: then the icon stands alone and the words become tooltip and
    accessible name.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: Kind = "secondary",
        *,
        icon: IconName | None = None,
        trailing: IconName | None = None,
        key: str = "",
        dense: bool = False,
    ) -> None:
        super().__init__(theme, kind)
        self._icon: IconName | None = icon
        self._trailing: IconName | None = trailing
        self._key = key
        self._dense = dense
        self._compact = False
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(text)

    @property
    def words(self) -> str:
        """The words on the button."""
        return self._words

    def set_words(self, text: str) -> None:
        """Show other words; an ampersand is an ampersand."""
        self._words = text
        self.setText(text.replace("&", "&&"))
        self._name()

    def set_icon(self, name: IconName | None) -> None:
        """Show another icon before the words, or none."""
        self._icon = name
        self._changed()

    def set_compact(self, compact: bool) -> None:
        """Show the icon alone, or the words too."""
        if compact != self._compact and self._icon is not None:
            self._compact = compact
            self._name()

    def _name(self) -> None:
        tip(self, with_key(self._words, self._key) if self._compact or self._key else "")
        self.setAccessibleName(self._words if self._compact else "")
        self._changed()

    def _font(self) -> QFont:
        if self._kind == "link" and self._dense:
            return self._theme.font("meta", QFont.Weight.Medium)
        return super()._font()

    def _marks(self) -> list[IconName]:
        return [mark for mark in (self._icon, self._trailing) if mark is not None]

    def sizeHint(self) -> QSize:
        """Room for the words, the icons and the padding of the kind."""
        theme = self._theme
        metrics = QFontMetrics(self._font())
        high = theme.px(30 if self._kind == "link" else 32 if self._dense else 36)
        high = max(high, metrics.height() + theme.px(8))
        if self._compact:
            return QSize(high, high)
        width = metrics.horizontalAdvance(self._words) + len(self._marks()) * (self._mark() + self._gap())
        return QSize(max(theme.px(30), width + 2 * self._padding()), high)

    def _mark(self) -> int:
        return self._theme.px(14 if self._kind == "link" else 18)

    def _gap(self) -> int:
        return self._theme.px(5 if self._kind == "link" else 8)

    def _padding(self) -> int:
        return 0 if self._kind == "link" else self._theme.px(11 if self._dense else 15)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, icons and words, centred together; links stand at the start."""
        painter, colours = self._painter()
        painter.setFont(self._font())
        mark, gap = self._mark(), self._gap()
        inner = self.rect().adjusted(self._padding(), 0, -self._padding(), 0)
        if self._compact and self._icon is not None:
            icons.draw(painter, self._icon, colours.ink, QRectF(self._square(self.rect().center().x() - mark // 2)))
            return
        taken = len(self._marks()) * (mark + gap)
        wide = min(painter.fontMetrics().horizontalAdvance(self._words), inner.width() - taken)
        x = inner.left() if self._kind == "link" else inner.left() + (inner.width() - wide - taken) // 2
        start = x if self._icon is None else x + mark + gap
        if self._icon is not None:
            self._draw_mark(painter, self._icon, x, colours.ink)
        if self._trailing is not None:
            self._draw_mark(painter, self._trailing, start + wide + gap, colours.ink)
        place = mirrored(QRect(start, 0, wide + 1, self.height()), self.rect(), self.layoutDirection())
        draw_text(painter, place, self._words, Qt.AlignmentFlag.AlignCenter)

    def _draw_mark(self, painter: QPainter, name: IconName, x: int, ink: QColor) -> None:
        direction = self.layoutDirection()
        place = QRectF(mirrored(self._square(x), self.rect(), direction))
        icons.draw(painter, icons.facing(name, direction), ink, place)

    def _square(self, x: int) -> QRect:
        mark = self._mark()
        return QRect(x, (self.height() - mark) // 2, mark, mark)


class IconButton(Pressable):
    """A square button with an icon; `words` are its accessible name and, with the key, its tooltip."""

    def __init__(
        self,
        theme: Theme,
        name: IconName,
        words: str,
        *,
        key: str = "",
        kind: Kind = "quiet",
        size: int = 36,
        colour: ColourName | None = None,
    ) -> None:
        super().__init__(theme, kind)
        self._name: IconName = name
        self._words = words
        self._size = size
        self._colour: ColourName | None = colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        tip(self, with_key(words, key))

    def set_icon(self, name: IconName, words: str | None = None) -> None:
        """Show another icon, and be called otherwise."""
        self._name = name
        if words is not None:
            self._words = words
            self.setAccessibleName(words)
            tip(self, words)
        self.update()

    def sizeHint(self) -> QSize:
        """A square, never under 30 pixels."""
        side = max(self._theme.px(self._size), 30)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame and icon."""
        painter, colours = self._painter()
        mark = self._theme.px(18)
        place = QRectF((self.width() - mark) / 2, (self.height() - mark) / 2, mark, mark)
        ink = colours.ink if self._colour is None else self._theme.colour(self._colour)
        icons.draw(painter, icons.facing(self._name, self.layoutDirection()), ink, place)
