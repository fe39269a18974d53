"""What may stand in each field of each record: the same for a plan that is read and for what an owner types.

A field is judged by its name, since one name means one thing everywhere (the few exceptions are listed), else by
its type. None is allowed where it is the field's default.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial
from math import isfinite
from types import UnionType
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from delegate_desk.domain.cadence import Every, Rule
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.recurrence import mean_per_week
from delegate_desk.domain.review import FunctionHours, ReviewedDuty, ReviewTotals
from delegate_desk.domain.settings import Settings
from delegate_desk.i18n import _

Check: TypeAlias = Callable[[object], Any]
"""Gives back the value as it is kept; raises ValueError with a short reason such as "must be true or false"."""

TITLE_LENGTH = 10_000
TEXT_LENGTH = 100_000
FUNCTION_LENGTH = 60
MANY = 1_000_000_000
"""The most of anything that is counted."""
MONEY_LENGTH = 40
"""Characters of an amount: more than the arithmetic with 40 digits could keep exact."""

_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
_AMOUNT = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_CURRENCY = re.compile(r"[A-Z]{3}")


def checked(record: type, field: str, value: object) -> Any:
    """The value as it is kept in this field of a record type: numbers as float, whole ones as int, the rest as given.

    Lists of records are tuples of them, each checked too. Raises ValueError with a short reason, fit to follow the
    field's name in a sentence.
    """
    check, may_be_none = _rule(record, field)
    return None if value is None and may_be_none else check(value)


def checked_record(value: object) -> Any:
    """A record with every field checked; the reason of the ValueError starts with the field's name."""
    kept = {}
    for field in getattr(value, "_fields", ()):
        try:
            kept[field] = checked(type(value), field, getattr(value, field))
        except ValueError as problem:
            raise ValueError(f"{field} {problem}") from problem
    return type(value)(**kept)


def text(value: object, most: int = TEXT_LENGTH, least: int = 0) -> str:
    """Text of so many characters, code point for code point; none that a file or a screen could not hold."""
    if not isinstance(value, str):
        raise ValueError(_("must be text"))
    if _UNWRITABLE.search(value):
        raise ValueError(_("holds a character that is no text (NUL or half of a surrogate pair)"))
    if len(value) < least:
        raise ValueError(_("must not be empty"))
    if len(value) > most:
        raise ValueError(_("is longer than {most} characters").format(most=f"{most:,}"))
    return value


def function(value: object, least: int = 1) -> str:
    """A business function: lower-case text."""
    name = text(value, FUNCTION_LENGTH, least)
    if name != name.lower():
        raise ValueError(_("must be lower case"))
    return name


def number(value: object, least: float = 0.0, most: float | None = None) -> float:
    """A finite number within these bounds."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(_("must be a number"))
    try:
        kept = float(value) + 0.0  # makes a plain 0 of -0.0
    except OverflowError:
        raise ValueError(_("is too large")) from None
    if not isfinite(kept):
        raise ValueError(_("must be a finite number"))
    if kept < least or (most is not None and kept > most):
        raise ValueError(_bounds(_("a number"), least, most))
    return kept


def whole(value: object, least: int, most: int) -> int:
    """A whole number within these bounds; 2.0 is one."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise ValueError(_bounds(_("a whole number"), least, most))
    return value


def _bounds(what: str, least: float, most: float | None) -> str:
    if most is None:
        return _("must be {what} of {least:g} or more").format(what=what, least=least)
    if most >= MANY:
        return _("must be {what} of {least:g} or more, and not a huge one").format(what=what, least=least)
    return _("must be {what} from {least:g} to {most:g}").format(what=what, least=least, most=most)


def more_than_none(value: object) -> float:
    """A number above 0."""
    if (kept := number(value)) == 0:
        raise ValueError(_("must be a number above 0"))
    return kept


def flag(value: object) -> bool:
    """True or false, no number."""
    if not isinstance(value, bool):
        raise ValueError(_("must be true or false"))
    return value


def choice(value: object, among: tuple[str, ...]) -> str:
    """One of these words."""
    if not isinstance(value, str) or value not in among:
        raise ValueError(_("must be one of: {choices}").format(choices="; ".join(among)))
    return value


def iso_date(value: object) -> str:
    """A date of the calendar written 2026-11-18."""
    try:
        if isinstance(value, str) and _DATE.fullmatch(value) and date.fromisoformat(value):
            return value
    except ValueError:
        pass
    raise ValueError(_("must be a date such as 2026-11-18"))


def moment(value: object) -> str:
    """A date and a time of day as ISO 8601 writes them, kept as given."""
    try:
        if isinstance(value, str) and len(value) > len("2026-11-18") and datetime.fromisoformat(value):
            return text(value)
    except ValueError:
        pass
    raise ValueError(_("must be a date and a time such as 2026-11-18T09:30:00"))


def clock(value: object) -> str:
    """A time of day written 08:00."""
    if not isinstance(value, str) or not _CLOCK.fullmatch(value):
        raise ValueError(_("must be a time of day such as 08:00"))
    return value


