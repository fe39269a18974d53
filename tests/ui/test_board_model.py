import random

import pytest
from board_kit import sample
from builders import TODAY, WEEKLY, a_duty, a_plan
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from shown_session import EVIL, a_session

from delegate_desk.domain.cadence import Every
from delegate_desk.domain.duty import DECISIONS
from delegate_desk.domain.plan import in_order
from delegate_desk.planning.duties import delete_duties, edit_duty
from delegate_desk.planning.moves import decide, move
from delegate_desk.ui.board.board import Board
from delegate_desk.ui.board.model import DUTY_ROLE, carried
from delegate_desk.ui.board.shares import Shares
from delegate_desk.ui.session import Session

Role = Qt.ItemDataRole


def follows(session: Session, board: Board) -> None:
    session.changed.connect(board.follow)


def expected(session: Session, decision: str) -> list[str]:
    return [duty.id for duty in in_order(session.plan.duties) if duty.decision == decision]


@pytest.mark.parametrize("decision", DECISIONS)
def test_each_column_is_a_sound_model(qtmodeltester: ModelTester, decision):
    session, _ = a_session(sample())
    board = Board(session)
    qtmodeltester.check(board.model(decision))


def test_models_stay_sound_and_in_step_through_random_edits(qtmodeltester: ModelTester):
    session, _ = a_session(sample())
    board = Board(session)
    follows(session, board)
    for decision in DECISIONS:
        qtmodeltester.check(board.model(decision))
    chance = random.Random(4)
    for step in range(60):
        keys = chance.sample(sorted(session.plan.duties), 2)
        goal = chance.choice(DECISIONS)
        choice = chance.randrange(5)
        if choice == 0 and len(session.plan.duties) > 4:
            session.do("x", lambda plan, keys=keys: delete_duties(plan, keys))
        elif choice == 1:
            session.do("x", lambda plan, keys=keys, step=step: edit_duty(plan, keys, TODAY, minutes=float(step + 1)))
        elif choice == 2:
            session.undo()
        else:
            before = chance.choice([None, *session.plan.duties])
            session.do("x", lambda plan, k=keys, g=goal, b=before: move(plan, k, g, before=b, today=TODAY))
        for decision in DECISIONS:
            model = board.model(decision)
            assert [duty.id for duty in model.duties] == expected(session, decision)
            assert [model.duties[row] for row in range(model.rowCount())] == [
                session.plan.duties[duty.id] for duty in model.duties
            ]


def test_a_move_takes_one_row_out_and_puts_one_in_and_resets_nothing():
    session, _ = a_session(sample())
    board = Board(session)
    follows(session, board)
    told = []
    for decision in DECISIONS:
        model = board.model(decision)
        model.rowsInserted.connect(lambda _p, first, last, d=decision: told.append((d, "in", first, last)))
        model.rowsRemoved.connect(lambda _p, first, last, d=decision: told.append((d, "out", first, last)))
        model.modelReset.connect(lambda d=decision: told.append((d, "reset")))
        model.layoutChanged.connect(lambda d=decision: told.append((d, "layout")))
    session.do("x", lambda plan: decide(plan, ["u2"], "outsource", today=TODAY))
    assert told == [("undecided", "out", 1, 1), ("outsource", "in", 3, 3)]


def test_an_edit_of_many_duties_is_shown_at_once():
    session, _ = a_session(a_plan(*(a_duty(id=f"d{i}") for i in range(500))))
    board = Board(session)
    follows(session, board)
    session.do("x", lambda plan: decide(plan, list(plan.duties), "keep", today=TODAY))
    assert (board.model("undecided").rowCount(), board.model("keep").rowCount()) == (0, 500)


def test_cards_say_what_assistive_technology_needs():
    session, _ = a_session(sample())
    model = Board(session).model("outsource")
    index = model.index(0)
    assert index.data(Role.DisplayRole) == "Chase payments"
    spoken = "Chase payments, Outsource, Trial with Tideway, 1.0 hours a week, 1 of 3"
    assert index.data(Role.AccessibleTextRole) == spoken
    assert index.data(Role.AccessibleDescriptionRole) == "Weekly, 1 h each time"
    assert index.data(DUTY_ROLE) == session.plan.duties["o1"]


def test_tooltips_show_a_title_with_html_as_it_was_typed_and_hours_with_two_places():
    duty = a_duty(title=EVIL, minutes=100.0)
    model = Board(a_session(a_plan(duty))[0]).model("undecided")
    tip = model.index(0).data(Role.ToolTipRole)
    assert "&lt;img src=&quot;file:///nowhere.png&quot;&gt;&lt;b&gt;bold" in tip
    assert "<img" not in tip
    assert "1.67 h a week" in tip


