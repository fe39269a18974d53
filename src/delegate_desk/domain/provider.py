"""Providers: who is paid for outsourced duties, by which agreement, in which currency."""

from typing import NamedTuple


class Provider(NamedTuple):
    """A person or firm. Prices are decimal strings in its own currency, hours are a week, the retainer a month."""

    id: str
    name: str
    place: str = ""
    time_zone: str | None = None
    currency: str = ""
    hourly_rate: str | None = None
    minimum_hours: float | None = None
    maximum_hours: float | None = None
    retainer: str | None = None
    included_hours: float | None = None
    functions: tuple[str, ...] = ()
    contact: str = ""
    notes: str = ""
    archived: bool = False
    day_starts: str | None = None
    day_ends: str | None = None
    position: int = 0


class ExchangeRate(NamedTuple):
    """Home units for one unit of a currency, as typed, with the ISO date from which it is."""

    currency: str
    rate: str
    as_of: str | None = None
