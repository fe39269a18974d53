"""The main job, by hand: cards dragged by the mouse, and what the screen and other programs then read."""

import math
from collections.abc import Callable

import pytest

from e2e.plans import small_plan
from e2e.program import Program
from e2e.screen import Owner, patiently

Start = Callable[..., Program]
Shot = Callable[[str], None]


def tenths(hours: float) -> str:
    """Hours as the screen shows them: half up."""
    return f"{math.floor((hours + 1e-9) * 10 + 0.5) / 10:.1f}"


def figures(freed: float, now: float) -> str:
    """What the strip says of freed hours."""
    return f"{tenths(freed)} h freed each week, {tenths(now)} h running now"


def card(program: Program, title: str) -> tuple[int, int]:
    """Where a card is taken hold of."""
    return program.centre(program.find("list item", f"{title}, "))


def end_of(program: Program, column: str) -> tuple[int, int]:
    """A point of a column below its cards."""
    x, y, wide, high = program.find("list", f"{column}, ")["extents"]
    return x + wide // 2, y + high - 60


def test_a_dragged_card_frees_hours_on_screen_on_disk_and_after_a_restart(
    owner: Owner, start: Start, shot: Shot
) -> None:
    plan = small_plan(owner)
    before = owner.summary(plan)
    program = start("--plan", plan)
    program.reads(figures(before["freed"]["planned"], before["freed"]["now"]))

    program.carry(card(program, "Order and chase materials"), end_of(program, "Outsource"))
    hours = 2 * 50 / 60
    after = figures(before["freed"]["planned"] + 0.9 * hours, before["freed"]["now"])
    program.reads(after)  # the preview, while the card is held
    program.reads("5.7 hours freed: Family 2.0, Growth 1.0, unassigned 2.7")
    program.reads("Release to move “Order and chase materials” to Outsource · Esc cancels")
    assert owner.summary(plan) == before
    shot("drag-in-progress")
    program.release_mouse()

    program.find("list item", "Order and chase materials, Outsource, Brief, 1.7 hours a week, 3 of 3")
    program.reads(after)
    program.heard("Moved to Outsource, frees 5.7 hours")
    program.reads("Moved “Order and chase materials” to Outsource")
    done = owner.summary(plan)
    assert done["hours"]["outsource"] - before["hours"]["outsource"] == pytest.approx(hours, abs=1e-6)
    assert done["freed"]["planned"] - before["freed"]["planned"] == pytest.approx(0.9 * hours, abs=1e-6)
    assert figures(done["freed"]["planned"], done["freed"]["now"]) == after

    assert program.quit() == 0
    again = start("--plan", plan)
    again.find("list item", "Order and chase materials, Outsource, Brief, 1.7 hours a week, 3 of 3")
    again.reads(after)
    assert owner.summary(plan) == done


def test_cards_are_put_in_order_cancelled_and_taken_to_empty_columns(owner: Owner, start: Start) -> None:
    plan = small_plan(owner, without=["keep"])
    program = start("--plan", plan)
    snags = card(program, "Snag list and warranty calls")
    top = card(program, "Order and chase materials")

    # Within a column: the last card before the first.
    program.drag(snags, (top[0], top[1] - 24))
    order = [
        "Snag list and warranty calls",
        "Order and chase materials",
        "Plan next week's jobs",
        "Write RAMS for jobs",
    ]
    patiently(lambda: program.cards("Undecided") == order, "the new order on screen")
    assert owner.titles(plan, "undecided") == order
    assert program.undo_in_menu() == "Undo: Moved “Snag list and warranty calls” within Undecided"

    # Esc under way changes nothing.
    program.carry(card(program, "Write RAMS for jobs"), end_of(program, "Keep"))
    program.reads("Release to move “Write RAMS for jobs” to Keep")
    program.keys("Escape")
    program.reads("Moved “Snag list and warranty calls” within Undecided")
    program.release_mouse()
    assert program.cards("Undecided") == order and owner.titles(plan, "undecided") == order

    # Into a column without cards.
    assert program.find("list", "Keep, 0 duties, 0.0 hours")["description"].startswith("Nothing kept yet")
    program.drag(card(program, "Write RAMS for jobs"), end_of(program, "Keep"))
    program.find("list", "Keep, 1 duty, 1.0 hours")
    assert owner.titles(plan, "keep") == ["Write RAMS for jobs"]


def test_several_selected_cards_are_dragged_as_one_step(owner: Owner, start: Start, shot: Shot) -> None:
    plan = small_plan(owner)
    before = owner.exported(plan)
    program = start("--plan", plan)
    program.click(program.find("list item", "Order and chase materials"))
    program.click(program.find("list item", "Snag list and warranty calls"), "ctrl")
    program.selects("Order and chase materials", "Snag list and warranty calls")
    program.reads("2 duties, 2.5 h")
    shot("several-selected")

    # Taken by the second of them, before the first card of Outsource.
    x, y = card(program, "Chase late payments")
    program.carry(card(program, "Snag list and warranty calls"), (x, y - 24))
    program.reads("Release to move 2 duties to Outsource")
    shot("several-dragged")
    program.release_mouse()
    moved = ["Order and chase materials", "Snag list and warranty calls"]
    patiently(
        lambda: program.cards("Outsource") == [*moved, "Chase late payments", "Answer phone, book visits"],
        "both in Outsource, in their order, before the first card",
    )
    assert owner.titles(plan, "outsource")[:2] == moved
    program.selects(*moved)

    program.keys("ctrl+z")
    program.find("list", "Undecided, 4 duties")
    after = owner.exported(plan)
    assert after == before


@pytest.mark.parametrize("owner", ["1024x700"], indirect=True)
def test_the_folded_strip_of_a_small_window_takes_cards(owner: Owner, start: Start, shot: Shot) -> None:
    plan = small_plan(owner)
    program = start("--plan", plan)
    opener = program.find("push button|button", "Open Stop doing")
    assert program.seek("list", "Stop doing") is None
    x, y = program.centre(opener)

    program.carry(card(program, "Write RAMS for jobs"), (x, y + 200))
    before = owner.summary(plan)
    program.reads(figures(before["freed"]["planned"] + 1.0, before["freed"]["now"] + 1.0))
    shot("1024-drag-to-folded-strip")
    program.release_mouse()
    patiently(lambda: program.cards("Undecided") == [
        "Order and chase materials", "Plan next week's jobs", "Snag list and warranty calls"
    ], "the card gone from Undecided")  # fmt: skip
    assert owner.titles(plan, "stop") == ["Browse forums for leads", "Write RAMS for jobs"]
    program.reads(figures(before["freed"]["planned"] + 1.0, before["freed"]["now"] + 1.0))

    program.click(opener)
    program.find("list", "Stop doing, 2 duties, 2.0 hours")
