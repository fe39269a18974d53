"""The curve asks where it knows least, and what it says is true at every budget."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegate_desk.planning.budget_curve import BudgetCurve, CurvePoint


def truth(plans: list[tuple[int, int]], budget: Decimal) -> tuple[int, int] | None:
    """The most hours, for the least money, that a budget buys."""
    return max((plan for plan in plans if plan[1] <= budget), key=lambda p: (p[0], -p[1]), default=None)


def filled(plans: list[tuple[int, int]], low: int, high: int) -> tuple[BudgetCurve, int]:
    curve, asked = BudgetCurve(Decimal(low), Decimal(high)), 0
    while (budget := curve.wanted()) is not None:
        best, asked = truth(plans, budget), asked + 1
        point = (
            CurvePoint(budget, budget, None) if best is None else CurvePoint(budget, Decimal(best[1]), Decimal(best[0]))
        )
        curve.learn(point)
    return curve, asked


def test_three_plans_are_three_stretches_and_few_questions():
    curve, asked = filled([(5, 40), (9, 100), (12, 260)], 0, 400)

    steps = [(step.start, step.freed) for step in curve.steps()]
    assert steps == [(40, 5), (100, 9), (260, 12)]
    assert curve.steps()[-1].end == 400
    assert asked < 20
    assert curve.at(Decimal(99)) == 5
    assert curve.at(Decimal(100)) == 9
    assert curve.at(Decimal(39)) is None


@given(
    st.lists(st.tuples(st.integers(1, 50), st.integers(0, 400)), min_size=1, max_size=40),
    st.integers(0, 100),
    st.integers(150, 400),
)
def test_it_is_true_wherever_it_says_something_and_it_ends(plans, low, high):
    curve, asked = filled(plans, low, high)
    assert asked <= 72
    steps = curve.steps()
    for step in steps:
        for budget in (step.start, step.end, (step.start + step.end) / 2):
            best = truth(plans, budget)
            assert best is not None and best[0] == step.freed
    for before, after in pairwise(steps):
        assert before.end <= after.start
        assert before.freed <= after.freed


def test_what_was_proven_is_not_replaced_by_what_was_not():
    curve = BudgetCurve(Decimal(0), Decimal(100))
    curve.learn(CurvePoint(Decimal(50), Decimal(45), Decimal(7)))
    curve.learn(CurvePoint(Decimal(50), Decimal(30), Decimal(6), proven=False))
    assert curve.at(Decimal(50)) == 7


@pytest.mark.parametrize("freed", [None, Decimal(4)])
def test_a_flat_curve_asks_for_its_ends_only(freed):
    curve = BudgetCurve(Decimal(0), Decimal(100))
    for budget in (Decimal(100), Decimal(0)):
        assert curve.wanted() == budget
        curve.learn(CurvePoint(budget, Decimal(0), freed))
    assert curve.wanted() is None
