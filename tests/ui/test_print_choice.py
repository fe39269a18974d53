"""What the File menu prints where several things could be meant: the owner is asked, and may stop."""

from pathlib import Path
from typing import Any

import pytest
from builders import TODAY, a_duty, a_plan
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from delegate_desk.desk import Desk, Unkept
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.review import Review
from delegate_desk.ui.main_window import MainWindow
from delegate_desk.ui.print_choice import PrintChoice
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme

WEEKS = (Review(week="2026-11-09", closed=True), Review(week="2026-11-16", closed=True), Review(week="2026-11-23"))


class Asked:
    """Stands for the dialog: what it offered, and what the owner answers."""

    def __init__(self, answer: int | None) -> None:
        self.answer, self.offered, self.usual = answer, list[str](), -1

    def __call__(self, _parent: Any, _title: str, _question: str, names: list[str], usual: int, **_more: Any) -> Any:
        self.offered, self.usual = names, usual
        return ("", False) if self.answer is None else (names[self.answer], True)


def printed(theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, plan: Plan, asked: Asked) -> list[str]:
    window = MainWindow(theme, Session(Desk(Unkept(plan)), today=lambda: TODAY), Path("Hartley.desk"), state="new")
    qtbot.addWidget(window)
    choice = PrintChoice(window)
    shown: list[str] = []
    monkeypatch.setattr(choice.printing, "show", lambda make, name: shown.extend((make().title, name)))
    monkeypatch.setattr(QInputDialog, "getItem", asked)
    choice.print_review()
    return shown


def test_of_several_weeks_one_is_chosen(theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked(2)
    shown = printed(theme, qtbot, monkeypatch, a_plan(a_duty(), reviews=WEEKS), asked)

    assert shown == ["Week of Monday 9 November", "Week of 2026-11-09"]
    assert asked.offered == [
        "1. Week of Monday 23 November 2026, not closed",
        "2. Week of Monday 16 November 2026, closed",
        "3. Week of Monday 9 November 2026, closed",
    ]
    assert asked.offered[asked.usual].startswith("2.")


def test_whoever_stops_prints_nothing(theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed(theme, qtbot, monkeypatch, a_plan(a_duty(), reviews=WEEKS), Asked(None)) == []


def test_the_only_week_needs_no_question(theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked(0)

    assert (
        printed(theme, qtbot, monkeypatch, a_plan(a_duty(), reviews=WEEKS[:1]), asked)[0] == "Week of Monday 9 November"
    )
    assert asked.offered == []
