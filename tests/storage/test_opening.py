"""Opening a plan file: what is let in, what is refused, and that a refused file stays as it is."""

import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import a_duty

from delegate_desk.domain.errors import Damaged, PlanError
from delegate_desk.domain.settings import Settings
from delegate_desk.storage.backup import Backups
from delegate_desk.storage.connection import SCHEMA
from delegate_desk.storage.lock import WindowLock
from delegate_desk.storage.plan_file import PlanFile

posix = pytest.mark.skipif(os.name != "posix", reason="modes of files are a matter of POSIX")


@pytest.fixture
def closed(file: PlanFile, place: Path) -> Path:
    file.close()
    return place


@pytest.fixture
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}


@posix
@pytest.mark.usefixtures("no_umask")
def test_files_and_folders_are_the_owners_alone(tmp_path: Path) -> None:
    place = tmp_path / "made" / "on the way" / "plan.desk"
    backups = Backups(tmp_path / "also made" / "backups", place)
    file = PlanFile.create(place, Settings(), backups)
    file.write({"duties": {"d1": a_duty()}})
    lock = WindowLock(tmp_path / "state" / "locks", place)
    lock.take()
    file.copy(tmp_path / "copy.desk")

    found = {path: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*")}

    assert {mode for path, mode in found.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in found.items() if path.is_file()} == {0o600}
    assert len([path for path in found if path.is_file()]) >= 5  # plan, copy, lock, backup and its checksum
    file.close()
    lock.release()


@posix
@pytest.mark.usefixtures("no_umask")
def test_the_journal_of_a_change_is_the_owners_alone(closed: Path) -> None:
    with sqlite3.connect(closed, isolation_level=None) as conn:
        conn.execute("BEGIN IMMEDIATE")
        conn.execute("UPDATE duties SET notes = 'x'")

        assert modes(closed.parent) == {"plan.desk": 0o600, "plan.desk-journal": 0o600}
        conn.execute("ROLLBACK")
    conn.close()


def test_merely_opening_and_reading_writes_nothing(closed: Path) -> None:
    before, moment = closed.read_bytes(), closed.stat().st_mtime_ns

    file = PlanFile.open(closed)
    plan = file.read()
    assert len(plan.duties) == 1
    assert len(plan.reviews) == 0
    assert file.faults() == []
    file.close()

    assert (closed.read_bytes(), closed.stat().st_mtime_ns) == (before, moment)
    assert [path.name for path in closed.parent.iterdir()] == ["plan.desk"]


def test_only_one_file_is_left_after_each_change(file: PlanFile, place: Path) -> None:
    for title in "one two three".split():
        file.write({"duties": {"d1": a_duty(title=title)}})

        assert [path.name for path in place.parent.iterdir()] == ["plan.desk"]


def test_a_plan_of_a_newer_program_is_refused_and_left_alone(closed: Path) -> None:
    with sqlite3.connect(closed) as conn:
        conn.execute(f"PRAGMA user_version={SCHEMA + 1}")
    conn.close()
    before = closed.read_bytes()

    with pytest.raises(PlanError, match="newer Delegate Desk"):
        PlanFile.open(closed)

    assert closed.read_bytes() == before


def test_nothing_is_made_where_no_plan_is(place: Path) -> None:
    with pytest.raises(PlanError, match="no plan at"):
        PlanFile.open(place)

    assert not place.parent.exists()


@pytest.mark.parametrize("content", [b"Dear sir, ...", b"SQLite format 3\0" + b"x" * 500, b"{}" * 300])
def test_files_of_other_programs_are_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    letter = tmp_path / "letter.desk"
    letter.write_bytes(content)

    with pytest.raises(PlanError):
        PlanFile.open(letter)

    assert letter.read_bytes() == content
    assert list(tmp_path.iterdir()) == [letter]


def test_databases_of_other_programs_are_refused_and_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.desk"
    with sqlite3.connect(other) as conn:
        conn.execute("CREATE TABLE duties (id)")
    conn.close()
    before = other.read_bytes()

    with pytest.raises(PlanError, match="not a plan of Delegate Desk"):
        PlanFile.open(other)

    assert other.read_bytes() == before


def test_an_empty_file_is_taken_for_a_lost_plan_not_for_a_new_one(tmp_path: Path) -> None:
    empty = tmp_path / "plan.desk"
    empty.touch()

    with pytest.raises(Damaged, match="is empty"):
        PlanFile.open(empty)

    assert empty.stat().st_size == 0


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="is a folder"):
        PlanFile.open(tmp_path)


