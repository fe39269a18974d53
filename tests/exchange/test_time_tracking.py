"""Tracked time: entries are grouped by what was done, and none is lost."""

import json
from pathlib import Path

import pytest
from builders import TODAY, WEEKLY, a_plan

from delegate_desk.domain.cadence import Every
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import in_order
from delegate_desk.exchange import activity_watch, answer, time_tracking
from delegate_desk.exchange.candidates import duties_from, without_time
from delegate_desk.exchange.recognise import recognised
from delegate_desk.exchange.table_rows import coding_of, decoded, text_rows

MONDAYS = ("02", "09", "16", "23")


def read(content, kind):
    content = content.encode() if isinstance(content, str) else content
    if kind == "activitywatch":
        found = activity_watch.read(content, TODAY)
    else:
        found = time_tracking.read(content, TODAY, kind=kind)
    assert answer.unpacked(json.loads(json.dumps(answer.packed(found)))) == found
    return found


def shown(found):
    return [(offer.title, offer.cadence, offer.minutes, len(offer.sources)) for offer in found.candidates]


def test_toggl():
    rows = "".join(f"Bookkeeping,Bank,2026-11-{day},09:00:00,2026-11-{day},09:45:00,00:45:00\n" for day in MONDAYS)
    found = read(
        "Project,Description,Start date,Start time,End date,End time,Duration\n"
        + rows
        + "Bookkeeping,Bank,2026-11-23,10:00:00,2026-11-23,10:15:00,00:15:00\n"
        + "Sales,,2026-11-23,10:00:00,2026-11-23,10:15:00,00:15:00\n",
        "toggl",
    )

    assert shown(found) == [("Bank", WEEKLY, 45, 5)]
    assert found.candidates[0].confidence == pytest.approx(4 / 6)
    assert found.candidates[0].days[-1] == ("2026-11-23", 60.0)
    assert found.skipped == (("row 7", "one-off, seen on fewer than three days"),)


@pytest.mark.parametrize(
    ("dates", "clock"),
    [
        (("11/02/2026", "11/09/2026", "11/16/2026", "11/23/2026"), "10:00 AM"),
        (("02/11/2026", "09/11/2026", "16/11/2026", "23/11/2026"), "10:00"),
        (("02.11.2026", "09.11.2026", "16.11.2026", "23.11.2026"), "10:00"),
        (("2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23"), "10:00"),
    ],
)
def test_clockify_in_the_dates_of_any_country(dates, clock):
    head = "Project,Description,Start Date,Start Time,End Date,End Time,Billable\n"
    end = clock.replace("10:00", "11:30")
    rows = "".join(f"P,Bank,{day},{clock},{day},{end},No\n" for day in dates)

    assert shown(read(head + rows, "clockify")) == [("Bank", WEEKLY, 90, 4)]


def test_clockify_by_day_and_harvest_in_hours():
    rows = "".join(f'2026-11-{day},P,Bank,00:38:20,"0.6389"\n' for day in MONDAYS)
    assert shown(read("Date,Project,Description,Time (h),Time (decimal)\n" + rows, "clockify")) == [
        ("Bank", WEEKLY, 38, 4)
    ]

    rows = "".join(f'2026-11-{day},Client,P,Books,,"1,5"\n' for day in MONDAYS)
    assert shown(read("Date,Client,Project,Task,Notes,Hours\n" + rows, "harvest")) == [("Books", WEEKLY, 90, 4)]


def test_hamster_as_table_and_as_xml():
    rows = "".join(f"Bank\t2026-11-{day} 09:00:00\t2026-11-{day} 09:45:00\t45\n" for day in MONDAYS)
    assert shown(read("activity\tstart time\tend time\tduration minutes\n" + rows, "hamster")) == [
        ("Bank", WEEKLY, 45, 4)
    ]

    rows = "".join(
        f'<activity name="Bank" start_time="2026-11-{day} 09:00:00" duration_minutes="45"/>' for day in MONDAYS
    )
    assert shown(read(f'<?xml version="1.0"?><activities>{rows}</activities>', "hamster")) == [("Bank", WEEKLY, 45, 4)]
    with pytest.raises(PlanError, match="other files"):
        read('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><activities/>', "hamster")
    with pytest.raises(PlanError, match="damaged"):
        read("<activities>", "hamster")


