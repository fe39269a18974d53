"""Filters: which duties an owner wants to see, by what is said of them.

Within one heading several answers widen what is seen, two headings narrow it; a heading without answers asks nothing.
"""

from datetime import date, timedelta
from typing import NamedTuple

from delegate_desk.domain.duty import Duty, Stage

LATELY_DAYS = 7
"""A duty was changed lately where the owner's last edit of it is within so many days, today among them."""

NOT_SAID = 0
"""Stands among ratings for one that is not said yet, as "" does among functions and providers."""


class Filter(NamedTuple):
    """What is wanted. `functions` and `providers` hold "" for duties without one, ratings `NOT_SAID`."""

    functions: frozenset[str] = frozenset()
    providers: frozenset[str] = frozenset()
    stages: frozenset[Stage] = frozenset()
    enjoyment: frozenset[int] = frozenset()
    needs_me: frozenset[int] = frozenset()
    lately: bool = False
    among: frozenset[str] | None = None
    """Only duties with these ids; None asks nothing."""

    @property
    def asks(self) -> bool:
        """Whether it leaves any duty out at all."""
        return self != Filter()


def wants(wanted: Filter, duty: Duty, today: date) -> bool:
    """Whether the filter shows the duty.

    Providers and stages count only while the duty is outsourced, as they do everywhere. "Lately" rests on the date of
    the owner's last edit; a duty that was never edited since it came in has none.
    """
    out = duty.decision == "outsource"
    return (
        (not wanted.functions or (duty.function or "") in wanted.functions)
        and (not wanted.providers or (out and (duty.provider or "") in wanted.providers))
        and (not wanted.stages or (out and (duty.stage or "brief") in wanted.stages))
        and (not wanted.enjoyment or (duty.enjoyment or NOT_SAID) in wanted.enjoyment)
        and (not wanted.needs_me or (duty.needs_me or NOT_SAID) in wanted.needs_me)
        and (not wanted.lately or was_changed_lately(duty, today))
        and (wanted.among is None or duty.id in wanted.among)
    )


def was_changed_lately(duty: Duty, today: date) -> bool:
    """Whether the owner's last edit of the duty was in the last days; later dates, of a clock set back, count too."""
    return duty.changed is not None and duty.changed > (today - timedelta(days=LATELY_DAYS)).isoformat()
