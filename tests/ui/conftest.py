"""What tests of the window share."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from delegate_desk.ui.theme import Theme


@pytest.fixture
def theme(qapp: object) -> Iterator["Theme"]:
    """A light theme; font and palette of the application are put back afterwards."""
    from PySide6.QtGui import QFont, QPalette  # not above: pytest reads this file where there is no Qt, too

    from delegate_desk.ui.theme import Theme

    font, palette = QFont(qapp.font()), QPalette(qapp.palette())
    made = Theme(qapp, "light")
    yield made
    made.set_text_size(1.0)
    made.set_mode("system")
    made.deleteLater()
    qapp.setFont(font)
    qapp.setPalette(palette)
