"""Provider pack, review sheet and summary."""

from datetime import date, datetime

import pytest
from builders import a_duty, a_plan, a_provider
from wordings import PLAIN, blocks_of

from delegate_desk.documents.blocks import Bar, Blank, Board, Figure, Figures, Lead, Lines, Table, Text, Title
from delegate_desk.documents.provider_pack import provider_pack
from delegate_desk.documents.review_sheet import review_sheet, review_to_print
from delegate_desk.documents.summary import summary
from delegate_desk.domain.brief import Brief
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.goal import Goal
from delegate_desk.domain.review import Review, ReviewedDuty, ReviewedGoal, ReviewTotals

NOW = datetime(2026, 11, 23, 9, 0)


def test_a_pack_is_a_cover_and_the_checklist_of_each_duty() -> None:
    duties = [
        a_duty(id="a", title="First", decision="outsource", provider="p1", stage="running"),
        a_duty(id="b", title="Other's", decision="outsource", provider="p2"),
        a_duty(id="c", title="Second", decision="outsource", provider="p1", minutes=30.0),
        a_duty(id="d", title="Kept", decision="keep", provider="p1"),
    ]
    brief = Brief(duty="a", why="It pays", authority="act alone")
    plan = a_plan(*duties, providers=[a_provider(), a_provider(id="p2")], briefs=[brief])
    document = provider_pack(plan, plan.providers["p1"], NOW, PLAIN)
    cover, why = [table for table in document.sheets[0].blocks if isinstance(table, Table)]

    assert len(document.sheets) == 5
    assert document.sheets[0].blocks[:2] == (Title("Ledger & Co"), Lead("2 duties · about 1.5 h a week"))
    assert [row.cells for row in cover.rows] == [
        ("First", "Every week, Monday", "60 min", "running", "Act alone"),
        ("Second", "Every week, Monday", "30 min", "brief", ""),
    ]
    assert [row.cells for row in why.rows] == [("First", "It pays")]


def test_a_provider_without_duties_has_no_pack() -> None:
    plan = a_plan(a_duty(), providers=[a_provider()])
    with pytest.raises(PlanError, match="Nothing is outsourced to “Ledger & Co”"):
        provider_pack(plan, plan.providers["p1"], NOW, PLAIN)


CLOSED = Review(
    week="2026-11-16",
    closed=True,
    duties=(
        ReviewedDuty("d1", "outsource", 60.0, 15.0, "Old title", "sales", "running", 54.0),
        ReviewedDuty("gone", "keep", 30.0, None, "Deleted since"),
    ),
    goals=(ReviewedGoal("g1", 90.0),),
    back_into_work_minutes=20.0,
    notes="All well",
    totals=ReviewTotals(planned=3.0, now=0.9, cost="12.00", net="20.00"),
)


def test_a_closed_week_is_told_as_it_was() -> None:
    """Later edits of titles, prices and minutes change nothing on its sheet."""
    plan = a_plan(
        a_duty(title="New title", minutes=600.0, decision="keep"),
        goals=[Goal(id="g1", title="Dinner", area="family")],
        reviews=[CLOSED],
        home_currency="GBP",
        hourly_worth="99.00",
    )
    document = review_sheet(plan, review_to_print(plan), NOW, PLAIN)
    figures = blocks_of(document, Figures)[0]
    duties, goals = blocks_of(document, Table)
    assert isinstance(figures, Figures)
    assert isinstance(duties, Table)
    assert isinstance(goals, Table)

    assert document.title == "Week of long 2026-11-16"
    assert figures.figures == (
        Figure("Really won back", "0.8 h", "83% of the promise"),
        Figure("Freed by then", "0.9 h", "of 3.0 h planned"),
        Figure("Cost a week", "12 GBP", "20 GBP net"),
    )
    assert [row.cells for row in duties.rows] == [
        ("Old title", "outsource", "60 min", "15 min", "45 min"),
        ("Deleted since", "keep", "30 min", Blank(), ""),
    ]
    assert [row.cells for row in goals.rows] == [("Dinner", "90 min"), ("Went back into work", "20 min")]
    assert Text("All well") in blocks_of(document, Text)