@posix
def test_what_is_no_ordinary_file_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.desk")

    with pytest.raises(PlanError, match="not an ordinary file"):
        PlanFile.open(tmp_path / "pipe.desk")


@posix
def test_a_link_leads_to_its_plan_but_none_is_made_through_a_planted_one(closed: Path, tmp_path: Path) -> None:
    (tmp_path / "link.desk").symlink_to(closed)
    file = PlanFile.open(tmp_path / "link.desk")
    file.write({"duties": {"d1": a_duty(title="through the link")}})
    file.close()
    assert PlanFile.open(closed).read().duties["d1"].title == "through the link"

    (tmp_path / "planted.desk").symlink_to(tmp_path / "elsewhere.desk")
    with pytest.raises(PlanError, match="is there already"):
        PlanFile.create(tmp_path / "planted.desk", Settings())
    assert not (tmp_path / "elsewhere.desk").exists()


def test_a_plan_is_never_made_over_a_file(closed: Path) -> None:
    before = closed.read_bytes()

    with pytest.raises(PlanError, match="is there already"):
        PlanFile.create(closed, Settings())

    assert closed.read_bytes() == before
    assert [path.name for path in closed.parent.iterdir()] == ["plan.desk"]


@pytest.mark.parametrize(
    "thing", ["VIEW strange AS SELECT 1", "TRIGGER strange AFTER INSERT ON duties BEGIN SELECT 1; END"]
)
def test_what_could_run_by_itself_is_not_let_in(closed: Path, thing: str) -> None:
    with sqlite3.connect(closed) as conn:
        conn.execute(f"CREATE {thing}")
    conn.close()
    before = hashlib.sha256(closed.read_bytes()).digest()

    with pytest.raises(PlanError, match="'strange'"):
        PlanFile.open(closed)

    assert hashlib.sha256(closed.read_bytes()).digest() == before


@pytest.mark.parametrize("name", ["O'Brien & Søn", "50%20 off", "why?", "#1", "a;b", "日本 👩‍👩‍👧", "dd 'x' \"y\""])
def test_folders_and_files_may_be_called_anything(tmp_path: Path, name: str) -> None:
    if os.name != "posix" and set(name) & set('?"'):
        pytest.skip("Windows has no such names")
    place = tmp_path / name / f"{name}.desk"
    backups = Backups(tmp_path / name / "backups", place)
    file = PlanFile.create(place, Settings(title=name), backups)
    file.write({"duties": {"d1": a_duty()}})
    file.close()

    again = PlanFile.open(place)
    assert again.read().settings.title == name
    assert len(backups.kept()) == 1
    assert sorted(path.name for path in place.parent.iterdir()) == sorted([place.name, "backups"])
    again.close()


def test_a_file_that_another_tool_left_in_wal_mode_is_taken_back(closed: Path) -> None:
    with sqlite3.connect(closed) as conn:
        assert conn.execute("PRAGMA journal_mode=wal").fetchone() == ("wal",)
        conn.execute("UPDATE duties SET title = 'by another tool'")
    conn.close()

    file = PlanFile.open(closed)
    file.write({"settings": {"": Settings(title="ours")}})

    assert file.read().duties["d1"].title == "by another tool"
    assert [path.name for path in closed.parent.iterdir()] == ["plan.desk"]
    file.close()


def test_a_change_that_was_cut_off_is_taken_back_at_the_next_opening(closed: Path) -> None:
    before = PlanFile.open(closed).read().duties["d1"]
    cut_off = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('PRAGMA cache_size=1'); c.execute('BEGIN IMMEDIATE');"
        'c.execute(\'UPDATE duties SET notes = printf("%.*c", 90000, "x")\');'
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", cut_off, closed], check=False)
    assert Path(f"{closed}-journal").stat().st_size > 0

    assert PlanFile.open(closed).read().duties["d1"] == before
    assert not Path(f"{closed}-journal").exists()
