"""Tables: our own come back text for text, others are understood by their headings, and no row is lost."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from builders import TODAY, WEEKLY, a_duty, a_plan
from hypothesis import HealthCheck, given
from hypothesis import settings as running
from strategies import random_plan

from delegate_desk.domain.cadence import Every, Rule
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.exchange import duty_table, tables
from delegate_desk.exchange.candidates import ImportCancelled, duties_from
from delegate_desk.exchange.table_values import cadence_of_text, function_of, minutes_of, number_of

RISKY = [
    *("=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "\t=1", "\r=1", "\n=1", " =1", "\xa0=1", "'=1", "''", "'tis"),
    *(
        "\uff1d1",
        "007",
        "12345678901234567890",
        "1e5",
        "TRUE",
        "2026-01-01",
        " blanks around ",
        "a\r\nb",
        "a\nb",
        "a\rb",
    ),
    *(
        'say "so"',
        "a,b;c|d",
        "<r>rich</r>",
        "<r><t>x</t></r>",
        "<b>&amp;",
        "_x000D_",
        "_x005F_",
        "x\x01y",
        "\ufeffmark",
    ),
    *("http://x.y/", "😀 é ｶﾞ", "\u200fעברית", "\u2028", "x" * 9000, "null", "None", "#N/A", "=", "'"),
]
WRITERS = (duty_table.write_csv, duty_table.write_xlsx)


def read(content, **wish):
    return tables.read(content if isinstance(content, bytes) else content.encode(), TODAY, wish=wish)


def brought_back(content, into=Plan()):  # noqa: B008 - a plan is immutable
    return duties_from(read(content), into).duties


def texts_of(duty):
    rule = duty.cadence if isinstance(duty.cadence, Rule) else None
    return duty.id, duty.title, duty.function, duty.notes, duty.agreed_price, duty.stage, duty.enjoyment, rule


@pytest.mark.parametrize("write", WRITERS)
def test_our_own_table_gives_back_each_text(write):
    plan = a_plan(*(a_duty(id=f"d{i}", title=text, notes=text[::-1], minutes=None) for i, text in enumerate(RISKY)))

    duties = brought_back(write(plan))

    assert [duty.id for duty in duties] == list(plan.duties)
    assert [duty.title for duty in duties] == RISKY
    assert [duty.notes for duty in duties] == [text[::-1] for text in RISKY]


@pytest.mark.parametrize("write", WRITERS)
@running(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(plan=random_plan())
def test_any_plan_gives_back_its_duties(write, plan):
    try:
        content = write(plan)
    except PlanError as refusal:
        assert "U+FFFE" in str(refusal)
        return
    if not plan.duties:
        return

    found = read(content)

    assert len(found.candidates) + len(found.skipped) == len(plan.duties)
    assert {left.why for left in found.skipped} <= {"its minutes are too many", "its hours are too many"}
    before = {duty.id: duty for duty in in_order(plan.duties)}
    for duty in duties_from(found, Plan()).duties:
        assert texts_of(duty) == texts_of(before[duty.id])


def test_a_table_of_ours_with_columns_taken_away_or_moved_is_still_ours():
    found = read("title,unit,every,times,rrule,starts,id\n'=1,week,2,1,,,d7\n")

    assert found.layout is None
    (duty,) = duties_from(found, Plan()).duties
    assert (duty.id, duty.title, duty.cadence, duty.minutes) == ("d7", "=1", Every(1.0, 2, "week"), None)


def test_what_comes_back_is_decided_anew_and_never_takes_an_id_or_a_provider_that_is_not_there():
    plan = a_plan(
        a_duty(id="d1", decision="outsource", provider="p9", stage="trial", agreed_price="007.50"),
        a_duty(id="d2", title="Other"),
    )
    duties = brought_back(duty_table.write_csv(plan), a_plan(a_duty(id="d2", title="Had before")))

    assert [duty.decision for duty in duties] == ["undecided", "undecided"]
    assert (duties[0].id, duties[0].provider, duties[0].agreed_price) == ("d1", None, "007.50")
    assert duties[1].id != "d2"


def test_a_text_that_no_workbook_can_hold_is_refused_and_goes_out_as_csv():
    for text in ("x" * 32_768, "😀" * 16_384, "a\ufffe"):
        plan = a_plan(a_duty(notes=text))
        with pytest.raises(PlanError, match="notes of “Reconcile bank”") as refusal:
            duty_table.write_xlsx(plan)
        assert ".csv" in str(refusal.value)
        assert brought_back(duty_table.write_csv(plan))[0].notes == text
    assert brought_back(duty_table.write_xlsx(a_plan(a_duty(notes="😀" * 16_383))))[0].notes == "😀" * 16_383


def test_a_workbook_holds_texts_and_numbers_and_no_formula():
    plan = a_plan(*(a_duty(id=f"d{i}", title=text) for i, text in enumerate(RISKY)))

    with zipfile.ZipFile(io.BytesIO(duty_table.write_xlsx(plan))) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
        assert packed.testzip() is None

    assert set(re.findall(r'<c r="[A-Z]+\d+"([^>]*)>', sheet)) == {' s="1" t="s"', ' t="s"', ""}
    assert "<f" not in sheet
    assert '<c r="I2"><v>60</v>' in sheet


def test_columns_are_known_by_their_headings():
    found = read(
        "My week,,,,\n"
        "Area,Task,How often,Duration,Comments\n"
        "Marketing,Newsletter,every 2 weeks,1h30,with pictures\n"
        "Admin & co,Post,every Monday,0:20,\n"
        "Sales,Calls,now and then,45 min,\n"
        ",,weekly,45m,\n"
        ",,,,\n"
        ",Total,,165,\n"
    )

    assert [(c.title, c.function, c.cadence, c.minutes, c.confidence) for c in found.candidates] == [
        ("Newsletter", "marketing", Every(1.0, 2, "week"), 90, 1.0),
        ("Post", "admin & co", WEEKLY, 20, 1.0),
        ("Calls", "sales", None, 45, tables.GUESSED),
    ]
    assert found.candidates[0].hours == pytest.approx(0.75)
    assert [c.sources for c in found.candidates] == [("row 3",), ("row 4",), ("row 5",)]
    assert found.skipped == (
        ("row 1", "it stands above the headings"),
        ("row 6", "no title"),
        ("row 8", "a row of totals"),
    )
    assert duties_from(found, Plan()).duties[0].notes == "with pictures"
    assert found.layout.names == ("Area", "Task", "How often", "Duration", "Comments")
    assert dict(found.layout.places) == {"title": 1, "function": 0, "cadence": 2, "minutes": 3, "notes": 4}


def test_our_headings_are_understood_in_tables_of_others():
    found = read("Title;Times;Every;Unit;Minutes;Needs me\nBank;1,5;2;weeks;7,5;4\n")

    (duty,) = duties_from(found, Plan()).duties
    assert (duty.title, duty.cadence, duty.minutes, duty.needs_me) == ("Bank", Every(1.5, 2, "week"), 8.0, 4)


def test_hours_a_week_alone_say_how_often_and_how_long():
    (offer,) = read("Duty,Hours per week\nInvoices,2.5\n").candidates

    assert (offer.cadence, offer.minutes, offer.hours) == (WEEKLY, 150, 2.5)


def test_without_a_known_heading_everything_is_offered_and_nothing_ticked():
    found = read("Nr.,Was\n1,Rechnungen\n2,Briefe\n3,\n")

    assert [offer.title for offer in found.candidates] == ["Rechnungen", "Briefe"]
    assert not any(offer.is_ticked for offer in found.candidates)
    assert found.skipped == (("row 4", "no title"),)
    assert [offer.title for offer in read("Rechnungen\nBriefe\n").candidates] == ["Rechnungen", "Briefe"]


def test_an_owner_corrects_columns_and_encoding():
    content = "Wer,Was,Wie lange\nIch,Büro,45\n".encode("cp1250")

    assert read(content).candidates[0].title == "Ich"
    (offer,) = read(content, coding="cp1250", places={"title": 1, "minutes": 2}).candidates
    assert (offer.title, offer.minutes, offer.confidence) == ("Büro", 45, 1.0)
    (offer,) = read("Task,Duration\nBank,45\n", places={"minutes": -1}).candidates
    assert offer.minutes is None


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("mark", ",;\t|")
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_usual_encoding_delimiter_and_line_end(coding, mark, end):
    rows = [["Aufgabe", "Dauer"], ["Büro, Post; alles", "45"], ["Zweite\nZeile", "1,5 h"]]
    text = end.join(mark.join(f'"{cell}"' for cell in row) for row in rows)

    found = read(text.encode(coding))

    assert [(c.title, c.minutes) for c in found.candidates] == [("Büro, Post; alles", 45), ("Zweite\nZeile", 90)]


def test_broken_quotes_swallow_no_rows():
    found = read('Task,Minutes\n"Bank,45\nPost,30\nLetters,15\n')

    assert [offer.title for offer in found.candidates] == ['"Bank', "Post", "Letters"]
    assert [offer.title for offer in read('Task,Minutes\n"Ba"nk,45\nPost,30\n').candidates] == ["Bank", "Post"]
    assert [offer.title for offer in read("sep=|\nTask|Minutes\na,b|45\n").candidates] == ["a,b"]


def test_a_row_that_cannot_be_is_skipped_with_the_reason_and_the_rest_comes_in():
    ours = duty_table.write_csv(a_plan(a_duty(), a_duty(id="d2", title="b"), a_duty(id="d3", title="c"))).decode()
    ours = ours.replace("d2,b,", "d2,,").replace("d3,c,,1,1,week,,,60", "d3,c,,1,1,moon,,,x")

    found = read(ours)

    assert [offer.title for offer in found.candidates] == ["Reconcile bank"]
    assert [left.what for left in found.skipped] == ["row 3", "row 4"]
    assert found.skipped[0].why == "title must not be empty"
    assert "NUL" in read("Task,Minutes\n\0,2\n").skipped[0].why
    assert "10,000" in read("Task,Minutes\n" + "x" * 10_001 + ",2\n").skipped[0].why
    assert "Rule" not in repr(read("Task,RRULE\na,FREQ=SECONDLY\n").candidates)
    assert read("Task,RRULE,Starts\na,FREQ=DAILY,2026-01-01\n").candidates[0].cadence == Rule(
        "FREQ=DAILY", "2026-01-01"
    )
    assert read("Task,Minutes\na,1e999\nb,999999999999\n").skipped[0].what == "row 3"


def test_too_large_a_table_is_refused():
    with pytest.raises(PlanError, match="more than 20,000 rows"):
        read("Task,Minutes\n" + "a,1\n" * 20_001)
    assert len(read("Task,Minutes\n" + "a,1\n" * 20_000).candidates) == 20_000
    with pytest.raises(PlanError, match="more than 100 columns"):
        read("Task" + ",x" * 100)
    with pytest.raises(PlanError, match="no rows"):
        read("\n,,\n \n")


def test_progress_is_told_and_cancelling_ends_it():
    shares = []
    tables.read(b"Task\n" + b"a\n" * 2_000, TODAY, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    with pytest.raises(ImportCancelled):
        tables.read(b"Task\n" + b"a\n" * 2_000, TODAY, None, lambda: True)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *(("45", 45), ("45m", 45), ("1h30", 90), ("1:30", 90), ("01:30:30", 90.5), ("1.5h", 90), ("1,5 h", 90)),
        *(("0,5", 0.5), ("1.234,5", 1234.5), ("1,234", 1234), ("1'234.5", 1234.5), ("12 345", 12345), ("~20 min", 20)),
        *(("", None), ("soon", None), ("-5", None), ("45 x", None), ("9" * 400, float("inf")), ("m" * 5000, None)),
    ],
)
def test_minutes_as_people_write_them(text, minutes):
    assert minutes_of(text) == minutes


def test_numbers_of_a_column_of_hours():
    assert minutes_of("1,5", in_hours=True) == minutes_of(1.5, in_hours=True) == 90
    assert minutes_of("45m", in_hours=True) == 45
    assert number_of("2.000,0") == 2000
    assert minutes_of(-1.0) is None


@pytest.mark.parametrize(
    ("text", "cadence"),
    [
        *(("weekly", WEEKLY), ("Daily", Every(1, 1, "day")), ("2x a week", Every(2, 1, "week")), ("Fridays", WEEKLY)),
        *(
            ("every other week", Every(1, 2, "week")),
            ("ev day", Every(1, 1, "day")),
            ("vierteljährlich", Every(1, 1, "quarter")),
        ),
        *(("RRULE:FREQ=WEEKLY", Rule("FREQ=WEEKLY", TODAY.isoformat())), ("freq=hourly", None), ("sometimes", None)),
        *(("every 15th", Every(1, 1, "month")), ("half-yearly", Every(2, 1, "year")), ("every! week", WEEKLY)),
        *(("every week at 10:00", WEEKLY), ("x" * 5000, None)),
    ],
)
def test_how_often_as_people_write_it(text, cadence):
    assert cadence_of_text(text, None, TODAY) == cadence


def test_functions_are_ours_or_the_owners_own():
    assert function_of(" Customer  Service ") == "customer service"
    assert function_of("Werkstatt") == "werkstatt"
    assert function_of("x" * 61) is None
    assert function_of("") is None


GIVEN = Path(__file__).parents[3] / "shared" / "inputs"
FILES = [*sorted(GIVEN.glob("csv/*")), *sorted(GIVEN.glob("xlsx/*.xlsx"))]


@pytest.mark.skipif(not FILES, reason="the given tables are not beside this checkout")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_row_of_a_given_table_is_accounted_for(path):
    content = path.read_bytes()
    try:
        found = tables.read(content, TODAY)
    except PlanError as refusal:
        assert str(refusal) == "it holds no rows"
        assert path.stem == "messytables__libreoffice"
        return

    sheets, _coding = tables.rows_of(content)
    rows = sum(len(rows) for rows in sheets)
    named = [source for offer in found.candidates for source in offer.sources] + [left.what for left in found.skipped]
    assert len(named) == len(set(named))
    assert len(named) in (rows, rows - 1)  # one may be the headings
    assert not any("\ufffd" in offer.title for offer in found.candidates if "location" not in path.name)
