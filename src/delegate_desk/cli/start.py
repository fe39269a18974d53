"""What every start needs: the refusal of words that ask for nothing, and the words that ask for a window only.

Kept apart from the parser, which a window does not need and which would cost its start 6 ms.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

PROGRAM = "delegate-desk"
_ENDING = ".desk"


class Misused(Exception):
    """Words that ask for nothing: `problem` says why, the whole text also how it is done."""

    def __init__(self, usage: str, problem: str) -> None:
        super().__init__(f"{usage}{PROGRAM}: {problem}")
        self.problem = problem


class Window(NamedTuple):
    """The wish for a window, on a plan or (None) on the owner's own."""

    plan: Path | None


def window_wanted(argv: Sequence[str]) -> Window | None:
    """The window that these words ask for in the plainest ways; None where a parser has to look at them."""
    match argv:
        case []:
            return Window(None)
        case ["--plan", plan] if not plan.startswith("-"):
            return Window(Path(plan))
        case [plan] if not plan.startswith("-") and plan.lower().endswith(_ENDING):
            return Window(Path(plan))
    return None
