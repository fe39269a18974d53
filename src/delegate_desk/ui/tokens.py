"""Design tokens: every colour of the window, for light, dark and high contrast.

Each pair that the window uses holds WCAG AA (4.5 for text, 3.0 for what marks a control); a test
computes them all. Source: the design's token file.
"""

from typing import Literal, NamedTuple

from PySide6.QtGui import QColor

from delegate_desk.ui.icons import IconName

ColourName = Literal[
    "window", "nav", "strip", "panel", "column", "card", "cardline", "line", "control", "field", "hover",
    "shadow", "text", "text2", "text3", "accent", "accenthover", "accentpress", "onaccent", "accentsoft",
    "accentink", "family", "familyfill", "familysoft", "familyink", "growth", "growthfill", "growthsoft",
    "growthink", "free", "freesoft", "warn", "warnsoft", "danger", "dangersoft", "selbg",
]  # fmt: skip


class Tokens(NamedTuple):
    """Colours of one appearance. Read them, never change them: they are shared by all widgets."""

    window: QColor
    """The page."""
    nav: QColor
    """Chrome: menu bar, navigation, status line."""
    strip: QColor
    """The summary above every page."""
    panel: QColor
    """Inspector, dialogs, raised boxes."""
    column: QColor
    """The well that cards lie in; also the track of a segmented control."""
    card: QColor
    cardline: QColor
    line: QColor
    """Dividers; they mark nothing, so they need no contrast."""
    control: QColor
    """Border of fields and buttons."""
    field: QColor
    hover: QColor
    shadow: QColor
    text: QColor
    text2: QColor
    """Captions and second lines."""
    text3: QColor
    """Placeholders and key hints."""
    accent: QColor
    """Freed, chosen or go; also focus and links."""
    accenthover: QColor
    accentpress: QColor
    onaccent: QColor
    accentsoft: QColor
    accentink: QColor
    family: QColor
    familyfill: QColor
    familysoft: QColor
    familyink: QColor
    growth: QColor
    growthfill: QColor
    growthsoft: QColor
    growthink: QColor
    free: QColor
    """Hatching of hours that no goal has."""
    freesoft: QColor
    warn: QColor
    warnsoft: QColor
    danger: QColor
    dangersoft: QColor
    selbg: QColor
    """A selected card."""


_NAMES = tuple(Tokens._fields)
_LIGHT = (
    "#F7F3EC #EDE7DC #FFFDF9 #FFFDF9 #EEE8DD #FFFFFF #DDD5C7 #DED6C8 #8A7F6F #FFFFFF #F2ECE1 #1A3E301C "
    "#25211C #544D43 #655D52 #1B6B55 #165A47 #10493A #FFFFFF #DCEBE3 #14523F "
    "#B14E28 #E7A685 #F7E0D3 #4F200C #2A628D #93BEDD #DCE9F3 #12344F #7A7061 #F3EEE4 "
    "#7F5200 #FAEBC9 #A3302B #F9E1DD #EEF6F1"
)
_DARK = (
    "#1F1C19 #181512 #27231F #27231F #1A1714 #312C27 #3F3932 #3A342E #857B6E #1F1C19 #353029 #59000000 "
    "#F4EFE7 #CCC3B6 #B0A698 #7CCFB2 #93DBC2 #68BC9F #0E241C #25413A #A5E3CD "
    "#F0A27E #8F5236 #4A2F22 #FFEADF #8EC0E6 #34648A #233C50 #E6F2FB #B0A698 #2B2722 "
    "#EBBE62 #453718 #F29A92 #4B2724 #2B3B35"
)


def tokens(*, dark: bool = False, high_contrast: bool = False) -> Tokens:
    """Colours of the appearance asked for.

    In high contrast shadows vanish, borders and quiet text take the text's colour, and tints become
    the page's.
    """
    plain = Tokens._make(map(QColor, (_DARK if dark else _LIGHT).split()))
    if not high_contrast:
        return plain
    ink, page = plain.text, plain.window
    tints = dict.fromkeys(
        ("accentsoft", "familysoft", "growthsoft", "freesoft", "warnsoft", "dangersoft", "selbg"), page
    )
    lines = dict.fromkeys(("cardline", "line", "control", "text2", "text3", "free"), ink)
    inks = {"familyink": ink, "growthink": ink, "familyfill": page, "growthfill": page, "accentink": ink}
    return plain._replace(shadow=QColor(0, 0, 0, 0), **tints, **lines, **inks)


class Tile(NamedTuple):
    """How a business function looks: an icon, its ink and the tile beneath."""

    icon: IconName
    tile: QColor
    ink: QColor


# light tile, light ink, dark tile, dark ink
_TILES: dict[str, tuple[IconName, str]] = {
    "sales": ("handshake", "#FBEACB #7A4B00 #4A3A14 #F2CB7C"),
    "marketing": ("megaphone", "#F6E0EE #86306A #45293C #EFA9D6"),
    "bookkeeping": ("receipt-text", "#DFEFD9 #2F6321 #2A3D22 #A9D896"),
    "accounting": ("calculator", "#D8EFEA #0F625A #1E3F3A #87D6C9"),
    "administration": ("inbox", "#E6E6EC #4B5068 #373844 #BEC3DD"),
    "legal": ("shield-check", "#E5E1F6 #53409A #353051 #BFB2F4"),
    "operations": ("hard-hat", "#F7E2D3 #8A4314 #4F3320 #F4B78B"),
    "people": ("users-round", "#FADFDF #96303B #4A2A2C #F3A8AE"),
    "customer service": ("message-circle", "#DDE9F2 #1F5680 #24394A #9CCBEE"),
    "technology": ("settings", "#E9E5DD #544D43 #3B3630 #CCC3B6"),
}
_OWN: tuple[IconName, str] = ("circle-dashed", "#EDE7DC #544D43 #3A342E #CCC3B6")


def tile(function: str, *, dark: bool = False) -> Tile:
    """How a function looks; an owner's own function gets the neutral tile. Case does not matter."""
    icon, colours = _TILES.get(function.casefold(), _OWN)
    light_tile, light_ink, dark_tile, dark_ink = map(QColor, colours.split())
    return Tile(icon, dark_tile, dark_ink) if dark else Tile(icon, light_tile, light_ink)
