"""From a wish to its best plan: what is chosen is reckoned again in Decimal before it is told."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from functools import cached_property
from math import prod
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.money import minor_units
from delegate_desk.domain.plan import in_order
from delegate_desk.i18n import _
from delegate_desk.planning.best_plan.model import EQUAL_HOURS, Objective, Option, Question, freed_if_outsourced
from delegate_desk.planning.best_plan.reasons import Outcome, Reasons, added_costs, kind_of, plain_money
from delegate_desk.planning.best_plan.result import BestPlan, Choice, Control, LeftOut, Progress, Step
from delegate_desk.planning.best_plan.wishes import (
    BLUR,
    enough_for,
    nothing_to_choose,
    too_little_money,
    too_many_hours,
)
from delegate_desk.planning.costs import Load, cost, hourly_worth
from delegate_desk.planning.hours import PRECISE, exactly

if TYPE_CHECKING:
    from delegate_desk.planning.best_plan.numbers import Numbers
    from delegate_desk.planning.best_plan.search import Effort
    from delegate_desk.planning.best_plan.solver import Solution, Wish

_NOTHING = Decimal(0)


class Asked(NamedTuple):
    """The owner's wish: a weekly budget and an objective, or so many hours for the least money."""

    question: Question
    objective: Objective
    budget: Decimal | None
    hours: Decimal | None


