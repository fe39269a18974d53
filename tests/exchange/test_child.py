"""The guarded child: hostile files end in one sentence or in a result, quickly, and never in the parent's death."""

import random
import subprocess
import sys
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from accounting import accounted_for, record_count
from builders import TODAY

from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange import child
from delegate_desk.exchange.calendars import read
from delegate_desk.exchange.candidates import ImportCancelled
from delegate_desk.exchange.child import parse_in_child, watched

SOURCE = str(Path(child.__file__).parents[2])
SLEEPS = "import time, sys; print('{\"progress\": 0.25}', flush=True); time.sleep(60)"


def event(number, *lines, start="DTSTART:20260105T090000Z", summary="x"):
    body = [f"UID:u{number}", f"SUMMARY:{summary}", start, "DURATION:PT30M", *lines]
    return "\r\n".join(["BEGIN:VEVENT", *body, "END:VEVENT", ""])


def calendar(*events):
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "".join(events) + "END:VCALENDAR\r\n").encode()


def brought_in(tmp_path, content, name="given.ics", **options):
    path = tmp_path / name
    path.write_bytes(content)
    return parse_in_child(path, "calendar", TODAY, **options)


def program(text):
    return [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {SOURCE!r})\n{text}"]


def test_the_child_finds_what_the_reader_finds(tmp_path):
    content = calendar(event(1, "RRULE:FREQ=WEEKLY"), event(2), event(3, summary="Büro <b>\u2028 & 😀"))
    shares = []

    found = brought_in(tmp_path, content, progress=shares.append)

    assert found == read(content, TODAY)
    assert len(found.candidates) == 1
    assert shares[-1] == 1.0


def test_the_child_works_from_any_folder_and_with_any_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "json.py").write_text("raise SystemExit('taken from the current folder')")
    Path("-x büro\n'.ics").write_bytes(calendar(event(1, "RRULE:FREQ=WEEKLY")))

    assert len(parse_in_child(Path("-x büro\n'.ics"), "calendar", TODAY).candidates) == 1


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is empty"),
        (b"Dear Sir", "it is not a calendar"),
        (b"BEGIN:VTODO\nEND:VTODO\n" * 50_001, "it has more than 50,000 events"),
    ],
)
def test_a_refused_file_is_named_in_one_sentence(tmp_path, content, why):
    with pytest.raises(PlanError) as refusal:
        brought_in(tmp_path, content)

    assert str(refusal.value) == f"given.ics cannot be read: {why}."


def test_a_file_that_is_not_there_is_refused_and_one_of_another_kind_than_said(tmp_path):
    with pytest.raises(PlanError, match=r"^none\.ics cannot be read: there is no such file\.$"):
        parse_in_child(tmp_path / "none.ics", "calendar", TODAY)
    (tmp_path / "time.csv").write_text("a")
    with pytest.raises(PlanError, match=r"^time\.csv cannot be read: it has no column “start date”\.$"):
        parse_in_child(tmp_path / "time.csv", "toggl", TODAY)


