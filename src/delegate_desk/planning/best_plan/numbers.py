"""A best plan's question in floats: hours in minutes, money in minor units of the home currency, a week.

What a solver works with; its answer is checked again in Decimal. Only the solver's modules import this one, because
numpy comes with it.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from delegate_desk.domain.money import minor_units
from delegate_desk.domain.provider import Provider
from delegate_desk.planning.best_plan.model import EQUAL_HOURS, Candidate, Objective, Question
from delegate_desk.planning.costs import Load, cost, exchange_rate, hourly_worth, weekly_cost
from delegate_desk.planning.hours import PRECISE, exactly

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

EQUAL_MINUTES = float(EQUAL_HOURS) * 60
EQUAL_MONEY = 1e-4
"""A millionth of a pound, in pence: amounts that differ by less are equal."""
_LENIENCE = 1e-6
"""What floats may add to a sum that is just within a limit; the answer is checked in Decimal."""
_HARDLY = Decimal("1e-9")
"""Hours beyond a provider's most, lest floats refuse what just fits."""
_LEAST_STEP = Decimal("6e-5")
"""In minutes: what is hardly more than equal hours."""
_LEAST_OF_HOURS = Decimal("1e-6")
"""In minutes: what floats still tell apart among hours."""
_NOTHING_LEFT = Decimal("1e-12")
"""What hours of 40 digits may leave of a whole multiple, after a few divisions by what was left before."""
_NONE = (0.0, 0.0, 0.0, 0.0)


class Numbers(NamedTuple):
    """Everything that can be chosen. Options stand in the order of their duties and, within one, of its providers.

    Of each option: which duty and which provider (counted from 0), whether it changes the duty's provider, what it
    frees, its gain by the objective, the hours that its provider bills for it, and the money that it costs by itself.
    Of each provider: what it costs to begin with it (`opening`), minutes that this covers (`covered`), what each
    further one costs (`rate`), and how many it takes at most (`room`). `base` is what the held
    duties cost. Where `in_steps` is above 0, gains are whole multiples of it, and so are hours of `hours_in_steps`.
    """

    duty: Ints
    provider: Ints
    changes: Ints
    freed: Floats
    gain: Floats
    hours: Floats
    money: Floats
    opening: Floats
    covered: Floats
    rate: Floats
    room: Floats
    duties: int
    base: float
    in_steps: float
    hours_in_steps: float


class Form(NamedTuple):
    """One optimisation over the numbers: the greatest score with a row that stays within a limit.

    Scores and rows are linear in the options, in opening a provider and in each billed minute beyond those covered.
    Choices whose scores differ by less than `equal` are equally good. Where `in_steps` is above 0, scores differ by
    whole multiples of it. Each minor unit of money adds `money_score` to the score, and `money_row` to the row.
    """

    numbers: Numbers
    score: Floats
    row: Floats
    opening_score: Floats
    opening_row: Floats
    further_score: Floats
    further_row: Floats
    limit: float
    money_score: float
    money_row: float
    equal: float
    row_is_cost: bool
    in_steps: float = 0.0


def numbers(asked: Question, objective: Objective) -> Numbers:
    """The question as numbers, the gain of each option being what the objective counts (for `net` without cost)."""
    places = {provider.id: i for i, provider in enumerate(asked.providers)}
    offered = {option.provider for candidate in asked.candidates for option in candidate.options}
    agreements = [_agreement(asked, provider) if provider.id in offered else _NONE for provider in asked.providers]
    opening, covered, rate, room = _columns(agreements, 4)
    rows = []
    for index, candidate in enumerate(asked.candidates):
        freed, gain = _minutes(candidate.freed), _gain(asked, objective, candidate.freed, candidate.relief)
        for option in candidate.options:
            place = places[option.provider]
            minutes = _minutes(option.load.hours)
            money = _home(asked, asked.providers[place], option.load.agreed)
            money += 0.0 if covered[place] else rate[place] * minutes
            rows.append((index, place, option.changes, freed, gain, minutes, money))
    duty, provider, changes, freed_minutes, gains, hours, moneys = _columns(rows, 7)
    return Numbers(
        duty=duty.astype(np.int64),
        provider=provider.astype(np.int64),
        changes=changes.astype(np.int64),
        freed=freed_minutes,
        gain=gains,
        hours=hours,
        money=moneys,
        opening=opening,
        covered=covered,
        rate=np.where(covered > 0, rate, 0.0),
        room=room,
        duties=len(asked.candidates),
        base=_scaled(asked, cost(asked.plan, asked.loads).amount or Decimal(0)),
        in_steps=_steps(asked, objective),
        hours_in_steps=_step({load.hours for each in asked.candidates for load in _loads(each)}, _LEAST_OF_HOURS),
    )


