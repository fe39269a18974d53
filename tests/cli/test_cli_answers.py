"""What summary and duties say, to scripts and to people."""

import json
from pathlib import Path
from unicodedata import combining, east_asian_width

import pytest
from outcome import EXAMPLE, Program

SUMMARY_KEYS = {
    "currency": None,
    "hours": ["total", "undecided", "keep", "outsource", "stop", "oversight", "owner_after", "excess"],
    "freed": [
        "planned",
        "now",
        "family",
        "growth",
        "unassigned_family",
        "unassigned_growth",
        "realised_last_week",
        "realisation",
    ],
    "goals": None,
    "money": ["cost", "value", "net", "cost_complete"],
    "counts": ["undecided", "keep", "outsource", "stop", "without_minutes"],
}


def near(value: float) -> object:
    return pytest.approx(value, abs=1e-6)


@pytest.mark.usefixtures("example")
def test_the_summary_of_the_example_is_worked_out_by_hand(desk: Program) -> None:
    found = desk("summary", "--json").json

    yearly = 4 * 4 / 52.1775  # the VAT return: four hours, four times a year
    freed = 0.75 - 5 / 60
    assert found == {
        "currency": "GBP",
        "hours": {
            "total": near(0.75 + yearly),
            "undecided": near(yearly),
            "keep": 0,
            "outsource": 0.75,
            "stop": 0,
            "oversight": near(5 / 60),
            "owner_after": near(0.75 + yearly - freed),
            "excess": near(0.75 + yearly - freed - 40),
        },
        "freed": {
            "planned": near(freed),
            "now": 0,
            "family": near(0.6 * freed),
            "growth": near(0.4 * freed),
            "unassigned_family": 0,
            "unassigned_growth": near(0.4 * freed),
            "realised_last_week": near(35 / 60),
            "realisation": None,
        },
        "goals": [
            {
                "id": "g1",
                "title": "Dinner at home",
                "area": "family",
                "target_hours": 5,
                "filled_hours": near(0.6 * freed),
            }
        ],
        "money": {"cost": "9.38", "value": "38.67", "net": "29.29", "cost_complete": True},
        "counts": {"undecided": 1, "keep": 0, "outsource": 1, "stop": 0, "without_minutes": 0},
    }


@pytest.mark.usefixtures("example")
def test_keys_of_the_summary_stand_in_their_order(desk: Program) -> None:
    found = desk("summary", "--json").json

    assert list(found) == list(SUMMARY_KEYS)
    for part, keys in SUMMARY_KEYS.items():
        if keys is not None:
            assert list(found[part]) == keys
    assert list(found["goals"][0]) == ["id", "title", "area", "target_hours", "filled_hours"]


@pytest.mark.usefixtures("example")
def test_duties_tell_their_hours(desk: Program) -> None:
    first, second = desk("duties", "--json").json

    assert list(first) == (
        "id title function decision stage provider "
        "occurrences_per_week hours provider_hours freed payback_weeks".split()
    )
    assert first == {
        "id": "d1",
        "title": "Reconcile bank",
        "function": "bookkeeping",
        "decision": "outsource",
        "stage": "trial",
        "provider": "p1",
        "occurrences_per_week": 1.0,
        "hours": 0.75,
        "provider_hours": 0.75,
        "freed": near(0.75 - 5 / 60),
        "payback_weeks": near(2 / (0.75 - 5 / 60)),
    }
    assert second["occurrences_per_week"] == near(4 / 52.1775)
    assert (second["freed"], second["payback_weeks"], second["provider"], second["stage"]) == (0, None, None, None)


def test_what_is_not_said_is_null(desk: Program) -> None:
    desk("add", "Someday")

    (duty,) = desk("duties", "--json").json
    found = desk("summary", "--json").json

    nothing = ("occurrences_per_week", "hours", "provider_hours", "freed", "payback_weeks")
    assert [duty[key] for key in nothing] == [None] * 5
    assert found["hours"]["excess"] is None
    assert found["money"] == {"cost": "0.00", "value": None, "net": None, "cost_complete": True}
    assert found["counts"]["without_minutes"] == 1


