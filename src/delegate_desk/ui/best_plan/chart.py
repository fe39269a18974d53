"""What is known of the curve, as the chart that is drawn."""

from decimal import Decimal

from delegate_desk.i18n import _
from delegate_desk.planning.budget_curve import BudgetCurve
from delegate_desk.planning.totals import Totals
from delegate_desk.ui import formats
from delegate_desk.ui.best_plan.question import Found
from delegate_desk.ui.charts.model import Marked, StepChart, Stretch
from delegate_desk.ui.charts.scale import round_step


def step_chart(
    curve: BudgetCurve, further: Decimal, totals: Totals, asked: Decimal | Found | None, home: str
) -> StepChart:
    """The chart of a curve to which `further` hours come in any case: those of stopped duties.

    `totals` are the plan's as it stands, `asked` is the budget that is asked about or, once it is there, the answer.
    """
    stretches = tuple(
        Stretch(float(step.start), float(step.end), float(step.freed + further)) for step in curve.steps()
    )
    high = float(curve.high)
    now = None
    if totals.cost:
        planned = float(totals.planned)
        now = Marked(float(totals.cost), planned, _("now {hours}").format(hours=formats.hours(planned)))
    return StepChart(
        _("Hours freed for each weekly budget"),
        _low(stretches, now, high),
        high,
        stretches,
        _asked(asked),
        _best(curve, further, asked),
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


def _asked(asked: Decimal | Found | None) -> float | None:
    """Where the dashed line stands: with the slider, before the answer is there."""
    if isinstance(asked, Found):
        return float(asked.best.cost if asked.best.budget is None else asked.best.budget)
    return None if asked is None else float(asked)


def _best(curve: BudgetCurve, further: Decimal, asked: Decimal | Found | None) -> Marked | None:
    """The point on the curve: the answer, or until then what is known to be had for the budget."""
    if asked is None:
        return None
    known = curve.at(asked) if isinstance(asked, Decimal) else asked.outcome.after.planned - further
    amount = _asked(asked)
    if known is None or amount is None:
        return None
    hours = float(known + further)
    return Marked(amount, hours, formats.hours(hours))
