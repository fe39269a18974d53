"""`print`: PDFs without any screen, whole or not at all."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from outcome import Program

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils reads the PDFs back")


def text_of(path: Path) -> str:
    told = subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, check=True, encoding="utf-8", timeout=60
    )
    return " ".join(told.stdout.split())


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("checklist", "--duty", "Reconcile bank"), "Download the statement"),
        (("checklist", "--duty", "d1", "--large"), "Page 1 of"),
        (("provider-pack", "--provider", "ledger & co"), "Provider pack"),
        (("review",), "Weekly review"),
        (("review", "--week", "2026-11-18"), "Week of Monday 16 November"),
        (("summary",), "Harbour Electrical"),
    ],
    ids=str,
)
def test_each_kind_is_written(desk: Program, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    out = tmp_path / "out.pdf"
    outcome = desk("print", *words, "--out", out)

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"Written: {out}.\n"
    assert said in text_of(out)
    assert "Page 1 of" in text_of(out)


@pytest.mark.usefixtures("example")
def test_a_file_that_is_there_is_replaced_only_when_asked(desk: Program, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    out.write_text("mine")

    assert "--force" in desk("print", "summary", "--out", out).refusal
    assert out.read_text() == "mine"
    assert desk("print", "summary", "--out", out, "--force").code == 0
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    "words",
    [
        ("checklist",),
        ("checklist", "--duty", "d1", "--provider", "p1"),
        ("provider-pack",),
        ("summary", "--duty", "d1"),
        ("summary", "--week", "2026-11-18"),
        ("review", "--week", "18 Nov"),
        ("poster",),
    ],
    ids=str,
)
def test_what_does_not_go_together_is_wrong_usage(desk: Program, tmp_path: Path, words: tuple[str, ...]) -> None:
    assert desk("print", *words, "--out", tmp_path / "out.pdf").wrong_usage
    assert desk("print", "summary").wrong_usage


@pytest.mark.usefixtures("example")
def test_an_unknown_duty_is_refused_with_what_is_near(desk: Program, tmp_path: Path) -> None:
    assert "did you mean" in desk("print", "checklist", "--duty", "Reconcile", "--out", tmp_path / "out.pdf").refusal
    assert "2026-11-09" in desk("print", "review", "--week", "2026-11-09", "--out", tmp_path / "out.pdf").refusal
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.usefixtures("example")
def test_what_cannot_be_written_leaves_nothing_behind(desk: Program, tmp_path: Path) -> None:
    out = tmp_path / "folder" / "out.pdf"
    assert "no such folder" in desk("print", "summary", "--out", out).refusal
    assert list(tmp_path.glob("**/.dd-tmp-*")) == []


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("ending", ["pdf", "xlsx", "csv", "json", "ics"])
def test_a_full_disk_leaves_the_earlier_file_whole(
    desk: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    words = ("print", "summary", "--force", "--out") if ending == "pdf" else ("export", "--force")
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / f"it.{ending}"
    out.write_text("the one before")

    def full(*_said: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    refusal = desk(*words, out).refusal

    assert "the disk is full" in refusal
    assert out.read_text() == "the one before"
    assert [left.name for left in folder.iterdir()] == [out.name]


@pytest.mark.usefixtures("example")
def test_calendars_of_one_provider_go_out_too(desk: Program, tmp_path: Path) -> None:
    out = tmp_path / "work.ics"
    assert desk("export", out, "--provider", "Ledger & Co").code == 0

    assert b"SUMMARY:Reconcile bank" in out.read_bytes()
    assert "calendar" in desk("export", tmp_path / "x.csv", "--provider", "p1").refusal
    assert "--force" in desk("export", out).refusal


def test_it_prints_where_there_is_neither_screen_nor_platform_named(plan: Path, desk: Program, tmp_path: Path) -> None:
    assert desk("add", "Reconcile bank 45m weekly").code == 0
    bare = {
        key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    script = "import sys; from delegate_desk.cli import run; sys.exit(run(sys.argv[1:]))"
    lines = "".join(f"print summary --out {tmp_path / name}.pdf\n" for name in ("one", "two"))
    outcome = subprocess.run(
        [sys.executable, "-c", script, "--plan", plan, "run"],
        env=bare,
        input=lines,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, "ok 1\nok 2\n", "")
    assert "Reconcile bank" in text_of(tmp_path / "two.pdf")
