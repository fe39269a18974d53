"""Starter briefs: enough of them, whole, and adding up to the duties that they belong to."""

from collections import Counter

import pytest
from builders import a_duty, a_plan

from delegate_desk.exchange.catalogue import duties
from delegate_desk.exchange.starter_briefs import StarterBrief, starter_briefs, starters_for
from delegate_desk.paths import resource
from delegate_desk.planning.briefs import taken_from


def test_there_are_starters_over_the_functions() -> None:
    by_function = Counter(starter.function for starter in starter_briefs())

    assert by_function.total() >= 30
    assert len(by_function) == 10
    assert min(by_function.values()) >= 2


def test_every_starter_in_the_files_belongs_to_a_usual_duty() -> None:
    texts = [path.read_text("utf-8") for path in resource("briefs").glob("*.txt")]
    keys = [line[2:].strip() for text in texts for line in text.splitlines() if line.startswith("# ")]

    assert sorted(keys) == sorted(starter.key for starter in starter_briefs())


@pytest.mark.parametrize("starter", starter_briefs(), ids=lambda starter: starter.key)
def test_a_starter_is_whole_and_its_steps_add_up(starter: StarterBrief) -> None:
    brief = starter.brief
    (duty,) = [each for each in duties("every") if each.key == starter.key]

    assert brief.why and brief.done_when and brief.ask_first
    assert 3 <= len(brief.steps) <= 8
    assert sum(step.minutes or 0 for step in brief.steps) == duty.minutes
    assert all(step.minutes for step in brief.steps)
    assert taken_from(a_plan(a_duty()), "d1", brief).briefs["d1"].steps == brief.steps


def test_the_best_fitting_starter_comes_first() -> None:
    fitting, rest = starters_for(a_duty(title="Chase late payments", function="bookkeeping"))

    assert fitting[0].key == "late-payers"
    assert {starter.key for starter in fitting} >= {"invoices", "bank"}
    assert len(fitting) + len(rest) == len(starter_briefs())
    assert starters_for(a_duty(title="Zzz", function=None))[0] == []
