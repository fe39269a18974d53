"""Quick add: the grammar of section 5, line by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegate_desk.domain.cadence import Every
from delegate_desk.domain.checks import checked_record
from delegate_desk.domain.errors import PlanError
from delegate_desk.planning.quick_add import QuickAdd, parse, understand


def test_the_example():
    assert parse("Reconcile bank 45m weekly #bookkeeping") == QuickAdd(
        "Reconcile bank", "bookkeeping", Every(1.0, 1, "week"), 45.0
    )


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("45m", 45),
        ("45 min", 45),
        ("45min", 45),
        ("45 MINUTES", 45),
        ("1h30", 90),
        ("1H30m", 90),
        ("1 h 30 min", 90),
        ("1h 30m", 90),
        ("1:30", 90),
        ("0:45", 45),
        ("12:05", 725),
        ("1.5h", 90),
        ("1,5h", 90),
        ("1.5 h", 90),
        ("2 hours", 120),
        ("1.1h", 66),
        ("90m", 90),
        ("2.5 min", 2.5),
        ("0m", 0),
    ],
)
def test_durations(said, minutes):
    for line in (f"Pay {said} wages", f"{said} Pay wages", f"Pay wages {said}", f"Pay wages, {said}, "):
        understood = parse(line)
        assert understood.minutes == minutes
        assert understood.title.replace(",", "") == "Pay wages"


@pytest.mark.parametrize(
    "said", ["45", "1:75", "1:3", "m", "h", "45 mm", "4.h", "1h30x", "x45m", "45m2", "9:30pm", "1234567m", "3 months"]
)
def test_what_is_no_duration_stays_title(said):
    assert parse(f"Pay {said} wages") == QuickAdd(f"Pay {said} wages")


@pytest.mark.parametrize(
    ("said", "cadence"),
    [
        ("daily", Every(1.0, 1, "day")),
        ("workdays", Every(1.0, 1, "workday")),
        ("Weekly", Every(1.0, 1, "week")),
        ("FORTNIGHTLY", Every(1.0, 2, "week")),
        ("monthly", Every(1.0, 1, "month")),
        ("quarterly", Every(1.0, 1, "quarter")),
        ("yearly", Every(1.0, 1, "year")),
        ("every 10 days", Every(1.0, 10, "day")),
        ("every 2 weeks", Every(1.0, 2, "week")),
        ("Every 3 Months", Every(1.0, 3, "month")),
        ("every 2 years", Every(1.0, 2, "year")),
        ("every 1 week", Every(1.0, 1, "week")),
        ("every week", Every(1.0, 1, "week")),
        ("every day", Every(1.0, 1, "day")),
        ("every other month", Every(1.0, 2, "month")),
        ("every workday", Every(1.0, 1, "workday")),
        ("2x a day", Every(2.0, 1, "day")),
        ("3x a week", Every(3.0, 1, "week")),
        ("3X A WEEK", Every(3.0, 1, "week")),
        ("2x a month", Every(2.0, 1, "month")),
        ("5 x a quarter", Every(5.0, 1, "quarter")),
        ("6x a year", Every(6.0, 1, "year")),
        ("4 times a month", Every(4.0, 1, "month")),
        ("1 time a year", Every(1.0, 1, "year")),
        ("2/week", Every(2.0, 1, "week")),
        ("10/year", Every(10.0, 1, "year")),
        ("2x weekly", Every(2.0, 1, "week")),
        ("twice a week", Every(2.0, 1, "week")),
        ("once a month", Every(1.0, 1, "month")),
        ("2x/week", Every(2.0, 1, "week")),
        ("3x per week", Every(3.0, 1, "week")),
        ("1.5x a week", Every(1.5, 1, "week")),
    ],
)
def test_cadences(said, cadence):
    for line in (f"Pay {said} wages", f"{said} Pay wages", f"Pay wages {said}"):
        assert parse(line) == QuickAdd("Pay wages", cadence=cadence)


@pytest.mark.parametrize(
    "said", ["every", "every 0 weeks", "0x a week", "every Monday", "a week", "dailyish", "3/4", "week", "x a week"]
)
def test_what_is_no_cadence_stays_title(said):
    assert parse(f"Pay {said} wages") == QuickAdd(f"Pay {said} wages")


@pytest.mark.parametrize(
    ("said", "function"),
    [
        ("#bookkeeping", "bookkeeping"),
        ("#Customer-Service", "customer service"),
        ("#garden", "garden"),
        ("#büro", "büro"),
        ("#sales,", "sales"),
    ],
)
def test_functions(said, function):
    assert parse(f"Pay {said} wages") == QuickAdd("Pay wages", function=function)


@pytest.mark.parametrize("said", ["#", "C#", "#" + "x" * 61, "#-"])
def test_what_is_no_function_stays_title(said):
    assert parse(f"Pay {said} wages") == QuickAdd(f"Pay {said} wages")


@pytest.mark.parametrize(
    ("line", "understood"),
    [
        (
            "weekly 10m daily 20m #sales #legal Call",
            QuickAdd("daily 20m #legal Call", "sales", Every(1, 1, "week"), 10),
        ),
        ("  Call \t the   bank  ", QuickAdd("Call the bank")),
        ('"Daily 10m #news" weekly', QuickAdd("Daily 10m #news", cadence=Every(1, 1, "week"))),
        ('Send "weekly report" to Bob monthly', QuickAdd("Send weekly report to Bob", cadence=Every(1, 1, "month"))),
        ("Send “weekly report” 5m", QuickAdd("Send weekly report", minutes=5)),
        ('Order 5" and 6" pipe 10m', QuickAdd('Order 5" and 6" pipe', minutes=10)),
        ('Say "hello weekly', QuickAdd('Say "hello', cadence=Every(1, 1, "week"))),
        ("Check 2 weekly h lists", QuickAdd("Check 2 h lists", cadence=Every(1, 1, "week"))),
        ("Ring 1h 30 clients", QuickAdd("Ring 30 clients", minutes=60)),
        ("Bob's Friday's 15 m", QuickAdd("Bob's Friday's", minutes=15)),
        ("Boka\u030ar \U0001f4d2 45m", QuickAdd("Boka\u030ar \U0001f4d2", minutes=45)),
    ],
)
def test_the_first_of_each_kind_counts_and_the_rest_is_the_title(line, understood):
    assert parse(line) == understood


@pytest.mark.parametrize("line", ["", "   ", "45m weekly #sales", '""', '"  "'])
def test_an_empty_title_is_refused(line):
    with pytest.raises(PlanError, match="title"):
        parse(line)
    assert understand(line).title == ""


def test_what_is_understood_makes_a_duty():
    duty = parse("VAT 4h quarterly #accounting").duty()

    assert (duty.title, duty.function, duty.cadence, duty.minutes) == ("VAT", "accounting", Every(1, 1, "quarter"), 240)
    assert (duty.id, duty.decision) == ("", "undecided")


words = st.sampled_from(
    ["45m", "1:30", "weekly", "2x", "a", "week", "#a-b", '"', '"x', 'y"', "every", "2", "h", "/week", "3", "times", ","]
)


@given(st.lists(words | st.text(max_size=4), max_size=12).map(" ".join))
def test_any_line_is_understood_into_what_a_plan_can_hold(line):
    understood = understand(line)

    assert understood.title == " ".join(understood.title.split())
    if understood.cadence is not None:
        assert checked_record(understood.cadence) == understood.cadence
    assert understood.minutes is None or 0 <= understood.minutes < 1e9
    assert understood.function is None or 0 < len(understood.function) <= 60
