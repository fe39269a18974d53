"""The navigation at the window's edge: one button a page, icon over word, and settings and help at its foot."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui import icons
from delegate_desk.ui.icons import IconName
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.focus import focus_came, focus_went
from delegate_desk.ui.widgets.painting import box, draw_text
from delegate_desk.ui.widgets.text import tip


class Place(NamedTuple):
    """One page that the navigation leads to; `key` is its shortcut as shown."""

    name: str
    icon: IconName
    word: str
    key: str


def places() -> tuple[Place, ...]:
    """The pages in their order."""
    return (
        Place("board", "square-kanban", _("Board"), "Ctrl+1"),
        Place("hand_over", "handshake", _("Hand-over"), "Ctrl+2"),
        Place("providers", "users-round", _("Providers"), "Ctrl+3"),
        Place("review", "calendar-check", _("Review"), "Ctrl+4"),
        Place("trends", "trending-up", _("Trends"), "Ctrl+5"),
    )


class NavButton(QToolButton):
    """A page's button: its icon over its word, or the icon alone in a small window."""

    def __init__(self, theme: Theme, place: Place) -> None:
        super().__init__()
        self._theme = theme
        self._place = place
        self._compact = False
        self.setText(place.word)
        self.setAccessibleName(place.word)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._due = ""
        self._tip = f"{place.word} ({place.key})" if place.key else place.word
        tip(self, self._tip)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_compact(self, compact: bool) -> None:
        """Show the icon alone, or the word too."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    def mark(self, words: str) -> None:
        """Have a dot beside the icon that says something is due there, in these words; none without words."""
        if words != self._due:
            self._due = words
            self.setAccessibleDescription(words)
            tip(self, "\n".join(filter(None, (self._tip, words))))
            self.update()

    def sizeHint(self) -> QSize:
        """56 pixels high with the word, 44 without, grown with the text."""
        px = self._theme.px
        return QSize(px(44), px(44)) if self._compact else QSize(px(68), px(56))

    def minimumSizeHint(self) -> QSize:
        """Never squeezed."""
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        focus_came(self, self._theme, self._theme.px(8), event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        focus_went(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet under the page that is open, the icon and the word."""
        theme, tokens, px = self._theme, self._theme.tokens, self._theme.px
        painter = QPainter(self)
        here = self.isChecked()
        if here or self.underMouse():
            box(painter, self.rect(), px(8), tokens.strip if here else tokens.hover)
        ink = tokens.accent if here else tokens.text2
        mark = px(22)
        top = (self.height() - mark) // 2 if self._compact else px(8)
        icons.draw(painter, self._place.icon, ink, QRectF((self.width() - mark) / 2, top, mark, mark))
        if self._due:
            dot, x = px(8), (self.width() + mark) // 2 - px(5)
            box(painter, QRect(x - px(1), top - px(2), dot + px(2), dot + px(2)), px(5), tokens.nav)
            box(painter, QRect(x, top - px(1), dot, dot), px(4), tokens.family)
        if not self._compact:
            painter.setFont(theme.font("meta", QFont.Weight.DemiBold if here else QFont.Weight.Medium))
            painter.setPen(ink)
            below = QRect(0, top + mark + px(2), self.width(), self.height() - top - mark - px(4))
            draw_text(painter, below, self._place.word, Qt.AlignmentFlag.AlignCenter)


class Navigation(QWidget):
    """The column of page buttons."""

    chosen = Signal(str)
    """The name of a page that the owner asks for."""

    settings_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._compact = False
        self._buttons = {place.name: NavButton(theme, place) for place in places()}
        self._group = QButtonGroup(self)
        self._layout = QVBoxLayout(self)
        for name, button in self._buttons.items():
            self._group.addButton(button)
            self._layout.addWidget(button)
            button.clicked.connect(lambda _checked, name=name: self.chosen.emit(name))
        self._layout.addStretch(1)
        self._foot = {
            "settings": NavButton(theme, Place("settings", "settings", _("Settings"), "Ctrl+,")),
            "help": NavButton(theme, Place("help", "circle-question-mark", _("Help"), "F1")),
        }
        for button, signal in zip(self._foot.values(), (self.settings_wanted, self.help_wanted), strict=True):
            self._group.addButton(button)
            button.clicked.connect(signal)
            self._layout.addWidget(button)
        self.setAccessibleName(_("Pages"))
        self.setAutoFillBackground(True)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_place(self, name: str) -> None:
        """Mark the page that is open."""
        buttons = {**self._buttons, **self._foot, "scenarios": self._buttons["providers"]}
        if name in buttons:
            buttons[name].setChecked(True)

    def mark(self, name: str, words: str) -> None:
        """Say at a page's button that something is due there; nothing without words."""
        self._buttons[name].mark(words)

    def set_compact(self, compact: bool) -> None:
        """Take the 56 pixel form of small windows, or the 80 pixel one."""
        self._compact = compact
        for button in (*self._buttons.values(), *self._foot.values()):
            button.set_compact(compact)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.tokens.nav)
        self.setPalette(palette)
        self.setFixedWidth(px(56 if self._compact else 80))
        self._layout.setContentsMargins(px(6), px(8), px(6), px(8))
        self._layout.setSpacing(px(4))
