"""The checklist on the clipboard: everything that the provider needs, as typed, and no private note."""

from builders import a_duty, a_plan

from delegate_desk.documents.checklist_text import checklist_text
from delegate_desk.domain.brief import Access, Brief, Step

BRIEF = Brief(
    "d1",
    why="Money that is owed\npays the wages",
    done_when="No invoice is late",
    steps=(Step("Open the <accounts> program", 5.0), Step("1. Ring *late* payers"), Step("Note", 7.5)),
    access=(Access("Invoices", "Program, view “Overdue”"), Access("Sign-in")),
    ask_first=("Payment plans over £500",),
    authority="act, then report",
    reach_me="01632 960 114",
)
PLAN = a_plan(a_duty(title="Chase late payments", notes="They are slow"), briefs=[BRIEF])


def test_plain_text_has_boxes_to_tick_and_everything_that_is_written() -> None:
    assert checklist_text(PLAN, PLAN.duties["d1"]) == (
        "Chase late payments\n\n"
        "Why\nMoney that is owed\npays the wages\n\n"
        "Done means\nNo invoice is late\n\n"
        "Steps\n[ ] Open the <accounts> program (5 min)\n[ ] 1. Ring *late* payers\n[ ] Note (7.5 min)\n\n"
        "Where things are\n- Invoices: Program, view “Overdue”\n- Sign-in\n\n"
        "Ask me first\n- Payment plans over £500\n\n"
        "How far you may go\n- Act, then report\n\n"
        "Reach me\n01632 960 114\n"
    )


def test_markdown_shows_what_was_typed() -> None:
    text = checklist_text(PLAN, PLAN.duties["d1"], "markdown")

    assert text.startswith("# Chase late payments\n\n## Why\n\nMoney that is owed  \npays the wages\n\n")
    assert "- [ ] Open the \\<accounts\\> program (5 min)\n- [ ] 1\\. Ring \\*late\\* payers\n" in text
    assert "slow" not in text


def test_a_duty_without_a_brief_is_a_title() -> None:
    plan = a_plan(a_duty(title="Reconcile\nbank"))

    assert checklist_text(plan, plan.duties["d1"]) == "Reconcile bank\n"
