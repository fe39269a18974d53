"""Weeks: which one a day belongs to, which ones wait for their review, and when the review is due."""

from datetime import date, datetime, time, timedelta

from delegate_desk.domain.plan import Plan
from delegate_desk.domain.review import Review
from delegate_desk.domain.settings import WEEKDAYS, Settings, Weekday

WEEK = timedelta(days=7)
MOST_MISSED = 520
"""Weeks that are counted as missed at most: ten years."""


def first_day(day: date, week_starts: Weekday) -> date:
    """The first day of the week that the day lies in."""
    if (into := (day.weekday() - WEEKDAYS.index(week_starts)) % 7) > day.toordinal() - 1:
        return date.min
    return day - timedelta(days=into)


def review_covering(plan: Plan, day: date) -> Review | None:
    """The review whose seven days hold this day, the latest of them where an import let two overlap."""
    for back in range(7):
        if day.toordinal() - back >= 1 and (found := plan.reviews.get((day - timedelta(days=back)).isoformat())):
            return found
    return None


def week_of(plan: Plan, day: date) -> date:
    """First day of the week that a review of this day is kept under: that of its review, else by `week_starts`."""
    starts = first_day(day, plan.settings.week_starts)
    if starts.isoformat() in plan.reviews:
        return starts
    found = review_covering(plan, day)
    return starts if found is None else date.fromisoformat(found.week)


def overlapping(plan: Plan, week: date) -> Review | None:
    """A review that shares some days with that week, not all; None where the week is free or has its own."""
    for days in (*range(-6, 0), *range(1, 7)):
        other = date.fromordinal(min(max(week.toordinal() + days, 1), date.max.toordinal()))
        if other != week and (found := plan.reviews.get(other.isoformat())) is not None:
            return found
    return None


def review_day(week: date, settings: Settings) -> date:
    """The day of that week on which it is reviewed."""
    return week + timedelta(days=(WEEKDAYS.index(settings.review_day) - week.weekday()) % 7)


def review_moment(week: date, settings: Settings) -> datetime:
    """When the review of that week is due, on the owner's clock."""
    return datetime.combine(review_day(week, settings), time.fromisoformat(settings.review_time))


def due_week(plan: Plan, today: date) -> date:
    """First day of the week to review on that day: the latest whose review day has come, unless it is closed.

    An owner who has never reviewed starts with the present week, and so does one who is done with the last.
    """
    now = week_of(plan, today)
    if not len(plan.reviews) or today >= review_day(now, plan.settings) or now - date.min < WEEK:
        return now
    last = week_of(plan, now - timedelta(days=1))
    kept = plan.reviews.get(last.isoformat())
    present = plan.reviews.get(now.isoformat())
    if (kept is not None and kept.closed) or present is not None or last.isoformat() < min(plan.reviews):
        return now
    return last


def review_due(plan: Plan, now: datetime) -> date | None:
    """First day of a week whose review is due by now and not closed, for a reminder; None where there is none.

    `now` is on the owner's clock. Nothing is due in a plan without duties, nor from before the first review.
    """
    if not len(plan.duties):
        return None
    week = due_week(plan, now.date())
    kept = plan.reviews.get(week.isoformat())
    if overlapping(plan, week) is not None if kept is None else kept.closed:
        return None
    return week if now.replace(tzinfo=None) >= review_moment(week, plan.settings) else None


def missed_weeks(plan: Plan, week: date) -> list[date]:
    """Weeks without a review between the newest one before that week and the week itself, earliest first."""
    before = [key for key in plan.reviews if key < week.isoformat()]
    if not before:
        return []
    newest = date.fromisoformat(max(before))
    count = min(((week - newest).days - 1) // 7, MOST_MISSED)
    return [week - WEEK * back for back in range(count, 0, -1) if week - WEEK * back >= newest + WEEK]
