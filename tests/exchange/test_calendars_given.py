"""Real and hostile calendars of many programs: none crashes the reader, and every record is accounted for.

The files are not part of the source: where they are missing, this is skipped.
"""

import json
import re
from pathlib import Path
from time import monotonic

import pytest
from accounting import accounted_for, record_count, unfolded
from builders import TODAY

from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange import calendars
from delegate_desk.exchange.candidates import as_json, from_json

GIVEN = Path(__file__).parents[3] / "shared" / "inputs" / "ics"
FILES = sorted(GIVEN.glob("*.ics"))
KEYS = ["title", "function", "cadence", "minutes", "hours", "sources", "confidence"]


def uids(data):
    return {uid.strip().decode("utf-8", "replace") for uid in re.findall(rb"(?im)^UID:(.+)$", unfolded(data))}


@pytest.mark.skipif(not FILES, reason="the given calendars are not beside this checkout")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_record_of_a_given_calendar_is_accounted_for(path):
    data = path.read_bytes()
    began = monotonic()
    try:
        found = calendars.read(data, TODAY)
    except PlanError as refusal:
        assert str(refusal) == "it is not a calendar"
        assert record_count(data) == 0
        return
    assert monotonic() - began < 10

    assert accounted_for(found) == record_count(data)
    named = {source for offer in found.candidates for source in offer.sources} | {left.what for left in found.skipped}
    assert {uid for uid in uids(data) if uid.isascii() and uid.isprintable()} - named <= uids_of_alarms(data)
    assert all(left.what and left.why for left in found.skipped)
    assert all(offer.title and 0 < offer.confidence <= 1 for offer in found.candidates)
    written = json.loads(json.dumps(as_json(found)))
    assert all(list(item) == KEYS for item in written["candidates"])
    assert from_json(written) == found


def uids_of_alarms(data):
    """UIDs that stand inside an alarm, and so name no record."""
    alarms = re.findall(rb"(?is)BEGIN:VALARM(.*?)END:VALARM", data)
    return {uid for alarm in alarms for uid in uids(alarm)}
