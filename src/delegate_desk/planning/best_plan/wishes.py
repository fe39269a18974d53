"""Wishes that cannot come true, each said in one sentence."""

from decimal import Decimal

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.money import minor_units
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.best_plan.model import EQUAL_HOURS, OBJECTIVES, Objective, Obstacle, Question
from delegate_desk.planning.best_plan.reasons import Money, added_cost
from delegate_desk.planning.costs import Load, cost, fits, hourly_worth
from delegate_desk.planning.hours import PRECISE
from delegate_desk.planning.names import short

BLUR = Decimal("1e-20")
"""What divisions with 40 digits may leave of an exact amount."""


def refuse_unclear(budget: Decimal | None, hours: Decimal | None, objective: Objective) -> None:
    """Raise PlanError unless there is one wish that makes sense."""
    if (budget is None) == (hours is None):
        raise PlanError(_("Say either what you want to spend a week, or how many hours you want back."))
    if objective not in OBJECTIVES:
        raise PlanError(_("What a plan is best at is one of: {names}.").format(names=", ".join(OBJECTIVES)))
    for number in (budget, hours):
        if number is not None and (not number.is_finite() or number < 0):
            raise PlanError(_("What you want to spend, or to have back, cannot be less than nothing."))
    if hours is not None and hours <= EQUAL_HOURS:
        raise PlanError(_("Ask for more than 0 hours a week."))


def refuse_without_worth(asked: Question, objective: Objective) -> None:
    """Raise PlanError where the objective needs the owner's hourly worth and it is not known."""
    if objective == "net" and hourly_worth(asked.plan.settings) is None:
        raise PlanError(_("To weigh hours against money, say in the settings what an hour of yours is worth."))


def refuse_too_dear(asked: Question, budget: Decimal | None, money: Money) -> None:
    """Raise PlanError where what stays outsourced passes the budget already."""
    held = cost(asked.plan, asked.loads).amount or Decimal(0)
    if budget is not None and held > budget:
        raise PlanError(
            _("What stays outsourced costs {cost} a week already, more than {budget}.").format(
                cost=money(enough_for(held, asked.plan)), budget=money(budget)
            )
        )


def enough_for(amount: Decimal, plan: Plan) -> Decimal:
    """The least budget in whole minor units of the home currency that covers an amount."""
    step = Decimal(1).scaleb(-minor_units(plan.settings.home_currency))
    budget = PRECISE.divide_int(amount - BLUR, step) * step
    return budget + step if budget < amount - BLUR else budget


def too_little_money(asked: Question, budget: Decimal, objective: Objective, money: Money) -> PlanError:
    """The refusal of a budget for which nothing is best."""
    if objective == "net":
        return PlanError(_("Nothing that could be outsourced within this budget is worth more than it costs."))
    starts = [
        (added_cost(asked.plan, option, asked.loads.get(option.provider, Load())), candidate, option)
        for candidate in asked.candidates
        for option in candidate.options
    ]
    added, candidate, option = min(starts, key=lambda start: start[0])
    held = cost(asked.plan, asked.loads).amount or Decimal(0)
    return PlanError(
        _("{budget} a week is not enough for anything: the least is {price}, for “{title}” with {provider}.").format(
            budget=money(budget),
            price=money(enough_for(PRECISE.add(held, added), asked.plan)),
            title=short(candidate.duty.title),
            provider=short(asked.plan.providers[option.provider].name),
        )
    )


def too_many_hours(hours: Decimal, most: Decimal) -> PlanError:
    """The refusal of more hours than there are."""
    return PlanError(
        _("{hours:.2f} hours a week cannot be freed: with everybody you have, {most:.2f} is the most.").format(
            hours=hours, most=most
        )
    )


def nothing_to_choose(asked: Question) -> PlanError:
    """The refusal where there is no candidate at all."""
    found = set(asked.obstacles.values())
    sentences: tuple[tuple[Obstacle, str], ...] = (
        ("no price", _("Nobody who could take your duties has a price yet: say one on the providers page.")),
        ("no rate", _missing_rates(asked)),
        ("too long", _("Your duties take longer than any provider has hours for.")),
        ("elsewhere", _("Nobody in your time zone does any of these duties.")),
        ("nobody", _nobody(asked)),
        ("archived", _("Everybody who could take your duties is archived.")),
        ("unsaid", _("Say the minutes and the cadence of your duties first.")),
        ("nothing to free", _("Checking your duties would take as long as doing them.")),
        ("needs me 4", _("Everything that is undecided needs you.")),
        ("needs me", _("Everything that is undecided only you can do.")),
    )
    for obstacle, sentence in sentences:
        if obstacle in found:
            return PlanError(sentence)
    return PlanError(_("There is nothing to choose from: no duty is undecided or outsourced."))


def _nobody(asked: Question) -> str:
    duties = [asked.plan.duties[key] for key, obstacle in asked.obstacles.items() if obstacle == "nobody"]
    functions = list(dict.fromkeys(duty.function for duty in duties if duty.function))
    if not asked.plan.providers:
        return _("There is nobody to hand over to yet: add a provider first.")
    if not functions:
        return _("No provider does every kind of work, and your duties have no function: say one, or add a provider.")
    return _("No provider does {functions}: add one who does.").format(functions=_(" or ").join(functions[:3]))


def _missing_rates(asked: Question) -> str:
    duties = [asked.plan.duties[key] for key, obstacle in asked.obstacles.items() if obstacle == "no rate"]
    home, known = asked.plan.settings.home_currency, asked.plan.exchange_rates
    needed = {p.currency for p in asked.providers for duty in duties if fits(p, duty)} - {home, *known}
    return _("There is no exchange rate for {currency}: say what one is worth.").format(
        currency=", ".join(sorted(needed))
    )
