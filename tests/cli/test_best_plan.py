"""`best-plan`: the best choice for a budget or for hours, told and applied."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from outcome import Outcome, Program

from delegate_desk.planning.best_plan import OBJECTIVES

KEYS = ["objective", "budget", "freed", "cost", "net", "proven_optimal", "choices", "left_out", "next"]
ASSISTANT = {"id": "assistant", "name": "Asha", "currency": "GBP", "hourly_rate": "12.00", "minimum_hours": 20}
BOOKKEEPER = {"id": "bookkeeper", "name": "Ledger & Co", "currency": "GBP", "hourly_rate": "40.00", "minimum_hours": 5}
WEEKLY = {"times": 1, "every": 1, "unit": "week"}


def duty(key: str, function: str, minutes: float, **said: object) -> dict[str, object]:
    return {"id": key, "title": key.title(), "function": function, "cadence": WEEKLY, "minutes": minutes} | said


INBOX = duty("inbox", "customer service", 20 * 60, oversight_minutes_per_week=3 * 60)
SOCIAL = duty("social", "customer service", 9 * 60)
BOOKS = duty("books", "bookkeeping", 8.5 * 60, provider_minutes=3 * 60)
PAYROLL = duty("payroll", "bookkeeping", 2.75 * 60, provider_minutes=1.5 * 60)
TRAP = {
    "duties": [INBOX, SOCIAL, BOOKS, PAYROLL],
    "providers": [
        ASSISTANT | {"functions": ["customer service"]},
        BOOKKEEPER | {"functions": ["bookkeeping"]},
    ],
}


@pytest.fixture
def given(desk: Program, tmp_path: Path) -> Program:
    """Fills the plan with these lists and settings."""

    def fill(lists: dict[str, object], **settings: object) -> Outcome:
        file = tmp_path / "given.json"
        kept = {"home_currency": "GBP", "oversight_share": 0, "hourly_worth": "58.00"} | settings
        file.write_text(json.dumps({"delegate_desk": 1, "settings": kept, **lists}))
        outcome = desk("import", file)
        assert outcome.code == 0, outcome.err
        return outcome

    return fill


def duties(desk: Program) -> dict[str, tuple[str, str | None]]:
    return {one["id"]: (one["decision"], one["provider"]) for one in desk("duties", "--json").json}


def test_the_greedy_trap_a_budget_is_not_spent_by_hours_per_pound(desk: Program, given: Program) -> None:
    given(TRAP)

    found = desk("best-plan", "--budget", "450", "--json").json

    assert list(found) == KEYS
    assert [list(each) for each in found["choices"]] == [["duty", "provider", "freed", "why"]] * 3
    assert [(each["duty"], each["provider"], each["freed"]) for each in found["choices"]] == [
        ("inbox", "assistant", 17),
        ("books", "bookkeeper", 8.5),
        ("payroll", "bookkeeper", 2.75),
    ]
    assert [list(each) for each in found["left_out"]] == [["duty", "why"]]
    assert found["left_out"][0]["duty"] == "social"
    assert all(each["why"].endswith(".") for each in (*found["choices"], *found["left_out"]))
    del found["choices"], found["left_out"]
    assert found == {
        "objective": "hours",
        "budget": "450",
        "freed": 28.25,
        "cost": "440.00",
        "net": "1198.50",
        "proven_optimal": True,
        "next": {"budget": "548.00", "freed": 37.25},
    }


def test_hours_for_the_least_money(desk: Program, given: Program) -> None:
    given(TRAP)

    found = desk("best-plan", "--hours", "26.5", "--json").json

    assert [each["duty"] for each in found["choices"]] == ["inbox", "books", "payroll"]
    assert (found["budget"], found["cost"], found["freed"]) == (None, "440.00", 28.25)
    assert desk("best-plan", "--hours", "28.26", "--json").json["cost"] == "548.00"


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_each_objective_is_known(desk: Program, given: Program, objective: str) -> None:
    given(TRAP)

    found = desk("best-plan", "--budget", "1000.5", "--objective", objective, "--json").json

    assert (found["objective"], found["budget"]) == (objective, "1000.5")
    assert (found["freed"], found["cost"], found["next"]) == (37.25, "548.00", None)


def test_net_is_null_while_the_worth_is_not_known(desk: Program, given: Program) -> None:
    given(TRAP, hourly_worth=None)

    assert desk("best-plan", "--budget", "450", "--json").json["net"] is None
    assert "worth" in desk("best-plan", "--budget", "450", "--objective", "net").refusal


def test_telling_changes_nothing_and_applying_decides(desk: Program, given: Program, tmp_path: Path) -> None:
    moved = SOCIAL | {"decision": "outsource", "provider": "assistant", "stage": "trial"}
    given(TRAP | {"duties": [INBOX, moved, BOOKS, PAYROLL, duty("mine", "sales", 60, decision="keep")]})
    before = duties(desk)

    told = desk("best-plan", "--budget", "450", "--json").json
    assert duties(desk) == before
    assert desk("best-plan", "--budget", "450", "--apply", "--json").json == told

    assert duties(desk) == {
        "inbox": ("outsource", "assistant"),
        "social": ("undecided", "assistant"),
        "books": ("outsource", "bookkeeper"),
        "payroll": ("outsource", "bookkeeper"),
        "mine": ("keep", None),
    }
    summary = desk("summary", "--json").json
    assert summary["money"]["cost"] == told["cost"]
    assert summary["freed"]["planned"] == told["freed"]
    again = desk("best-plan", "--budget", "450", "--apply", "--json").json
    assert [each["duty"] for each in again["choices"]] == ["inbox", "books", "payroll"]


def test_a_plan_that_changes_meanwhile_is_not_decided(
    desk: Program, given: Program, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from delegate_desk.cli import best_plan
    from delegate_desk.storage.plan_file import PlanFile

    given(TRAP)
    found_best = best_plan.found_best

    def slowly(*args: object, **named: object) -> object:
        file = PlanFile.open(plan)
        other = file.read().duties["social"]._replace(minutes=30.0)
        file.write({"duties": {other.id: other}})
        file.close()
        return found_best(*args, **named)

    monkeypatch.setattr(best_plan, "found_best", slowly)
    assert "has changed since" in desk("best-plan", "--budget", "450", "--apply").refusal
    assert {decision for decision, _provider in duties(desk).values()} == {"undecided"}


def test_people_read_it_in_columns(desk: Program, given: Program) -> None:
    given(TRAP)

    said = desk("best-plan", "--budget", "450").out

    assert "Freed a week    28.25  hours" in said
    assert "Cost a week    440.00  GBP" in said
    assert "Proven" in said
    assert "17.00  Inbox    Asha         To Asha, 240.00 GBP a week" in said
    assert "Social  With Asha it would add 108.00 GBP a week, and 10.00 GBP of the budget is left." in said
    assert "The next step: 548.00 GBP a week would free 37.25 h." in said


def test_within_run_its_answer_comes_before_its_ok(desk: Program, given: Program) -> None:
    given(TRAP)

    outcome = desk("run", stdin="best-plan --budget 450 --json\nbest-plan --budget 0\nbest-plan\n")

    document, _end, rest = outcome.out.partition("\n}\n")
    assert json.loads(document + "}")["freed"] == 28.25
    assert rest.splitlines()[0] == "ok 1"
    assert [line.split(":")[0] for line in rest.splitlines()[1:]] == ["refused 2", "refused 3"]


IMPOSSIBLE = [
    (TRAP, ["--budget", "0"], "0.00 GBP a week is not enough for anything"),
    (TRAP, ["--budget", "199.99"], "the least is 200.00 GBP, for “Books” with Ledger & Co"),
    (TRAP, ["--budget", "-1"], "cannot be less than nothing"),
    (TRAP, ["--hours", "0"], "more than 0 hours"),
    (TRAP, ["--hours", "37.26"], "37.25 is the most"),
    ({"duties": [INBOX]}, ["--budget", "450"], "add a provider"),
    ({"duties": [INBOX], "providers": [BOOKKEEPER | {"functions": ["bookkeeping"]}]}, ["--budget", "450"], "service"),
    ({"duties": [INBOX], "providers": [ASSISTANT | {"hourly_rate": None}]}, ["--hours", "5"], "price"),
    ({"duties": [INBOX], "providers": [ASSISTANT | {"maximum_hours": 19}]}, ["--hours", "5"], "longer than"),
    ({"duties": [INBOX], "providers": [ASSISTANT | {"archived": True}]}, ["--hours", "5"], "archived"),
    ({"duties": [INBOX], "providers": [ASSISTANT | {"currency": "PHP"}]}, ["--hours", "5"], "PHP"),
    ({"duties": [INBOX | {"needs_me": 5}], "providers": [ASSISTANT]}, ["--hours", "5"], "only you can do"),
    ({"duties": [INBOX | {"minutes": None}], "providers": [ASSISTANT]}, ["--hours", "5"], "minutes"),
    ({"duties": [INBOX | {"decision": "stop"}], "providers": [ASSISTANT]}, ["--hours", "5"], "nothing to choose"),
    ({"providers": [ASSISTANT]}, ["--budget", "450"], "nothing to choose"),
    (
        {"duties": [INBOX | {"decision": "outsource", "provider": "assistant"}],
         "providers": [ASSISTANT | {"currency": "PHP"}]},
        ["--budget", "450"],
        "PHP",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lists", "wish", "words"), IMPOSSIBLE, ids=[words for _lists, _wish, words in IMPOSSIBLE])
def test_an_impossible_wish_is_refused_in_one_sentence(
    desk: Program, given: Program, lists: dict[str, object], wish: list[str], words: str
) -> None:
    given(lists)
    before = duties(desk)

    for form in ([], ["--json"], ["--apply"]):
        refusal = desk("best-plan", *wish, *form).refusal
        assert words in refusal
        assert refusal.endswith(".")
        assert refusal.count(". ") == 0
    assert duties(desk) == before


@pytest.mark.parametrize(
    "wish",
    [
        [],
        ["--budget"],
        ["--budget", "10", "--hours", "5"],
        ["--budget", "much"],
        ["--budget", "NaN"],
        ["--budget", "1,5"],
        ["--budget", "١"],
        ["--hours", "Infinity"],
        ["--budget", "10", "--objective", "fun"],
    ],
    ids=" ".join,
)
def test_what_is_no_wish_is_wrong_usage(desk: Program, wish: list[str]) -> None:
    assert "best-plan" in desk("best-plan", *wish).wrong_usage


def test_a_plan_that_is_not_there_is_not_made(desk: Program, plan: Path) -> None:
    assert desk("best-plan", "--budget", "450").refusal
    assert not plan.exists()


def test_money_in_a_currency_without_cents(desk: Program, given: Program) -> None:
    given(
        {"duties": [INBOX], "providers": [ASSISTANT | {"currency": "JPY", "hourly_rate": "1500.5"}]},
        home_currency="JPY",
        hourly_worth=None,
    )

    found = desk("best-plan", "--budget", "40000", "--json").json

    assert (found["budget"], found["cost"]) == ("40000", "30010")
    assert Decimal(found["cost"]) <= 40000
