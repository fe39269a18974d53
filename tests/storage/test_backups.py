"""Backups: when they are made, which are kept, which is chosen, and that bringing one back never loses a plan."""

import hashlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from builders import a_duty
from hypothesis import given
from hypothesis import strategies as st

from delegate_desk.domain.errors import Busy, Damaged, NotSaved, PlanError
from delegate_desk.domain.settings import Settings
from delegate_desk.storage import backup as backup_module
from delegate_desk.storage.backup import Backup, Backups, restore, thinned
from delegate_desk.storage.connection import APPLICATION_ID, SCHEMA, new_file
from delegate_desk.storage.fingerprint import Fingerprints
from delegate_desk.storage.plan_file import PlanFile


def title(path: Path) -> str:
    file = PlanFile.open(path)
    found = file.read().duties["d1"].title
    file.close()
    return found


def retitle(path: Path, new: str, backups: Backups | None = None) -> None:
    file = PlanFile.open(path, backups)
    file.write({"duties": {"d1": a_duty(title=new)}})
    file.close()


def damage(path: Path) -> None:
    """Harm that opening sees."""
    content = bytearray(path.read_bytes())
    content[4096:8192] = bytes(4096)
    path.write_bytes(content)


class Clock(datetime):
    """A clock that the test sets."""

    moment = datetime(2026, 11, 23, 12, tzinfo=UTC)

    @classmethod
    def now(cls, tz: Any = None) -> "Clock":
        return cls.fromtimestamp(cls.moment.timestamp(), tz)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[Clock]:
    monkeypatch.setattr(Clock, "moment", Clock.moment)
    monkeypatch.setattr(backup_module, "datetime", Clock)
    return Clock


# When


def test_the_plan_as_it_was_before_the_first_change_of_a_day_is_kept(
    file: PlanFile, place: Path, tmp_path: Path, clock: type[Clock]
) -> None:
    file.close()
    for day in range(3):
        for n in range(2):  # each by a program of its own
            retitle(place, f"day {day}, change {n}", Backups(tmp_path / "backups", place))
        clock.moment += timedelta(days=1)

    kept = [title(backup.path) for backup in Backups(tmp_path / "backups", place).kept()]
    assert kept == ["day 1, change 1", "day 0, change 1", "Reconcile bank"]


def test_a_change_that_no_backup_could_be_made_for_is_refused(file: PlanFile, place: Path, tmp_path: Path) -> None:
    file.close()
    (tmp_path / "in the way").write_text("a file")
    before = place.read_bytes()

    with pytest.raises(PlanError):
        retitle(place, "x", Backups(tmp_path / "in the way", place))

    assert place.read_bytes() == before


def test_an_older_schema_is_backed_up_before_it_is_migrated(place: Path, backups: Backups) -> None:
    new_file(place)
    with sqlite3.connect(place) as conn:
        conn.execute(f"PRAGMA application_id={APPLICATION_ID}")
        conn.execute("PRAGMA user_version=0")
    conn.close()
    before = place.read_bytes()
    assert before

    file = PlanFile.open(place, backups)

    assert [backup.schema for backup in backups.kept()] == [0]
    with sqlite3.connect(place) as conn:
        assert conn.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    conn.close()
    file.close()


# Which


def made(days: list[int]) -> list[Backup]:
    """Backups newest first by number, made so many days after a first one."""
    first = datetime(2026, 1, 1, 12, tzinfo=UTC)
    count = len(days)
    return [Backup(Path(f"{n}"), count - n, first + timedelta(days=day), 1) for n, day in enumerate(days)]


def test_three_newest_seven_days_four_weeks_and_twelve_months_are_kept() -> None:
    copies = made([day for day in range(720, -1, -1) for _ in range(2)])  # two a day for two years

    gone = set(thinned(copies))
    kept = [backup for backup in copies if backup not in gone]

    days = [backup.day for backup in kept]
    assert kept[:3] == copies[:3]
    assert len(set(days[: 7 + 1])) == 7
    assert len({(day.year, day.month) for day in days}) == 12
    assert 12 + 7 <= len(kept) <= 3 + 7 + 4 + 12


