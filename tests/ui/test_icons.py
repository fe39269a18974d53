from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from delegate_desk.paths import resource
from delegate_desk.ui import icons
from delegate_desk.ui.icons import Stage

RED, WHITE = QColor("#cc0000"), QColor("#ffffff")


def inked(image: QImage) -> int:
    return sum(1 for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).alpha() > 60)


def test_every_icon_is_shipped_with_its_licence_and_none_is_left_over() -> None:
    folder = resource("icons")

    assert {path.stem for path in folder.glob("*.svg")} == set(icons.names())
    licence = (folder / "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in licence
    for path in folder.glob("*.svg"):
        assert "currentColor" in path.read_text(encoding="utf-8"), path.name


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_renders_in_the_colour_asked_for(qapp: QApplication, name: icons.IconName) -> None:
    image = icons.pixmap(name, RED, 24).toImage()

    assert inked(image) > 10
    strongest = max((image.pixelColor(x, y) for x in range(24) for y in range(24)), key=lambda colour: colour.alpha())
    assert (strongest.red() > 180, strongest.green() < 30, strongest.blue() < 30) == (True, True, True)


def test_icons_are_kept_and_sharp_on_dense_screens(qapp: QApplication) -> None:
    assert icons.pixmap("send", RED, 18) is icons.pixmap("send", RED, 18)
    dense = icons.pixmap("send", RED, 18, 2.0)
    assert (dense.width(), dense.deviceIndependentSize().width()) == (36, 18)
    pale = icons.icon("send", RED, 18).pixmap(18, QIcon.Mode.Disabled).toImage()
    assert 0 < max(pale.pixelColor(x, y).alpha() for x in range(18) for y in range(18)) < 130


def test_an_unknown_icon_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon", RED, 18)  # type: ignore[arg-type]


def test_the_stage_pie_fills_by_fifths_and_ends_in_a_tick(qapp: QApplication) -> None:
    def drawn(stage: Stage) -> QImage:
        image = QImage(56, 56, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        icons.draw_stage(painter, stage, RED, WHITE, QRectF(0, 0, 56, 56))
        painter.end()
        return image

    filled = [inked(drawn(stage)) for stage in ("brief", "provider", "training", "trial")]
    steps = [after - before for before, after in pairwise(filled)]
    assert min(steps) > 100
    assert max(steps) - min(steps) < 30
    running = drawn("running")
    assert any(running.pixelColor(x, 28).green() > 200 for x in range(20, 40))
