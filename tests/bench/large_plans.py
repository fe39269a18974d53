"""Plans of many duties in a real file, for measuring."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from builders import a_duty, a_plan, a_provider

from delegate_desk.domain.duty import DECISIONS, FUNCTIONS
from delegate_desk.domain.plan import TABLES
from delegate_desk.storage.plan_file import PlanFile

WORDS = (
    "Order and chase materials", "Plan next week's jobs", "Reconcile bank and receipts", "Answer phone, book visits",
    "Write up case studies", "Chase late payments", "Timesheets and holidays", "Survey new jobs on site",
)  # fmt: skip


def written(path: Path, count: int) -> Path:
    """A plan file with so many duties in four columns, no two of them alike."""
    duties = [
        a_duty(
            id=f"d{i}",
            title=f"{WORDS[i % len(WORDS)]} no. {i}",
            decision=DECISIONS[i % 4],
            minutes=5.0 + i % 90,
            function=FUNCTIONS[i % 10],
            provider="p1",
            stage="trial",
        )
        for i in range(count)
    ]
    plan = a_plan(*duties, providers=[a_provider(currency="GBP")], hourly_worth="60", home_currency="GBP")
    records = {table: dict(getattr(plan, table).rows) for table in TABLES}
    PlanFile.create(path, plan.settings, changes=records).close()
    return path
