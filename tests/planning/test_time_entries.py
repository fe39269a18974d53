"""Time entries by hand: added, corrected, deleted, and summed by week."""

from datetime import date

import pytest
from builders import TODAY, a_duty, a_plan

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.review import TimeEntry
from delegate_desk.planning.time_entries import add_entry, by_duty, delete_entry, edit_entry, minutes_of_week

TIMED = TimeEntry("d1", "2026-11-20", 37.25, "timer", "e1", "2026-11-20T09:10:00+00:00")
RUNNING = TimeEntry("d1", "2026-11-23", 12.0, "timer", "e2", "2026-11-23T09:10:00+00:00", True)


def test_an_entry_by_hand_stands_after_the_others() -> None:
    plan = add_entry(a_plan(a_duty(), time_entries=[TIMED]), "d1", "2026-11-18", 45.0, TODAY)

    (new,) = (entry for entry in plan.time_entries.values() if entry.id != "e1")
    assert (new.duty, new.date, new.minutes, new.source, new.started) == ("d1", "2026-11-18", 45.0, "hand", None)
    assert new.position > plan.time_entries["e1"].position


@pytest.mark.parametrize(
    ("duty", "day", "minutes", "why"),
    [
        ("gone", "2026-11-18", 45.0, "duty"),
        ("d1", "18/11/2026", 45.0, "date"),
        ("d1", "2026-11-24", 45.0, "not come"),
        ("d1", "2026-11-18", -1.0, "Minutes"),
        ("d1", "2026-11-18", float("nan"), "Minutes"),
        ("d1", "2026-11-18", 1441.0, "24 hours"),
    ],
)
def test_nonsense_is_refused(duty: str, day: str, minutes: float, why: str) -> None:
    with pytest.raises(PlanError, match=why):
        add_entry(a_plan(a_duty()), duty, day, minutes, TODAY)


def test_an_entry_is_corrected_field_by_field() -> None:
    plan = a_plan(a_duty(), time_entries=[TIMED])

    assert edit_entry(plan, "e1", TODAY) is plan
    assert edit_entry(plan, "e1", TODAY, minutes=40.0).time_entries["e1"].started == TIMED.started
    moved = edit_entry(plan, "e1", TODAY, day="2026-11-19").time_entries["e1"]
    assert (moved.date, moved.minutes, moved.started) == ("2026-11-19", 37.25, None)
    with pytest.raises(PlanError):
        edit_entry(plan, "gone", TODAY, minutes=1.0)


def test_an_entry_is_deleted() -> None:
    plan = a_plan(a_duty(), time_entries=[TIMED])

    assert not delete_entry(plan, "e1").time_entries
    with pytest.raises(PlanError):
        delete_entry(plan, "gone")


def test_what_runs_is_the_timer_s() -> None:
    plan = a_plan(a_duty(), time_entries=[RUNNING])

    for change in (lambda: edit_entry(plan, "e2", TODAY, minutes=5.0), lambda: delete_entry(plan, "e2")):
        with pytest.raises(PlanError, match="stop it first"):
            change()


def test_weeks_are_summed_exactly_and_without_what_runs() -> None:
    tenths = [TimeEntry("d1", "2026-11-16", 0.1, "hand", f"t{i}") for i in range(3)]
    ends = [TimeEntry("d2", day, 5.0, "hand", day) for day in ("2026-11-15", "2026-11-22", "2026-11-23")]
    entries = [*tenths, *ends, RUNNING, TimeEntry("d3", "2026-11-18", None)]

    assert minutes_of_week(entries, date(2026, 11, 16)) == {"d1": 0.3, "d2": 5.0}
    assert minutes_of_week(entries, date(9999, 12, 27)) == {}


def test_entries_of_a_duty_are_the_newest_first() -> None:
    plan = a_plan(a_duty(), time_entries=[TIMED, RUNNING, TIMED._replace(id="e3", duty="d2")])

    assert {duty: [entry.id for entry in found] for duty, found in by_duty(plan.time_entries.values()).items()} == {
        "d1": ["e2", "e1"],
        "d2": ["e3"],
    }
