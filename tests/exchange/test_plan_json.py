"""Plans to JSON and back."""

import json
import time

from hypothesis import HealthCheck, given
from hypothesis import settings as running
from strategies import random_plan, ranked

from delegate_desk.domain.brief import Brief
from delegate_desk.domain.cadence import Every
from delegate_desk.domain.duty import Duty, StageDate
from delegate_desk.domain.goal import Goal
from delegate_desk.domain.plan import TABLES, Plan, Table
from delegate_desk.domain.provider import ExchangeRate
from delegate_desk.domain.review import Review, TimeEntry
from delegate_desk.exchange.plan_json import counts, read_plan, write_plan


@running(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(random_plan())
def test_any_plan_comes_back_as_it_was_and_as_the_same_bytes(plan):
    text = write_plan(plan)

    again = read_plan(text.encode())

    assert write_plan(again) == text
    by_duty = {duty: plan.briefs[duty] for duty in plan.duties if duty in plan.briefs}
    assert again == plan._replace(briefs=Table(by_duty))
    assert counts(again) == {table: len(getattr(plan, table)) for table in TABLES}


def test_lists_stand_in_the_order_that_the_page_gives_each():
    plan = Plan(
        duties=Table({id_: Duty(id=id_, title=id_, position=rank) for id_, rank in (("a", 3), ("b", 1), ("c", 2))}),
        goals=Table({id_: Goal(id=id_, title=id_, area="growth", position=rank) for id_, rank in (("a", 9), ("b", 1))}),
        briefs=Table({id_: Brief(duty=id_) for id_ in ("a", "b", "c")}),
        reviews=Table({week: Review(week=week) for week in ("2026-11-16", "2026-11-02")}),
        exchange_rates=Table({code: ExchangeRate(currency=code, rate="1") for code in ("USD", "JPY")}),
    )

    found = json.loads(write_plan(plan))

    assert [duty["id"] for duty in found["duties"]] == ["b", "c", "a"]
    assert [goal["id"] for goal in found["goals"]] == ["b", "a"]
    assert [brief["duty"] for brief in found["briefs"]] == ["b", "c", "a"]
    assert [review["week"] for review in found["reviews"]] == ["2026-11-02", "2026-11-16"]
    assert [rate["currency"] for rate in found["exchange_rates"]] == ["JPY", "USD"]


def test_numbers_text_and_money_are_written_as_the_page_asks():
    duty = Duty(
        id="d",
        title="Caf\u00e9 / Cafe\u0301 \u2028 </b>",
        cadence=Every(2.5, 1, "week"),
        minutes=45.0,
        agreed_price="007.500",
        stage_dates=(StageDate("trial", "2026-02-01"), StageDate("brief", "2026-01-01")),
    )

    text = write_plan(Plan(duties=ranked("duties", [duty])))

    assert '"title": "Caf\u00e9 / Cafe\u0301 \u2028 </b>"' in text
    assert '"times": 2.5' in text and '"minutes": 45,' in text and '"agreed_price": "007.500"' in text
    assert text.index('"brief": "2026-01-01"') < text.index('"trial": "2026-02-01"')
    assert "position" not in text


def test_what_is_left_out_of_a_plan():
    plan = read_plan(
        '{"delegate_desk": 1, "settings": {"home_currency": "EUR"},'
        ' "duties": [{"id": "d", "title": "t", "decision": "outsource", "cadence": {"times": 1, "unit": "day"}},'
        '            {"id": "e", "title": "t"}],'
        ' "ideas": [{}]}'
    )

    assert plan.settings == Plan().settings
    assert (plan.settings.oversight_share, plan.settings.family_share, plan.settings.week_starts) == (0.1, 0.5, "MO")
    assert (plan.duties["d"].stage, plan.duties["d"].cadence) == ("brief", Every(1.0, 1, "day"))
    assert (plan.duties["e"].stage, plan.duties["e"].decision) == (None, "undecided")
    (idea,) = plan.ideas.values()
    assert len(idea.id) == 32 and idea.status == "open"


def test_what_closed_reviews_and_time_entries_name_may_be_gone():
    plan = read_plan(
        '{"delegate_desk": 1, "settings": {"home_currency": "EUR"},'
        ' "reviews": [{"week": "2026-11-16", "closed": true, "duties": [{"duty": "x"}], "goals": [{"goal": "y"}]}],'
        ' "time_entries": [{"id": "e", "duty": "x", "date": "2026-11-17"}]}'
    )

    assert plan.reviews["2026-11-16"].duties[0].duty == plan.time_entries["e"].duty == "x"


def test_ten_years_of_time_entries_are_read_and_written_in_seconds():
    entries = [TimeEntry(id=f"e{i}", duty="d", date="2026-11-18", minutes=i / 4) for i in range(20_000)]
    plan = Plan(time_entries=ranked("time_entries", entries))

    started = time.monotonic()
    again = read_plan(write_plan(plan))

    assert again == plan
    assert time.monotonic() - started < 10
