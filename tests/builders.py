"""Small plans for tests: everything said that the test does not care about."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from delegate_desk.domain.brief import Brief
from delegate_desk.domain.cadence import Every
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.goal import Goal
from delegate_desk.domain.idea import Idea
from delegate_desk.domain.plan import KEYS, TABLES, Plan, Table
from delegate_desk.domain.positions import renumbered
from delegate_desk.domain.provider import ExchangeRate, Provider
from delegate_desk.domain.review import Review, TimeEntry
from delegate_desk.domain.scenario import Scenario
from delegate_desk.domain.settings import Settings

TODAY = date(2026, 11, 23)
"""A Monday."""

WEEKLY = Every(times=1.0, every=1, unit="week")


def a_duty(**said: Any) -> Duty:
    """A duty of one hour each week, and whatever else is said of it."""
    return Duty(**{"id": "d1", "title": "Reconcile bank", "cadence": WEEKLY, "minutes": 60.0} | said)


def a_provider(**said: Any) -> Provider:
    """A provider at 20 euros an hour, and whatever else is said of it."""
    return Provider(**{"id": "p1", "name": "Ledger & Co", "currency": "EUR", "hourly_rate": "20.00"} | said)


def a_plan(
    *duties: Duty,
    providers: Iterable[Provider] = (),
    rates: Mapping[str, str] | None = None,
    goals: Iterable[Goal] = (),
    briefs: Iterable[Brief] = (),
    reviews: Iterable[Review] = (),
    time_entries: Iterable[TimeEntry] = (),
    ideas: Iterable[Idea] = (),
    scenarios: Iterable[Scenario] = (),
    **settings: Any,
) -> Plan:
    """A plan of these records in this order; further keywords are settings, rates go by currency."""
    given: dict[str, Iterable[Any]] = {
        "duties": duties,
        "providers": providers,
        "exchange_rates": [ExchangeRate(currency, rate) for currency, rate in (rates or {}).items()],
        "goals": goals,
        "briefs": briefs,
        "reviews": reviews,
        "time_entries": time_entries,
        "ideas": ideas,
        "scenarios": scenarios,
    }
    return Plan(Settings(**settings), **{table: _table(table, given[table]) for table in TABLES})


def _table(table: str, records: Iterable[Any]) -> Table[Any]:
    rows = {getattr(record, KEYS[table]): record for record in records}
    ranks = renumbered(list(rows))
    return Table(
        {
            key: record._replace(position=ranks[key]) if "position" in record._fields else record
            for key, record in rows.items()
        }
    )
