"""The tables of a plan file guard what they hold, also against other programs that open the file."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from delegate_desk.storage.connection import APPLICATION_ID, SCHEMA, connect
from delegate_desk.storage.plan_file import PlanFile


@pytest.fixture
def conn(file: PlanFile, place: Path) -> Iterator[sqlite3.Connection]:
    opened = connect(place)
    yield opened
    opened.close()


def own_tables(conn: sqlite3.Connection) -> list[str]:
    found = conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'")
    return [name for (name,) in found if not name.startswith("sqlite_")]


def test_every_table_is_strict(conn: sqlite3.Connection) -> None:
    strict = {row[1]: row[5] for row in conn.execute("PRAGMA table_list") if row[0] == "main"}

    assert len(own_tables(conn)) > 20
    assert [name for name in own_tables(conn) if not strict[name]] == []


def test_the_file_says_whose_it_is(conn: sqlite3.Connection, place: Path) -> None:
    assert conn.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert conn.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    assert place.read_bytes()[68:72] == b"DDK1"


@pytest.mark.parametrize(
    ("pragma", "wanted"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("locking_mode", "normal"),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("secure_delete", 1),
        ("recursive_triggers", 1),
        ("mmap_size", 0),
        ("ignore_check_constraints", 0),
    ],
)
def test_a_connection_is_set_so_that_nothing_acknowledged_is_lost(
    conn: sqlite3.Connection, pragma: str, wanted: object
) -> None:
    assert conn.execute(f"PRAGMA {pragma}").fetchone() == (wanted,)


@pytest.mark.parametrize(
    "nonsense",
    [
        "UPDATE duties SET title = ''",
        "UPDATE duties SET title = printf('%.*c', 10001, 'x')",
        "UPDATE duties SET notes = printf('%.*c', 100001, 'x')",
        "UPDATE duties SET minutes = -1",
        "UPDATE duties SET minutes = 'soon'",
        "UPDATE duties SET enjoyment = 6",
        "UPDATE duties SET needs_me = 0",
        "UPDATE duties SET decision = 'perhaps'",
        "UPDATE duties SET decision = NULL",
        "UPDATE duties SET stage = 'begun'",
        "UPDATE duties SET times = 0",
        "UPDATE duties SET every = 0",
        "UPDATE duties SET unit = 'fortnight'",
        "UPDATE duties SET changed = 'today'",
        "UPDATE duties SET agreed_price = ''",
        "UPDATE settings SET family_share = 1.5",
        "UPDATE settings SET oversight_share = -0.1",
        "UPDATE settings SET week_starts = 'Monday'",
        "INSERT INTO settings SELECT * FROM settings",
        "UPDATE settings SET id = 2",
        "INSERT INTO goals VALUES ('g', 'Dinner', 'work', 1, '', 1)",
        "INSERT INTO ideas VALUES ('i', 'x', NULL, 'maybe', 1)",
        "INSERT INTO exchange_rates VALUES ('PHP', '', NULL)",
        "INSERT INTO reviews VALUES ('16 November', 1, 0, 1, '', '', 1)",
        "INSERT INTO reviews VALUES ('2026-11-16', 2, 0, 1, '', '', 1)",
        "INSERT INTO check_ins VALUES ('d1', 0, '2026-11-16', 'fine', '')",
        "INSERT INTO last_write VALUES (2, 'x')",
        # references: to what is not there
        "UPDATE duties SET provider = 'nobody'",
        "INSERT INTO briefs VALUES ('no duty', '', '', NULL, NULL, NULL, '')",
        "INSERT INTO steps VALUES ('no brief', 0, 'x', 1)",
        "INSERT INTO stage_dates VALUES ('no duty', 0, 'brief', '2026-01-01')",
        "INSERT INTO scenario_duties VALUES ('no scenario', 0, 'd1', NULL, NULL, NULL, NULL)",
    ],
)
def test_nonsense_is_refused_by_the_file_itself(conn: sqlite3.Connection, nonsense: str) -> None:
    before = "\n".join(conn.iterdump())
    with pytest.raises(sqlite3.IntegrityError):
        conn.execute(nonsense)

    assert "\n".join(conn.iterdump()) == before


def test_what_is_deleted_cannot_be_read_in_the_file_any_more(file: PlanFile, place: Path) -> None:
    secret = "canary-of-a-title-that-was-deleted"
    duty = file.read().duties["d1"]
    file.write({"duties": {"d1": duty._replace(title=secret)}})
    assert secret.encode() in place.read_bytes()

    file.write({"duties": {"d1": None}})

    assert secret.encode() not in place.read_bytes()
