"""The command line in this process, over a home of its own."""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from outcome import EXAMPLE, Outcome, Program

from delegate_desk.cli import run


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Folders of this test alone, in a British locale."""
    folder = tmp_path / "home"
    for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(folder))
    monkeypatch.setenv("HOME", str(folder))
    for variable in ("LC_ALL", "LC_MONETARY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    before = os.umask(0o022)
    yield folder
    os.umask(before)


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    """Runs a command as the shell would."""

    def run_it(*argv: str | Path, stdin: str | bytes = b"") -> Outcome:
        content = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        capsys.readouterr()
        code = run([os.fspath(word) for word in argv])
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err)

    return run_it


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Where the plan of the test is, or will be."""
    return tmp_path / "plan.desk"


@pytest.fixture
def desk(program: Program, plan: Path) -> Program:
    """Runs a command over the test's plan."""
    return lambda *argv, stdin=b"": program("--plan", plan, *argv, stdin=stdin)


@pytest.fixture
def example(desk: Program, plan: Path) -> Path:
    """A plan file that holds the example of product.md."""
    assert desk("import", EXAMPLE).code == 0
    return plan
