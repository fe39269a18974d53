"""What a best plan can choose from: duties that may be handed over, and who could take each at which price.

Everything exact, in Decimal; `numbers` makes of it what a solver works with.
Source: product.md, section 2, "Best plan".
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from delegate_desk.domain.duty import Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.domain.provider import Provider
from delegate_desk.i18n import _
from delegate_desk.planning.costs import Load, MissingRate, cost, exchange_rate, fits, is_priced, load_of
from delegate_desk.planning.hours import PRECISE, exactly, freed, provider_hours

Objective = Literal["hours", "net", "relief"]
OBJECTIVES: tuple[Objective, ...] = ("hours", "net", "relief")

EQUAL_HOURS = Decimal("1e-6")
"""Hours that differ by less are equal. Source: product.md, section 2."""

Obstacle = Literal[
    "needs me",
    "needs me 4",
    "untouched",
    "unsaid",
    "nothing to free",
    "nobody",
    "archived",
    "no price",
    "no rate",
    "elsewhere",
    "too long",
]
"""Why a duty cannot be chosen at all; `reasons` has the sentences."""

_STARTED = ("training", "trial", "running")
_USUAL_RELIEF = 3


class Rules(NamedTuple):
    """Further constraints that an owner may set; none on the command line.

    `leave_started` keeps duties at stage training, trial and running with who has them, `not_needing_me_4` leaves
    duties that need the owner 4 or 5 with the owner, `in_my_time_zone` leaves out providers whose clock differs from
    the owner's, and `untouched` are the ids of duties that stay exactly as they are.
    """

    leave_started: bool = False
    not_needing_me_4: bool = False
    in_my_time_zone: bool = False
    untouched: frozenset[str] = frozenset()


class Option(NamedTuple):
    """One provider who could take a duty, and what that asks of it a week."""

    provider: str
    load: Load
    changes: bool


class Candidate(NamedTuple):
    """A duty that may be chosen, the hours a week that it would free, and who could take it, in the owner's order."""

    duty: Duty
    freed: Decimal
    options: tuple[Option, ...]

    @property
    def relief(self) -> Decimal:
        """The freed hours weighted by how little the owner enjoys the duty."""
        enjoyment = self.duty.enjoyment
        return PRECISE.multiply(self.freed, Decimal(_USUAL_RELIEF if enjoyment is None else 6 - enjoyment))


class Question(NamedTuple):
    """All that can be chosen on a day, in the owner's order of duties and providers.

    `held` are outsourced duties that stay as they are whatever is chosen, with `loads` what they ask of their
    providers; `obstacles` says of every other undecided or outsourced duty why it cannot be chosen.
    """

    plan: Plan
    today: date
    rules: Rules
    candidates: tuple[Candidate, ...]
    providers: tuple[Provider, ...]
    held: tuple[Duty, ...]
    loads: Mapping[str | None, Load]
    obstacles: Mapping[str, Obstacle]


def question(plan: Plan, today: date, rules: Rules) -> Question:
    """What can be chosen. Raises PlanError where a needed exchange rate or the owner's time zone is missing."""
    _refuse_missing_rate(plan, today)
    candidates, held, obstacles = [], [], {}
    loads: dict[str | None, Load] = {}
    for duty in in_order(plan.duties):
        if duty.decision in ("keep", "stop"):
            continue
        obstacle = _obstacle(duty, plan, today, rules)
        if obstacle is not None:
            obstacles[duty.id] = obstacle
        stays = obstacle in ("untouched", "unsaid", "nothing to free")
        if duty.decision == "outsource" and (stays or _has_started(duty, rules)):
            held.append(duty)
            loads[duty.provider] = loads.get(duty.provider, Load()).plus(load_of(duty, today))
        elif obstacle is None:
            candidates.append(duty)
    offered = [provider for provider in in_order(plan.providers) if not provider.archived]
    asked = Question(plan, today, rules, (), tuple(offered), tuple(held), loads, obstacles)
    offers = _Offers(asked)
    found = []
    for duty in candidates:
        options = offers.of(duty)
        if options:
            found.append(Candidate(duty, freed_if_outsourced(duty, plan, today) or Decimal(0), options))
        else:
            obstacles[duty.id] = offers.obstacle(duty)
    return asked._replace(candidates=tuple(found), obstacles=obstacles)


def freed_if_outsourced(duty: Duty, plan: Plan, today: date) -> Decimal | None:
    """Hours a week that the duty frees once it is outsourced; None where they are not known."""
    return freed(duty._replace(decision="outsource"), plan.settings, today)


