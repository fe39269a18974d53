"""Moves: the placement rules of section 4, stages and their dates."""

from datetime import date

import pytest
from builders import TODAY, a_duty, a_plan, a_provider
from hypothesis import given
from hypothesis import settings as running
from hypothesis import strategies as st

from delegate_desk.domain.duty import DECISIONS, StageDate
from delegate_desk.domain.edit import applied, difference
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import in_order
from delegate_desk.planning.moves import choose_provider, decide, decided, move, shift, to_stage

BEGUN = (StageDate("brief", "2026-08-28"), StageDate("trial", "2026-10-02"))


def board(layout):
    """A plan of one-letter duties: "aU bK" is a in Undecided before b in Keep."""
    decisions = {"U": "undecided", "K": "keep", "O": "outsource", "S": "stop"}
    return a_plan(
        *(a_duty(id=word[0], title=word[0], decision=decisions[word[1]]) for word in layout.split()),
        providers=[a_provider(), a_provider(id="p2")],
    )


def order(plan):
    return "".join(duty.id for duty in in_order(plan.duties))


def layout(plan):
    return " ".join(f"{duty.id}{duty.decision[0].upper()}" for duty in in_order(plan.duties))


@pytest.mark.parametrize(
    ("before", "ids", "decision", "on", "after"),
    [
        # before another card: immediately before it in the whole list
        ("aU bK cU dK", "a", "keep", "d", "bK cU aK dK"),
        ("aU bK cU dK", "d", "undecided", "a", "dU aU bK cU"),
        ("aU bK cU dK", "c", "keep", "b", "aU cK bK dK"),
        # at the end of a column: after its last card in the whole list
        ("aU bK cU dS", "a", "keep", None, "bK aK cU dS"),
        ("aU bK cU dK", "c", "keep", None, "aU bK dK cK"),
        ("aK bU cK dU", "a", "keep", None, "bU cK aK dU"),
        # in an empty column: where it is
        ("aU bK cU dK", "c", "stop", None, "aU bK cS dK"),
        ("aU bK cU dK", "ca", "stop", None, "aS bK cS dK"),
        # several keep the order of the whole list, however they were picked
        ("aU bK cU dK eU", "eca", "keep", "d", "bK aK cK eK dK"),
        ("aU bK cU dK eU", "ec", "keep", None, "aU bK dK cK eK"),
        # some of them there already
        ("aK bU cK dU", "da", "keep", None, "bU cK aK dK"),
        # onto themselves, or where they are: nothing
        ("aU bK cU dK", "b", "keep", "b", "aU bK cU dK"),
        ("aU bK cU dK", "b", "keep", "d", "aU bK cU dK"),
        ("aU bK cU dK", "d", "keep", None, "aU bK cU dK"),
        ("aU bU cU dK", "ab", "undecided", "b", "aU bU cU dK"),
        ("aK bU", "a", "keep", None, "aK bU"),
        # several onto one of themselves gather where that one is
        ("aU bU cU dU eU", "be", "undecided", "e", "aU cU dU bU eU"),
        ("aU bU cU dU", "ad", "undecided", "a", "aU dU bU cU"),
        ("aU bU cU", "abc", "keep", "c", "aK bK cK"),
    ],
)
def test_where_a_card_lands(before, ids, decision, on, after):
    plan = board(before)

    moved = move(plan, ids, decision, before=on, today=TODAY)

    assert layout(moved) == after
    if before == after:
        assert moved is plan


def test_a_move_dates_what_it_changes_and_nothing_else():
    plan = board("aU bK cU dK")

    moved = move(plan, ["a"], "keep", before="d", today=TODAY)

    assert [moved.duties[key].changed for key in "abcd"] == ["2026-11-23", None, None, None]
    assert set(difference(plan, moved).after["duties"]) == {"a"}


def test_a_move_finds_room_where_there_is_none():
    plan = board("aU bU cU dU")
    plan = plan.put("duties", [plan.duties[key]._replace(position=rank) for rank, key in enumerate("abcd")])

    moved = move(plan, ["d"], "undecided", before="b", today=TODAY)

    assert order(moved) == "adbc"
    assert [moved.duties[key].changed for key in "abcd"] == [None, None, None, "2026-11-23"]


