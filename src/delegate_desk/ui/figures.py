"""From a plan's totals to what the strip shows."""

from decimal import Context, Decimal

from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.costs import hourly_worth
from delegate_desk.planning.totals import Totals
from delegate_desk.ui.formats import money, signed_money, symbol
from delegate_desk.ui.widgets.strip_figures import Money, Segment, StripFigures


def strip_figures(plan: Plan, totals: Totals, before: Totals | None = None) -> StripFigures:
    """The strip of a plan with these totals; with `before` it previews a move that leads from there to here."""
    shown = totals if before is None else before
    segments = tuple(
        Segment(fill.goal.title, fill.goal.area, float(fill.filled), float(fill.filled_now)) for fill in shown.goals
    )
    unassigned = totals.unassigned_family + totals.unassigned_growth
    return StripFigures(
        freed=float(totals.planned),
        now=float(totals.now),
        family=float(totals.family - totals.unassigned_family),
        growth=float(totals.growth - totals.unassigned_growth),
        unassigned=float(unassigned),
        segments=segments,
        before=None if before is None else float(before.planned),
        money=_money(plan, totals),
        currency=symbol(plan.settings.home_currency),
        split=_split_words(plan.settings.family_share),
        empty=not len(plan.duties),
    )


def _split_words(family_share: float) -> str:
    family = round(family_share * 100)
    return _("Family {family} : {growth} Growth").format(family=family, growth=100 - family)


def _money(plan: Plan, totals: Totals) -> Money | None:
    """Whole units, and the net as the difference of the two rounded figures, so that the strip adds up."""
    worth, home = hourly_worth(plan.settings), plan.settings.home_currency
    if worth is None or totals.value is None:
        return None
    value = _whole(totals.value)
    note = _("at {worth} for an hour of your time").format(worth=money(worth, home, _places(worth)))
    if totals.cost is None:
        missing = _("no rate for {currency}").format(currency=totals.missing_rate)
        return Money(money(value, home, 0), missing, "–", note)
    cost = _whole(totals.cost)
    if not totals.cost_complete:
        note = _("without those that have no price yet")
    return Money(money(value, home, 0), money(cost, home, 0), signed_money(value - cost, home, 0), note, value < cost)


def _whole(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1), context=Context(prec=200))


def _places(amount: Decimal) -> int:
    return 0 if amount == amount.to_integral_value() else 2
