"""Every verb of the program as an owner starts it: this checkout's, or an installed one that a variable names."""

import json
import os
import subprocess
from pathlib import Path

import pytest
import started
from test_architecture import CALENDAR, EXAMPLE, VERBS

from delegate_desk import __version__

PRINTED = [
    ["print", "checklist", "--duty", "Reconcile", "--out", "{home}/checklist.pdf"],
    ["print", "provider-pack", "--provider", "p1", "--out", "{home}/pack.pdf"],
    ["print", "summary", "--out", "{home}/summary.pdf"],
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    (folder / "work.ics").write_text(CALENDAR, encoding="utf-8")
    (folder / "example.json").write_bytes(EXAMPLE.read_bytes())  # an installed program may not see the checkout
    return folder


def said(home: Path, *words: str) -> str:
    """What the program prints, once it has done it without a word of complaint."""
    done = subprocess.run(
        [*started.program(), *words],
        env=os.environ | {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_STATE_HOME": str(home)},
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_every_verb_runs(home: Path, words: list[str]) -> None:
    given = [word.format(home=home).replace(str(EXAMPLE), str(home / "example.json")) for word in words]
    printed = said(home, "--plan", str(home / "plan.desk"), *given)

    if "--json" in words:
        assert json.loads(printed) is not None


@pytest.mark.parametrize("words", PRINTED, ids=" ".join)
def test_every_document_is_printed(home: Path, words: list[str]) -> None:
    try:
        import PySide6.QtGui  # noqa: F401
    except ImportError:
        if not os.environ.get(started.VARIABLE):
            pytest.skip("printing needs Qt, which cannot be loaded here")
    out = Path(words[-1].format(home=home))
    said(home, "--plan", str(home / "plan.desk"), *(word.format(home=home) for word in words))

    content = out.read_bytes()
    assert content.startswith(b"%PDF") and len(content) > 2000


def test_a_workbook_goes_out_and_is_read_again_by_the_child(home: Path) -> None:
    plan, file = str(home / "plan.desk"), str(home / "duties.xlsx")
    said(home, "--plan", plan, "export", file)
    found = json.loads(said(home, "--plan", str(home / "empty.desk"), "import", "--dry-run", "--json", file))
    duties = json.loads(said(home, "--plan", plan, "duties", "--json"))

    assert found["kind"] == "table"
    assert [each["title"] for each in found["candidates"]] == [each["title"] for each in duties]


def test_it_says_its_version_which_is_written_in_one_place(home: Path) -> None:
    root = Path(__file__).parents[2]
    assert said(home, "--version") == f"delegate-desk {__version__}\n"
    assert 'dynamic = ["version"]' in (root / "pyproject.toml").read_text("utf-8")
    for place in (root / "packaging").rglob("*"):
        if place.suffix in (".py", ".spec", ".iss", ".ps1", ".sh", ".yml") or place.name == "control":
            assert __version__ not in place.read_text("utf-8"), place
