"""A plan with many closed reviews, for tests and measures of what takes long."""

from datetime import timedelta

from builders import TODAY, a_duty, a_plan

from delegate_desk.domain.plan import Plan
from delegate_desk.domain.review import FunctionHours, Review, ReviewedDuty, ReviewTotals


def ten_years(count: int) -> Plan:
    """So many weeks of reviews, the last of them just over, each of 60 outsourced duties."""
    duties = [a_duty(id=f"d{i}", function="sales", decision="outsource", stage="running") for i in range(60)]
    reviews = []
    for i in range(count):
        rows = tuple(
            ReviewedDuty(f"d{k}", "outsource", 60.0 + k, float((i * k) % 37), "D", "sales", "running", 50.0)
            for k in range(60)
        )
        totals = ReviewTotals(50.0, 40.0, "100.00", "2500.00", "2400.00", (FunctionHours("sales", 3.0),))
        week = TODAY - timedelta(7 * (count - i))
        reviews.append(Review(week.isoformat(), closed=True, duties=rows, back_into_work_minutes=30.0, totals=totals))
    return a_plan(*duties, reviews=reviews, hourly_worth="50")
