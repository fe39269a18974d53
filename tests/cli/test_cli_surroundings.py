"""The command line and what is round it: the window, pipes, locales, mistakes of ours."""

import importlib
import os
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import pytest
from outcome import Program

from delegate_desk import cli
from delegate_desk.cli import answers
from delegate_desk.cli.home_currency import home_currency
from delegate_desk.exchange import child


@pytest.fixture
def _some_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for Qt where the machine has none."""
    try:
        importlib.import_module("PySide6.QtCore")
    except ImportError:
        for name in ("PySide6", "PySide6.QtCore"):
            monkeypatch.setitem(sys.modules, name, types.ModuleType(name))


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch, _some_qt: None) -> list[Path | None]:
    """A window that only notes which plan it was opened on."""
    opened: list[Path | None] = []
    app: Any = types.ModuleType("delegate_desk.app")
    app.main = lambda plan: opened.append(plan) or 7
    monkeypatch.setitem(sys.modules, "delegate_desk.app", app)
    return opened


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ((), None),
        (("--plan", "a.desk"), Path("a.desk")),
        (("a.desk",), Path("a.desk")),
        (("/some where/A.DESK",), Path("/some where/A.DESK")),
        (("--plan", "notes.txt"), Path("notes.txt")),
    ],
)
def test_without_a_verb_the_window_opens(
    program: Program, window: list[Path | None], words: tuple[str, ...], plan: Path | None
) -> None:
    assert program(*words) == (7, "", "")
    assert window == [plan]


def test_a_plan_beside_a_verb_or_another_plan_is_wrong_usage(program: Program, window: list[Path | None]) -> None:
    assert program("a.desk", "summary").code == 2
    assert program("a.desk", "b.desk").code == 2
    assert program("--plan", "a.desk", "b.desk").code == 2
    assert window == []


@pytest.mark.parametrize("missing", ["PySide6.QtWidgets", "libEGL.so.1: cannot open shared object file"])
def test_missing_libraries_are_told_with_what_brings_them(
    program: Program, monkeypatch: pytest.MonkeyPatch, _some_qt: None, missing: str
) -> None:
    broken: Any = types.ModuleType("delegate_desk.app")

    def lacking(_name: str) -> None:
        raise ImportError(missing, name="PySide6.QtWidgets")

    broken.__getattr__ = lacking
    monkeypatch.setitem(sys.modules, "delegate_desk.app", broken)

    refusal = program().refusal

    assert missing in refusal
    assert "sudo apt install libgl1 libegl1 libglib2.0-0 libdbus-1-3 libxkbcommon0 libfontconfig1 " in refusal


def test_a_mistake_of_ours_is_one_sentence_and_a_line_in_a_private_log(
    desk: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_words: Any, **_more: Any) -> str:
        raise ZeroDivisionError("the secret title")

    desk("add", "One")
    monkeypatch.setattr(answers, "summary", broken)
    refusal = desk("summary").refusal

    log = home / "Delegate Desk" / "crashes.log"
    assert str(log) in refusal
    assert "secret" not in refusal
    text = log.read_text()
    assert "ZeroDivisionError" in text
    assert "test_cli_surroundings.py" in text
    assert "secret" not in text
    if os.name == "posix":
        assert log.stat().st_mode & 0o077 == 0


def test_an_interruption_is_no_mistake(desk: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_words: Any, **_more: Any) -> str:
        raise KeyboardInterrupt

    desk("add", "One")
    monkeypatch.setattr(answers, "summary", interrupted)

    assert desk("summary") == (130, "", "")


@pytest.mark.skipif(os.name != "posix", reason="modes of files are a matter of POSIX")
def test_everything_that_is_written_is_the_owners_alone(desk: Program, tmp_path: Path, home: Path) -> None:
    desk("add", "One")
    desk("add", "Two")
    desk("export", tmp_path / "out.json")
    desk("backup", tmp_path / "b.desk")
    desk("restore", tmp_path / "b.desk")

    written = [*home.rglob("*"), home, *tmp_path.glob("*.*")]
    assert len(written) > 8
    assert [path for path in written if path.stat().st_mode & 0o077] == []


@pytest.mark.parametrize(
    ("locale", "currency"),
    [
        ({"LANG": "en_GB.UTF-8"}, "GBP"),
        ({"LANG": "de_CH"}, "CHF"),
        ({"LANG": "sr_Latn_RS.UTF-8@latin"}, "RSD"),
        ({"LANG": "ja_JP.eucJP", "LC_ALL": "en_PH.UTF-8"}, "PHP"),
        ({"LANG": "en_US.UTF-8", "LC_MONETARY": "en_IE.UTF-8"}, "EUR"),
        ({"LANG": "C.UTF-8"}, "EUR"),
        ({"LANG": "nonsense"}, "EUR"),
        ({"LANG": "en_ZZ"}, "EUR"),
        ({}, "EUR"),
    ],
)
def test_a_new_plan_takes_the_currency_of_the_locale(
    desk: Program, monkeypatch: pytest.MonkeyPatch, locale: dict[str, str], currency: str
) -> None:
    for name in ("LANG", "LC_ALL", "LC_MONETARY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in locale.items():
        monkeypatch.setenv(name, value)
    desk("add", "One")

    assert home_currency() == currency
    assert desk("summary", "--json").json["currency"] == currency


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = line.replace("delegate-desk", f"{sys.executable} -m delegate_desk")
    return subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, check=False, env=os.environ | environment, timeout=60
    )


posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")


@posix
def test_a_reader_that_leaves_early_is_no_mistake(desk: Program, plan: Path) -> None:
    desk("run", stdin="".join(f'add "Duty {n} {"x" * 400}"\n' for n in range(400)))

    said = shell(f"{{ delegate-desk --plan {plan} duties --json; echo $? >&2; }} | head -c 10")

    assert (said.stdout, said.stderr) == (b"[\n  {\n    ", b"0\n")


@posix
def test_titles_in_any_script_come_out_in_any_locale(desk: Program, plan: Path) -> None:
    desk("add", "日本語 🧾")

    for locale in ("C", "POSIX", "en_US.ISO-8859-1"):
        said = shell(f"delegate-desk --plan {plan} duties", LC_ALL=locale, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
        assert (said.returncode, said.stderr) == (0, b"")
        assert "日本語 🧾" in said.stdout.decode("utf-8")


@posix
def test_words_that_are_no_text_are_refused(plan: Path) -> None:
    said = shell(f"delegate-desk --plan {plan} add \"$(printf 'caf\\351')\"", LC_ALL="C.UTF-8")

    assert said.returncode == 1
    assert b"Traceback" not in said.stderr
    assert said.stderr.count(b"\n") == 1
    assert not plan.exists()


@posix
def test_closed_outputs_are_no_mistake(plan: Path) -> None:
    assert shell(f"delegate-desk --plan {plan} add One >&- 2>&-").returncode == 0
    assert shell(f"delegate-desk --plan {plan} summary --json 2>&-").returncode == 0


def test_a_packed_program_reads_the_files_of_others_in_a_second_one_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Any] = []
    monkeypatch.setattr(child, "main", given.append)

    assert cli.run([child.FROZEN_OPTION, "calendar", "2026-11-23", "work.ics"]) == cli.DONE
    assert given == [["calendar", "2026-11-23", "work.ics"]]


def test_the_entry_points_lead_here(monkeypatch: pytest.MonkeyPatch) -> None:
    main = importlib.import_module("delegate_desk.__main__").main
    monkeypatch.setattr(sys, "argv", ["delegate-desk", "--version"])
    with pytest.raises(SystemExit) as left:
        main()

    assert left.value.code == cli.DONE
