"""Why a best plan chooses a duty, and why it leaves one out: a sentence each, for owners."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from delegate_desk.domain.duty import Duty
from delegate_desk.domain.money import rounded
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.best_plan.model import (
    EQUAL_HOURS,
    Candidate,
    Objective,
    Obstacle,
    Option,
    Question,
    is_started,
)
from delegate_desk.planning.costs import Load, fits, hourly_worth, provider_cost
from delegate_desk.planning.hours import PRECISE, exactly
from delegate_desk.planning.names import short

Kind = Literal["new", "moved", "kept", "held"]
"""What choosing means for a duty: outsourced anew, by another provider, as it is, or not up for choice."""

Money = Callable[[Decimal], str]
"""An amount in the home currency as the owner reads it."""


def plain_money(plan: Plan) -> Money:
    """Amounts with the home currency's code behind them."""
    currency = plan.settings.home_currency
    return lambda amount: f"{rounded(amount, currency):,f} {currency}"


class Outcome(NamedTuple):
    """What each choice adds to the cost, what is asked of each provider in the end, what that costs, and the wish."""

    asked: Question
    added: Mapping[str, Decimal]
    loads: Mapping[str | None, Load]
    cost: Decimal
    objective: Objective
    budget: Decimal | None


class Reasons:
    """Sentences about one outcome."""

    def __init__(self, outcome: Outcome, money: Money) -> None:
        self._outcome = outcome
        self._money = money
        self._plan = outcome.asked.plan

    def why_held(self, duty: Duty) -> str:
        """Why an outsourced duty was not up for choice."""
        if is_started(duty) and duty.id not in self._outcome.asked.obstacles:
            return _("Its hand-over has begun, so it stays with {provider}.").format(provider=self._name(duty.provider))
        return _("You left it as it is.")

    def why_chosen(self, candidate: Candidate, option: Option) -> str:
        """What the duty's place in the plan costs, and for whom it is."""
        kind, provider = kind_of(candidate.duty, option), self._name(option.provider)
        if kind == "kept":
            words = _("Stays with {provider}, {price}.")
        elif kind == "moved":
            words = _("From {before} to {provider}, {price}.")
        else:
            words = _("To {provider}, {price}.")
        before = self._name(candidate.duty.provider)
        return words.format(provider=provider, before=before, price=self._price(candidate, option))

    def why_left_out(self, duty: Duty, candidate: Candidate | None) -> str:
        """Why the duty is not in the plan."""
        obstacle = self._outcome.asked.obstacles.get(duty.id)
        if obstacle is not None or candidate is None:
            return self._sentence(obstacle or "nobody", duty)
        offers = [(self._added(option), option) for option in candidate.options if self._has_room(option)]
        if not offers:
            full = self._name(candidate.options[0].provider)
            if len(candidate.options) > 1:
                return _("Everybody who could take it has no hours left.")
            return _("{provider} has no hours left for it.").format(provider=full)
        added, option = min(offers, key=lambda offer: offer[0])
        return self._too_dear(candidate, added, self._name(option.provider))

    def _too_dear(self, candidate: Candidate, added: Decimal, provider: str) -> str:
        outcome, price = self._outcome, self._money(added)
        worth = hourly_worth(self._plan.settings)
        if outcome.budget is None:
            return _("The hours are reached without it; with {provider} it would add {price} a week.").format(
                provider=provider, price=price
            )
        if outcome.objective == "net" and worth is not None and added >= candidate.freed * worth:
            return _("With {provider} it would add {price} a week for hours worth {worth}.").format(
                provider=provider, price=price, worth=self._money(candidate.freed * worth)
            )
        left = outcome.budget - outcome.cost
        if added > left:
            return _("With {provider} it would add {price} a week, and {left} of the budget is left.").format(
                provider=provider, price=price, left=self._money(left)
            )
        return _("Other duties make more of the budget.")

    def _price(self, candidate: Candidate, option: Option) -> str:
        added = self._outcome.added[candidate.duty.id]
        if not added:
            others = self._outcome.loads[option.provider].duties > 1
            return _("inside what you pay there already") if others else _("at no cost")
        words = _("{price} a week, {each} for each freed hour")
        return words.format(price=self._money(added), each=self._money(PRECISE.create_decimal(added) / candidate.freed))

    def _added(self, option: Option) -> Decimal:
        """What an option that is left out would add to the cost of the plan."""
        there = self._outcome.loads.get(option.provider, Load())
        return added_cost(self._plan, option, there)

    def _has_room(self, option: Option) -> bool:
        most = self._plan.providers[option.provider].maximum_hours
        there = self._outcome.loads.get(option.provider, Load()).plus(option.load).hours
        return most is None or there <= exactly(most) + EQUAL_HOURS

    def _name(self, provider: str | None) -> str:
        who = None if provider is None else self._plan.providers.get(provider)
        return _("nobody") if who is None else short(who.name)

    def _sentence(self, obstacle: Obstacle, duty: Duty) -> str:
        """The sentence of an obstacle."""
        if obstacle == "no rate":
            fit = [p for p in self._outcome.asked.providers if fits(p, duty)]
            currencies = sorted({p.currency for p in fit if p.currency != self._plan.settings.home_currency})
            return _("There is no exchange rate for {currency}.").format(currency=", ".join(currencies))
        if obstacle == "nobody":
            return _("No provider does this kind of work.")
        sentences: Mapping[Obstacle, str] = {
            "needs me": _("Only you can do it."),
            "needs me 4": _("It needs you."),
            "untouched": _("You left it as it is."),
            "unsaid": _("Its minutes or cadence are not said yet."),
            "nothing to free": _("Checking it would take as long as doing it."),
            "archived": _("Whoever did this kind of work is archived."),
            "no price": _("There is no price from anyone yet."),
            "elsewhere": _("Nobody in your time zone does this kind of work."),
            "too long": _("It takes longer than anyone has hours for."),
        }
        return sentences[obstacle]


def kind_of(duty: Duty, option: Option) -> Kind:
    """What an option means for a duty."""
    if duty.decision != "outsource" or duty.provider is None:
        return "new"
    return "moved" if option.changes else "kept"


def added_costs(asked: Question, chosen: Mapping[str, Option]) -> dict[str, Decimal]:
    """What each chosen duty adds to the weekly cost, those first that stay where they are, then the owner's order.

    So the first of a provider bears its minimum hours and retainer, the next ones only what they cost beside it, and
    all together, with what is held, are the cost of the plan.
    """
    loads, added = dict(asked.loads), {}
    for keeps in (True, False):
        for candidate in asked.candidates:
            option = chosen.get(candidate.duty.id)
            if option is not None and (kind_of(candidate.duty, option) == "kept") == keeps:
                there = loads.get(option.provider, Load())
                added[candidate.duty.id] = added_cost(asked.plan, option, there)
                loads[option.provider] = there.plus(option.load)
    return added


def added_cost(plan: Plan, option: Option, there: Load) -> Decimal:
    """What an option adds to the weekly cost of its provider, who has so much already."""
    who = plan.providers[option.provider]
    after, before = (provider_cost(plan, who, load).home or Decimal(0) for load in (there.plus(option.load), there))
    return PRECISE.subtract(after, before)
