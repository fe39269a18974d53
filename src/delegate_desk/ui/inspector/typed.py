"""What an owner types into the inspector, read as values; refusals say what would be understood."""

from PySide6.QtCore import QDate, QLocale

from delegate_desk.domain.errors import PlanError
from delegate_desk.i18n import _
from delegate_desk.ui import formats


def minutes(text: str) -> float | None:
    """Minutes of one occurrence, None for an empty field. Raises PlanError."""
    if not text.strip():
        return None
    found = formats.parse_duration(text)
    if found is None:
        raise PlanError(_("Minutes, please: 45 or 1 h 30"))
    return found


def money(text: str) -> str | None:
    """An amount as the decimal it is typed as, None for an empty field. Raises PlanError."""
    if not text.strip():
        return None
    found = formats.parse_money(text)
    if found is None:
        raise PlanError(_("An amount, please: 12.50"))
    return found


def above_none(text: str) -> float:
    """A number above 0. Raises PlanError."""
    try:
        found = float(text.strip().replace(",", "."))
    except ValueError:
        found = 0.0
    if not 0 < found < 1e9:
        raise PlanError(_("A number, please: 1 or 2.5"))
    return found


def whole(text: str) -> int:
    """A whole number of 1 or more. Raises PlanError."""
    typed = text.strip()
    if not (typed.isascii() and typed.isdecimal()) or not 0 < int(typed[:12]) < 1_000_000_000:
        raise PlanError(_("A whole number, please: 1 or 3"))
    return int(typed)


def number_text(value: float) -> str:
    """A number as `above_none` reads it back: "2", "2.5"."""
    return f"{value:.6g}" if value < 1e6 else f"{value:.0f}"


def day(text: str) -> str | None:
    """A date as ISO 8601 writes it, None for an empty field. Raises PlanError."""
    typed = " ".join(text.split())
    if not typed:
        return None
    here = formats.locale()
    for shape in (_day_shape(), "yyyy-MM-dd", "d MMM yyyy", "d MMMM yyyy"):
        found = here.toDate(typed, shape)
        if found.isValid() and found.year() >= 1900:
            return found.toString("yyyy-MM-dd")
    raise PlanError(_("A date, please: {example}").format(example=day_text("2026-10-16")))


def day_text(iso: str) -> str:
    """An ISO date in figures, with the whole year, as `day` reads it back; what is no date stays as it is."""
    found = QDate.fromString(iso, "yyyy-MM-dd")
    return formats.locale().toString(found, _day_shape()) if found.isValid() else iso


def _day_shape() -> str:
    shape = formats.locale().dateFormat(QLocale.FormatType.ShortFormat)
    return shape if "yyyy" in shape else shape.replace("yy", "yyyy")
