"""What an owner types about a provider, read as values; refusals say what would be understood."""

from delegate_desk.domain.errors import PlanError
from delegate_desk.i18n import _
from delegate_desk.ui import formats
from delegate_desk.ui.inspector.typed import money
from delegate_desk.ui.settings.typed import parse_clock, parse_currency, parse_rate

__all__ = ["clock", "currency", "hours", "money", "rate"]


def hours(text: str) -> float | None:
    """Hours of a week, None for an empty field. Raises PlanError."""
    if not text.strip():
        return None
    found = formats.parse_hours(text)
    if found is None or found > 168:
        raise PlanError(_("Hours a week, please: 3 or 2.5"))
    return found


def clock(text: str) -> str | None:
    """A time of day, None for an empty field. Raises PlanError."""
    if not text.strip():
        return None
    found = parse_clock(text)
    if found is None:
        raise PlanError(_("A time, please: 08:00"))
    return found


def currency(text: str) -> str:
    """A currency of three letters. Raises PlanError."""
    found = parse_currency(text)
    if found is None:
        raise PlanError(_("Three letters, please: EUR"))
    return found


def rate(text: str) -> str:
    """An exchange rate above 0. Raises PlanError."""
    found = parse_rate(text)
    if found is None or not found.strip("0."):
        raise PlanError(_("A rate above 0, please: 0.78 or 1.17"))
    return found
