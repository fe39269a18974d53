"""Where things are on this computer: the shipped resources and the owner's own folders.

Nothing here makes a folder or a file.
"""

import os
import sys
from functools import cache
from pathlib import Path
from typing import Literal

_APP = "Delegate Desk"
_USUAL = {"data": ".local/share", "state": ".local/state"}


@cache
def _resources() -> Path:
    package = Path(__file__).resolve().parent
    shipped = package / "resources"
    return shipped if shipped.is_dir() else package.parent.parent / "resources"


def resource(name: str) -> Path:
    """Path of a shipped file or folder, "icons/send.svg"; it is not checked to be there.

    A wheel carries the resources inside the package, a checkout beside `src`.
    """
    return _resources() / name


def default_plan() -> Path:
    """The plan that opens when none is named. Source: product.md, section 3."""
    return _own_folder() / "plan.desk"


def backups_folder() -> Path:
    """Folder of the copies that the app makes by itself."""
    return _own_folder() / "backups"


def state_folder() -> Path:
    """Folder of what may be lost without harm: the lock of the running window and the log of crashes."""
    return _folder("state")


def _own_folder() -> Path:
    return _folder("data")


def _folder(kind: Literal["data", "state"]) -> Path:
    """The folder as platformdirs gives it, which is asked where it is not the usual one: it costs a start 5 ms."""
    home, moved = os.environ.get("HOME", ""), os.environ.get(f"XDG_{kind.upper()}_HOME")
    if sys.platform == "linux" and home.startswith("/") and not moved:
        return Path(home, _USUAL[kind], _APP)
    from platformdirs import PlatformDirs

    folders = PlatformDirs(_APP, appauthor=False)
    return folders.user_state_path if kind == "state" else folders.user_data_path
