from delegate_desk.domain.cadence import Every, Rule
from delegate_desk.domain.duty import DECISIONS, FUNCTIONS, STAGES, Duty
from delegate_desk.domain.provider import Provider
from delegate_desk.ui import words


def test_cadences_read_as_an_owner_would_say_them():
    said = [
        (Every(1, 1, "day"), "Daily"),
        (Every(1, 1, "workday"), "Workdays"),
        (Every(1, 1, "week"), "Weekly"),
        (Every(2, 1, "week"), "2x a week"),
        (Every(1.5, 1, "month"), "1.5x a month"),
        (Every(1, 2, "week"), "Every 2 weeks"),
        (Every(3, 2, "month"), "3x in 2 months"),
        (Every(1, 1, "quarter"), "Quarterly"),
        (Every(1, 1, "year"), "Yearly"),
        (Rule("FREQ=MONTHLY;BYMONTHDAY=7", "2026-02-07"), "Monthly, by rule"),
        (Rule("INTERVAL=3;FREQ=MONTHLY", "2026-02-07"), "Every 3 months, by rule"),
        (Rule("RRULE:FREQ=WEEKLY;BYDAY=MO", "2026-02-07"), "Weekly, by rule"),
        (Rule(f"FREQ=DAILY;INTERVAL={10**40}", "2026-02-07"), "By rule"),
        (None, ""),
    ]
    assert [words.cadence_name(cadence) for cadence, _ in said] == [text for _, text in said]


def test_the_second_line_tells_the_stage_only_while_outsourced():
    duty = Duty(id="d", title="Chase late payments", cadence=Every(1, 1, "week"), minutes=90, stage="trial")
    assert words.card_line(duty, "Tideway") == "Weekly · 1 h 30 min"
    assert words.card_line(duty._replace(decision="outsource"), "Tideway") == "Trial · Tideway"
    assert words.card_line(duty._replace(decision="outsource")) == "Trial"
    assert words.card_line(Duty(id="d", title="New")) == "How long is not yet said"


def test_a_card_is_spoken_in_one_breath():
    duty = Duty(id="d", title="Chase late payments", decision="outsource", stage="trial")
    assert (
        words.spoken_card(duty, 1.0, 1, 13, "Tideway")
        == "Chase late payments, Outsource, Trial with Tideway, 1.0 hours a week, 1 of 13"
    )
    assert words.spoken_card(Duty(id="d", title="New"), None, 2, 3) == "New, Undecided, hours not yet said, 2 of 3"


def test_the_details_leave_out_what_is_not_said():
    duty = Duty(
        id="d", title="x", function="bookkeeping", cadence=Every(1, 1, "week"), minutes=60, enjoyment=1, needs_me=2
    )
    assert words.spoken_details(duty) == (
        "Weekly, 1 h each time, Bookkeeping, enjoyment 1 of 5, dread it, needs me 2 of 5, trainable"
    )
    assert words.spoken_details(Duty(id="d", title="x")) == ""


def test_everything_that_the_plan_knows_has_a_name():
    assert [words.decision_name(decision) for decision in DECISIONS] == ["Undecided", "Keep", "Outsource", "Stop doing"]
    assert all(words.stage_name(stage) for stage in STAGES)
    assert all(words.function_name(function) for function in FUNCTIONS)
    assert words.function_name("café & bar") == "Café & bar"
    assert words.function_name(None) == ""


def test_providers_go_by_their_first_word_unless_that_is_another_s_too():
    named = ["Tideway Bookkeeping", "Maya Santos", "Maya Lee", "The Van People", "Q"]
    providers = [Provider(id=name, name=name, currency="GBP") for name in named]
    assert list(words.short_names(providers).values()) == [
        "Tideway",
        "Maya Santos",
        "Maya Lee",
        "The Van People",
        "Q",
    ]
