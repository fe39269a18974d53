"""Everything that is measured, by one command, as one table in Markdown.

    python tests/bench/run.py

Each figure stands beside its bare limit of the same run: what the toolkit, the disk or the arithmetic take at least.
Needs what the window tests need (xvfb, openbox, xdotool) and a quiet machine; it takes some ten minutes. `--readme`
puts the table into the README. `--more` runs the other measurements of this folder too, which print their own lines.
"""

import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from start import Screen

HERE = Path(__file__).parent
PARTS = (
    ("start.py",),
    ("drop.py", "--rows", "1000", "10000"),
    ("frames.py", "10000"),
    ("totals.py", "1000", "10000"),
    ("calendar_import.py", "10000"),
    ("best_plan_rows.py", "100", "1000"),
    ("checklists.py", "500"),
)
MORE = (
    ("drop.py", "1000", "10000"),
    ("scroll.py", "10000"),
    ("memory.py", "10000"),
    ("reviews.py",),
)


SAID: list[str] = []
README = HERE.parents[1] / "README.md"
MARKS = ("<!-- measured -->\n", "<!-- end of measured -->")


def main() -> int:
    """Run all parts; 1 where one of them failed."""
    when = f"{datetime.now(UTC):%Y-%m-%d}"
    say(f"Measured on {when} under Xvfb with {os.cpu_count()} processors, Python {sys.version.split()[0]}; medians.\n")
    say("| | Delegate Desk | bare limit | ratio |\n|---|---|---|---|")
    failed = [part[0] for part in PARTS if not done(part)]
    if "--readme" in sys.argv and not failed:
        before, _mark, rest = README.read_text("utf-8").partition(MARKS[0])
        after = rest.partition(MARKS[1])[2]
        README.write_text(before + MARKS[0] + "\n".join(SAID) + "\n" + MARKS[1] + after, encoding="utf-8")
    if "--more" in sys.argv:
        say("")
        failed += [part[0] for part in MORE if not done(part)]
    if failed:
        sys.stderr.write(f"failed: {', '.join(failed)}\n")
    return 1 if failed else 0


def done(part: tuple[str, ...]) -> bool:
    """Run a part on a screen of its own; whether it did not fail."""
    with tempfile.TemporaryDirectory() as folder:
        screen = Screen(Path(folder))
        try:
            words = [sys.executable, str(HERE / part[0]), *part[1:]]
            environment = os.environ | {"DISPLAY": screen.display}
            process = subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True)
            assert process.stdout is not None
            for line in process.stdout:
                say(line.rstrip("\n"))
            return process.wait() == 0
        finally:
            screen.close()


def say(line: str) -> None:
    """Print it at once, and keep it for the README."""
    SAID.extend(line.split("\n"))
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
