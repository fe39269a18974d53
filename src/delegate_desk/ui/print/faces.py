"""The type of printed pages: sizes, widths, line breaks, and what becomes of text that no font can show."""

import unicodedata
from functools import cached_property
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QTextLayout, QTextOption

FINE = 12
"""Font pixels to a design pixel: widths are measured so finely that paper, PDF and preview break lines alike."""

_LARGE = 1.35
_KEPT, _KEPT_LENGTH = 5000, 200
"""Texts whose widths and lines are remembered: dates and times come again and again."""
_NEWLINES = str.maketrans({"\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "})

Weight = Literal["normal", "semibold"]


class Face:
    """One font at one size, in design pixels of 1/96 inch; `spacing` is per cent added between letters."""

    def __init__(self, size: float, weight: Weight = "normal", spacing: float = 0) -> None:
        self.size = size
        self.font = QFont(QGuiApplication.font())
        self.font.setPixelSize(round(size * FINE))
        self.font.setWeight(QFont.Weight.DemiBold if weight == "semibold" else QFont.Weight.Normal)
        # Widths of whole font pixels, a twelfth of a design pixel: PDFs are a third smaller and sooner written.
        self.font.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
        self.font.setFeature(QFont.Tag("liga"), 0)  # or a search for "first" would not find it
        if spacing:
            self.font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + spacing)
        self._metrics = QFontMetricsF(self.font)
        self._widths: dict[str, float] = {}
        self._lines: dict[tuple[str, float], list[str]] = {}
        self._seen: dict[str, bool] = {}

    def width(self, text: str) -> float:
        """How wide a line is."""
        found = self._widths.get(text)
        if found is None:
            found = self._metrics.horizontalAdvance(text) / FINE
            if len(text) < _KEPT_LENGTH and len(self._widths) < _KEPT:
                self._widths[text] = found
        return found

    def lines(self, text: str, width: float) -> list[str]:
        """The text broken to a width; an empty text has one empty line. The list is not to be changed."""
        known = self._lines.get((text, width))
        if known is not None:
            return known
        found: list[str] = []
        for paragraph in self.shown(text).split("\n"):
            if self._fits(paragraph, width):
                found.append(paragraph)
            else:
                found += self._broken(paragraph, width)
        if len(text) < _KEPT_LENGTH and len(self._lines) < _KEPT:
            self._lines[text, width] = found
        return found

    def elided(self, text: str, width: float) -> str:
        """The text on one line, cut with an ellipsis where it is too wide."""
        line = " ".join(self.shown(text[:2000]).split())
        if self._fits(line, width):
            return line
        return self._metrics.elidedText(line, Qt.TextElideMode.ElideRight, width * FINE)

    def shown(self, text: str) -> str:
        """The text as it can be printed: what no font has, and what has no form, is named by its number."""
        if text.isascii() and text.isprintable():
            return text
        plain = text.replace("\r\n", "\n").translate(_NEWLINES)
        return "".join(letter if self._has(letter) else f"[U+{ord(letter):04X}]" for letter in plain)

    def _fits(self, paragraph: str, width: float) -> bool:
        return len(paragraph) < 2000 and self.width(paragraph) <= width + 0.01

    def _has(self, letter: str) -> bool:
        found = self._seen.get(letter)
        if found is None:
            found = self._seen[letter] = self._can_show(letter)
        return found

    def _can_show(self, letter: str) -> bool:
        if letter == "\n" or unicodedata.category(letter) in ("Zs", "Mn", "Cf"):
            return True
        return unicodedata.category(letter) != "Cc" and self._metrics.inFontUcs4(ord(letter))

    def _broken(self, paragraph: str, width: float) -> list[str]:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(paragraph, self.font)
        layout.setTextOption(option)
        wide = paragraph.encode("utf-16-le")  # Qt counts in these
        found: list[str] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, self.size) * FINE)
            start = 2 * line.textStart()
            found.append(wide[start : start + 2 * line.textLength()].decode("utf-16-le", "replace").rstrip())
        layout.endLayout()
        return found


class Faces:
    """All faces of a document; `scale` is 1, or more in large type, and holds for the room around text too."""

    def __init__(self, *, large: bool = False) -> None:
        self.scale = _LARGE if large else 1.0

    def _face(self, size: float, weight: Weight = "normal", spacing: float = 0) -> Face:
        return Face(size * self.scale, weight, spacing)

    @cached_property
    def title(self) -> Face:
        """What the document is about."""
        return self._face(27.5, "semibold", -1.5)

    @cached_property
    def small_title(self) -> Face:
        """The title of a second sheet."""
        return self._face(21.5, "semibold", -1.5)

    @cached_property
    def heading(self) -> Face:
        """Above a part."""
        return self._face(15.5, "semibold")

    @cached_property
    def body(self) -> Face:
        """What is read."""
        return self._face(13.5)

    @cached_property
    def strong(self) -> Face:
        """What is read first."""
        return self._face(13.5, "semibold")

    @cached_property
    def label(self) -> Face:
        """Heads of tables and frames."""
        return self._face(12, "semibold")

    @cached_property
    def small(self) -> Face:
        """Above and beneath the page, and under lines to sign on."""
        return self._face(12)

    @cached_property
    def figure(self) -> Face:
        """Numbers that matter."""
        return self._face(24, "semibold", -1.0)


def is_right_to_left(text: str) -> bool:
    """Whether a line runs from the right: its first letter with a direction, outside isolated text, says so."""
    if text.isascii():
        return False
    isolated = 0
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("FSI", "LRI", "RLI"):
            isolated += 1
        elif direction == "PDI":
            isolated = max(0, isolated - 1)
        elif not isolated and direction in ("L", "R", "AL"):
            return direction != "L"
    return False
