"""Briefs: steps typed and pasted, what they add up to, lists kept in order, and no password ever."""

import pytest
from builders import a_duty, a_plan
from hypothesis import given
from hypothesis import strategies as st

from delegate_desk.domain.brief import Access, Brief, CheckIn, Step
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.planning import briefs
from delegate_desk.planning.secrets_in_text import looks_like_password, names_a_secret
from delegate_desk.planning.step_lines import parse_step, parse_steps

STEPS = (Step("Open", 5.0), Step("Ring", 15.0), Step("Write down"))


def with_steps(*steps: Step) -> Plan:
    return a_plan(a_duty(), briefs=[Brief("d1", steps=steps)])


@pytest.mark.parametrize(
    ("typed", "step"),
    [
        ("Check the promise dates 5m", Step("Check the promise dates", 5.0)),
        ("Ring clients (15 min)", Step("Ring clients", 15.0)),
        ("- [ ] Ring clients – 15 minutes", Step("Ring clients", 15.0)),
        ("3. Count the till 1h30", Step("Count the till", 90.0)),
        ("☐ Count 1:05", Step("Count", 65.0)),
        ("Count 1.5 h.", Step("Count", 90.0)),
        ("Invoices 7 days late", Step("Invoices 7 days late")),
        ("14 days late, ring", Step("14 days late, ring")),
        ("2024 figures", Step("2024 figures")),
        ("5m", Step("5m")),
        ("Send form P60", Step("Send form P60")),
        ("  ", None),
    ],
)
def test_a_line_is_a_step_and_its_minutes(typed: str, step: Step | None) -> None:
    assert parse_step(typed) == step


def test_a_pasted_list_is_one_step_a_line() -> None:
    assert parse_steps("1) Open 5m\r\n\r\n2) Ring\n • Write\tdown 10 min\n") == (
        Step("Open", 5.0),
        Step("Ring"),
        Step("Write down", 10.0),
    )
    with pytest.raises(PlanError, match="1001 lines"):
        parse_steps("x\n" * 1001)


def test_steps_add_up_against_the_duty() -> None:
    assert briefs.step_sum(STEPS[:2], 60.0) == briefs.StepSum(20.0, 0, 40.0)
    assert briefs.step_sum(STEPS, 60.0) == briefs.StepSum(20.0, 1, None)
    assert briefs.step_sum(STEPS, 15.0).missing == -5.0
    assert briefs.step_sum((), 15.0).missing is None
    assert briefs.step_sum(STEPS[:2], None).missing is None


def test_the_first_word_makes_a_brief_and_the_same_word_changes_nothing() -> None:
    plan = a_plan(a_duty())
    said = briefs.edit_brief(plan, "d1", done_when="Paid")

    assert said.briefs["d1"] == Brief("d1", done_when="Paid")
    assert briefs.edit_brief(said, "d1", done_when="Paid") is said
    assert briefs.edit_brief(plan, "d1", done_when="") is plan
    with pytest.raises(PlanError, match="no duty d9"):
        briefs.edit_brief(plan, "d9", why="x")


def test_a_step_is_dropped_where_it_is_let_go() -> None:
    plan = with_steps(*STEPS)

    def order(index: int, to: int) -> list[str]:
        return [step.text for step in briefs.move_item(plan, "d1", "steps", index, to).briefs["d1"].steps]

    assert order(0, 2) == ["Ring", "Open", "Write down"]
    assert order(0, 3) == ["Ring", "Write down", "Open"]
    assert order(2, 0) == ["Write down", "Open", "Ring"]
    assert briefs.move_item(plan, "d1", "steps", 1, 1) is plan
    assert briefs.move_item(plan, "d1", "steps", 1, 2) is plan


@given(st.integers(0, 6), st.integers(0, 7))
def test_moving_keeps_every_step(index: int, to: int) -> None:
    plan = with_steps(*(Step(f"s{i}") for i in range(7)))
    moved = briefs.move_item(plan, "d1", "steps", index, to).briefs["d1"].steps
    others = [step for step in moved if step.text != f"s{index}"]

    assert sorted(moved) == sorted(plan.briefs["d1"].steps)
    assert others == [step for i, step in enumerate(plan.briefs["d1"].steps) if i != index]
    assert moved.index(Step(f"s{index}")) == max(0, min(to - (to > index), 6))


