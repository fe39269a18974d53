"""The best plan: what to outsource to whom for a weekly budget, or the cheapest way to so many hours, proven.

A wish (`answer`) becomes a question of duties and offers (`model`), that becomes floats (`numbers`), which a search
(`search`) or branch and bound (`branching`) optimises over what HiGHS relaxes (`highs`, `relaxation`); what they
find is reckoned again in Decimal (`finder`) and explained (`reasons`). HiGHS and numpy are imported when a plan is
first looked for: only `finder` may import the modules that need them, inside its functions.
Source: product.md, section 2, "Best plan".
"""

from delegate_desk.planning.best_plan.answer import applied, best_plan
from delegate_desk.planning.best_plan.model import OBJECTIVES, Objective, Rules
from delegate_desk.planning.best_plan.result import BestPlan, Choice, Control, LeftOut, Progress, Step

__all__ = [
    "OBJECTIVES",
    "BestPlan",
    "Choice",
    "Control",
    "LeftOut",
    "Objective",
    "Progress",
    "Rules",
    "Step",
    "applied",
    "best_plan",
]
