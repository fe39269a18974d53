"""What is written to a plan file is what is read from it, for every kind of record."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import a_duty, a_plan, a_provider
from hypothesis import HealthCheck, given, settings
from strategies import random_plan

from delegate_desk.domain.brief import Brief
from delegate_desk.domain.edit import difference
from delegate_desk.domain.plan import TABLES, Plan, in_order
from delegate_desk.domain.review import FunctionHours, Review, ReviewedDuty, ReviewTotals
from delegate_desk.domain.settings import Settings
from delegate_desk.exchange.plan_json import read_plan
from delegate_desk.storage.plan_file import PlanFile
from delegate_desk.storage.rows import kind_of

EXAMPLE = Path(__file__).parent.parent / "data" / "product_example.json"


def rows(plan: Plan) -> dict[str, object]:
    """The plan so that it can be compared: settings, and all tables with their records."""
    return {"settings": plan.settings} | {table: dict(getattr(plan, table)) for table in TABLES}


def write(file: PlanFile, plan: Plan) -> None:
    edit = difference(file.read(), plan)
    if edit is not None:
        file.write(edit.after)


@pytest.fixture(scope="module")
def one_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlanFile]:
    opened = PlanFile.create(tmp_path_factory.mktemp("plans") / "plan.desk", Settings())
    yield opened
    opened.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(plan=random_plan())
def test_any_plan_follows_any_other_in_the_same_file(one_file: PlanFile, plan: Plan) -> None:
    write(one_file, plan)

    assert rows(one_file.read()) == rows(plan)
    assert one_file.faults() == []


def test_a_closed_file_opens_as_it_was_written(place: Path) -> None:
    plan = read_plan(EXAMPLE.read_bytes())
    file = PlanFile.create(place, Settings())
    write(file, plan)
    file.close()

    again = PlanFile.open(place)

    assert rows(again.read()) == rows(plan)
    again.close()


def test_every_field_of_every_record_has_a_column_or_a_table(file: PlanFile, place: Path) -> None:
    with sqlite3.connect(place) as conn:
        columns = {
            name: {row[1] for row in conn.execute(f"PRAGMA table_info({name})")}
            for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
    for table in TABLES:
        kind = kind_of(table)
        fields = set(kind.record._fields) - set(kind.parts) - {"cadence"}
        assert fields <= columns[table], table
        for part in kind.parts.values():
            names = set(part.record._fields) if part.record else {part.column}
            assert names - {"hours_by_function"} <= columns[part.table], part.table
    assert set(Settings._fields) <= columns["settings"]
    assert {"times", "every", "unit", "rrule", "starts"} <= columns["duties"]
    assert {"duties", "providers", "goals", "briefs", "steps", "reviews", "ideas", "time_entries"} <= set(columns)
    assert {"exchange_rates", "settings"} <= set(columns)


def test_numbers_and_texts_come_back_exactly(file: PlanFile) -> None:
    odd = "é \u202eabc\x1b[31m 👩‍👩‍👧 ' \" \r\n\t ﷺ"
    duty = a_duty(id="d2", title=odd, minutes=0.1 + 0.2, agreed_price="10.50", notes="=1+1", position=-(2**63))
    file.write({"duties": {"d2": duty}})

    assert file.read().duties["d2"] == duty


def test_the_order_of_a_list_is_kept_where_a_record_returns(file: PlanFile) -> None:
    plan = a_plan(a_duty(id="a"), a_duty(id="b"), a_duty(id="c"))
    write(file, plan)
    file.write({"duties": {"b": None}})
    file.write({"duties": {"b": plan.duties["b"]}})

    assert [duty.id for duty in in_order(file.read().duties)] == ["a", "b", "c"]


def test_deferred_references_let_records_of_one_step_come_in_any_order(file: PlanFile) -> None:
    plan = a_plan(a_duty(provider="p1"), providers=[a_provider()], briefs=[Brief("d1", why="so")])
    write(file, plan)
    assert rows(file.read()) == rows(plan)

    write(file, Plan())
    assert rows(file.read()) == rows(Plan())


def test_closed_reviews_keep_what_they_say_of_duties_that_are_gone(file: PlanFile) -> None:
    totals = ReviewTotals(planned=1.5, cost="9.38", net="-3", hours_by_function=(FunctionHours("", 2.0),))
    review = Review(
        "2026-11-16",
        closed=True,
        duties=(ReviewedDuty("gone", title="Was here", spent_minutes=0.0),),
        totals=totals,
    )
    file.write({"reviews": {review.week: review}})

    assert file.read().reviews[review.week] == review
