"""What a best plan is called in the history, and where it is kept."""

from decimal import Decimal

from delegate_desk.i18n import _, ngettext
from delegate_desk.ui import formats
from delegate_desk.ui.best_plan.question import Found


def step_label(found: Found) -> str:
    """The words of the step that applies it: "Applied the best plan: 9 changes, 18.6 h for £249"."""
    count, after = len(found.outcome.changes), found.outcome.after
    words = ngettext("Applied the best plan: {count} change", "Applied the best plan: {count} changes", count)
    home = found.asked.plan.settings.home_currency
    what = _("{hours} for {money}").format(
        hours=formats.hours(float(after.planned)), money=formats.money(after.cost or Decimal(0), home, 0)
    )
    return f"{words.format(count=formats.whole(count))}, {what}"


def scenario_name(found: Found) -> str:
    """What it is called where it is kept as a scenario: "Best plan for £250"."""
    best, home = found.best, found.asked.plan.settings.home_currency
    wish = formats.hours(float(best.freed)) if best.budget is None else formats.money(best.budget, home, 0)
    return _("Best plan for {wish}").format(wish=wish)
