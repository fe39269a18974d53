"""Days of work side by side: what time it is at a provider's, and when owner and provider both work."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple, TypeAlias

from delegate_desk.domain.provider import Provider
from delegate_desk.domain.settings import Settings

DAY = 24 * 60
USUAL_START, USUAL_END = "09:00", "17:00"
"""A working day where none is said."""

Span: TypeAlias = tuple[int, int]
"""Minutes since the owner's midnight, from and until; one that crosses midnight stands as two."""


class SameHours(NamedTuple):
    """A provider's day beside the owner's, all in the owner's time.

    `there` is the provider's local time; `ahead` are the minutes its clock is ahead of the owner's; `is_assumed` is
    whether one of the two days is the usual one because nobody said another.
    """

    there: datetime
    ahead: int
    owner: tuple[Span, ...]
    provider: tuple[Span, ...]
    shared: tuple[Span, ...]
    is_assumed: bool


def is_time_zone(name: str) -> bool:
    """Whether this is a zone of the IANA list."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # a start needs no time zones

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def time_zones() -> list[str]:
    """Zones of the IANA list as owners know them, "Asia/Manila"; without historical and technical names."""
    from zoneinfo import available_timezones

    return sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))


def same_hours(settings: Settings, provider: Provider, now: datetime) -> SameHours | None:
    """Both days at an aware moment; None while the provider's time zone is not said or not known here.

    Without a time zone of the owner, `now` is taken as the owner's own time.
    """
    from zoneinfo import ZoneInfo

    if provider.time_zone is None or not is_time_zone(provider.time_zone):
        return None
    zone = settings.time_zone
    here = now.astimezone(ZoneInfo(zone)) if zone is not None and is_time_zone(zone) else now
    there = now.astimezone(ZoneInfo(provider.time_zone))
    ahead = round(((there.utcoffset() or _ZERO) - (here.utcoffset() or _ZERO)).total_seconds() / 60)
    owner = _day(settings.day_starts, settings.day_ends, 0)
    theirs = _day(provider.day_starts, provider.day_ends, -ahead)
    said = (settings.day_starts, settings.day_ends, provider.day_starts, provider.day_ends)
    return SameHours(there, ahead, owner, theirs, _shared(owner, theirs), is_assumed=None in said)


_ZERO = datetime.min - datetime.min


def _day(starts: str | None, ends: str | None, shift: int) -> tuple[Span, ...]:
    start, end = _minutes(starts or USUAL_START), _minutes(ends or USUAL_END)
    length = (end - start) % DAY or DAY
    start = (start + shift) % DAY
    if start + length <= DAY:
        return ((start, start + length),)
    return ((0, start + length - DAY), (start, DAY))


def _minutes(clock: str) -> int:
    hours, _colon, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


def _shared(some: Iterable[Span], others: tuple[Span, ...]) -> tuple[Span, ...]:
    both = [(max(a, c), min(b, d)) for a, b in some for c, d in others]
    return tuple(sorted(span for span in both if span[0] < span[1]))
