"""Columns sorted by hours or enjoyment: a way of looking that leaves the owner's own order alone."""

from board_kit import Hand, column, ids, order, shown
from builders import a_duty, a_plan
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from delegate_desk.planning.duties import edit_duty
from delegate_desk.ui.board import granting
from delegate_desk.ui.theme import Theme


def some() -> object:
    return a_plan(
        a_duty(id="a", title="Short", minutes=10, enjoyment=5),
        a_duty(id="b", title="Long", minutes=90, enjoyment=1),
        a_duty(id="c", title="Unknown", minutes=None, enjoyment=None),
        a_duty(id="d", title="Middle", minutes=60, enjoyment=1),
        a_duty(id="k", title="Kept", minutes=60, decision="keep"),
        a_duty(id="l", title="Kept longer", minutes=120, decision="keep"),
    )


def test_hours_most_first_enjoyment_least_first_and_by_hand_as_it_was(qtbot: QtBot, theme: Theme) -> None:
    page, session, shelf = shown(qtbot, theme, some())
    before, plan = order(session), shelf.plan
    page.sort("undecided", "hours")
    assert ids(page, "undecided") == ["b", "d", "a", "c"]
    assert ids(page, "keep") == ["k", "l"], "each column has its own"
    assert column(page, "undecided").heading.caption.startswith("By hours · ")
    page.sort("undecided", "enjoyment")
    assert ids(page, "undecided") == ["b", "d", "a", "c"]
    page.sort("undecided", "by_hand")
    assert ids(page, "undecided") == ["a", "b", "c", "d"]
    assert order(session) == before and shelf.plan is plan and session.undo_label is None


def test_what_is_edited_goes_to_its_new_place_and_undo_brings_it_back(qtbot: QtBot, theme: Theme) -> None:
    page, session, _ = shown(qtbot, theme, some())
    page.sort("undecided", "hours")
    page.select(["a"])
    session.do("Longer", lambda plan: edit_duty(plan, ["a"], session.today, minutes=600.0))
    assert ids(page, "undecided") == ["a", "b", "d", "c"] and page.selected_ids() == ["a"]
    session.undo()
    assert ids(page, "undecided") == ["b", "d", "a", "c"] and page.selected_ids() == ["a"]


def test_a_drop_lands_where_sorting_puts_it_and_at_the_end_of_the_own_order(qtbot: QtBot, theme: Theme) -> None:
    page, _, _ = shown(qtbot, theme, some())
    page.sort("undecided", "hours")
    target = column(page, "undecided")
    hand = Hand(["l"])
    hand.hold_over(target, QPoint(60, 300))
    assert target.list._landing == 0, "the line shows where it will stand, wherever the pointer is"
    hand.drop_on(target, 3)
    assert ids(page, "undecided") == ["l", "b", "d", "a", "c"]
    assert page.selected_ids() == ["l"]
    page.sort("undecided", "by_hand")
    assert ids(page, "undecided") == ["a", "b", "c", "d", "l"]


def test_the_owner_is_told_why_a_card_cannot_be_put_elsewhere(qtbot: QtBot, theme: Theme) -> None:
    page, session, _ = shown(qtbot, theme, some())
    told: list[str] = []
    session.refused.connect(told.append)
    page.sort("undecided", "hours")
    Hand(["a"]).drop_on(column(page, "undecided"), 0)
    page.select(["a"])
    page.wish("shift", -1)
    assert told == ["Undecided is sorted by hours: sort it by hand to move cards up and down."] * 2
    assert column(page, "undecided").list._landing is None
    assert session.undo_label is None
    page.sort("undecided", "by_hand")
    page.wish("shift", -1)
    page.wish("shift", 1)
    assert len(told) == 2 and session.undo_label == "Moved “Short” down"


def chosen(menu: QMenu, words: str) -> None:
    assert menu.title() == "Sort this column"
    next(action for action in menu.actions() if action.text().replace("&", "") == words).trigger()


def test_the_header_opens_the_menu_and_so_does_the_wish(qtbot: QtBot, theme: Theme, monkeypatch) -> None:
    heard: list[str] = []
    opened: list[QMenu] = []
    monkeypatch.setattr(granting, "announce", lambda _widget, sentence: heard.append(sentence))
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: opened.append(menu))
    page, _, _ = shown(qtbot, theme, some())
    preferred: list[tuple[str, str]] = []
    page.preferred.connect(lambda name, value: preferred.append((name, value)))
    QTest.mouseClick(column(page, "keep"), Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    chosen(opened[0], "By hours, most first")
    assert ids(page, "keep") == ["l", "k"]
    page.wish("sort")
    chosen(opened[1], "By enjoyment, least first")
    assert ids(page, "undecided") == ["b", "d", "a", "c"]
    assert preferred == [("sorted_keep", "hours"), ("sorted_undecided", "enjoyment")]
    assert heard == ["Keep, sorted by hours, most first", "Undecided, sorted by enjoyment, least first"]
    page.wish("sort", "by_hand")
    assert ids(page, "undecided") == ["a", "b", "c", "d"] and len(opened) == 2, "the window's menu names the order"
    QTest.mouseClick(column(page, "keep").list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    assert len(opened) == 2, "a press on a card is none on the header"


def test_moves_stages_and_deletions_are_said_aloud_once_they_are_done(qtbot: QtBot, theme: Theme, monkeypatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(granting, "announce", lambda _widget, sentence: heard.append(sentence))
    page, _, shelf = shown(qtbot, theme)
    page.select(["u1"])
    page.wish("shift", -1)
    page.wish("shift", 1)
    Hand(["u1"]).drop_on(column(page, "undecided"), 0)
    page.select(["o1"])
    page.wish("stage", 1)
    page.wish("delete")
    shelf.full = True
    page.select(["u2"])
    page.wish("decide", "keep")
    page.wish("delete")
    assert heard == [
        "Moved “Order materials” down",
        "Moved “Order materials” within Undecided",
        "Moved “Chase payments” to Running",
        "Deleted “Chase payments”",
    ], "nothing of what was already so, or could not be kept"


def test_what_the_owner_prefers_is_brought_back(qtbot: QtBot, theme: Theme) -> None:
    page, _, _ = shown(qtbot, theme, some())
    preferred: dict[str, str] = {}
    page.preferred.connect(preferred.__setitem__)
    page.sort("keep", "hours")
    column(page, "stop").folded.emit(True)
    assert column(page, "stop").is_folded
    again, session, _ = shown(qtbot, theme, some())
    again.bring(preferred.get)
    assert ids(again, "keep") == ["l", "k"] and ids(again, "undecided") == ["a", "b", "c", "d"]
    assert column(again, "stop").is_folded and session.undo_label is None
    again.bring({"sorted_keep": "by magic", "stop_folded": "false"}.get)
    assert not column(again, "stop").is_folded and ids(again, "keep") == ["l", "k"]


def test_a_small_window_folds_for_itself_alone(qtbot: QtBot, theme: Theme) -> None:
    page, _, _ = shown(qtbot, theme, some(), width=1024)
    preferred: list[str] = []
    page.preferred.connect(lambda name, _value: preferred.append(name))
    column(page, "stop").folded.emit(False)
    assert not column(page, "stop").is_folded and preferred == []
