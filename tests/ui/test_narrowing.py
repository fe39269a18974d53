"""Finding and filtering on the board: what is shown, what is said, and the ways back."""

from board_kit import ids, sample, shown
from builders import a_duty, a_plan, a_provider
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shown_session import EVIL, focusable, spoken

from delegate_desk.domain.duty import DECISIONS
from delegate_desk.planning.filters import Filter
from delegate_desk.ui.board import narrowing
from delegate_desk.ui.board.filter_popover import FilterPopover
from delegate_desk.ui.board.narrowing import FilterLine
from delegate_desk.ui.pages.board import BoardPage
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.widgets.tick import Tick


def opened(page: BoardPage) -> FilterPopover:
    QTest.mouseClick(page.toolbar.filter, Qt.MouseButton.LeftButton)
    found = page.findChild(FilterPopover)
    assert found is not None and found.isVisible()
    return found


def tick(popover: FilterPopover, name: str) -> None:
    found = [box for box in popover.findChildren(Tick) if (box.accessibleName() or box.text()) == name]
    assert len(found) == 1, [box.accessibleName() or box.text() for box in popover.findChildren(Tick)]
    QTest.keyClick(found[0], Qt.Key.Key_Space)


def said(page: BoardPage) -> str:
    line = page.findChild(FilterLine)
    return "" if line is None or line.isHidden() else line.findChild(PlainLabel).text()


def counts(page: BoardPage) -> list[str]:
    return [page.columns.column(decision).heading.counted for decision in DECISIONS]


def test_ticks_filter_at_once_and_say_so_over_the_columns(qtbot: QtBot, theme: Theme) -> None:
    page, session, _ = shown(qtbot, theme)
    whole = session.totals()
    popover = opened(page)
    tick(popover, "Provider: Tideway")
    assert [ids(page, decision) for decision in DECISIONS] == [[], [], ["o1", "o2"], []]
    assert counts(page) == ["0 of 3", "0 of 2", "2 of 3", "0 of 1"]
    assert said(page) == "Filtered by Tideway · 2 of 9 duties"
    assert session.totals() == whole
    tick(popover, "Provider: Nobody yet")
    assert ids(page, "outsource") == ["o1", "o2", "o3"]
    tick(popover, "Stage of the hand-over: Trial")
    assert said(page) == "Filtered by Tideway or Nobody yet, Trial · 1 of 9 duties"
    assert "Filtered by Tideway" in spoken(page.toolbar.filter)


def test_find_and_filter_combine_and_escape_shows_all_again(qtbot: QtBot, theme: Theme) -> None:
    page, _, _ = shown(qtbot, theme)
    page.narrowing.show_only(Filter(functions=frozenset({"accounting"})))
    assert ids(page, "undecided") == ["u2"]
    page.toolbar.finder.setText("quarter")
    assert ids(page, "undecided") == ["u2"]
    page.toolbar.finder.setText("rota")
    assert not any(ids(page, decision) for decision in DECISIONS)
    assert page.columns._no_match.clear.words == "Show all duties"
    page.focus_board()
    QTest.keyClick(page.columns.focused.list, Qt.Key.Key_Escape)
    assert page.toolbar.finder.text() == "" and said(page) == ""
    assert [len(ids(page, decision)) for decision in DECISIONS] == [3, 2, 3, 1]
    assert page.columns._no_match.isHidden()


def test_where_nothing_matches_the_filter_it_is_said_with_a_way_out(qtbot: QtBot, theme: Theme) -> None:
    page, _, _ = shown(qtbot, theme)
    page.narrowing.show_only(Filter(enjoyment=frozenset({5})))
    notice = page.columns._no_match
    assert notice.isVisible() and notice._sentence.text() == "No duty matches the filter."
    QTest.mouseClick(notice.clear, Qt.MouseButton.LeftButton)
    assert len(ids(page, "undecided")) == 3 and notice.isHidden() and said(page) == ""


def test_clear_beside_the_words_and_show_all_in_the_filter_do_the_same(qtbot: QtBot, theme: Theme) -> None:
    page, _, _ = shown(qtbot, theme)
    popover = opened(page)
    tick(popover, "Function: Accounting")
    QTest.mouseClick(popover._clear, Qt.MouseButton.LeftButton)
    assert said(page) == "" and len(ids(page, "undecided")) == 3
    assert not any(box.isChecked() for box in popover.findChildren(Tick))
    tick(popover, "Function: Accounting")
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.findChild(FilterPopover) is None)
    assert said(page), "Esc closes the sheet and keeps the filter"
    QTest.mouseClick(page.findChild(FilterLine).clear, Qt.MouseButton.LeftButton)
    assert said(page) == "" and len(ids(page, "undecided")) == 3
    page.narrowing.show_only(Filter(lately=True))
    page.toolbar.filter.setFocus()
    QTest.keyClick(page.toolbar.filter, Qt.Key.Key_Escape)
    assert said(page) == ""


def test_changes_are_followed_and_what_is_added_is_never_hidden(qtbot: QtBot, theme: Theme) -> None:
    page, session, _ = shown(qtbot, theme)
    page.narrowing.show_only(Filter(lately=True))
    assert said(page).endswith("0 of 9 duties")
    page.toolbar.quick_add.setText("Post photos 30m weekly")
    QTest.keyClick(page.toolbar.quick_add, Qt.Key.Key_Return)
    assert said(page) == "" and len(ids(page, "undecided")) == 4
    assert page.selected_ids() == ids(page, "undecided")[-1:]
    page.narrowing.show_only(Filter(lately=True))
    page.select([])
    session.do("Kept", lambda plan: plan.put("duties", [plan.duties["u1"]._replace(changed="2099-01-01")]))
    assert ids(page, "undecided") == ["u1"]
    assert said(page) == "Filtered by changed in the last 7 days · 1 of 10 duties"
    session.undo()
    assert said(page).endswith("0 of 10 duties")


def test_the_filter_is_said_aloud_and_every_box_has_a_name(qtbot: QtBot, theme: Theme, monkeypatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(narrowing, "announce", lambda _widget, sentence: heard.append(sentence))
    page, _, _ = shown(qtbot, theme)
    popover = opened(page)
    assert QApplication.focusWidget() is popover.first
    reached = focusable(popover)
    assert len(reached) > 20 and [box for box in reached if not spoken(box)] == []
    assert len({spoken(box) for box in reached}) == len(reached), "no two boxes are called alike"
    tick(popover, "Function: Accounting")
    assert heard == ["1 of 9 duties"]


def test_titles_of_functions_and_providers_are_never_markup(qtbot: QtBot, theme: Theme) -> None:
    duty = a_duty(decision="outsource", provider="p1", function=EVIL)
    page, _, _ = shown(qtbot, theme, a_plan(duty, providers=[a_provider(name=EVIL)]))
    popover = opened(page)
    tick(popover, f"Function: {EVIL[:1].upper() + EVIL[1:]}")
    assert EVIL[5:] in said(page)
    assert "<b>" not in page.findChild(FilterLine).findChild(PlainLabel).toolTip()


def test_nothing_of_it_is_made_before_it_is_wanted(qtbot: QtBot, theme: Theme) -> None:
    page, session, _ = shown(qtbot, theme, sample())
    page.wish("decide", "keep")
    session.undo()
    assert page._narrowing is None
