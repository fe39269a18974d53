"""What all tests share."""

import os
import re
from pathlib import Path

import pytest
from builders import TODAY, a_duty, a_plan, a_provider
from hypothesis import HealthCheck, settings

__all__ = ["TODAY", "a_duty", "a_plan", "a_provider"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NEEDS_QT = ("ui", "e2e", "bench")
"""Folders of tests that cannot even be imported without Qt."""
IMPORTS_QT = re.compile(r"^(from|import) (PySide6|delegate_desk\.(ui|app)\b)", re.MULTILINE)
"""What a test elsewhere says that cannot be imported without it either."""
PRINTS = "test_print.py"
"""The tests of the one verb that loads Qt."""

# A busy machine is no fault of a test.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def _no_qt() -> str:
    """Why Qt cannot be loaded here; empty where it can."""
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as problem:
        return (
            f"Qt cannot be loaded ({problem}); on Debian: apt-get install --no-install-recommends libgl1 libegl1 "
            "libglib2.0-0 libdbus-1-3 libxkbcommon0 libfontconfig1 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 "
            "libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 fonts-dejavu-core"
        )
    return ""


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """`--screenshots DIR`; and without Qt its pytest plugin, which cannot start without it, is left out."""
    parser.addoption("--screenshots", metavar="DIR", help="keep a picture of each page and state of the real window")
    if _no_qt() and pluginmanager.has_plugin("pytest-qt"):
        pluginmanager.unregister(name="pytest-qt")


class WithoutQt(pytest.File):
    """A file of tests that needs Qt, where there is none: one test that is skipped and says what to install."""

    def collect(self) -> list[pytest.Item]:
        """The one test."""
        return [Skipped.from_parent(self, name="needs_qt")]


class Skipped(pytest.Item):
    """Says what is missing."""

    def runtest(self) -> None:
        """Skip."""
        pytest.skip(_no_qt())


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Stand in for the tests that need Qt where it cannot be loaded, so that they are not even imported."""
    if _is_for_qt(module_path) and _no_qt():
        return WithoutQt.from_parent(parent, path=module_path)
    return None


def _is_for_qt(path: Path) -> bool:
    inside = path.relative_to(Path(__file__).parent).parts if Path(__file__).parent in path.parents else ()
    if path.suffix != ".py" or not path.name.startswith("test_") or not inside:
        return False
    return inside[0] in NEEDS_QT or path.name == PRINTS or IMPORTS_QT.search(path.read_text("utf-8")) is not None
