"""Large plans for the best plan, by seed: every kind of agreement, and about five providers for each duty."""

from random import Random
from typing import Any, NamedTuple

from builders import WEEKLY, a_plan

from delegate_desk.domain.cadence import Every
from delegate_desk.domain.duty import FUNCTIONS, Duty
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.provider import Provider


class Kind(NamedTuple):
    """What duties are like: all weekly or of any cadence, as long for a provider as for the owner or not."""

    weekly: bool = True
    own_minutes: bool = False
    maximum: float = 0.0


def large_plan(seed: int, duties: int, providers: int, kind: Kind) -> Plan:
    """A plan of undecided duties in whole minutes and providers paid in pence."""
    random = Random(seed)
    who = [_provider(random, f"p{i}", kind) for i in range(providers)]
    what = [_duty(random, f"d{i}", kind) for i in range(duties)]
    return a_plan(*what, providers=who, home_currency="GBP", hourly_worth="40.00")


def _duty(random: Random, key: str, kind: Kind) -> Duty:
    minutes = random.randint(10, 240)
    cadence = WEEKLY if kind.weekly else Every(1.0, 1, random.choice(["week", "workday", "month"]))
    longer = float(round(minutes * random.uniform(0.7, 1.5))) if kind.own_minutes else None
    return Duty(
        id=key,
        title=key,
        function=random.choice(FUNCTIONS),
        cadence=cadence,
        minutes=float(minutes),
        provider_minutes=longer,
        enjoyment=random.randint(1, 5),
        needs_me=random.randint(1, 4),
    )


def _provider(random: Random, key: str, kind: Kind) -> Provider:
    said: dict[str, Any] = {"hourly_rate": f"{random.uniform(8, 45):.2f}"}
    agreement = random.choice(["hourly", "minimum", "retainer"])
    if agreement == "minimum":
        said["minimum_hours"] = float(random.randint(3, 20))
    elif agreement == "retainer":
        said |= {"retainer": f"{random.uniform(100, 900):.2f}", "included_hours": float(random.randint(5, 40))}
    if random.random() < kind.maximum:
        said["maximum_hours"] = float(random.randint(8, 40))
    functions = tuple(random.sample(FUNCTIONS, len(FUNCTIONS) // 4))
    return Provider(id=key, name=key.upper(), currency="GBP", functions=functions, **said)
