"""The duties as a table for spreadsheets."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as running
from strategies import random_plan, ranked, texts

from delegate_desk.domain.cadence import Every, Rule
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.exchange.duty_table import COLUMNS, guarded, rows, unguarded, write_csv


def read_back(table):
    return list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline=""), strict=True))


def test_the_table_of_two_duties():
    plan = Plan(
        duties=ranked(
            "duties",
            [
                Duty(
                    id="d1", title="Bank, weekly", function="bookkeeping", cadence=Every(1.5, 2, "week"), minutes=45.0
                ),
                Duty(
                    id="d2",
                    title="=HYPERLINK()",
                    cadence=Rule("FREQ=MONTHLY;BYMONTHDAY=7", "2026-02-07"),
                    decision="outsource",
                    provider="p1",
                    stage="trial",
                    agreed_price="30.00",
                    enjoyment=2,
                    notes="a\r\nb",
                ),
            ],
        )
    )

    table = write_csv(plan)

    assert table == (
        b"\xef\xbb\xbfid,title,function,times,every,unit,rrule,starts,minutes,provider_minutes,enjoyment,needs_me,"
        b"decision,provider,stage,agreed_price,oversight_minutes_per_week,handover_minutes,notes\r\n"
        b'd1,"Bank, weekly",bookkeeping,1.5,2,week,,,45,,,,undecided,,,,,,\r\n'
        b"d2,'=HYPERLINK(),,,,,FREQ=MONTHLY;BYMONTHDAY=7,2026-02-07,,,2,,outsource,p1,trial,30.00,,,"
        b'"a\r\nb"\r\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\xa0=1", "\ufeff=1", "\u200b=1", "\x01=1"),
        *("\uff1d1", "\uff0b1", "\uff0d1", "\uff201", "'=1", "''", "'tis", "\ttab"),
    ],
)
def test_what_would_run_gets_an_apostrophe_that_can_be_taken_off(text):
    assert guarded(text) == "'" + text
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "Bank", "45", "3 - 2", "a=b", "5%", "O'Brien", "\xe9", " x", "a\r\n=1"])
def test_other_text_stays_as_it_is(text):
    assert guarded(text) == unguarded(guarded(text)) == text


@given(texts)
def test_every_text_comes_back_and_none_starts_a_formula(text):
    cell = guarded(text)

    assert unguarded(cell) == text
    assert not cell.strip().startswith(("=", "+", "-", "@"))


@running(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(random_plan())
def test_the_file_gives_back_each_text_and_number(plan):
    head, *lines = read_back(write_csv(plan))

    assert tuple(head) == COLUMNS
    assert len(lines) == len(plan.duties)
    for line, row, duty in zip(lines, rows(plan), in_order(plan.duties), strict=True):
        found = dict(zip(COLUMNS, line, strict=True))
        for cell, written in zip(row, line, strict=True):
            if isinstance(cell, int | float):
                assert float(written) == cell
            else:
                assert unguarded(written) == (cell or "")
        assert [unguarded(found[column]) for column in ("id", "title", "notes")] == [duty.id, duty.title, duty.notes]
