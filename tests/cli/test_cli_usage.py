"""How the command line is used, and what it says where it is not."""

from pathlib import Path

import pytest
from outcome import Program

from delegate_desk import __version__


@pytest.mark.parametrize(
    "words",
    [
        ("fly",),
        ("add",),
        ("add", "one", "two"),
        ("move", "x"),
        ("move", "x", "perhaps"),
        ("move", "x", "keep", "--provider", "p1"),
        ("summary", "--jso"),
        ("summary", "extra"),
        ("summary", "--plan", "x.desk"),
        ("import",),
        ("export",),
        ("export", "a.json", "b.json"),
        ("restore",),
        ("backup", "a", "b"),
        ("check", "x"),
        ("run", "a", "b"),
        ("--plan",),
        ("--json",),
        ("print", "summary"),
        ("review",),
        ("review", "--week", "16 November"),
    ],
)
def test_wrong_usage_is_told_and_changes_nothing(desk: Program, plan: Path, home: Path, words: tuple[str, ...]) -> None:
    assert desk(*words).wrong_usage.count("\n") >= 2
    assert not plan.exists()
    assert not home.exists()


def test_the_version_is_told(program: Program) -> None:
    assert program("--version") == (0, f"delegate-desk {__version__}\n", "")


@pytest.mark.parametrize("words", [("--help",), ("-h",), ("import", "--help"), ("run", "-h")])
def test_help_is_given(program: Program, words: tuple[str, ...]) -> None:
    said = program(*words)

    assert said.code == 0
    assert said.err == ""
    assert said.out.startswith("usage: delegate-desk")


def test_every_verb_is_in_the_help(program: Program) -> None:
    said = program("--help").out

    for verb in "summary duties add move review import export check backup restore run".split():
        assert f"\n    {verb} " in said


def test_the_own_plan_is_taken_where_none_is_named(program: Program, home: Path) -> None:
    assert program("add", "Mine").code == 0

    assert (home / "Delegate Desk" / "plan.desk").is_file()
    assert [duty["title"] for duty in program("duties", "--json").json] == ["Mine"]


def test_a_plan_may_be_called_like_an_option(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert program("--plan=-odd.desk", "add", "--", "-dashes- 5m daily").code == 0

    assert (tmp_path / "-odd.desk").is_file()
    assert program("--plan=-odd.desk", "duties", "--json").json[0]["title"] == "-dashes-"
