"""What a best plan is, and how the way to it can be followed and stopped."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from delegate_desk.planning.best_plan.model import Objective
from delegate_desk.planning.best_plan.reasons import Kind, Money


class Progress(NamedTuple):
    """The best so far: hours freed, the cost a week, and the share by which another plan may still be better."""

    freed: Decimal
    cost: Decimal
    gap: float


class Control(NamedTuple):
    """How to go about it: who hears of progress, who may stop it, after how many seconds it ends by itself.

    `quick` leaves out the next step and any choice among equally good plans, for a slider that moves; `money` is how
    amounts stand in sentences. Both functions are called on the thread that asked, often, and must be quick.
    """

    progress: Callable[[Progress], None] | None = None
    cancelled: Callable[[], bool] | None = None
    seconds: float | None = None
    quick: bool = False
    money: Money | None = None


class Choice(NamedTuple):
    """A duty of the plan: who does it, the hours a week that it frees, and why."""

    duty: str
    provider: str | None
    freed: Decimal
    why: str
    kind: Kind


class LeftOut(NamedTuple):
    """A duty that is not in the plan, and why; `returns`: it is outsourced now and goes back to undecided."""

    duty: str
    why: str
    returns: bool


class Step(NamedTuple):
    """A budget, and the hours that the best plan for it frees."""

    budget: Decimal
    freed: Decimal


class BestPlan(NamedTuple):
    """What to outsource to whom. Hours are those of its choices; the cost is that of everything outsourced, a week.

    `proven`: no plan is better; else `gap` is the share by which one might be. `ways` is among how many plans.
    `net` is None while the hourly worth is not known, `budget` where hours were asked for. `next` is the next budget
    that buys something more. Choices and what is left out stand in the owner's order.
    """

    objective: Objective
    budget: Decimal | None
    freed: Decimal
    cost: Decimal
    net: Decimal | None
    proven: bool
    gap: float
    ways: int
    choices: tuple[Choice, ...]
    left_out: tuple[LeftOut, ...]
    next: Step | None
