"""Ratings: what an owner's enjoyment of a duty, and how much it needs them, speak for."""

from delegate_desk.domain.duty import Duty

LOW = 2
"""The highest of the low ratings, of 1 to 5."""

ONLY_ME = 5
"""The owner alone can do it."""


def speaks_for_outsourcing(duty: Duty) -> bool:
    """Whether a duty is neither liked nor in need of the owner; not where one of both is not said."""
    low = (duty.enjoyment, duty.needs_me)
    return all(rating is not None and rating <= LOW for rating in low)
