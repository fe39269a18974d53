"""Grouping: the cadence that dates show, worked out by hand from product.md, section 6."""

from datetime import date, timedelta

import pytest
from builders import TODAY
from hypothesis import given
from hypothesis import strategies as st

from delegate_desk.domain.cadence import Every
from delegate_desk.exchange.grouping import Piece, cadence_of, grouped, plain_title, usual_minutes

FIRST = date(2026, 3, 2)


def days(*offsets):
    return [FIRST + timedelta(days=offset) for offset in offsets]


@pytest.mark.parametrize(
    ("offsets", "cadence"),
    [
        ((0, 1, 2, 3, 4, 7), Every(1, 1, "workday")),  # 7 days / 5 = 1.4
        ((0, 1, 2, 3, 4), Every(1, 1, "workday")),  # 4 / 4 = 1
        ((0, 2, 4, 6, 7), Every(5, 2, "week")),  # 7 / 4 = 1.75 is not below it; 8 days cover 2 weeks
        ((0, 2, 4, 7, 9, 11), Every(6, 2, "week")),  # 2.2 days: 12 days cover 2 weeks
        ((0, 7, 14), Every(1, 1, "week")),
        ((0, 8, 16), Every(1, 1, "week")),  # 8 / 7 = 1.14
        ((0, 6, 12), Every(1, 1, "week")),  # 6 / 7 = 0.86
        ((0, 9, 17), Every(3, 3, "week")),  # 8.5 / 7 = 1.21; 18 days cover 3 weeks
        ((0, 10, 20), Every(3, 3, "week")),  # between 1 week and 2 weeks; 21 days cover 3
        ((0, 10, 21), Every(3, 4, "week")),  # 22 days cover 4 weeks
        ((0, 14, 28), Every(1, 2, "week")),
        ((0, 21, 42), Every(1, 3, "week")),
        ((0, 28, 56), Every(1, 4, "week")),
        ((0, 29, 58), Every(1, 4, "week")),  # 29 / 28 = 1.036, 30.44 / 29 = 1.050
        ((0, 30, 59), Every(1, 1, "month")),  # 29.5: 1.054 to 4 weeks, 1.032 to a month
        ((0, 31, 61), Every(1, 1, "month")),
        ((0, 46, 92), Every(3, 14, "week")),  # 46 / 30.44 = 1.51; 93 days cover 14 weeks
        ((0, 91, 183), Every(1, 1, "quarter")),
        ((0, 150, 301), Every(3, 44, "week")),  # 150.5 / 91.31 = 1.65; 302 days cover 44 weeks
        ((0, 365, 730), Every(1, 1, "year")),
        ((0, 450, 900), Every(3, 129, "week")),  # 450 / 365.24 = 1.23; 901 days cover 129 weeks
    ],
)
def test_the_cadence_that_dates_show(offsets, cadence):
    assert cadence_of(days(*offsets)) == cadence


@given(st.sets(st.integers(0, 4000), min_size=3, max_size=40))
def test_a_cadence_never_promises_much_more_than_was_seen(offsets):
    seen = days(*sorted(offsets))
    times, every, unit = cadence_of(seen)

    assert times > 0
    assert every >= 1
    if unit == "week" and times > 1:
        assert times == len(seen)
        assert 7 * (every - 1) <= (seen[-1] - seen[0]).days < 7 * every


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Invoice #101", "invoice"),
        ("  INVOICE\t(102) ", "invoice"),
        ("Ｉｎｖｏｉｃｅ ⑨", "invoice"),  # full width, and a digit in a circle
        ("Straße", "strasse"),
        ("Büro", "büro"),
        ("Bu\u0308ro", "büro"),
        ("€ 100 + VAT", "vat"),
        ("2026-11-23 +++", ""),
        ("½", ""),
        ("D&D Night", "dd night"),
    ],
)
def test_titles_are_compared_without_case_digits_and_punctuation(title, plain):
    assert plain_title(title) == plain


def piece(title, source, *lengths):
    return Piece(title, source, tuple((FIRST + timedelta(days=offset), minutes) for offset, minutes in lengths))


def test_minutes_are_the_median_over_days_of_a_days_sum():
    group = [
        piece("a", "1", (0, 30.0)),
        piece("a", "2", (0, 15.0)),
        piece("a", "3", (7, 60.0)),
        piece("a", "4", (9, 50)),
    ]

    assert usual_minutes(group) == 50  # of 45, 60 and 50


def test_days_without_known_minutes_do_not_count():
    group = [piece("a", "1", (0, None)), piece("a", "2", (1, 40.0)), piece("a", "3", (2, 0.0))]

    assert usual_minutes(group) == 20
    assert usual_minutes([piece("a", "1", (0, None))]) is None


def test_three_days_make_a_candidate_and_two_do_not():
    pieces = [piece("Call 1", "a", (0, 30.0)), piece("Call 2", "b", (0, 30.0)), piece("Call 3", "c", (7, 30.0))]

    none, skipped = grouped(pieces, TODAY)
    assert none == []
    assert [left.what for left in skipped] == ["a", "b", "c"]

    (offer,), left = grouped([*pieces, piece("Call 4", "d", (14, 90.0))], TODAY)
    assert left == []
    assert offer.sources == ("a", "b", "c", "d")
    assert (offer.minutes, offer.cadence, offer.confidence) == (60, Every(1, 1, "week"), 0.6)
    assert offer.hours == pytest.approx(1.0)


def test_a_group_is_called_by_its_latest_title_wherever_it_stands_in_the_file():
    pieces = [piece("Call (3)", "a", (14, 30.0)), piece("call", "b", (0, 30.0)), piece("Call!", "c", (7, 30.0))]

    (offer,), _left = grouped(pieces, TODAY)

    assert offer.title == "Call (3)"


def test_a_group_without_any_length_has_no_minutes_and_is_not_ticked():
    pieces = [piece("Fair", "a", (0, None)), piece("Fair", "b", (7, None)), piece("Fair", "c", (14, None))]

    (offer,), _left = grouped(pieces, TODAY)

    assert (offer.minutes, offer.hours, offer.is_ticked) == (None, None, False)
