"""The window killed while cards are dragged: what the screen showed as done is there, the plan is whole, and it opens.

The suite kills it a few times; DELEGATE_DESK_WINDOW_KILLS says how often otherwise.
"""

import os
import random
import time
from collections.abc import Callable
from pathlib import Path
from threading import Timer

from e2e.plans import brought_in, small_plan
from e2e.program import Program
from e2e.screen import Owner, patiently

Start = Callable[..., Program]

KILLS = int(os.environ.get("DELEGATE_DESK_WINDOW_KILLS", "3"))
COLUMNS = {"undecided": "Undecided", "keep": "Keep", "outsource": "Outsource"}
"""Decisions between whose columns cards are dragged, and how those are called."""


def _plan(owner: Owner) -> Path:
    duties = [
        {
            "id": f"d{i}",
            "title": f"Duty number {i:02}",
            "cadence": {"times": 1, "every": 1, "unit": "week"},
            "minutes": 30,
            "decision": list(COLUMNS)[i % 3],
        }
        for i in range(12)
    ]
    return brought_in(owner, {"delegate_desk": 1, "settings": {"home_currency": "EUR"}, "duties": duties})


def _decisions(owner: Owner, plan: Path) -> dict[str, str]:
    return {duty["title"]: duty["decision"] for duty in owner.exported(plan)["duties"]}


def _drag_until_dead(program: Program, decisions: dict[str, str], chance: random.Random) -> tuple[dict[str, str], str]:
    """Drag some cards and have the program killed during the next drag, or just after its drop.

    Gives back what the screen showed as done, and the card that was under way.
    """
    shown: dict[str, str] = {}
    places = {goal: program.find("list", f"{name}, ")["extents"] for goal, name in COLUMNS.items()}
    drags = chance.randint(1, 3)
    while True:
        now = {**decisions, **shown}
        source = max(COLUMNS, key=list(now.values()).count)
        goal = chance.choice([each for each in COLUMNS if each != source])
        title = program.cards(COLUMNS[source])[0]
        card = program.find("list item", f"{title}, {COLUMNS[source]}, ")
        if len(shown) >= drags:
            Timer(chance.uniform(0.05, 0.8), program.kill).start()
        x, y, wide, high = places[goal]
        program.drag(program.centre(card), (x + wide // 2, y + high - 40))
        while not program.seek("list item", f"{title}, {COLUMNS[goal]}, "):
            if not program.is_running:
                return shown, title
        shown[title] = goal
        if len(shown) > drags:
            program.kill()
            return shown, ""


def test_kills_while_cards_are_dragged_lose_nothing_that_was_shown(owner: Owner) -> None:
    plan = _plan(owner)
    chance = random.Random(4)
    for kill in range(KILLS):
        before = _decisions(owner, plan)
        program = Program(owner, "--plan", str(plan))
        assert not program.names("dialog|alert"), "it opens without a question"
        shown, under_way = _drag_until_dead(program, before, chance)
        owner.screen.rest()
        assert owner.run(plan, "check").returncode == 0
        after = _decisions(owner, plan)
        expected = {**before, **shown}
        lost = {title for title in before if title != under_way and after[title] != expected[title]}
        assert not lost, f"kill {kill}: {lost}"
        assert after.keys() == before.keys()


def test_a_second_start_raises_the_first_window(owner: Owner, start: Start) -> None:
    plan = small_plan(owner)
    first = start("--plan", plan)
    time.sleep(0.6)  # it listens once its start is done
    other = start("--plan", owner.folder / "Other.desk")
    patiently(lambda: not first.seek("frame", state="active"), "the first window behind")
    begun = time.monotonic()
    assert owner.run(plan).returncode == 0
    patiently(lambda: first.seek("frame", state="active"), "the first window in front")
    assert time.monotonic() - begun < 5
    patiently(lambda: not other.seek("frame", state="active"), "the other window behind")
    assert first.find("frame")["name"].startswith("Hartley Electrical.desk")

    # Killed, it leaves nothing behind that keeps the next start out.
    first.kill()
    again = start("--plan", plan)
    assert again.seek("frame", "Hartley Electrical.desk", state="active") and not again.names("dialog|alert")
