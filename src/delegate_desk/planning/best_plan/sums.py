"""Sums of whole amounts: which there are, and which amounts make one.

Where all amounts are whole multiples of a tiny step, as with duties of each week and of each month together, hardly
any sum of a few of them is just the one that is needed; some sum of many nearly always is. So all sums are looked at.
"""

from collections.abc import Sequence
from math import gcd

_MOST_BITS = 400_000_000
"""How many bits all sums of the first, of the first two ... amounts may take together: 50 megabytes."""


def fine_parts(total: int, coarse: int, fine: int, most: int) -> range:
    """The multiples of the fine unit, up to `most`, that leave of a total a multiple of the coarse one (0: nothing)."""
    highest = min(total, most)
    if highest < 0:
        return range(0)
    if not coarse or not fine:
        only = 0 if coarse or not total else total
        fits = only <= highest and not (total - only) % max(coarse, 1) and not only % max(fine, 1)
        return range(only, only + fits)
    common = gcd(coarse, fine)
    if total % common:
        return range(0)
    every = coarse // common
    first = total // common * pow(fine // common, -1, every) % every
    return range(first * fine, highest + 1, every * fine)


class Sums:
    """All sums of some of these amounts, each used once. Amounts are whole and above 0.

    `coarse` are the amounts that are multiples of something large, so that there are few sums of them, and `fine`
    the others; without that division there would be too many sums to look at. Amounts that come first are used rather
    than those that come later.
    """

    def __init__(self, coarse: Sequence[int], fine: Sequence[int]) -> None:
        self._coarse, self._fine = _Some(coarse), _Some(fine)

    def of(self, total: int) -> tuple[list[int], list[int]] | None:
        """The places of the coarse, and of the fine amounts that make this; None where none do."""
        for fine in fine_parts(total, self._coarse.unit, self._fine.unit, self._fine.most):
            if self._fine.has(fine) and self._coarse.has(total - fine):
                return self._coarse.of(total - fine), self._fine.of(fine)
        return None


class _Some:
    """All sums of some amounts, as bits: one for each multiple of their greatest common divisor, the `unit`."""

    def __init__(self, amounts: Sequence[int]) -> None:
        self.unit, self.most = gcd(*amounts), sum(amounts)
        self._counts = [amount // self.unit for amount in amounts]
        if sum(self._counts) * len(amounts) > _MOST_BITS:
            self._counts = []
        self._sums = [1]
        for count in self._counts:
            self._sums.append(self._sums[-1] | self._sums[-1] << count)

    def has(self, total: int) -> bool:
        """Whether some make this, a multiple of the unit."""
        return bool(self._sums[-1] >> self._count(total) & 1)

    def of(self, total: int) -> list[int]:
        """The places of some that make this."""
        left, places = self._count(total), []
        for at in range(len(self._counts) - 1, -1, -1):
            if not self._sums[at] >> left & 1:
                places.append(at)
                left -= self._counts[at]
        return places

    def _count(self, total: int) -> int:
        return total // self.unit if self.unit else total
