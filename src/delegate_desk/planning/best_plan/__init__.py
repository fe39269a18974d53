"""The best plan: what to outsource to whom for a weekly budget, or the cheapest way to so many hours, proven.

A wish (`answer`) becomes a question of duties and offers (`model`), that becomes floats (`numbers`), which `solver`
optimises over what HiGHS relaxes (`highs`, `relaxation`, `openings`): some ten duties by an exact search (`search`,
which goes through `stages` of `states`), hundreds (`large`) from the `alternatives` near to what is relaxed: by sums
that come out even (`even`, of `shares` of the hours, `making` choices by `sums`), by `filling` up what is rounded, and
by a search of the `core` in which providers who are worth the same are `groups`, `mending` choices that exceed a
limit; whatever these leave unproven by branch and bound (`branching`). What is found is reckoned again in
Decimal (`finder`) and explained (`reasons`); wishes that cannot come true are refused (`wishes`). HiGHS and numpy are
imported when a plan is first looked for: only `finder` may import the modules that need them, inside its functions.
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
