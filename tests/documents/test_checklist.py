"""The checklist: every step, the next dates, the record of the hand-over."""

from datetime import datetime
from typing import Any

from builders import a_duty, a_plan, a_provider
from wordings import PLAIN, blocks_of

from delegate_desk.documents.blocks import (
    Blank,
    Boxed,
    Bullets,
    Heading,
    Lead,
    Signatures,
    Stages,
    Table,
    Terms,
    Text,
    Tick,
)
from delegate_desk.documents.checklist import checklist, checklists
from delegate_desk.domain.brief import Access, Brief, CheckIn, Step
from delegate_desk.domain.cadence import Every
from delegate_desk.domain.duty import Duty, StageDate
from delegate_desk.domain.plan import Plan

NOW = datetime(2026, 10, 16, 16, 10)

BRIEF = Brief(
    duty="d1",
    done_when="Nothing is late",
    steps=(Step("Open it", 5.0), Step("Close it", 10.0), Step("Think", None)),
    access=(Access("Invoices", "Drawer"),),
    ask_first=("Over 500",),
    check_in_every_days=7,
    first_check_in="2026-10-02",
    check_ins=(CheckIn("2026-10-02", "good", "Fine"), CheckIn("2026-10-09", "redo", "")),
    reach_me="By phone",
)


def chase(**said: Any) -> Duty:
    dates = (StageDate("brief", "2026-08-28"), StageDate("trial", "2026-10-02"))
    given = {"decision": "outsource", "provider": "p1", "stage": "trial", "stage_dates": dates} | said
    return a_duty(title="Chase", **given)


def plan_of(duty: Duty, brief: Brief | None = BRIEF, **settings: Any) -> Plan:
    briefs = [] if brief is None else [brief]
    given = {"title": "Hartley", "owner_name": "Sam Hartley"} | settings
    return a_plan(duty, providers=[a_provider(place="Leeds")], briefs=briefs, **given)


def test_a_sheet_for_every_time_and_one_for_handing_over() -> None:
    document = checklist(plan_of(chase()), chase(), NOW, PLAIN)
    first, second = document.sheets

    assert (document.title, document.language) == ("Chase", "en-GB")
    assert (first.owner, first.kind, second.kind) == ("Hartley", "Delegation checklist", "Hand-over record")
    assert first.foot == "Chase · printed 2026-10-16 16:10"
    assert blocks_of(document, Lead) == [Lead("For Ledger & Co, Leeds · every week, Friday · about 60 min")]
    assert blocks_of(document, Boxed) == [Boxed("Done means", "Nothing is late")]
    assert blocks_of(document, Bullets) == [Bullets(("Over 500",))]
    assert blocks_of(document, Terms) == [Terms((("Invoices", "Drawer"),))]
    assert Text("By phone") in blocks_of(document, Text)
    assert Heading("Ask Sam first") in blocks_of(document, Heading)
    assert blocks_of(document, Signatures) == [
        Signatures("Ledger & Co, name and date", "Sam Hartley, name and date"),
    ]


def test_each_step_has_a_box_for_each_of_the_next_four_dates() -> None:
    table = blocks_of(checklist(plan_of(chase()), chase(), NOW, PLAIN), Table)[0]
    assert isinstance(table, Table)

    heads = [column.head for column in table.columns]
    assert heads == ["", "Step", "Time", "2026-10-16", "2026-10-23", "2026-10-30", "2026-11-06"]
    boxes = (Tick(),) * 4
    assert [row.cells for row in table.rows] == [
        ("1", "Open it", "5 min", *boxes),
        ("2", "Close it", "10 min", *boxes),
        ("3", "Think", "", *boxes),
        ("", "Minutes it took", "15 min", *(Blank(),) * 4),
    ]


def test_several_times_a_week_leave_the_dates_to_the_pen() -> None:
    duty = chase(cadence=Every(2.0, 1, "week"))
    table = blocks_of(checklist(plan_of(duty), duty, NOW, PLAIN), Table)[0]
    assert isinstance(table, Table)

    assert [column.head for column in table.columns][3:] == ["", "", "", ""]
    assert table.rows[0].cells[3:] == (Tick(),) * 4


def test_the_trial_shows_what_was_found_and_the_days_to_come() -> None:
    document = checklist(plan_of(chase()), chase(), NOW, PLAIN)
    training, trial = blocks_of(document, Table)[1:]
    assert isinstance(training, Table)
    assert isinstance(trial, Table)

    assert Heading("Trial, four Fridays in a row") in blocks_of(document, Heading)
    assert [row.cells for row in trial.rows] == [
        ("2026-10-02", "", Tick(True), Tick(False), "Fine"),
        ("2026-10-09", "", Tick(False), Tick(True), ""),
        ("2026-10-16", "", Tick(), Tick(), ""),
        ("2026-10-23", "", Tick(), Tick(), ""),
    ]
    assert all(row.cells[0] == Tick(True) for row in training.rows)
    assert training.rows[0].cells[2] == "Done by 2026-10-02"
    assert blocks_of(document, Stages) == [Stages(("brief", "provider", "training", "trial", "running"), 3)]


def test_before_the_trial_nothing_is_ticked_and_its_days_are_blank() -> None:
    duty = chase(stage="brief", stage_dates=(StageDate("brief", "2026-10-12"),))
    document = checklist(plan_of(duty, None), duty, NOW, PLAIN)
    training, trial = blocks_of(document, Table)[1:]
    assert isinstance(training, Table)
    assert isinstance(trial, Table)

    assert [row.cells[0] for row in training.rows] == [Tick(), Tick(), Tick()]
    assert [row.cells[0] for row in trial.rows] == ["", "", "", ""]


def test_a_running_duty_lists_its_check_ins() -> None:
    duty = chase(stage="running", stage_dates=(StageDate("running", "2026-09-25"),))
    document = checklist(plan_of(duty), duty, NOW, PLAIN)
    record = blocks_of(document, Table)[-1]
    assert isinstance(record, Table)

    days = ["2026-10-02", "2026-10-09", "2026-10-16", "2026-10-23", "2026-10-30", "2026-11-06"]
    assert [row.cells[0] for row in record.rows] == days
    assert Heading("Check-ins") in blocks_of(document, Heading)


def test_without_brief_and_names_there_are_lines_to_fill_in() -> None:
    duty = a_duty(cadence=None, minutes=None)
    document = checklist(a_plan(duty), duty, NOW, PLAIN)
    table = blocks_of(document, Table)[0]
    assert isinstance(table, Table)

    assert [row.cells[1] for row in table.rows[:-1]] == [""] * 8
    assert blocks_of(document, Boxed) == []
    assert Signatures("Provider, name and date", "Owner, name and date") in blocks_of(document, Signatures)


def test_notes_of_the_owner_never_leave_the_plan() -> None:
    duty = chase(notes="SECRET", agreed_price="66.60")
    plan = a_plan(duty, providers=[a_provider(notes="SECRET", hourly_rate="66.60")], briefs=[BRIEF])

    assert "SECRET" not in str(checklist(plan, duty, NOW, PLAIN))
    assert "66.60" not in str(checklist(plan, duty, NOW, PLAIN))


def test_several_checklists_are_one_document() -> None:
    duties = [chase(), a_duty(id="d2", title="Other")]
    document = checklists(a_plan(*duties), duties, NOW, PLAIN)

    assert document.title == "2 checklists"
    assert [sheet.foot.split(" · ")[0] for sheet in document.sheets] == ["Chase", "Chase", "Other", "Other"]
