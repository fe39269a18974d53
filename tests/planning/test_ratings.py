"""What ratings speak for."""

import pytest
from builders import a_duty

from delegate_desk.planning.ratings import speaks_for_outsourcing


@pytest.mark.parametrize(
    ("enjoyment", "needs_me", "expected"),
    [(1, 1, True), (2, 2, True), (3, 2, False), (2, 3, False), (None, 1, False), (1, None, False), (5, 5, False)],
)
def test_what_is_neither_liked_nor_needs_the_owner_speaks_for_outsourcing(
    enjoyment: int | None, needs_me: int | None, expected: bool
) -> None:
    assert speaks_for_outsourcing(a_duty(enjoyment=enjoyment, needs_me=needs_me)) is expected
