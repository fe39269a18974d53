"""The layers hold: what may import what, and that the command line never loads Qt."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from delegate_desk.cli import parser

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "delegate_desk"
EXAMPLE = ROOT / "tests" / "data" / "product_example.json"

CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:a
SUMMARY:Team call
DTSTART:20260105T090000
DTEND:20260105T093000
RRULE:FREQ=WEEKLY
END:VEVENT
END:VCALENDAR
"""

NO_QT = """
import sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError("Qt was asked for: " + name, name=name)

sys.meta_path.insert(0, NoQt())
from delegate_desk.cli import run
code = run(sys.argv[1:])
assert not [name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))]
sys.exit(code)
"""


def modules(*layers: str) -> Iterator[Path]:
    for layer in layers:
        found = SOURCE / layer
        yield from [found.with_suffix(".py")] if found.with_suffix(".py").exists() else sorted(found.rglob("*.py"))


def test_imports_keep_to_the_contracts(tmp_path: Path) -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    command = linter if linter.exists() else shutil.which("lint-imports")
    if command is None:
        pytest.fail("lint-imports is not installed: python -m pip install -e '.[dev]'")
    outcome = subprocess.run(
        [command, "--cache-dir", tmp_path],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(SOURCE.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stdout


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    (folder / "work.ics").write_text(CALENDAR)
    return folder


# In an order in which each verb has something to work on; {home} is a folder of the test's own.
VERBS = [
    ["import", str(EXAMPLE)],
    ["add", "Reconcile 45m weekly"],
    ["move", "Reconcile", "outsource", "--provider", "p1"],
    ["summary"],
    ["summary", "--json"],
    ["duties"],
    ["duties", "--json"],
    ["best-plan", "--budget", "250"],
    ["best-plan", "--hours", "0.5", "--json"],
    ["review", "--week", "2026-11-18"],
    ["review", "--week", "2026-11-18", "--json"],
    ["import", "--dry-run", "--json", "{home}/work.ics"],
    ["import", "{home}/work.ics"],
    ["export", "{home}/out.json"],
    ["export", "{home}/out.csv"],
    ["export", "{home}/out.ics"],
    ["check"],
    ["backup"],
    ["backup", "{home}/copy.desk"],
    ["restore", "{home}/copy.desk"],
    ["run", os.devnull],
]


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_no_verb_loads_qt(home: Path, words: list[str]) -> None:
    outcome = subprocess.run(
        [sys.executable, "-c", NO_QT, "--plan", home / "plan.desk", *(word.format(home=home) for word in words)],
        env=os.environ | {"XDG_DATA_HOME": str(home), "XDG_STATE_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (outcome.returncode, outcome.stderr) == (0, "")


def test_every_verb_is_tried_without_qt() -> None:
    usage = parser.parsed(["--help"]).said or ""
    listed = set(re.findall(r"^ {4}([a-z-]+) ", usage, re.MULTILINE))

    assert len(listed) >= 10
    assert {words[0] for words in VERBS} == listed - {"print"}


def test_only_printing_asks_for_qt_and_says_what_is_missing(home: Path) -> None:
    words = ["--plan", home / "plan.desk", "print", "summary", "--out", home / "summary.pdf"]
    outcome = subprocess.run(
        [sys.executable, "-c", NO_QT, *words], capture_output=True, text=True, check=False, timeout=60
    )

    assert outcome.returncode == 1
    assert "Qt was asked for" in outcome.stderr
    assert "sudo apt install" in outcome.stderr
    assert outcome.stderr.count("\n") == 1


def test_the_window_would_load_it() -> None:
    outcome = subprocess.run([sys.executable, "-c", NO_QT], capture_output=True, text=True, check=False, timeout=60)

    assert outcome.returncode == 1
    assert "Qt was asked for" in outcome.stderr
    assert "sudo apt install" in outcome.stderr
    assert outcome.stderr.count("\n") == 1


def test_nothing_below_the_window_reads_the_clock_but_who_may() -> None:
    """Planning takes today as an argument, or a figure could not be checked again tomorrow."""
    clock = re.compile(r"\b(date|datetime)\.(today|now|utcnow)\(|time\.(time|localtime)\(")
    reading = [path for path in modules("domain", "planning", "documents") if clock.search(path.read_text("utf-8"))]

    assert reading == []


def test_only_one_place_writes_to_a_plan_file() -> None:
    """A statement that writes outside the one transaction would not be seen, undone or told."""
    writing = re.compile(r"\b(INSERT|UPDATE|DELETE|REPLACE|RETURNING|COMMIT|BEGIN IMMEDIATE)\b")
    found = {}
    for path in modules("storage"):
        texts = [node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)]
        calls = [text for text in texts if isinstance(text, str) and writing.match(text)]
        if calls:
            found[path.name] = len(calls)

    assert found == {"plan_file.py": 4}  # BEGIN IMMEDIATE, the stamp, COMMIT; and COMMIT of a reading


def test_nothing_talks_to_the_internet() -> None:
    """The window alone uses local sockets, by Qt, to raise the first of two windows."""
    forbidden = {"socket", "http", "urllib", "ssl", "ftplib", "smtplib", "requests", "asyncio", "xmlrpc", "webbrowser"}
    found = []
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [f"{path.name}: {name}" for name in names if name.partition(".")[0] in forbidden]

    assert found == []


def test_nothing_happens_at_import() -> None:
    """No module makes files, reads the environment or starts threads when it is imported."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
                pytest.fail(f"{path.relative_to(SOURCE)}:{node.lineno} calls something when it is imported")