def most(all_of: Numbers, objective: Objective, budget: float) -> Form:
    """The greatest gain for a budget; for `net` of what is left of the gain after the cost."""
    net = objective == "net"
    share = 1.0 if net else 0.0
    return Form(
        all_of,
        score=all_of.gain - share * all_of.money,
        row=all_of.money,
        opening_score=-share * all_of.opening,
        opening_row=all_of.opening,
        further_score=-share * all_of.rate,
        further_row=all_of.rate,
        limit=budget - all_of.base + _LENIENCE,
        money_score=-share,
        money_row=1.0,
        equal=EQUAL_MONEY if net else EQUAL_MINUTES,
        row_is_cost=True,
        in_steps=all_of.in_steps,
    )


def least(all_of: Numbers, objective: Objective, gain: float) -> Form:
    """The lowest cost that brings at least a gain; for `net` of what is left of the gain after the cost."""
    share = 1.0 if objective == "net" else 0.0
    return Form(
        all_of,
        score=-all_of.money,
        row=share * all_of.money - all_of.gain,
        opening_score=-all_of.opening,
        opening_row=share * all_of.opening,
        further_score=-all_of.rate,
        further_row=share * all_of.rate,
        limit=-gain + _LENIENCE,
        money_score=-1.0,
        money_row=share,
        equal=EQUAL_MONEY,
        row_is_cost=False,
    )


def score_of(form: Form, chosen: Iterable[int]) -> float:
    """The score of a choice of options."""
    return _value(form, chosen, form.score, form.opening_score, form.further_score)


def row_of(form: Form, chosen: Iterable[int]) -> float:
    """What a choice of options takes of the form's limit."""
    return _value(form, chosen, form.row, form.opening_row, form.further_row)


def money_of(all_of: Numbers, chosen: Iterable[int]) -> float:
    """What a choice of options adds to the cost of the held duties."""
    return -score_of(least(all_of, "hours", 0.0), chosen)


def _value(form: Form, chosen: Iterable[int], linear: Floats, opening: Floats, further: Floats) -> float:
    all_of, kept = form.numbers, np.fromiter(chosen, dtype=np.int64)
    load = np.bincount(all_of.provider[kept], weights=all_of.hours[kept], minlength=len(all_of.room))
    used = np.isin(np.arange(len(all_of.room)), all_of.provider[kept])
    beyond = np.maximum(0.0, load - all_of.covered)
    return float(linear[kept].sum() + opening[used].sum() + further @ beyond)


def _agreement(asked: Question, provider: Provider) -> tuple[float, float, float, float]:
    """Opening, covered minutes, rate a minute and room of a provider beside what it has already."""
    there = asked.loads.get(provider.id, Load())
    rate = _home(asked, provider, Decimal(provider.hourly_rate or 0)) / 60
    covered = max(exactly(provider.minimum_hours or 0), exactly(provider.included_hours or 0))
    most = None if provider.maximum_hours is None else exactly(provider.maximum_hours) + _HARDLY
    room = np.inf if most is None else _minutes(most - there.hours)
    opening = 0.0 if there.duties else _home(asked, provider, weekly_cost(provider, Load(1)))
    left = max(0.0, _minutes(covered - there.hours)) if rate else 0.0
    return opening, left, rate, max(0.0, room)


def _gain(asked: Question, objective: Objective, freed: Decimal, relief: Decimal) -> float:
    if objective == "net":
        return _scaled(asked, PRECISE.multiply(freed, hourly_worth(asked.plan.settings) or Decimal(0)))
    return _minutes(relief if objective == "relief" else freed)


def _home(asked: Question, provider: Provider, amount: Decimal) -> float:
    if not amount:
        return 0.0
    return _scaled(asked, PRECISE.multiply(amount, exchange_rate(asked.plan, provider.currency)))


def _scaled(asked: Question, amount: Decimal) -> float:
    return float(amount.scaleb(minor_units(asked.plan.settings.home_currency), context=PRECISE))


def _minutes(hours: Decimal) -> float:
    return float(hours * 60)


def _columns(rows: Sequence[Sequence[float]], count: int) -> Floats:
    """The columns of a table of so many."""
    return np.array(rows, dtype=np.float64).reshape(-1, count).T.copy()


def _steps(asked: Question, objective: Objective) -> float:
    if objective == "net":
        return 0.0
    gains = (each.relief if objective == "relief" else each.freed for each in asked.candidates)
    return _step(set(gains), _LEAST_STEP)


def _loads(candidate: Candidate) -> Iterator[Load]:
    return (option.load for option in candidate.options)


def _step(hours: Iterable[Decimal], least: Decimal) -> float:
    """Of what, in minutes, all hours are whole multiples; 0 where that is too little to be of use."""
    step = Decimal(0)
    for amount in hours:
        other = PRECISE.multiply(amount, Decimal(60))
        while other > _NOTHING_LEFT:
            step, other = other, PRECISE.remainder(step, other)
        if 0 < step < least:
            return 0.0
    return float(step)
