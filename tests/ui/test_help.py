import re
import tomllib
from pathlib import Path

import pytest
from builders import a_plan
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from shown_session import a_session, spoken

import delegate_desk
from delegate_desk.paths import resource
from delegate_desk.ui.actions import Actions
from delegate_desk.ui.dialogs.about import AboutDialog, licence
from delegate_desk.ui.dialogs.keys import KeyCap, KeysDialog, groups, shortcuts_of
from delegate_desk.ui.pages.help import WIDEST, Block, HelpPage, blocks
from delegate_desk.ui.theme import Theme

ROOT = Path(__file__).parents[2]


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> HelpPage:
    made = HelpPage(theme)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


# The guide


def test_the_guide_has_its_sections_as_headings(page: HelpPage) -> None:
    headings = [label.text() for label in page.findChildren(QLabel) if label.accessibleDescription() == "Heading"]

    assert headings == [
        "What it is for", "The loop", "The first quarter of an hour", "Finding your way in many duties",
        "Bringing in what you have", "What if", "The best plan", "Before it pays", "Your time, measured", "Words",
        "Where the figures come from", "Your data is one file", "Keys", "Reading",
    ]  # fmt: skip


def test_the_guide_names_the_loop_and_the_reading(page: HelpPage) -> None:
    shown = texts(page)

    for step in ("1  Capture", "2  Decide", "3  Afford", "4  Hand over", "5  Review", "6  Spend"):
        assert step in shown
    assert "Tim Ferriss, The 4-Hour Workweek" in shown
    assert "A. J. Jacobs, My Outsourced Life" in shown
    assert "A. J. Jacobs, How healthy living nearly killed me" in shown
    assert any("Rory Vaden" in text for text in shown)


def test_the_guide_is_plain_text_without_words_that_owners_do_not_use(page: HelpPage) -> None:
    whole = resource("help/guide.txt").read_text(encoding="utf-8")

    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.findChildren(QLabel))
    assert not re.search(r"[<>*_`]", whole)
    assert not re.search(r"\b(task|resource|ROI|user)s?\b", whole)
    assert "!" not in whole


def test_every_line_of_the_guide_is_shown() -> None:
    whole = resource("help/guide.txt").read_text(encoding="utf-8")
    found = list(blocks(whole))

    assert len(found) == sum(1 for line in whole.splitlines() if line.strip())
    assert all(block.text for block in found)
    assert all(block.name for block in found if block.kind in ("term", "step"))
    assert list(blocks("# Head\n\nText: so\n- item\n= Term: what it is\n2 Do: that")) == [
        Block("heading", "Head"),
        Block("text", "Text: so"),
        Block("item", "item"),
        Block("term", "what it is", "Term"),
        Block("step", "that", "2  Do"),
    ]


def test_the_guide_scrolls_by_keys(page: HelpPage) -> None:
    bar = page.verticalScrollBar()
    assert page.hasFocus() and bar.maximum() > 0

    QTest.keyClick(page, Qt.Key.Key_PageDown)
    first = bar.value()
    assert first > 0
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert bar.value() > first
    QTest.keyClick(page, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == first
    QTest.keyClick(page, Qt.Key.Key_Down)
    assert bar.value() > first


@pytest.mark.parametrize("size", [1.0, 2.0])
@pytest.mark.parametrize("wide", [880, 1360])
def test_nothing_of_the_guide_is_cut(page: HelpPage, theme: Theme, size: float, wide: int) -> None:
    theme.set_text_size(size)
    page.resize(wide, 600)
    QTest.qWait(20)

    for label in page.findChildren(QLabel):
        right = label.mapTo(page.widget(), label.rect().topRight()).x()
        assert right <= page.viewport().width(), label.text()
        assert label.width() <= theme.px(WIDEST)
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        assert label.height() >= needed, label.text()


# Keys


def keys_told(widget: QWidget) -> set[str]:
    return {cap.text() for cap in widget.findChildren(KeyCap)}


def test_only_keys_that_the_window_has_are_told(theme: Theme, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    action = QAction("Find", window)
    action.setShortcuts([QKeySequence("Ctrl+F"), QKeySequence("Ctrl+G")])
    window.addAction(action)
    assert shortcuts_of(window) == {"Ctrl+F", "Ctrl+G"}

    dialog = KeysDialog(theme, window)

    assert "Ctrl+F" in keys_told(dialog) and "Ctrl+B" not in keys_told(dialog)
    assert {"K", "O", "S", "U", "F2"} <= keys_told(dialog)
    assert {"Ctrl+F", "Ctrl+B"} <= keys_told(KeysDialog(theme))


def test_every_shortcut_of_the_menus_is_on_the_sheet(theme: Theme, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    Actions(window, theme, a_session(a_plan())[0]).make()

    told = {key for group in groups() for line in group.keys for key in line.keys}
    told |= {f"Ctrl+{page}" for page in range(1, 6)}

    assert shortcuts_of(window) <= told
    hints = {action.text().partition("\t")[2] for action in window.actions()} - {""}
    assert {hint.replace("Del", "Delete") for hint in hints} <= told


def test_the_sheet_reads_as_keys_and_what_they_do(theme: Theme, qtbot: QtBot) -> None:
    dialog = KeysDialog(theme)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = texts(dialog)

    assert shown.index("Ctrl+Y") < shown.index("Redo")
    assert not dialog.cancel.isVisible()
    for cap in dialog.findChildren(KeyCap):
        assert cap.width() >= cap.fontMetrics().horizontalAdvance(cap.text())
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_guide_tells_the_keys_of_the_window_it_is_in(theme: Theme, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    Actions(window, theme, a_session(a_plan())[0]).make()
    page = HelpPage(theme)
    window.setCentralWidget(page)
    window.show()

    assert "Ctrl+N" in keys_told(page)
    page.hide()
    page.show()
    QTest.qWait(10)
    assert len([cap for cap in page.findChildren(KeyCap) if cap.text() == "Ctrl+N"]) == 1


# About


def test_about_says_version_and_licences(theme: Theme, qtbot: QtBot) -> None:
    dialog = AboutDialog(theme)
    qtbot.addWidget(dialog)
    dialog.show()

    assert dialog.version.text() == f"Version {delegate_desk.__version__}"
    assert dialog.text.toPlainText().startswith("MIT License")
    dialog.which.chosen.emit("qt")
    assert "GNU LGPL, version 3" in dialog.sentence.text() and "in their place" in dialog.sentence.text()
    qt = dialog.text.toPlainText()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt and "GNU GENERAL PUBLIC LICENSE" in qt
    dialog.which.chosen.emit("icons")
    assert "Lucide" in dialog.text.toPlainText() and "ISC" in dialog.sentence.text()
    assert dialog.text.isReadOnly() and spoken(dialog.text) == "Text of the licence"


def test_the_licence_shown_is_that_of_the_project() -> None:
    assert licence("program") == (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_everything_the_program_needs_is_named_among_the_licences() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = licence("others").casefold()

    for needed in project["dependencies"]:
        name = re.split(r"[^\w-]", needed, maxsplit=1)[0].casefold()
        assert name == "pyside6-essentials" or name in named, f"{name} is missing in help/licences/others.txt"