def test_gtimelog():
    days = "\n\n".join(
        f"2026-11-{day} 08:00: arrived\n2026-11-{day} 08:45: bank\n2026-11-{day} 13:00: lunch **" for day in MONDAYS
    )
    found = read("# mine\n" + days + "\nno entry\n2026-11-24 01:30: late\n2026-99-99 01:30: never\n", "gtimelog")

    assert shown(found) == [("bank", WEEKLY, 45, 4)]
    whys = [left.why for left in found.skipped]
    assert whys.count("when the day began") == whys.count("not work") == 4
    assert whys.count("no entry") == 2
    assert whys[-1] == "one-off, seen on fewer than three days"


def test_activitywatch_counts_windows_once():
    def events(name):
        return [
            {"timestamp": f"2026-11-{day}T12:00:00+00:00", "duration": 2700.0, "data": {"app": "x", "title": name}}
            for day in MONDAYS
        ]

    buckets = {
        "aw-watcher-window_pc": {"type": "currentwindow", "events": [*events("Bank"), {"duration": 1}]},
        "aw-watcher-afk_pc": {"type": "afkstatus"},
    }
    found = read(json.dumps({"buckets": buckets, "events": {"aw-watcher-afk_pc": events("afk")}}), "activitywatch")

    assert shown(found) == [("Bank", WEEKLY, 45, 4)]
    assert [left.why[:12] for left in found.skipped] == ["its date or ", *["not a window"] * 4]
    with pytest.raises(PlanError, match="ActivityWatch"):
        read('{"buckets": []}', "activitywatch")


def test_tracked_time_becomes_entries_of_its_duty():
    rows = "".join(f"Bank,2026-11-{day},00:45:00\n" for day in MONDAYS) + "Bank,2026-11-24,30:00:00\n"
    found = read("Description,Start date,Duration\n" + rows, "toggl")

    plan = duties_from(found, a_plan()).put_into(a_plan())

    (duty,) = plan.duties.values()
    entries = [(each.duty, each.date, each.minutes, each.source) for each in in_order(plan.time_entries)]
    assert entries == [(duty.id, f"2026-11-{day}", 45.0, "toggl") for day in MONDAYS]  # no day has thirty hours
    assert duties_from(found, plan).entries == ()
    assert duties_from(without_time(found), a_plan()).entries == ()


def test_what_no_duty_can_be_is_skipped_with_the_reason():
    found = read(f"Description,Start date,Duration\na\0b,2026-01-01,1:00\nBank,2026-01-01,{'9' * 40}\n", "toggl")

    assert [left.what for left in found.skipped] == ["row 2", "row 3"]
    assert "NUL" in found.skipped[0].why
    assert found.skipped[1].why == "its minutes are too many"


def test_a_day_that_is_none_is_skipped():
    found = read("Description,Start date,Duration\nBank,31/02/2026,1:00\nBank,soon,1:00\n", "toggl")

    assert [left.why for left in found.skipped] == ["its date cannot be read"] * 2


GIVEN = sorted((Path(__file__).parents[3] / "shared" / "inputs" / "timetrack").glob("*"))


@pytest.mark.skipif(not GIVEN, reason="the given files are not beside this checkout")
@pytest.mark.parametrize("path", GIVEN, ids=lambda path: path.name)
def test_every_entry_of_a_given_file_is_accounted_for(path):
    try:
        kind = recognised(path)
    except PlanError as refusal:
        assert "clients or projects" in str(refusal)
        return
    if kind == "table":
        return
    content = path.read_bytes()
    found = read(content, kind)

    if kind == "activitywatch":
        whole = json.loads(content)
        records = sum(len(events) for events in whole["events"].values())
    elif kind == "gtimelog":
        records = sum(bool(line.strip()) for line in content.decode().splitlines())
    else:
        records = len(list(text_rows(decoded(content, coding_of(content))))) - 1
    assert sum(len(offer.sources) for offer in found.candidates) + len(found.skipped) == records


def test_a_year_of_toggl_shows_its_meetings():
    path = next((path for path in GIVEN if path.name == "TIRA__toggl_2016.csv"), None)
    if path is None:
        pytest.skip("the given files are not beside this checkout")

    found = read(path.read_bytes(), "toggl")

    assert ("Mentor meeting", Every(1, 1, "week")) in [(offer.title, offer.cadence) for offer in found.candidates]
