"""How long a calendar of 10,000 events takes to be read in its guarded process, beside what any reader must do.

python tests/bench/calendar_import.py [EVENTS]
"""

import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from builders import TODAY
from rows import in_turn, row

from delegate_desk.exchange.child import parse_in_child

TIMES = 5
LEAST = """
import sys
from datetime import datetime
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    lines = file.read().replace("\\r\\n ", "").split("\\r\\n")
for line in lines:
    name, _colon, value = line.partition(":")
    if name.startswith("DT"):
        datetime.strptime(value, "%Y%m%dT%H%M%S")
"""
"""In a process of its own too: lines joined and split, and their moments understood."""


def event(i: int) -> str:
    """One event in ten repeats; the others are single meetings of some hundred titles."""
    day = date(2025, 1, 6) + timedelta(days=i % 700)
    rule = "RRULE:FREQ=WEEKLY;BYDAY=MO\r\n" if i % 10 == 0 else ""
    return (
        f"BEGIN:VEVENT\r\nUID:{i}@calendar\r\nSUMMARY:Meeting about matter {i % 113}\r\n"
        f"DTSTART;TZID=Europe/London:{day:%Y%m%d}T090000\r\nDTEND;TZID=Europe/London:{day:%Y%m%d}T094500\r\n"
        f"{rule}DESCRIPTION:{'An agenda that goes on over the line. ' * 4}\r\nLOCATION:Office\r\nEND:VEVENT\r\n"
    )


def main() -> None:
    """Measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "calendar.ics"
        text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "".join(map(event, range(count))) + "END:VCALENDAR\r\n"
        file.write_text(text, encoding="utf-8", newline="")

        def least() -> None:
            subprocess.run([sys.executable, "-I", "-c", LEAST, file], check=True)

        ours, bare = in_turn(lambda: parse_in_child(file, "calendar", TODAY), least, times=TIMES)
    row(f"calendar of {count:,} events", ours, bare, "ms", "its lines and moments, in a bare process")


if __name__ == "__main__":
    main()
