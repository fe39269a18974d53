"""When a duty is due next: a rule's own dates, else from where it began."""

from datetime import date

import pytest
from builders import TODAY, a_duty

from delegate_desk.domain.brief import Brief
from delegate_desk.domain.cadence import Every, Rule
from delegate_desk.domain.duty import StageDate
from delegate_desk.planning.due_dates import check_in_dates, months_later, next_due


@pytest.mark.parametrize(
    ("cadence", "running", "first_check_in", "expected"),
    [
        (Every(1.0, 1, "day"), "2026-01-01", None, ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"]),
        (Every(1.0, 3, "day"), None, None, ["2026-11-23", "2026-11-26", "2026-11-29", "2026-12-02"]),
        (Every(1.0, 1, "workday"), None, None, ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"]),
        (Every(1.0, 4, "workday"), None, None, ["2026-11-23", "2026-11-27", "2026-12-03", "2026-12-09"]),
        (Every(1.0, 1, "week"), "2026-10-02", "2026-10-05", ["2026-11-27", "2026-12-04", "2026-12-11", "2026-12-18"]),
        (Every(1.0, 1, "week"), None, "2026-10-05", ["2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14"]),
        (Every(1.0, 2, "week"), None, "2026-12-25", ["2026-12-25", "2027-01-08", "2027-01-22", "2027-02-05"]),
        (Every(0.5, 1, "week"), None, None, ["2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14"]),
        (Every(1.0, 1, "month"), "2026-08-31", None, ["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28"]),
        (Every(1.0, 1, "quarter"), "2026-02-23", None, ["2026-11-23", "2027-02-23", "2027-05-23", "2027-08-23"]),
        (Every(1.0, 1, "year"), "2024-02-29", None, ["2027-02-28", "2028-02-29", "2029-02-28", "2030-02-28"]),
        (Every(2.0, 1, "week"), "2026-10-02", None, []),
        (Rule("FREQ=WEEKLY;BYDAY=TU", "2026-01-01"), "2026-10-02", None, ["2026-11-24", "2026-12-01", "2026-12-08",
         "2026-12-15"]),
        (Rule("FREQ=WEEKLY;COUNT=2", "2026-11-20"), None, None, ["2026-11-27"]),
        (None, None, None, []),
    ],
    ids=str,
)  # fmt: skip
def test_the_next_four_dates(
    cadence: Every | Rule | None, running: str | None, first_check_in: str | None, expected: list[str]
) -> None:
    duty = a_duty(cadence=cadence, stage_dates=(StageDate("running", running),) if running else ())
    brief = Brief(duty="d1", first_check_in=first_check_in)

    assert [day.isoformat() for day in next_due(duty, brief, TODAY, 4)] == expected


def test_the_calendar_ends_and_so_do_the_dates() -> None:
    last = date(9999, 12, 30)
    for unit in ("day", "workday", "week", "month", "year"):
        found = next_due(a_duty(cadence=Every(1.0, 1, unit)), None, last, 4)
        assert found[0] == last
        assert len(found) < 4

    assert months_later(date(9999, 12, 1), 1) is None


def test_a_huge_interval_is_soon_answered() -> None:
    for unit in ("day", "workday", "week", "month", "quarter", "year"):
        assert next_due(a_duty(cadence=Every(1.0, 10**9, unit)), None, TODAY, 4) == [TODAY]


def test_check_ins_come_from_the_first_one_on() -> None:
    brief = Brief(duty="d1", first_check_in="2026-11-13", check_in_every_days=7)

    assert check_in_dates(brief, TODAY, 2) == [date(2026, 11, 27), date(2026, 12, 4)]
    assert check_in_dates(brief, date(2026, 11, 1), 1) == [date(2026, 11, 13)]
    assert check_in_dates(brief._replace(check_in_every_days=None), TODAY, 2) == []
    assert check_in_dates(None, TODAY, 2) == []
