"""What a start may load: the first picture waits for nothing that it does not show."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SHOW = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from delegate_desk import app

shown = app.App._show

def show(self, *given):
    shown(self, *given)
    QTimer.singleShot(0, lambda: (print(json.dumps(sorted(sys.modules))), self._application.exit(0)))

app.App._show = show
sys.exit(app.main(Path(sys.argv[1])))
"""

NOT_AT_START = (
    "sqlite_utils",
    "click",
    "dateutil",
    "icalendar",
    "numpy",
    "highspy",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "delegate_desk.domain.recurrence",
    "delegate_desk.exchange.child",
    "delegate_desk.planning.quick_add",
    "delegate_desk.ui.plan_files",
    "delegate_desk.ui.timer.timing",
    "delegate_desk.planning.timer",
    "delegate_desk.domain.review",
    "delegate_desk.ui.pages.settings",
    "delegate_desk.ui.pages.first_run",
    "delegate_desk.ui.pages.scenarios",
    "delegate_desk.planning.what_if",
    "delegate_desk.cli.parser",
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan with a duty in each column."""
    path = tmp_path / "plan.desk"
    for column in ("undecided", "keep", "outsource", "stop"):
        command = [sys.executable, "-m", "delegate_desk", "--plan", str(path)]
        subprocess.run([*command, "add", f"{column} 45m weekly"], check=True, capture_output=True)
        subprocess.run([*command, "move", column, column], check=True, capture_output=True)
    return path


def loaded_at_start(plan: Path, home: Path) -> set[str]:
    """The modules that a window has loaded when it is first painted."""
    env = os.environ | {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", SHOW, str(plan)], env=env, check=True, capture_output=True, text=True, timeout=60
    )
    return set(json.loads(done.stdout))


def test_the_first_picture_waits_for_nothing_it_does_not_show(plan: Path, tmp_path: Path) -> None:
    modules = loaded_at_start(plan, tmp_path)
    assert "delegate_desk.ui.board.cards" in modules
    assert [name for name in NOT_AT_START if name in modules] == []
