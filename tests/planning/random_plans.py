"""Random plans with figures as owners have them: small enough to add up, odd enough to find the edges."""

from typing import Any

from builders import a_plan
from hypothesis import strategies as st

from delegate_desk.domain.cadence import UNITS, Every, Rule
from delegate_desk.domain.duty import DECISIONS, STAGES, Duty
from delegate_desk.domain.goal import AREAS, Goal
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.provider import Provider
from delegate_desk.domain.review import Review, ReviewedDuty
from planning.oracle import RULES

CURRENCIES = ("EUR", "PHP", "JPY", "KWD")
PROVIDERS = ("p1", "p2", "p3")


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def made(kind: type, **said: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Records with these fields random and all others left out (`builds` would make up those too)."""
    return st.fixed_dictionaries(said).map(lambda fields: kind(**fields))


minutes = st.sampled_from([0.0, 0.1, 5.0, 7.0, 15.0, 20.0, 45.0, 60.0, 90.5, 240.0]) | st.floats(0.001, 3000)
weekly_hours = st.sampled_from([0.0, 0.5, 1.0, 2.0, 5.0, 40.0]) | st.floats(0, 60)
prices = st.sampled_from(["0", "0.00", "0.015", "12.5", "20.00", "350.00", "1234.567"]) | st.decimals(
    0, 1000, places=2
).map(str)
cadences = st.one_of(
    made(
        Every,
        times=st.sampled_from([1.0, 2.0, 3.0, 0.5, 2.5]) | st.floats(0.01, 20),
        every=st.integers(1, 6),
        unit=st.sampled_from(UNITS),
    ),
    st.sampled_from(sorted(RULES)).map(lambda rrule: Rule(rrule, "2026-01-05")),
)


def a_random_duty(key: str) -> st.SearchStrategy[Duty]:
    return made(
        Duty,
        id=st.just(key),
        title=st.just(f"Duty {key}"),
        function=maybe(st.sampled_from(["sales", "legal"])),
        cadence=maybe(cadences) | cadences,
        minutes=maybe(minutes) | minutes,
        provider_minutes=maybe(minutes),
        decision=st.sampled_from(DECISIONS) | st.just("outsource"),
        provider=maybe(st.sampled_from(PROVIDERS)),
        agreed_price=maybe(prices),
        stage=maybe(st.sampled_from(STAGES)) | st.just("running"),
        oversight_minutes_per_week=maybe(minutes),
        handover_minutes=maybe(minutes),
    )


def a_random_provider(key: str) -> st.SearchStrategy[Provider]:
    return made(
        Provider,
        id=st.just(key),
        name=st.just(key),
        currency=st.sampled_from(CURRENCIES),
        hourly_rate=maybe(prices),
        minimum_hours=maybe(weekly_hours),
        maximum_hours=maybe(weekly_hours),
        retainer=maybe(prices),
        included_hours=maybe(weekly_hours),
        archived=st.booleans(),
    )


def a_random_goal(key: str) -> st.SearchStrategy[Goal]:
    return made(
        Goal, id=st.just(key), title=st.just(key), area=st.sampled_from(AREAS), target_hours=maybe(weekly_hours)
    )


@st.composite
def plans(draw: st.DrawFn, most: int = 6) -> Plan:
    shares = st.sampled_from([0.0, 0.1, 0.3, 0.5, 1.0]) | st.floats(0, 1)
    return a_plan(
        *(draw(a_random_duty(f"d{i}")) for i in range(draw(st.integers(0, most)))),
        providers=[draw(a_random_provider(key)) for key in PROVIDERS],
        goals=[draw(a_random_goal(f"g{i}")) for i in range(draw(st.integers(0, 4)))],
        rates={
            currency: draw(st.sampled_from(["0.0134", "1.1", "0.92"]))
            for currency in CURRENCIES[1:]
            if draw(st.integers(0, 9))
        },
        home_currency=draw(st.sampled_from(CURRENCIES)),
        hourly_worth=draw(maybe(prices)),
        assumed_hourly_rate=draw(maybe(prices)),
        capacity_hours=draw(maybe(weekly_hours)),
        oversight_share=draw(shares),
        family_share=draw(shares),
    )


reviewed = made(
    ReviewedDuty,
    duty=st.just("d1"),
    decision=maybe(st.sampled_from(DECISIONS)) | st.just("outsource"),
    expected_minutes=maybe(minutes),
    spent_minutes=maybe(minutes),
    freed_minutes=maybe(st.floats(-100, 1000)),
)
closed_reviews = made(
    Review, week=st.just("2026-11-16"), closed=st.just(True), duties=st.lists(reviewed, max_size=5).map(tuple)
)
