"""Adding, editing and deleting, with everything that hangs on a record."""

import pytest
from builders import TODAY, WEEKLY, a_duty, a_plan, a_provider

from delegate_desk.domain.brief import Brief
from delegate_desk.domain.cadence import Every, Rule
from delegate_desk.domain.edit import applied, difference
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.goal import Goal
from delegate_desk.domain.idea import Idea
from delegate_desk.domain.plan import in_order
from delegate_desk.domain.review import Review, ReviewedDuty, ReviewedGoal, TimeEntry
from delegate_desk.domain.scenario import Scenario, ScenarioDuty, ScenarioProvider
from delegate_desk.planning.duties import add_duties, delete_duties, delete_goal, delete_provider, edit_duty


def everything():
    """Two duties with all that refers to them, their provider and a goal."""
    rows = (ReviewedDuty(duty="d1", spent_minutes=5.0), ReviewedDuty(duty="d2"))
    goals = (ReviewedGoal(goal="g1", spent_minutes=60.0),)
    return a_plan(
        a_duty(decision="outsource", provider="p1", agreed_price="5", stage="trial"),
        a_duty(id="d2"),
        providers=[a_provider(), a_provider(id="p2")],
        goals=[Goal(id="g1", title="Dinner", area="family")],
        briefs=[Brief(duty="d1", why="so"), Brief(duty="d2")],
        reviews=[
            Review(week="2026-11-09", closed=True, duties=rows, goals=goals),
            Review(week="2026-11-16", duties=rows, goals=goals),
        ],
        time_entries=[TimeEntry(duty="d1", date="2026-11-18", minutes=10.0, id="t1")],
        ideas=[Idea(id="i1", text="Bank feed", provider="p1"), Idea(id="i2")],
        scenarios=[
            Scenario(
                id="s1",
                name="Hire",
                duties=(ScenarioDuty(duty="d1", provider="p1"), ScenarioDuty(duty="d2", provider="p2")),
                providers=(ScenarioProvider(provider="p1", hourly_rate="9"), ScenarioProvider(provider="p2")),
            )
        ],
    )


def comes_back(plan, changed):
    """Whether one undo gives back everything, in its order."""
    restored = applied(changed, difference(plan, changed).before)
    return restored == plan and in_order(restored.duties) == in_order(plan.duties)


def test_new_duties_go_to_the_end_of_the_list():
    plan = add_duties(everything(), [a_duty(id="", title="One"), a_duty(id="mine", title="Two")])

    one, two = in_order(plan.duties)[2:]
    assert (one.title, two.title, two.id) == ("One", "Two", "mine")
    assert len(one.id) == 32
    assert add_duties(a_plan(), [a_duty()]).duties["d1"].title == "Reconcile bank"


def test_a_new_duty_that_is_outsourced_is_at_stage_brief():
    assert add_duties(a_plan(), [a_duty(decision="outsource")]).duties["d1"].stage == "brief"


@pytest.mark.parametrize(
    ("duty", "says"),
    [
        (a_duty(title=" \n"), "A duty needs a title."),
        (a_duty(title="x" * 10_001), "longer than 10,000"),
        (a_duty(title="a\0b"), "NUL"),
        (a_duty(minutes=float("nan")), "number"),
        (a_duty(id="d1"), "d1"),
    ],
)
def test_what_cannot_be_added_is_refused(duty, says):
    with pytest.raises(PlanError, match=says):
        add_duties(a_plan(a_duty()), [a_duty(id="fine"), duty._replace(id=duty.id if says == "d1" else "new")])


def test_an_edit_changes_what_it_says_and_dates_it():
    plan = edit_duty(everything(), ["d1", "d2"], TODAY, minutes=30, notes="with care", enjoyment=None)

    for duty in plan.duties.values():
        assert (duty.minutes, duty.notes, duty.changed, duty.cadence) == (30.0, "with care", "2026-11-23", WEEKLY)
    assert isinstance(plan.duties["d1"].minutes, float)