def is_started(duty: Duty) -> bool:
    """Whether the hand-over has begun, so that the rule about started ones keeps it."""
    return duty.decision == "outsource" and duty.stage in _STARTED


def _has_started(duty: Duty, rules: Rules) -> bool:
    return rules.leave_started and is_started(duty)


def _refuse_missing_rate(plan: Plan, today: date) -> None:
    loads: dict[str | None, Load] = {}
    for duty in plan.duties.rows.values():
        if duty.decision == "outsource":
            loads[duty.provider] = loads.get(duty.provider, Load()).plus(load_of(duty, today))
    missing = cost(plan, loads).missing_rate
    if missing is not None:
        raise MissingRate(missing)


def _obstacle(duty: Duty, plan: Plan, today: date, rules: Rules) -> Obstacle | None:
    """Why a duty is no candidate, whoever there is to take it."""
    if duty.id in rules.untouched:
        return "untouched"
    if duty.decision == "undecided" and duty.needs_me == 5:
        return "needs me"
    if rules.not_needing_me_4 and (duty.needs_me or 0) >= 4 and not _has_started(duty, rules):
        return "needs me 4"
    gain = freed_if_outsourced(duty, plan, today)
    if gain is None:
        return "unsaid"
    return "nothing to free" if gain <= EQUAL_HOURS else None


class _Offers:
    """Who could take which duty."""

    def __init__(self, asked: Question) -> None:
        self._asked = asked
        self._without_rate = {provider.id for provider in asked.providers if not _has_rate(asked.plan, provider)}
        self._elsewhere = _elsewhere(asked) if asked.rules.in_my_time_zone else frozenset()

    def of(self, duty: Duty) -> tuple[Option, ...]:
        options = []
        for provider in self._asked.providers:
            if self._refusal(provider, duty) is None:
                taken = given_to(duty, provider.id)
                options.append(Option(provider.id, load_of(taken, self._asked.today), provider.id != duty.provider))
        return tuple(options)

    def obstacle(self, duty: Duty) -> Obstacle:
        """Of the reasons why nobody takes the duty the one that is nearest to being solved."""
        refusals = {self._refusal(provider, duty) for provider in self._asked.providers}
        order: tuple[Obstacle, ...] = ("too long", "elsewhere", "no rate", "no price")
        for reason in order:
            if reason in refusals:
                return reason
        archived = any(p.archived and fits(p, duty) for p in self._asked.plan.providers.values())
        return "archived" if archived else "nobody"

    def _refusal(self, provider: Provider, duty: Duty) -> Obstacle | None:
        if not fits(provider, duty):
            return "nobody"
        agreed = provider.id == duty.provider and duty.agreed_price is not None
        if not agreed and not is_priced(provider):
            return "no price"
        if provider.id in self._without_rate:
            return "no rate"
        if provider.id in self._elsewhere:
            return "elsewhere"
        return None if agreed or self._has_room(provider, duty) else "too long"

    def _has_room(self, provider: Provider, duty: Duty) -> bool:
        if provider.maximum_hours is None:
            return True
        there = self._asked.loads.get(provider.id, Load()).hours
        asked = PRECISE.add(there, provider_hours(duty, self._asked.today) or Decimal(0))
        return asked <= exactly(provider.maximum_hours) + EQUAL_HOURS


def given_to(duty: Duty, provider: str) -> Duty:
    """The duty outsourced to a provider; a price agreed with another one, or with nobody yet, does not hold there."""
    price = duty.agreed_price if duty.provider == provider else None
    return duty._replace(decision="outsource", provider=provider, agreed_price=price)


def _has_rate(plan: Plan, provider: Provider) -> bool:
    try:
        exchange_rate(plan, provider.currency)
    except MissingRate:
        return False
    return True


def _elsewhere(asked: Question) -> frozenset[str]:
    """The providers whose clock does not show the owner's time, or of whom that is not known."""
    mine = asked.plan.settings.time_zone
    if mine is None:
        raise PlanError(_("Say your own time zone in the settings, to keep to providers in it."))
    there = {provider.id: _offset(provider.time_zone, asked.today) for provider in asked.providers}
    here = _offset(mine, asked.today)
    return frozenset(key for key, offset in there.items() if offset is None or offset != here)


def _offset(zone: str | None, today: date) -> float | None:
    """Seconds from UTC at noon of a day; None where the zone is not known on this computer."""
    try:
        moment = datetime(today.year, today.month, today.day, 12, tzinfo=ZoneInfo(zone)) if zone else None
    except (KeyError, ValueError, OSError):
        return None
    offset = None if moment is None else moment.utcoffset()
    return None if offset is None else offset.total_seconds()
