"""`review --week`: one week's record for scripts and for people."""

import json
from pathlib import Path

import pytest
from outcome import EXAMPLE, Program

KEYS = [
    "week", "closed", "away", "duties", "goals", "back_into_work_minutes", "notes", "focus", "step", "totals",
    "realised", "realisation",
]  # fmt: skip


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("day", ["2026-11-16", "2026-11-18", "2026-11-22"])
def test_any_day_of_the_week_gives_its_record(desk: Program, day: str) -> None:
    found = desk("review", "--week", day, "--json").json

    assert list(found) == KEYS
    given = json.loads(EXAMPLE.read_text("utf-8"))["reviews"][0]
    assert {key: found[key] for key in ("week", "closed", "away", "goals", "notes", "focus")} == {
        key: given[key] for key in ("week", "closed", "away", "goals", "notes", "focus")
    }
    assert found["duties"][0] | given["duties"][0] == found["duties"][0]
    assert found["realised"] == pytest.approx(35 / 60)
    assert found["realisation"] is None  # nothing was frozen, so nothing was promised


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("day", ["2026-11-15", "2026-11-23", "1999-01-01"])
def test_a_week_without_review_is_refused(desk: Program, day: str) -> None:
    assert desk("review", "--week", day, "--json").refusal == f"There is no review of the week of {day}."


@pytest.mark.parametrize("day", ["yesterday", "2026-11-31", "16.11.2026", ""])
def test_what_is_no_date_is_wrong_usage(desk: Program, day: str) -> None:
    assert "DATE must be a date such as" in desk("review", "--week", day).wrong_usage


def test_the_week_must_be_named(desk: Program) -> None:
    assert "--week" in desk("review").wrong_usage


def test_a_plan_that_is_not_there_is_not_made(desk: Program, plan: Path) -> None:
    assert desk("review", "--week", "2026-11-16").code == 1
    assert not plan.exists()


@pytest.mark.usefixtures("example")
def test_people_read_it_in_lines(desk: Program) -> None:
    said = desk("review", "--week", "2026-11-18").out

    assert "Week of 2026-11-16, closed" in said
    assert "0.58 h" in said
    assert "45 min  10 min  Reconcile bank" in said
    assert "240 min  Dinner at home" in said


def test_an_open_and_an_away_week_have_no_figures(desk: Program, tmp_path: Path) -> None:
    given = json.loads(EXAMPLE.read_text("utf-8"))
    given["reviews"] = [{"week": "2026-11-16", "closed": True, "away": True}, {"week": "2026-11-23"}]
    (tmp_path / "weeks.json").write_text(json.dumps(given), "utf-8")
    assert desk("import", tmp_path / "weeks.json").code == 0

    for week, word in (("2026-11-16", "away"), ("2026-11-23", "open")):
        found = desk("review", "--week", week, "--json").json
        assert (found["realised"], found["realisation"]) == (None, None)
        assert desk("review", "--week", week).out == f"Week of {week}, {word}\n"