HOURS = ",".join((datetime(2026, 1, 1) + timedelta(hours=i)).strftime("%Y%m%dT%H%M%SZ") for i in range(100_000))
EVERY_SECOND = "BYHOUR={};BYMINUTE={};BYSECOND={}".format(*(",".join(map(str, range(n))) for n in (24, 60, 60)))
BOMBS = {
    "secondly": calendar(event(1, "RRULE:FREQ=SECONDLY")),
    "no_interval": calendar(event(1, "RRULE:FREQ=DAILY;INTERVAL=0")),
    "every_second": calendar(event(1, f"RRULE:FREQ=DAILY;{EVERY_SECOND}")),
    "never": calendar(event(1, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3")),
    "huge_count": calendar(event(1, "RRULE:FREQ=DAILY;COUNT=999999999999999999", start="DTSTART:00010101T000000Z")),
    "long_rule": calendar(event(1, "RRULE:FREQ=DAILY;BYMONTHDAY=" + "1," * 1_000_000)),
    "many_rules": calendar(event(1, *(f"RRULE:FREQ=DAILY;INTERVAL={i}" for i in range(1, 50_000)))),
    "dates_listed": calendar(event(1, f"RDATE:{HOURS}", f"EXDATE:{HOURS}")),
    "endless": calendar(event(1, "RRULE:FREQ=WEEKLY").replace("PT30M", "P" + "9" * 400 + "W")),
    "deep": b"BEGIN:VCALENDAR\r\n" * 300_000 + b"END:VEVENT\r\n" * 300_000 + calendar(event(1)),
    "deeper": b"BEGIN:VCALENDAR\r\n" + b"".join(b"BEGIN:A%d\r\n" % i for i in range(300_000)) + event(1).encode(),
    "one_line": calendar(event(1, summary="x" * 20_000_000)),
    "folded": calendar(event(1, summary="\r\n ".join(["x" * 73] * 70_000))),
    "blank_lines": b"BEGIN:VCALENDAR\n" + b"\r" * 20_000_000 + event(1).encode(),
    "quotes": calendar(event(1, start="DTSTART" + ';X="a' * 500_000 + ":20260105")),
    "zone_of_a_folder": calendar(event(1, start="DTSTART;TZID=Europe:20260105T090000")),
}


@pytest.mark.parametrize("name", BOMBS)
def test_no_bomb_takes_long_or_takes_the_parent_with_it(tmp_path, name):
    began = time.monotonic()

    found = brought_in(tmp_path, BOMBS[name])

    assert time.monotonic() - began < 10
    assert accounted_for(found) == 1


def test_twenty_thousand_events_are_no_bomb(tmp_path):
    content = calendar(*(event(i, "RRULE:FREQ=WEEKLY;BYDAY=MO") for i in range(20_000)))

    assert len(brought_in(tmp_path, content).candidates) == 20_000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_child_that_asks_for_too_much_memory_is_refused(tmp_path, monkeypatch):
    greedy = (
        "from delegate_desk.exchange import child, calendars\n"
        "calendars.read = lambda *_: bytearray(child.MOST_MEMORY)\n"
        "child.main(sys.argv[1:4])"
    )
    monkeypatch.setattr(child, "_program", lambda: program(greedy))

    with pytest.raises(PlanError, match=r"^given\.ics cannot be read: it asks for too much memory\.$"):
        brought_in(tmp_path, calendar(event(1)))


@pytest.mark.parametrize(
    "text",
    [
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "import ctypes; ctypes.string_at(0)",
        "raise RecursionError",
        "print('no json')",
        "print('[]')",
        'print(\'{"failed": "error"}\')',
        'print(\'{"found": {"kind": "calendar"}}\')',
        'print(\'{"progress": "much"}\')',
        "pass",
    ],
)
def test_the_death_or_the_nonsense_of_a_child_is_one_sentence(tmp_path, monkeypatch, text):
    monkeypatch.setattr(child, "_program", lambda: program(text))

    with pytest.raises(PlanError, match=r"^given\.ics cannot be read: it is damaged in a way .*\.$"):
        brought_in(tmp_path, calendar(event(1)))


def test_a_child_that_cannot_be_started_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(child, "_program", lambda: [str(tmp_path / "no python")])

    with pytest.raises(PlanError, match="could not be started"):
        brought_in(tmp_path, calendar(event(1)))


def test_a_child_that_takes_too_long_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(child, "_program", lambda: program(SLEEPS))
    monkeypatch.setattr(child, "DEADLINE", 0.5)
    began = time.monotonic()

    with pytest.raises(PlanError, match=r"it takes longer than 0\.5 seconds\.$"):
        brought_in(tmp_path, calendar(event(1)))

    assert time.monotonic() - began < 2


def test_a_cancelled_import_ends_the_child_within_a_second(monkeypatch):
    started = []
    original = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **k: started.append(original(*a, **k)) or started[-1])
    said = threading.Event()
    asked = []

    def cancelled():
        if said.is_set():
            asked.append(time.monotonic())
        return said.is_set()

    with pytest.raises(ImportCancelled, match="cancelled"):
        watched(program(SLEEPS), 30, lambda _share: said.set(), cancelled)

    assert time.monotonic() - asked[0] < 1
    assert started[0].returncode not in (None, 0)


def test_a_real_import_can_be_cancelled_too(tmp_path):
    content = calendar(*(event(i, f"RRULE:FREQ=DAILY;INTERVAL={i + 1}") for i in range(40_000)))
    shares = []
    began = []

    def cancelled():
        if len(shares) > 1 and not began:
            began.append(time.monotonic())
        return bool(began)

    with pytest.raises(ImportCancelled):
        brought_in(tmp_path, content, progress=shares.append, cancelled=cancelled)

    assert time.monotonic() - began[0] < 1
    assert shares[-1] < 0.5


def test_the_packed_program_starts_itself_as_the_child(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert child._program() == [sys.executable, "--import-child"]


def test_the_parent_does_not_load_the_parser():
    lines = program("import delegate_desk.exchange.child; print('icalendar' in sys.modules)")

    assert subprocess.run(lines, capture_output=True, text=True, check=True).stdout == "False\n"


WHOLE = calendar(
    *(
        event(
            number,
            "RRULE:FREQ=WEEKLY;BYDAY=MO,TH;COUNT=900" if number % 2 else "RDATE:20260301T090000Z,20260401T090000Z",
            'ATTENDEE;CN="A;B":mailto:a@b.c',
            "BEGIN:VALARM",
            "TRIGGER:-PT5M",
            "END:VALARM",
            start="DTSTART;TZID=Europe/Oslo:20260105T090000",
            summary=f"Call \\, {number} é😀",
        )
        for number in range(4)
    )
)
SPLINTERS = (
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b'"', b"\r", b"\n", b"\r\n ", b";", b":", b",", b"-1"),
    *(b"BEGIN:VEVENT", b"END:VEVENT", b"FREQ=SECONDLY", b"INTERVAL=0", b"COUNT=999999999", b"UNTIL=00000000"),
    *(b"DTSTART:00010101T000000Z", b"TZID=../../etc/passwd", b"TZID=Europe", b"P99999999999D", b"99999999T999999"),
    *(b"9" * 23, b"A" * 5000),
)


def mutated(seed):
    chance = random.Random(seed)
    content = bytearray(WHOLE)
    for _ in range(chance.choice((1, 2, 4, 12))):
        first = chance.randrange(len(content))
        last = first + chance.choice((0, 1, 8, 60))
        content[first:last] = chance.choice((chance.choice(SPLINTERS), chance.randbytes(last - first), b""))
    return bytes(content)


@pytest.mark.parametrize("seed", range(0, 300, 20))
def test_a_damaged_file_is_read_as_far_as_it_goes_or_refused(seed):
    for each in range(seed, seed + 20):
        content = mutated(each)
        try:
            found = read(content, TODAY)
        except PlanError:
            continue
        assert all(left.why for left in found.skipped)
        assert accounted_for(found) == record_count(content)


@pytest.mark.parametrize("seed", range(10))
def test_a_damaged_file_goes_through_the_child_too(tmp_path, seed):
    content = mutated(seed)
    try:
        expected = read(content, TODAY)
    except PlanError as refusal:
        with pytest.raises(PlanError, match=str(refusal)):
            brought_in(tmp_path, content)
    else:
        assert brought_in(tmp_path, content) == expected