def test_an_edit_that_changes_nothing_is_none():
    plan = everything()

    assert edit_duty(plan, ["d1"], TODAY, minutes=60, title="Reconcile bank") is plan
    one = edit_duty(plan, ["d1", "d2"], TODAY, agreed_price="5")
    assert set(difference(plan, one).after["duties"]) == {"d2"}


def test_an_edit_may_choose_the_provider():
    plan = edit_duty(everything(), ["d1"], TODAY, provider="p2", agreed_price="7.00")

    assert plan.duties["d1"][9:11] == ("p2", "7.00")
    assert edit_duty(plan, ["d1"], TODAY, provider=None).duties["d1"].agreed_price is None


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"title": ""}, "A duty needs a title."),
        ({"title": "   "}, "A duty needs a title."),
        ({"title": "x" * 10_001}, "title is longer than 10,000"),
        ({"title": "\ud800"}, "title holds a character"),
        ({"notes": "\0"}, "note holds a character"),
        ({"minutes": -1.0}, "minutes must be"),
        ({"minutes": float("inf")}, "minutes must be"),
        ({"minutes": "45"}, "minutes must be"),
        ({"provider_minutes": True}, "minutes must be"),
        ({"enjoyment": 6}, "1 to 5"),
        ({"needs_me": 0}, "1 to 5"),
        ({"function": "Sales"}, "lower case"),
        ({"agreed_price": "12,50"}, "price must be"),
        ({"agreed_price": "-1"}, "price must be"),
        ({"trial_weeks": 0}, "weeks must be"),
        ({"cadence": Every(0.0, 1, "week")}, "cadence"),
        ({"cadence": Rule("FREQ=HOURLY", "2026-01-01")}, "cadence"),
        ({"provider": "p9"}, "p9"),
    ],
)
def test_what_cannot_stand_is_refused_in_one_sentence(changes, says):
    with pytest.raises(PlanError, match=says) as refused:
        edit_duty(everything(), ["d1"], TODAY, **changes)
    assert str(refused.value).endswith(".")
    assert ".." not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_decision_and_stage_are_no_edits():
    for field in ("decision", "stage", "id", "position"):
        with pytest.raises(TypeError, match=field):
            edit_duty(everything(), ["d1"], TODAY, **{field: "keep"})


def test_unknown_ids_are_refused():
    for change in (
        lambda: edit_duty(everything(), ["d9"], TODAY, minutes=1.0),
        lambda: delete_duties(everything(), ["d1", "d9"]),
        lambda: delete_provider(everything(), "d9"),
        lambda: delete_goal(everything(), "d9"),
    ):
        with pytest.raises(PlanError, match="d9"):
            change()


def test_a_deleted_duty_takes_its_brief_scenario_entries_and_open_rows_along():
    plan = everything()

    left = delete_duties(plan, ["d1"])

    assert list(left.duties) == ["d2"]
    assert list(left.briefs) == ["d2"]
    assert [entry.duty for entry in left.scenarios["s1"].duties] == ["d2"]
    assert [row.duty for row in left.reviews["2026-11-16"].duties] == ["d2"]
    assert left.reviews["2026-11-09"] == plan.reviews["2026-11-09"]
    assert left.time_entries == plan.time_entries
    assert comes_back(plan, left)


def test_a_deleted_provider_leaves_its_duties_with_decision_and_stage():
    plan = everything()

    left = delete_provider(plan, "p1")

    duty = left.duties["d1"]
    assert (duty.decision, duty.stage, duty.provider, duty.agreed_price) == ("outsource", "trial", None, None)
    assert [idea.provider for idea in left.ideas.values()] == [None, None]
    assert left.scenarios["s1"].duties == (ScenarioDuty(duty="d1"), ScenarioDuty(duty="d2", provider="p2"))
    assert left.scenarios["s1"].providers == (ScenarioProvider(provider="p2"),)
    assert comes_back(plan, left)


def test_a_deleted_goal_leaves_closed_reviews():
    plan = everything()

    left = delete_goal(plan, "g1")

    assert (len(left.goals), left.reviews["2026-11-16"].goals) == (0, ())
    assert left.reviews["2026-11-09"] == plan.reviews["2026-11-09"]
    assert comes_back(plan, left)
