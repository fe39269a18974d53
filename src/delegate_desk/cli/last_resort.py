"""What is said and kept when something goes wrong that nobody thought of."""

import os
import traceback
from contextlib import suppress
from datetime import UTC, datetime

from delegate_desk import __version__, paths
from delegate_desk.i18n import _


def sentence(problem: Exception) -> str:
    """One sentence about a mistake of ours; where it happened is kept in the log, without a word of the owner's."""
    log = paths.state_folder() / "crashes.log"
    with suppress(OSError):
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {__version__} {type(problem).__name__}\n")
            places = traceback.extract_tb(problem.__traceback__)
            file.writelines(f"  {place.filename}:{place.lineno} {place.name}\n" for place in places)
    return _("Something went wrong in the program itself ({kind}); where is noted in {log}.").format(
        kind=type(problem).__name__, log=log
    )
