"""Realised hours, realisation and drift, worked out by hand from section 2."""

from decimal import Decimal

import pytest
from builders import a_duty, a_plan

from delegate_desk.domain.review import Review, ReviewedDuty
from delegate_desk.planning.realised import drifting, newest_closed, realisation, realised


def row(duty="d1", **said):
    """A running duty of an hour that promises 54 minutes, of which the owner spent 15."""
    usual = {"decision": "outsource", "stage": "running", "expected_minutes": 60.0, "freed_minutes": 54.0}
    return ReviewedDuty(duty=duty, **usual | {"spent_minutes": 15.0} | said)


def review(*rows, week="2026-11-16", **said):
    return Review(week=week, **{"closed": True, "duties": rows} | said)


def test_realised_hours_are_what_was_expected_less_what_was_spent():
    week = review(row(), row("d2", decision="stop", expected_minutes=120.0, freed_minutes=120.0, spent_minutes=0.0))

    assert realised(week) == Decimal("2.75")  # 45 + 120 minutes
    assert float(realisation(week)) == pytest.approx(165 / 174)


def test_only_remembered_minutes_of_what_was_handed_over_or_stopped_count():
    week = review(
        row(),
        row("d2", spent_minutes=None),
        row("d3", decision="keep"),
        row("d4", decision="undecided"),
        row("d5", decision=None),
        row("d6", expected_minutes=None),
    )

    assert realised(week) == Decimal("0.75")
    assert float(realisation(week)) == pytest.approx(45 / 54)


def test_more_spent_than_before_is_a_loss():
    assert realised(review(row(spent_minutes=90.0))) == Decimal("-0.5")
    assert realisation(review(row(spent_minutes=114.0))) == -1


def test_nothing_promised_or_covered_has_no_realisation():
    assert (realised(review()), realisation(review())) == (0, None)
    assert realisation(review(row(spent_minutes=None))) is None
    assert realisation(review(row(freed_minutes=-10.0))) is None
    assert realisation(review(row(freed_minutes=None))) is None


@pytest.mark.parametrize("said", [{"closed": False}, {"away": True}])
def test_open_and_away_weeks_count_nowhere(said):
    week = review(row(), week="2026-11-23", **said)
    earlier = review(row(), week="2026-11-09")

    assert (realised(week), realisation(week)) == (None, None)
    assert newest_closed(a_plan(reviews=[earlier, week])) == earlier
    assert newest_closed(a_plan(reviews=[week])) is None


def test_the_newest_review_is_that_of_the_latest_week():
    weeks = [review(week=week) for week in ("2026-11-09", "2026-11-16", "2025-12-29")]

    assert newest_closed(a_plan(reviews=weeks)).week == "2026-11-16"


def drift(*spent, duty=None, extra=(), **said):
    """Ids that drift where these minutes were spent in successive weeks; the promise is 54, four fifths is 43.2."""
    reviews = [
        review(row(spent_minutes=minutes, **said), week=f"2026-10-{day:02}")
        for minutes, day in zip(spent, range(1, 31, 7), strict=False)
    ]
    duty = duty or a_duty(decision="outsource", stage="running")
    return drifting(a_plan(duty, reviews=[*reviews, *extra]))


def test_a_duty_drifts_that_gives_back_too_little_three_reviews_running():
    assert drift(17.0, 30.0, 60.0) == ["d1"]
    assert drift(16.8, 30.0, 60.0) == []  # exactly four fifths is enough
    assert drift(30.0, 60.0) == []
    assert drift(0.0, 30.0, 60.0, 17.0) == ["d1"]
    assert drift(30.0, 60.0, 17.0, 0.0) == []
    assert drift(30.0, None, 60.0, 17.0) == ["d1"]  # a week not remembered is skipped


def test_drift_skips_weeks_that_do_not_count():
    away = review(row(spent_minutes=0.0), week="2026-11-02", away=True)
    still_open = review(row(spent_minutes=0.0), week="2026-11-09", closed=False)

    assert drift(17.0, 30.0, 60.0, extra=[away, still_open]) == ["d1"]


def test_drift_looks_only_at_what_runs_or_is_stopped():
    assert drift(30.0, 30.0, 30.0, stage="trial") == []
    assert drift(30.0, 30.0, 30.0, duty=a_duty(decision="keep")) == []
    assert drift(30.0, 30.0, 30.0, duty=a_duty(decision="stop"), decision="stop", stage=None) == ["d1"]
    assert drift(30.0, 30.0, 30.0, freed_minutes=0.0) == []
    assert drift(30.0, 30.0, 30.0, duty=a_duty(id="other", decision="stop")) == []
