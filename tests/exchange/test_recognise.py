"""Which kind a file is, and the sentence for each that cannot be read."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange.recognise import MEGABYTE, checked_kind, recognised, refuse_unreadable

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


def a_file(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.ics", CALENDAR, "calendar"),
        ("a.txt", CALENDAR, "calendar"),
        ("a.txt", b"\xef\xbb\xbf\r\n" + CALENDAR.lower(), "calendar"),
        ("a.txt", CALENDAR.decode().encode("utf-16"), "calendar"),
        ("broken.ICS", b"\xff\x00\xff", "calendar"),
        ("a.json", b'{"delegate_desk": 1}', "plan"),
        ("week.csv", b"a,b\n", "table"),
        ("week.tsv", b"only one column", "table"),
        ("week", b"title;minutes\nBank;45\n", "table"),
        ("week.csv", "title,minutes\nBank,45\n".encode("utf-16"), "table"),
        ("week.xlsx", b"PK\x03\x04", "table"),
        ("a.csv", b"User,Client,Description,Start date,Start time,End date,End time,Duration\n", "toggl"),
        ("a.csv", b"Project,Client,Description,Start Date,Start Time,Duration (h)\n", "clockify"),
        ("a.csv", b"Date,Client,Project,Task,Notes,Hours,First Name\n", "harvest"),
        ("a.tsv", b"activity\tstart time\tend time\tduration minutes\tcategory\n", "hamster"),
        ("a.xml", b'<?xml version="1.0" ?>\n<activities>\n</activities>', "hamster"),
        ("timelog.txt", b"2026-09-14 08:03: arrived **\n", "gtimelog"),
        ("a.json", b'{"buckets": {}}', "activitywatch"),
        ("a.json", b'{"name": "B", "lists": [], "cards": [{"idList": "1"}]}', "trello"),
        ("a.json", b'{"kind": "tasks#taskLists", "items": []}', "google-tasks"),
        ("a.csv", b"TYPE,CONTENT,PRIORITY\n", "todoist"),
        ("a.csv", b"note\n\nTask ID,Created At,Completed At,Name\n", "asana"),
        ("a.csv", b'"Date: 2026"\n"List Name","Title","Repeat","Status"\n', "ticktick"),
        ("a.csv", b'"Subject","Due Date","Complete"\n', "outlook-tasks"),
        ("plan", b'\xef\xbb\xbf {"briefs": [' + b" " * 100_000 + b'], "delegate_desk" : 1}', "plan"),
    ],
)
def test_a_kind_is_known_by_what_the_file_holds(tmp_path, name, content, kind):
    assert recognised(a_file(tmp_path, name, content)) == kind


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("week.ods", b"PK\x03\x04", "it is a spreadsheet of another kind; save it as .xlsx or .csv first"),
        ("week", b"\xd0\xcf\x11\xe0", "it is a spreadsheet of another kind; save it as .xlsx or .csv first"),
        ("a.csv", b"Client Name,Address\n", "it is a list of clients or projects; bring in the time entries instead"),
        ("takeout.zip", b"PK\x03\x04", "it is packed; unpack it and bring in the files it holds"),
        (
            "board.json",
            b'{"cards": []}',
            "it is no plan of Delegate Desk, nor from Trello, Google Tasks or ActivityWatch",
        ),
        ("plan.desk", b"SQLite format 3\0", "it is a database; a plan is opened with --plan, not imported"),
        ("letter.txt", b"Dear Sir", "it is no calendar, no table and no plan"),
        ("nothing.ics", b"", "it is empty"),
    ],
)
def test_other_files_are_refused_in_one_sentence_that_names_them(tmp_path, name, content, why):
    with pytest.raises(PlanError) as refusal:
        recognised(a_file(tmp_path, name, content))

    assert str(refusal.value) == f"{name} cannot be read: {why}."


def test_what_is_no_readable_file_is_refused_without_being_opened(tmp_path):
    pipe = tmp_path / "pipe.ics"
    os.mkfifo(pipe)

    for path, why in {
        tmp_path / "missing.ics": "there is no such file",
        tmp_path: "it is a folder",
        pipe: "it is no ordinary file",
        Path("/dev/zero"): "it is no ordinary file",
        Path("a\0b"): "embedded null byte",
    }.items():
        with pytest.raises(PlanError, match=why):
            recognised(path)


@contextmanager
def nobody_special() -> Iterator[None]:
    """Root may open every file: be somebody else for a while."""
    is_root = os.name == "posix" and os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


@pytest.mark.skipif(os.name != "posix", reason="modes of files are a matter of POSIX")
def test_a_file_that_may_not_be_opened_is_refused(tmp_path, monkeypatch):
    a_file(tmp_path, "locked.ics", CALENDAR).chmod(0)
    a_file(tmp_path, "open.ics", CALENDAR).chmod(0o644)
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)

    with nobody_special():
        assert recognised(Path("open.ics")) == "calendar"
        with pytest.raises(PlanError, match=r"^locked\.ics cannot be read: it may not be opened by you\.$"):
            recognised(Path("locked.ics"))


def test_a_file_larger_than_its_kind_may_be_is_refused(tmp_path):
    path = tmp_path / "huge.ics"
    with path.open("wb") as file:
        file.truncate(50 * MEGABYTE)
        refuse_unreadable(path, "calendar")
        file.truncate(50 * MEGABYTE + 1)

    with pytest.raises(PlanError, match=r"^huge\.ics cannot be read: it is larger than 50 MB\.$"):
        refuse_unreadable(path, "calendar")


def test_kinds_by_name():
    assert checked_kind("calendar") == "calendar"
    assert checked_kind("toggl") == "toggl"
    with pytest.raises(PlanError, match="no kind “ical”"):
        checked_kind("ical")
