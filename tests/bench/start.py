"""How long a start takes, from outside: from the program's start to the last change on its screen, and its memory.

    python tests/bench/start.py [--program "/usr/bin/delegate-desk"] [--runs 9]

Each start has a fresh home on an X server of its own, whose frame buffer is read from the file in which Xvfb keeps it.
Needs xvfb and openbox. Starts of the program and of an empty window are taken in turn.
"""

import argparse
import mmap
import os
import select
import shlex
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

import started
from large_plans import written
from rows import median, row

COUNTS = (1000, 10_000)
_QUIET = 0.6  # seconds without a change that end a start
_PART = 0.06  # share of the rows of the screen that a change touches at least; a blinking cursor touches fewer
_EACH = 6  # every so manyth row is looked at


class Begun(NamedTuple):
    """A start: milliseconds to the last change on the screen, and resident megabytes then."""

    milliseconds: float
    megabytes: float


class Screen:
    """An X server with a window manager, and its picture."""

    def __init__(self, folder: Path) -> None:
        read, write = os.pipe()
        words = ["-screen", "0", "1366x768x24", "-fbdir", str(folder), "-noreset", "-nolisten", "tcp", "-dpi", "96"]
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), *words], pass_fds=[write], stderr=subprocess.DEVNULL
        )
        os.close(write)
        if not select.select([read], [], [], 20)[0]:
            raise SystemExit("Xvfb did not start")
        with os.fdopen(read) as answer:
            self.display = f":{answer.readline().strip()}"
        self.env = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "QT_", "DBUS_"))}
        self.env |= {"DISPLAY": self.display, "HOME": str(folder), "LANG": "C.UTF-8"}
        self._manager = subprocess.Popen(
            ["openbox", "--sm-disable"], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(0.4)
        with (folder / "Xvfb_screen0").open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        head = struct.unpack(">25I", self._memory[:100])
        self._high, self._line = head[5], head[12]
        self._begin = head[0] + 12 * head[19]

    def rows(self) -> list[bytes]:
        """Some rows of pixels."""
        places = range(self._begin, self._begin + self._high * self._line, self._line * _EACH)
        return [self._memory[place : place + self._line] for place in places]

    def close(self) -> None:
        """End both."""
        for process in (self._manager, self._server):
            process.terminate()
            process.wait()


def begun(command: list[str]) -> Begun:
    """One start of a command."""
    with tempfile.TemporaryDirectory() as folder:
        screen = Screen(Path(folder))
        seen, changed = screen.rows(), 0.0
        begin = time.perf_counter()
        process = subprocess.Popen(command, env=screen.env, stderr=subprocess.DEVNULL)
        try:
            while not changed or time.perf_counter() - changed < _QUIET:
                now = screen.rows()
                if sum(a != b for a, b in zip(seen, now, strict=True)) > _PART * len(now):
                    seen, changed = now, time.perf_counter()
                if process.poll() is not None or time.perf_counter() - begin > 60:
                    raise SystemExit(f"no window: {shlex.join(command)}")
                time.sleep(0.002)
            status = Path(f"/proc/{process.pid}/status").read_text("ascii")
            kilobytes = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
            return Begun((changed - begin) * 1000, kilobytes / 1024)
        finally:
            process.terminate()
            process.wait()
            screen.close()


def main() -> None:
    """Measure each size beside an empty window."""
    words = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    words.add_argument("--program", type=shlex.split, default=started.program())
    words.add_argument("--runs", type=int, default=9)
    words.add_argument("--vs", type=shlex.split, help="another program on the same plan, in the place of a bare window")
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for count in COUNTS:
            plan = written(Path(folder) / f"{count}.desk", count)
            other = [*asked.vs, str(plan)] if asked.vs else [sys.executable, str(Path(__file__).with_name("blank.py"))]
            pairs = [(begun([*asked.program, str(plan)]), begun(other)) for _ in range(asked.runs + 1)][1:]
            ours, bare = zip(*pairs, strict=True)
            limit = "the other program" if asked.vs else "an empty window"
            times = median([each.milliseconds for each in ours]), median([each.milliseconds for each in bare])
            row(f"start with {count:,} duties", *times, "ms", limit)
            sizes = median([each.megabytes for each in ours]), median([each.megabytes for each in bare])
            row(f"memory with {count:,} duties", *sizes, "MB", limit)


if __name__ == "__main__":
    main()
