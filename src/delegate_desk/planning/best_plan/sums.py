"""Sums of whole amounts: which there are, and which amounts make one.

Where all amounts are whole multiples of a tiny step, as with duties of each week and of each month together, hardly
any sum of a few of them is just the one that is needed; some sum of many nearly always is. So all sums are looked at.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import gcd

import numpy as np

_LOOKED_AT = 100
"""Of how many amounts all sums are looked at."""
_SOME = 1000


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

    def near(self, total: int, most: int) -> Iterator[int]:
        """Sums just below and just above this, none of them above `most`."""
        for fine in self._fine.all(most):
            for coarse in (self._coarse.below(total - fine), self._coarse.above(total - fine)):
                if coarse is not None and fine + coarse <= most:
                    yield fine + coarse


class _Some:
    """All sums of some amounts, as bits: one for each multiple of their greatest common divisor, the `unit`.

    Of many amounts most are used up to about what is needed, and only sums of the others are looked at.
    """

    def __init__(self, amounts: Sequence[int]) -> None:
        self.unit, self.most = gcd(*amounts), sum(amounts)
        self._counts = [amount // self.unit for amount in amounts]
        self._looked_at = self._counts[:_LOOKED_AT]
        self._sums = [1]
        for count in self._looked_at:
            self._sums.append(self._sums[-1] | self._sums[-1] << count)
        self._used = list(accumulate(self._counts[_LOOKED_AT:], initial=0))

    def has(self, total: int) -> bool:
        """Whether some make this, a multiple of the unit."""
        _used, left = self._rest(total)
        return bool(self._sums[-1] >> left & 1)

    def of(self, total: int) -> list[int]:
        """The places of some that make this."""
        used, left = self._rest(total)
        places = list(range(_LOOKED_AT, _LOOKED_AT + used))
        for at in range(len(self._looked_at) - 1, -1, -1):
            if not self._sums[at] >> left & 1:
                places.append(at)
                left -= self._looked_at[at]
        return places

    def all(self, most: int) -> list[int]:
        """The sums of those looked at, up to this; some of them where there are many."""
        bits = self._sums[-1].to_bytes(self._sums[-1].bit_length() // 8 + 1, "little")
        counts = np.flatnonzero(np.unpackbits(np.frombuffer(bits, dtype=np.uint8), bitorder="little"))
        sums = counts[counts * max(self.unit, 1) <= most] * max(self.unit, 1)
        return [int(each) for each in sums[:: len(sums) // _SOME + 1]]

    def below(self, total: int) -> int | None:
        """The greatest sum that is no more than this."""
        if total < 0:
            return None
        used, left = self._rest(total)
        found = (self._sums[-1] & (1 << left + 1) - 1).bit_length() - 1
        return (self._used[used] + found) * self.unit

    def above(self, total: int) -> int | None:
        """The least sum that is no less than this."""
        used, left = self._rest(max(0, total) + max(self.unit, 1) - 1)
        beyond = self._sums[-1] >> left
        return (self._used[used] + left + (beyond & -beyond).bit_length() - 1) * self.unit if beyond else None

    def _rest(self, total: int) -> tuple[int, int]:
        """How many of the other amounts are used, and what the sum of those looked at then has to be."""
        count = total // self.unit if self.unit else total
        used = max(0, bisect_right(self._used, count - sum(self._looked_at) // 2) - 1)
        return used, count - self._used[used]
