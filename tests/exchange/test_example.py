from datetime import date, timedelta
from decimal import Decimal
from functools import cache

import pytest

from delegate_desk.domain.cadence import Rule
from delegate_desk.domain.duty import STAGES, Duty
from delegate_desk.domain.money import rounded
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.domain.review import TimeEntry
from delegate_desk.exchange.example import example_plan, moved
from delegate_desk.exchange.plan_json import read_plan, write_plan
from delegate_desk.paths import resource
from delegate_desk.planning.costs import provider_cost
from delegate_desk.planning.realised import drifting, newest_closed, realisation, realised
from delegate_desk.planning.totals import Sums, Totals
from delegate_desk.ui import formats

FRIDAY = date(2026, 10, 16)
"""The day of the design's pictures."""


@cache
def example() -> Plan:
    return example_plan(FRIDAY)


@cache
def figures() -> Totals:
    return Sums(example(), FRIDAY).totals()


def shown(hours: Decimal) -> str:
    return formats.hours(float(hours))


def test_the_file_is_written_as_the_program_would_write_it() -> None:
    text = resource("example/plan.json").read_text(encoding="utf-8")

    assert write_plan(read_plan(text)) == text


def test_its_hours_are_those_of_the_pictures() -> None:
    totals, counts = figures(), figures().counts

    assert (counts.undecided, counts.keep, counts.outsource, counts.stop) == (12, 10, 13, 4)
    assert counts.without_minutes == 0
    assert shown(totals.total) == "43.6 h"
    columns = (totals.undecided, totals.keep, totals.outsource, totals.stop)
    assert [shown(hours) for hours in columns] == ["7.2 h", "20.9 h", "12.9 h", "2.6 h"]
    assert [shown(hours) for hours in (totals.planned, totals.now, totals.oversight)] == ["14.2 h", "8.4 h", "1.3 h"]


def test_its_goals_are_those_of_the_pictures() -> None:
    filled = [(fill.goal.title, shown(fill.filled)) for fill in figures().goals]
    unassigned = figures().unassigned_family + figures().unassigned_growth

    assert filled == [
        ("Dinner at home", "5.0 h"),
        ("Gym", "3.0 h"),
        ("New work", "2.0 h"),
        ("Train Josh", "2.0 h"),
        ("Tenders", "1.0 h"),
    ]
    assert shown(unassigned) == "1.2 h"


def test_its_money_is_that_of_the_pictures() -> None:
    totals = figures()
    assert totals.value is not None and totals.cost is not None and totals.net is not None

    assert [round(amount) for amount in (totals.value, totals.cost, totals.net)] == [852, 218, 634]
    assert totals.cost_complete
    sums = Sums(example(), FRIDAY)
    costs = {
        provider.name: round(provider_cost(example(), provider, sums.loads[provider.id]).home or 0)
        for provider in in_order(example().providers)
        if provider.id in sums.loads
    }
    assert costs == {
        "Tideway Bookkeeping": 60,
        "Zofia Kowal": 44,
        "Ringwell Reception": 39,
        "Ashworth & Lowe": 30,
        "Maya Santos": 26,
        "Brightline Legal": 18,
    }


def test_twenty_six_reviews_measured_what_the_trends_show() -> None:
    weeks = [float(realised(example().reviews[week]) or 0) for week in sorted(example().reviews)]

    assert [formats.decimal_text(hours) for hours in weeks] == (
        "0.0 0.6 0.6 1.2 2.6 2.6 2.6 3.0 3.9 3.9 4.8 4.8 4.8 4.8 5.3 5.3 3.2 3.2 5.3 5.3 5.8 5.8 6.1 6.9 7.6 8.4"
    ).split()
    assert formats.decimal_text(sum(weeks)) == "108.4"
    newest = newest_closed(example())
    assert newest is not None and newest.week == "2026-10-05"
    assert formats.percent(float(realisation(newest) or 0)) == "59%"
    assert drifting(example()) == ["forums"]


def test_closed_reviews_hold_figures_that_follow_from_each_other() -> None:
    plan = example()
    for review in plan.reviews.values():
        totals = review.totals
        assert review.closed and not review.away and totals is not None
        assert totals.value is not None and totals.cost is not None and totals.net is not None
        planned = sum(row.freed_minutes or 0 for row in review.duties) / 60
        assert totals.planned == pytest.approx(planned, abs=1e-5)
        assert Decimal(totals.value) == rounded(Decimal(repr(totals.planned)) * 60, "GBP")
        assert abs(Decimal(totals.value) - Decimal(totals.cost) - Decimal(totals.net)) <= Decimal("0.01")
        for row in review.duties:
            assert (
                row.spent_minutes is not None and row.duty in plan.duties and row.title == plan.duties[row.duty].title
            )
        assert [row.goal for row in review.goals] == [goal.id for goal in in_order(plan.goals)]
        won = float(realised(review) or 0)
        placed = sum(row.spent_minutes or 0 for row in review.goals) + (review.back_into_work_minutes or 0)
        assert placed / 60 <= won + 0.05, review.week


