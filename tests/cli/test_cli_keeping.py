"""The verbs check, backup and restore."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from outcome import Program

from delegate_desk.paths import state_folder
from delegate_desk.storage.lock import WindowLock


def titles(desk: Program) -> list[str]:
    return [duty["title"] for duty in desk("duties", "--json").json]


def flip(path: Path, at: int = -1) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


@pytest.mark.usefixtures("example")
def test_a_whole_plan_passes_the_check(desk: Program, plan: Path) -> None:
    before = plan.read_bytes()

    said = desk("check")

    assert said == (0, f"{plan} is whole: 2 duties.\n", "")
    assert plan.read_bytes() == before


@pytest.mark.parametrize("at", [-1, 0, 25, 70, 100, 5000, 20_000, -3000])
def test_one_flipped_bit_anywhere_fails_the_check(desk: Program, example: Path, at: int) -> None:
    flip(example, at)
    harmed = example.read_bytes()

    refusal = desk("check").refusal

    assert str(example) in refusal
    assert "damaged" in refusal
    assert example.read_bytes() == harmed
    assert "damaged" in desk("add", "x").refusal
    assert example.read_bytes() == harmed


def test_the_newest_good_backup_is_offered_for_a_damaged_plan_and_brings_it_back(desk: Program, example: Path) -> None:
    (good, bad) = (desk("backup").out.strip() for _n in range(2))
    flip(Path(bad))
    flip(example)
    harmed = example.read_bytes()

    refusal = desk("check").refusal
    assert good in refusal
    assert bad not in refusal

    said = desk("restore", good)
    aside = example.with_name("plan.desk.before-restore-1")
    assert said.code == 0
    assert str(aside) in said.out
    assert aside.read_bytes() == harmed
    assert desk("check").code == 0
    assert titles(desk) == ["Reconcile bank", "VAT return"]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("UPDATE duties SET rrule = 'FREQ=SECONDLY' WHERE id = 'd2'", "d2"),
        ("UPDATE duties SET agreed_price = 'cheap' WHERE id = 'd1'", "agreed_price"),
        ("UPDATE settings SET home_currency = 'pounds'", "home_currency"),
        ("UPDATE reviewed_duties SET duty = 'nobody'; UPDATE reviews SET closed = 0", "nobody"),
        ("PRAGMA foreign_keys = 0; UPDATE duties SET provider = 'nobody'", "duties"),
        ("PRAGMA ignore_check_constraints = 1; UPDATE duties SET enjoyment = 9", "CHECK"),
    ],
)
def test_nonsense_that_another_program_wrote_fails_the_check(
    desk: Program, example: Path, change: str, named: str
) -> None:
    with sqlite3.connect(example) as conn:
        conn.executescript(change)
    conn.close()

    assert named in desk("check").refusal


def test_another_program_may_write_the_plan(desk: Program, example: Path) -> None:
    with sqlite3.connect(example) as conn:
        conn.execute("UPDATE duties SET title = 'By hand' WHERE id = 'd1'")
    conn.close()

    assert desk("check").code == 0
    assert titles(desk) == ["By hand", "VAT return"]


def test_a_backup_is_kept_among_the_backups(desk: Program, example: Path, home: Path) -> None:
    said = desk("backup")

    copy = Path(said.out.strip())
    assert said.code == 0
    assert copy.parent == home / "Delegate Desk" / "backups"
    assert desk("--plan", copy, "check") == desk("check")._replace(out=f"{copy} is whole: 2 duties.\n")
    assert example.exists()


@pytest.mark.usefixtures("example")
def test_a_backup_goes_where_it_is_wanted_and_replaces_nothing(desk: Program, tmp_path: Path) -> None:
    copy = tmp_path / "copy.desk"
    assert desk("backup", copy) == (0, f"{copy}\n", "")
    before = copy.read_bytes()

    assert str(copy) in desk("backup", copy).refusal
    assert copy.read_bytes() == before
    assert desk("backup", tmp_path / "no such folder" / "copy.desk").refusal
    assert not (tmp_path / "no such folder").exists()
    assert desk("backup", tmp_path).refusal


@pytest.mark.usefixtures("example")
def test_restoring_brings_back_and_keeps_what_was(desk: Program, tmp_path: Path) -> None:
    desk("backup", tmp_path / "copy.desk")
    desk("add", "Since then")

    said = desk("restore", tmp_path / "copy.desk")

    assert titles(desk) == ["Reconcile bank", "VAT return"]
    kept = said.out.strip().removesuffix(".").rpartition("kept at ")[2]
    assert desk("restore", kept).code == 0
    assert titles(desk) == ["Reconcile bank", "VAT return", "Since then"]


def test_restoring_makes_a_plan_that_is_not_there(desk: Program, example: Path, tmp_path: Path) -> None:
    desk("backup", tmp_path / "copy.desk")
    example.unlink()

    assert desk("restore", tmp_path / "copy.desk").out == f"Restored {example}.\n"
    assert titles(desk) == ["Reconcile bank", "VAT return"]


def test_nothing_is_restored_under_a_window(desk: Program, example: Path, tmp_path: Path) -> None:
    desk("backup", tmp_path / "copy.desk")
    desk("add", "Since then")
    window = WindowLock(state_folder() / "locks", example)
    window.take()

    assert "window" in desk("restore", tmp_path / "copy.desk").refusal
    assert len(titles(desk)) == 3
    window.release()


@pytest.mark.parametrize(
    "spoil",
    [lambda path: path.write_bytes(b"Dear sir"), lambda path: path.unlink(), lambda path: path.write_bytes(b"")],
)
@pytest.mark.usefixtures("example")
def test_what_is_no_backup_is_refused(desk: Program, plan: Path, tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    copy = tmp_path / "copy.desk"
    desk("backup", copy)
    spoil(copy)
    before = plan.read_bytes()

    assert str(copy) in desk("restore", copy).refusal
    assert plan.read_bytes() == before
