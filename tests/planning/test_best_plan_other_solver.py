"""On plans of two hundred duties the best plan is as good as what another solver finds from its own model."""

from decimal import Decimal

import pulp
import pytest
from builders import TODAY

from delegate_desk.domain.plan import Plan
from delegate_desk.planning.best_plan import Control, best_plan
from planning.best_plan_large import Kind, large_plan

WEEKS_A_MONTH = 52.1775 / 12
SECONDS = 60
ENDLESS = 1e4


def other_optimum(plan: Plan, budget: float | None, hours: float | None = None) -> float:
    """The most hours for a budget, or the least cost for hours, of a plan with weekly duties, by CBC."""
    question = pulp.LpProblem(sense=pulp.LpMaximize if hours is None else pulp.LpMinimize)
    share = 1 - plan.settings.oversight_share
    freed, cost, given = [], [], {duty: [] for duty in plan.duties}
    for provider in plan.providers.values():
        opened = pulp.LpVariable(f"open_{provider.id}", cat="Binary")
        billed = pulp.LpVariable(f"billed_{provider.id}", 0)
        worked = []
        for duty in plan.duties.values():
            if duty.function in provider.functions:
                taken = pulp.LpVariable(f"{duty.id}_{provider.id}", cat="Binary")
                question += taken <= opened
                given[duty.id].append(taken)
                freed.append(taken * (duty.minutes / 60 * share))
                worked.append(taken * ((duty.provider_minutes or duty.minutes) / 60))
        included, least = provider.included_hours or 0, provider.minimum_hours or 0
        question += pulp.lpSum(worked) - included * opened <= billed
        question += max(0, least - included) * opened <= billed
        question += pulp.lpSum(worked) <= (provider.maximum_hours or ENDLESS) * opened
        cost += [billed * float(provider.hourly_rate), opened * (float(provider.retainer or 0) / WEEKS_A_MONTH)]
    for options in given.values():
        question += pulp.lpSum(options) <= 1
    if hours is None:
        question.setObjective(pulp.lpSum(freed))
        question += pulp.lpSum(cost) <= budget
    else:
        question.setObjective(pulp.lpSum(cost))
        question += pulp.lpSum(freed) >= hours
    question.solve(pulp.PULP_CBC_CMD(msg=False, gapRel=0, gapAbs=1e-7, timeLimit=SECONDS))
    assert question.sol_status == pulp.LpSolutionOptimal, "the other solver did not finish"
    return float(pulp.value(question.objective))


pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of what the next PuLP will be like

PLANS = [
    (3, Kind()),
    (1, Kind(maximum=0.3)),
    (2, Kind(maximum=0.3)),
    (3, Kind(own_minutes=True)),
    (1, Kind(own_minutes=True, maximum=0.3)),
]


@pytest.mark.parametrize(("seed", "kind"), PLANS)
def test_the_most_hours_for_a_budget(seed: int, kind: Kind) -> None:
    plan = large_plan(seed, 200, 12, kind)

    found = best_plan(plan, TODAY, budget=Decimal(2500), control=Control(quick=True))

    assert found.proven
    assert found.cost <= 2500
    assert float(found.freed) == pytest.approx(other_optimum(plan, 2500.0), abs=1e-5)


def test_the_least_cost_for_hours() -> None:
    plan = large_plan(3, 60, 6, Kind(own_minutes=True, maximum=0.3))

    found = best_plan(plan, TODAY, hours=Decimal(40), control=Control(quick=True))

    assert found.proven
    assert found.freed >= 40
    assert float(found.cost) == pytest.approx(other_optimum(plan, None, 40.0), abs=1e-4)