def money(value: object, below_zero: bool = False) -> str:
    """An amount as the decimal text it was typed as."""
    if not isinstance(value, str) or not _AMOUNT.fullmatch(value) or len(value) > MONEY_LENGTH:
        raise ValueError(_('must be an amount as text, such as "58.00"'))
    if value.startswith("-") and not below_zero:
        raise ValueError(_("must be an amount of 0 or more"))
    return value


def rate(value: object) -> str:
    """An exchange rate above 0, as the decimal text it was typed as."""
    if Decimal(kept := money(value)) == 0:
        raise ValueError(_("must be a rate above 0"))
    return kept


def currency(value: object) -> str:
    """A currency as ISO 4217 writes it."""
    if not isinstance(value, str) or not _CURRENCY.fullmatch(value):
        raise ValueError(_("must be a currency of three capital letters such as EUR"))
    return value


def cadence(value: object) -> Every | Rule:
    """A cadence whose count can be taken or whose rule we can follow."""
    if not isinstance(value, Every | Rule):
        raise ValueError(_("must say how often"))
    kept: Every | Rule = checked_record(value)
    if isinstance(kept, Rule):
        try:
            mean_per_week(kept.rrule, kept.starts)
        except PlanError as problem:
            raise ValueError(
                _("has a rule that cannot be used: {why}").format(why=str(problem).rstrip("."))
            ) from problem
    return kept


def _items(value: object, check: Check) -> tuple[Any, ...]:
    if not isinstance(value, tuple):
        raise ValueError(_("must be a list"))
    kept = []
    for index, item in enumerate(value):
        try:
            kept.append(check(item))
        except ValueError as problem:
            raise ValueError(f"[{index}] {problem}") from problem
    return tuple(kept)


def _record(value: object, kind: type) -> Any:
    if not isinstance(value, kind):
        raise ValueError(_("must be a record of its kind"))
    return checked_record(value)


_TITLE = partial(text, most=TITLE_LENGTH, least=1)
_TITLE_OR_NONE = partial(text, most=TITLE_LENGTH)
_ONE_TO_FIVE = partial(whole, least=1, most=5)
_SHARE = partial(number, most=1.0)
_SIGNED = partial(number, least=float("-inf"))
_SIGNED_MONEY = partial(money, below_zero=True)

_BY_NAME: Mapping[str, Check] = (
    dict.fromkeys(("title", "name", "id", "duty", "goal", "provider"), _TITLE)
    | dict.fromkeys(("enjoyment", "needs_me", "step"), _ONE_TO_FIVE)
    | dict.fromkeys(("oversight_share", "family_share"), _SHARE)
    | dict.fromkeys(("week", "date", "as_of", "changed", "starts", "first_check_in"), iso_date)
    | dict.fromkeys(("day_starts", "day_ends", "review_time"), clock)
    | dict.fromkeys(("hourly_worth", "assumed_hourly_rate", "weekly_budget", "yearly_income"), money)
    | dict.fromkeys(("agreed_price", "hourly_rate", "retainer"), money)
    | dict.fromkeys(("currency", "home_currency"), currency)
    | {
        "function": function,
        "functions": partial(_items, check=function),
        "cadence": cadence,
        "times": more_than_none,
        "every": partial(whole, least=1, most=MANY),
        "rrule": partial(text, least=1),
        "rate": rate,
        "started": moment,
        "time_zone": partial(text, least=1),
        "trial_weeks": partial(whole, least=1, most=5_000),
        "check_in_every_days": partial(whole, least=1, most=36_500),
        "handovers_at_once": partial(whole, least=1, most=1_000),
        "position": partial(whole, least=-(2**63), most=2**63 - 1),
    }
)

_EXCEPTIONS: Mapping[tuple[type, str], Check] = {
    (Settings, "title"): _TITLE_OR_NONE,
    (ReviewedDuty, "title"): _TITLE_OR_NONE,
    (ReviewedDuty, "freed_minutes"): _SIGNED,
    (ReviewTotals, "planned"): _SIGNED,
    (ReviewTotals, "now"): _SIGNED,
    (ReviewTotals, "cost"): money,
    (ReviewTotals, "value"): _SIGNED_MONEY,
    (ReviewTotals, "net"): _SIGNED_MONEY,
    (FunctionHours, "function"): partial(function, least=0),  # hours of duties without one stand under ""
}


@cache
def _rule(record: type, field: str) -> tuple[Check, bool]:
    hint = get_type_hints(record)[field]
    defaults: Mapping[str, object] = getattr(record, "_field_defaults", {})
    check = _EXCEPTIONS.get((record, field)) or _BY_NAME.get(field) or _by_type(hint)
    return check, field in defaults and defaults[field] is None


def _by_type(hint: Any) -> Check:
    if get_origin(hint) in (Union, UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is Literal:
        return partial(choice, among=get_args(hint))
    if get_origin(hint) is tuple:
        return partial(_items, check=_by_type(get_args(hint)[0]))
    plain: Mapping[type, Check] = {str: text, float: number, bool: flag}
    return plain.get(hint) or partial(_record, kind=hint)