def test_a_card_that_stands_right_already_keeps_its_rank():
    plan = board("aU bK cU")
    plan = plan.put("duties", [plan.duties[key]._replace(position=rank) for rank, key in enumerate("abc")])

    moved = move(plan, ["a"], "keep", before="b", today=TODAY)

    assert set(difference(plan, moved).after["duties"]) == {"a"}
    assert moved.duties["a"].position == 0


def test_outsourcing_starts_the_brief_today():
    outsourced = move(board("aU"), ["a"], "outsource", today=TODAY).duties["a"]

    assert (outsourced.stage, outsourced.stage_dates) == ("brief", (StageDate("brief", "2026-11-23"),))


def test_a_duty_comes_back_to_the_provider_and_stage_that_it_left():
    plan = board("aO")
    away = plan.put("duties", [plan.duties["a"]._replace(stage="trial", stage_dates=BEGUN, provider="p1")])

    kept = move(away, ["a"], "keep", today=TODAY)
    back = move(kept, ["a"], "outsource", today=date(2026, 12, 1)).duties["a"]

    assert (kept.duties["a"].stage, kept.duties["a"].provider) == ("trial", "p1")
    assert (back.stage, back.stage_dates, back.provider) == ("trial", BEGUN, "p1")
    assert decided(a_duty(stage="brief", stage_dates=BEGUN[:1]), "outsource", TODAY).stage_dates == BEGUN[:1]


def test_a_move_may_name_the_provider():
    plan = board("aU bO")

    assert move(plan, ["a"], "outsource", today=TODAY, provider="p1").duties["a"].provider == "p1"
    with pytest.raises(PlanError, match="outsource"):
        move(plan, ["a"], "keep", today=TODAY, provider="p1")
    with pytest.raises(PlanError, match="p9"):
        move(plan, ["a"], "outsource", today=TODAY, provider="p9")


def test_unknown_cards_are_refused():
    for change in (
        lambda: move(board("aU"), ["z"], "keep", today=TODAY),
        lambda: move(board("aU"), ["a"], "keep", before="z", today=TODAY),
        lambda: decide(board("aU"), ["z"], "keep", today=TODAY),
        lambda: shift(board("aU"), ["z"], 1, TODAY),
        lambda: to_stage(board("aU"), "z", "trial", TODAY),
        lambda: choose_provider(board("aU"), ["z"], None, TODAY),
    ):
        with pytest.raises(PlanError, match="z"):
            change()


def test_keys_put_what_is_new_at_the_end_and_leave_the_rest():
    plan = board("aK bU cK dU")

    assert layout(decide(plan, "ab", "keep", today=TODAY)) == "aK cK bK dU"
    assert decide(plan, "a", "keep", today=TODAY) is plan


def test_keys_may_name_the_provider_of_what_is_there_already():
    plan = decide(board("aO bU"), "ab", "outsource", today=TODAY, provider="p1")

    assert [duty.provider for duty in plan.duties.values()] == ["p1", "p1"]
    with pytest.raises(PlanError, match="outsource"):
        decide(plan, "a", "keep", today=TODAY, provider="p1")


@pytest.mark.parametrize(
    ("before", "ids", "step", "after"),
    [
        ("aU bK cU dU", "c", -1, "cabd"),
        ("aU bK cU dU", "a", 1, "bcad"),
        ("aU bK cU dU", "a", -1, "abcd"),
        ("aU bK cU dU", "d", 1, "abcd"),
        ("aU bU cU dU", "bc", -1, "bcad"),
        ("aU bU cU dU", "bc", 1, "adbc"),
        ("aU bU cU dU", "ac", -1, "acbd"),  # the first has no room, the other has
        ("aU bU cU dU", "ac", 1, "badc"),
        ("aU bK cU dK", "cd", -1, "cadb"),  # each in its own column
        ("aU bK cU dK", "ab", 1, "cadb"),
        ("aU bU cU dU", "abcd", 1, "abcd"),
    ],
)
def test_alt_and_an_arrow(before, ids, step, after):
    plan = board(before)

    shifted = shift(plan, ids, step, TODAY)

    assert order(shifted) == after
    if order(plan) == after:
        assert shifted is plan


