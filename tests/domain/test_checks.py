"""What may stand in each field of each record."""

import pytest

from delegate_desk.domain.brief import Brief, Step
from delegate_desk.domain.cadence import Every, Rule
from delegate_desk.domain.checks import checked, checked_record
from delegate_desk.domain.duty import Duty, StageDate
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.provider import ExchangeRate, Provider
from delegate_desk.domain.review import ReviewedDuty, ReviewTotals, TimeEntry
from delegate_desk.domain.settings import Settings


@pytest.mark.parametrize(
    ("record", "field", "value", "kept"),
    [
        (Duty, "minutes", 45, 45.0),
        (Duty, "minutes", None, None),
        (Duty, "needs_me", 5.0, 5),
        (Duty, "title", "x" * 10_000, "x" * 10_000),
        (Duty, "title", " \x1b\u202e ", " \x1b\u202e "),
        (Duty, "function", "stra\xdfe", "stra\xdfe"),
        (Duty, "cadence", Every(2, 1, "week"), Every(2.0, 1, "week")),
        (Duty, "stage_dates", (StageDate("brief", "2028-02-29"),), (StageDate("brief", "2028-02-29"),)),
        (Duty, "agreed_price", "0.10", "0.10"),
        (Brief, "steps", (Step("a", 5),), (Step("a", 5.0),)),
        (Brief, "ask_first", ("a", ""), ("a", "")),
        (Settings, "title", "", ""),
        (Settings, "family_share", 1, 1.0),
        (ReviewedDuty, "freed_minutes", -5, -5.0),
        (ReviewTotals, "net", "-5.00", "-5.00"),
        (ExchangeRate, "rate", "0.0001", "0.0001"),
        (TimeEntry, "started", "2026-11-18T09:30:00+01:00", "2026-11-18T09:30:00+01:00"),
    ],
)
def test_what_is_kept(record, field, value, kept):
    found = checked(record, field, value)

    assert found == kept and type(found) is type(kept)


@pytest.mark.parametrize(
    ("record", "field", "value", "reason"),
    [
        (Duty, "title", None, "must be text"),
        (Duty, "notes", None, "must be text"),
        (Duty, "title", "", "must not be empty"),
        (Duty, "function", "Sales", "must be lower case"),
        (Duty, "minutes", -0.1, "must be a number of 0 or more"),
        (Duty, "minutes", "45", "must be a number"),
        (Duty, "needs_me", True, "must be a whole number from 1 to 5"),
        (Duty, "cadence", Every(1, 0, "week"), "every must be a whole number of 1 or more, and not a huge one"),
        (Duty, "cadence", Rule("FREQ=MINUTELY", "2026-01-01"), "has a rule that cannot be used: FREQ=MINUTELY is re"),
        (Duty, "cadence", Rule("FREQ=DAILY", "2026-02-30"), "starts must be a date such as 2026-11-18"),
        (Duty, "cadence", "weekly", "must say how often"),
        (Duty, "stage_dates", (StageDate("ready", "2026-01-01"),), "[0] stage must be one of: brief;"),
        (Brief, "steps", ("a",), "[0] must be a record of its kind"),
        (Brief, "steps", [Step("a")], "must be a list"),
        (Provider, "currency", "", "must be a currency"),
        (Provider, "hourly_rate", "1" * 41, "must be an amount as text"),
        (ReviewTotals, "cost", "-5.00", "must be an amount of 0 or more"),
        (ExchangeRate, "rate", "0", "must be a rate above 0"),
    ],
)
def test_what_is_refused_and_why(record, field, value, reason):
    with pytest.raises(ValueError) as caught:
        checked(record, field, value)

    assert str(caught.value).startswith(reason)


def test_a_whole_record_is_refused_by_its_field():
    with pytest.raises(ValueError, match=r"^minutes must be a number of 0 or more$"):
        checked_record(Duty(id="d", title="t", minutes=-1))


def test_settings_as_they_are_made_may_stand():
    assert checked_record(Plan().settings) == Settings()
