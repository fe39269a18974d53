"""Writing a file whole or not at all: a full disk or a pulled plug leaves what was there before."""

import errno
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from delegate_desk.domain.errors import PlanError
from delegate_desk.i18n import _

PREFIX = ".dd-tmp-"
"""How the names of our unfinished files start."""

_STALE_SECONDS = 3600


def safe_write(path: Path | str, content: bytes | str, *, force: bool = False) -> None:
    """Put content under a path, for the owner's eyes only (0600), on disk when this returns; text as UTF-8.

    A symbolic link is followed. Raises PlanError where a file stands there and `force` is not given, and where
    it cannot be written; then nothing has changed.
    """
    try:
        _write(Path(os.path.realpath(path)), content.encode() if isinstance(content, str) else content, force)
    except (OSError, ValueError) as problem:
        raise PlanError(_sentence(problem, os.fspath(path))) from problem


def _write(path: Path, content: bytes, force: bool) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if path.exists() and not force:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    if path.exists() and not path.is_file():
        raise OSError(errno.ENXIO, _("it is a device, not a file"))
    _sweep(path.parent)
    handle, unfinished = tempfile.mkstemp(prefix=PREFIX, dir=path.parent)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - an open descriptor has no path
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)  # noqa: PTH105 - both ends are in hand
    except BaseException:
        with suppress(OSError):
            os.unlink(unfinished)  # noqa: PTH108
        raise
    _keep_name(path.parent)


def _keep_name(folder: Path) -> None:
    """Have the folder's entry on disk too, where the system lets a folder be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sweep(folder: Path) -> None:
    """Take away what a program of ours left here when it was killed; a fresh file may still be in the writing."""
    with suppress(OSError):
        for left in folder.glob(PREFIX + "*"):
            with suppress(OSError):
                if time.time() - left.lstat().st_mtime > _STALE_SECONDS:
                    left.unlink()


def _sentence(problem: OSError | ValueError, path: str) -> str:
    number = getattr(problem, "errno", None)
    if number == errno.EEXIST:
        words = _("{path} is already there; say --force to replace it.")
    elif number == errno.EISDIR:
        words = _("{path} is a folder; name a file in it.")
    elif number in (errno.ENOENT, errno.ENOTDIR):
        words = _("{path} cannot be written: there is no such folder.")
    elif number in (errno.EACCES, errno.EPERM, errno.EROFS):
        words = _("{path} is not writable: this place does not let you write.")
    elif number in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        words = _("{path} was not written: the disk is full.")
    else:
        words = _("{path} cannot be written: {why}.")
    return words.format(path=path, why=getattr(problem, "strerror", None) or problem)