def test_the_newest_review_ends_in_the_present_figures() -> None:
    newest, now = newest_closed(example()), figures()
    assert newest is not None and newest.totals is not None

    assert newest.totals.planned == pytest.approx(float(now.planned), abs=1e-5)
    assert newest.totals.now == pytest.approx(float(now.now), abs=1e-5)
    assert Decimal(newest.totals.cost or 0) == rounded(now.cost or Decimal(0), "GBP")


def test_time_entries_are_what_the_newest_review_was_filled_from() -> None:
    newest = newest_closed(example())
    assert newest is not None
    spent = {row.duty: row.spent_minutes for row in newest.duties}
    entered: dict[str, float] = {}
    for entry in example().time_entries.values():
        assert newest.week <= entry.date < (date.fromisoformat(newest.week) + timedelta(days=7)).isoformat()
        assert entry.started is None or entry.started.startswith(entry.date)
        entered[entry.duty] = entered.get(entry.duty, 0) + (entry.minutes or 0)

    assert entered == {duty: spent[duty] for duty in entered}


def test_hand_overs_are_told_in_order_and_none_lies_ahead() -> None:
    for duty in example().duties.values():
        if duty.decision != "outsource":
            continue
        reached = [entry.stage for entry in duty.stage_dates]
        assert tuple(reached) == STAGES[: len(reached)] and reached[-1] == duty.stage
        days = [entry.date for entry in duty.stage_dates]
        assert days == sorted(days) and days[-1] <= "2026-10-11"
        assert duty.provider is not None and duty.id in example().briefs


def test_steps_add_up_to_their_duty_and_check_ins_were_kept() -> None:
    due = []
    for brief in example().briefs.values():
        duty = example().duties[brief.duty]
        assert sum(step.minutes or 0 for step in brief.steps) == duty.minutes, duty.title
        if brief.check_in_every_days and brief.first_check_in:
            first = date.fromisoformat(brief.first_check_in)
            planned = [first + timedelta(days=brief.check_in_every_days * n) for n in range(30)]
            past = [day.isoformat() for day in planned if day <= date(2026, 10, 11)]
            assert [check_in.date for check_in in brief.check_ins] == past
            if planned[len(past)] <= FRIDAY:
                due.append(duty.title)

    assert due == ["Chase late payments", "Reply to enquiry emails"]


def test_the_titles_are_those_of_the_pictures() -> None:
    def titles(decision: str) -> list[str]:
        return [duty.title for duty in in_order(example().duties) if duty.decision == decision]

    assert titles("undecided")[:3] == ["Order and chase materials", "Plan next week’s jobs", "Write RAMS for jobs"]
    assert titles("outsource")[0] == "Chase late payments"
    assert titles("stop")[-1] == "File paper job sheets"
    assert example().settings.title == "Hartley Electrical"


@pytest.mark.parametrize("today", [FRIDAY, date(2026, 10, 12), date(2026, 10, 18), date(2027, 3, 1), date(2026, 2, 28)])
def test_whatever_the_day_the_newest_review_is_that_of_last_week(today: date) -> None:
    plan = example_plan(today)
    newest = date.fromisoformat(max(plan.reviews))

    assert newest.weekday() == 0
    assert newest + timedelta(days=7) <= today < newest + timedelta(days=14)
    assert formats.hours(float(Sums(plan, today).totals().planned)) == "14.2 h"


def test_every_date_moves_by_the_same_weeks_and_back() -> None:
    plan = example()
    there = moved(plan, 70)

    assert there != plan
    assert write_plan(moved(there, -70)) == write_plan(plan)
    text, before = write_plan(there), write_plan(plan)
    assert "2026-10-05" in before and "2026-12-14" in text
    assert there.duties["chase"].stage_dates[0].date == "2026-11-06"
    assert there.briefs["chase"].check_ins[0] == plan.briefs["chase"].check_ins[0]._replace(date="2026-12-11")
    assert there.exchange_rates["USD"].as_of == "2026-12-18"


def test_rules_and_moments_move_too() -> None:
    duty = Duty(id="d", title="VAT", cadence=Rule("FREQ=MONTHLY", "2026-02-07"), changed="2026-02-08")
    entry = TimeEntry(duty="d", date="2026-02-08", id="t", started="2026-02-08T09:30:00")
    plan = Plan().put("duties", [duty]).put("time_entries", [entry])

    there = moved(plan, 7)

    assert there.duties["d"].cadence == Rule("FREQ=MONTHLY", "2026-02-14")
    assert there.duties["d"].changed == "2026-02-15"
    assert there.time_entries["t"].started == "2026-02-15T09:30:00"
