"""Everything by keys alone: deciding, ordering, finding, adding, and a new owner's first minutes."""

from collections.abc import Callable

import pytest

from e2e.plans import small_plan
from e2e.program import BUTTON, Program
from e2e.screen import Owner, patiently

Start = Callable[..., Program]


def on_first_card(program: Program) -> None:
    """Bring the keyboard to the first card of Undecided, as Tab and F6 do."""
    program.keys("ctrl+f", "Return", "Down", "Home")
    program.focus_is("list|list item", "")
    program.selects("Order and chase materials")


def test_letters_decide_cards_and_go_on_to_the_next(owner: Owner, start: Start) -> None:
    plan = small_plan(owner)
    before = owner.exported(plan)
    program = start("--plan", plan)
    on_first_card(program)

    program.keys("k")
    program.selects("Plan next week's jobs, Undecided")
    program.heard("Moved to Keep, frees 4.2 hours")
    program.keys("o")
    program.selects("Write RAMS for jobs, Undecided")
    program.keys("s")
    program.selects("Snag list and warranty calls, Undecided, 0.8 hours a week, 1 of 1")
    program.keys("u")  # is there already: nothing happens
    program.keys("o")
    program.find("list", "Undecided, 0 duties, 0.0 hours")
    assert owner.titles(plan, "keep")[-1] == "Order and chase materials"
    assert owner.titles(plan, "outsource")[-2:] == ["Plan next week's jobs", "Snag list and warranty calls"]
    assert owner.titles(plan, "stop")[-1] == "Write RAMS for jobs"

    assert program.undo_in_menu() == "Undo: Moved “Snag list and warranty calls” to Outsource"
    for left in ("Write RAMS for jobs", "Plan next week's jobs", "Order and chase materials"):
        program.keys("ctrl+z")
        patiently(lambda left=left: left in program.undo_in_menu(), f"{left} next to be undone")
    program.keys("ctrl+z")
    patiently(lambda: program.undo_in_menu() == "Undo", "nothing left to undo")
    assert owner.exported(plan) == before
    assert program.redo_in_menu() == "Redo: Moved “Order and chase materials” to Keep"
    program.keys("ctrl+shift+z")
    program.find("list item", "Order and chase materials, Keep")
    program.keys("ctrl+y")
    program.find("list item", "Plan next week's jobs, Outsource")
    assert program.undo_in_menu() == "Undo: Moved “Plan next week's jobs” to Outsource"


def test_arrows_go_and_select_and_alt_arrows_put_in_order(owner: Owner, start: Start) -> None:
    plan = small_plan(owner)
    program = start("--plan", plan)
    on_first_card(program)
    program.keys("Down", "Down")
    program.selects("Write RAMS for jobs")
    program.keys("alt+Up", "alt+Up")
    first = ["Write RAMS for jobs", "Order and chase materials", "Plan next week's jobs"]
    patiently(lambda: program.cards("Undecided")[:3] == first, "the card two up")
    program.selects("Write RAMS for jobs")
    assert owner.titles(plan, "undecided")[:3] == first
    assert program.undo_in_menu() == "Undo: Moved “Write RAMS for jobs” up"
    program.keys("alt+Down")
    patiently(lambda: program.cards("Undecided")[1] == "Write RAMS for jobs", "the card down again")

    program.keys("Right")
    program.selects("Price and send quotes, Keep")  # beside it, at the same height
    program.keys("Right", "Up")
    program.selects("Chase late payments, Outsource")
    program.keys("Left", "Left", "Home")
    program.selects("Order and chase materials, Undecided")
    program.keys("shift+Down")
    program.selects("Order and chase materials", "Write RAMS for jobs")
    program.keys("ctrl+a")
    patiently(lambda: len(program.selected()) == 4, "the whole column selected")
    program.keys("k")
    program.find("list", "Keep, 6 duties, 11.0 hours")
    assert program.undo_in_menu() == "Undo: Moved 4 duties to Keep"


def test_brackets_take_a_hand_over_on_and_back(owner: Owner, start: Start) -> None:
    plan = small_plan(owner)
    program = start("--plan", plan)
    on_first_card(program)
    program.keys("Right", "Right", "Home")
    program.selects("Chase late payments, Outsource, Trial with Tideway")
    program.keys("bracketright")
    program.selects("Chase late payments, Outsource, Running with Tideway")
    program.reads("4.2 h freed each week, 4.2 h running now")
    assert program.undo_in_menu() == "Undo: Moved “Chase late payments” to Running"
    program.find("radio button", "Running, step 5 of 5, current")
    program.keys("bracketleft", "bracketleft")
    program.selects("Chase late payments, Outsource, Training with Tideway")
    stages = {duty["id"]: duty["stage"] for duty in owner.exported(plan)["duties"]}
    assert stages["d6"] == "training"


