"""Damage is found, and neither another writer nor another file is ever taken for it."""

import os
import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from builders import a_duty

from delegate_desk.domain.errors import Damaged, PlanError
from delegate_desk.domain.settings import Settings
from delegate_desk.storage.backup import Backups, restore
from delegate_desk.storage.fingerprint import Fingerprints
from delegate_desk.storage.plan_file import PlanFile


@pytest.fixture
def closed(place: Path, fingerprints: Fingerprints) -> Path:
    """A plan of some pages, closed by us."""
    duties = {f"d{i}": a_duty(id=f"d{i}", title=f"Duty {i} " * 4) for i in range(200)}
    PlanFile.create(place, Settings(), None, fingerprints, changes={"duties": duties}).close()
    return place


def open_and_close(place: Path, fingerprints: Fingerprints) -> None:
    PlanFile.open(place, None, fingerprints).close()


def change(place: Path, fingerprints: Fingerprints | None, title: str) -> None:
    file = PlanFile.open(place, None, fingerprints)
    file.write({"duties": {"d1": a_duty(id="d1", title=title)}})
    file.close()


def note_of(fingerprints: Fingerprints, place: Path) -> Path:
    return fingerprints._place(place)


def test_every_flipped_bit_of_three_hundred_is_found(closed: Path, fingerprints: Fingerprints) -> None:
    content = closed.read_bytes()
    chance = random.Random(1)
    places = [*range(100), *(chance.randrange(100, len(content)) for _ in range(300))]  # the whole header, and others
    missed = []
    for at in places:
        harmed = bytearray(content)
        harmed[at] ^= 1 << chance.randrange(8)
        closed.write_bytes(harmed)
        try:
            open_and_close(closed, fingerprints)
            missed.append(at)
        except PlanError:
            assert closed.read_bytes() == harmed

    assert missed == []
    closed.write_bytes(content)
    open_and_close(closed, fingerprints)


@pytest.mark.parametrize("lost", [1, 512, 4096, 40_000])
def test_lost_ends_and_zeroed_parts_are_found(closed: Path, fingerprints: Fingerprints, lost: int) -> None:
    content = closed.read_bytes()
    middle = content.index(b"Duty 150") - lost // 2
    for harmed in (content[:-lost], content[:middle] + bytes(lost) + content[middle + lost :]):
        assert harmed != content
        closed.write_bytes(harmed)
        with pytest.raises(Damaged):
            open_and_close(closed, fingerprints)


def test_another_program_that_writes_the_file_is_no_damage(closed: Path, fingerprints: Fingerprints) -> None:
    for n in range(20):
        with sqlite3.connect(closed) as conn:
            conn.execute("UPDATE duties SET title = ? WHERE id = 'd1'", [f"by another tool {n}"])
        conn.close()
        open_and_close(closed, fingerprints)
    with sqlite3.connect(closed, isolation_level=None) as conn:
        conn.execute("VACUUM")
    conn.close()
    open_and_close(closed, fingerprints)


def test_our_own_writing_from_another_computer_is_no_damage(
    closed: Path, fingerprints: Fingerprints, tmp_path: Path
) -> None:
    """Both computers change the same plan once, so both files carry the same counter."""
    there = tmp_path / "there.desk"
    shutil.copyfile(closed, there)
    change(closed, fingerprints, "here")
    change(there, None, "there")
    counters = {path.read_bytes()[24:28] for path in (closed, there)}
    assert len(counters) == 1

    there.replace(closed)

    open_and_close(closed, fingerprints)


def test_another_plan_in_the_same_place_is_no_damage(closed: Path, fingerprints: Fingerprints, tmp_path: Path) -> None:
    for name in ("a", "b"):
        PlanFile.create(tmp_path / name, Settings(title=name)).close()
        shutil.copyfile(tmp_path / name, closed)
        open_and_close(closed, fingerprints)
    closed.unlink()
    PlanFile.create(closed, Settings(), None, fingerprints).close()
    open_and_close(closed, fingerprints)