@given(st.lists(st.integers(-4000, 4000), max_size=60))
def test_a_clock_that_jumps_takes_no_newest_backup_and_is_bounded(days: list[int]) -> None:
    copies = made(days)
    gone = thinned(copies)
    kept = [backup for backup in copies if backup not in gone]

    assert kept[:3] == copies[:3]
    assert len(kept) <= 3 + 7 + 4 + 12
    assert thinned(kept) == []


def test_numbers_order_backups_where_the_clock_goes_back(
    file: PlanFile, place: Path, backups: Backups, clock: type[Clock]
) -> None:
    file.close()
    for n, years in enumerate((0, 10, -10, 0)):
        clock.moment = datetime(2026 + years, 11, 23, 12, tzinfo=UTC)
        retitle(place, f"change {n}", backups)
        opened = PlanFile.open(place, backups)
        opened.back_up()
        opened.close()

    kept = backups.kept()
    assert [title(backup.path) for backup in kept[:2]] == ["change 3", "change 2"]
    assert [backup.number for backup in kept] == sorted((backup.number for backup in kept), reverse=True)
    assert backups.newest_whole() == kept[0].path


def test_backups_of_other_plans_in_the_same_folder_are_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    for name in ("a.desk", "b.desk"):
        PlanFile.create(tmp_path / name, Settings(title=name), changes={"duties": {"d1": a_duty(title=name)}}).close()
    first, second = Backups(folder, tmp_path / "a.desk"), Backups(folder, tmp_path / "b.desk")
    one = PlanFile.open(tmp_path / "a.desk", first)
    one.back_up()
    one.close()
    other = PlanFile.open(tmp_path / "b.desk", second)
    for _n in range(30):
        other.back_up()
    other.close()

    assert [title(backup.path) for backup in first.kept()] == ["a.desk"]
    assert len(second.kept()) == 3
    assert {path.suffix for path in folder.iterdir()} == {".desk", ".sha256"}
    assert len(list(folder.iterdir())) == 8


def test_a_backup_that_came_to_harm_is_never_chosen(file: PlanFile, backups: Backups) -> None:
    file.backups = backups
    for _n in range(3):
        file.back_up()
    newest, second, third = (backup.path for backup in backups.kept())
    content = bytearray(newest.read_bytes())
    content[-1] ^= 1
    newest.write_bytes(content)
    second.with_suffix(".sha256").unlink()

    assert backups.newest_whole() == third
    with pytest.raises(Damaged, match="no longer what was verified"):
        restore(newest, file.path, backups)


def test_without_backups_none_is_chosen(backups: Backups) -> None:
    assert backups.kept() == []
    assert backups.newest_whole() is None


def test_a_copy_is_whole_and_never_replaces_a_file(file: PlanFile, tmp_path: Path) -> None:
    copy = tmp_path / "copy.desk"
    file.copy(copy)
    before = copy.read_bytes()
    assert title(copy) == "Reconcile bank"

    with pytest.raises(PlanError, match="is there already"):
        file.copy(copy)

    assert copy.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.desk", "plans"]