def test_lists_are_added_to_changed_and_emptied() -> None:
    plan = with_steps(*STEPS)
    added = briefs.add_items(plan, "d1", "steps", [Step("Look")], at=1)
    changed = briefs.change_item(added, "d1", "steps", 1, Step("Look twice", 2.0))

    assert [step.text for step in changed.briefs["d1"].steps] == ["Open", "Look twice", "Ring", "Write down"]
    assert briefs.remove_item(added, "d1", "steps", 1) == plan
    for bad in ("", "x" * 2001):
        with pytest.raises(PlanError):
            briefs.add_items(plan, "d1", "steps", [Step(bad)])
    with pytest.raises(PlanError, match="not in the brief any more"):
        briefs.remove_item(plan, "d1", "steps", 3)
    with pytest.raises(PlanError, match="What is it"):
        briefs.add_items(plan, "d1", "access", [Access(" ", "shelf")])
    with pytest.raises(PlanError, match="ask you first"):
        briefs.add_items(plan, "d1", "ask_first", [""])


def test_taking_another_brief_adds_to_what_is_written() -> None:
    plan = a_plan(a_duty(), briefs=[Brief("d1", why="Mine", ask_first=("Over 500",), steps=STEPS[:1])])
    other = Brief(
        "d2",
        why="Theirs",
        done_when="Done",
        steps=STEPS[1:],
        ask_first=("Over 500", "Refunds"),
        authority="recommend",
        check_ins=(CheckIn("2026-01-01", "good"),),
        reach_me="Ring",
    )

    assert briefs.taken_from(plan, "d1", other).briefs["d1"] == Brief(
        "d1",
        why="Mine",
        done_when="Done",
        steps=STEPS,
        ask_first=("Over 500", "Refunds"),
        authority="recommend",
    )


@pytest.mark.parametrize(
    "text",
    [
        "PIN 4821", "pin: 48 21", "Alarm code is 90210", "Password: hunter2", "password=Sommer", "pw Blue42!",
        "Login sam / Tr0ub4dor&3", "Passwort: Geheim99", "kV9$mPq2xL", "xK9mP2qL7w", "api key: sk-4f9a77e1",
        "Safe 1 2 3 4",
    ],
)  # fmt: skip
def test_what_looks_like_a_password_is_stopped(text: str) -> None:
    with pytest.raises(PlanError, match="never holds one"):
        briefs.add_items(a_plan(a_duty()), "d1", "access", [Access("Sign-in", text)])


@pytest.mark.parametrize(
    "text",
    [
        "Own user, no shared password", "Password manager, entry Bank", "password: in the safe",
        "Office handbook, page 4",
        "Shared mailbox accounts@hartley.example", "https://portal.example/Login?id=A7f9Kq2", "GB29NWBK60161331926819",
        "01632 960 114", "Windows11 laptop", "C:\\Office\\Q3_2026\\List1.xlsx", "Accounts program, view “Overdue”",
        "Code of practice 2024", "PIN is with Sam", "Password is kept by Sam", "Invoice INV-2026-0042",
        "Password: none", "Dropbox/Quotes2026/R1", "Nominal code 4000", "Sort code 20-00-00",
    ],
)  # fmt: skip
def test_where_things_are_is_no_password(text: str) -> None:
    assert not looks_like_password(text)


def test_a_password_is_stopped_in_steps_too_but_an_old_one_stops_no_other_edit() -> None:
    with pytest.raises(PlanError, match="never holds one"):
        briefs.add_items(a_plan(a_duty()), "d1", "steps", [Step("Sign in, password: hunter2")])
    assert not names_a_secret("Follow order A7-99x!")

    imported = a_plan(a_duty(), briefs=[Brief("d1", access=(Access("Bank", "PIN 4821"),))])

    assert len(briefs.add_items(imported, "d1", "access", [Access("Post")]).briefs["d1"].access) == 2
