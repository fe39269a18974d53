"""The timer in a real window: by key, over a kill, over a closed window, and asked about at the next start."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from e2e.plans import small_plan
from e2e.program import BUTTON, Program
from e2e.screen import Owner, patiently

Start = Callable[..., Program]
Shot = Callable[[str], None]


def entries(owner: Owner, plan: Path) -> list[dict]:
    return owner.exported(plan)["time_entries"]


def test_the_timer_survives_a_kill_and_is_asked_about(owner: Owner, start: Start, shot: Shot) -> None:
    plan = small_plan(owner)
    program = start("--plan", plan)
    program.click(program.find("list item", "Chase late payments"))
    program.keys("ctrl+t")
    program.find(BUTTON, "The timer runs on Chase late payments, 0 min")
    program.find(BUTTON, "Stop the timer")
    shot("timer-runs")
    (entry,) = entries(owner, plan)
    assert (entry["duty"], entry["running"], entry["source"]) == ("d6", True, "timer")
    assert abs(datetime.fromisoformat(entry["started"]) - datetime.now(UTC)) < timedelta(minutes=2)
    program.kill()

    program = start("--plan", plan)  # nothing is touched: the question comes by itself
    program.reads("The timer on “Chase late payments” ran from ")
    shot("timer-question")
    program.keys("ctrl+t")  # goes to the question
    program.focus_is(BUTTON, "Go on from now")
    program.keys("Return")
    program.find(BUTTON, "The timer runs on Chase late payments")
    program.gone(BUTTON, "Go on from now")
    assert [each["running"] for each in entries(owner, plan)] == [False, True]
    program.keys("ctrl+z")
    program.reads("The timer on “Chase late payments” ran from ")
    program.click(program.find(BUTTON, "Drop"))
    patiently(lambda: entries(owner, plan) == [], "no entry left")
    assert program.quit() == 0


def test_a_closed_window_keeps_its_time_and_the_menu_stops_it(owner: Owner, start: Start) -> None:
    plan = small_plan(owner)
    program = start("--plan", plan)
    program.click(program.find("list item", "Chase late payments"))
    program.choose("Duty", "Start or stop the timer")
    program.find(BUTTON, "Stop the timer")
    time.sleep(0.7)  # less than a third of a second would be no hundredth of a minute
    assert program.quit() == 0
    (entry,) = entries(owner, plan)
    assert entry["running"] and 0 < entry["minutes"] < 2

    program = start("--plan", plan)
    program.reads("it was last seen at ")
    program.click(program.find(BUTTON, "Drop"))
    patiently(lambda: entries(owner, plan) == [], "no entry left")
    program.click(program.find("list item", "Answer phone"))
    program.choose("Duty", "Start or stop the timer")
    program.click(program.find(BUTTON, "Stop the timer"))
    program.gone(BUTTON, "Stop the timer")
    (entry,) = entries(owner, plan)
    assert not entry["running"] and entry["duty"] == "d7"
    assert program.quit() == 0
