"""Large text in a small window: nothing is cut in half, nothing lies over its neighbour, everything can be reached."""

from itertools import pairwise
from pathlib import Path

import pytest
from board_kit import sample
from builders import TODAY
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from shown_session import a_session

from delegate_desk.exchange.example import example_plan
from delegate_desk.ui.board.column import Column
from delegate_desk.ui.cramped import Cramped
from delegate_desk.ui.goals_popover import GoalsPopover
from delegate_desk.ui.main_window import MainWindow
from delegate_desk.ui.pages.hand_over import HandOverPage
from delegate_desk.ui.pages.review import ReviewPage
from delegate_desk.ui.review.parts import Scrolled
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.bar import GoalBar
from delegate_desk.ui.widgets.strip_figures import Segment, StripFigures


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> MainWindow:
    session, _ = a_session(sample())
    theme.set_text_size(2.0)
    made = MainWindow(theme, session, Path("harbour.desk"), state="new")
    qtbot.addWidget(made)
    made.resize(1024, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def seen(window: MainWindow, part: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint()), part.size())


def test_columns_keep_a_width_that_can_be_read_and_come_into_sight(qtbot: QtBot, window: MainWindow) -> None:
    columns = [column for column in window.board.columns if not column.is_folded]
    assert len(columns) == 3
    assert min(column.width() for column in columns) >= window.theme.px(190)
    last = columns[-1]
    assert seen(window, last).right() > window.width(), "it does not fit beside the others"
    last.list.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(lambda: seen(window, last.list).right() <= window.width())
    bottom = max(seen(window, column).bottom() for column in window.findChildren(Column))
    assert bottom < window.height(), "only sideways: up and down scrolls each column"


def test_controls_of_the_toolbar_do_not_lie_over_each_other(window: MainWindow) -> None:
    shown = [part for part in window.board.toolbar.children() if isinstance(part, QWidget) and part.isVisible()]
    places = sorted((seen(window, part) for part in shown), key=QRect.left)
    assert len(places) >= 4
    assert all(left.right() < right.left() for left, right in pairwise(places))
    assert window.board.toolbar.quick_add.width() >= window.theme.px(120)


def test_a_page_that_does_not_fit_scrolls_in_its_least_size(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("providers")
    page = window.pages.currentWidget()
    assert page.width() >= window.theme.px(640) and page.height() >= window.theme.px(420)
    window.show_page("board")
    qtbot.waitUntil(lambda: window.board.width() <= window.width() - window.navigation.width())


def test_where_everything_fits_nothing_scrolls(qtbot: QtBot, theme: Theme) -> None:
    session, _ = a_session(sample())
    made = MainWindow(theme, session, Path("harbour.desk"), state="new")
    qtbot.addWidget(made)
    made.resize(960, 640)
    made.show()
    made.show_page("providers")
    assert made.findChildren(Cramped) == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_word_of_the_legend_is_ever_cut(qtbot: QtBot, theme: Theme, monkeypatch, scale: float) -> None:
    theme.set_text_size(scale)
    bar = GoalBar(theme)
    qtbot.addWidget(bar)
    bar.set_compact(True)
    goals = (Segment("Dinner", "family", 8.0, 4.0), Segment("New work", "growth", 5.0, 5.0))
    bar.show_figures(StripFigures(freed=14.2, now=9.0, family=8.0, growth=5.0, unassigned=1.2, segments=goals))
    ends: list[tuple[str, float]] = []
    key = GoalBar._key

    def noted(self: GoalBar, letters, x: float, name: str, hours: str, colour) -> float:
        end = key(self, letters, x, name, hours, colour)
        ends.append((name, end))
        return end

    monkeypatch.setattr(GoalBar, "_key", noted)
    for wide in range(60, 700, 20):
        ends.clear()
        bar.resize(wide, 80)
        bar.grab()
        assert all(end <= wide + 1 for _name, end in ends), (wide, ends)
    assert [name for name, _end in ends] == ["Family", "Growth", "Unassigned"]


def test_goals_open_from_the_menu_where_their_link_has_no_room(window: MainWindow) -> None:
    assert not window.strip.split.isVisible()
    window.actions_.trigger("goals")
    popover = window.findChild(GoalsPopover)
    assert popover is not None and popover.isVisible()
    assert window.rect().contains(popover.geometry())
    popover.close()


@pytest.fixture
def example(qtbot: QtBot, theme: Theme) -> MainWindow:
    session, _ = a_session(example_plan(TODAY))
    theme.set_text_size(2.0)
    made = MainWindow(theme, session, Path("Hartley.desk"), state="example")
    qtbot.addWidget(made)
    made.resize(1024, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def cut(area: QScrollArea) -> int:
    """By how much what is held is wider than what is seen of it; nobody could scroll there."""
    held = area.widget()
    assert held is not None
    return held.width() - area.viewport().width()


def test_heads_of_a_hand_over_are_whole(qtbot: QtBot, example: MainWindow) -> None:
    late = next(duty.id for duty in example.session.plan.duties.values() if duty.title == "Chase late payments")
    example.show_page("hand_over", late)
    page = example.pages.currentWidget()
    assert isinstance(page, HandOverPage)
    qtbot.waitUntil(lambda: page.width() >= example.theme.px(640))
    assert [label.text() for label in (page._title, page._total, page.view.heading.title) if label._is_cut()] == []
    qtbot.waitUntil(lambda: cut(page.view) <= 0)
    here = next(step for step in page.view.heading.stages.steps if step.isChecked())
    assert here.width() >= here.sizeHint().width(), "the present stage keeps its name"


def test_a_review_is_whole_at_each_of_its_steps(qtbot: QtBot, example: MainWindow) -> None:
    example.show_page("review")
    page = example.pages.currentWidget()
    assert isinstance(page, ReviewPage)
    for step in range(1, 6):
        assert (page.sitting.state, page.sitting.step) == ("asking", step)
        areas = [area for area in page.findChildren(Scrolled) if area.isVisible()]
        assert areas
        qtbot.waitUntil(lambda areas=areas: max(map(cut, areas)) <= 0)
        mark = page.stepper.marks[step - 1]
        qtbot.waitUntil(lambda mark=mark: mark.width() >= mark.sizeHint().width())
        assert mark.mapTo(page, mark.rect().bottomRight()).x() < page.width()
        page.go_on()


@pytest.mark.parametrize("name", ["settings", "help", "trends"])
def test_pages_of_one_column_scroll_one_way_only(qtbot: QtBot, example: MainWindow, name: str) -> None:
    example.resize(960, 640)
    example.show_page(name)
    page = example.pages.currentWidget()
    assert isinstance(page, QScrollArea)
    around = next(area for area in example.findChildren(Cramped) if area.isAncestorOf(page))

    def is_whole() -> bool:
        bars = (around.horizontalScrollBar(), around.verticalScrollBar())
        return cut(page) <= 0 < page.verticalScrollBar().maximum() and all(bar.maximum() == 0 for bar in bars)

    qtbot.waitUntil(is_whole)
    held = page.widget()
    assert held is not None
    assert held.width() >= held.minimumSizeHint().width()
