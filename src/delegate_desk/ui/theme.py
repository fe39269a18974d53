"""The look of the window as it is now: colours, fonts and sizes, and a signal when they change.

`app` makes one `Theme` and hands it to every widget as first argument. Widgets read `theme.tokens` while
painting and listen to `theme.changed`.
"""

import os
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from delegate_desk.ui.tokens import ColourName, Tile, Tokens, tile, tokens

Mode = Literal["system", "light", "dark"]
Role = Literal["big", "figure", "kpi", "title", "inspector", "section", "card", "body", "button", "meta"]

_BODY = 13.0
_SMALLEST = 12
# Pixels, weight, and letter spacing in per cent: large figures and titles stand a little closer.
_TEXT_STYLES: dict[Role, tuple[int, QFont.Weight, float]] = {
    "big": (44, QFont.Weight.DemiBold, 97.0),
    "figure": (34, QFont.Weight.DemiBold, 99.0),
    "kpi": (24, QFont.Weight.DemiBold, 98.0),
    "title": (20, QFont.Weight.DemiBold, 98.0),
    "inspector": (17, QFont.Weight.DemiBold, 98.5),
    "section": (15, QFont.Weight.DemiBold, 99.0),
    "card": (14, QFont.Weight.Medium, 99.0),
    "body": (13, QFont.Weight.Normal, 100.0),
    "button": (13, QFont.Weight.Medium, 100.0),
    "meta": (12, QFont.Weight.Normal, 100.0),
}


def in_fusion(arguments: list[str]) -> list[str]:
    """The arguments for QApplication, asking for the Fusion style, the one that paints by palette alone.

    Asked for here because the first touch of QStyle from Python costs a start 7 ms.
    """
    return [*arguments[:1], "-style", "fusion", *arguments[1:]]


