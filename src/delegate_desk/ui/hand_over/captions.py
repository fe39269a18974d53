"""Headings of a brief's parts."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.text import PlainLabel


def caption(theme: Theme, text: str, buddy: QWidget | None = None) -> PlainLabel:
    """The heading of a part; with `buddy` it is that field's label."""
    label = PlainLabel(theme, text, "card", weight=QFont.Weight.DemiBold)
    if buddy is not None:
        label.setBuddy(buddy)
    return label


def caption_row(*parts: QWidget) -> QHBoxLayout:
    """A heading and what stands at the end of its line."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    for place, part in enumerate(parts):
        if place == 1:
            row.addStretch(1)
        row.addWidget(part)
    return row
