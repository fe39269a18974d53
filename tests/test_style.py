"""The style holds: what the tools say, and the sizes that keep a file readable."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = sorted((ROOT / "src" / "delegate_desk").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

LONGEST_FILE = 400
LONGEST_WINDOW = 250
MOST_METHODS = 20


def said_by(*command: str) -> str:
    """What a tool finds wrong; empty where it finds nothing."""
    outcome = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if outcome.returncode == 0 else outcome.stdout + outcome.stderr


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_ruff_finds_nothing() -> None:
    assert said_by("ruff", "check", "--no-cache", "src", "tests") == ""


def test_the_code_is_formatted() -> None:
    assert said_by("ruff", "format", "--no-cache", "--check", "src", "tests") == ""


def test_types_are_sound(pytestconfig: pytest.Config) -> None:
    # A cache of its own: two programs that share one spoil it for each other.
    cache = getattr(pytestconfig, "cache", None)
    assert said_by("mypy", "--cache-dir", str(cache.mkdir("types")) if cache else os.devnull) == ""


@pytest.mark.parametrize("path", SOURCE, ids=named)
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


def test_the_main_window_is_short() -> None:
    window = ROOT / "src" / "delegate_desk" / "ui" / "main_window.py"

    assert len(window.read_text("utf-8").splitlines()) <= LONGEST_WINDOW


def test_classes_have_few_methods() -> None:
    large = []
    for path in SOURCE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                methods = [item.name for item in node.body if isinstance(item, ast.FunctionDef)]
                own = [name for name in methods if name.islower() and not name.startswith("__")]  # no overrides of Qt's
                large += [f"{named(path)}: {node.name} has {len(own)}"] if len(own) > MOST_METHODS else []

    assert large == []


def test_no_name_stands_for_anything() -> None:
    """Words that say nothing; the words of the page say what a thing is."""
    empty = {"utils", "helpers", "helper", "manager", "misc", "common", "data", "info"}

    assert [named(path) for path in SOURCE if path.stem in empty or path.parent.name in empty] == []


def test_nothing_is_left_for_later() -> None:
    mark, stub = re.compile(r"\b(TO" + r"DO|FIX" + r"ME)\b"), "NotImplemented" + "Error"
    found = [named(path) for path in SOURCE + TESTS if mark.search(path.read_text("utf-8"))]
    found += [named(path) for path in SOURCE if stub in path.read_text("utf-8")]

    assert found == []


def test_no_exception_is_caught_without_being_named() -> None:
    bare = []
    for path in SOURCE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ExceptHandler) and node.type is None:
                bare.append(f"{named(path)}:{node.lineno}")

    assert bare == []


def test_no_place_of_one_machine_is_written_down() -> None:
    machine = ("/wo" + "rk/", "/ho" + "me/", "/ro" + "ot/")
    found = [named(path) for path in SOURCE + TESTS if any(place in path.read_text("utf-8") for place in machine)]

    assert found == []
