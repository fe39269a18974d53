"""How long the best plan takes, proven, beside HiGHS on the same choice without fees, reasons and exact figures.

python tests/bench/best_plan_rows.py 100 1000
"""

import sys
from decimal import Decimal
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

import highspy
import numpy as np
from builders import TODAY, a_duty, a_plan, a_provider
from rows import in_turn, row

from delegate_desk.domain.plan import Plan
from delegate_desk.planning.best_plan import best_plan

PROVIDERS = 8
TIMES = 3


def a_plan_of(count: int) -> Plan:
    """So many undecided duties, and providers by the hour, some with a minimum."""
    random = Random(count)
    duties = [a_duty(id=f"d{i}", title=f"Duty {i}", minutes=float(random.randint(10, 180))) for i in range(count)]
    providers = [
        a_provider(
            id=f"p{i}",
            name=f"Provider {i}",
            currency="GBP",
            hourly_rate=f"{random.randint(900, 3500) / 100:.2f}",
            minimum_hours=2.0 if i % 3 == 0 else None,
        )
        for i in range(PROVIDERS)
    ]
    return a_plan(*duties, providers=providers, hourly_worth="60", home_currency="GBP")


def least(plan: Plan, budget: float) -> float:
    """The hours that HiGHS frees: each duty to one provider at most, within the budget."""
    minutes = [float(duty.minutes or 0) for duty in plan.duties.values()]
    rates = [float(provider.hourly_rate or 0) for provider in plan.providers.values()]
    duties, providers = len(minutes), len(rates)
    highs = highspy.Highs()
    highs.silent()
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("mip_rel_gap", 0.0)
    columns = duties * providers
    for i in range(columns):
        highs.addCol(minutes[i // providers], 0.0, 1.0, 0, np.array([], dtype=np.int32), np.array([]))
        highs.changeColIntegrality(i, highspy.HighsVarType.kInteger)
    highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
    every = np.arange(columns, dtype=np.int32)
    prices = np.array([minutes[i // providers] / 60 * rates[i % providers] for i in range(columns)])
    highs.addRow(-highspy.kHighsInf, budget, columns, every, prices)
    for duty in range(duties):
        highs.addRow(-highspy.kHighsInf, 1.0, providers, every[duty * providers :][:providers], np.ones(providers))
    highs.run()
    return float(highs.getInfo().objective_function_value) / 60


def main() -> None:
    """Measure each size, with a third of what all of it would cost."""
    for count in [int(text) for text in sys.argv[1:]] or [100, 1000]:
        plan = a_plan_of(count)
        budget = count * 5

        def ours(plan: Plan = plan, budget: int = budget) -> None:
            if not best_plan(plan, TODAY, budget=Decimal(budget)).proven:
                sys.exit("not proven")

        took, bare = in_turn(ours, lambda plan=plan, budget=budget: least(plan, budget), times=TIMES)
        row(f"best plan of {count:,} duties, {PROVIDERS} providers", took, bare, "ms", "HiGHS alone, without fees")


if __name__ == "__main__":
    main()
