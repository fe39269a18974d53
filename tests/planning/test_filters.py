from datetime import date, timedelta

from builders import TODAY, a_duty

from delegate_desk.planning.filters import LATELY_DAYS, NOT_SAID, Filter, wants


def shown(wanted: Filter, *duties) -> list[str]:
    return [duty.id for duty in duties if wants(wanted, duty, TODAY)]


DUTIES = (
    a_duty(id="a", function="sales", enjoyment=1, needs_me=2),
    a_duty(id="b", function="legal", enjoyment=5, decision="outsource", provider="p1", stage="trial"),
    a_duty(id="c", function=None, decision="outsource", stage="brief"),
    a_duty(id="d", function="sales", decision="keep", provider="p1", stage="trial"),
)


def test_a_filter_that_asks_nothing_shows_all() -> None:
    assert shown(Filter(), *DUTIES) == ["a", "b", "c", "d"]
    assert not Filter().asks and Filter(lately=True).asks


def test_answers_under_one_heading_widen_and_headings_narrow() -> None:
    assert shown(Filter(functions=frozenset({"sales", "legal"})), *DUTIES) == ["a", "b", "d"]
    assert shown(Filter(functions=frozenset({"sales", "legal"}), enjoyment=frozenset({1})), *DUTIES) == ["a"]
    assert shown(Filter(functions=frozenset({""})), *DUTIES) == ["c"]
    assert shown(Filter(needs_me=frozenset({NOT_SAID})), *DUTIES) == ["b", "c", "d"]
    assert shown(Filter(among=frozenset({"b", "gone"})), *DUTIES) == ["b"]


def test_provider_and_stage_count_only_while_a_duty_is_outsourced() -> None:
    assert shown(Filter(providers=frozenset({"p1"})), *DUTIES) == ["b"]
    assert shown(Filter(providers=frozenset({""})), *DUTIES) == ["c"]
    assert shown(Filter(stages=frozenset({"trial"})), *DUTIES) == ["b"]


def test_lately_is_the_last_days_and_never_for_what_was_never_edited() -> None:
    def edited(day: date) -> bool:
        return wants(Filter(lately=True), a_duty(changed=day.isoformat()), TODAY)

    assert edited(TODAY) and edited(TODAY - timedelta(days=LATELY_DAYS - 1))
    assert not edited(TODAY - timedelta(days=LATELY_DAYS))
    assert edited(TODAY + timedelta(days=3)), "a clock set back hides no edit"
    assert not wants(Filter(lately=True), a_duty(changed=None), TODAY)
