"""A whole weekly review of twelve outsourced duties, by keyboard alone, in a real window; each key is counted."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from e2e.plans import brought_in
from e2e.program import BUTTON, Program
from e2e.screen import Owner

Start = Callable[..., Program]
Shot = Callable[[str], None]

MOST_KEYS = 60
QUESTIONS = (
    "What happened this week?",
    "Did the work come out right?",
    "What else could leave your desk?",
    "Where did the 10.8 freed hours go?",
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Once, or with pictures in both sizes."""
    if "owner" in metafunc.fixturenames:
        sizes = ["1440x900"] + ["1024x700"] * bool(metafunc.config.getoption("--screenshots"))
        metafunc.parametrize("owner", sizes, indirect=True)


def twelve_outsourced(owner: Owner) -> Path:
    """Twelve duties that run elsewhere, an hour a week each, of which six minutes are checking; three more at home."""
    weekly = {"times": 1, "every": 1, "unit": "week"}
    titles = (
        "Reconcile bank", "Raise and send invoices", "Chase late payments", "Answer phone, book visits",
        "Reply to enquiry emails", "Post job photos online", "Follow up open quotes", "Send certificates to clients",
        "Website and search ads", "Enter receipts", "Order van parts", "Book training days",
    )  # fmt: skip
    duties = [
        {"id": f"d{i}", "title": title, "function": "administration", "cadence": weekly, "minutes": 60,
         "decision": "outsource", "provider": "p1", "stage": "running"}
        for i, title in enumerate(titles)
    ]  # fmt: skip
    duties += [
        {"id": f"k{i}", "title": title, "cadence": weekly, "minutes": 45, "decision": decision}
        for i, (title, decision) in enumerate(
            (("Survey new jobs on site", "keep"), ("Price quotes", "keep"), ("Check subbies' papers", "undecided"))
        )
    ]
    return brought_in(
        owner,
        {
            "delegate_desk": 1,
            "settings": {"home_currency": "GBP", "hourly_worth": "60", "family_share": 0.6},
            "duties": duties,
            "providers": [{"id": "p1", "name": "Tideway Bookkeeping", "currency": "GBP", "hourly_rate": "15.00"}],
            "goals": [
                {"id": "g1", "title": "Dinner at home", "area": "family", "target_hours": 5},
                {"id": "g2", "title": "New work", "area": "growth", "target_hours": 3},
            ],
        },
    )


class Typist:
    """Presses keys and counts them."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self.pressed = 0

    def press(self, *keys: str) -> None:
        """Press these one after the other."""
        self._program.keys(*keys)
        self.pressed += len(keys)


def test_a_quiet_week_is_reviewed_by_keyboard_alone_in_sixty_keys(owner: Owner, start: Start, shot: Shot) -> None:
    plan = twelve_outsourced(owner)
    program = start("--plan", plan)
    program.find("list", "Outsource, 12 duties")
    typist = Typist(program)

    def picture(name: str) -> None:
        shot(f"{owner.screen.size}-review-{name}")

    typist.press("ctrl+4")
    program.reads(QUESTIONS[0])
    program.focus_is("spin button|text", "Reconcile bank")
    picture("1-what-happened")
    typist.press(*["Tab"] * 11)  # an owner who looks at each of the twelve
    program.focus_is("spin button|text", "Book training days")
    for number, question in enumerate(QUESTIONS[1:], 2):
        typist.press("ctrl+Return")
        program.reads(question)
        picture(f"{number}-step")
    typist.press("ctrl+Return")
    program.find(BUTTON, "Close the week")
    picture("5-ideas-and-focus")
    typist.press("ctrl+Return")
    program.reads("10.8 h came back this week")
    picture("6-closed")

    assert typist.pressed <= MOST_KEYS
    review = json.loads(owner.run(plan, "review", "--week", date.today().isoformat(), "--json").stdout)
    assert review["closed"] and len(review["duties"]) == 15
    assert {row["spent_minutes"] for row in review["duties"][:12]} == {6.0}
    assert (review["realised"], review["realisation"]) == (pytest.approx(10.8), pytest.approx(1.0))
    typist.press("ctrl+5")
    program.reads("Two reviews make a line")
    assert program.quit() == 0
