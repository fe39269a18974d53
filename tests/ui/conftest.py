"""What tests of the window share."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from delegate_desk.ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """A light theme; font and palette of the application are put back afterwards."""
    font, palette = QFont(qapp.font()), QPalette(qapp.palette())
    made = Theme(qapp, "light")
    yield made
    made.set_text_size(1.0)
    made.set_mode("system")
    made.deleteLater()
    qapp.setFont(font)
    qapp.setPalette(palette)
