"""What a best plan changes adds up: each change's hours and money, to the totals of the plan it becomes."""

from decimal import Decimal

import pytest
from builders import TODAY, a_duty, a_plan, a_provider

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.planning.best_plan import Rules, best_plan
from delegate_desk.planning.plan_changes import needing_the_owner, outcome
from planning.best_plan_plans import small_plan

EXACT = Decimal("1e-20")


def a_trap() -> Plan:
    """Ten hours with Ada, who bills five at least, are dearer than with Bob; one hour nobody wants for its price."""
    return a_plan(
        a_duty(id="new", title="Inbox", minutes=120.0),
        a_duty(id="moved", title="Books", minutes=60.0, decision="outsource", provider="ada", stage="brief"),
        a_duty(id="back", title="Law", minutes=60.0, function="legal", decision="outsource", provider="law"),
        a_duty(id="stopped", title="Forums", minutes=30.0, decision="stop"),
        providers=[
            a_provider(id="ada", name="Ada", hourly_rate="30", minimum_hours=5.0, functions=("people",)),
            a_provider(id="bob", name="Bob", hourly_rate="10", functions=("", "sales")),
            a_provider(id="law", name="Law", hourly_rate="200", functions=("legal",)),
        ],
        oversight_share=0.0,
    )


def test_each_change_says_what_it_frees_and_costs_worked_by_hand():
    plan = a_trap()
    plan = plan.put("duties", [plan.duties[key]._replace(function="sales") for key in ("new", "moved")])

    found = outcome(plan, best_plan(plan, TODAY, budget=Decimal(35)), TODAY)

    # Before: Ada bills 5 h at 30, law 1 h at 200. After: Bob does 3 h at 10, the law comes back.
    assert (found.before.planned, found.before.cost) == (Decimal("2.5"), 350)
    assert (found.after.planned, found.after.cost) == (Decimal("3.5"), 30)
    assert found.stopped == Decimal("0.5")
    told = {c.duty: (c.kind, c.before, c.provider, c.freed, c.cost) for c in found.changes}
    assert told == {
        "new": ("new", None, "bob", 2, 20),
        "moved": ("moved", "ada", "bob", 0, 10 - 150),
        "back": ("back", "law", None, -1, -200),
    }
    assert [c.duty for c in found.changes] == ["new", "moved", "back"]
    assert all(c.why for c in found.changes)


@pytest.mark.parametrize("seed", range(120))
def test_the_changes_add_up_to_the_difference_of_the_totals(seed):
    plan = small_plan(seed)
    try:
        found = outcome(plan, best_plan(plan, TODAY, budget=Decimal(90 + seed)), TODAY)
    except PlanError:
        return
    assert abs(sum(c.freed for c in found.changes) - (found.after.planned - found.before.planned)) < EXACT
    assert found.before.cost is not None and found.after.cost is not None
    assert abs(sum(c.cost for c in found.changes) - (found.after.cost - found.before.cost)) < EXACT
    order = [duty.id for duty in in_order(plan.duties)]
    assert [c.duty for c in found.changes] == sorted((c.duty for c in found.changes), key=order.index)


def test_duties_that_need_the_owner_are_counted_unless_their_hand_over_has_begun():
    plan = a_plan(
        a_duty(id="a", needs_me=4),
        a_duty(id="b", needs_me=5),
        a_duty(id="c", needs_me=3),
        a_duty(id="d", needs_me=4, decision="keep"),
        a_duty(id="e", needs_me=4, decision="outsource", stage="running"),
        a_duty(id="f", needs_me=4, decision="outsource", stage="brief"),
    )
    assert needing_the_owner(plan, Rules(leave_started=True)) == 3
    assert needing_the_owner(plan, Rules()) == 4
