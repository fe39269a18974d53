"""The verbs add and move."""

import json
from datetime import date
from pathlib import Path

import pytest
from outcome import Program

from delegate_desk.storage.plan_file import PlanFile


def exported(desk: Program, tmp_path: Path) -> dict[str, list[dict[str, object]]]:
    file = tmp_path / "exported.json"
    assert desk("export", file, "--force").code == 0
    found: dict[str, list[dict[str, object]]] = json.loads(file.read_text())
    return found


def test_add_makes_the_plan_and_understands_the_line(desk: Program, plan: Path, tmp_path: Path) -> None:
    assert not plan.exists()

    said = desk("add", "Reconcile bank 45m weekly #bookkeeping")

    (duty,) = exported(desk, tmp_path)["duties"]
    assert said.code == 0
    assert said.out.startswith("Added “Reconcile bank”: 0.75 h a week, bookkeeping (")
    assert str(duty["id"]) in said.out
    assert duty["title"] == "Reconcile bank"
    assert duty["function"] == "bookkeeping"
    assert duty["cadence"] == {"times": 1, "every": 1, "unit": "week"}
    assert (duty["minutes"], duty["decision"]) == (45, "undecided")
    assert len(bytes.fromhex(str(duty["id"]))) == 16


def test_new_duties_go_to_the_end_of_the_list(desk: Program) -> None:
    for title in ("one", "two", "three"):
        desk("add", title)

    assert [duty["title"] for duty in desk("duties", "--json").json] == ["one", "two", "three"]


@pytest.mark.parametrize("line", ["", "   ", "45m weekly #legal", '""', "x\0y", "x\ud800y"])
def test_a_line_without_a_title_makes_nothing(desk: Program, plan: Path, line: str) -> None:
    assert desk("add", line).refusal
    assert not plan.exists()


def test_a_title_that_is_too_long_is_refused_not_cut(desk: Program, plan: Path) -> None:
    assert "10,000" in desk("add", "x" * 10_001).refusal
    assert not plan.exists()
    assert desk("add", "x" * 10_000).code == 0
    assert len(desk("duties", "--json").json[0]["title"]) == 10_000


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("called", ["d2", "VAT return", "vat RETURN"])
def test_move_does_what_a_drag_does(desk: Program, tmp_path: Path, called: str) -> None:
    assert (
        desk("move", called, "outsource", "--provider", "LEDGER & co").out == "“VAT return”: outsource, Ledger & Co.\n"
    )

    duty = exported(desk, tmp_path)["duties"][1]
    assert (duty["decision"], duty["provider"], duty["stage"]) == ("outsource", "p1", "brief")
    assert duty["stage_dates"] == {"brief": date.today().isoformat()}

    assert desk("move", called, "stop").out == "“VAT return”: stop.\n"
    duty = exported(desk, tmp_path)["duties"][1]
    assert (duty["decision"], duty["provider"], duty["stage"]) == ("stop", "p1", "brief")


def test_titles_are_equal_after_nfc_and_case_folding(desk: Program) -> None:
    desk("add", "Stra\u00dfe f\u00e9gen")

    assert desk("move", "STRASSE FE\u0301GEN", "keep").code == 0


@pytest.mark.usefixtures("example")
def test_an_id_comes_before_a_title(desk: Program) -> None:
    desk("add", "d1")
    desk("move", "d1", "keep")

    assert [duty["decision"] for duty in desk("duties", "--json").json] == ["keep", "undecided", "undecided"]


def test_several_or_none_are_refused_with_the_candidates(desk: Program, plan: Path) -> None:
    desk("add", "Bank")
    desk("add", "bank")
    ids = [duty["id"] for duty in desk("duties", "--json").json]
    before = plan.read_bytes()

    several, none = desk("move", "BANK", "keep").refusal, desk("move", "Bnak", "keep").refusal

    assert all(key in several for key in ids)
    assert "Bnak" in none
    assert "“Bank”" in none
    assert plan.read_bytes() == before


@pytest.mark.usefixtures("example")
def test_an_unknown_provider_is_refused(desk: Program, plan: Path) -> None:
    before = plan.read_bytes()

    assert "Nobody" in desk("move", "d2", "outsource", "--provider", "Nobody").refusal

    assert plan.read_bytes() == before


@pytest.mark.usefixtures("example")
def test_moving_to_where_it_is_changes_nothing(desk: Program, plan: Path) -> None:
    before = plan.read_bytes()

    assert desk("move", "d2", "undecided").code == 0

    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    "words", [("summary",), ("duties", "--json"), ("move", "x", "keep"), ("export", "x.csv"), ("check",), ("backup",)]
)
def test_a_plan_that_is_not_there_is_refused_and_not_made(
    desk: Program, plan: Path, home: Path, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert str(plan) in desk(*words).refusal
    assert not plan.exists()
    assert not (tmp_path / "x.csv").exists()
    assert not home.exists()


def test_changes_and_their_plan_are_whole_while_a_window_has_it_open(desk: Program, plan: Path) -> None:
    desk("add", "Here")
    window = PlanFile.open(plan)
    assert len(window.read().duties) == 1

    desk("add", "There")

    assert window.moved()
    assert len(window.read().duties) == 2
    window.close()
