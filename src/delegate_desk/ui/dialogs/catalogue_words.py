"""What the starter list says of its estimates and of what work is paid elsewhere."""

from collections.abc import Sequence
from decimal import Decimal

from delegate_desk.exchange.catalogue import CatalogueDuty, Rate
from delegate_desk.i18n import _
from delegate_desk.ui import formats
from delegate_desk.ui.words import rating_words


def wage_line(rates: Sequence[Rate]) -> str:
    """The first of a function's rates in brief: "US wage 2025: $24.36 an hour"; "" where none is known."""
    rate = rates[0] if rates else None
    if rate is None or rate.typical is None or rate.kind != "wage":
        return ""
    shape = _("{place} wage {year}: {amount} an hour")
    return shape.format(place=rate.place, year=rate.year, amount=_amount(rate, rate.typical))


def rates_tip(rates: Sequence[Rate]) -> str:
    """All that is known of what a function's work is paid, with the sources."""
    lines = []
    for rate in rates:
        amounts = "–".join(_amount(rate, amount) for amount in (rate.low, rate.typical, rate.high) if amount)
        shape = _("{place} {year}, {whose}: {amounts} an hour. {source}")
        lines.append(
            shape.format(place=rate.place, year=rate.year, whose=rate.whose, amounts=amounts, source=rate.source)
        )
    note = _("Wages are what employees earn, not what a provider asks: a provider's own costs come on top.")
    return "\n".join([*lines, note]) if lines else ""


def duty_tip(duty: CatalogueDuty) -> str:
    """A duty's title, and how much it is thought to need its owner."""
    if duty.needs_me is None:
        return duty.title
    words = rating_words("needs_me", duty.needs_me)
    estimate = _("Needs me {rating} of 5, {words}: our estimate").format(rating=duty.needs_me, words=words)
    return f"{duty.title}\n{estimate}"


def _amount(rate: Rate, amount: str) -> str:
    return formats.money(Decimal(amount), rate.currency, 2)
