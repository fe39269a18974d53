"""Where things are on this computer: the shipped resources and the owner's own folders.

platformdirs costs a start 25 ms, so it is imported only by the calls that need it. Nothing here
makes a folder or a file.
"""

from functools import cache
from pathlib import Path

_APP = "Delegate Desk"


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
    from platformdirs import user_state_path

    return user_state_path(_APP, appauthor=False)


def _own_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path(_APP, appauthor=False)