class Theme(QObject):
    """Colours, fonts and measures of the window; follows the system unless told otherwise.

    The system's text size is obeyed: its body text is the design's 13 px body, never smaller, and every
    pixel figure of the design grows with it (`px`), as it does with the owner's own text size.
    """

    changed = Signal()
    """Colours, fonts or sizes are others now: lay out and paint again."""

    def __init__(self, application: QApplication, mode: Mode = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._hints = application.styleHints()
        self._system_is_dark = _looks_dark(application.palette())
        self._mode: Mode = mode
        self._animations_wanted = True
        self._text_size = 1.0
        self._asked = _BODY
        self._given: float | None = None
        self._fonts: dict[tuple[Role, QFont.Weight | None], QFont] = {}
        self._measure()
        self._choose_scheme()
        self._apply()
        self._hints.colorSchemeChanged.connect(self._follow)
        if hasattr(self._hints, "accessibility"):  # from Qt 6.10
            self._hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        application.fontChanged.connect(self._follow)

    # What widgets read

    @property
    def mode(self) -> Mode:
        """What the owner chose: as the system, light or dark."""
        return self._mode

    @property
    def dark(self) -> bool:
        """Whether the window is dark now."""
        return self._dark

    @property
    def high_contrast(self) -> bool:
        """Whether the system asks for high contrast (Qt 6.10 and later can tell)."""
        if not hasattr(self._hints, "accessibility"):
            return False
        return self._hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast

    @property
    def tokens(self) -> Tokens:
        """The colours to paint with now."""
        return self._tokens

    def colour(self, name: ColourName) -> QColor:
        """The colour of a token by its name."""
        found: QColor = getattr(self._tokens, name)
        return found

    def tile(self, function: str) -> Tile:
        """Icon, tile and ink of a business function, or the neutral one of an own; untinted in high contrast."""
        found = tile(function, dark=self._dark)
        return found._replace(tile=self._tokens.window, ink=self._tokens.text) if self.high_contrast else found

    def font(self, role: Role = "body", weight: QFont.Weight | None = None) -> QFont:
        """Font of a role, with tabular figures; a shared one: copy it before changing it."""
        made = self._fonts.get((role, weight))
        if made is None:
            made = self._fonts[role, weight] = _styled(self._application.font(), role, weight, self._scale)
        return made

    def px(self, design: float) -> int:
        """Pixels for a figure of the design, grown with the system's text size; never below the figure."""
        return round(design * self._scale)

    def scaled(self, design: float) -> float:
        """The same, not rounded: for slanted and curved strokes."""
        return design * self._scale

    @property
    def animations(self) -> bool:
        """Whether things may move: neither the system nor the owner asked for stillness."""
        from PySide6.QtWidgets import QStyle

        duration = self._application.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
        return self._animations_wanted and duration > 0

    @property
    def animations_wanted(self) -> bool:
        """Whether the owner lets things move, whatever the system says."""
        return self._animations_wanted

    @property
    def text_size(self) -> float:
        """The owner's own factor on the system's text size: 1.0 is as the system has it."""
        return self._text_size

    # What the owner sets

    def set_mode(self, mode: Mode) -> None:
        """Follow the system, or be light or dark for good."""
        if mode != self._mode:
            self._mode = mode
            self._choose_scheme()
            self._follow()

    def set_animations(self, wanted: bool) -> None:
        """The owner's own switch for movement; the system's switch holds beside it."""
        self._animations_wanted = wanted

    def set_text_size(self, share: float) -> None:
        """Grow text, and whatever grows with it, by the owner's factor from 1.0 to 2.0."""
        kept = min(2.0, max(1.0, share))
        if kept != self._text_size:
            self._text_size = kept
            self._follow()

    # How it is found out

    def _choose_scheme(self) -> None:
        """Native title bars and dialogs follow the choice."""
        if self._mode == "system":
            self._hints.unsetColorScheme()
        else:
            dark = self._mode == "dark"
            self._hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _wants_dark(self) -> bool:
        if self._mode != "system":
            return self._mode == "dark"
        scheme = self._hints.colorScheme()
        if scheme == Qt.ColorScheme.Unknown:
            return self._system_is_dark
        return scheme == Qt.ColorScheme.Dark

    def _follow(self) -> None:
        before = (self._tokens, self._body_px)
        self._measure()
        self._fonts.clear()
        self._apply()
        if before != (self._tokens, self._body_px):
            self.changed.emit()

    def _measure(self) -> None:
        """Menus and other parts of Qt's own take the application's font, so that one grows too."""
        font = self._application.font()
        found = _pixels(font, self._application.primaryScreen().logicalDotsPerInchY())
        if found != self._given:  # the system's, and not what was set here before
            self._asked, self._given = max(_BODY, found), None
        self._body_px = self._asked * self._text_size
        self._scale = self._body_px / _BODY
        if abs(found - self._body_px) > 0.5 or found < _BODY:
            font.setPixelSize(round(self._body_px))
            self._given = float(font.pixelSize())
            self._application.setFont(font)

    def _apply(self) -> None:
        self._dark = self._wants_dark()
        self._tokens = tokens(dark=self._dark, high_contrast=self.high_contrast)
        palette = _palette(self._tokens)
        self._application.setPalette(palette)
        if self._dark:
            # A class is named by a text, whatever the stub says.
            self._application.setPalette(_edged(palette, self._tokens), "QMenu")  # type: ignore[arg-type]


def _styled(base: QFont, role: Role, weight: QFont.Weight | None, scale: float) -> QFont:
    size, usual, spacing = _TEXT_STYLES[role]
    font = QFont(base)
    font.setPixelSize(max(_SMALLEST, round(size * scale)))
    font.setWeight(usual if weight is None else weight)
    if spacing != 100.0:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, (spacing - 100.0) / 100 * font.pixelSize())
    if hasattr(font, "setFeature"):
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _pixels(font: QFont, dots_per_inch: float) -> float:
    return float(font.pixelSize()) if font.pixelSize() > 0 else font.pointSizeF() * dots_per_inch / 72


def _looks_dark(palette: QPalette) -> bool:
    """Whether a desktop without a colour scheme is a dark one, by its palette or its own variable."""
    paper, ink = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)
    named = os.environ.get("GTK_THEME", "").casefold()
    return paper.lightness() < ink.lightness() or named.endswith("dark")


def _edged(palette: QPalette, t: Tokens) -> QPalette:
    """The palette for menus in the dark, where edges made by darkening the ground, as Fusion does, are not seen."""
    edged = QPalette(palette)
    edged.setColor(QPalette.ColorRole.Window, t.control)
    return edged


def _palette(t: Tokens) -> QPalette:
    """Colours of the parts that Qt paints itself: menus, tables, tooltips, check boxes."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for name, colour in (
        (role.Window, t.window),
        (role.WindowText, t.text),
        (role.Base, t.field),
        (role.Text, t.text),
        (role.Button, t.card),
        (role.ButtonText, t.text),
        (role.BrightText, t.onaccent),
        (role.AlternateBase, t.hover),
        (role.ToolTipBase, t.panel),
        (role.ToolTipText, t.text),
        (role.PlaceholderText, t.text3),
        (role.Highlight, t.accent),
        (role.HighlightedText, t.onaccent),
        (role.Accent, t.accent),
        (role.Link, t.accent),
        (role.LinkVisited, t.accent),
        (role.Light, t.card),
        (role.Midlight, t.line),
        (role.Mid, t.line),
        (role.Dark, t.control),
        (role.Shadow, t.shadow),
    ):
        palette.setColor(name, colour)
    faint = QColor(t.text)
    faint.setAlphaF(0.45)
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, name, faint)
    return palette
