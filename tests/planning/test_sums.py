"""Sums of whole amounts against all that can be made of them."""

from itertools import combinations
from random import Random

import pytest

from delegate_desk.planning.best_plan import sums
from delegate_desk.planning.best_plan.sums import Sums


def some(seed: int) -> tuple[list[int], list[int], set[int]]:
    """Coarse and fine amounts, and every sum of some of them."""
    random = Random(seed)
    coarse, fine = random.choice([1, 7, 12, 20]), random.choice([1, 3, 5, 8])
    amounts = [coarse * random.randint(1, 9) for _ in range(random.randint(0, 5))]
    others = [fine * random.randint(1, 9) for _ in range(random.randint(0, 5))]
    every = [sum(picked) for count in range(11) for picked in combinations([*amounts, *others], count)]
    return amounts, others, set(every)


@pytest.mark.parametrize("seed", range(60))
def test_just_the_sums_that_there_are_can_be_made(seed: int) -> None:
    coarse, fine, every = some(seed)
    made = Sums(coarse, fine)

    for total in range(-2, sum([*coarse, *fine]) + 3):
        found = made.of(total)
        assert (found is not None) == (total in every)
        if found is not None:
            assert sum(coarse[at] for at in found[0]) + sum(fine[at] for at in found[1]) == total
            assert len(set(found[0])) == len(found[0])
            assert len(set(found[1])) == len(found[1])


@pytest.mark.parametrize("seed", range(60))
def test_the_nearest_sum_below_is_among_those_near(seed: int) -> None:
    coarse, fine, every = some(seed)

    for total in range(sum([*coarse, *fine]) + 3):
        near = set(Sums(coarse, fine).near(total, most=total + 5))
        assert near <= every
        assert max(each for each in every if each <= total) in near
        assert max(near) <= total + 5


def test_of_many_amounts_most_are_used_and_the_others_make_up_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sums, "_LOOKED_AT", 16)
    amounts = [Random(at).randint(10, 240) for at in range(300)]

    found = Sums(amounts, []).of(20_001)

    assert found is not None
    assert sum(amounts[at] for at in found[0]) == 20_001
