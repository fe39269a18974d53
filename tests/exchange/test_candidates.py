"""Candidates: what is ticked, what becomes a duty, and what is believed of a child's answer."""

import json

import pytest
from builders import TODAY, WEEKLY, a_duty, a_plan

from delegate_desk.domain.cadence import Every, Rule
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import in_order
from delegate_desk.exchange.candidates import Candidate, Found, Skipped, as_json, candidate, duties_from, from_json


def an_offer(**said):
    return Candidate(**{"title": "Bank", "cadence": WEEKLY, "minutes": 30, "hours": 0.5, "sources": ("u1",)} | said)


def test_a_candidate_is_ticked_from_half_a_confidence_where_minutes_are_known():
    assert an_offer(confidence=0.5).is_ticked
    assert not an_offer(confidence=0.49).is_ticked
    assert not an_offer(minutes=None, hours=None).is_ticked
    assert an_offer(confidence=0.4).why_not_ticked == "it may be no regular work"
    assert an_offer(confidence=0.4, cadence=None).why_not_ticked == "how often it comes is not known"
    assert an_offer(minutes=None, more=(("id", "d1"),)).is_ticked


def test_minutes_are_whole_and_none_are_not_known():
    assert candidate("Bank", WEEKLY, 29.98, TODAY).minutes == 30
    assert candidate("Bank", WEEKLY, 0.4, TODAY).minutes is None
    assert candidate("Bank", WEEKLY, None, TODAY).hours is None


def test_a_refused_rule_is_refused_without_minutes_too():
    with pytest.raises(PlanError, match="HOURLY"):
        candidate("Bank", Rule("FREQ=HOURLY", "2026-01-05"), None, TODAY)


def test_the_json_has_exactly_the_keys_of_the_page():
    found = Found(
        "calendar",
        (
            an_offer(),
            an_offer(cadence=Rule("FREQ=DAILY", "2026-01-05"), function="bookkeeping"),
            an_offer(cadence=None),
        ),
        (Skipped("u2", "repeated"),),
    )

    assert as_json(found) == {
        "kind": "calendar",
        "candidates": [
            {
                "title": "Bank",
                "function": function,
                "cadence": cadence,
                "minutes": 30,
                "hours": 0.5,
                "sources": ["u1"],
                "confidence": 1.0,
            }
            for function, cadence in (
                (None, {"times": 1, "every": 1, "unit": "week"}),
                ("bookkeeping", {"rrule": "FREQ=DAILY", "starts": "2026-01-05"}),
                (None, None),
            )
        ],
        "skipped": [{"what": "u2", "why": "repeated"}],
    }
    assert '"times": 1,' in json.dumps(as_json(found))
    assert from_json(as_json(found)) == found


def test_ticked_candidates_become_undecided_duties_at_the_end_of_the_list():
    plan = a_plan(a_duty(id="d1", title="Post"), a_duty(id="d2", title="Till"))
    found = Found("calendar", (an_offer(), an_offer(title="Fair", minutes=None, hours=None), an_offer(title="Wages")))

    duties, left, _entries = duties_from(found, plan)

    assert [(duty.title, duty.decision, duty.minutes, duty.cadence) for duty in duties] == [
        ("Bank", "undecided", 30.0, WEEKLY),
        ("Wages", "undecided", 30.0, WEEKLY),
    ]
    assert [duty.title for duty in in_order(plan.put("duties", duties).duties)] == ["Post", "Till", "Bank", "Wages"]
    assert all(len(duty.id) == 32 for duty in duties)
    assert len({duty.id for duty in duties}) == 2
    assert left == found


def test_only_what_the_owner_chose_is_added():
    found = Found("calendar", (an_offer(), an_offer(title="Fair", minutes=None, hours=None)))

    assert [duty.title for duty in duties_from(found, a_plan(), found.candidates[1:]).duties] == ["Fair"]
    assert duties_from(found, a_plan(), []).duties == ()


def test_what_the_plan_has_already_is_skipped_by_each_of_its_sources():
    plan = a_plan(a_duty(id="d1", title="Bank", cadence=Every(1.0, 1, "week")))
    found = Found("calendar", (an_offer(sources=("u1", "u2")), an_offer(cadence=Every(2, 1, "week"))))

    duties, left, _entries = duties_from(found, plan)

    assert [duty.cadence for duty in duties] == [Every(2, 1, "week")]
    assert left.candidates == found.candidates[1:]
    assert left.skipped == (Skipped("u1", "already in the plan"), Skipped("u2", "already in the plan"))


def test_a_title_is_the_same_however_it_is_written():
    plan = a_plan(a_duty(id="d1", title="CAF\u00c9 till"))
    found = Found("calendar", (an_offer(title="Cafe\u0301 Till"), an_offer(title="Caf\u00e9 tills")))

    duties, left, _entries = duties_from(found, plan)

    assert [duty.title for duty in duties] == ["Caf\u00e9 tills"]
    assert [offer.title for offer in left.candidates] == ["Caf\u00e9 tills"]


def test_bringing_in_the_same_file_again_adds_nothing():
    found = Found("calendar", (an_offer(), an_offer(sources=("u2",)), an_offer(title="Wages")))
    plan = a_plan()
    once = plan.put("duties", duties_from(found, plan).duties)

    assert len(once.duties) == 3  # two meetings of one name and cadence are two duties
    assert duties_from(found, once).duties == ()


@pytest.mark.parametrize(
    "change",
    [
        {"title": ""},
        {"title": "a\0b"},
        {"title": "\ud800"},
        {"title": "x" * 10_001},
        {"minutes": -5},
        {"minutes": 1.5},
        {"minutes": True},
        {"hours": float("nan")},
        {"hours": "1"},
        {"confidence": 1.5},
        {"sources": "u1"},
        {"sources": [1]},
        {"sources": ["u" * 501]},
        {"function": "Bookkeeping"},
        {"cadence": {"times": 1, "every": 1}},
        {"cadence": {"times": 0, "every": 1, "unit": "week"}},
        {"cadence": {"times": 1, "every": 1, "unit": "fortnight"}},
        {"cadence": {"rrule": "FREQ=DAILY", "starts": "today"}},
        {"cadence": "weekly"},
        {"surprise": 1},
    ],
)
def test_a_child_that_was_led_astray_is_not_believed(change):
    answer = as_json(Found("calendar", (an_offer(),)))
    from_json(answer)

    answer["candidates"][0].update(change)

    with pytest.raises(ValueError, match=r"."):
        from_json(answer)


@pytest.mark.parametrize("answer", [None, [], {}, {"kind": "calendar", "candidates": [], "skipped": [{"what": "a"}]}])
def test_an_answer_of_another_shape_is_not_believed(answer):
    with pytest.raises(ValueError, match="no "):
        from_json(answer)
