"""What cannot be opened or written: one clear sentence in the window, and the plan as it was."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from e2e.plans import small_plan
from e2e.program import BUTTON, Program
from e2e.screen import Owner, patiently

Start = Callable[..., Program]
Shot = Callable[[str], None]


def _directory(good: Path, bad: Path) -> None:
    bad.mkdir()


def _of_another_program(good: Path, bad: Path) -> None:
    with closing(sqlite3.connect(bad)) as connection, connection:
        connection.execute("create table songs (title text)")


def _newer(good: Path, bad: Path) -> None:
    shutil.copy(good, bad)
    with closing(sqlite3.connect(bad)) as connection, connection:
        version = connection.execute("pragma user_version").fetchone()[0]
        connection.execute(f"pragma user_version = {version + 1}")


def _damaged(good: Path, bad: Path) -> None:
    content = bytearray(good.read_bytes())
    for place in range(8192, len(content), 997):
        content[place] ^= 0x55
    bad.write_bytes(content)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_directory, "is a folder, not a plan"),
        (_of_another_program, "is not a plan of Delegate Desk"),
        (_newer, "was made by a newer Delegate Desk"),
        (_damaged, "is damaged"),
    ],
)
def test_what_is_no_plan_is_refused_in_one_sentence_and_left_alone(
    owner: Owner, start: Start, spoil: Callable[[Path, Path], None], sentence: str
) -> None:
    bad = owner.folder / "Bad one.desk"
    good = small_plan(owner)
    spoil(good, bad)
    content = None if bad.is_dir() else bad.read_bytes()
    program = start("--plan", bad)
    said = program.reads(sentence)
    assert str(bad) in said and "Traceback" not in said and "\n" not in said.strip()
    program.reads("The file has not been changed.")
    program.find(BUTTON, "Open another plan…")
    program.click(program.find(BUTTON, "Quit"))
    patiently(lambda: not program.is_running, "the end")
    assert program.close() == 1
    assert content is None or bad.read_bytes() == content


def test_another_plan_can_be_opened_in_place_of_one_that_cannot(owner: Owner, start: Start) -> None:
    good, bad = small_plan(owner), owner.folder / "Bad one.desk"
    _of_another_program(good, bad)
    program = start("--plan", bad)
    program.click(program.find(BUTTON, "Open another plan…"))
    program.choose_file(good)
    program.find("list", "Undecided, 4 duties")
    program.find("frame", "Hartley Electrical.desk")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    mounted = subprocess.run(mount, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"this system does not let a small disk be mounted: {mounted.stderr.strip()}")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def _fill(disk: Path) -> Path:
    filler = disk / "filler"
    file = os.open(filler, os.O_CREAT | os.O_WRONLY)
    try:
        while True:
            os.write(file, b"x" * 4096)
    except OSError:
        os.close(file)
        return filler


def _onto(disk: Path, owner: Owner) -> Path:
    plan = disk / "plan.desk"
    owner.run(plan, "import", str(small_plan(owner).parent / "plan.json"))
    return plan


def test_a_full_disk_is_told_and_what_was_typed_stays(owner: Owner, start: Start, small_disk: Path, shot: Shot) -> None:
    plan = _onto(small_disk, owner)
    program = start("--plan", plan)
    program.click(program.find("list item", "Write RAMS for jobs"))
    filler = _fill(small_disk)
    before = plan.read_bytes()
    program.keys("F2", "ctrl+a")
    program.type("Write method statements")
    program.keys("Return")
    program.reads("Not saved: the disk of ")
    program.heard("Not saved: the disk of ")
    program.reads("Not saved yet. What you typed is still here.")
    assert program.find("text", "Title")["text"] == "Write method statements"
    program.find("list item", "Write RAMS for jobs, Undecided")  # the plan is as it was
    assert plan.read_bytes() == before
    assert program.undo_in_menu() == "Undo"
    shot("not-saved")

    # A copy elsewhere, from the banner's button.
    program.click(program.find(BUTTON, "Save elsewhere…"))
    program.choose_file(owner.folder / "Elsewhere.desk")
    patiently((owner.folder / "Elsewhere.desk").exists, "a copy elsewhere")
    assert len(owner.exported(owner.folder / "Elsewhere.desk")["duties"]) == 9

    filler.unlink()
    program.click(program.find("text", "Title"))
    program.keys("Return")
    program.find("list item", "Write method statements, Undecided")
    program.gone("label", "Not saved")
    assert owner.titles(plan, "undecided")[2] == "Write method statements"


def test_a_read_only_folder_shows_the_plan_and_refuses_changes(
    owner: Owner, start: Start, small_disk: Path, tmp_path: Path
) -> None:
    plan = _onto(small_disk, owner)
    before = plan.read_bytes()
    place = tmp_path / "read only"
    place.mkdir()
    subprocess.run(["mount", "--bind", str(small_disk), str(place)], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(place)], check=True)
        program = start("--plan", place / "plan.desk")
        program.reads("This plan cannot be changed where it is kept.")
        x, y, wide, high = program.find("list", "Keep, ")["extents"]
        card = program.centre(program.find("list item", "Chase late payments"))
        program.drag(card, (x + wide // 2, y + high - 60))
        program.reads("This plan can only be looked at here. Open a copy to change it.")
        program.find("list item", "Chase late payments, Outsource, Trial with Tideway")
        program.click(program.find("list item", "Chase late payments"))
        program.keys("k")
        program.find("list", "Keep, 2 duties")
        program.find("list", "Outsource, 2 duties")
        assert program.undo_in_menu() == "Undo"
        assert plan.read_bytes() == before
        program.click(program.find(BUTTON, "Open a copy…"))
        program.choose_file(tmp_path / "My copy.desk")
        program.find("frame", "My copy.desk")
        program.click(program.find("list item", "Chase late payments"))
        program.keys("k")
        program.find("list", "Keep, 3 duties")
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)
