"""The scale of the bars: home units to pixels, with the owner's own hour as a line."""

from collections.abc import Iterable
from typing import NamedTuple

_MOST_TIMES = 3.0
"""A provider dearer than this many of the owner's hours has its bar cut there."""


class Scale(NamedTuple):
    """`worth` is the owner's hour, None while not known; `most` what the longest bar stands for."""

    worth: float | None
    most: float

    def length(self, amount: float, room: int) -> int:
        """Pixels of an amount where the longest bar has `room`."""
        return round(min(amount, self.most) / self.most * room)

    def line(self, room: int) -> int | None:
        """Where the owner's hour is; None while it is not known."""
        return None if not self.worth else self.length(self.worth, room)


def scale_of(worth: float | None, prices: Iterable[float | None]) -> Scale:
    """The scale on which these prices and the owner's hour are all seen, as far as that is sensible."""
    highest = max((price for price in prices if price is not None), default=0.0)
    if not worth:
        return Scale(None, highest or 1.0)
    return Scale(worth, max(worth, min(highest, _MOST_TIMES * worth)))