def test_enter_edits_f2_renames_delete_deletes_and_undo_brings_back(owner: Owner, start: Start) -> None:
    plan = small_plan(owner)
    before = owner.exported(plan)
    program = start("--plan", plan)
    on_first_card(program)
    program.keys("Return")
    assert program.find("filler|panel", "Details")
    patiently(lambda: not (program.focused() or {"role": "list"})["role"].startswith("list"), "the keyboard in Details")
    program.keys("Escape")
    program.focus_is("list|list item")

    program.keys("F2")
    program.focus_is("text", "Title")
    program.keys("ctrl+a")
    program.type("Order materials")
    program.keys("Return")
    program.find("list item", "Order materials, Undecided, 1.7 hours a week, 1 of 4")
    assert owner.titles(plan, "undecided")[0] == "Order materials"
    assert "Order materials" in program.undo_in_menu()

    program.keys("Escape")
    program.selects("Order materials")
    program.focus_is("list|list item")
    program.keys("Delete")
    program.selects("Plan next week's jobs, Undecided, 1.5 hours a week, 1 of 3")
    assert program.undo_in_menu() == "Undo: Deleted “Order materials”"
    assert len(owner.exported(plan)["duties"]) == 8
    program.keys("ctrl+z", "ctrl+z")
    program.find("list item", "Order and chase materials, Undecided, 1.7 hours a week, 1 of 4")
    assert owner.exported(plan) == before


def test_quick_add_says_what_it_understood_and_find_narrows_all_columns(
    owner: Owner, start: Start, shot: Callable[[str], None]
) -> None:
    plan = small_plan(owner)
    program = start("--plan", plan)
    program.keys("ctrl+n")
    program.focus_is("text", "Add a duty")
    program.type("Reconcile bank 45m weekly #bookkeeping")
    field = patiently(
        lambda: next(
            (node for node in program.all("text", "Add a duty") if "Bookkeeping" in node["description"]), None
        ),
        "what was understood",
    )
    assert all(word in field["description"] for word in ("Reconcile bank", "45 min", "eekly"))
    shot("quick-add")
    program.keys("Return")
    program.find("list item", "Reconcile bank, Undecided, 0.8 hours a week, 5 of 5")
    program.selects("Reconcile bank")
    program.focus_is("text", "Add a duty")  # ready for the next one
    program.type("VAT return 4h quarterly")
    program.keys("ctrl+Return")
    program.selects("VAT return, Undecided, 0.3 hours a week, 6 of 6")
    patiently(lambda: (program.focused() or {"name": ""})["name"] not in ("", "Add a duty"), "the keyboard in Details")
    added = owner.exported(plan)["duties"][-2:]
    assert [(duty["title"], duty["minutes"], duty["function"]) for duty in added] == [
        ("Reconcile bank", 45, "bookkeeping"),
        ("VAT return", 240, None),
    ]

    program.keys("ctrl+f")
    program.focus_is("text", "Find a duty")
    program.type("chase")
    program.find("list", "Undecided, 1 of 6, ")
    program.find("list", "Outsource, 1 of 2, ")
    assert program.cards("Undecided") == ["Order and chase materials"]
    assert program.cards("Keep") == []
    freed = program.reads("h freed each week")
    program.type(" vat quarter")
    program.reads("No duty matches 'chase vat quarter'.")
    assert program.reads("h freed each week") == freed  # the strip does not change with what is looked for
    shot("find-no-match")
    program.keys("Escape")
    program.find("list", "Undecided, 6 duties")
    program.gone("label", "No duty matches")


PAGES = (
    ("ctrl+2", "Hand-over"),
    ("ctrl+3", "Providers"),
    ("ctrl+4", "Review"),
    ("ctrl+5", "Trends"),
    ("ctrl+1", "Board"),
)


def test_pages_panes_and_help_have_their_keys(owner: Owner, start: Start) -> None:
    program = start("--plan", small_plan(owner))
    for keys, page in PAGES:
        program.keys(keys)
        program.find("check box|radio button|toggle button", page, state="checked")
        program.reads("h freed each week")
    program.keys("ctrl+f")
    for role, name in (
        ("list item", "Order and chase materials"),
        (BUTTON, "Close the details"),
        ("check box|radio button", "Board"),
        (BUTTON, "Family 60 : 40 Growth"),
        ("text", "Add a duty"),
    ):
        program.keys("F6")
        program.focus_is(role, name)
    program.keys("F1")
    program.reads("The 4-Hour Workweek")