class Finder:
    """One wish and what is on the way to its best plan. Raises PlanError where there is no solver."""

    def __init__(self, asked: Asked, control: Control) -> None:
        self._asked = asked
        self._question = question = asked.question
        self._control = control
        self._money = control.money or plain_money(question.plan)
        self._ends = None if control.seconds is None else monotonic() + control.seconds
        self._options = [(each, option) for each in question.candidates for option in each.options]
        gains = {duty.id: freed_if_outsourced(duty, question.plan, question.today) for duty in question.held}
        self._held = {key: gain for key, gain in gains.items() if gain is not None and gain > EQUAL_HOURS}

    def best(self) -> BestPlan:
        """The best plan. Raises PlanError where there is none, or none was found before it was stopped."""
        if not self._options and not self._held:
            raise nothing_to_choose(self._question)
        found = self.solved(self._asked.budget, self._asked.hours)
        if found is None or not (found.options or self._held):
            raise self._refusal()
        further = None if self._control.quick or not found.proven or self.over() else self._next(found)
        return self._told(found, further)

    def solved(self, budget: Decimal | None, hours: Decimal | None = None) -> "Solution | None":
        """The best choice for a budget or for hours; None where nothing fits, or nothing was found in time."""
        from delegate_desk.planning.best_plan.solver import Solution, Wish

        if not self._options:
            reached = hours is None or self.freed(()) >= hours - EQUAL_HOURS
            return Solution((), 0.0, 0.0, proven=True) if reached else None
        if hours is None:
            wish = Wish(self._asked.objective, budget=None if budget is None else self._scaled(budget))
        else:
            wish = Wish("hours", gain=float((hours - self.freed(()) - EQUAL_HOURS / 2) * 60))
        return self._solution(wish, budget, hours)

    def freed(self, options: Iterable[int]) -> Decimal:
        """Hours a week that a choice frees, with those of the duties that are held."""
        gains = (self._options[option][0].freed for option in options)
        return _sum([*gains, *self._held.values()])

    def cost(self, options: Iterable[int]) -> Decimal:
        """What everything outsourced costs a week, in the home currency."""
        return cost(self._question.plan, self._loads(options)).amount or _NOTHING

    def over(self) -> bool:
        """Whether to stop."""
        cancelled = self._control.cancelled
        return (cancelled is not None and cancelled()) or (self._ends is not None and monotonic() >= self._ends)

    @cached_property
    def _numbers(self) -> "Numbers":
        from delegate_desk.planning.best_plan.numbers import numbers

        return numbers(self._question, "hours" if self._asked.hours is not None else self._asked.objective)

    def _solution(
        self, wish: "Wish", budget: Decimal | None, hours: Decimal | None, effort: "Effort | None" = None
    ) -> "Solution | None":
        from delegate_desk.planning.best_plan.search import Effort
        from delegate_desk.planning.best_plan.solver import solution

        return solution(
            self._numbers,
            wish,
            effort or Effort(self.over),
            self._tell if effort is None else _silent,
            lambda options: self._holds(options, budget, hours),
            ties=effort is None and not self._control.quick,
        )

    def _holds(self, options: tuple[int, ...], budget: Decimal | None, hours: Decimal | None) -> bool:
        """Whether a choice keeps to the wish by the arithmetic of the plan's money and hours."""
        if budget is not None and self.cost(options) > budget + BLUR:
            return False
        if hours is not None and self.freed(options) < hours - EQUAL_HOURS:
            return False
        loads = self._loads(options)
        there = self._question.loads
        return all(
            provider.maximum_hours is None
            or loads[provider.id].hours <= exactly(provider.maximum_hours) + EQUAL_HOURS
            or loads[provider.id] == there.get(provider.id)
            for provider in self._question.providers
            if provider.id in loads
        )

    def _loads(self, options: Iterable[int]) -> dict[str | None, Load]:
        loads = dict(self._question.loads)
        for option in options:
            taken = self._options[option][1]
            loads[taken.provider] = loads.get(taken.provider, Load()).plus(taken.load)
        return loads

    def _tell(self, options: tuple[int, ...], bound: float, score: float) -> None:
        if self._control.progress is not None:
            gap = max(0.0, bound - score) / max(abs(score), 1.0)
            self._control.progress(Progress(self.freed(options), self.cost(options), gap))

    def _next(self, found: "Solution") -> Step | None:
        """The lowest budget for which something is better, in whole minor units, and what is freed for it."""
        from delegate_desk.planning.best_plan.search import Effort
        from delegate_desk.planning.best_plan.solver import Wish, strictly_more

        objective: Objective = "hours" if self._asked.hours is not None else self._asked.objective
        effort = Effort(self.over, states=250_000, branches=100)
        gain = strictly_more(self._numbers, objective, found.options)
        better = self._solution(Wish(objective, gain=gain), None, None, effort)
        if better is None or self.over():
            return None
        budget = enough_for(self.cost(better.options), self._question.plan)
        best = self._solution(Wish(objective, budget=self._scaled(budget)), budget, None, effort) or better
        return Step(budget, self.freed(max(best, better, key=lambda each: each.score).options))

    def _refusal(self) -> PlanError:
        """Why there is no best plan."""
        if self.over():
            return PlanError(_("It was stopped before a plan was found."))
        asked = self._asked
        if asked.hours is None:
            return too_little_money(asked.question, asked.budget or _NOTHING, asked.objective, self._money)
        from delegate_desk.planning.best_plan.solver import Wish, everything

        most = self._solution(Wish("hours", budget=everything(self._numbers)), None, None) if self._options else None
        return too_many_hours(asked.hours, self.freed(most.options if most else ()))

    def _told(self, found: "Solution", further: Step | None) -> BestPlan:
        asked, question = self._asked, self._question
        chosen = {self._options[option][0].duty.id: self._options[option][1] for option in found.options}
        freed, spent = self.freed(found.options), self.cost(found.options)
        outcome = Outcome(
            question, added_costs(question, chosen), self._loads(found.options), spent, asked.objective, asked.budget
        )
        worth = hourly_worth(question.plan.settings)
        reasons = Reasons(outcome, self._money)
        return BestPlan(
            objective=asked.objective,
            budget=asked.budget,
            freed=freed,
            cost=spent,
            net=None if worth is None else PRECISE.subtract(PRECISE.multiply(freed, worth), spent),
            proven=found.proven,
            gap=found.gap,
            ways=prod(len(candidate.options) + 1 for candidate in question.candidates),
            choices=self._choices(chosen, reasons),
            left_out=self._left_out(chosen, reasons),
            next=further,
        )

    def _choices(self, chosen: Mapping[str, Option], reasons: Reasons) -> tuple[Choice, ...]:
        candidates = {each.duty.id: each for each in self._question.candidates}
        told = []
        for duty in in_order(self._question.plan.duties):
            if duty.id in self._held:
                told.append(Choice(duty.id, duty.provider, self._held[duty.id], reasons.why_held(duty), "held"))
            elif (option := chosen.get(duty.id)) is not None:
                each = candidates[duty.id]
                why = reasons.why_chosen(each, option)
                told.append(Choice(duty.id, option.provider, each.freed, why, kind_of(duty, option)))
        return tuple(told)

    def _left_out(self, chosen: Mapping[str, Option], reasons: Reasons) -> tuple[LeftOut, ...]:
        candidates = {each.duty.id: each for each in self._question.candidates}
        stays = {duty.id for duty in self._question.held}
        told = []
        for duty in in_order(self._question.plan.duties):
            if duty.decision in ("undecided", "outsource") and duty.id not in chosen and duty.id not in self._held:
                returns = duty.decision == "outsource" and duty.id not in stays
                told.append(LeftOut(duty.id, reasons.why_left_out(duty, candidates.get(duty.id)), returns))
        return tuple(told)

    def _scaled(self, amount: Decimal) -> float:
        return float(amount.scaleb(minor_units(self._question.plan.settings.home_currency), context=PRECISE))


@contextmanager
def solver_needed() -> Iterator[None]:
    """Turn a missing solver into a refusal."""
    try:
        yield
    except ImportError as problem:
        raise PlanError(_("The best plan needs the solver highspy, which is not on this computer.")) from problem


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    total = _NOTHING
    for amount in amounts:
        total = PRECISE.add(total, amount)
    return total


def _silent(options: tuple[int, ...], bound: float, score: float) -> None:
    """Nobody hears of what is found on the side."""
