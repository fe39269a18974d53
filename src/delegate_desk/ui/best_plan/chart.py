"""What is known of the curve, as the chart that is drawn."""

from decimal import Decimal

from delegate_desk.i18n import _
from delegate_desk.planning.budget_curve import BudgetCurve
from delegate_desk.planning.totals import Totals
from delegate_desk.ui import formats
from delegate_desk.ui.best_plan.search import Found
from delegate_desk.ui.charts.model import Marked, StepChart, Stretch
from delegate_desk.ui.charts.scale import round_step


def step_chart(curve: BudgetCurve, further: Decimal, totals: Totals, found: Found | None, home: str) -> StepChart:
    """The chart of a curve to which `further` hours come in any case: those of stopped duties.

    `totals` are the plan's as it stands, `found` is the answer to what is asked now.
    """
    stretches = tuple(
        Stretch(float(step.start), float(step.end), float(step.freed + further)) for step in curve.steps()
    )
    high = float(curve.high)
    best = None
    if found is not None:
        hours = float(found.outcome.after.planned)
        best = Marked(float(found.best.budget or found.best.cost), hours, formats.hours(hours))
    now = None
    if totals.cost:
        planned = float(totals.planned)
        now = Marked(float(totals.cost), planned, _("now {hours}").format(hours=formats.hours(planned)))
    return StepChart(
        _("Hours freed for each weekly budget"),
        _low(stretches, now, high),
        high,
        stretches,
        None if best is None else best.amount,
        best,
        now,
        lambda amount: formats.money(Decimal(repr(amount)), home, 0),
        lambda hours: formats.decimal_text(hours).removesuffix(f"{formats.locale().decimalPoint()}0"),
    )


def _low(stretches: tuple[Stretch, ...], now: Marked | None, high: float) -> float:
    """Where the picture starts: a round amount below the first budget that buys anything."""
    starts = [each.start for each in stretches[:1]] + ([now.amount] if now is not None else [])
    if not starts:
        return 0.0
    step = round_step((high - min(starts)) / 4) or 1.0
    return max(0.0, (min(starts) - step * 0.2) // step * step)
