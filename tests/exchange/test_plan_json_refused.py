"""Plans as JSON that are refused: always with a sentence that names the place."""

import copy
import json
import random
from pathlib import Path

import pytest

from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange.plan_json import read_plan, write_plan

EXAMPLE = (Path(__file__).parents[1] / "data" / "product_example_exported.json").read_text("utf-8")
LIST = object()
"""Stands for: put a second copy of the list's first item after it."""
GONE = object()
"""Stands for: take the key out."""


def refusal(text):
    with pytest.raises(PlanError) as caught:
        read_plan(text)
    sentence = str(caught.value)
    assert sentence.endswith(".") and "\n" not in sentence and len(sentence) < 500
    sentence.encode()
    return sentence


def changed(path, value):
    """The example with another value at a path such as "duties.0.minutes"."""
    plan = json.loads(EXAMPLE)
    holder = plan
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in way:
        holder = holder[step]
    if value is LIST:
        holder[last].append(copy.deepcopy(holder[last][0]))
    elif value is GONE:
        del holder[last]
    else:
        holder[last] = value
    return json.dumps(plan)


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("duties.0.minutes", -1, "duties[0].minutes must be a number of 0 or more."),
        ("duties.0.minutes", "45", "duties[0].minutes must be a number."),
        ("duties.0.minutes", True, "duties[0].minutes must be a number."),
        ("duties.0.minutes", float("nan"), "duties[0].minutes must be a finite number."),
        ("duties.1.minutes", float("inf"), "duties[1].minutes must be a finite number."),
        ("duties.1.minutes", 10**390, "duties[1].minutes is too large."),
        ("duties.0.enjoyment", 6, "duties[0].enjoyment must be a whole number from 1 to 5."),
        ("duties.0.needs_me", 2.5, "duties[0].needs_me must be a whole number from 1 to 5."),
        ("duties.0.trial_weeks", 0, "duties[0].trial_weeks must be a whole number from 1 to 5000."),
        ("duties.0.trial_weeks", None, "duties[0].trial_weeks must be a whole number from 1 to 5000."),
        ("duties.0.title", None, "duties[0].title must be text."),
        ("duties.0.title", "", "duties[0].title must not be empty."),
        ("duties.0.title", "x" * 10_001, "duties[0].title is longer than 10,000 characters."),
        ("duties.0.notes", "x" * 100_001, "duties[0].notes is longer than 100,000 characters."),
        ("duties.0.title", "a\0b", "duties[0].title holds a character that is no text"),
        ("duties.0.notes", "\ud800", "duties[0].notes holds a character that is no text"),
        ("duties.0.id", 7, "duties[0].id must be text."),
        ("duties.0.id", GONE, "duties[0].id is missing."),
        ("duties.0.function", "Sales", "duties[0].function must be lower case."),
        ("duties.0.function", "x" * 61, "duties[0].function is longer than 60 characters."),
        ("duties.0.decision", "delegate", "duties[0].decision must be one of: undecided; keep; outsource; stop."),
        ("duties.0.stage", [], "duties[0].stage must be one of: brief; provider; training; trial; running."),
        ("duties.0.agreed_price", 12.5, "duties[0].agreed_price must be an amount as text"),
        ("duties.0.agreed_price", "1e3", "duties[0].agreed_price must be an amount as text"),
        ("duties.0.agreed_price", "1,50", "duties[0].agreed_price must be an amount as text"),
        ("duties.0.agreed_price", "\u0661", "duties[0].agreed_price must be an amount as text"),
        ("duties.0.agreed_price", "-1", "duties[0].agreed_price must be an amount of 0 or more."),
        ("duties.0.changed", "2026-02-30", "duties[0].changed must be a date such as 2026-11-18."),
        ("duties.0.changed", "20260218", "duties[0].changed must be a date such as 2026-11-18."),
        ("duties.0.stage_dates", [], "duties[0].stage_dates must be an object in curly brackets."),
        ("duties.0.stage_dates", {"started": "2026-02-03"}, "duties[0].stage_dates.started must be one of: brief;"),
        ("duties.0.stage_dates", {"brief": None}, "duties[0].stage_dates.brief must be a date such as"),
        ("duties.0.cadence", "weekly", "duties[0].cadence must be an object in curly brackets."),
        ("duties.0.cadence", {}, "duties[0].cadence.times is missing."),
        ("duties.0.cadence.times", 0, "duties[0].cadence.times must be a number above 0."),
        ("duties.0.cadence.every", 0, "duties[0].cadence.every must be a whole number of 1 or more"),
        ("duties.0.cadence.unit", "hour", "duties[0].cadence.unit must be one of: day; workday; week;"),
        ("duties.0.cadence.rrule", None, "duties[0].cadence must have either times, every and unit, or rrule and"),
        ("duties.1.cadence.starts", GONE, "duties[1].cadence.starts is missing."),
        ("duties.1.cadence.rrule", "FREQ=HOURLY", "duties[1].cadence has a rule that cannot be used: FREQ=HOURLY"),
        ("duties.1.cadence.rrule", "FREQ=DAILY;INTERVAL=0", "duties[1].cadence has a rule that cannot be used: INTERV"),
        ("duties.1.cadence.rrule", "RDATE=20260101", "duties[1].cadence has a rule that cannot be used: RDATE"),
        ("duties.0.colour", "red", 'duties[0] has the key "colour", which this version does not know.'),
        ("duties.0.position", 1, 'duties[0] has the key "position", which this version does not know.'),
        ("\x1b[31m\ud800", 1, 'This file has the key "\\x1b[31m\\ud800", which this version does not know.'),
        ("duties", {}, "duties must be a list."),
        ("duties", None, "duties must be a list."),
        ("duties.0", [], "duties[0] must be an object in curly brackets."),
        ("duties", LIST, 'duties[2].id is "d1" again, as in duties[0].'),
        ("briefs", LIST, 'briefs[1].duty is "d1" again, as in briefs[0].'),
        ("reviews", LIST, 'reviews[1].week is "2026-11-16" again, as in reviews[0].'),
        ("exchange_rates", LIST, 'exchange_rates[1].currency is "PHP" again, as in exchange_rates[0].'),
        ("reviews.0.duties", LIST, 'reviews[0].duties[1].duty is "d1" again, as in reviews[0].duties[0].'),
        ("reviews.0.goals", LIST, 'reviews[0].goals[1].goal is "g1" again, as in reviews[0].goals[0].'),
        ("scenarios.0.duties", LIST, 'scenarios[0].duties[1].duty is "d2" again, as in scenarios[0].duties[0].'),
        ("settings", [], "settings must be an object in curly brackets."),
        ("settings.home_currency", GONE, "settings.home_currency is missing."),
        ("settings", GONE, "settings.home_currency is missing."),
        ("settings.home_currency", "eur", "settings.home_currency must be a currency of three capital letters"),
        ("settings.oversight_share", 1.1, "settings.oversight_share must be a number from 0 to 1."),
        ("settings.week_starts", "Monday", "settings.week_starts must be one of: MO; TU;"),
        ("settings.day_starts", "8:00", "settings.day_starts must be a time of day such as 08:00."),
        ("settings.review_time", "24:00", "settings.review_time must be a time of day such as 08:00."),
        ("providers.0.currency", GONE, "providers[0].currency is missing."),
        ("providers.0.name", GONE, "providers[0].name is missing."),
        ("providers.0.archived", 0, "providers[0].archived must be true or false."),
        ("providers.0.functions", "legal", "providers[0].functions must be a list."),
        ("providers.0.functions", {"legal": 1}, "providers[0].functions must be a list."),
        ("providers.0.functions.1", "Legal", "providers[0].functions[1] must be lower case."),
        ("exchange_rates.0.rate", "0.00", "exchange_rates[0].rate must be a rate above 0."),
        ("goals.0.area", GONE, "goals[0].area is missing."),
        ("briefs.0.steps.0.minutes", -1, "briefs[0].steps[0].minutes must be a number of 0 or more."),
        ("briefs.0.ask_first.0", 5, "briefs[0].ask_first[0] must be text."),
        ("briefs.0.authority", "obey", "briefs[0].authority must be one of: follow the steps; research and report;"),
        ("briefs.0.check_ins.0.verdict", "fine", "briefs[0].check_ins[0].verdict must be one of: good; late; redo."),
        ("briefs.0.check_in_every_days", 0, "briefs[0].check_in_every_days must be a whole number from 1"),
        ("reviews.0.step", 6, "reviews[0].step must be a whole number from 1 to 5."),
        ("reviews.0.totals", [], "reviews[0].totals must be an object in curly brackets."),
        ("reviews.0.totals", {"cost": "-1"}, "reviews[0].totals.cost must be an amount of 0 or more."),
        ("reviews.0.totals", {"hours_by_function": {"A b": 1}}, 'totals.hours_by_function."A b" must be lower case.'),
        ("time_entries.0.started", "nine", "time_entries[0].started must be a date and a time such as"),
        ("duties.0.provider", "p9", 'duties[0].provider: duty "d1" names provider "p9", which is not in this plan.'),
        ("briefs.0.duty", "d9", 'briefs[0].duty: brief "d9" names duty "d9", which is not in this plan.'),
        ("reviews.0", {"week": "2026-11-23", "duties": [{"duty": "d9"}]}, 'review "2026-11-23" names duty "d9", which'),
        ("reviews.0", {"week": "2026-11-23", "goals": [{"goal": "g9"}]}, 'review "2026-11-23" names goal "g9", which'),
        ("ideas.0.provider", "p9", 'ideas[0].provider: idea "i1" names provider "p9", which is not in this plan.'),
        ("scenarios.0.duties.0.duty", "d9", 'scenarios[0].duties[0].duty: scenario "s1" names duty "d9", which'),
        ("scenarios.0.duties.0.provider", "p9", 'scenario "s1" names provider "p9", which is not in this plan.'),
        (
            "scenarios.0.providers",
            [{"provider": "p9"}],
            'scenario "s1" names provider "p9", which is not in this plan.',
        ),
        ("delegate_desk", 2, "This plan was made by a newer version of Delegate Desk"),
        ("delegate_desk", GONE, 'This file is not a plan of Delegate Desk: it lacks "delegate_desk".'),
        ("delegate_desk", True, "delegate_desk must be 1."),
        ("delegate_desk", "1", "delegate_desk must be 1."),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) and value.isascii() and value.isprintable() else "value",
)
def test_a_wrong_value_is_named_by_its_place(path, value, sentence):
    assert sentence in refusal(changed(path, value))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"", "This file is empty."),
        (b" \n", "This file is empty."),
        (b"[1]", "This file must be an object in curly brackets."),
        (b"{", "This file is not JSON: line 1, column 2 cannot be read."),
        (EXAMPLE.encode()[:500], "This file is not JSON: line"),
        (b'{"delegate_desk": 1, "title": "\xe9"}', "This file is not UTF-8 text (see byte 31)."),
        (EXAMPLE.encode("utf-16"), "This file is not UTF-8 text (see byte 0)."),
        (EXAMPLE.encode("utf-8-sig"), "This file starts with a byte order mark"),
        (b"[" * 100_000, "This file is not a plan: its brackets are nested too deeply."),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "This file is not a plan: its brackets are nested too deeply."),
        (b'{"delegate_desk": 1, "delegate_desk": 1}', 'This file has the key "delegate_desk" twice.'),
        (
            EXAMPLE.replace('"minutes": 45', '"minutes": 45, "minutes": 46').encode(),
            'duties[0] has the key "minutes" twice.',
        ),
        (
            EXAMPLE.replace('"trial": "2026-10-02"', '"trial": "2026-10-02", "trial": "2026-10-03"').encode(),
            'duties[0].stage_dates has the key "trial" twice.',
        ),
        (EXAMPLE.replace('"minutes": 45', '"minutes": ' + "9" * 5000).encode(), "duties[0].minutes must be a finite n"),
        (EXAMPLE.replace('"minutes": 45', '"minutes": 1e999').encode(), "duties[0].minutes must be a finite number."),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "text",
)
def test_a_file_that_is_no_plan_is_refused_in_a_sentence(text, sentence):
    assert refusal(text).startswith(sentence)