def test_a_copy_is_not_made_half_on_a_full_disk(file: PlanFile, small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(b"x" * 990_000)

    with pytest.raises(NotSaved, match="full"):
        file.copy(small_disk / "copy.desk")

    assert [path.name for path in small_disk.iterdir()] == ["ballast"]


# Bringing one back


@pytest.fixture
def source(file: PlanFile, place: Path, tmp_path: Path) -> Path:
    """A copy of the plan, which has changed since."""
    file.copy(tmp_path / "source.desk")
    file.close()
    retitle(place, "changed since")
    return tmp_path / "source.desk"


def test_a_backup_is_brought_back_and_the_plan_that_was_is_kept(source: Path, place: Path, backups: Backups) -> None:
    kept = restore(source, place, backups)

    assert title(place) == "Reconcile bank"
    assert kept is not None
    assert title(kept) == "changed since"
    assert [path.name for path in place.parent.iterdir()] == ["plan.desk"]


def test_a_lost_plan_is_brought_back(source: Path, tmp_path: Path) -> None:
    place = tmp_path / "new folder" / "plan.desk"

    assert restore(source, place, Backups(tmp_path / "backups", place)) is None
    assert title(place) == "Reconcile bank"


@pytest.mark.skipif(os.name != "posix", reason="not everybody may make links on Windows")
def test_a_link_to_a_plan_stays_a_link(source: Path, place: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.desk"
    link.symlink_to(place)

    restore(source, link, Backups(tmp_path / "backups", link))

    assert link.is_symlink()
    assert title(place) == "Reconcile bank"


@pytest.mark.parametrize(
    "harm", [damage, lambda path: path.write_bytes(b""), lambda path: path.write_bytes(b"Dear sir")]
)
def test_a_damaged_plan_is_kept_beside_byte_for_byte(
    source: Path, place: Path, backups: Backups, harm: Callable[[Path], None]
) -> None:
    harm(place)
    harmed = place.read_bytes()

    kept = restore(source, place, backups)

    assert kept == place.with_name("plan.desk.before-restore-1")
    assert kept.read_bytes() == harmed
    assert title(place) == "Reconcile bank"
    assert backups.kept() == []
    harm(place)
    assert restore(source, place, backups) == place.with_name("plan.desk.before-restore-2")


def test_a_plan_that_another_program_is_writing_is_not_pushed_aside(
    source: Path, place: Path, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **more: connect(*args, **(more | {"timeout": 0.05})))

    with pytest.raises(Busy):
        restore(source, place, backups)

    other.execute("ROLLBACK")
    other.close()
    assert title(place) == "changed since"
    assert [path.name for path in place.parent.iterdir()] == ["plan.desk"]


@pytest.mark.parametrize("name", ["letter.txt", "", "."])
def test_what_is_no_backup_changes_nothing(
    source: Path, place: Path, backups: Backups, tmp_path: Path, name: str
) -> None:
    (tmp_path / "letter.txt").write_text("Dear sir")
    before = place.read_bytes()

    with pytest.raises(PlanError):
        restore(tmp_path / name if name else tmp_path / "not there.desk", place, backups)

    assert place.read_bytes() == before
    assert backups.kept() == []


def test_a_folder_is_never_moved_away_for_a_plan(source: Path, tmp_path: Path, backups: Backups) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()

    with pytest.raises(PlanError, match="not a file"):
        restore(source, folder, backups)

    assert folder.is_dir()


_RESTORE = """
import sys
from pathlib import Path
from delegate_desk.storage.backup import Backups, restore
from delegate_desk.storage.fingerprint import Fingerprints
source, plan, folder = map(Path, sys.argv[1:])
print("ready", flush=True)
restore(source, plan, Backups(folder / "backups", plan), Fingerprints(folder / "fingerprints"))
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a matter of POSIX")
def test_a_restore_that_is_killed_leaves_the_old_or_the_new_plan_whole(
    source: Path, place: Path, tmp_path: Path
) -> None:
    chance = random.Random(11)
    found = set()
    for _n in range(20):
        process = subprocess.Popen(
            [sys.executable, "-c", _RESTORE, source, place, tmp_path / "own"], stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.03))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        opened = PlanFile.open(place, None, Fingerprints(tmp_path / "own" / "fingerprints"))
        assert opened.faults() == []
        found.add(opened.read().duties["d1"].title)
        opened.close()
        retitle(place, "changed since")

    assert found <= {"Reconcile bank", "changed since"}


# Files of released schemas, never edited

FIXTURES = sorted((Path(__file__).parent.parent / "data" / "plans").glob("schema*.desk"))


def test_every_schema_has_a_fixture() -> None:
    assert [path.stem for path in FIXTURES] == [f"schema{n}" for n in range(1, SCHEMA + 1)]


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_a_plan_of_each_released_schema_opens_with_everything_in_it(
    fixture: Path, place: Path, backups: Backups
) -> None:
    from delegate_desk.exchange.plan_json import write_plan

    place.parent.mkdir()
    place.write_bytes(fixture.read_bytes())
    digest = hashlib.sha256(fixture.read_bytes()).hexdigest()

    file = PlanFile.open(place, backups)

    assert write_plan(file.read()) == fixture.with_suffix(".json").read_text(encoding="utf-8")
    assert file.faults() == []
    file.close()
    current = fixture.stem == f"schema{SCHEMA}"
    assert (hashlib.sha256(place.read_bytes()).hexdigest() == digest) is current
    assert len(backups.kept()) == (0 if current else 1)
