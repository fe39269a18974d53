"""Cuts the power under `run -` at random moments and looks whether anything acknowledged is lost.

The plan lies on an ext4 disk within an image file. At a random moment the program is stopped and the image copied: the
copy has only what was really written to the disk, so what lies in the memory of the system is gone, as in a power cut.
Needs Linux, root and loop devices. `python tests/reliability/power_cut.py [CUTS]` prints the figures as JSON; 40 cuts
if not said.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from moving import Impossible, Stream, done_on_disk, faults_of

_SIZE = 24 * 1024 * 1024
_LONGEST_WAIT = 0.4  # seconds: some hundred commands
_SETTLE = 0.01  # until the stopped program has come out of the system


def why_not() -> str | None:
    """Why no power can be cut here; None where it can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root on Linux may mount the disk that loses its power"
    if shutil.which("mkfs.ext4") is None:
        return "mkfs.ext4 is not installed"
    with tempfile.TemporaryDirectory() as base:
        image = _new_disk(Path(base) / "try.img")
        try:
            with _mounted(image, Path(base) / "try"):
                return None
        except subprocess.CalledProcessError as problem:
            return f"this system does not let a disk image be mounted: {problem.stderr.strip()}"


def power_cuts(cuts: int, base: Path, seed: int = 1) -> dict[str, Any]:
    """What became of so many cut streams: `lost` and `cuts_with_loss` ought to be 0 and `faults` empty."""
    chance = random.Random(seed)
    figures: dict[str, Any] = {"cuts": cuts, "acknowledged": 0, "lost": 0, "cuts_with_loss": 0, "ahead": 0}
    figures |= {"journals": 0, "faults": []}
    for number in range(cuts):
        acknowledged, image = _cut(base, number, chance.uniform(0, _LONGEST_WAIT))
        with _mounted(image, base / "after") as disk:
            plan = disk / "plan.desk"
            journal = Path(f"{plan}-journal")
            figures["journals"] += journal.exists() and journal.stat().st_size > 0
            figures["faults"] += faults_of(plan, disk) if plan.exists() else []
            try:
                done = done_on_disk(plan)
            except Impossible as problem:
                figures["faults"].append(str(problem))
                done = 0
        image.unlink()
        lost = max(0, acknowledged - done)
        figures["acknowledged"] += acknowledged
        figures["lost"] += lost
        figures["cuts_with_loss"] += lost > 0
        figures["ahead"] += max(0, done - acknowledged)
    return figures


def _cut(base: Path, number: int, wait: float) -> tuple[int, Path]:
    """The last command acknowledged before the power went, and the disk as it is then."""
    image, after = _new_disk(base / "disk.img"), base / f"cut{number}.img"
    with _mounted(image, base / "before") as disk:
        stream = Stream(disk / "plan.desk", base / "home")
        stream.wait_for_an_answer()
        time.sleep(wait)
        stream.stop()
        time.sleep(_SETTLE)
        shutil.copyfile(image, after)
        acknowledged = stream.kill()
    image.unlink()
    return acknowledged, after


def _new_disk(image: Path) -> Path:
    with image.open("wb") as file:
        file.truncate(_SIZE)
    _do("mkfs.ext4", "-q", "-F", image)
    return image


@contextmanager
def _mounted(image: Path, place: Path) -> Iterator[Path]:
    place.mkdir(exist_ok=True)
    _do("mount", "-o", "loop", image, place)
    try:
        yield place
    finally:
        _do("umount", place)


def _do(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True)


def main() -> None:
    """The cuts in a folder of their own."""
    reason = why_not()
    if reason is not None:
        sys.exit(reason)
    began = time.time()
    with tempfile.TemporaryDirectory() as base:
        figures = power_cuts(int(sys.argv[1]) if len(sys.argv) > 1 else 40, Path(base))
    sys.stdout.write(json.dumps(figures | {"seconds": round(time.time() - began)}) + "\n")


if __name__ == "__main__":
    main()