def test_stages_take_their_dates_and_going_back_takes_the_later_ones_away():
    plan = board("aO")
    plan = plan.put("duties", [plan.duties["a"]._replace(stage="trial", stage_dates=BEGUN)])

    running_ = to_stage(plan, "a", "running", TODAY)
    back = to_stage(running_, "a", "training", date(2026, 12, 1))

    assert running_.duties["a"].stage_dates == (*BEGUN, StageDate("running", "2026-11-23"))
    assert back.duties["a"].stage == "training"
    assert back.duties["a"].stage_dates == (BEGUN[0], StageDate("training", "2026-12-01"))
    assert back.duties["a"].changed == "2026-12-01"
    assert to_stage(back, "a", "training", TODAY) is back
    with pytest.raises(PlanError, match="outsource"):
        to_stage(board("aU"), "a", "trial", TODAY)


def test_a_price_goes_with_the_provider_it_was_agreed_with():
    plan = board("aO")
    priced = plan.put("duties", [plan.duties["a"]._replace(provider="p1", agreed_price="12.50")])

    def price(provider, of=priced):
        return choose_provider(of, ["a"], provider, TODAY).duties["a"].agreed_price

    assert (price("p1"), price("p2"), price(None)) == ("12.50", None, None)
    alone = plan.put("duties", [plan.duties["a"]._replace(agreed_price="12.50")])
    assert price("p1", alone) == "12.50"


cards = st.lists(st.sampled_from("UKOS"), min_size=1, max_size=9).map(
    lambda columns: " ".join(f"{key}{column}" for key, column in zip("abcdefghi", columns, strict=False))
)


@st.composite
def drops(draw):
    plan = board(draw(cards))
    ids = draw(st.lists(st.sampled_from(sorted(plan.duties)), min_size=1, unique=True))
    decision = draw(st.sampled_from(DECISIONS))
    column = [key for key, duty in plan.duties.items() if duty.decision == decision]
    return plan, ids, decision, draw(st.none() | st.sampled_from(column)) if column else None


@running(max_examples=300, deadline=None)
@given(drops())
def test_every_drop_keeps_the_rules(drop):
    plan, ids, decision, before = drop
    was = order(plan)

    moved = move(plan, ids, decision, before=before, today=TODAY)

    now = order(moved)
    assert sorted(now) == sorted(was)
    assert [key for key in now if key not in ids] == [key for key in was if key not in ids]
    assert [key for key in now if key in ids] == [key for key in was if key in ids]
    assert all(moved.duties[key].decision == decision for key in ids)
    assert all(moved.duties[key].decision == plan.duties[key].decision for key in was if key not in ids)
    column = [key for key in now if moved.duties[key].decision == decision]
    others = [key for key in column if key not in ids]
    if before is None and others:
        assert set(column[len(others) :]) == set(ids)
    if before is None and not others:
        assert now == was
    if before is not None and before not in ids:
        at = column.index(before)
        assert set(column[at - len(ids) : at]) == set(ids)
    positions = [duty.position for duty in in_order(moved.duties)]
    assert len(set(positions)) == len(positions)


@running(max_examples=200, deadline=None)
@given(st.data())
def test_undo_restores_the_exact_order(data):
    plan, ids, decision, before = data.draw(drops())
    step = data.draw(st.sampled_from(["move", "decide", "up", "down"]))
    moved = {
        "move": lambda: move(plan, ids, decision, before=before, today=TODAY),
        "decide": lambda: decide(plan, ids, decision, today=TODAY),
        "up": lambda: shift(plan, ids, -1, TODAY),
        "down": lambda: shift(plan, ids, 1, TODAY),
    }[step]()

    edit = difference(plan, moved)

    if edit is None:
        assert moved.duties == plan.duties
        return
    assert in_order(applied(moved, edit.before).duties) == in_order(plan.duties)
    assert in_order(applied(plan, edit.after).duties) == in_order(moved.duties)


def test_a_long_list_of_drops_in_one_gap_keeps_its_order():
    plan = board("aU bU cU")
    for turn in range(200):
        key = "bc"[turn % 2]
        plan = move(plan, [key], "undecided", before="cb"[turn % 2], today=TODAY)
        assert order(plan) == "a" + key + "cb"[turn % 2]
