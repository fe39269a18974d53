"""Settings that belong to the plan, not to this computer."""

from typing import Literal, NamedTuple, get_args

Weekday = Literal["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)


class Settings(NamedTuple):
    """One row. Money is decimal strings in the home currency, hours are a week, shares 0 to 1."""

    title: str = ""
    home_currency: str = "EUR"
    hourly_worth: str | None = None
    assumed_hourly_rate: str | None = None
    weekly_budget: str | None = None
    capacity_hours: float | None = None
    oversight_share: float = 0.1
    family_share: float = 0.5
    week_starts: Weekday = "MO"
    owner_name: str = ""
    owner_contact: str = ""
    time_zone: str | None = None
    day_starts: str | None = None
    day_ends: str | None = None
    yearly_income: str | None = None
    working_hours: float | None = None
    handovers_at_once: int = 2
    review_day: Weekday = "FR"
    review_time: str = "16:00"