def test_a_new_owner_adds_decides_edits_and_undoes_without_a_mouse(owner: Owner, start: Start) -> None:
    program = start()
    program.reads("Which hours would you like back?")
    program.keys("ctrl+n")
    program.focus_is("text", "Add a duty")
    program.type("Reconcile bank 45m weekly #bookkeeping")
    program.keys("Return")
    program.find("list item", "Reconcile bank, Undecided, 0.8 hours a week, 1 of 1")
    program.focus_is("text", "Add a duty")  # whoever typed one may type another

    # To the cards, and decide.
    program.keys("F6")
    program.focus_is("list item", "Reconcile bank, Undecided")
    program.keys("o")
    program.find("list item", "Reconcile bank, Outsource, Brief, 0.8 hours a week, 1 of 1")
    program.reads("0.7 h freed each week, 0.0 h running now")

    # Go to it, and say how long it takes, in Details.
    program.keys("Right", "Right")
    program.selects("Reconcile bank, Outsource")
    program.keys("Return")
    for _press in range(20):
        at = program.focused() or {"name": "", "role": ""}
        if at["role"] == "text" and at["name"].startswith("Minutes"):
            break
        program.keys("Tab")
    program.focus_is("text", "Minutes")
    program.keys("ctrl+a")
    program.type("1h30")
    program.keys("Return")
    program.find("list item", "Reconcile bank, Outsource, Brief, 1.5 hours a week")
    plan = owner.home / ".local" / "share" / "Delegate Desk" / "plan.desk"
    assert owner.exported(plan)["duties"][0]["minutes"] == 90

    program.keys("ctrl+z")
    program.find("list item", "Reconcile bank, Outsource, Brief, 0.8 hours a week")
    assert owner.exported(plan)["duties"][0]["minutes"] == 45
    program.keys("ctrl+z", "ctrl+z")
    program.reads("Which hours would you like back?")
    assert owner.exported(plan)["duties"] == []


def test_fifteen_duties_of_the_list_are_decided_in_under_forty_keystrokes(owner: Owner, start: Start) -> None:
    program = start()
    program.reads("Which hours would you like back?")
    program.keys("ctrl+l")
    program.find("table", "Usual duties")
    ticked = 0
    for _row in range(40):
        if program.seek(BUTTON, "Add 15 duties"):
            break
        program.keys("space", "Down")
        ticked += 1
    program.find(BUTTON, "Add 15 duties")
    keys = ["Return", *"koskookoskoskok"]
    assert ticked == 15 and len(keys) < 40
    program.keys(keys[0])
    program.find("list", "Undecided, 15 duties")
    program.focus_is("list item", "")
    program.keys(*keys[1:])
    program.find("list", "Undecided, 0 duties")
    plan = owner.home / ".local" / "share" / "Delegate Desk" / "plan.desk"
    assert [len(owner.titles(plan, decision)) for decision in ("keep", "outsource", "stop")] == [6, 6, 3]


def test_duties_are_filtered_and_sorted_by_keys_alone(owner: Owner, start: Start, shot: Callable[[str], None]) -> None:
    plan = small_plan(owner)
    before = owner.exported(plan)
    program = start("--plan", plan)
    on_first_card(program)
    program.keys("ctrl+shift+f")
    program.focus_is("check box", "Function: ")
    for _press in range(40):
        if (program.focused() or {"name": ""})["name"] == "Enjoyment: 1 dread it":
            break
        program.keys("Tab")
    program.keys("space")
    program.reads("Filtered by enjoyment 1 dread it · 2 of 9 duties")
    assert program.cards("Undecided") == ["Write RAMS for jobs"] and program.cards("Outsource") == [
        "Chase late payments"
    ]
    freed = program.reads("h freed each week")
    shot("filtered")
    program.keys("Escape", "ctrl+f")
    program.type("rams")
    program.find("list", "Undecided, 1 of 4, ")
    program.find("list", "Outsource, 0 of 2, ")
    assert program.reads("h freed each week") == freed
    program.keys("Return", "Escape")
    program.find("list", "Undecided, 4 duties")
    assert not [text for text in program.texts() if "Filtered by" in text]

    on_first_card(program)
    program.keys("alt+v")
    program.find("menu item", "Sort this column by hours")
    program.keys("o")
    ordered = [
        "Order and chase materials",
        "Plan next week's jobs",
        "Write RAMS for jobs",
        "Snag list and warranty calls",
    ]
    patiently(lambda: program.cards("Undecided") == ordered, "the column by hours")
    assert "By hours" in program.find("list", "Undecided, 4 duties")["description"]
    shot("sorted")
    assert owner.exported(plan) == before, "neither has touched the plan"
    assert program.quit() == 0

    again = start("--plan", plan)
    assert "By hours" in again.find("list", "Undecided, 4 duties")["description"]


@pytest.mark.parametrize("owner", ["1024x700"], indirect=True)
def test_in_a_small_window_details_open_over_the_board_by_key(owner: Owner, start: Start) -> None:
    program = start("--plan", small_plan(owner))
    on_first_card(program)
    assert program.seek(BUTTON, "Close the details") is None
    program.keys("Return")
    program.find(BUTTON, "Close the details")
    program.keys("Escape")
    program.gone(BUTTON, "Close the details")
    program.focus_is("list|list item")
