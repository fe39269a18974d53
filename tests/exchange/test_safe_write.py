"""Files are written whole or not at all."""

import errno
import os
import stat
import subprocess
import sys
import time

import pytest

from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange.safe_write import PREFIX, safe_write

posix = pytest.mark.skipif(os.name != "posix", reason="modes, links and devices of POSIX")


def refusal(*arguments, **options):
    with pytest.raises(PlanError) as caught:
        safe_write(*arguments, **options)
    return str(caught.value)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_holds_what_was_given_and_nothing_is_left_beside_it(tmp_path):
    safe_write(tmp_path / "a.json", "caf\xe9\n")
    safe_write(str(tmp_path / "b.pdf"), b"%PDF\r\n")

    assert (tmp_path / "a.json").read_bytes() == b"caf\xc3\xa9\n"
    assert (tmp_path / "b.pdf").read_bytes() == b"%PDF\r\n"
    assert names(tmp_path) == ["a.json", "b.pdf"]


def test_a_file_that_is_there_is_replaced_only_when_told_so(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text("old")

    assert "--force" in refusal(path, "new")
    assert path.read_text() == "old"
    safe_write(path, "new", force=True)
    assert path.read_text() == "new"


@posix
def test_a_file_is_for_its_owner_only_whatever_the_umask(tmp_path):
    umask = os.umask(0)
    try:
        safe_write(tmp_path / "plan.json", "x")
    finally:
        os.umask(umask)

    assert stat.S_IMODE((tmp_path / "plan.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("step", ["os.fsync", "os.replace"])
@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "not writable"),
        (errno.EROFS, "not writable"),
        (errno.EIO, "cannot be written"),
    ],
)
def test_a_write_that_fails_leaves_the_earlier_file_and_nothing_else(tmp_path, monkeypatch, step, number, words):
    path = tmp_path / "plan.json"
    path.write_text("old")

    def fails(*_arguments):
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(step, fails)
        sentence = refusal(path, "new", force=True)

    assert words in sentence and sentence.endswith(".") and str(path) in sentence
    assert path.read_text() == "old"
    assert names(tmp_path) == ["plan.json"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")  # noqa: PTH110
def test_a_disk_that_is_really_full(tmp_path, monkeypatch):
    full = os.open("/dev/full", os.O_WRONLY)
    monkeypatch.setattr("tempfile.mkstemp", lambda **_options: (full, str(tmp_path / "unfinished")))

    assert "the disk is full" in refusal(tmp_path / "plan.json", "x" * 100_000)
    assert names(tmp_path) == []


def test_places_that_cannot_take_a_file(tmp_path):
    (tmp_path / "file").write_text("x")

    assert "is a folder" in refusal(tmp_path, "x")
    assert "is a folder" in refusal(tmp_path, "x", force=True)
    assert "no such folder" in refusal(tmp_path / "gone" / "plan.json", "x")
    assert "no such folder" in refusal(tmp_path / "file" / "plan.json", "x")
    assert "cannot be written" in refusal(str(tmp_path / "a\0b"), "x")
    assert "cannot be written" in refusal(tmp_path / "plan.json", "\ud800")
    assert names(tmp_path) == ["file"]


@posix
def test_a_device_is_never_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    assert "device" in refusal(tmp_path / "pipe", "x", force=True)
    assert (tmp_path / "pipe").is_fifo()


@posix
def test_a_link_is_followed_and_stays(tmp_path):
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "link.json").symlink_to("real.json")

    assert "--force" in refusal(tmp_path / "link.json", "new")
    safe_write(tmp_path / "link.json", "new", force=True)

    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text() == "new"


def test_what_an_earlier_run_left_is_swept_and_what_is_being_written_is_not(tmp_path):
    left, fresh = tmp_path / f"{PREFIX}left", tmp_path / f"{PREFIX}fresh"
    left.write_text("x")
    fresh.write_text("x")
    os.utime(left, (time.time() - 7200,) * 2)

    safe_write(tmp_path / "plan.json", "x")

    assert names(tmp_path) == [fresh.name, "plan.json"]


_FOREVER = """
import sys
from delegate_desk.exchange.safe_write import safe_write
for turn in range(10**9):
    safe_write(sys.argv[1], str(turn % 10) * 3_000_000, force=True)
    print(turn, flush=True)
"""


def test_a_program_killed_while_writing_leaves_a_whole_file(tmp_path):
    path = tmp_path / "plan.json"
    for turn in range(5):
        writer = subprocess.Popen([sys.executable, "-c", _FOREVER, str(path)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.003 * turn)
        writer.kill()
        writer.communicate()

        found = path.read_text()
        assert len(found) == 3_000_000 and len(set(found)) == 1
