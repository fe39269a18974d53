"""The rows of the dialog: what changes and its sum, what is left out and what stays, each with its reason."""

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal
from typing import Literal, NamedTuple

from delegate_desk.domain.duty import Duty
from delegate_desk.domain.money import minor_units, rounded
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.hours import PRECISE
from delegate_desk.planning.plan_changes import Change
from delegate_desk.ui import formats
from delegate_desk.ui.best_plan.question import Found
from delegate_desk.ui.words import in_brief, short_names

_BLUR = Decimal("1e-9")
Kind = Literal["change", "alone", "heading", "left", "stays"]


class Row(NamedTuple):
    """One line. `words` stand quietly behind the title, `why` is the whole sentence; "" where a cell is empty."""

    kind: Kind
    title: str
    duty: str = ""
    function: str = ""
    words: str = ""
    why: str = ""
    hours: str = ""
    money: str = ""
    gain: int = 0
    """1 where hours are won, -1 where some are lost."""

    @property
    def can_be_ticked(self) -> bool:
        """Whether the owner may leave this duty as it is, or let it be chosen again."""
        return self.kind in ("change", "alone")

    def spoken(self) -> str:
        """The row in one breath."""
        parts = (in_brief(self.title, 200), self.hours, self.money, self.why or self.words)
        return ", ".join(part for part in parts if part)


class Sum(NamedTuple):
    """All changes together, as they are written: "9 changes", "+4.4 h", "+£31.05"."""

    changes: str
    hours: str
    money: str


class Sheet(NamedTuple):
    """What the list shows: its rows, those that are left alone among the changes, and the sum of the changes."""

    rows: tuple[Row, ...]
    sum: Sum

    @property
    def longest(self) -> tuple[str, str]:
        """The longest hours and the longest money of all lines."""
        hours = max([self.sum.hours, *(row.hours for row in self.rows)], key=len)
        return hours, max([self.sum.money, *(row.money for row in self.rows)], key=len)


def sheet(found: Found, untouched: frozenset[str]) -> Sheet:
    """The list of what was found; the figures of the changes add up to their sum."""
    made = _Sheet(found, untouched)
    return Sheet(tuple(made.rows()), made.sum())


def left_out_words(found: Found, untouched: frozenset[str], most: int = 4) -> str:
    """The duties that are left out in a sentence or two, those with one reason together; "" where there are none."""
    plan, groups = found.asked.plan, dict[str, list[str]]()
    for left in found.best.left_out:
        if not left.returns and left.duty not in untouched:
            groups.setdefault(left.why, []).append(in_brief(plan.duties[left.duty].title, 40))
    told = []
    for why, titles in groups.items():
        names = ", ".join(titles[:most])
        if len(titles) > most:
            names = _("{names} and {count} more").format(names=names, count=formats.whole(len(titles) - most))
        told.append(f"{why.rstrip('.')}: {names}.")
    return _("Left out. {reasons}").format(reasons=" ".join(told)) if told else ""