def test_a_drag_carries_ids_and_a_drop_is_told_and_changes_nothing():
    session, _shelf = a_session(sample())
    board = Board(session)
    source, goal = board.model("undecided"), board.model("keep")
    mime = source.mimeData([source.index(2), source.index(0)])
    assert carried(mime) == ["u1", "u3"]
    told = []
    goal.dropped.connect(lambda ids, before: told.append((ids, before)))
    before = session.plan
    assert goal.dropMimeData(mime, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    assert goal.dropMimeData(mime, Qt.DropAction.MoveAction, 2, 0, QModelIndex())
    assert told == [(["u1", "u3"], "k2"), (["u1", "u3"], None)]
    assert session.plan is before
    assert not goal.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, 1, 0, QModelIndex())


def test_find_looks_for_all_words_whatever_their_case_and_form_of_writing():
    board = Board(a_session(sample())[0])
    found = {}
    for text in ("QUARTER vat", "cafe\u0301", "CRÈME", "accounting", "no such"):
        board.find(text)
        found[text] = [duty.id for decision in DECISIONS for duty in board.model(decision).duties]
    assert found == {
        "QUARTER vat": ["u2"],
        "cafe\u0301": ["u3"],
        "CRÈME": ["u3"],
        "accounting": ["u2"],
        "no such": [],
    }
    board.find("")
    assert board.model("undecided").rowCount() == 3


def test_while_finding_new_duties_show_only_if_they_match():
    session, _ = a_session(sample())
    board = Board(session)
    follows(session, board)
    board.find("phone")
    session.do("x", lambda plan: edit_duty(plan, ["u1", "o2"], TODAY, title="Phone list"))
    assert [duty.id for duty in board.model("undecided").duties] == ["u1"]
    session.do("x", lambda plan: edit_duty(plan, ["u1"], TODAY, title="Other"))
    assert board.model("undecided").rowCount() == 0


def test_narrowing_holds_beside_finding():
    board = Board(a_session(sample())[0])
    board.narrow(lambda duty: duty.function == "accounting")
    assert [duty.id for duty in board.model("undecided").duties] == ["u2"]
    board.find("phone")
    assert board.model("undecided").rowCount() == 0


def a_mixed_plan(count: int, seed: int = 1):
    chance = random.Random(seed)
    cadences = [Every(float(t), e, u) for t in (1, 2, 3) for e in (1, 2) for u in ("week", "month", "workday")]
    return a_plan(
        *(
            a_duty(
                id=f"d{i}",
                minutes=None if i % 17 == 0 else float(chance.randrange(1, 200)),
                cadence=chance.choice(cadences),
                decision=chance.choice(DECISIONS),
            )
            for i in range(count)
        )
    )


def test_cards_add_up_to_their_header_at_every_step():
    session, _ = a_session(a_mixed_plan(300))
    board = Board(session)
    follows(session, board)
    chance = random.Random(2)
    for _ in range(40):
        totals = session.totals()
        for decision in DECISIONS:
            model = board.model(decision)
            tenths = [round((model.hours(duty) or 0) * 10) for duty in model.duties]
            assert sum(tenths) == int(float(getattr(totals, decision)) * 10 + 0.5 + 1e-8)
        key, goal = chance.choice(sorted(session.plan.duties)), chance.choice(DECISIONS)
        session.do("x", lambda plan, key=key, goal=goal: decide(plan, [key], goal, today=TODAY))


def test_no_card_is_a_whole_tenth_away_from_what_is_true():
    session, _ = a_session(a_mixed_plan(200))
    board = Board(session)
    from delegate_desk.planning.hours import hours

    for decision in DECISIONS:
        for duty in board.model(decision).duties:
            exact = hours(duty, TODAY)
            shown = board.model(decision).hours(duty)
            assert (exact is None) == (shown is None)
            assert exact is None or abs(float(exact) - shown) < 0.1


def test_shares_stay_the_same_however_they_were_reached():
    duties = list(in_order(a_mixed_plan(200).duties))
    fresh, grown = Shares(duties[:100], TODAY), Shares(duties[50:], TODAY)
    for duty in duties[100:]:
        grown.remove(duty)
    for duty in duties[:50]:
        grown.add(duty)
    assert [fresh.shown(d, 123.4) for d in duties[:100]] == [grown.shown(d, 123.4) for d in duties[:100]]


def test_hours_beyond_counting_neither_crash_nor_hide_the_others():
    plan = a_plan(a_duty(id="a", minutes=1e308, cadence=Every(1e6, 1, "day")), a_duty(id="b", cadence=WEEKLY))
    model = Board(a_session(plan)[0]).model("undecided")
    assert [model.hours(duty) is not None for duty in model.duties] == [True, True]
    assert model.index(0).data(Role.ToolTipRole)