def test_going_back_to_a_backup_by_hand_is_no_damage(closed: Path, fingerprints: Fingerprints, tmp_path: Path) -> None:
    states = []
    for n in range(4):
        change(closed, fingerprints, f"state {n}")
        file = PlanFile.open(closed)
        file.copy(tmp_path / f"{n}.desk")
        states.append(tmp_path / f"{n}.desk")
        file.close()
    for state in (*states, *reversed(states)):
        shutil.copyfile(state, closed)
        open_and_close(closed, fingerprints)
        change(closed, fingerprints, "and on")


def test_bringing_a_backup_back_notes_the_file_that_stands_then(
    closed: Path, fingerprints: Fingerprints, tmp_path: Path
) -> None:
    source = tmp_path / "source.desk"
    file = PlanFile.open(closed)
    file.copy(source)
    file.close()
    backups = Backups(tmp_path / "backups", closed)

    restore(source, closed, backups, fingerprints)
    open_and_close(closed, fingerprints)

    harmed = bytearray(closed.read_bytes())
    harmed[-1] ^= 1
    closed.write_bytes(harmed)
    with pytest.raises(Damaged):
        open_and_close(closed, fingerprints)
    aside = restore(source, closed, backups, fingerprints)
    assert aside is not None
    assert aside.read_bytes() == harmed
    assert len(backups.kept()) == 1


def test_a_change_that_was_not_closed_cleanly_is_no_damage(closed: Path, fingerprints: Fingerprints) -> None:
    file = PlanFile.open(closed, None, fingerprints)
    file.write({"duties": {"d1": a_duty(id="d1", title="then the power went")}})
    file._conn.close()

    open_and_close(closed, fingerprints)


def test_a_note_is_made_only_where_we_wrote(closed: Path, fingerprints: Fingerprints) -> None:
    note_of(fingerprints, closed).unlink()

    open_and_close(closed, fingerprints)
    assert not note_of(fingerprints, closed).exists()

    change(closed, fingerprints, "x")
    assert note_of(fingerprints, closed).exists()


def test_no_note_is_made_of_a_file_that_took_our_place(
    closed: Path, fingerprints: Fingerprints, tmp_path: Path
) -> None:
    file = PlanFile.open(closed, None, fingerprints)
    file.write({"duties": {"d1": a_duty(id="d1", title="ours")}})
    before = note_of(fingerprints, closed).read_bytes()
    PlanFile.create(tmp_path / "other.desk", Settings()).close()
    (tmp_path / "other.desk").replace(closed)

    file.close()

    assert note_of(fingerprints, closed).read_bytes() == before
    open_and_close(closed, fingerprints)


@pytest.mark.parametrize("note", [b"", b"garbage", b"a b", b"\xff\xfe", b"a b c d"])
def test_a_note_that_came_to_harm_itself_harms_nothing(closed: Path, fingerprints: Fingerprints, note: bytes) -> None:
    note_of(fingerprints, closed).write_bytes(note)

    open_and_close(closed, fingerprints)


def test_notes_that_cannot_be_kept_hinder_nobody(place: Path, tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("a file")
    nowhere = Fingerprints(tmp_path / "in the way" / "fingerprints")
    PlanFile.create(place, Settings(), None, nowhere, changes={"duties": {"d1": a_duty()}}).close()

    change(place, nowhere, "x")

    assert PlanFile.open(place, None, nowhere).read().duties["d1"].title == "x"


@pytest.mark.skipif(os.name != "posix", reason="modes of files are a matter of POSIX")
def test_notes_are_the_owners_alone(closed: Path, fingerprints: Fingerprints) -> None:
    note = note_of(fingerprints, closed)

    assert note.stat().st_mode & 0o077 == 0
    assert note.parent.stat().st_mode & 0o077 == 0
    assert [path.name for path in note.parent.iterdir()] == [note.name]
