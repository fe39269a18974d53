"""The verbs import and export."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from outcome import CALENDARS, EXAMPLE, Program

from delegate_desk.paths import state_folder
from delegate_desk.storage.backup import Backups
from delegate_desk.storage.lock import WindowLock

EXPORTED = EXAMPLE.with_name("product_example_exported.json")

TWO_EVENTS = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:a
SUMMARY:Team call
DTSTART:20260105T090000
DTEND:20260105T093000
RRULE:FREQ=WEEKLY;BYDAY=MO
END:VEVENT
BEGIN:VEVENT
UID:b
SUMMARY:Dentist
DTSTART:20260105T090000
DTEND:20260105T093000
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    file = tmp_path / "work.ics"
    file.write_text(TWO_EVENTS)
    return file


def titles(desk: Program) -> list[str]:
    return [duty["title"] for duty in desk("duties", "--json").json]


def backups(home: Path, plan: Path) -> list[Any]:
    return Backups(home / "Delegate Desk" / "backups", plan).kept()


# A whole plan


def test_a_plan_goes_in_and_out_to_the_byte(desk: Program, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    desk("import", EXPORTED)

    said = desk("export", out)

    assert said.out == f"Written: {out}.\n"
    assert out.read_bytes() == EXPORTED.read_bytes()


def test_importing_a_plan_tells_its_counts(desk: Program) -> None:
    answer = desk("import", "--json", EXAMPLE).json

    assert answer["kind"] == "plan"
    assert answer["counts"]["duties"] == 2
    assert list(answer["counts"]) == (
        "duties providers exchange_rates goals briefs reviews time_entries ideas scenarios".split()
    )


def test_a_dry_run_of_a_plan_makes_nothing(desk: Program, plan: Path, home: Path) -> None:
    assert desk("import", "--dry-run", "--json", EXAMPLE).json["kind"] == "plan"
    assert not plan.exists()
    assert not home.exists()


def test_a_plan_with_records_is_replaced_only_when_asked(desk: Program, plan: Path, home: Path) -> None:
    desk("add", "Mine")
    before = plan.read_bytes()

    assert "--replace" in desk("import", EXAMPLE).refusal
    assert plan.read_bytes() == before
    assert backups(home, plan) == []

    assert desk("import", "--replace", EXAMPLE).code == 0
    assert titles(desk) == ["Reconcile bank", "VAT return"]
    (kept,) = backups(home, plan)
    desk("restore", kept.path)
    assert titles(desk) == ["Mine"]


def test_a_plan_is_not_replaced_under_a_window(desk: Program, plan: Path) -> None:
    desk("add", "Mine")
    window = WindowLock(state_folder() / "locks", plan)
    window.take()

    assert "window" in desk("import", "--replace", EXAMPLE).refusal
    assert titles(desk) == ["Mine"]
    assert desk("add", "Also mine").code == 0

    window.release()
    assert desk("import", "--replace", EXAMPLE).code == 0


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b'{"delegate_desk": 1, "settings": {"home_currency": "EUR"}, "duties": [{"id": "d1"}]}', "duties[0].title"),
        (b'{"delegate_desk": 1, "settings": {"home_currency": "EUR"}, "duty": []}', "duty"),
        (b'{"delegate_desk": 2, "settings": {}}', "newer"),
        (b'{"delegate_desk": 1, ', "JSON"),
        (b"\xff\xfe{", "given.json"),
        (b"", "empty"),
    ],
)
def test_a_plan_with_a_mistake_is_refused_with_its_place(
    desk: Program, plan: Path, tmp_path: Path, content: bytes, named: str
) -> None:
    given = tmp_path / "given.json"
    given.write_bytes(content)

    refusal = desk("import", given).refusal

    assert named in refusal
    assert "given.json" in refusal
    assert not plan.exists()


# Calendars


def test_a_dry_run_shows_what_is_found_and_writes_nothing(
    desk: Program, plan: Path, calendar: Path, home: Path
) -> None:
    found = desk("import", "--dry-run", "--json", calendar).json

    assert found == {
        "kind": "calendar",
        "candidates": [
            {
                "title": "Team call",
                "function": None,
                "cadence": {"rrule": "FREQ=WEEKLY;BYDAY=MO", "starts": "2026-01-05"},
                "minutes": 30,
                "hours": 0.5,
                "sources": ["a"],
                "confidence": 1.0,
            }
        ],
        "skipped": [{"what": "b", "why": found["skipped"][0]["why"]}],
    }
    assert found["skipped"][0]["why"]
    assert not plan.exists()
    assert not home.exists()


def test_ticked_candidates_become_undecided_duties(desk: Program, calendar: Path) -> None:
    desk("add", "First")
    answer = desk("import", "--json", calendar).json

    first, second = desk("duties", "--json").json
    assert answer["added"] == [second["id"]]
    assert first["title"] == "First"
    assert (second["title"], second["decision"], second["hours"]) == ("Team call", "undecided", 0.5)


def test_importing_again_adds_nothing_and_keeps_the_file(desk: Program, plan: Path, calendar: Path, home: Path) -> None:
    desk("import", calendar)
    before = plan.read_bytes()

    again = desk("import", "--json", calendar).json

    assert again["added"] == []
    assert {"what": "a", "why": "already in the plan"} in again["skipped"]
    assert plan.read_bytes() == before
    assert backups(home, plan) == []


def test_an_import_into_a_plan_is_backed_up_first(desk: Program, plan: Path, calendar: Path, home: Path) -> None:
    desk("add", "Mine")
    desk("add", "Mine too")
    assert len(backups(home, plan)) == 1  # before the first change of the day

    desk("import", calendar)

    kept, _of_the_day = backups(home, plan)
    desk("restore", kept.path)
    assert titles(desk) == ["Mine", "Mine too"]


def test_several_files_are_one_step_and_see_each_other(desk: Program, calendar: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.ics"
    shutil.copyfile(calendar, again)

    first, second = desk("import", "--json", calendar, again).json

    assert len(first["added"]) == 1
    assert second["added"] == []
    assert titles(desk) == ["Team call"]


def test_several_files_are_all_or_nothing(desk: Program, plan: Path, calendar: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ics"
    broken.write_bytes(b"\0\0\0")
    assert "broken.ics" in desk("import", calendar, broken).refusal
    assert not plan.exists()

    desk("add", "Mine")
    before = plan.read_bytes()
    assert desk("import", calendar, tmp_path / "not there.ics").refusal
    assert "by itself" in desk("import", calendar, EXAMPLE).refusal
    assert plan.read_bytes() == before


def test_kinds_may_be_named(desk: Program, tmp_path: Path, calendar: Path) -> None:
    odd = tmp_path / "no ending"
    shutil.copyfile(calendar, odd)

    assert desk("import", "--as", "calendar", "--json", odd).json["kind"] == "calendar"
    assert desk("import", "--as", "trello", odd).refusal == "no ending cannot be read: it is damaged, or no JSON."
    assert desk("import", "--as", "diary", odd).wrong_usage
    assert "--replace" in desk("import", "--replace", odd).refusal
    assert desk("import", tmp_path / "letter.odt").refusal


def test_people_see_what_was_found(desk: Program, calendar: Path) -> None:
    said = desk("import", "--dry-run", calendar).out.splitlines()

    assert said[0] == "work.ics: 1 duty to add."
    assert said[1].split() == ["+", "Team", "call", "0.50", "h", "FREQ=WEEKLY;BYDAY=MO"]
    assert said[2].split()[:4] == ["-", "b", "left", "out:"]
    assert desk("import", calendar).out.startswith("work.ics: 1 duty added.\n")


def test_given_calendars_come_in_without_a_loss(desk: Program) -> None:
    files = sorted(CALENDARS.glob("*.ics"))
    if not files:
        pytest.skip("no calendars are given")
    found = desk("import", "--json", *files).json
    answers = found if isinstance(found, list) else [found]

    added = [key for answer in answers for key in answer["added"]]
    assert [duty["id"] for duty in desk("duties", "--json").json] == added


# Export


@pytest.mark.usefixtures("example")
def test_duties_go_out_as_a_table(desk: Program, tmp_path: Path) -> None:
    assert desk("export", tmp_path / "duties.CSV").code == 0

    lines = (tmp_path / "duties.CSV").read_bytes().decode("utf-8-sig").splitlines()
    assert lines[0].startswith("id,title,function,times,every,unit,rrule,starts,minutes,")
    assert lines[1].startswith("d1,Reconcile bank,bookkeeping,1,1,week,,,45,")


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_duties_that_went_out_as_a_table_come_in_again(
    desk: Program, program: Program, tmp_path: Path, ending: str
) -> None:
    out, other = tmp_path / f"duties.{ending}", tmp_path / "other.desk"
    desk("add", "=HYPERLINK() 20m daily")
    assert desk("export", out).code == 0
    assert "--force" in desk("export", out).refusal
    assert desk("import", "--json", out).json["added"] == []

    found = program("--plan", other, "import", "--json", out).json

    assert found["kind"] == "table"
    assert found["candidates"][0]["sources"] == ["row 2"]
    assert found["skipped"] == []
    before, after = (run("duties", "--json").json for run in (desk, lambda *argv: program("--plan", other, *argv)))
    assert [duty["id"] for duty in after] == found["added"]
    assert [duty["id"] for duty in after] == [duty["id"] for duty in before]
    assert [duty["title"] for duty in after] == [duty["title"] for duty in before]
    assert {duty["decision"] for duty in after} == {"undecided"}


def test_tracked_time_is_kept_where_that_is_asked(desk: Program, program: Program, tmp_path: Path) -> None:
    log = tmp_path / "toggl.csv"
    head = "Project,Description,Start date,Start time,End date,Duration\n"
    log.write_text(head + "".join(f"P,Bank,2026-11-{day},09:00,,00:45:00\n" for day in ("02", "09", "16")))
    out, other = tmp_path / "out.json", tmp_path / "other.desk"

    assert len(desk("import", "--keep-time", "--json", log).json["added"]) == 1
    assert desk("export", out).code == 0
    entries = json.loads(out.read_text())["time_entries"]
    assert [(entry["date"], entry["minutes"]) for entry in entries] == [
        ("2026-11-02", 45),
        ("2026-11-09", 45),
        ("2026-11-16", 45),
    ]

    assert program("--plan", other, "import", log).code == 0
    assert program("--plan", other, "export", out, "--force").code == 0
    assert json.loads(out.read_text())["time_entries"] == []


def test_a_table_of_others_comes_in_as_its_columns_say(desk: Program, tmp_path: Path) -> None:
    table = tmp_path / "week.csv"
    table.write_bytes("Tätigkeit;Wie oft;Dauer\nBüro;wöchentlich;1,5 h\nSteuer;;\n;täglich;5\n".encode("cp1252"))

    found = desk("import", "--dry-run", "--json", table).json
    assert found["candidates"][0] == {
        "title": "Büro",
        "function": None,
        "cadence": {"times": 1, "every": 1, "unit": "week"},
        "minutes": 90,
        "hours": 1.5,
        "sources": ["row 2"],
        "confidence": 1.0,
    }
    assert found["skipped"] == [{"what": "row 4", "why": "no title"}]
    assert len(desk("import", "--json", table).json["added"]) == 1
    assert titles(desk) == ["Büro"]


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("name", ["plan.xls", "plan.pdf", "plan", "plan.json.bak"])
def test_what_cannot_be_written_yet_is_refused_naming_what_can(desk: Program, tmp_path: Path, name: str) -> None:
    refusal = desk("export", tmp_path / "out" / name).refusal

    assert ".json" in refusal
    assert ".csv" in refusal
    assert name in refusal
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("example")
def test_an_export_replaces_a_file_only_when_asked(desk: Program, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("mine")

    assert "--force" in desk("export", out).refusal
    assert out.read_text() == "mine"

    assert desk("export", out, "--force").code == 0
    assert json.loads(out.read_text())["delegate_desk"] == 1


@pytest.mark.usefixtures("example")
def test_an_export_to_nowhere_is_refused(desk: Program, tmp_path: Path) -> None:
    assert desk("export", tmp_path / "no folder" / "out.json").refusal
    (tmp_path / "folder.json").mkdir()
    assert desk("export", tmp_path / "folder.json", "--force").refusal
