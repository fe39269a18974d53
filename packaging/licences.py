"""The licence texts of everything that the built program carries, read from the packages as they are installed."""

import sys
import sysconfig
from importlib.metadata import Distribution, distribution
from pathlib import Path

PARTS = (
    "sqlite-utils",
    "sqlite-fts4",
    "click",
    "click-default-group",
    "pluggy",
    "tabulate",
    "platformdirs",
    "python-dateutil",
    "tzdata",
    "icalendar",
    "typing_extensions",
    "python-calamine",
    "XlsxWriter",
    "highspy",
    "numpy",
    "pyinstaller",
)
"""What is asked for, and what comes with it; those that are not installed are not carried either."""

_TEXTS = ("licen", "copying", "notice", "authors")


def others(told: str) -> str:
    """What is said of the other parts, then each one's own licence text. Raises SystemExit where one is missing."""
    installed = [found for found in map(_installed, PARTS) if found is not None]
    texts = [("Python", f"{sys.version.split()[0]}", [_python()])]
    texts += [(found.metadata["Name"], found.version, _texts(found)) for found in installed]
    bare = [name for name, _version, found in texts if not found]
    if bare:
        raise SystemExit(f"no licence text is installed with: {', '.join(bare)}")
    rule = "=" * 80
    return "\n\n".join(
        [
            told.rstrip(),
            *(f"{rule}\n{name} {version}\n{rule}\n\n" + "\n\n".join(found) for name, version, found in texts),
        ]
    )


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except ModuleNotFoundError:
        return None


def _texts(found: Distribution) -> list[str]:
    paths = [path for path in found.files or () if path.name.lower().startswith(_TEXTS) or "licenses" in path.parts]
    texts = [path.read_text().strip() for path in paths if path.suffix not in (".py", ".pyc")]
    named = found.metadata["License"] or ""
    return texts or ([named] if len(named) > 200 else [])


def _python() -> str:
    folders = [Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)]
    for folder in folders:
        for name in ("LICENSE.txt", "LICENSE"):
            if (folder / name).is_file():
                return (folder / name).read_text(encoding="utf-8").strip()
    debian = Path(f"/usr/share/doc/python3.{sys.version_info[1]}/copyright")
    return debian.read_text(encoding="utf-8").strip() if debian.is_file() else ""
