"""The clocks of this computer: the one on the wall, and one that nobody can set."""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from typing import NamedTuple


class Clock(NamedTuple):
    """What a timer reads: the moment, seconds that only ever go on, and the owner's zone (None: the system's)."""

    now: Callable[[], datetime]
    ticks: Callable[[], float]
    zone: tzinfo | None = None


def system_clock() -> Clock:
    """The clocks of this computer; its seconds go on while it sleeps."""
    return Clock(lambda: datetime.now(UTC), _ticks)


def _ticks() -> float:
    # Linux stops its monotonic clock in sleep; on a Mac it is Python's own that stops there.
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()
