"""Plan files in a folder of their own."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import a_duty

from delegate_desk.domain.settings import Settings
from delegate_desk.storage.backup import Backups
from delegate_desk.storage.fingerprint import Fingerprints
from delegate_desk.storage.plan_file import PlanFile


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "plans" / "plan.desk"


@pytest.fixture
def backups(tmp_path: Path, place: Path) -> Backups:
    return Backups(tmp_path / "backups", place)


@pytest.fixture
def fingerprints(tmp_path: Path) -> Fingerprints:
    return Fingerprints(tmp_path / "state" / "fingerprints")


@pytest.fixture
def file(place: Path) -> Iterator[PlanFile]:
    """An open plan file with one duty, d1."""
    opened = PlanFile.create(place, Settings(), changes={"duties": {"d1": a_duty()}})
    yield opened
    opened.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    folder = tmp_path / "small disk"
    folder.mkdir()
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"this system does not let a small disk be mounted: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)
