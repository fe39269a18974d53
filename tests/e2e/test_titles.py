"""Titles of any kind are shown as text, everywhere: nothing in them is read as HTML, no file of theirs is opened."""

import os
import shutil
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from e2e.plans import brought_in
from e2e.program import BUTTON, Program
from e2e.screen import Owner, patiently

Start = Callable[..., Program]
Shot = Callable[[str], None]


class Canary:
    """A pipe that nobody must open: whoever opens it to read is noticed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.was_opened = False
        os.mkfifo(path)
        self._thread = threading.Thread(target=self._wait, daemon=True)
        self._thread.start()

    def _wait(self) -> None:
        with suppress(OSError):
            file = os.open(self.path, os.O_WRONLY)  # returns when a reader comes
            self.was_opened = True
            os.close(file)

    def put_away(self) -> bool:
        """Let the waiting end; whether anybody had opened it before."""
        opened = self.was_opened
        with suppress(OSError):
            os.close(os.open(self.path, os.O_RDONLY | os.O_NONBLOCK))
        self._thread.join(5)
        return opened


def titles(canary: Path) -> dict[str, str]:
    """Hostile and merely unusual titles, by id."""
    return {
        "html": f'<img src="file://{canary}"><b>bold</b> & <a href="x">link</a>',
        "long": "Very long " * 1000,
        "emoji": "👩‍👩‍👧 Dinner 🍲 with café and e\u0301",
        "rtl": "שלום עולם – مرحبا",
        "lines": "First line\nsecond line\ttabbed",
        "mnemonic": "Fish & chips &now %1 {count} {title}",
        "override": "abc\u202egpj.exe",
    }


def _plan(owner: Owner, canary: Path) -> Path:
    duties = [
        {
            "id": key,
            "title": title,
            "function": title.lower()[:60] if key != "lines" else "sales",
            "notes": title,
            "decision": "outsource" if i % 2 else "undecided",
            "provider": "p" if i % 2 else None,
            "cadence": {"times": 1, "every": 1, "unit": "week"},
            "minutes": 60,
            "enjoyment": 1,
            "needs_me": 1,
        }
        for i, (key, title) in enumerate(titles(canary).items())
    ]
    html = titles(canary)["html"]
    plan = {
        "delegate_desk": 1,
        "settings": {"home_currency": "GBP", "hourly_worth": "60", "title": html, "owner_name": html},
        "duties": duties,
        "providers": [{"id": "p", "name": html, "place": html, "currency": "GBP", "hourly_rate": "10", "notes": html}],
        "goals": [
            {"id": "g1", "title": html, "area": "family", "target_hours": 1, "notes": html},
            {"id": "g2", "title": titles(canary)["rtl"], "area": "growth", "target_hours": 2},
        ],
    }
    return brought_in(owner, plan)


def test_hostile_titles_are_text_on_every_page_and_open_no_file(owner: Owner, start: Start, shot: Shot) -> None:
    canary = Canary(owner.folder / "canary.png")
    plan = _plan(owner, canary.path)
    program = start("--plan", plan)
    known = titles(canary.path)
    names = program.names("list item")
    for key, title in known.items():
        assert any(name.startswith(f"{title}, ") for name in names), key
    shot("hostile-titles")

    # Each as selected card with its details, its tooltip, and the words of a step on it.
    for title in known.values():
        card = program.find("list item", f"{title}, ")
        program.click(card)
        program.selects(f"{title}, ")
        patiently(lambda title=title: program.find("text", "Title")["text"] == title, f"{title[:30]} in Details")
    html = known["html"]
    card = program.find("list item", f"{html}, ")
    x, y = program.centre(card)
    program.screen.run("xdotool", "mousemove", str(x + 5), str(y), "sleep", "1.2", "mousemove", str(x + 8), str(y))
    program.click(card)
    program.keys("k")
    program.find("list item", f"{html}, Keep")
    program.reads("Moved “<img src=")
    assert program.undo_in_menu().startswith("Undo: Moved “<img src=")
    program.heard("Moved to Keep")
    program.keys("ctrl+z")
    program.find("list item", f"{html}, Undecided")

    # Goals, a drag, quick add, find, and every page.
    program.carry(
        program.centre(program.find("list item", f"{html}, ")), program.centre(program.find("list", "Keep, "))
    )
    program.reads("Release to move “<img src=")
    program.keys("Escape")
    program.release_mouse()
    program.click(program.find(BUTTON, "Family "))
    program.find("text", "Goal")
    assert [node["text"] for node in program.all("text", "Goal")] == [html, known["rtl"]]
    program.keys("Escape", "ctrl+n")
    program.type("<b>x</b> 45m")
    program.keys("Return")
    program.find("list item", "<b>x</b>, Undecided")
    program.keys("ctrl+f")
    program.type("<img src")
    program.find("list", "Undecided, 1 of ")
    program.type("<i>")
    program.reads("No duty matches '<img src<i>'.")
    program.keys("Escape")
    for keys in ("ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+comma", "ctrl+1"):
        program.keys(keys)
        assert program.texts()
    program.keys("ctrl+l")
    program.find("dialog")
    program.keys("Escape")
    assert not canary.put_away()


def test_a_hostile_calendar_is_text_and_opens_no_file(owner: Owner, start: Start) -> None:
    canary = Canary(owner.folder / "canary.png")
    title = f'<img src="file://{canary.path}"><b>bold</b>'
    event = "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:{}\r\nDTSTART:20250106T090000\r\nDURATION:PT45M\r\nRRULE:FREQ=WEEKLY\r\n"
    file = owner.folder / "<b>calendar.ics"
    calendar = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{event.format(title)}END:VEVENT\r\nEND:VCALENDAR\r\n"
    file.write_text(calendar, encoding="utf-8", newline="")
    program = start("--plan", owner.folder / "New.desk")
    program.keys("ctrl+i")
    program.choose_file(file)
    program.find("table cell", title)
    program.reads("1 duty found in <b>calendar.ics")
    program.keys("Return")
    program.find("list item", f"{title}, Undecided, 0.8 hours a week")
    assert program.undo_in_menu() == "Undo: Brought in 1 duty from “<b>calendar.ics”"
    assert not canary.put_away()


def test_no_file_is_opened_that_only_a_title_names(owner: Owner, start: Start) -> None:
    """The same by strace, where it may watch: the canary's name appears in no call."""
    canary = owner.folder / "never-opened.png"
    plan = _plan(owner, canary)
    program = start("--plan", plan)
    log = owner.folder / "strace.log"
    watching = ["strace", "-f", "-e", "trace=%file", "-o", str(log), "-p", str(program.pid)]
    if shutil.which("strace") is None:
        return  # the pipe of the tests above says nearly the same
    watcher = subprocess.Popen(watching, stderr=subprocess.DEVNULL)
    for title in titles(canary).values():
        program.click(program.find("list item", f"{title}, "))
    program.keys("ctrl+3", "ctrl+comma", "ctrl+1")
    program.click(program.find(BUTTON, "Family "))
    program.find("text", "Goal")
    program.keys("Escape")
    if watcher.poll() is None:  # else nobody may watch here
        watcher.terminate()
        watcher.wait(10)
        calls = log.read_text(encoding="utf-8", errors="replace")
        assert "strace" not in calls and calls.count("(") > 10
        assert canary.name not in calls
