"""Memory of a window with many duties, as a multiple of an empty PySide6 window's.

    python tests/bench/memory.py 10000

Needs Linux and an X display (Xvfb does). Each of some pairs starts both windows, one after the other, waits until they
have been idle for a while and reads what the kernel counts. Prints medians in MB and their ratio, pair by pair; ends
with 1 where the resident size is over the budget.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from large_plans import written

BUDGET = 1.8
PAIRS = 5
IDLE_AFTER = 5.0
EMPTY = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication(sys.argv)
window = QWidget()
window.resize(1000, 640)
window.show()
sys.exit(application.exec())
"""
KINDS = {"resident": "Rss", "proportional": "Pss", "peak": "VmHWM"}


def megabytes(command: list[str], home: Path) -> dict[str, float]:
    """What a window's process uses once it is idle."""
    environment = {**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "xcb"}
    process = subprocess.Popen([sys.executable, *command], env=environment)
    try:
        time.sleep(IDLE_AFTER)
        if process.poll() is not None:
            raise RuntimeError(f"{command} ended with {process.returncode}")
        counted = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
        counted += Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8").splitlines()
    finally:
        process.terminate()
        process.wait(20)
    lines = [line.partition(":") for line in counted]
    found = {name.strip(): rest.split()[0] for name, _colon, rest in lines if rest.strip()}
    return {kind: int(found[name]) / 1024 for kind, name in KINDS.items()}


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        plan = written(home / "plan.desk", count)
        pairs = []
        for _ in range(PAIRS + 1):
            empty = megabytes(["-c", EMPTY], home)
            ours = megabytes(["-m", "delegate_desk", "--plan", str(plan)], home)
            pairs.append((empty, ours))
        ratios = {}
        for kind in KINDS:
            values = [(empty[kind], ours[kind]) for empty, ours in pairs[1:]]  # the first one fills the caches
            ratios[kind] = median(ours / empty for empty, ours in values)
            said = f"{median(ours for _, ours in values):.1f} MB against {median(empty for empty, _ in values):.1f} MB"
            print(f"{count} duties, {kind}: {said}, {ratios[kind]:.2f} times", flush=True)  # noqa: T201
    return 0 if ratios["resident"] <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
