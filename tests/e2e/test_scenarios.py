"""Scenarios in the real window, by keys: one made, changed beside the plan, taken over and taken back."""

import json
from collections.abc import Callable

from e2e.plans import small_plan
from e2e.program import BUTTON, Program
from e2e.screen import Owner, patiently
from e2e.test_walk import walk

Start = Callable[..., Program]
FREED = "label", "4.2 hours freed: "
"""What the strip says of the plan itself."""


def test_a_scenario_by_keys_from_its_name_to_the_plan(owner: Owner, start: Start) -> None:
    plan = small_plan(owner)
    before = owner.exported(plan)
    program = start("--plan", plan)
    program.keys("ctrl+6")
    program.click(program.find(BUTTON, "New scenario"))
    program.focus_is("text", "Name of the scenario")
    program.type("Hire an assistant")
    program.keys("Return")
    program.find("table column header|column header", "Hire an assistant")
    walk(program, "scenarios", ("table", "Scenarios beside the plan"), ("text", "Your hour, in the plan 60"))

    program.click(program.find("text", "Find a duty or provider"))
    program.type("write rams")
    program.keys("Return")
    program.click(program.find("table cell", "Write RAMS for jobs, Hire an assistant: Undecided, as in the plan"))
    program.keys("o")
    program.heard(
        "Write RAMS for jobs, Hire an assistant: Outsource, no provider yet · Brief, in the plan Undecided, frees 5.1 h"
    )
    program.find("table cell", "Write RAMS for jobs, Hire an assistant: Outsource, no provider yet")
    program.click(program.find(BUTTON, "Best fit: Tideway Bookkeeping"))
    program.find(
        "table cell",
        "Write RAMS for jobs, Hire an assistant: Outsource, Tideway · Brief, in the plan Undecided",
    )
    walk(program, "a duty in a scenario", ("radio button", "Brief, step 1 of 5, current"), ("text", "Agreed price"))
    program.find(*FREED)  # the plan's own figures stay as they were
    assert program.undo_in_menu().startswith("Undo: Chose Tideway Bookkeeping for “Write RAMS for jobs” in ")

    program.click(program.find("text", "Find a duty or provider"))
    program.keys("Escape", "Escape")
    program.click(program.find("radio button", "What differs"))
    program.find("table cell", "Freed, Hire an assistant: 5.1 h, +0.9 h, in the plan 4.2 h")
    assert _decision(owner, plan) == "undecided"
    program.click(program.find(BUTTON, "Take over 1 change"))
    program.find("label", "5.1 hours freed: ")
    assert _decision(owner, plan) == "outsource"
    program.find("table cell", "Freed, Hire an assistant: 5.1 h, as in the plan")
    program.keys("ctrl+z")
    program.heard("Undone: Took over 1 change of “Hire an assistant”")
    program.find(*FREED)
    for _step in range(4):
        program.keys("ctrl+z")
    patiently(lambda: program.undo_in_menu() == "Undo", "nothing left to undo")
    assert owner.exported(plan) == before


def test_it_is_reached_from_the_providers_and_from_the_menu(owner: Owner, start: Start) -> None:
    program = start("--plan", small_plan(owner))
    program.keys("ctrl+3")
    program.click(program.find(BUTTON, "Scenarios"))
    program.reads("A scenario is the plan with a few things otherwise")
    walk(program, "no scenarios", (BUTTON, "New scenario"))
    program.click(program.find(BUTTON, "Providers"))
    program.find("table", "Providers")
    program.choose("Plan", "Scenarios")
    program.find(BUTTON, "New scenario")


def _decision(owner: Owner, plan: object) -> str:
    whole = owner.exported(plan)
    duties = json.loads(whole)["duties"] if isinstance(whole, str) else whole["duties"]
    return next(duty["decision"] for duty in duties if duty["title"] == "Write RAMS for jobs")
