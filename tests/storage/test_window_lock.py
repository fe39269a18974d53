"""The lock of a window: one holder at a time, and no holder that ended can lock its owner out."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from delegate_desk.storage.lock import WindowLock

_HOLD = """
import sys, time
from pathlib import Path
from delegate_desk.storage.lock import WindowLock
print(WindowLock(Path(sys.argv[1]), Path(sys.argv[2])).take(), flush=True)
time.sleep(60)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "locks"


def test_one_window_holds_a_plan_until_it_lets_go(folder: Path, place: Path) -> None:
    first, second = WindowLock(folder, place), WindowLock(folder, place)

    assert not second.held()
    assert first.take()
    assert second.held()
    assert not second.take()
    first.release()
    assert not second.held()
    assert second.take()
    second.release()


def test_plans_are_locked_one_by_one_and_found_under_any_name(folder: Path, tmp_path: Path) -> None:
    plan, other, link = tmp_path / "plan.desk", tmp_path / "other.desk", tmp_path / "link.desk"
    plan.touch()
    link.symlink_to(plan)
    lock = WindowLock(folder, plan)
    lock.take()

    assert WindowLock(folder, link).held()
    assert not WindowLock(folder, other).held()
    lock.release()


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a matter of POSIX")
def test_a_window_that_was_killed_holds_nothing(folder: Path, place: Path) -> None:
    for _n in range(3):
        holder = subprocess.Popen([sys.executable, "-c", _HOLD, folder, place], stdout=subprocess.PIPE)
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"True\n"
        assert WindowLock(folder, place).held()

        holder.send_signal(signal.SIGKILL)
        holder.communicate()

        lock = WindowLock(folder, place)
        assert lock.take()
        lock.release()


@pytest.mark.parametrize("content", [b"", b"garbage" * 1000, b"SQLite format 3\0" + bytes(4000)])
def test_whatever_stands_in_the_lock_file_locks_nobody_out(folder: Path, place: Path, content: bytes) -> None:
    lock = WindowLock(folder, place)
    folder.mkdir()
    (folder / f"{lock.name}.lock").write_bytes(content)

    assert not lock.held()
    assert lock.take()
    assert WindowLock(folder, place).held()
    lock.release()
