"""Random small plans for the best plan, by seed: round figures that tie, odd ones that do not, and every agreement."""

from random import Random
from typing import Any

from builders import a_plan

from delegate_desk.domain.cadence import Every
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.provider import Provider

FUNCTIONS = ("sales", "legal", "people")
RATES = {"EUR": "0.86", "PHP": "0.0134"}


def small_plan(seed: int, most: int = 5) -> Plan:
    """A plan of some undecided and outsourced duties, others, and two or three providers."""
    random = Random(seed)
    round_figures = random.random() < 0.5
    providers = [_provider(random, key, round_figures) for key in ("p1", "p2", "p3")[: random.randint(1, 3)]]
    keys = [provider.id for provider in providers]
    duties = [_duty(random, f"d{i}", keys, round_figures) for i in range(random.randint(1, most))]
    return a_plan(
        *duties,
        providers=providers,
        rates=RATES,
        home_currency="GBP",
        hourly_worth=random.choice(["20.00", "45.50", "12"]),
        assumed_hourly_rate=random.choice([None, "15.00"]),
        oversight_share=random.choice([0.0, 0.1, 0.25]),
    )


def _duty(random: Random, key: str, providers: list[str], round_figures: bool) -> Duty:
    units = ["week"] if round_figures else ["week", "month", "workday", "day", "quarter"]
    minutes = float(random.choice([30, 60, 90, 120]) if round_figures else random.randint(5, 200))
    own = random.choice([None, *providers])
    said: dict[str, Any] = {
        "function": random.choice([None, *FUNCTIONS]),
        "cadence": Every(float(random.choice([1, 2])), random.choice([1, 1, 2]), random.choice(units)),
        "minutes": random.choice([minutes] * 9 + [None]),
        "provider_minutes": random.choice([None, None, minutes + 15]),
        "enjoyment": random.choice([None, 1, 3, 5]),
        "needs_me": random.choice([None, 1, 4, 5]),
        "decision": random.choice(["undecided"] * 4 + ["outsource"] * 4 + ["keep", "stop"]),
        "provider": own,
        "agreed_price": random.choice([None, None, "25.00", "17.333"]) if own or random.random() < 0.2 else None,
        "oversight_minutes_per_week": random.choice([None, None, None, 10.0, 400.0]),
        "stage": random.choice(["brief", "trial", "running"]),
    }
    return Duty(id=key, title=f"Duty {key}", **said)


def _provider(random: Random, key: str, round_figures: bool) -> Provider:
    kind = random.choice(["hourly", "minimum", "retainer", "flat", "nothing", "free hours"])
    rate = random.choice(["20", "30"] if round_figures else ["12.34", "18.5", "27.75", "0"])
    said: dict[str, Any] = {"hourly_rate": rate}
    if kind == "minimum":
        said |= {"minimum_hours": random.choice([1.0, 2.5, 5.0]), "included_hours": random.choice([None, 1.0])}
    elif kind == "retainer":
        said |= {"retainer": random.choice(["100.00", "260.89"]), "included_hours": random.choice([1.0, 3.0])}
    elif kind == "flat":
        said = {"retainer": "173.93"}
    elif kind == "nothing":
        said = {}
    elif kind == "free hours":
        said |= {"included_hours": 1.5}
    return Provider(
        id=key,
        name=key.upper(),
        currency=random.choice(["GBP", "GBP", "EUR", "PHP"] + ["JPY"] * (random.random() < 0.2 and kind == "nothing")),
        maximum_hours=random.choice([None, None, 2.0, 3.5]),
        functions=random.choice([(), (), ("sales", "legal"), ("people",)]),
        archived=random.random() < 0.1,
        **said,
    )
