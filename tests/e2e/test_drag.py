"""The main job, by hand: drag a card to Outsource, read the new total, start again and find it."""

import json
from collections.abc import Callable
from pathlib import Path

from e2e.plans import small_plan
from e2e.screen import Program, Screen, command_line


def freed_on_screen(program: Program) -> str:
    """The freed hours as assistive technology reads them from the strip."""
    texts = [node["text"] or node["name"] for node in program.tree() if "showing" in node["states"]]
    return next(text for text in texts if text and text.endswith(" hours freed each week"))


def summary(screen: Screen, plan: Path) -> dict:
    """The totals as another program reads them."""
    return json.loads(command_line(screen, plan, "summary", "--json"))


def test_a_dragged_card_frees_hours_on_screen_on_disk_and_after_a_restart(
    screen: Screen, start: Callable[..., Program], tmp_path: Path, shot: Callable[[str], None]
) -> None:
    plan = small_plan(screen, tmp_path)
    before = summary(screen, plan)
    program = start("--plan", str(plan))
    card = program.find("list item", "Order and chase materials, Undecided")
    column = program.find("list", "Outsource, 2 duties")
    target = program.centre(column)
    begin = program.centre(card)

    program.press_mouse(*begin)
    program.glide(begin, target)
    shot("drag")
    program.release_mouse()

    program.find("list item", "Order and chase materials, Outsource, Brief")
    after = summary(screen, plan)
    hours = 2 * 50 / 60
    assert after["hours"]["outsource"] - before["hours"]["outsource"] == pytest_approx(hours)
    assert after["freed"]["planned"] - before["freed"]["planned"] == pytest_approx(hours * 0.9)
    shown = f"{after['freed']['planned']:.1f} hours freed each week"
    assert freed_on_screen(program) == shown

    program.close()
    again = start("--plan", str(plan))
    again.find("list item", "Order and chase materials, Outsource, Brief")
    assert freed_on_screen(again) == shown


def pytest_approx(value: float):
    import pytest

    return pytest.approx(value, abs=1e-6)
