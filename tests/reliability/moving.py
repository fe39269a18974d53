"""A stream of commands whose traces on disk tell how many of them are there.

Odd commands add a duty, even ones move it to Stop: so the plan, read back, says after which command it stands, or that
it stands as no number of commands could have left it.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from threading import Thread

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import in_order
from delegate_desk.storage.fingerprint import Fingerprints
from delegate_desk.storage.plan_file import PlanFile

_LENGTHS = (0, 9000, 40, 4100, 200)  # of titles, some longer than a page of the file
_LONGEST_START = 60.0


class Impossible(AssertionError):
    """The file holds what no number of commands could have left, or a command was refused."""


def title(number: int) -> str:
    """The title of the duty that is added so manieth, from 1."""
    return f"Duty {number} {'x' * _LENGTHS[number % len(_LENGTHS)]}".rstrip()


def command(number: int) -> str:
    """The command with this number, from 1."""
    duty = (number + 1) // 2
    return f"add '{title(duty)}'\n" if number % 2 else f"move '{title(duty)}' stop\n"


def done_on_disk(plan: Path) -> int:
    """After which command the plan stands; 0 where it is not there yet. Raises Impossible."""
    if not plan.exists():
        return 0
    file = PlanFile.open(plan)
    duties = in_order(file.read().duties)
    file.close()
    decisions = [duty.decision for duty in duties]
    if [duty.title for duty in duties] != [title(number) for number in range(1, len(duties) + 1)]:
        raise Impossible("titles")
    if set(decisions[:-1]) - {"stop"} or set(decisions) - {"stop", "undecided"}:
        raise Impossible("decisions")
    return 2 * len(duties) - (decisions[-1:] == ["undecided"])


def faults_of(plan: Path, home: Path) -> list[str]:
    """What is wrong with a plan file, its fingerprint included."""
    try:
        file = PlanFile.open(plan, None, Fingerprints(home / "Delegate Desk" / "fingerprints"))
    except PlanError as problem:
        return [str(problem)]
    try:
        return file.faults()
    finally:
        file.close()


class Stream:
    """A `run -` that is fed the commands after those that are on disk, without ever an end."""

    def __init__(self, plan: Path, home: Path) -> None:
        self.first = done_on_disk(plan)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "delegate_desk", "--plan", plan, "run", "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"XDG_DATA_HOME": str(home), "XDG_STATE_HOME": str(home)},
        )
        self._answers = 0
        self._refused = ""
        self._threads = [Thread(target=work, daemon=True) for work in (self._feed, self._listen)]
        for thread in self._threads:
            thread.start()

    def wait_for_an_answer(self) -> None:
        """Return once the first command is acknowledged."""
        end = time.monotonic() + _LONGEST_START
        while not self._answers and not self._refused:
            if self._process.poll() is not None or time.monotonic() > end:
                self.kill()
                raise Impossible("no answer")
            time.sleep(0.001)

    def stop(self) -> None:
        """Have it hold still where it is, as it is when the power goes."""
        self._process.send_signal(signal.SIGSTOP)

    def kill(self) -> int:
        """End it at once; the number of the last command that it acknowledged."""
        self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()
        if self._refused:
            raise Impossible(self._refused)
        return self.first + self._answers

    def _feed(self) -> None:
        assert self._process.stdin is not None
        number = self.first
        with suppress(BrokenPipeError):
            while True:
                number += 1
                self._process.stdin.write(command(number).encode())
                self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line != b"ok %d\n" % (self._answers + 1):
                self._refused = self._refused or line.decode()
            self._answers += 1