def test_thousand_damaged_plans_are_read_or_refused_and_nothing_else():
    chance = random.Random(5)
    example = EXAMPLE.encode()
    refused = 0
    for _turn in range(1000):
        text = chance.choice((_with_bytes_broken, _with_a_value_broken))(example, chance)
        try:
            plan = read_plan(text)
        except PlanError as refusal:
            refused += 1
            str(refusal).encode()
        else:
            written = write_plan(plan)
            assert write_plan(read_plan(written)) == written
    assert 500 < refused < 1000


def _with_bytes_broken(example, chance):
    text = bytearray(example)
    for _turn in range(chance.randint(1, 3)):
        at, length = chance.randrange(len(text)), chance.randint(0, 3)
        text[at : at + length] = chance.choice(
            [b"", b'"', b"{", b"]", b",", b"\xff", b"\0", b"9", b"-", b"e", b"null", b"\\u"]
        )
    return bytes(text)


def _with_a_value_broken(example, chance):
    plan = json.loads(example)
    holders = [plan]
    for holder in holders:
        inside = holder.values() if isinstance(holder, dict) else holder
        holders.extend(item for item in inside if isinstance(item, dict | list) and item)
    holder = chance.choice(holders)
    place = chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
    holder[place] = chance.choice(
        [
            None,
            True,
            0,
            -1,
            1.5,
            10**30,
            float("nan"),
            "",
            "x",
            "\0",
            "\ud800",
            "d1",
            "2026-01-01",
            [],
            [[]],
            {},
            {"a": 1},
            holder[place],
        ]
    )
    return json.dumps(plan)
