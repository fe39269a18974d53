"""Check-ins: when one is due, what a verdict does, and one to make up for instead of a backlog."""

from datetime import date, timedelta
from typing import Any

import pytest
from builders import a_duty, a_plan
from hypothesis import given
from hypothesis import strategies as st

from delegate_desk.domain.brief import Brief, CheckIn
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.planning import check_ins

FIRST = date(2026, 10, 2)


def a_trial(*made: CheckIn, **said: Any) -> Plan:
    duty = a_duty(decision="outsource", stage="trial", **said)
    brief = Brief("d1", check_in_every_days=7, first_check_in="2026-10-02", check_ins=made)
    return a_plan(duty, briefs=[brief])


GOOD = CheckIn("2026-10-02", "good")


def test_a_check_in_is_due_on_its_day_and_until_a_verdict() -> None:
    plan = a_trial(GOOD)

    assert check_ins.due(plan, date(2026, 10, 8)) == []
    assert check_ins.due(plan, date(2026, 10, 9)) == [check_ins.Due("d1", "2026-10-09", "2026-10-09", 0)]
    assert check_ins.due(plan, date(2026, 10, 12)) == [check_ins.Due("d1", "2026-10-09", "2026-10-09", 3)]
    assert check_ins.due(check_ins.record(plan, "d1", "2026-10-09", "late"), date(2026, 10, 12)) == []


def test_missed_ones_are_one_to_make_up_for() -> None:
    assert check_ins.due(a_trial(GOOD), date(2026, 10, 31)) == [check_ins.Due("d1", "2026-10-30", "2026-10-09", 22)]


@pytest.mark.parametrize("said", [{"decision": "keep"}, {"decision": "undecided"}])
def test_only_what_is_outsourced_is_checked(said: dict[str, Any]) -> None:
    plan = a_trial()
    plan = plan.put("duties", [plan.duties["d1"]._replace(**said)])

    assert check_ins.due(plan, date(2026, 12, 1)) == []


def test_without_an_interval_there_is_one_check_in() -> None:
    duty = a_duty(decision="outsource", stage="training")
    plan = a_plan(duty, briefs=[Brief("d1", first_check_in="2026-10-02")])

    assert [found.date for found in check_ins.due(plan, date(2026, 11, 20))] == ["2026-10-02"]
    assert check_ins.due(check_ins.record(plan, "d1", "2026-10-02", "good"), date(2026, 11, 20)) == []


@given(st.integers(0, 2000), st.integers(1, 400))
def test_due_is_the_newest_date_of_the_row(days: int, every: int) -> None:
    duty = a_duty(decision="outsource", stage="running")
    plan = a_plan(duty, briefs=[Brief("d1", first_check_in=FIRST.isoformat(), check_in_every_days=every)])
    today = FIRST + timedelta(days=days)
    (found,) = check_ins.due(plan, today)
    day = date.fromisoformat(found.date)

    assert (day - FIRST).days % every == 0
    assert day <= today < day + timedelta(days=every)
    assert check_ins.due(check_ins.record(plan, "d1", found.date, "good"), today) == []
    upcoming = check_ins.next_date(check_ins.record(plan, "d1", found.date, "good").briefs["d1"])
    assert upcoming == (day + timedelta(days=every)).isoformat()


def test_a_trial_lists_its_weeks() -> None:
    plan = a_trial(GOOD)
    rows = check_ins.rows(plan, plan.duties["d1"], date(2026, 10, 16))

    assert [(row.date[5:], row.state) for row in rows] == [
        ("10-02", "made"),
        ("10-09", "missed"),
        ("10-16", "due"),
        ("10-23", "ahead"),
    ]


def test_years_of_check_ins_list_the_last_and_the_next() -> None:
    made = tuple(CheckIn((FIRST + timedelta(days=7 * i)).isoformat(), "good") for i in range(300))
    plan = a_trial(*made)
    plan = plan.put("duties", [plan.duties["d1"]._replace(stage="running")])
    rows = check_ins.rows(plan, plan.duties["d1"], FIRST + timedelta(days=7 * 300 + 1))

    assert [row.state for row in rows] == ["made"] * 5 + ["due", "ahead"]


def test_a_verdict_can_be_changed_noted_and_taken_back() -> None:
    plan = a_trial()
    late = check_ins.record(plan, "d1", "2026-10-09", "late", "an hour")
    both = check_ins.record(late, "d1", "2026-10-02", "good")

    assert both.briefs["d1"].check_ins == (GOOD, CheckIn("2026-10-09", "late", "an hour"))
    assert check_ins.record(late, "d1", "2026-10-09", "redo").briefs["d1"].check_ins[0].note == "an hour"
    assert check_ins.record(late, "d1", "2026-10-09", None, "") == plan
    with pytest.raises(PlanError):
        check_ins.record(plan, "d1", "tomorrow", "good")


def test_late_and_redo_trouble_until_a_good_one() -> None:
    plan = a_trial(GOOD, CheckIn("2026-10-09", "redo"))

    assert check_ins.troubled(plan) == ["d1"]
    assert check_ins.troubled(check_ins.record(plan, "d1", "2026-10-16", "good")) == []
    assert check_ins.troubled(a_trial()) == []


def test_check_ins_start_on_a_day() -> None:
    plan = check_ins.start(a_plan(a_duty()), "d1", FIRST, 14)

    assert plan.briefs["d1"][7:9] == (14, "2026-10-02")
    with pytest.raises(PlanError, match="7 or 28"):
        check_ins.start(plan, "d1", FIRST, 0)
