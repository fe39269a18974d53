import re
import subprocess
import sys
from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import groupby

import pytest
from builders import a_duty, a_plan

from delegate_desk.domain.cadence import Every
from delegate_desk.domain.checks import checked_record
from delegate_desk.domain.duty import FUNCTIONS
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import in_order
from delegate_desk.exchange import catalogue
from delegate_desk.exchange.catalogue import CatalogueDuty
from delegate_desk.paths import resource
from delegate_desk.planning.hours import weekly
from delegate_desk.planning.names import folded

TODAY = date(2026, 11, 23)
EVERYTHING = catalogue.duties("every")


def test_the_list_is_long_enough_to_recognise_oneself_and_short_enough_to_read():
    assert 110 <= len(EVERYTHING) <= 140
    shown = {trade.key: trade.usual for trade in catalogue.trades()}
    assert {"building", "professional", "retail", "hospitality", "care", "creative", "any"} <= set(shown)
    assert shown["building"] == 42
    assert all(30 <= count <= 65 for key, count in shown.items() if key != "every")


def test_every_trade_shows_as_many_duties_as_it_says():
    for trade in catalogue.trades():
        assert len(catalogue.duties(trade.key)) == trade.usual
        assert trade.name.strip()
    assert catalogue.duties("undertakers") == ()


def test_every_function_has_duties_enough_and_they_stand_together():
    functions = [duty.function for duty in EVERYTHING]
    assert all(count >= 8 for count in Counter(functions).values())
    assert set(functions) == set(FUNCTIONS)
    assert len([function for function, _duties in groupby(functions)]) == len(FUNCTIONS)


def test_no_duty_is_there_twice():
    assert len({duty.key for duty in EVERYTHING}) == len(EVERYTHING)
    assert len({folded(duty.title) for duty in EVERYTHING}) == len(EVERYTHING)


@pytest.mark.parametrize("duty", EVERYTHING, ids=lambda duty: duty.key)
def test_each_duty_could_stand_in_a_plan(duty):
    made = duty.duty()
    assert checked_record(made._replace(id="d")) == made._replace(id="d")
    assert re.fullmatch("[a-z]+(-[a-z]+)*", duty.key)
    assert re.fullmatch(r"[A-Z][^.!\t]{3,45}", duty.title) and duty.title == duty.title.strip()
    assert "'" not in duty.title
    assert made.decision == "undecided" and made.enjoyment is None
    assert 10 <= duty.minutes <= 480
    assert 0 < weekly(duty.minutes, duty.cadence, TODAY) <= 5


def test_the_words_of_the_app_are_kept_in_titles():
    words = {word for duty in EVERYTHING for word in re.findall("[a-z]+", duty.title.lower())}
    assert not words & {"task", "tasks", "resource", "user", "users", "manager", "roi", "stakeholder", "kpi"}


def test_each_trade_that_a_duty_names_is_one_that_can_be_chosen():
    known = {trade.key for trade in catalogue.trades()} - {"every"}
    for line in resource("catalogue/duties.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        named = line.split("\t")[8].split()
        assert named == ["all"] or (named and set(named) < known), line


def test_each_function_has_a_typical_rate_with_place_year_and_source():
    rates = catalogue.rates()
    first = {rate.function: rate for rate in reversed(rates)}
    assert set(first) == set(FUNCTIONS)
    for rate in first.values():
        assert (rate.kind, rate.place, rate.year, rate.currency) == ("wage", "US", 2025, "USD")
    for rate in rates:
        assert rate.source and rate.whose and rate.place and 2018 <= rate.year <= 2026
        amounts = [Decimal(amount) for amount in (rate.low, rate.typical, rate.high) if amount is not None]
        assert amounts == sorted(amounts) and len(amounts) >= 2


def test_a_rate_is_what_its_source_says():
    bookkeeping = next(rate for rate in catalogue.rates() if rate.function == "bookkeeping")
    assert (bookkeeping.low, bookkeeping.typical, bookkeeping.high) == ("20.92", "24.36", "29.55")
    assistants = next(rate for rate in catalogue.rates() if rate.place == "UK")
    assert (assistants.kind, assistants.low, assistants.typical, assistants.high) == ("indicative", "26", None, "30")


def test_the_credit_that_the_licence_asks_for_is_shipped():
    text = " ".join(resource("catalogue/README.md").read_text(encoding="utf-8").split())
    assert (
        "includes information from the O*NET 29.3 Database by the U.S. Department of Labor, Employment and Training "
        "Administration (USDOL/ETA). Used under the CC BY 4.0 license" in text
    )


def test_chosen_duties_come_to_the_end_undecided_and_each_but_once():
    chosen = catalogue.duties("building")[:3]
    plan = catalogue.with_duties(a_plan(a_duty(title="Mine")), [*chosen, chosen[0]])
    assert [duty.title for duty in in_order(plan.duties)] == ["Mine", *(each.title for each in chosen)]
    assert catalogue.with_duties(plan, chosen) is plan


def test_a_duty_that_the_plan_has_is_known_by_title_and_cadence_however_the_title_is_written():
    weekly_, monthly = Every(1.0, 1, "week"), Every(1.0, 1, "month")
    coffee = CatalogueDuty("coffee", "Order café coffee", "operations", weekly_, 10.0, 1)
    plan = a_plan(a_duty(title="order CAFE\u0301 Coffee", cadence=weekly_))
    assert catalogue.with_duties(plan, [coffee]) is plan
    assert len(catalogue.with_duties(plan, [coffee._replace(cadence=monthly)]).duties) == 2


def test_what_cannot_stand_is_refused_with_its_name():
    with pytest.raises(PlanError, match="Post on social media"):
        catalogue.with_duties(a_plan(), [EVERYTHING[0]._replace(minutes=float("nan"))])


def test_knowing_the_trades_loads_nothing_that_only_adding_needs():
    code = (
        "import sys; from delegate_desk.exchange import catalogue; catalogue.trades(); "
        "print([name for name in ('delegate_desk.planning.duties', 'uuid', 'csv', 'json') if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
