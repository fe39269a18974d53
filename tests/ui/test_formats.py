from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from delegate_desk.ui import formats

NARROW = "\u00a0"


@pytest.fixture(autouse=True)
def british() -> object:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1.5, "1.5 h"),
        (0.15, "0.2 h"),
        (0.05, "0.1 h"),
        (0.0499999, "0.0 h"),
        (14.25, "14.3 h"),
        (-0.25, "−0.3 h"),
        (-0.01, "0.0 h"),
        (1234.56, "1,234.6 h"),
    ],
)
def test_hours_have_one_place_half_up_and_a_true_minus(value: float, shown: str) -> None:
    assert formats.hours(value) == shown


def test_gains_have_a_plus_and_nothing_has_none() -> None:
    assert formats.signed_hours(1.5) == "+1.5 h"
    assert formats.signed_hours(-1.5) == "−1.5 h"
    assert formats.signed_hours(0.04) == "0.0 h"
    assert formats.exact_hours(2.96) == "2.96 h"
    assert formats.percent(0.585) == "59%"
    assert formats.whole(1240) == "1,240"


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [(45, "45 min"), (60, "1 h"), (90, "1 h 30 min"), (0, "0 min"), (37.5, "37.5 min"), (-40, "−40 min")],
)
def test_one_occurrence_is_as_on_a_clock(minutes: float, shown: str) -> None:
    assert formats.duration(minutes) == shown
    if minutes >= 0:
        assert formats.parse_duration(shown) == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("90", 90), ("90m", 90), ("45 min", 45), ("1h30", 90), ("1 h 30", 90), ("1 h 30 min", 90), ("1:30", 90),
        ("1.5h", 90), ("1,5h", 90), ("2 hours", 120), (" 1H30M ", 90), ("7.5", 7.5), ("0", 0),
    ],
)  # fmt: skip
def test_durations_are_read_as_they_are_typed(typed: str, minutes: float) -> None:
    assert formats.parse_duration(typed) == minutes


@pytest.mark.parametrize("typed", ["", "45x", "1:75", "-5", "h", "1h30h", "∞", "1:30:00", "nan"])
def test_what_is_no_duration_is_none(typed: str) -> None:
    assert formats.parse_duration(typed) is None


@given(st.integers(min_value=0, max_value=10_000))
def test_every_whole_minute_comes_back(minutes: int) -> None:
    assert formats.parse_duration(formats.duration(minutes).replace(",", "")) == minutes


def test_a_bare_number_of_hours_is_hours() -> None:
    assert formats.parse_hours("7,5") == 7.5
    assert formats.parse_hours("7.5 h") == 7.5
    assert formats.parse_hours("90m") == 1.5
    assert formats.parse_hours("much") is None


@pytest.mark.parametrize(
    ("amount", "currency", "places", "shown"),
    [
        ("852", "GBP", 0, "£852"),
        ("852.5", "GBP", 0, "£852"),
        ("853.5", "GBP", 0, "£854"),
        ("-18.455", "GBP", 2, "−£18.46"),
        ("110", "PLN", 2, f"110.00{NARROW}zł"),
        ("1234567.891", "CHF", 2, f"CHF{NARROW}1,234,567.89"),
        ("1000000000000000000000000000000.005", "GBP", 2, "£1,000,000,000,000,000,000,000,000,000,000.00"),
        ("5000", "JPY", 0, "¥5,000"),
        ("-0.001", "GBP", 2, "£0.00"),
    ],
)
def test_money_is_rounded_half_even_to_its_own_places(amount: str, currency: str, places: int, shown: str) -> None:
    assert formats.money(Decimal(amount), currency, places) == shown


def test_gains_of_money_have_a_plus() -> None:
    assert formats.signed_money(Decimal(634), "GBP", 0) == "+£634"
    assert formats.signed_money(Decimal("-18.46"), "GBP", 2) == "−£18.46"
    assert formats.signed_money(Decimal("0.001"), "GBP", 2) == "£0.00"


def test_money_follows_the_locale() -> None:
    QLocale.setDefault(QLocale("de_DE"))
    assert formats.money(Decimal("1234.5"), "EUR", 2) == f"1.234,50{NARROW}€"
    assert formats.hours(1.5) == "1,5 h"
    assert formats.parse_money("1.234,50 €") == "1234.50"
    assert formats.parse_money("1.234") == "1234"


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("60", "60"), ("£60", "60"), ("60,5", "60.5"), ("£1,250.50", "1250.50"), ("1,250", "1250"),
        ("1.250,50", "1250.50"), ("1,250,000", "1250000"), ("zero", None), ("", None), ("-5", None), ("1.2.3", None),
        ("60 zł", "60"), ("1 250,50", "1250.50"), ("5 pounds 20", None), ("60 - 70", None), ("NaN", None),
    ],
)  # fmt: skip
def test_amounts_are_read_as_they_are_typed(typed: str, amount: str | None) -> None:
    assert formats.parse_money(typed) == amount


@given(st.lists(st.floats(min_value=0, max_value=500), min_size=1, max_size=30))
def test_shown_parts_add_up_to_the_shown_total(parts: list[float]) -> None:
    total = sum(parts)
    rounded = formats.spread(parts, total)

    assert round(sum(rounded), 1) == formats.shown_tenths(total)
    assert all(abs(part - exact) < 0.1 + 1e-6 for part, exact in zip(rounded, parts, strict=True))


def test_the_largest_remainder_gets_the_tenth() -> None:
    assert formats.spread([1.26, 1.22, 1.22], 3.7) == [1.3, 1.2, 1.2]
    assert formats.spread([], 0) == []
    assert formats.spread([-0.26, 1.0], 0.74) == [-0.3, 1.0]


def test_dates_are_in_words() -> None:
    assert formats.long_date("2026-10-16") == "Friday 16 October"
    assert formats.short_date("2026-10-16") == "16 Oct"
    assert formats.short_date("soon") == "soon"


def test_a_system_without_a_locale_reads_british() -> None:
    QLocale.setDefault(QLocale.c())
    assert formats.whole(1240) == "1,240"
    assert formats.money(Decimal("1240"), "GBP", 0) == "£1,240"
