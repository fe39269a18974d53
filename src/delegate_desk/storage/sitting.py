"""What a window has changed since it opened a plan, noted on this computer until the plan is closed.

Every change is on disk when the screen shows it, so nothing is lost where the computer or the program stops in the
middle. But the owner cannot know that: a note that was left behind tells the next window of it, which can show them.
"""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from delegate_desk.storage.sync import private_folder


class Left(NamedTuple):
    """What was changed by a window that was never closed: how many records, and which duties among them, by id."""

    changes: int
    duties: frozenset[str]


class Sitting:
    """The note about one plan, at a place on this computer; ids only, nothing that an owner has typed.

    A note that cannot be kept is only missed, so that is never told.
    """

    def __init__(self, place: Path) -> None:
        self._place = place

    def left(self) -> Left | None:
        """What the last window left behind; None where it was closed, or the note itself came to harm."""
        try:
            said = json.loads(self._place.read_text(encoding="utf-8"))
            return Left(int(said["changes"]), frozenset(str(key) for key in said["duties"]))
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def note(self, changes: int, duties: Iterable[str]) -> None:
        """Note what is changed so far; on the disk when this returns."""
        with suppress(OSError):
            private_folder(self._place.parent)
            unfinished = self._place.with_suffix(".new")
            with unfinished.open("w", encoding="utf-8") as file:
                json.dump({"changes": changes, "duties": sorted(duties)}, file)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(self._place)

    def end(self) -> None:
        """Forget it: the plan is closed, or all is as it was."""
        with suppress(OSError):
            self._place.unlink(missing_ok=True)
