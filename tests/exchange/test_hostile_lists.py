"""Damaged and hostile tables, lists and logs: each ends in a result that accounts for itself, or in one sentence."""

import json
import random
import time

import pytest
from builders import TODAY, a_duty, a_plan

from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange import duty_table
from delegate_desk.exchange.answer import packed, unpacked
from delegate_desk.exchange.child import _reader, parse_in_child

BOMBS = {
    "commas": ("table", b"," * 19_000_000),
    "lines": ("table", b"\n" * 19_000_000),
    "one_line": ("table", b"Task\n" + b"x" * 19_000_000),
    "quote": ("table", b'Task,Minutes\n"' + b"x\n" * 9_000_000),
    "quotes": ("table", b'"' * 19_000_000),
    "widening": ("table", ("Task\n" + "\ufdfa" * 3_000_000).encode()),
    "zeroes": ("table", bytes(19_000_000)),
    "many_rows": ("toggl", b"Description,Start date\n" + b"a,2026-01-01\n" * 1_000_000),
    "deep": ("trello", b'{"cards":' + b"[" * 9_000_000),
    "long_number": ("google-tasks", b'{"items": ' + b"9" * 19_000_000 + b"}"),
    "backslashes": ("trello", b'{"cards": ["' + b"\\" * 19_000_000 + b'u"]}'),
    "many_cards": ("trello", b'{"cards": [' + b"0," * 9_000_000 + b"0]}"),
    "many_events": ("activitywatch", b'{"buckets": {"w": {"events": [' + b"0," * 9_000_000 + b"0]}}}"),
    "xml": ("hamster", b"<activities>" + b"<a>" * 6_000_000),
    "log": ("gtimelog", b"2026-01-01 08:00: a\n" * 900_000),
}


@pytest.mark.parametrize("name", BOMBS)
def test_no_bomb_takes_long_or_takes_the_parent_with_it(tmp_path, name):
    kind, content = BOMBS[name]
    path = tmp_path / "given"
    path.write_bytes(content)
    began = time.monotonic()
    try:
        found = parse_in_child(path, kind, TODAY)
    except PlanError as refusal:
        assert str(refusal).startswith("given cannot be read: ")
        assert str(refusal).count(". ") == 0
    else:
        assert len(found.candidates) + len(found.skipped) < 3
    assert time.monotonic() - began < 10


WHOLE = {
    "table": duty_table.write_csv(a_plan(*(a_duty(id=f"d{i}", title=f"Duty {i} é") for i in range(4)))),
    "toggl": b"Project,Description,Start date,Start time,End time,Duration\n"
    + b"".join(b"P,Bank,2026-11-%02d,09:00,09:45,00:45:00\n" % day for day in (2, 9, 16)),
    "clockify": b"Project,Description,Start Date,Start Time,Duration (h)\nP,Bank,11/16/2026,10:00 AM,01:00:00\n" * 3,
    "harvest": b'Date,Client,Project,Task,Notes,Hours\n2026-11-16,C,P,Books,,"1,5"\n',
    "hamster": b'<activities><activity name="a" start_time="2026-11-02 09:00:00" duration_minutes="5"/></activities>',
    "gtimelog": b"2026-11-16 08:00: arrived\n2026-11-16 08:45: bank\n\n2026-11-17 13:00: lunch **\n",
    "todoist": b"TYPE,CONTENT,PRIORITY,DATE\ntask,Clean @30min,1,every saturday\nnote,x,,\n",
    "ticktick": b'"List Name","Title","Repeat","Status"\n"W","a","RRULE:FREQ=WEEKLY;BYDAY=MO","0"\n',
    "asana": b'Task ID,Created At,Completed At,Name,Due Date\n1,2026-09-01,,"a\nb",2026-10-15\n',
    "outlook-tasks": b'"Subject","Due Date","Complete","Total Work"\n"Tax","8/30/2026","False","2 hours"\n',
    "trello": b'{"lists": [{"id": "l"}], "cards": [{"name": "a \\u00e9", "idList": "l", "due": "2026-01-01"}]}',
    "google-tasks": b'{"kind": "tasks#taskLists", "items": [{"items": [{"title": "a", "status": "completed"}]}]}',
    "activitywatch": b'{"buckets": {"w": {"type": "currentwindow", "events": [{"timestamp": "2026-01-01T00:00:00+00:00"'
    b', "duration": 9.5, "data": {"title": "t"}}]}}}',
}
SPLINTERS = (
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"\r", b"\n", b",", b";", b"\t", b"-1", b"9" * 30, b"A" * 11_000),
    *(b"=1+1", b"FREQ=SECONDLY", b"99:99:99", b"0000-00-00", b"31/31/2026", b"{", b"]", b"null", b"1e999", b"\\u"),
    *(b"\xed\xa0\x80", b"<!DOCTYPE", b"every", b"RRULE:", b"NaN", b"true"),
)


def mutated(content, chance):
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 2, 4, 12))):
        first = chance.randrange(len(damaged) + 1)
        last = first + chance.choice((0, 1, 8, 60))
        damaged[first:last] = chance.choice((chance.choice(SPLINTERS), chance.randbytes(last - first), b""))
    return bytes(damaged)


@pytest.mark.parametrize("kind", WHOLE)
def test_a_damaged_file_is_read_as_far_as_it_goes_or_refused(kind):
    chance = random.Random(kind)
    for _ in range(150):
        content = mutated(WHOLE[kind], chance)
        try:
            found = _reader(kind, {})(content, TODAY, None, None)
        except PlanError as refusal:
            assert str(refusal)
            continue
        assert unpacked(json.loads(json.dumps(packed(found)))) == found
        assert all(left.what and left.why for left in found.skipped)
