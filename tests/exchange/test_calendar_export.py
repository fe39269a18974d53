"""A provider's calendar: valid, in the provider's time zone, and with nothing private in it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from builders import WEEKLY, a_duty, a_plan, a_provider
from dateutil.rrule import rrulestr

from delegate_desk.domain.brief import Access, Brief, CheckIn, Step
from delegate_desk.domain.cadence import Every, Rule
from delegate_desk.domain.duty import Duty, StageDate
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.exchange.calendar_export import write_calendar
from delegate_desk.exchange.example import example_plan

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def outsourced(**said: Any) -> Duty:
    return a_duty(**{"decision": "outsource", "provider": "p1", "stage": "running"} | said)


def a_calendar(plan: Plan, **said: Any) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(write_calendar(plan, TODAY, NOW, **said))
    assert not calendar.errors
    assert calendar["VERSION"] == "2.0"
    events = list(calendar.walk("VEVENT"))
    assert all(not event.errors for event in events)
    return events


def days(event: icalendar.Event, count: int) -> list[date]:
    start = event["DTSTART"].dt
    naive = start.replace(tzinfo=None) if isinstance(start, datetime) else datetime(start.year, start.month, start.day)
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=naive)
    return [found.date() for found, _i in zip(rule, range(count), strict=False)]


def test_a_weekly_duty_stands_at_the_start_of_the_providers_day_in_its_time_zone() -> None:
    provider = a_provider(time_zone="Asia/Manila", day_starts="08:00")
    duty = outsourced(minutes=45.0, stage_dates=(StageDate("running", "2026-11-20"),))
    content = write_calendar(a_plan(duty, providers=[provider]), TODAY, NOW)
    (event,) = a_calendar(a_plan(duty, providers=[provider]))

    assert event["DTSTART"].dt.isoformat() == "2026-11-20T08:00:00+08:00"
    assert event["DURATION"].dt == timedelta(minutes=45)
    assert b"BEGIN:VTIMEZONE" in content
    assert b"DTSTART;TZID=Asia/Manila:20261120T080000" in content
    assert days(event, 2) == [date(2026, 11, 20), date(2026, 11, 27)]
    assert event["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize(
    ("cadence", "begun", "expected"),
    [
        (Every(1.0, 2, "day"), "2026-11-20", ["2026-11-20", "2026-11-22", "2026-11-24"]),
        (Every(1.0, 1, "workday"), "2026-11-21", ["2026-11-23", "2026-11-24", "2026-11-25"]),
        (Every(1.0, 10, "workday"), "2026-11-20", ["2026-11-20", "2026-12-04"]),
        (Every(1.0, 2, "week"), "2026-11-20", ["2026-11-20", "2026-12-04"]),
        (Every(1.0, 1, "month"), "2026-01-31", ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]),
        (Every(1.0, 1, "quarter"), "2026-11-20", ["2026-11-20", "2027-02-20"]),
        (Every(1.0, 1, "year"), "2024-02-29", ["2024-02-29", "2025-02-28", "2026-02-28"]),
        (Rule("FREQ=MONTHLY;BYDAY=2TU", "2026-11-01"), "", ["2026-11-10", "2026-12-08"]),
    ],
    ids=str,
)
def test_each_cadence_is_a_rule_that_others_read_alike(cadence: Every | Rule, begun: str, expected: list[str]) -> None:
    dates = (StageDate("running", begun),) if begun else ()
    (event,) = a_calendar(a_plan(outsourced(cadence=cadence, stage_dates=dates), providers=[a_provider()]))

    assert [day.isoformat() for day in days(event, len(expected))] == expected


def test_every_third_workday_takes_one_event_for_each_weekday() -> None:
    duty = outsourced(cadence=Every(1.0, 3, "workday"), stage_dates=(StageDate("running", "2026-11-23"),))
    events = a_calendar(a_plan(duty, providers=[a_provider()]))
    found = sorted(day for event in events for day in days(event, 4))

    assert len({str(event["UID"]) for event in events}) == 5
    assert [day.isoformat() for day in found[:5]] == [
        "2026-11-23",
        "2026-11-26",
        "2026-12-01",
        "2026-12-04",
        "2026-12-09",
    ]


def test_what_comes_several_times_a_week_lasts_all_day_and_says_so() -> None:
    (event,) = a_calendar(a_plan(outsourced(cadence=Every(3.0, 1, "week")), providers=[a_provider()]))

    assert event["SUMMARY"] == "Reconcile bank (3 times)"
    assert not isinstance(event["DTSTART"].dt, datetime)


def test_an_until_is_of_the_kind_that_the_start_asks_for() -> None:
    rule = Rule("FREQ=WEEKLY;UNTIL=20270101", "2026-11-20")
    provider = a_provider(time_zone="Asia/Manila")
    (timed,) = a_calendar(a_plan(outsourced(cadence=rule), providers=[provider]))
    (whole,) = a_calendar(a_plan(outsourced(cadence=rule, minutes=None), providers=[provider]))

    assert timed["RRULE"]["UNTIL"][0].isoformat() == "2027-01-01T15:59:59+00:00"
    assert whole["RRULE"]["UNTIL"][0] == date(2027, 1, 1)


def test_check_ins_recur_from_the_first() -> None:
    brief = Brief(duty="d1", first_check_in="2026-11-27", check_in_every_days=14)
    events = a_calendar(a_plan(outsourced(), providers=[a_provider()], briefs=[brief]))
    check_in = next(event for event in events if event["SUMMARY"] == "Check-in: Reconcile bank")

    assert check_in["DTSTART"].dt == date(2026, 11, 27)
    assert days(check_in, 2) == [date(2026, 11, 27), date(2026, 12, 11)]


def test_nothing_private_is_in_it_and_hostile_text_stays_text() -> None:
    brief = Brief(
        duty="d1",
        why="PRIVATE why",
        done_when="all is\nfiled; done, really",
        steps=(Step("Open\x07 it\nEND:VEVENT"),),
        access=(Access("PRIVATE what", "PRIVATE where"),),
        check_ins=(CheckIn("2026-11-20", "redo", "PRIVATE note"),),
    )
    provider = a_provider(notes="PRIVATE", contact="PRIVATE", hourly_rate="66.60")
    duty = outsourced(title="A; B, C\nBEGIN:VALARM", notes="PRIVATE", agreed_price="66.60")
    plan = a_plan(duty, providers=[provider], briefs=[brief], owner_contact="PRIVATE")
    content = write_calendar(plan, TODAY, NOW)
    (event,) = a_calendar(plan)

    assert b"PRIVATE" not in content
    assert b"66.60" not in content
    assert event["SUMMARY"] == "A; B, C\nBEGIN:VALARM"
    assert event["DESCRIPTION"] == "Done means: all is\nfiled; done, really\n1. Open\ufffd it\nEND:VEVENT"
    assert content.count(b"\r\nBEGIN:VALARM") == 0


def test_only_what_is_outsourced_to_the_provider_and_not_over_is_in_it() -> None:
    duties = (
        outsourced(id="a", title="Mine"),
        outsourced(id="b", title="Of another", provider="p2"),
        a_duty(id="c", title="Kept", decision="keep", provider="p1"),
        outsourced(id="d", title="Over", cadence=Rule("FREQ=WEEKLY;COUNT=2", "2026-01-05")),
        outsourced(id="e", title="Not yet said", cadence=None),
    )
    provider = a_provider()
    plan = a_plan(*duties, providers=[provider, a_provider(id="p2")])

    assert [event["SUMMARY"] for event in a_calendar(plan, provider=provider)] == ["Mine"]
    assert [event["SUMMARY"] for event in a_calendar(plan)] == ["Mine", "Of another"]


def test_uids_stay_when_the_duty_changes() -> None:
    before = a_calendar(a_plan(outsourced()))
    after = a_calendar(a_plan(outsourced(title="Another title", minutes=5.0, cadence=WEEKLY)))

    assert before[0]["UID"] == after[0]["UID"]


def test_a_plan_without_anything_outsourced_makes_no_calendar() -> None:
    with pytest.raises(PlanError, match="nothing for a calendar"):
        write_calendar(a_plan(a_duty()), TODAY, NOW)


def test_the_example_makes_one_and_our_own_reading_finds_its_duties() -> None:
    plan = example_plan(TODAY)
    events = a_calendar(plan)
    titles = {duty.title for duty in plan.duties.values() if duty.decision == "outsource"}
    found = {str(event["SUMMARY"]) for event in events}

    assert all(any(title in name for name in found) for title in titles)