class _Sheet:
    def __init__(self, found: Found, untouched: frozenset[str]) -> None:
        self._found, self._untouched = found, untouched
        self._plan: Plan = found.asked.plan
        self._changes = {change.duty: change for change in found.outcome.changes}
        self._names = short_names(self._plan.providers.values())
        self._home = self._plan.settings.home_currency
        changes, before, after = found.outcome.changes, found.outcome.before, found.outcome.after
        # The sum is that of the figures as they are shown, and the parts add up to it.
        self._hours = round(formats.shown_tenths(float(after.planned)) - formats.shown_tenths(float(before.planned)), 1)
        self._cost = rounded((after.cost or Decimal(0)) - (before.cost or Decimal(0)), self._home)
        self._parts = dict(
            zip(self._changes, formats.spread([float(c.freed) for c in changes], self._hours), strict=True)
        )
        self._prices = dict(
            zip(self._changes, _spread_money([c.cost for c in changes], self._cost, self._home), strict=True)
        )

    def rows(self) -> Iterator[Row]:
        listed = [duty for duty in in_order(self._plan.duties) if duty.id in self._changes or self._is_alone(duty)]
        for duty in listed:
            change = self._changes.get(duty.id)
            yield self._alone(duty) if change is None else self._change(duty, change)
        yield from self._others()

    def _is_alone(self, duty: Duty) -> bool:
        return duty.id in self._untouched and duty.decision in ("undecided", "outsource")

    def _alone(self, duty: Duty) -> Row:
        return Row("alone", duty.title, duty.id, duty.function or "", _("left as it is"), _("You left it as it is."))

    def _change(self, duty: Duty, change: Change) -> Row:
        hours, price = self._parts[duty.id], self._prices[duty.id]
        return Row(
            "change",
            duty.title,
            duty.id,
            duty.function or "",
            self._words(change),
            _("Back to you. {why}").format(why=change.why) if change.kind == "back" else change.why,
            formats.signed_hours(hours),
            self._signed(price),
            (hours > 0) - (hours < 0),
        )

    def _words(self, change: Change) -> str:
        """Who does it then, and what a freed hour of it costs: "to Maya, £7.80 a freed hour"."""
        name = self._names.get(change.provider or "", "")
        if change.kind == "back":
            if change.cost < 0 < -change.freed:
                return _("back to you: {price} for a freed hour").format(price=self._each(change))
            return _("back to you")
        if change.kind == "moved":
            former = self._names.get(change.before or "", "")
            return _("from {former} to {name}").format(former=former, name=name)
        if not change.cost:
            return _("to {name}, inside what you pay already").format(name=name)
        if change.freed <= 0:
            return _("to {name}").format(name=name)
        return _("to {name}, {price} for a freed hour").format(name=name, price=self._each(change))

    def _each(self, change: Change) -> str:
        return formats.money(change.cost / change.freed, self._home, minor_units(self._home))

    def sum(self) -> Sum:
        count = len(self._changes)
        words = ngettext("{count} change", "{count} changes", count).format(count=formats.whole(count))
        return Sum(words, formats.signed_hours(self._hours), self._signed(self._cost))

    def _others(self) -> Iterator[Row]:
        """What is left out, then what stays with its provider."""
        best, duties = self._found.best, self._plan.duties
        left = [each for each in best.left_out if not each.returns and each.duty not in self._untouched]
        if left:
            yield Row("heading", _("Left out"))
        for each in left:
            duty = duties[each.duty]
            yield Row("left", duty.title, duty.id, duty.function or "", each.why, each.why)
        stays = [c for c in best.choices if c.duty not in self._changes and c.duty not in self._untouched]
        if stays:
            yield Row("heading", _("Stays as it is"))
        for choice in stays:
            duty = duties[choice.duty]
            freed = formats.hours(float(choice.freed))
            yield Row("stays", duty.title, duty.id, duty.function or "", choice.why, choice.why, freed)

    def _signed(self, amount: Decimal) -> str:
        return formats.signed_money(amount, self._home, minor_units(self._home))


def _spread_money(parts: list[Decimal], total: Decimal, currency: str) -> list[Decimal]:
    """The parts in whole minor units, so that they add up to the total (largest remainder)."""
    if not parts:
        return []
    unit = Decimal(1).scaleb(-minor_units(currency))
    scaled = [PRECISE.divide(part, unit).quantize(_BLUR, context=PRECISE) for part in parts]
    floors = [part.quantize(Decimal(1), rounding=ROUND_FLOOR, context=PRECISE) for part in scaled]
    missing = int(total / unit - sum(floors))
    order = sorted(range(len(parts)), key=lambda i: (floors[i] - scaled[i], i))
    each, extra = divmod(missing, len(parts))
    for rank, i in enumerate(order):
        floors[i] += each + (1 if rank < extra else 0)
    return [part * unit for part in floors]
