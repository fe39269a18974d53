"""What is said over the page: of a window that never closed, and of a plan that another window holds."""

import os
import signal
import time
from collections.abc import Callable

from e2e.plans import small_plan
from e2e.program import BUTTON, Program
from e2e.screen import Owner, patiently

Start = Callable[..., Program]
Shot = Callable[[str], None]


def test_changes_of_a_window_that_was_killed_are_told_and_shown(owner: Owner, start: Start, shot: Shot) -> None:
    plan = small_plan(owner)
    program = start("--plan", plan)
    program.click(program.find("list item", "Write RAMS for jobs"))
    program.keys("k")
    program.find("list item", "Write RAMS for jobs, Keep")
    program.click(program.find("list item", "Chase late payments"))
    program.keys("s")
    program.find("list item", "Chase late payments, Stop doing")
    time.sleep(1.5)  # they are noted when nobody waits for it
    program.kill()

    again = start("--plan", plan)
    again.reads("This plan was open when the program stopped. 2 changes recovered.")
    again.heard("2 changes recovered")
    shot("recovered")
    again.click(again.find(BUTTON, "Show them"))
    again.reads("Filtered by what changed last time · 2 of 9 duties")
    assert again.cards("Keep") == ["Write RAMS for jobs"] and again.cards("Stop doing") == ["Chase late payments"]
    shot("recovered-shown")
    again.keys("Escape")
    again.find("list", "Undecided, 3 duties")
    assert again.quit() == 0

    third = start("--plan", plan)
    third.find("list", "Undecided, 3 duties")
    time.sleep(1.0)
    assert not [text for text in third.texts() if "recovered" in text]


def test_the_end_of_the_session_keeps_what_is_being_typed(owner: Owner, start: Start) -> None:
    plan = small_plan(owner)
    program = start("--plan", plan)
    program.click(program.find("list item", "Write RAMS for jobs"))
    program.keys("F2", "ctrl+a")
    program.type("Write method statements")
    patiently(lambda: (program.focused() or {}).get("text") == "Write method statements", "the new title typed")
    os.kill(program.pid, signal.SIGTERM)
    patiently(lambda: not program.is_running, "the end")
    assert program.close() == 0
    assert "Write method statements" in owner.titles(plan, "undecided")


def test_what_was_put_off_does_no_harm_when_the_end_comes_with_it(owner: Owner, start: Start) -> None:
    """What a start puts off falls due while the program is stopped, and is told together with the session's end."""
    program = start("--plan", small_plan(owner))
    time.sleep(0.8)
    os.kill(program.pid, signal.SIGSTOP)
    time.sleep(3.0)
    os.kill(program.pid, signal.SIGTERM)
    os.kill(program.pid, signal.SIGCONT)
    assert program.close() == 0
    assert program.said() == ""


def test_where_the_window_that_holds_a_plan_hangs_another_looks_on(owner: Owner, start: Start, shot: Shot) -> None:
    plan = small_plan(owner)
    first = start("--plan", plan)
    time.sleep(0.8)  # it listens once its start is done
    os.kill(first.pid, signal.SIGSTOP)
    try:
        second = start("--plan", plan)
        second.reads("This plan is open in another window, which does not answer.")
        shot("opened-elsewhere")
        before = plan.read_bytes()
        second.click(second.find("list item", "Write RAMS for jobs"))
        second.keys("k")
        second.reads("This plan can only be looked at here. Open a copy to change it.")
        second.find("list", "Undecided, 4 duties")
        assert plan.read_bytes() == before
        second.click(second.find(BUTTON, "Open a copy…"))
        second.choose_file(owner.folder / "My copy.desk")
        second.find("frame", "My copy.desk")
        second.gone("label", "This plan is open in another window")
        second.click(second.find("list item", "Write RAMS for jobs"))
        second.keys("k")
        second.find("list item", "Write RAMS for jobs, Keep")
        assert plan.read_bytes() == before
        assert second.quit() == 0
    finally:
        os.kill(first.pid, signal.SIGCONT)
