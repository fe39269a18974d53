"""Hours, worked out by hand from section 2."""

from decimal import Decimal

import pytest
from builders import TODAY, a_duty

from delegate_desk.domain.cadence import Every, Rule
from delegate_desk.domain.settings import Settings
from delegate_desk.planning.hours import freed, hours, oversight, provider_hours

SETTINGS = Settings(oversight_share=0.1)


@pytest.mark.parametrize(
    ("minutes", "cadence", "expected"),
    [
        (45.0, Every(1.0, 1, "week"), 0.75),
        (15.0, Every(1.0, 1, "day"), 1.75),
        (15.0, Every(1.0, 1, "workday"), 1.25),
        (20.0, Every(3.0, 1, "week"), 1.0),
        (90.0, Every(1.0, 2, "week"), 0.75),
        (60.0, Every(1.0, 1, "month"), 0.229984),  # 12 hours over 52.1775 weeks
        (240.0, Every(1.0, 1, "quarter"), 0.306646),  # 16 hours a year
        (480.0, Every(1.0, 1, "year"), 0.153323),
        (60.0, Every(2.5, 1, "week"), 2.5),
        (60.0, Every(1.0, 10, "day"), 0.7),
        (0.0, Every(1.0, 1, "week"), 0.0),
    ],
)
def test_hours_a_week(minutes, cadence, expected):
    assert float(hours(a_duty(minutes=minutes, cadence=cadence), TODAY)) == pytest.approx(expected, abs=5e-7)


def test_a_number_counts_as_the_decimal_it_is_written_as():
    assert hours(a_duty(minutes=0.1, cadence=Every(600.0, 1, "week")), TODAY) == 1
    assert oversight(a_duty(minutes=60.0), SETTINGS, TODAY) == Decimal("0.1")


def test_a_rule_has_hours_until_it_has_ended():
    vat = a_duty(minutes=240.0, cadence=Rule("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=7", "2026-02-07"))
    assert float(hours(vat, TODAY)) == pytest.approx(0.306646, rel=0.005)

    last_day = a_duty(cadence=Rule("FREQ=WEEKLY;UNTIL=20261123", "2026-01-05"), decision="stop")
    assert hours(last_day, TODAY) == 1
    assert hours(last_day, TODAY.replace(day=24)) == 0
    assert freed(last_day, SETTINGS, TODAY.replace(day=24)) == 0


def test_provider_hours_take_the_provider_s_minutes_where_said():
    assert provider_hours(a_duty(provider_minutes=90.0), TODAY) == Decimal("1.5")
    assert provider_hours(a_duty(provider_minutes=None), TODAY) == 1
    assert provider_hours(a_duty(provider_minutes=0.0), TODAY) == 1


@pytest.mark.parametrize("unsaid", ["minutes", "cadence"])
def test_a_duty_without_minutes_or_cadence_has_no_hours_at_all(unsaid):
    duty = a_duty(decision="outsource", provider_minutes=90.0, oversight_minutes_per_week=5.0, **{unsaid: None})

    assert hours(duty, TODAY) is None
    assert provider_hours(duty, TODAY) is None
    assert freed(duty, SETTINGS, TODAY) is None
    assert oversight(duty, SETTINGS, TODAY) == 0


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"decision": "undecided"}, "0"),
        ({"decision": "keep"}, "0"),
        ({"decision": "stop"}, "1"),
        ({"decision": "outsource"}, "0.9"),  # a tenth is checking
        ({"decision": "outsource", "oversight_minutes_per_week": 15.0}, "0.75"),
        ({"decision": "outsource", "oversight_minutes_per_week": 0.0}, "1"),
        ({"decision": "outsource", "oversight_minutes_per_week": 75.0}, "-0.25"),  # checking longer than doing
        ({"decision": "outsource", "provider_minutes": 600.0}, "0.9"),  # the provider's pace is not the owner's
    ],
)
def test_freed_hours(said, expected):
    assert freed(a_duty(**said), SETTINGS, TODAY) == Decimal(expected)
