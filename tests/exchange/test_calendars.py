"""Calendars: what each quirk of a file becomes; every fixture shows one."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from accounting import accounted_for, record_count
from builders import TODAY
from hypothesis import given
from hypothesis import settings as running
from hypothesis import strategies as st

from delegate_desk.domain.cadence import Every, Rule
from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange import calendars
from delegate_desk.exchange.candidates import NAME_LENGTH, Found, ImportCancelled, as_json, from_json

FIXTURES = Path(__file__).parent / "calendars"


def found(name, today=TODAY):
    return calendars.read((FIXTURES / f"{name}.ics").read_bytes(), today)


def offers(name, today=TODAY):
    """Candidates by their sources, joined."""
    return {"+".join(offer.sources): offer for offer in found(name, today).candidates}


def reasons(name):
    return {skipped.what: skipped.why for skipped in found(name).skipped}


def an_event(lines, uid="u1"):
    body = "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", "SUMMARY:Bank", "DTSTART:20260105T090000", *lines, "END:VEVENT"])
    return f"BEGIN:VCALENDAR\r\n{body}\r\nEND:VCALENDAR\r\n".encode()


def test_a_recurring_event_keeps_its_rule_its_start_and_its_usual_length():
    got = offers("recurring")

    assert list(got) == ["weekly", "monthly", "reminder"]
    weekly = got["weekly"]
    assert weekly.title == "Reconcile bank"
    assert weekly.cadence == Rule("FREQ=WEEKLY;BYDAY=MO", "2026-01-05")
    assert (weekly.minutes, weekly.hours, weekly.confidence, weekly.function) == (45, 0.75, 1.0, None)
    assert weekly.is_ticked
    assert (got["monthly"].minutes, got["monthly"].cadence.starts) == (90, "2026-01-30")
    assert got["monthly"].hours == pytest.approx(1.5 * 12 / 52.1775, abs=1e-9)
    assert (got["reminder"].minutes, got["reminder"].hours, got["reminder"].is_ticked) == (None, None, False)


def test_rules_that_have_ended_are_skipped_and_those_to_come_are_not():
    assert reasons("ended_rules") == {"until": "its rule has ended", "count": "its rule has ended"}
    assert list(offers("ended_rules")) == ["until-today", "later"]
    assert "until-today" not in offers("ended_rules", TODAY + timedelta(days=1))


def test_a_rule_that_is_refused_is_skipped_with_the_reason():
    why = reasons("refused_rules")

    assert not found("refused_rules").candidates
    assert why["several"] == "has several rules, and a duty has one"
    for uid, word in {
        "secondly": "SECONDLY",
        "interval": "INTERVAL",
        "rscale": "RSCALE",
        "easter": "BYEASTER",
        "except": "EXRULE",
        "empty": "FREQ",
        "no-colon": "FREQ",
    }.items():
        assert word in why[uid]
    assert not any(reason.endswith(".") for reason in why.values())


def test_the_same_rule_written_twice_is_one_rule():
    assert offers("same_rule_twice")["twice"].hours == pytest.approx(7 / 6)


def test_all_day_events_and_those_of_a_day_or_longer_have_no_minutes_and_are_not_ticked():
    got = offers("all_day")

    assert [uid for uid, offer in got.items() if offer.minutes is None] == ["birthday", "unsaid", "fair"]
    assert not any(got[uid].is_ticked for uid in ("birthday", "unsaid", "fair"))
    assert got["birthday"].hours is None
    assert got["birthday"].why_not_ticked == "its minutes are not known"
    assert (got["almost"].minutes, got["almost"].is_ticked) == (1439, True)


def test_what_is_no_event_of_its_own_is_left_out_with_the_reason():
    skipped = [(left.what, left.why) for left in found("left_out").skipped]

    assert skipped == [
        ("series", "changes one date of a series"),
        ("series", "repeated"),
        ("off", "cancelled"),
        ("todo", "not an event"),
        ("Minutes of the meeting", "not an event"),
        ("record 7", "not an event"),
        ("startless", "has no start date"),
        ("startless-2", "its start date cannot be read"),
    ]
    assert [offer.title for offer in found("left_out").candidates] == ["Team meeting"]


def test_a_calendar_sent_to_cancel_cancels_its_events_and_no_others():
    assert reasons("called_off_by_method") == {"off": "cancelled"}
    assert list(offers("called_off_by_method")) == ["bare", "on"]


def test_single_events_of_one_title_are_one_candidate():
    got = offers("one_offs")

    assert list(got) == ["a1+a2+a3+a4"]
    invoice = got["a1+a2+a3+a4"]
    assert invoice.title == "Invoice 104"  # the latest
    assert invoice.cadence == Every(1, 1, "week")
    assert invoice.minutes == 40  # of the days' 30, 40 and 20 + 50
    assert invoice.confidence == pytest.approx(3 / 5)
    assert invoice.is_ticked


def test_single_events_seen_too_rarely_or_without_a_word_in_their_title_are_skipped():
    why = reasons("one_offs")

    assert why["b1"] == why["b2"] == "one-off, seen on fewer than three days"
    assert why["c1"] == why["c3"] == "one-off, without a title to group it by"


def test_listed_dates_are_single_events_and_count_beside_no_rule():
    got = offers("dates_listed")

    listed = got["rdates"]
    assert listed.cadence == Every(4, 5, "week")  # 1, 15, 22 and 29 September: 9.3 days apart, 29 days covered
    assert listed.minutes == 120  # of 120, 120, 60 and 180
    assert listed.confidence == pytest.approx(4 / 6)
    assert got["beside"].cadence == Rule("FREQ=WEEKLY", "2026-09-01")
    assert "RDATE" in reasons("dates_listed")["unreadable"]


def test_a_length_between_two_zones_is_the_time_that_passes():
    got = offers("two_zones")

    assert got["flight"].minutes == 60
    assert got["windows"].minutes == 30
    assert got["unknown"].minutes is None
    assert got["folder"].minutes is None
    assert (got["evening"].minutes, got["evening"].cadence.starts) == (60, "2026-09-07")


def test_a_length_that_makes_no_sense_is_not_known():
    got = {uid: offer.minutes for uid, offer in offers("odd_lengths").items()}

    assert got == {"backwards": None, "unreadable": None, "both": 20, "seconds": 30, "for-ever": None}


def test_titles_are_plain_text():
    got = offers("titles")

    assert got["escaped"].title == "Call Smith, Jones; Brown and \\ others"
    assert got["markup"].title == '<img src="file:///dev/zero"><b>Call</b>'
    assert got["untitled"].title == got["blank"].title == "Untitled event"
    assert got["No identity"].title == "No identity"
    assert reasons("titles") == {"record 6": "one-off, without a title to group it by"}


def test_a_title_too_long_for_a_plan_is_refused_and_never_cut():
    fits, too_long = ("x" * count for count in (10_000, 10_001))
    lines = ["RRULE:FREQ=WEEKLY"]

    assert calendars.read(an_event(lines).replace(b"Bank", fits.encode()), TODAY).candidates[0].title == fits
    skipped = calendars.read(an_event(lines).replace(b"Bank", too_long.encode()), TODAY).skipped
    assert skipped[0].why == "its title is longer than 10,000 characters"


def test_what_names_a_record_is_short_enough_to_show():
    got = calendars.read(an_event(["RRULE:FREQ=WEEKLY"], uid="u" * 1_000_000), TODAY)

    assert len(got.candidates[0].sources[0]) == NAME_LENGTH


@pytest.mark.parametrize(
    ("name", "source", "title"),
    [
        ("lower_case", "lower", "post"),
        ("no_calendar_line", "bare", "Water the plants"),
        ("folded", "folded", "Café tab and  a blank"),
        ("latin1", "latin", "Prüfung für Größe"),
        ("utf16", "wide", "Überweisung 😀"),
        ("byte_order_mark", "marked", "Überweisung"),
        ("nul_bytes", "nul led", "Pay  wages"),
        ("late_quote", "exchange", "Call"),
    ],
)
def test_a_file_written_in_an_odd_way_is_read(name, source, title):
    got = found(name)

    assert [(offer.sources, offer.title) for offer in got.candidates] == [((source,), title)]
    assert got.skipped == ()


def test_utf_16_is_known_without_its_mark_too():
    marked = (FIXTURES / "utf16.ics").read_bytes()
    text = marked.decode("utf-16")

    for written in (
        marked[2:],
        text.encode("utf-16-be"),
        b"\xfe\xff" + text.encode("utf-16-be"),
        text.encode("utf-32"),
    ):
        assert calendars.read(written, TODAY) == found("utf16")


def test_any_end_of_line_is_one():
    assert [offer.title for offer in found("old_line_ends").candidates] == ["Post", "Bankrun"]


def test_joined_calendars_are_one_file_in_which_a_uid_counts_once():
    assert list(offers("joined")) == ["one", "two"]
    assert reasons("joined") == {"one": "repeated"}


def test_joined_files_may_each_have_a_mark():
    marked = (FIXTURES / "byte_order_mark.ics").read_bytes() + b"\xef\xbb\xbf" + an_event(["RRULE:FREQ=DAILY"])
    bare = b"\r\n".join([b"", b"\xef\xbb\xbfBEGIN:VEVENT", b"UID:bare", b"END:VEVENT", b""])

    found = calendars.read(marked + bare, TODAY)

    assert [offer.sources for offer in found.candidates] == [("marked",), ("u1",)]
    assert [left.what for left in found.skipped] == ["bare"]


def test_a_record_that_breaks_off_is_skipped_and_not_guessed_at():
    assert list(offers("truncated")) == ["whole"]
    assert reasons("truncated") == {"cut": "its end is missing"}


def test_records_are_found_whatever_they_are_nested_in():
    assert list(offers("wrong_nesting")) == ["whole", "boxed"]
    assert reasons("wrong_nesting") == {
        "never-ended": "its end is missing",
        "wrong-end": "not an event",
        "shut-in": "its end is missing",
    }


@pytest.mark.parametrize("fixture", sorted(path.stem for path in FIXTURES.glob("*.ics")))
def test_the_result_survives_the_way_through_json(fixture):
    assert from_json(as_json(found(fixture))) == found(fixture)


@pytest.mark.parametrize("text", [b"", b"Dear Sir", b"BEGIN:VCARD\nEND:VCARD\n", b"{}", b"\0" * 100, b"BEGIN:V\n"])
def test_what_is_no_calendar_is_refused(text):
    with pytest.raises(PlanError, match="it is not a calendar"):
        calendars.read(text, TODAY)


def test_a_calendar_without_records_holds_nothing():
    assert calendars.read(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", TODAY) == Found("calendar")


def test_more_events_than_a_file_may_have_are_refused():
    most = b"BEGIN:VTODO\nEND:VTODO\n" * calendars.MOST_EVENTS

    assert len(calendars.read(most, TODAY).skipped) == calendars.MOST_EVENTS
    with pytest.raises(PlanError, match="more than 50,000 events"):
        calendars.read(most + b"BEGIN:VTODO\nEND:VTODO\n", TODAY)


def test_progress_grows_to_the_whole_and_a_cancelled_import_stops_at_once():
    big = an_event(["DESCRIPTION:x"] * 20_000)
    shares = []

    calendars.read(big, TODAY, shares.append)

    assert shares == sorted(shares)
    assert len(shares) > 3
    assert shares[-1] == 1.0
    with pytest.raises(ImportCancelled):
        calendars.read(big, TODAY, shares.append, lambda: len(shares) > 8)


LINES = """
BEGIN:VEVENT END:VEVENT BEGIN:VTODO END:VTODO BEGIN:VCALENDAR END:VCALENDAR BEGIN:VALARM END:VALARM
UID:a UID:b SUMMARY:Bank STATUS:CANCELLED RECURRENCE-ID:20260105 RRULE:FREQ=DAILY RRULE:FREQ x
DTSTART:20260105T090000 DTSTART;VALUE=DATE:20260107 RDATE:20260301,20260401
"""


@running(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*LINES.split(), "", " y"]), max_size=40))
def test_every_record_is_a_source_or_skipped_whatever_the_order_of_the_lines(lines):
    content = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines]).encode()

    assert accounted_for(calendars.read(content, date(2026, 1, 1))) == record_count(content)
