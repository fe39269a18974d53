"""The rules that real calendars hold: each within 0.5 % of its dates counted one by one, or refused for a named reason.

The calendars are not part of this project: without them beside the checkout the test is skipped.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from math import gcd
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.recurrence import has_ended, mean_per_week, next_dates, parse_rule

CALENDARS = Path(__file__).parents[3] / "shared" / "inputs" / "ics"
ALIKE_COUNTED = 2
"""Of rules alike but for numbers, weekdays and starts, so many are counted: each takes a tenth of a second."""
CYCLE_OF = {"DAILY": 146_097, "WEEKLY": 20_871, "MONTHLY": 4_800, "YEARLY": 400}
FINER_OR_UNREADABLE = re.compile(r"FREQ=(HOURLY|MINUTELY|SECONDLY) is refused|^UNTIL must be .*, not “20123456T123456”")

pytestmark = pytest.mark.skipif(not CALENDARS.is_dir(), reason="the sample calendars are not beside this checkout")


def rules_in(text: str) -> Iterator[tuple[str, str]]:
    """The RRULEs of the events in a calendar, each with the date of its DTSTART."""
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    for event in re.findall(r"(?is)BEGIN:VEVENT(.*?)END:VEVENT", unfolded):
        start = re.search(r"(?im)^DTSTART[;:].*?(\d{4})(\d\d)(\d\d)(?:T\d+Z?)?\W*$", event)
        for rule in re.findall(r"(?im)^RRULE(?:;[^:]*)?:(.*)$", event):
            if start:
                yield rule.strip(), "-".join(start.groups())


@cache
def all_rules() -> list[tuple[str, str]]:
    found = {}
    for path in sorted(CALENDARS.glob("*.ics")):
        found.update(dict.fromkeys(rules_in(path.read_bytes().decode("utf-8", "replace"))))
    return list(found)


def without(rule: str, *names: str) -> str:
    kept = (part for part in rule.replace(" ", "").split(";") if part.partition("=")[0].upper() not in names)
    return ";".join(kept)


@cache
def counted_mean(rule: str, start: date) -> float:
    """Occurrences a week, by dateutil, over as many cycles of 400 years as the interval takes to come round."""
    parts = parse_rule(rule)
    cycles = parts.interval // gcd(parts.interval, CYCLE_OF[parts.freq])
    end = datetime(start.year, start.month, start.day) + cycles * timedelta(days=146_097, seconds=-1)
    dates = rrulestr(f"{rule};UNTIL={end:%Y%m%dT%H%M%S}", dtstart=datetime(start.year, start.month, start.day))
    return sum(1 for _ in dates) / (cycles * 20_871)


def test_there_are_rules() -> None:
    assert len(all_rules()) > 500


def test_every_rule_is_right_or_refused_for_a_named_reason() -> None:
    refused, alike = 0, Counter[str]()
    for rule, starts in all_rules():
        try:
            mean = float(mean_per_week(rule, starts))
        except PlanError as refusal:
            assert FINER_OR_UNREADABLE.search(str(refusal)), (rule, str(refusal))
            refused += 1
            continue
        plain = without(rule, "COUNT", "UNTIL")
        kind = re.sub(r"\d+|MO|TU|WE|TH|FR|SA|SU", "n", plain.replace("INTERVAL=1;", ""))
        alike[kind] += 1
        if alike[kind] <= ALIKE_COUNTED:
            counted = counted_mean(plain, date.fromisoformat(starts))
            assert mean == pytest.approx(counted, rel=1e-9), (rule, starts)
    assert refused < 10


def test_every_limited_rule_ends_where_its_dates_end() -> None:
    limited = 0
    for rule, starts in all_rules():
        try:
            parts = parse_rule(rule)
        except PlanError:
            continue
        start = datetime.fromisoformat(starts)
        if parts.until is not None:
            rule = f"{without(rule, 'UNTIL')};UNTIL={parts.until.day:%Y%m%d}T235959"
        elif parts.occurrences is None:
            continue
        rule = rule.replace("COUNT=-1;", "")
        dates = [moment.date() for moment in rrulestr(rule.replace(" ", ""), dtstart=start)]
        assert next_dates(rule, starts, start.date(), 100_000) == sorted(set(dates)), rule
        if dates:
            assert not has_ended(rule, starts, dates[-1]), rule
            assert has_ended(rule, starts, dates[-1] + timedelta(days=1)), rule
            limited += 1
    assert limited > 100
