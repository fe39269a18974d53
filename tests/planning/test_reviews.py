"""Reviews: what they ask, what closing freezes, and an independent reading of realised hours on random histories."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from builders import a_duty, a_plan, a_provider

from delegate_desk.domain.cadence import Every
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.goal import Goal
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.review import Review, ReviewedDuty, ReviewedGoal, TimeEntry
from delegate_desk.planning import reviews
from delegate_desk.planning.duties import delete_duties, delete_goal, delete_provider, edit_duty
from delegate_desk.planning.moves import decide
from delegate_desk.planning.realised import realisation, realised
from planning import oracle

WEEK = date(2026, 11, 16)
TODAY = date(2026, 11, 20)
KEY = "2026-11-16"

TRIAL = a_duty(id="trial", title="On trial", decision="outsource", stage="trial")
RUNNING = a_duty(id="running", title="Runs", decision="outsource", stage="running", provider="p1")
CHECKED = a_duty(
    id="checked",
    title="Checked",
    decision="outsource",
    stage="running",
    oversight_minutes_per_week=7.0,
    function="legal",
)
STOPPED = a_duty(id="stopped", title="No more", decision="stop", minutes=40.0)
KEPT = a_duty(id="kept", title="Mine", decision="keep", cadence=Every(times=2.0, every=1, unit="month"))
OPEN = a_duty(id="open", title="Open", minutes=30.0)
VAGUE = a_duty(id="vague", title="Vague", minutes=None)


def everything(**more: Any) -> Plan:
    duties = (OPEN, KEPT, TRIAL, STOPPED, RUNNING, CHECKED, VAGUE)
    return a_plan(*duties, providers=[a_provider()], hourly_worth="60.00", **more)


def spent(plan: Plan) -> dict[str, float | None]:
    return {one.duty: one.spent for one in reviews.asked(plan, WEEK, TODAY)}


def row(plan: Plan, duty: str) -> ReviewedDuty:
    return next(each for each in plan.reviews[KEY].duties if each.duty == duty)


def gone_through(plan: Plan, week: date = WEEK, today: date = TODAY) -> Plan:
    for step in (1, 2, 3, 4):
        plan = reviews.gone_on(plan, week, step, today)
    return reviews.closed(plan, week, today)


# What is asked


def test_what_is_handed_over_is_asked_first() -> None:
    assert [one.duty for one in reviews.asked(everything(), WEEK, TODAY)] == [
        "trial", "running", "checked", "stopped", "kept", "open", "vague"
    ]  # fmt: skip


def test_minutes_are_filled_in_as_the_plan_expects_them_and_kept_exact() -> None:
    assert spent(everything()) == {
        "trial": 60.0,
        "running": 6.0,
        "checked": 7.0,
        "stopped": 0.0,
        "kept": pytest.approx(2 * 12 / 52.1775 * 60, abs=1e-9),
        "open": 30.0,
        "vague": None,
    }


def test_time_entries_of_the_week_go_before_what_is_expected() -> None:
    entries = [
        TimeEntry("running", "2026-11-16", 4.1, id="a"),
        TimeEntry("running", "2026-11-22", 0.2, id="b"),
        TimeEntry("running", "2026-11-15", 100.0, id="before"),
        TimeEntry("running", "2026-11-23", 100.0, id="after"),
        TimeEntry("stopped", "2026-11-18", 25.0, id="c"),
        TimeEntry("kept", "2026-11-18", None, id="d", started="2026-11-18T09:00:00", running=True),
    ]
    found = spent(everything(time_entries=entries))

    assert found["running"] == 4.3  # not 4.299999999999999...
    assert found["stopped"] == 25.0
    assert found["kept"] == pytest.approx(27.598103, abs=1e-6)


def test_an_answer_stays_when_the_plan_changes_and_the_rest_follows_it() -> None:
    plan = reviews.with_spent(everything(), WEEK, "running", 20.0, TODAY)
    plan = edit_duty(plan, ["running", "open"], TODAY, minutes=120.0)

    assert spent(plan)["running"] == 20.0
    assert spent(plan)["open"] == 120.0
    assert [each.duty for each in plan.reviews[KEY].duties] == ["running"]


def test_a_cleared_field_is_not_remembered_and_never_zero() -> None:
    plan = gone_through(reviews.with_spent(everything(), WEEK, "stopped", None, TODAY))

    assert row(plan, "stopped").spent_minutes is None
    # 60 - 60, 60 - 6, 60 - 7: the stopped duty is not covered.
    assert float(realised(plan.reviews[KEY]) or 0) == pytest.approx((54 + 53) / 60, abs=1e-9)


def test_going_on_confirms_what_stands() -> None:
    plan = reviews.gone_on(everything(), WEEK, 1, TODAY)

    assert [(each.duty, each.spent_minutes) for each in plan.reviews[KEY].duties][:3] == [
        ("open", 30.0), ("kept", spent(plan)["kept"]), ("trial", 60.0)
    ]  # fmt: skip
    assert reviews.at_step(plan, WEEK) == 2
    assert not plan.reviews[KEY].closed


def test_goals_are_filled_in_in_half_hours_and_confirmed() -> None:
    goals = [Goal("g1", "Dinner", "family", 0.7), Goal("g2", "Clients", "growth", 5.0)]
    plan = everything(goals=goals)

    # Freed now: 40 + 54 + 53 minutes, half of them for family.
    assert [one.spent for one in reviews.asked_goals(plan, WEEK, TODAY)] == [30.0, 60.0]
    plan = reviews.with_goal(plan, WEEK, "g2", None, TODAY)
    plan = reviews.gone_on(plan, WEEK, 4, TODAY, work=15.0)
    assert plan.reviews[KEY].goals == (ReviewedGoal("g1", 30.0), ReviewedGoal("g2", None))
    assert plan.reviews[KEY].back_into_work_minutes == 15.0


def test_words_are_kept_one_by_one() -> None:
    plan = reviews.with_words(everything(), WEEK, TODAY, notes="A good week.")
    plan = reviews.with_words(plan, WEEK, TODAY, focus="Ask Maya.")

    assert (plan.reviews[KEY].notes, plan.reviews[KEY].focus) == ("A good week.", "Ask Maya.")


# What is refused


@pytest.mark.parametrize("day", ["2026-11-10", "2026-11-15", "2026-11-17", "2026-11-22"])
def test_a_review_that_overlaps_another_is_refused(day: str) -> None:
    plan = a_plan(OPEN, reviews=[Review(day)])

    with pytest.raises(PlanError, match=f"shares days with the review of {day}"):
        reviews.with_spent(plan, WEEK, "open", 5.0, TODAY)


@pytest.mark.parametrize("day", ["2026-11-09", "2026-11-23"])
def test_neighbouring_weeks_are_no_overlap(day: str) -> None:
    plan = reviews.with_spent(a_plan(OPEN, reviews=[Review(day)]), WEEK, "open", 5.0, TODAY)

    assert KEY in plan.reviews


def test_a_closed_review_takes_no_answer_until_it_is_opened_again() -> None:
    plan = gone_through(everything())

    for change in (
        lambda: reviews.with_spent(plan, WEEK, "open", 5.0, TODAY),
        lambda: reviews.with_words(plan, WEEK, TODAY, notes="x"),
        lambda: reviews.closed(plan, WEEK, TODAY),
        lambda: reviews.away(plan, [WEEK], TODAY),
    ):
        with pytest.raises(PlanError, match="is closed"):
            change()
    opened = reviews.opened_again(plan, WEEK)
    assert reviews.with_spent(opened, WEEK, "open", 5.0, TODAY).reviews[KEY].duties[0].spent_minutes == 5.0


def test_nonsense_is_refused() -> None:
    plan = everything()
    for minutes in (-1.0, float("nan"), float("inf")):
        with pytest.raises(PlanError, match="0 or more"):
            reviews.with_spent(plan, WEEK, "open", minutes, TODAY)
    with pytest.raises(PlanError, match="no duty"):
        reviews.with_spent(plan, WEEK, "nobody", 1.0, TODAY)
    with pytest.raises(PlanError, match="no goal"):
        reviews.with_goal(plan, WEEK, "nobody", 1.0, TODAY)
    with pytest.raises(PlanError, match="has not begun"):
        reviews.with_spent(plan, date(2026, 11, 23), "open", 1.0, TODAY)
    with pytest.raises(PlanError, match="is not closed"):
        reviews.opened_again(plan, WEEK)
    with pytest.raises(PlanError, match="cannot take that"):
        reviews.with_words(plan, WEEK, TODAY, notes="half \ud800")


# Closing


def test_closing_freezes_each_duty_and_the_totals() -> None:
    plan = gone_through(everything())
    review = plan.reviews[KEY]

    assert review.closed
    assert row(plan, "checked") == ReviewedDuty("checked", "outsource", 60.0, 7.0, "Checked", "legal", "running", 53.0)
    assert row(plan, "stopped") == ReviewedDuty("stopped", "stop", 40.0, 0.0, "No more", None, None, 40.0)
    assert row(plan, "open")[1:] == ("undecided", 30.0, 30.0, "Open", None, None, 0.0)
    assert review.totals is not None
    assert review.totals.planned == pytest.approx((54 + 54 + 53 + 40) / 60)
    assert review.totals.now == pytest.approx((54 + 53 + 40) / 60)
    assert (review.totals.cost, review.totals.value, review.totals.net) == ("20.00", "201.00", "181.00")
    assert dict(review.totals.hours_by_function) == {"": pytest.approx(0.5 + 2 * 12 / 52.1775)}


def test_what_counts_is_the_decision_at_closing() -> None:
    plan = reviews.gone_on(everything(), WEEK, 1, TODAY)
    plan = decide(plan, ["open"], "stop", today=TODAY)
    plan = edit_duty(plan, ["open"], TODAY, minutes=50.0)
    plan = reviews.closed(plan, WEEK, TODAY)

    assert row(plan, "open")[1:4] == ("stop", 50.0, 30.0)
    assert float(realised(plan.reviews[KEY]) or 0) == pytest.approx((0 + 54 + 53 + 40 + 20) / 60)


def test_a_missing_rate_leaves_the_money_out_and_does_not_stop_the_week() -> None:
    plan = a_plan(RUNNING, providers=[a_provider(currency="PHP")], hourly_worth="60.00")
    totals = reviews.closed(plan, WEEK, TODAY).reviews[KEY].totals

    assert totals is not None
    assert (totals.cost, totals.value, totals.net) == (None, "54.00", None)


def test_a_week_away_counts_nowhere_and_can_be_taken_back() -> None:
    plan = reviews.away(everything(), [date(2026, 11, 9), WEEK], TODAY)

    assert [(review.closed, review.away) for review in plan.reviews.values()] == [(True, True)] * 2
    assert realised(plan.reviews[KEY]) is None
    back = reviews.opened_again(plan, WEEK).reviews[KEY]
    assert (back.closed, back.away) == (False, False)


def test_a_review_that_is_opened_again_keeps_what_was_frozen() -> None:
    plan = gone_through(everything())
    before = plan.reviews[KEY]
    later = date(2027, 3, 1)
    plan = edit_duty(plan, ["running"], later, minutes=600.0, title="Another")
    plan = decide(plan, ["stopped"], "keep", today=later)
    plan = reviews.opened_again(plan, WEEK)
    assert {one.title for one in reviews.asked(plan, WEEK, later)} >= {"Runs", "No more"}
    plan = reviews.with_spent(plan, WEEK, "running", 12.0, later)
    plan = gone_through(plan, today=later)

    assert row(plan, "running") == next(r for r in before.duties if r.duty == "running")._replace(spent_minutes=12.0)
    assert row(plan, "stopped").decision == "stop"
    assert plan.reviews[KEY].totals == before.totals


def test_opening_again_names_only_what_there_still_is() -> None:
    plan = gone_through(everything(goals=[Goal("g1", "Dinner", "family", 1.0)]))
    plan = delete_goal(delete_duties(plan, ["kept"]), "g1")
    plan = reviews.opened_again(plan, WEEK)

    assert "kept" not in {each.duty for each in plan.reviews[KEY].duties}
    assert plan.reviews[KEY].goals == ()


# Random histories

DUTIES = tuple(f"d{number}" for number in range(5))
MINUTES = (None, 0.0, 0.1, 5.0, 12.3, 60.0, 500.0)


def a_random_edit(chance: Random) -> tuple[str, Any, Any]:
    key = chance.choice(DUTIES)
    return chance.choice(
        [
            ("decide", key, chance.choice(["keep", "outsource", "stop", "undecided"])),
            ("decide", key, chance.choice(["outsource", "stop"])),
            ("minutes", key, chance.choice([None, 45.0, chance.uniform(0, 2000)])),
            ("stage", key, chance.choice(["brief", "trial", "running", "running"])),
            ("oversight", key, chance.choice([None, 5.0, chance.uniform(0, 300)])),
            ("share", chance.choice([0.0, 0.1, chance.random()]), None),
            ("delete" if chance.random() < 0.1 else "stage", key, "running"),
            ("provider", None, None),
        ]
    )


def edited(plan: Plan, what: str, key: Any, value: Any) -> Plan:
    if what == "share":
        return plan._replace(settings=plan.settings._replace(oversight_share=key))
    if what == "provider":
        return delete_provider(plan, "p1") if "p1" in plan.providers else plan
    if key not in plan.duties:
        return plan
    if what == "decide":
        return decide(plan, [key], value, today=TODAY)
    if what == "stage":
        return plan.put("duties", [plan.duties[key]._replace(stage=value)])
    if what == "delete":
        return delete_duties(plan, [key])
    field = "minutes" if what == "minutes" else "oversight_minutes_per_week"
    return edit_duty(plan, [key], TODAY, **{field: value})


def read_independently(plan: Plan, answers: dict[str, Any]) -> tuple[Fraction, Fraction | None]:
    """Section 2 of the product page, read from the plan at closing: nothing of what the code froze is looked at."""
    hours, promised, any_covered = Fraction(0), Fraction(0), False
    for duty in plan.duties.values():
        if duty.decision not in ("outsource", "stop") or not oracle.said(duty):
            continue
        given = answers.get(duty.id, "as expected")
        if given == "as expected":
            running = duty.decision == "outsource" and duty.stage == "running"
            given = oracle.oversight(plan, duty) * 60 if running else oracle.hours(duty) * 60
            given = Fraction(0) if duty.decision == "stop" else given
        elif given is not None:
            given = oracle.n(given)
        if given is None:
            continue
        any_covered = True
        hours += (oracle.hours(duty) * 60 - given) / 60
        promised += oracle.freed(plan, duty) * 60
    return hours, (60 * hours / promised if any_covered and promised > 0 else None)


def lived(chance: Random) -> tuple[Plan, dict[str, Review], dict[str, Any]]:
    """Sixty weeks: the plan after them, the closed reviews as they were when closed, and their independent reading."""
    plan = a_plan(*(a_duty(id=key, decision="outsource") for key in DUTIES), providers=[a_provider()])
    frozen, expected = {}, {}
    for number in range(60):
        week = WEEK + timedelta(weeks=number)
        today = week + timedelta(days=4)
        for _each in range(chance.randrange(5)):
            plan = edited(plan, *a_random_edit(chance))
        ending = chance.choice(["closed", "closed", "closed", "away", "open", "none"])
        if ending == "away":
            plan = reviews.away(plan, [week], today)
        if ending not in ("closed", "open"):
            continue
        asked = [key for key in DUTIES if key in plan.duties and chance.random() < 0.6]
        answers = {key: chance.choice([*MINUTES, chance.uniform(0, 3000)]) for key in asked}
        for key, value in answers.items():
            plan = reviews.with_spent(plan, week, key, value, today)
        plan = reviews.gone_on(plan, week, 1, today)
        if ending == "closed":
            plan = reviews.closed(plan, week, today)
            frozen[week.isoformat()] = plan.reviews[week.isoformat()]
            expected[week.isoformat()] = read_independently(plan, answers)
    return plan, frozen, expected


@pytest.mark.parametrize("seed", range(40))
def test_realised_hours_equal_an_independent_reading_of_sixty_weeks(seed: int) -> None:
    plan, frozen, expected = lived(Random(seed))

    for key, review in plan.reviews.items():
        assert review.closed or key not in frozen
        if key not in frozen:
            assert realised(review) is None
            continue
        assert review is frozen[key]  # later edits, deletions and weeks have not touched it
        hours, share = expected[key]
        assert float(realised(review) or 0) == pytest.approx(float(hours), abs=1e-6)
        assert realisation(review) == (
            None if share is None else pytest.approx(Decimal(float(share)), rel=Decimal("1e-6"))
        )
