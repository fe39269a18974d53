"""What the guarded child answers: all it found, with what `import --json` does not show, judged anew when read."""

from collections.abc import Mapping
from typing import Any

from delegate_desk.domain import checks
from delegate_desk.domain.duty import Duty
from delegate_desk.exchange.candidates import NAME_LENGTH, Found, Layout, as_json, from_json

MORE = (
    *("id", "minutes", "provider_minutes", "enjoyment", "needs_me", "provider", "agreed_price", "stage"),
    *("oversight_minutes_per_week", "handover_minutes", "notes"),
)
"""Fields of a duty that a table can say beside what every candidate has."""

_MOST_COLUMNS = 1_000


def packed(found: Found) -> dict[str, Any]:
    """All of it as plain JSON."""
    layout = found.layout
    return {
        "found": as_json(found),
        "more": [dict(offer.more) for offer in found.candidates],
        "days": [list(offer.days) for offer in found.candidates],
        "layout": None if layout is None else layout._asdict() | {"places": dict(layout.places)},
    }


def unpacked(value: object) -> Found:
    """What `packed` wrote. Raises ValueError where anything is amiss."""
    if not isinstance(value, dict) or set(value) != {"found", "more", "days", "layout"}:
        raise ValueError("no answer")
    found = from_json(value["found"])
    if not isinstance(value["more"], list) or not isinstance(value["days"], list):
        raise ValueError("no lists")
    told = zip(found.candidates, value["more"], value["days"], strict=True)
    candidates = tuple(offer._replace(more=_more(said), days=_days(days)) for offer, said, days in told)
    return found._replace(candidates=candidates, layout=_layout(value["layout"]))


def _more(value: object) -> tuple[tuple[str, Any], ...]:
    if not isinstance(value, dict) or not set(value) <= set(MORE):
        raise ValueError("no fields of a duty")
    return tuple((field, checks.checked(Duty, field, said)) for field, said in value.items())


def _days(value: object) -> tuple[tuple[str, float], ...]:
    if not isinstance(value, list):
        raise ValueError("no days")
    return tuple((checks.iso_date(day), checks.number(minutes, most=checks.MANY)) for day, minutes in value)


def _layout(value: object) -> Layout | None:
    if value is None:
        return None
    if not isinstance(value, dict) or set(value) != set(Layout._fields):
        raise ValueError("no layout")
    names, places = value["names"], value["places"]
    if not isinstance(names, list) or not isinstance(places, dict):
        raise ValueError("no layout")
    return Layout(
        tuple(checks.text(name, NAME_LENGTH) for name in names),
        tuple((checks.text(key, NAME_LENGTH), checks.whole(at, 0, _MOST_COLUMNS)) for key, at in places.items()),
        checks.text(value["coding"], NAME_LENGTH),
    )


def as_wish(value: Mapping[str, Any]) -> tuple[str | None, dict[str, int]]:
    """The encoding and the places of columns (-1 for none) that an owner chose instead of those guessed."""
    coding, places = value.get("coding"), value.get("places", {})
    return coding, {str(meaning): int(place) for meaning, place in places.items()}
