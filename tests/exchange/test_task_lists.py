"""Task lists of other programs: recurring dates become cadences, open tasks are offered, nothing is lost."""

import json
from pathlib import Path

import pytest
from builders import TODAY, WEEKLY

from delegate_desk.domain.cadence import Every, Rule
from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange import answer, task_lists
from delegate_desk.exchange.recognise import recognised
from delegate_desk.exchange.table_rows import coding_of, decoded, text_rows


def read(content, kind):
    found = task_lists.read(content.encode() if isinstance(content, str) else content, TODAY, kind=kind)
    assert answer.unpacked(json.loads(json.dumps(answer.packed(found)))) == found
    return found


def shown(found):
    return [(offer.title, offer.cadence, offer.minutes, offer.sources) for offer in found.candidates]


def test_todoist():
    found = read(
        "TYPE,CONTENT,PRIORITY,INDENT,DATE\n"
        "section,Office,,,\n"
        "task,* Clean the oven @home @30min,1,1,every saturday\n"
        "task,Pay rent,1,1,every month\n"
        "task,Call,1,1,wed\n"
        "note,Remember,,,\n",
        "todoist",
    )

    assert shown(found) == [
        ("Clean the oven", WEEKLY, 30, ("row 3",)),
        ("Pay rent", Every(1, 1, "month"), None, ("row 4",)),
        ("Call", None, None, ("row 5",)),
    ]
    assert [offer.is_ticked for offer in found.candidates] == [True, False, False]
    assert [left.what for left in found.skipped] == ["row 2", "row 6"]


def test_ticktick_keeps_its_rules():
    head = '"Version"\n"List Name","Title","Start Date","Due Date","Repeat","Status","Completed Time"\n'
    found = read(
        head
        + '"W","Report","2026-01-05T09:00:00+0000","2026-01-05T09:00:00+0000","RRULE:FREQ=WEEKLY;BYDAY=MO","0",""\n'
        '"W","Done","","2026-01-05","","2",""\n',
        "ticktick",
    )

    assert shown(found) == [("Report", Rule("FREQ=WEEKLY;BYDAY=MO", "2026-01-05"), None, ("row 3",))]
    assert found.skipped == (
        ("row 1", "it stands above the headings"),
        ("row 4", "done, and seen on fewer than three days"),
    )


def test_the_same_task_on_three_days_is_regular_work():
    rows = "".join(f"{i},2026-09-01,2026-0{i}-03,Send invoices {i},2026-0{i}-03\n" for i in range(1, 8))
    found = read("Task ID,Created At,Completed At,Name,Due Date\n" + rows + "9,2026-09-01,,Once,\n", "asana")

    assert shown(found) == [
        ("Send invoices 7", Every(1, 1, "month"), None, tuple(f"row {i}" for i in range(2, 9))),
        ("Once", None, None, ("row 9",)),
    ]
    assert found.skipped == ()


def test_outlook_knows_how_long_it_takes():
    head = '"Subject","Due Date","Complete","Total Work","Status"\n'
    found = read(
        head + '"Tax","8/30/2026","False","2 hours","Normal"\n"Old","8/30/2026","True","0 hours",""\n', "outlook-tasks"
    )

    assert shown(found) == [("Tax", None, 120, ("row 2",))]
    assert [left.what for left in found.skipped] == ["row 3"]


def test_trello_and_google_tasks():
    board = {
        "lists": [{"id": "l1"}, {"id": "l2", "closed": True}],
        "cards": [
            {"name": "<b>Open</b>", "idList": "l1"},
            {"name": "Archived", "idList": "l1", "closed": True},
            {"name": "In an archived list", "idList": "l2"},
            {"name": "", "idList": "l1"},
            "no card",
        ],
    }
    found = read(json.dumps(board), "trello")
    assert shown(found) == [("<b>Open</b>", None, None, ("<b>Open</b>",))]
    assert [left.what for left in found.skipped] == ["card 4", "card 5", "Archived", "In an archived list"]

    tasks = [
        {"title": "Позвонить", "status": "needsAction"},
        {"title": "Gone", "deleted": True},
        *({"title": "Water", "status": "completed", "due": f"2026-10-{day}T00:00:00Z"} for day in ("05", "12", "19")),
    ]
    found = read(json.dumps({"kind": "tasks#taskLists", "items": [{"items": tasks}]}), "google-tasks")
    assert shown(found) == [
        ("Water", WEEKLY, None, ("Water", "Water", "Water")),
        ("Позвонить", None, None, ("Позвонить",)),
    ]
    assert found.skipped == (("Gone", "deleted"),)


def test_what_no_duty_can_be_called_is_skipped_with_the_reason_and_the_rest_comes_in():
    found = read("TYPE,CONTENT,PRIORITY\ntask,a\0b,1\ntask," + "x" * 10_001 + ",1\ntask,Bank,1\n", "todoist")

    assert [offer.title for offer in found.candidates] == ["Bank"]
    assert [left.what for left in found.skipped] == ["row 2", "row 3"]
    assert "NUL" in found.skipped[0].why
    assert "10,000" in found.skipped[1].why


@pytest.mark.parametrize(
    ("content", "kind", "why"),
    [
        ("x", "trello", "no JSON"),
        ("[]", "trello", "no list that is known"),
        ("{}", "trello", "no board of Trello"),
        ("{}", "google-tasks", "no list of Google Tasks"),
        ("[" * 100_000, "trello", "no JSON"),
        ("a,b\n1,2\n", "todoist", "no column “content”"),
    ],
)
def test_what_is_no_such_list_is_refused(content, kind, why):
    with pytest.raises(PlanError, match=why):
        read(content, kind)


def test_a_text_that_was_cut_within_a_letter_loses_no_other():
    found = read('{"cards": [{"name": "a\\u00"}, {"name": "b\\\\u"}, {"name": "\\ud83d"}], "lists": []}', "trello")

    assert [offer.title for offer in found.candidates] == ["a\ufffd00", "b\\u", "?"]


GIVEN = sorted((Path(__file__).parents[3] / "shared" / "inputs" / "tasks").glob("*"))


@pytest.mark.skipif(not GIVEN, reason="the given lists are not beside this checkout")
@pytest.mark.parametrize("path", GIVEN, ids=lambda path: path.name)
def test_every_task_of_a_given_list_is_accounted_for(path):
    try:
        kind = recognised(path)
    except PlanError as refusal:
        assert "nor from Trello, Google Tasks or ActivityWatch" in str(refusal)
        return
    if kind == "table":
        return
    found = read(path.read_bytes(), kind)

    count = sum(len(offer.sources) for offer in found.candidates) + len(found.skipped)
    assert count == _records(path, kind)


def _records(path, kind):
    content = path.read_bytes()
    if path.suffix == ".csv":
        return len(list(text_rows(decoded(content, coding_of(content))))) - 1
    if path.stem == "trello__clipkit_ja":
        return 67  # a letter of it is cut, which json refuses
    whole = json.loads(content)
    return len(whole["cards"]) if kind == "trello" else sum(len(tasks.get("items", ())) for tasks in whole["items"])
