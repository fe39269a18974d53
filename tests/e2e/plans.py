"""Plans for real windows, written as the JSON that anybody can import."""

import json
from collections.abc import Iterable
from pathlib import Path

from e2e.screen import Owner

_DUTIES = (
    ("Order and chase materials", "operations", 2, "week", 50, "undecided", 2, 2),
    ("Plan next week's jobs", "operations", 1, "week", 90, "undecided", 4, 4),
    ("Write RAMS for jobs", "legal", 1, "week", 60, "undecided", 1, 2),
    ("Snag list and warranty calls", "operations", 1, "week", 50, "undecided", None, None),
    ("Survey new jobs on site", "sales", 3, "week", 60, "keep", 5, 5),
    ("Price and send quotes", "sales", 4, "week", 45, "keep", 4, 5),
    ("Chase late payments", "bookkeeping", 1, "week", 60, "outsource", 1, 2),
    ("Answer phone, book visits", "administration", 5, "week", 30, "outsource", 2, 1),
    ("Browse forums for leads", "marketing", 1, "week", 60, "stop", 2, 1),
)


def small_plan(owner: Owner, *, without: Iterable[str] = ()) -> Path:
    """A plan of nine duties in all four columns, with a provider, goals and an hourly worth.

    Columns named in `without` stay empty.
    """
    duties = [
        {
            "id": f"d{i}",
            "title": title,
            "function": function,
            "cadence": {"times": times, "every": 1, "unit": unit},
            "minutes": minutes,
            "enjoyment": enjoyment,
            "needs_me": needs_me,
            "decision": decision,
            "provider": "p1" if decision == "outsource" else None,
            "stage": {"d6": "trial", "d7": "running"}.get(f"d{i}"),
        }
        for i, (title, function, times, unit, minutes, decision, enjoyment, needs_me) in enumerate(_DUTIES)
        if decision not in without
    ]
    plan = {
        "delegate_desk": 1,
        "settings": {"home_currency": "GBP", "hourly_worth": "60", "family_share": 0.6},
        "duties": duties,
        "providers": [{"id": "p1", "name": "Tideway Bookkeeping", "currency": "GBP", "hourly_rate": "15.00"}],
        "goals": [
            {"id": "g1", "title": "Dinner at home", "area": "family", "target_hours": 2},
            {"id": "g2", "title": "New work", "area": "growth", "target_hours": 1},
        ],
    }
    return brought_in(owner, plan)


def large_plan(owner: Owner, count: int) -> Path:
    """A plan of so many duties, spread over the columns."""
    decisions = ("undecided", "keep", "outsource", "stop")
    duties = [
        {
            "id": f"d{i}",
            "title": f"Duty number {i}",
            "function": ("sales", "bookkeeping", "administration", "operations")[i % 4],
            "cadence": {"times": 1 + i % 3, "every": 1, "unit": ("week", "month", "workday")[i % 3]},
            "minutes": 5 + i % 90,
            "decision": decisions[i % 4],
        }
        for i in range(count)
    ]
    return brought_in(owner, {"delegate_desk": 1, "settings": {"home_currency": "EUR"}, "duties": duties})


def brought_in(owner: Owner, plan: dict) -> Path:
    """A plan file with these records; its review is not due before Sunday night, unless it says otherwise."""
    plan = plan | {"settings": {"review_day": "SU", "review_time": "23:59"} | plan.get("settings", {})}
    source, path = owner.folder / "plan.json", owner.folder / "Hartley Electrical.desk"
    source.write_text(json.dumps(plan), encoding="utf-8")
    owner.run(path, "import", str(source))
    return path