def test_an_open_week_has_lines_to_write_on_and_an_away_week_no_figures() -> None:
    plan = a_plan(a_duty(), reviews=[Review(week="2026-11-16"), Review(week="2026-11-09", closed=True, away=True)])
    open_one = review_sheet(plan, review_to_print(plan), NOW, PLAIN)
    away = review_sheet(plan, plan.reviews["2026-11-09"], NOW, PLAIN)

    assert len(blocks_of(open_one, Lines)) == 2
    assert blocks_of(away, Table) == blocks_of(away, Figures) == []
    assert Lead("Away this week: it counts nowhere") in blocks_of(away, Lead)


def test_without_any_review_it_says_so() -> None:
    with pytest.raises(PlanError, match="no review yet"):
        review_to_print(a_plan())


def test_the_newest_week_that_counts_is_printed() -> None:
    plan = a_plan(reviews=[CLOSED, Review(week="2026-11-23")])

    assert review_to_print(plan).week == "2026-11-16"
    assert review_to_print(plan, date(2026, 11, 29)).week == "2026-11-23"
    with pytest.raises(PlanError, match="2026-11-15"):
        review_to_print(plan, date(2026, 11, 15))


def test_a_summary_has_the_board_the_freed_hours_the_goals_and_the_money() -> None:
    goals = [Goal("g1", "Dinner", "family", target_hours=1.0), Goal("g2", "Sales", "growth")]
    plan = a_plan(
        a_duty(id="a", title="Out", decision="outsource", stage="running", provider="p1"),
        a_duty(id="b", title="Stopped", decision="stop", minutes=120.0),
        a_duty(id="c", title="Kept", decision="keep"),
        a_duty(id="d", title="Unsaid", minutes=None),
        providers=[a_provider()],
        goals=goals,
        title="Hartley",
        hourly_worth="50.00",
        capacity_hours=10.0,
    )
    document = summary(plan, NOW, PLAIN)
    figures, bar, board = (blocks_of(document, kind)[0] for kind in (Figures, Bar, Board))
    assert isinstance(figures, Figures)
    assert isinstance(bar, Bar)
    assert isinstance(board, Board)

    assert [(figure.label, figure.value, figure.note) for figure in figures.figures] == [
        ("Freed each week", "2.9 h", "2.9 h now"),
        ("Yours after the plan", "1.1 h", "8.9 h to spare"),
        ("Cost a week", "20 EUR", ""),
        ("Net", "125 EUR", "145 EUR worth"),
    ]
    assert [(part.label, part.value) for part in bar.parts] == [
        ("Dinner", "1.0 h of 1.0 h"),
        ("Sales", "0.0 h"),
        ("Not assigned", "1.9 h"),
    ]
    assert [(column.head, column.figure, column.lines) for column in board.lists] == [
        ("undecided", "0.0 h", (("Unsaid", "?"),)),
        ("keep", "1.0 h", (("Kept", "1.0 h"),)),
        ("outsource", "1.0 h", (("Out", "1.0 h"),)),
        ("stop", "2.0 h", (("Stopped", "2.0 h"),)),
    ]


def test_a_missing_rate_is_said_and_no_cost_is_made_up() -> None:
    provider = a_provider(currency="PHP")
    plan = a_plan(a_duty(decision="outsource", provider="p1"), providers=[provider], hourly_worth="50.00")
    figures = blocks_of(summary(plan, NOW, PLAIN), Figures)[0]
    assert isinstance(figures, Figures)

    assert figures.figures[2:] == (Figure("Cost a week", "–", "no rate for PHP"),)


def test_an_empty_plan_has_a_summary_too() -> None:
    document = summary(a_plan(), NOW, PLAIN)

    assert document.title == "The plan"
