"""Bringing a calendar in through the window: ticks, one step, one undo; and long reading that is stopped."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest

from e2e.plans import small_plan
from e2e.program import BUTTON, Program
from e2e.screen import Owner, patiently

Start = Callable[..., Program]
Shot = Callable[[str], None]


def _event(uid: str, title: str, first: date, minutes: int, *more: str) -> str:
    hour, rest = divmod(9 * 60 + minutes, 60)
    lines = (
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"SUMMARY:{title}",
        f"DTSTART:{first:%Y%m%d}T090000",
        f"DTEND:{first:%Y%m%d}T{hour:02}{rest:02}00",
        *more,
        "END:VEVENT",
    )
    return "\r\n".join(lines)


def _calendar(*events: str) -> str:
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//", *events, "END:VCALENDAR", ""))


def small_calendar(folder: Path) -> Path:
    """A calendar with three duties that are sure, one that is not, and three records that are none."""
    monday = date.today() - timedelta(days=date.today().weekday() + 70)
    visits = [_event(f"v{i}", f"Site visit {i}", monday + timedelta(weeks=i), 90) for i in range(5)]
    events = (
        _event("bank", "Reconcile the bank", monday, 45, "RRULE:FREQ=WEEKLY"),
        _event("vat", "VAT return", monday, 120, "RRULE:FREQ=MONTHLY;INTERVAL=3"),
        _event("old", "Night school", monday, 60, "RRULE:FREQ=WEEKLY;COUNT=3"),
        _event("gone", "Cancelled thing", monday, 60, "RRULE:FREQ=WEEKLY", "STATUS:CANCELLED"),
        f"BEGIN:VEVENT\r\nUID:bins\r\nSUMMARY:Bin day\r\nDTSTART;VALUE=DATE:{monday:%Y%m%d}\r\n"
        "RRULE:FREQ=WEEKLY\r\nEND:VEVENT",
        _event("once", "Dentist", monday, 30),
        *visits,
    )
    file = folder / "calendar.ics"
    file.write_text(_calendar(*events), encoding="utf-8", newline="")
    return file


def _bring_in(program: Program, file: Path) -> None:
    program.keys("ctrl+i")
    program.choose_file(file)


def test_a_calendar_is_chosen_ticked_added_and_taken_back_by_one_undo(owner: Owner, start: Start, shot: Shot) -> None:
    plan = small_plan(owner)
    before = owner.exported(plan)
    program = start("--plan", plan)
    _bring_in(program, small_calendar(owner.folder))

    program.find("table", "What was found")
    program.reads("4 duties found in calendar.ics, 3 left out. Tick what you recognise.")
    cells = {node["name"]: node for node in program.all("table cell") if node["name"]}
    ticked = {name for name, node in cells.items() if "checked" in node["states"]}
    assert ticked == {"Reconcile the bank", "VAT return", "Site visit 4"}
    unsure = [name for name in cells if name in ("Bin day", "Reconcile the bank", "VAT return", "Site visit 4")]
    assert unsure[0] == "Bin day"  # unsure ones stand first, with the reason
    for reason in (
        "its minutes are not known",
        "its rule has ended",
        "cancelled",
        "one-off, seen on fewer than three days",
    ):
        assert reason in cells
    program.find(BUTTON, "Add 3 duties")
    shot("import-found")
    assert owner.exported(plan) == before  # nothing is added until the owner says so

    # Untick one by the mouse, another by the keyboard, and tick that one again.
    x, y, _wide, high = cells["VAT return"]["extents"]
    program.screen.run("xdotool", "mousemove", str(x + 14), str(y + high // 2), "click", "1")
    program.find(BUTTON, "Add 2 duties")
    program.keys("Down", "space")
    program.find(BUTTON, "Add 1 duty")
    program.keys("space")
    program.find(BUTTON, "Add 2 duties")
    program.click(program.find(BUTTON, "Add 2 duties"))

    program.gone("table", "What was found")
    program.find("list", "Undecided, 6 duties")
    program.find("list item", "Reconcile the bank, Undecided, 0.8 hours a week, 5 of 6")
    program.find("list item", "Site visit 4, Undecided, 1.5 hours a week, 6 of 6")
    added = owner.exported(plan)["duties"][9:]
    assert [duty["title"] for duty in added] == ["Reconcile the bank", "Site visit 4"]
    assert added[0]["cadence"]["rrule"] == "FREQ=WEEKLY"
    assert program.undo_in_menu() == "Undo: Brought in 2 duties from “calendar.ics”"

    program.keys("ctrl+z")
    program.find("list", "Undecided, 4 duties")
    assert owner.exported(plan) == before


def test_the_columns_of_a_table_are_corrected_by_keys_and_its_rows_added(
    owner: Owner, start: Start, shot: Shot
) -> None:
    plan = small_plan(owner)
    program = start("--plan", plan)
    table = owner.folder / "week.csv"
    table.write_bytes("Wer;Was;Wie lange\nIch;Büro;45\nDu;Ablage;1,5 h\nIch;;5\n".encode("cp1252"))
    _bring_in(program, table)

    program.reads("3 duties found in week.csv, 0 left out. Tick what you recognise.")
    program.find("table cell", "Ich")
    program.keys("shift+Tab")  # from the list back over both tick buttons to the boxes above it
    boxes = {node["description"]: node for node in program.all("combo box")}
    assert {"Column of: Duty", "Column of: Minutes each time", "Letters of the file"} <= set(boxes)
    for what, downs in (("Column of: Duty", 1), ("Column of: Minutes each time", 3)):
        program.click(boxes[what])
        program.keys(*["Down"] * downs, "Return")
    program.reads("2 duties found in week.csv, 1 left out. Tick what you recognise.")
    program.find("table cell", "no title")
    shot("import-table")
    program.click(program.find(BUTTON, "Add 2 duties"))

    program.find("list", "Undecided, 6 duties")
    added = owner.exported(plan)["duties"][9:]
    assert [(duty["title"], duty["minutes"]) for duty in added] == [("Büro", 45), ("Ablage", 90)]
    program.keys("ctrl+z")
    program.find("list", "Undecided, 4 duties")


def test_long_reading_shows_how_far_it_is_and_can_be_stopped(owner: Owner, start: Start, shot: Shot) -> None:
    plan = small_plan(owner)
    before = owner.exported(plan)
    program = start("--plan", plan)
    file = owner.folder / "large.ics"
    monday = date.today() - timedelta(days=date.today().weekday() + 7)
    events = (_event(f"e{i}", f"Meeting about matter {i}", monday, 45, "RRULE:FREQ=WEEKLY") for i in range(30_000))
    file.write_text(_calendar(*events), encoding="utf-8", newline="")
    _bring_in(program, file)

    stop = program.find(BUTTON, "Stop")
    program.reads("Reading large.ics")
    first = program.find("progress bar")["value"]
    patiently(lambda: (program.find("progress bar")["value"] or [0, 0, 0])[1] > (first or [0, 0])[1], "progress", 20)
    shot("import-progress")
    children = _children(program.pid)
    assert children
    pressed = time.monotonic()
    program.click(stop)
    program.gone(BUTTON, "Stop")
    patiently(lambda: not any(Path(f"/proc/{child}").exists() for child in children), "the reading ended", 5)
    assert time.monotonic() - pressed < 5
    program.find("list", "Undecided, 4 duties")
    assert owner.exported(plan) == before

    # The window still works.
    program.keys("ctrl+f", "Return", "Home", "k")
    program.find("list", "Keep, 3 duties")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.ics", b"", "empty.ics"),
        ("picture.ics", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "picture.ics"),
        ("broken.json", b'{"delegate_desk": 1, "duties": [{"id": 7}]}', "duties"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(
    owner: Owner, start: Start, name: str, content: bytes, sentence: str
) -> None:
    plan = small_plan(owner)
    before = owner.exported(plan)
    program = start("--plan", plan)
    file = owner.folder / name
    file.write_bytes(content)
    _bring_in(program, file)
    said = program.reads(sentence)
    assert "Traceback" not in said and "\n" not in said
    program.keys("Escape")
    program.gone("dialog|alert", "")
    assert owner.exported(plan) == before


def test_a_whole_plan_is_brought_into_an_empty_one(owner: Owner, start: Start) -> None:
    small_plan(owner)
    program = start()
    program.reads("Which hours would you like back?")
    _bring_in(program, owner.folder / "plan.json")
    program.find("list", "Undecided, 4 duties")
    assert program.undo_in_menu() == "Undo: Brought in the plan “plan.json”"
    program.keys("ctrl+z")
    program.reads("Which hours would you like back?")


def _children(pid: int) -> list[int]:
    """Processes that this one has started."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # one that has just ended
            if int(entry.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1]) == pid:
                found.append(int(entry.parent.name))
    return found
