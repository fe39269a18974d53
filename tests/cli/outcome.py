"""How commands end, for the tests of the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

EXAMPLE = Path(__file__).parent.parent / "data" / "product_example.json"
CALENDARS = Path(__file__).parent.parent / "exchange" / "calendars"


class Outcome(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert (self.code, self.err) == (0, "")
        return json.loads(self.out)

    @property
    def refusal(self) -> str:
        """The one sentence of a refused command."""
        assert self.code == 1
        assert self.out == ""
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1
        assert "Traceback" not in self.err
        return self.err.rstrip("\n")

    @property
    def wrong_usage(self) -> str:
        assert self.code == 2
        assert self.out == ""
        assert self.err.startswith("usage: delegate-desk")
        return self.err


Program = Callable[..., Outcome]
