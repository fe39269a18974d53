"""The verb run: a stream of commands over one opened plan."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from outcome import EXAMPLE, Program

from delegate_desk.cli import changes


def titles(desk: Program) -> list[str]:
    return [duty["title"] for duty in desk("duties", "--json").json]


def test_each_command_is_answered_by_the_number_of_its_line(desk: Program) -> None:
    said = desk(
        "run", stdin='add "Reconcile bank 45m weekly"\n\n  # a remark\nmove "reconcile bank" stop\nadd ""\nadd VAT\n'
    )

    assert said.code == 0
    assert said.err == ""
    assert [line.split(":")[0] for line in said.out.splitlines()] == ["ok 1", "ok 4", "refused 5", "ok 6"]
    assert titles(desk) == ["Reconcile bank", "VAT"]


def test_a_file_of_commands_is_run(desk: Program, tmp_path: Path) -> None:
    commands = tmp_path / "commands"
    commands.write_text("add One\nadd Two")

    assert desk("run", commands) == (0, "ok 1\nok 2\n", "")
    assert desk("run", "-", stdin="add Three") == (0, "ok 1\n", "")
    assert titles(desk) == ["One", "Two", "Three"]


@pytest.mark.parametrize("name", ["not there", ".", "with\0nul"])
def test_a_file_that_cannot_be_read_is_refused(desk: Program, tmp_path: Path, name: str, plan: Path) -> None:
    assert desk("run", f"{tmp_path}/{name}").refusal
    assert not plan.exists()


def test_nothing_to_do_is_done(desk: Program, plan: Path) -> None:
    for nothing in ("", "\n\n", "# only\n   #remarks\n\t\n", "\r\n"):
        assert desk("run", stdin=nothing) == (0, "", "")
    assert not plan.exists()


def test_a_plan_that_is_not_there_is_made_by_the_first_command_that_may(desk: Program) -> None:
    said = desk("run", stdin=f"summary\nmove x keep\nimport {EXAMPLE} --json\nsummary --json\n").out

    lines = said.splitlines()
    assert lines[0].startswith("refused 1: There is no plan at ")
    assert lines[1].startswith("refused 2: There is no plan at ")
    document, _, rest = said.partition("{")[2].partition("ok 3\n")
    assert json.loads("{" + document)["kind"] == "plan"
    assert json.loads(rest.removesuffix("ok 4\n"))["currency"] == "GBP"


def test_a_commands_own_output_comes_before_its_answer(desk: Program, tmp_path: Path) -> None:
    copy = tmp_path / "copy.desk"
    said = desk("run", stdin=f"add One\nduties\nbackup {copy}\ncheck\nexport {tmp_path}/x.csv\n").out

    assert [line for line in said.splitlines() if line.startswith(("ok", "refused"))] == [
        f"ok {n}" for n in range(1, 6)
    ]
    before, _, after = said.partition("ok 2\n")
    assert before.startswith("ok 1\nDecision")
    assert after.startswith(f"{copy}\nok 3\n")
    assert "is whole: 1 duty.\nok 4\nok 5\n" in after


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("add 'Pay  bills'", "Pay bills"),
        ('add "it\'s due"', "it's due"),
        (r"add Pay\ bills", "Pay bills"),
        (r'add "5\" pipe"', '5" pipe'),
        ("add 'a'\"b\"c", "abc"),
        ("add 'back\\slash'", "back\\slash"),
        ("add 'é 日本'", "é 日本"),
        ("add One\r", "One"),
        ("   add\tOne", "One"),
    ],
)
def test_words_are_split_as_by_a_shell(desk: Program, line: str, title: str) -> None:
    assert desk("run", stdin=line + "\n").out == "ok 1\n"
    assert titles(desk) == [title]


@pytest.mark.parametrize(
    "line",
    [
        "fly",
        "move One",
        "add",
        "add 'One",
        "add One\\",
        "run -",
        "--plan other.desk summary",
        "--plan=other.desk summary",
        "--version",
        "move One keep --provider p1",
        "add \udcff",
    ],
)
def test_a_line_that_asks_for_nothing_is_refused_and_the_next_is_done(desk: Program, line: str) -> None:
    said = desk("run", stdin=b"add One\n" + line.encode("utf-8", "surrogateescape") + b"\nadd Two\n").out

    first, refused, last = said.splitlines()
    assert (first, last) == ("ok 1", "ok 3")
    assert refused.startswith("refused 2: ")
    assert "usage" not in refused
    assert titles(desk) == ["One", "Two"]


def test_a_mistake_of_ours_does_not_end_the_stream(desk: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_words: Any, **_more: Any) -> None:
        raise ZeroDivisionError("secret title")

    monkeypatch.setattr(changes, "move", broken)
    said = desk("run", stdin="add One\nmove One keep\nadd Two\n")

    assert said.out.splitlines()[0::2] == ["ok 1", "ok 3"]
    assert said.out.splitlines()[1].startswith("refused 2: Something went wrong")
    assert "secret" not in said.out
    assert said.err == ""


def test_a_plan_is_restored_within_a_stream(desk: Program, tmp_path: Path) -> None:
    said = desk(
        "run", stdin=f"add One\nbackup {tmp_path}/b.desk\nadd Two\nrestore {tmp_path}/b.desk\nadd Three\ncheck\n"
    )

    assert "refused" not in said.out
    assert titles(desk) == ["One", "Three"]


# As a process of its own


@pytest.fixture
def process(plan: Path) -> Any:
    started = subprocess.Popen(
        [sys.executable, "-m", "delegate_desk", "--plan", plan, "run"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": ""},
    )
    yield started
    started.kill()
    started.communicate()


def ask(process: Any, line: str) -> str:
    process.stdin.write(f"{line}\n".encode())
    process.stdin.flush()
    answer: bytes = process.stdout.readline()
    return answer.decode().rstrip("\n")


def test_an_answer_comes_before_the_next_command_is_given_and_is_on_disk(process: Any, desk: Program) -> None:
    assert ask(process, "add One") == "ok 1"
    assert titles(desk) == ["One"]
    assert ask(process, "move One stop") == "ok 2"
    assert desk("summary", "--json").json["counts"]["stop"] == 1
    assert ask(process, "move Two stop").startswith("refused 3: ")


def test_what_another_program_writes_meanwhile_is_seen(process: Any, desk: Program) -> None:
    ask(process, "add One")
    ask(process, "move One stop")
    desk("add", "Two")
    desk("move", "One", "undecided")

    assert ask(process, "move Two keep") == "ok 3"
    assert desk("summary", "--json").json["counts"] == {
        "undecided": 1,
        "keep": 1,
        "outsource": 0,
        "stop": 0,
        "without_minutes": 2,
    }


@pytest.mark.skipif(os.name != "posix", reason="Windows does not let an open file be replaced")
def test_a_plan_that_is_replaced_meanwhile_is_opened_anew(
    process: Any, desk: Program, plan: Path, tmp_path: Path
) -> None:
    ask(process, "add One")
    desk("backup", tmp_path / "b.desk")
    ask(process, "add Two")
    shutil.copyfile(tmp_path / "b.desk", tmp_path / "incoming")
    (tmp_path / "incoming").replace(plan)

    assert ask(process, "add Three") == "ok 3"
    assert titles(desk) == ["One", "Three"]


def test_commands_after_the_reader_has_gone_are_not_done(process: Any, desk: Program) -> None:
    ask(process, "add One")
    process.stdout.close()
    for n in range(5):
        try:
            process.stdin.write(f"add Later{n}\n".encode())
            process.stdin.flush()
        except BrokenPipeError:
            break
        process.poll()
    process.stdin.close()
    process.wait(20)

    assert process.returncode == 1
    assert b"Traceback" not in process.stderr.read()
    assert len(titles(desk)) <= 2
    process.stdin, process.stdout = None, None


def test_thousands_of_commands_stream_over_one_opened_plan(process: Any, desk: Program) -> None:
    commands = ['add "A 5m daily"', *(f"move A {word}" for _n in range(150) for word in ("keep", "stop"))]

    out, err = process.communicate("\n".join(commands).encode(), timeout=60)

    assert err == b""
    assert out.decode().split("\n")[:-1] == [f"ok {n}" for n in range(1, 302)]
