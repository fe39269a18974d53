import pytest
from board_kit import column, ids, order, sample, shown
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from delegate_desk.ui.pages.board import BoardPage
from delegate_desk.ui.theme import Theme

Key, Held = Qt.Key, Qt.KeyboardModifier


def start_at(page: BoardPage, key: str) -> None:
    page.select([key])
    page.focus_board()
    QApplication.processEvents()


def press(page: BoardPage, *keys: Qt.Key | str, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    """Press keys where the focus is."""
    for key in keys:
        focused = page.columns.focused
        assert focused is not None, "no card list has the focus"
        if isinstance(key, str):
            QTest.keyClicks(focused.list, key, held)
        else:
            QTest.keyClick(focused.list, key, held)
        QApplication.processEvents()


def test_k_k_o_s_decide_a_list_from_top_to_bottom(qtbot: QtBot, theme: Theme):
    page, session, _ = shown(qtbot, theme)
    start_at(page, "u1")
    press(page, "K")
    assert page.selected_ids() == ["u2"]
    press(page, "o")
    assert page.selected_ids() == ["u3"]
    press(page, "s")
    assert ids(page, "undecided") == [] == page.selected_ids()
    decisions = {key: session.plan.duties[key].decision for key in ("u1", "u2", "u3")}
    assert decisions == {"u1": "keep", "u2": "outsource", "u3": "stop"}
    assert ids(page, "keep") == ["k1", "k2", "u1"]
    assert session.undo_label == "Moved “Café rota” to Stop doing"
    assert column(page, "undecided").list.hasFocus()


def test_u_brings_a_card_back_and_a_key_for_where_it_is_does_nothing(qtbot: QtBot, theme: Theme):
    page, session, _ = shown(qtbot, theme)
    start_at(page, "k1")
    press(page, "k")
    assert session.undo_label is None
    assert page.selected_ids() == ["k1"]
    press(page, "u")
    assert ids(page, "undecided") == ["u1", "u2", "u3", "k1"]


def test_undo_puts_everything_back_in_its_exact_place(qtbot: QtBot, theme: Theme):
    page, session, _ = shown(qtbot, theme)
    before = order(session)
    start_at(page, "u1")
    press(page, "o", "o")
    assert order(session) != before
    session.undo()
    session.undo()
    assert order(session) == before
    assert ids(page, "undecided") == ["u1", "u2", "u3"]


def test_after_the_last_card_the_one_before_it_is_next(qtbot: QtBot, theme: Theme):
    page, _, _ = shown(qtbot, theme)
    start_at(page, "u3")
    press(page, "k")
    assert page.selected_ids() == ["u2"]


def test_shift_selects_several_and_one_key_moves_them_all_as_one_step(qtbot: QtBot, theme: Theme):
    page, session, _ = shown(qtbot, theme)
    told = []
    page.selection_changed.connect(told.append)
    start_at(page, "u1")
    press(page, Key.Key_Down, held=Held.ShiftModifier)
    assert page.selected_ids() == ["u1", "u2"] == told[-1]
    press(page, "o")
    assert ids(page, "outsource") == ["o1", "o2", "o3", "u1", "u2"]
    assert session.undo_label == "Moved 2 duties to Outsource"
    assert page.selected_ids() == ["u3"]


def test_ctrl_a_selects_the_column(qtbot: QtBot, theme: Theme):
    page, _, _ = shown(qtbot, theme)
    start_at(page, "o2")
    press(page, Key.Key_A, held=Held.ControlModifier)
    assert page.selected_ids() == ["o1", "o2", "o3"]


def test_alt_and_arrows_move_within_the_column(qtbot: QtBot, theme: Theme):
    page, _session, _ = shown(qtbot, theme)
    start_at(page, "u3")
    press(page, Key.Key_Up, held=Held.AltModifier)
    assert ids(page, "undecided") == ["u1", "u3", "u2"]
    assert page.selected_ids() == ["u3"]
    press(page, Key.Key_Down, held=Held.AltModifier)
    assert ids(page, "undecided") == ["u1", "u2", "u3"]


def test_arrows_go_to_the_card_beside_and_one_selection_holds_for_all_columns(qtbot: QtBot, theme: Theme):
    page, _, _ = shown(qtbot, theme)
    start_at(page, "u2")
    press(page, Key.Key_Right)
    assert page.selected_ids() == ["k2"]
    press(page, Key.Key_Right)
    assert page.selected_ids() == ["o2"]
    press(page, Key.Key_Right)
    assert page.selected_ids() == ["s1"]
    press(page, Key.Key_Right, Key.Key_Left)
    assert page.selected_ids() == ["o1"]
    press(page, Key.Key_Down, Key.Key_Down, Key.Key_Down)
    assert page.selected_ids() == ["o3"]
    selected = [c for c in page.columns if c.list.selectionModel().hasSelection()]
    assert selected == [column(page, "outsource")]


def test_brackets_move_the_stage_and_stop_at_its_ends(qtbot: QtBot, theme: Theme):
    page, session, _ = shown(qtbot, theme)
    start_at(page, "o1")
    press(page, "]")
    assert session.plan.duties["o1"].stage == "running"
    assert session.undo_label == "Moved “Chase payments” to Running"
    press(page, "]")
    assert session.plan.duties["o1"].stage == "running"
    press(page, "[", "[")
    assert session.plan.duties["o1"].stage == "training"
    start_at(page, "k1")
    press(page, "]")
    assert session.plan.duties["k1"].stage is None


def test_delete_deletes_goes_on_and_comes_back(qtbot: QtBot, theme: Theme):
    page, session, _ = shown(qtbot, theme)
    before = order(session)
    start_at(page, "u1")
    press(page, Key.Key_Delete)
    assert "u1" not in session.plan.duties
    assert page.selected_ids() == ["u2"]
    assert session.undo_label == "Deleted “Order materials”"
    session.undo()
    assert order(session) == before


def test_a_refused_move_leaves_the_card_selected(qtbot: QtBot, theme: Theme):
    page, session, shelf = shown(qtbot, theme)
    refusals = []
    session.not_saved.connect(refusals.append)
    shelf.full = True
    start_at(page, "u1")
    press(page, "k")
    assert refusals
    assert page.selected_ids() == ["u1"]
    assert ids(page, "undecided") == ["u1", "u2", "u3"]


@pytest.mark.parametrize("letter", ["m", "a", "9"])
def test_other_letters_do_nothing(qtbot: QtBot, theme: Theme, letter: str):
    page, session, _ = shown(qtbot, theme)
    start_at(page, "u1")
    press(page, letter)
    assert page.selected_ids() == ["u1"]
    assert session.undo_label is None


def test_letters_with_ctrl_or_alt_are_not_moves(qtbot: QtBot, theme: Theme):
    page, session, _ = shown(qtbot, theme)
    start_at(page, "u1")
    press(page, Key.Key_K, held=Held.ControlModifier)
    press(page, Key.Key_O, held=Held.AltModifier)
    assert session.undo_label is None


def test_enter_goes_to_the_inspector_and_f2_to_the_title(qtbot: QtBot, theme: Theme):
    page, _, _ = shown(qtbot, theme)
    start_at(page, "u1")
    press(page, Key.Key_Return)
    assert page.inspector.isAncestorOf(QApplication.focusWidget())
    start_at(page, "u1")
    press(page, Key.Key_F2)
    assert page.inspector.isAncestorOf(QApplication.focusWidget())


def test_the_menu_offers_the_same_and_does_it(qtbot: QtBot, theme: Theme, monkeypatch):
    monkeypatch.setattr(QMenu, "popup", lambda *_place: None)
    page, session, _ = shown(qtbot, theme)
    start_at(page, "o1")
    cards = column(page, "outsource").list
    cards.menu_wanted.emit(cards.mapToGlobal(cards.rect().center()))
    menu = page.findChild(QMenu)
    assert menu is not None
    words = [action.text().replace("&", "").split("\t") for action in menu.actions() if not action.isSeparator()]
    assert ["Keep", "K"] in words and ["Later stage", "]"] in words and ["Delete", "Del"] in words
    assert not any(text == "Outsource" for text, *_key in words)
    next(action for action in menu.actions() if action.text().startswith("&Keep")).trigger()
    assert session.plan.duties["o1"].decision == "keep"


def test_the_window_s_menu_acts_on_what_is_selected_wherever_the_focus_is(qtbot: QtBot, theme: Theme):
    page, session, _ = shown(qtbot, theme)
    page.select(["k1"])
    page.focus_add()
    page.wish("decide", "stop")
    assert session.plan.duties["k1"].decision == "stop"
    assert page.selected_ids() == ["k2"]


def test_the_selection_follows_a_card_that_is_moved_elsewhere(qtbot: QtBot, theme: Theme):
    page, session, _ = shown(qtbot, theme)
    page.select(["u1"])
    from builders import TODAY

    from delegate_desk.planning.moves import decide

    session.do("x", lambda plan: decide(plan, ["u1"], "keep", today=TODAY))
    assert page.selected_ids() == ["u1"]
    assert column(page, "keep").list.selectionModel().isRowSelected(2)
    session.undo()
    assert page.selected_ids() == ["u1"]
    assert page.inspector.ids == ("u1",)


def test_sample_is_in_turns():
    assert [duty.id for duty in sample().duties.rows.values()][:3] == ["u1", "k1", "o1"]


def test_tab_goes_to_a_card_and_selects_nothing_until_a_key_does(qtbot: QtBot, theme: Theme):
    page, session, _ = shown(qtbot, theme)
    cards = column(page, "keep").list
    cards.setFocus(Qt.FocusReason.TabFocusReason)
    assert cards.currentIndex().row() == 0
    assert page.selected_ids() == []
    press(page, "s")
    assert session.plan.duties["k1"].decision == "stop"
    assert page.selected_ids() == ["k2"]


def test_from_the_middle_the_next_card_is_the_one_below(qtbot: QtBot, theme: Theme):
    page, _, _ = shown(qtbot, theme)
    start_at(page, "u2")
    press(page, "k")
    assert page.selected_ids() == ["u3"]
