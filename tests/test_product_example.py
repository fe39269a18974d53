"""The example of the plan's JSON on the page that other programs rely on."""

import json
from pathlib import Path

from delegate_desk.exchange.plan_json import counts, read_plan, write_plan

DATA = Path(__file__).parent / "data"
SHORT = (DATA / "product_example.json").read_bytes()
"""As the page shows it, with optional keys left out."""
EXPORTED = (DATA / "product_example_exported.json").read_bytes()
"""With every key, the time entry called e1."""


def test_an_exported_plan_is_a_fixed_point_to_the_byte():
    assert write_plan(read_plan(EXPORTED)).encode() == EXPORTED


def test_keys_left_out_get_their_meaning():
    short = json.loads(SHORT)
    short["time_entries"][0]["id"] = "e1"

    assert write_plan(read_plan(json.dumps(short))).encode() == EXPORTED


def test_a_time_entry_without_id_gets_a_new_one_that_stays():
    text = write_plan(read_plan(SHORT))

    (entry,) = json.loads(text)["time_entries"]
    assert len(bytes.fromhex(entry["id"])) == 16
    assert write_plan(read_plan(text)) == text


def test_the_text_is_as_the_page_asks():
    text = EXPORTED.decode()

    assert list(json.loads(text)) == ["delegate_desk", *list(json.loads(SHORT))[1:]]
    assert text.startswith('{\n  "delegate_desk": 1,\n  "settings": {\n    "title"')
    assert text.endswith("}\n") and not text.endswith("\n\n")
    assert '"expected_minutes": 45,' in text


def test_what_a_dry_run_counts():
    ones = dict.fromkeys(list(json.loads(SHORT))[2:], 1)
    assert counts(read_plan(SHORT)) == ones | {"duties": 2}
