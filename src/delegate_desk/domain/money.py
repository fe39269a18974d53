"""Money: decimal strings as typed, arithmetic in Decimal, rounding only when shown."""

from decimal import ROUND_HALF_EVEN, Context, Decimal

from delegate_desk.domain.currencies import MINOR_UNITS

_ROUNDING = Context(prec=1000)
_BLUR = Decimal("1e-20")
"""What a division with many digits may leave of an exact amount; a tie that it blurred is a tie again."""


def minor_units(currency: str) -> int:
    """Decimal places of a currency by ISO 4217; 2 for a code the list does not know."""
    return MINOR_UNITS.get(currency.upper(), 2)


def rounded(amount: Decimal, currency: str) -> Decimal:
    """A computed amount to the currency's minor unit, half to even, as product.md section 2 asks."""
    step = Decimal(1).scaleb(-minor_units(currency))
    result = amount.quantize(_BLUR, context=_ROUNDING).quantize(step, rounding=ROUND_HALF_EVEN, context=_ROUNDING)
    return abs(result) if result == 0 else result
