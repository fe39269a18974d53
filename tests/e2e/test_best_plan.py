"""The best plan in a real window: Ctrl+B, the budget by keys, applied as one step, taken back by one undo."""

from collections.abc import Callable

import pytest

from e2e.plans import brought_in
from e2e.program import BUTTON, Program
from e2e.screen import Owner, patiently
from e2e.test_walk import walk

Start = Callable[..., Program]

_WEEKLY = {"times": 1, "every": 1, "unit": "week"}


def affordable_plan(owner: Owner):
    """Three duties of one, two and four hours, ten pounds an hour each; one that needs the owner."""
    duties = [
        {"id": f"d{hours}", "title": title, "function": "administration", "cadence": _WEEKLY, "minutes": 60 * hours}
        for hours, title in ((1, "Van checks"), (2, "Timesheets"), (4, "Order materials"))
    ]
    duties.append({"id": "mine", "title": "Sign contracts", "cadence": _WEEKLY, "minutes": 60, "needs_me": 5})
    return brought_in(
        owner,
        {
            "delegate_desk": 1,
            "settings": {
                "home_currency": "GBP", "hourly_worth": "60", "weekly_budget": "70", "oversight_share": 0,
            },
            "duties": duties,
            "providers": [{"id": "p1", "name": "Maya Santos", "currency": "GBP", "hourly_rate": "10.00"}],
        },
    )  # fmt: skip


def test_the_budget_is_slid_by_keys_and_what_is_shown_is_applied_and_undone(
    owner: Owner, start: Start, shot: Callable[[str], None]
) -> None:
    program = start("--plan", affordable_plan(owner))
    program.keys("ctrl+b")
    program.find("dialog", "Best plan")
    program.find("label", "7.0 h")
    program.find(BUTTON, "Apply 3 changes")
    program.find("table", "What changes")
    walk(
        program,
        "best plan",
        ("slider", "Weekly budget, £70"),
        ("text", "Weekly budget"),
        ("check box", "Leave started hand-overs alone"),
        ("radio button", "Money"),
        ("table cell", "Order materials, +4.0 h, +£40.00, To Maya Santos"),
        ("label", "Hours freed for each weekly budget"),
    )
    shot("best-plan")

    program.ask(do="focus", path=program.find("slider", "Weekly budget")["path"])
    program.keys("Page_Down", "Page_Down")  # by ten steps of a pound
    program.find("slider", "Weekly budget, £50")
    program.find(BUTTON, "Apply 2 changes")
    program.find("label", "5.0 h")
    program.find("table cell", "Timesheets")  # left out, with its reason
    program.keys("Return")
    program.gone("dialog")

    patiently(lambda: set(program.cards("Outsource")) == {"Van checks", "Order materials"}, "two duties handed over")
    program.find("label", "5.0 hours freed")
    program.keys("ctrl+z")
    patiently(lambda: not program.cards("Outsource"), "everything taken back by one undo")
    program.heard("Undone: Applied the best plan: 2 changes, 5.0 h for £50")


@pytest.mark.parametrize("owner", ["1024x700"], indirect=True)
def test_esc_leaves_the_plan_as_it_is_and_a_small_screen_has_room(owner: Owner, start: Start) -> None:
    program = start("--plan", affordable_plan(owner))
    program.keys("ctrl+b")
    apply = program.find(BUTTON, "Apply 3 changes")
    x, y = program.centre(apply)
    assert 0 < x < 1024 and 0 < y < 700
    program.focus_is("text", "Weekly budget")  # before that keys go to the window beneath it
    program.keys("Escape")
    program.gone("dialog")
    assert not program.cards("Outsource")


def test_the_dip_of_hand_overs_opens_from_the_menu_and_its_number_changes_the_plan(owner: Owner, start: Start) -> None:
    program = start("--plan", affordable_plan(owner))
    program.keys("ctrl+b")
    program.find(BUTTON, "Apply 3 changes")
    program.keys("Return")
    program.gone("dialog")
    program.choose("Plan", "Pay-back of hand-overs")
    program.find("dialog", "Pay-back of hand-overs")
    walk(
        program,
        "pay-back of hand-overs",
        ("label", "Paid back in the week of"),
        ("text", "Hand-overs at once"),
        ("table", "Hand-overs in their order"),
    )
    program.ask(do="focus", path=program.find("text", "Hand-overs at once")["path"])
    program.keys("ctrl+a")
    program.type("1")
    program.keys("Tab")
    patiently(lambda: program.seek("label", "Hand-overs at once set to 1"), "the step in the status line")
    program.keys("Escape")
    program.gone("dialog")
