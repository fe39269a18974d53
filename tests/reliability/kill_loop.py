"""Kills `run -` at random moments and looks whether anything acknowledged is lost, or anything half done.

`python tests/reliability/kill_loop.py [KILLS]` prints the figures as JSON; 500 kills if not said.
"""

import json
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from moving import Stream, done_on_disk, faults_of

_KILLS_PER_PLAN = 25
_LONGEST_WAIT = 0.1  # seconds: some thirty commands


def kill_loop(kills: int, base: Path, seed: int = 1) -> dict[str, Any]:
    """What became of so many killed streams: `lost` ought to be 0 and `faults` empty.

    `ahead` counts commands that were on disk and killed before they could be acknowledged, `journals` the kills in
    the middle of a transaction, `first_ms` is the median time of the first opening after a kill.
    """
    chance = random.Random(seed)
    figures: dict[str, Any] = {"kills": kills, "acknowledged": 0, "lost": 0, "ahead": 0, "journals": 0, "faults": []}
    opening = []
    for number in range(kills):
        plan, home = base / f"plan{number // _KILLS_PER_PLAN}.desk", base / "home"
        stream = Stream(plan, home)
        stream.wait_for_an_answer()
        time.sleep(chance.uniform(0, _LONGEST_WAIT))
        acknowledged = stream.kill()
        journal = Path(f"{plan}-journal")
        figures["journals"] += journal.exists() and journal.stat().st_size > 0
        began = time.perf_counter()
        figures["faults"] += faults_of(plan, home)
        opening.append(time.perf_counter() - began)
        done = done_on_disk(plan)
        figures["acknowledged"] += acknowledged - stream.first
        figures["lost"] += max(0, acknowledged - done)
        figures["ahead"] += max(0, done - acknowledged)
    return figures | {"first_ms": round(1000 * statistics.median(opening), 1)}


def main() -> None:
    """The loop over a folder of its own."""
    began = time.time()
    with tempfile.TemporaryDirectory() as base:
        figures = kill_loop(int(sys.argv[1]) if len(sys.argv) > 1 else 500, Path(base))
    sys.stdout.write(json.dumps(figures | {"seconds": round(time.time() - began)}) + "\n")


if __name__ == "__main__":
    main()