@pytest.mark.parametrize(
    ("currency", "cost", "net"), [("JPY", "700", "-642"), ("KWD", "700.000", "-642.000"), ("GBP", "700.00", "-642.00")]
)
def test_money_is_rounded_to_the_minor_unit_of_the_home_currency(
    desk: Program, tmp_path: Path, currency: str, cost: str, net: str
) -> None:
    given = json.loads(EXAMPLE.read_text())
    given["settings"]["home_currency"] = currency
    given["settings"]["hourly_worth"] = "87"
    given["exchange_rates"][0]["rate"] = "1"
    (tmp_path / "given.json").write_text(json.dumps(given))
    desk("import", tmp_path / "given.json")

    money = desk("summary", "--json").json["money"]

    assert (money["cost"], money["net"]) == (cost, net)


def test_without_an_exchange_rate_the_summary_is_refused_and_the_duties_are_not(desk: Program, tmp_path: Path) -> None:
    given = json.loads(EXAMPLE.read_text())
    given["exchange_rates"] = []
    (tmp_path / "given.json").write_text(json.dumps(given))
    desk("import", tmp_path / "given.json")

    assert "PHP" in desk("summary").refusal
    assert "PHP" in desk("summary", "--json").refusal
    assert len(desk("duties", "--json").json) == 2


@pytest.mark.usefixtures("example")
def test_people_get_aligned_text(desk: Program) -> None:
    said = desk("duties")
    lines = said.out.splitlines()

    assert said.code == 0
    assert [line.split()[0] for line in lines] == ["Decision", "outsource", "undecided"]
    assert len({line.index(word) for line, word in zip(lines, ("Duty", "Reconcile", "VAT"), strict=True)}) == 1
    assert lines[1].split() == "outsource 0.75 0.67 Reconcile bank bookkeeping Ledger & Co".split()

    summary = desk("summary").out
    for figure in ("0.75  1 duty", "-39.61", "9.38  GBP", "29.29  GBP", "0.40  of 5.00", "2026-11-16  0.58"):
        assert figure in summary
    assert "1 duties" not in summary


def cells(text: str) -> int:
    """Columns of a terminal."""
    return len(text) + sum(east_asian_width(c) == "W" for c in text) - sum(combining(c) > 0 for c in text)


def test_wide_letters_and_odd_characters_keep_their_columns_and_obey_nobody(desk: Program) -> None:
    for title in ("日本語の請求", "e\u0301te\u0301", "\x1b[31mred\x07", "a\nb", "x" * 500):
        assert desk("add", f"{title} 60m weekly #legal").code == 0

    lines = desk("duties").out.splitlines()

    assert len(lines) == 6
    assert "\x1b" not in "".join(lines)
    assert len({cells(line.partition("legal")[0]) for line in lines[1:]}) == 1
    assert all(len(line) < 120 for line in lines)


def test_an_empty_plan_has_no_duties(desk: Program, tmp_path: Path) -> None:
    empty = tmp_path / "empty.json"
    empty.write_text('{"delegate_desk": 1, "settings": {"home_currency": "EUR"}}')
    desk("import", empty)

    assert desk("duties", "--json").json == []
    assert desk("duties").out == "The plan has no duties yet.\n"
    assert desk("summary", "--json").json["goals"] == []


def test_more_hours_than_there_are_numbers_for_are_refused_in_one_sentence(desk: Program, tmp_path: Path) -> None:
    endless = tmp_path / "endless.json"
    duty = {"id": "d1", "title": "Endless", "minutes": 1e300, "cadence": {"times": 1e300, "every": 1, "unit": "day"}}
    endless.write_text(json.dumps({"delegate_desk": 1, "settings": {"home_currency": "EUR"}, "duties": [duty]}))
    assert desk("import", endless).code == 0
    for verb in ("summary", "duties"):
        assert "endless minutes" in desk(verb, "--json").refusal
    assert desk("export", tmp_path / "again.json").code == 0
