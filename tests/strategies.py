"""Random plans for hypothesis: every kind of record, odd texts, both shapes of cadence."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from delegate_desk.domain.brief import AUTHORITIES, VERDICTS, Access, Brief, CheckIn, Step
from delegate_desk.domain.cadence import UNITS, Every, Rule
from delegate_desk.domain.duty import DECISIONS, FUNCTIONS, STAGES, Duty, StageDate
from delegate_desk.domain.goal import AREAS, Goal
from delegate_desk.domain.idea import IDEA_STATUSES, Idea
from delegate_desk.domain.plan import KEYS, Plan, Table
from delegate_desk.domain.positions import renumbered
from delegate_desk.domain.provider import ExchangeRate, Provider
from delegate_desk.domain.review import FunctionHours, Review, ReviewedDuty, ReviewedGoal, ReviewTotals, TimeEntry
from delegate_desk.domain.scenario import Scenario, ScenarioDuty, ScenarioProvider, ScenarioSettings
from delegate_desk.domain.settings import WEEKDAYS, Settings

texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
    st.sampled_from(
        ["=1+1", "'tis", "-5", "a\r\nb", " \t", "\xe9", "e\u0301", "\U0001d7d9\u200d", "\u202eabc", '"},{', "\x1b[31m"]
    ),
)
titles = texts.filter(bool)
numbers = st.one_of(st.integers(0, 10_000).map(float), st.floats(0, 1e300))
amounts = st.from_regex(r"[0-9]{1,6}(\.[0-9]{1,4})?", fullmatch=True)
signed_amounts = st.from_regex(r"-?[0-9]{1,6}(\.[0-9]{1,4})?", fullmatch=True)
dates = st.dates().map(str)
clocks = st.times().map(lambda time: time.isoformat("minutes")[:5])
functions = st.one_of(st.sampled_from(FUNCTIONS), titles.map(str.lower).filter(lambda name: name == name.lower()))
currencies = st.sampled_from(["GBP", "EUR", "PHP", "JPY", "KWD", "XXX"])
cadences = st.one_of(
    st.builds(
        Every,
        times=st.one_of(st.integers(1, 9).map(float), st.floats(1e-300, 1e6)),
        every=st.integers(1, 10**9),
        unit=st.sampled_from(UNITS),
    ),
    st.builds(
        Rule,
        rrule=st.sampled_from(
            [
                "FREQ=WEEKLY;BYDAY=MO,TH",
                "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3",
                "FREQ=DAILY;UNTIL=20270101",
                "freq=yearly",
            ]
        ),
        starts=dates,
    ),
)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def tuples(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=most).map(tuple)


def one_of_these(ids: Sequence[str]) -> st.SearchStrategy[Any]:
    return maybe(st.sampled_from(ids)) if ids else st.none()


def each_once(ids: Sequence[str], of: Any) -> st.SearchStrategy[Any]:
    """A tuple of records, made by `of(id)`, for some of these ids."""
    chosen = st.lists(st.sampled_from(ids), unique=True, max_size=3) if ids else st.just([])
    return chosen.flatmap(lambda keys: st.tuples(*(of(key) for key in keys)))


def settings() -> st.SearchStrategy[Settings]:
    share = st.floats(0, 1)
    return st.builds(
        Settings,
        title=texts,
        home_currency=currencies,
        hourly_worth=maybe(amounts),
        assumed_hourly_rate=maybe(amounts),
        weekly_budget=maybe(amounts),
        capacity_hours=maybe(numbers),
        oversight_share=share,
        family_share=share,
        week_starts=st.sampled_from(WEEKDAYS),
        owner_name=texts,
        owner_contact=texts,
        time_zone=maybe(st.just("Europe/London")),
        day_starts=maybe(clocks),
        day_ends=maybe(clocks),
        yearly_income=maybe(amounts),
        working_hours=maybe(numbers),
        handovers_at_once=st.integers(1, 9),
        review_day=st.sampled_from(WEEKDAYS),
        review_time=clocks,
    )


@st.composite
def duties(draw: st.DrawFn, id_: str, providers: Sequence[str]) -> Duty:
    decision = draw(st.sampled_from(DECISIONS))
    stage = st.sampled_from(STAGES)
    reached = draw(st.sets(stage))
    return Duty(
        id=id_,
        title=draw(titles),
        function=draw(maybe(functions)),
        cadence=draw(maybe(cadences)),
        minutes=draw(maybe(numbers)),
        provider_minutes=draw(maybe(numbers)),
        enjoyment=draw(maybe(st.integers(1, 5))),
        needs_me=draw(maybe(st.integers(1, 5))),
        decision=decision,
        provider=draw(one_of_these(providers)),
        agreed_price=draw(maybe(amounts)),
        stage=draw(stage if decision == "outsource" else maybe(stage)),
        stage_dates=tuple(StageDate(stage=name, date=draw(dates)) for name in STAGES if name in reached),
        oversight_minutes_per_week=draw(maybe(numbers)),
        handover_minutes=draw(maybe(numbers)),
        notes=draw(texts),
        trial_weeks=draw(st.integers(1, 52)),
        changed=draw(maybe(dates)),
    )


def providers(id_: str) -> st.SearchStrategy[Provider]:
    return st.builds(
        Provider,
        id=st.just(id_),
        name=titles,
        place=texts,
        time_zone=maybe(st.just("Asia/Manila")),
        currency=currencies,
        hourly_rate=maybe(amounts),
        minimum_hours=maybe(numbers),
        maximum_hours=maybe(numbers),
        retainer=maybe(amounts),
        included_hours=maybe(numbers),
        functions=tuples(functions),
        contact=texts,
        notes=texts,
        archived=st.booleans(),
        day_starts=maybe(clocks),
        day_ends=maybe(clocks),
    )


def briefs(duty: str) -> st.SearchStrategy[Brief]:
    return st.builds(
        Brief,
        duty=st.just(duty),
        why=texts,
        done_when=texts,
        steps=tuples(st.builds(Step, text=texts, minutes=maybe(numbers))),
        access=tuples(st.builds(Access, what=texts, where=texts)),
        ask_first=tuples(texts),
        authority=maybe(st.sampled_from(AUTHORITIES)),
        check_in_every_days=maybe(st.integers(1, 99)),
        first_check_in=maybe(dates),
        check_ins=tuples(st.builds(CheckIn, date=dates, verdict=maybe(st.sampled_from(VERDICTS)), note=texts)),
        reach_me=texts,
    )


@st.composite
def reviews(draw: st.DrawFn, week: str, duty_ids: Sequence[str], goal_ids: Sequence[str]) -> Review:
    closed = draw(st.booleans())
    gone = ["gone"] if closed else []
    spent = maybe(numbers)
    signed = maybe(st.floats(-1e9, 1e9).map(lambda value: value + 0.0))
    hours = st.dictionaries(st.just("") | functions, numbers, max_size=3)

    def of_duty(id_: str) -> st.SearchStrategy[ReviewedDuty]:
        return st.builds(
            ReviewedDuty,
            duty=st.just(id_),
            decision=maybe(st.sampled_from(DECISIONS)),
            expected_minutes=maybe(numbers),
            spent_minutes=spent,
            title=maybe(texts),
            function=maybe(functions),
            stage=maybe(st.sampled_from(STAGES)),
            freed_minutes=signed,
        )

    totals = st.builds(
        ReviewTotals,
        planned=signed,
        now=signed,
        cost=maybe(amounts),
        value=maybe(signed_amounts),
        net=maybe(signed_amounts),
        hours_by_function=hours.map(lambda found: tuple(FunctionHours(*pair) for pair in found.items())),
    )
    return Review(
        week=week,
        closed=closed,
        away=draw(st.booleans()),
        duties=draw(each_once([*duty_ids, *gone], of_duty)),
        goals=draw(
            each_once([*goal_ids, *gone], lambda id_: st.builds(ReviewedGoal, goal=st.just(id_), spent_minutes=spent))
        ),
        back_into_work_minutes=draw(spent),
        notes=draw(texts),
        focus=draw(texts),
        step=draw(maybe(st.integers(1, 5))),
        totals=draw(maybe(totals)),
    )


def time_entries(id_: str) -> st.SearchStrategy[TimeEntry]:
    return st.builds(
        TimeEntry,
        duty=titles,
        date=dates,
        minutes=maybe(numbers),
        source=texts,
        id=st.just(id_),
        started=maybe(st.datetimes().map(lambda at: at.isoformat())),
        running=st.booleans(),
    )


def scenarios(id_: str, duty_ids: Sequence[str], provider_ids: Sequence[str]) -> st.SearchStrategy[Scenario]:
    def of_duty(duty: str) -> st.SearchStrategy[ScenarioDuty]:
        return st.builds(
            ScenarioDuty,
            duty=st.just(duty),
            decision=maybe(st.sampled_from(DECISIONS)),
            provider=one_of_these(provider_ids),
            stage=maybe(st.sampled_from(STAGES)),
            agreed_price=maybe(amounts),
        )

    def of_provider(provider: str) -> st.SearchStrategy[ScenarioProvider]:
        return st.builds(
            ScenarioProvider,
            provider=st.just(provider),
            hourly_rate=maybe(amounts),
            minimum_hours=maybe(numbers),
            retainer=maybe(amounts),
            included_hours=maybe(numbers),
        )

    changed = st.builds(
        ScenarioSettings,
        hourly_worth=maybe(amounts),
        assumed_hourly_rate=maybe(amounts),
        weekly_budget=maybe(amounts),
    )
    return st.builds(
        Scenario,
        id=st.just(id_),
        name=titles,
        duties=each_once(duty_ids, of_duty),
        settings=maybe(changed),
        providers=each_once(provider_ids, of_provider),
    )


@st.composite
def random_plan(draw: st.DrawFn, most: int = 3) -> Plan:
    """A plan that may be written to a file, with up to `most` records of each kind."""
    ids = st.lists(titles, unique=True, max_size=most)
    provider_ids, duty_ids, goal_ids = draw(ids), draw(ids), draw(ids)
    briefed = draw(st.sets(st.sampled_from(duty_ids))) if duty_ids else set()
    rates = st.builds(
        ExchangeRate, currency=currencies, rate=amounts.filter(lambda rate: float(rate) > 0), as_of=maybe(dates)
    )
    ideas = [
        Idea(
            id=id_,
            text=draw(texts),
            provider=draw(one_of_these(provider_ids)),
            status=draw(st.sampled_from(IDEA_STATUSES)),
        )
        for id_ in draw(ids)
    ]
    goals = [
        Goal(
            id=id_,
            title=draw(titles),
            area=draw(st.sampled_from(AREAS)),
            target_hours=draw(maybe(numbers)),
            notes=draw(texts),
        )
        for id_ in draw(ids)
    ]
    goal_ids = [goal.id for goal in goals]
    return (
        Plan(settings=draw(settings()))
        .put("exchange_rates", draw(st.lists(rates, max_size=most)))
        ._replace(
            duties=ranked("duties", [draw(duties(id_, provider_ids)) for id_ in duty_ids]),
            providers=ranked("providers", [draw(providers(id_)) for id_ in provider_ids]),
            goals=ranked("goals", goals),
            briefs=Table({id_: draw(briefs(id_)) for id_ in duty_ids if id_ in briefed}),
            reviews=Table(
                {
                    week: draw(reviews(week, duty_ids, goal_ids))
                    for week in draw(st.lists(dates, unique=True, max_size=most))
                }
            ),
            time_entries=ranked("time_entries", [draw(time_entries(id_)) for id_ in draw(ids)]),
            ideas=ranked("ideas", ideas),
            scenarios=ranked("scenarios", [draw(scenarios(id_, duty_ids, provider_ids)) for id_ in draw(ids)]),
        )
    )


def ranked(table: str, records: Sequence[Any]) -> Table[Any]:
    """A table of these records in this order."""
    keys = [getattr(record, KEYS[table]) for record in records]
    ranks = renumbered(keys)
    return Table({key: record._replace(position=ranks[key]) for key, record in zip(keys, records, strict=True)})
