"""The best plan by trying everything, over the second reading of section 2 in fractions."""

from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple

from delegate_desk.domain.duty import Duty
from delegate_desk.domain.plan import Plan, in_order
from planning import oracle

EQUAL = Fraction(1, 10**6)


class Tried(NamedTuple):
    """One way to choose: a provider (or None) for each candidate, in the owner's order."""

    chosen: tuple[str | None, ...]
    freed: Fraction
    relief: Fraction
    cost: Fraction
    changes: int


class Everything:
    """All ways to choose, and the best of them."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.candidates = [duty for duty in in_order(plan.duties) if self._is_candidate(duty)]
        self._order = [provider.id for provider in in_order(plan.providers)]
        self.tried = [one for one in map(self._try, product(*map(self._offers, self.candidates))) if one]

    def best(self, objective: str, budget: Fraction) -> Tried | None:
        within = [one for one in self.tried if one.cost <= budget]
        if not within:
            return None
        most = max(self.value(one, objective) for one in within)
        return self._first([one for one in within if self.value(one, objective) >= most - EQUAL])

    def cheapest(self, hours: Fraction) -> Tried | None:
        enough = [one for one in self.tried if one.freed >= hours - EQUAL]
        return self._first(enough) if enough else None

    def value(self, one: Tried, objective: str) -> Fraction:
        if objective == "net":
            return one.freed * oracle.n(self.plan.settings.hourly_worth) - one.cost
        return one.relief if objective == "relief" else one.freed

    def _first(self, equal: list[Tried]) -> Tried:
        def order(one: Tried) -> Any:
            places = [len(self._order) if key is None else self._order.index(key) for key in one.chosen]
            return one.cost, one.changes, places

        return min(equal, key=order)

    def _is_candidate(self, duty: Duty) -> bool:
        may_be_chosen = duty.decision == "outsource" or (duty.decision == "undecided" and duty.needs_me != 5)
        gain = oracle.freed(self.plan, duty._replace(decision="outsource"))
        return may_be_chosen and gain is not None and gain > EQUAL

    def _offers(self, duty: Duty) -> list[str | None]:
        keys: list[str | None] = [None]
        for provider in self.plan.providers.values():
            fits = not provider.functions or duty.function in provider.functions
            agreed = provider.id == duty.provider and duty.agreed_price is not None
            priced = agreed or provider.hourly_rate is not None or provider.retainer is not None
            known = provider.currency in {self.plan.settings.home_currency, *self.plan.exchange_rates}
            if fits and priced and known and not provider.archived:
                keys.append(provider.id)
        return keys

    def _try(self, chosen: tuple[str | None, ...]) -> Tried | None:
        after = []
        for duty, key in zip(self.candidates, chosen, strict=True):
            if key is None:
                after.append(duty._replace(decision="undecided"))
            else:
                price = duty.agreed_price if duty.provider == key else None
                after.append(duty._replace(decision="outsource", provider=key, agreed_price=price))
        plan = self.plan.put("duties", after)
        if any(self._exceeds(plan, provider, chosen) for provider in plan.providers.values()):
            return None
        gains = [(oracle.freed(plan, duty), duty) for duty in after if duty.decision == "outsource"]
        return Tried(
            chosen,
            sum((gain for gain, _duty in gains), Fraction(0)),
            sum((gain * (3 if duty.enjoyment is None else 6 - duty.enjoyment) for gain, duty in gains), Fraction(0)),
            oracle.cost(plan)[0],
            sum(key not in (None, duty.provider) for duty, key in zip(self.candidates, chosen, strict=True)),
        )

    def _exceeds(self, plan: Plan, provider: Any, chosen: tuple[str | None, ...]) -> bool:
        """Whether a choice asks a provider for more hours than it has; work at an agreed price takes none of them."""
        if provider.maximum_hours is None:
            return False
        by_the_hour = [d for d in oracle.outsourced(plan, provider.id) if d.agreed_price is None and oracle.said(d)]
        ids = {duty.id for duty, key in zip(self.candidates, chosen, strict=True) if key == provider.id}
        hours = sum((oracle.provider_hours(duty) for duty in by_the_hour), Fraction(0))
        return hours > oracle.n(provider.maximum_hours) + EQUAL and any(duty.id in ids for duty in by_the_hour)
