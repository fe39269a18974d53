"""The starter catalogue: usual duties of small businesses by trade, and what such work is paid elsewhere.

Cadences and minutes are estimates of ours, made to be changed; `resources/catalogue/README.md` says where everything
comes from. Nothing is read before it is asked for, and what only adding needs is imported by it: the first page of a
new owner wants the trades at once.
"""

from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple, cast

from delegate_desk.domain.cadence import Cadence, Every, Unit
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.paths import resource

_EVERY_TRADE = "every"
_ALL = "all"


class Trade(NamedTuple):
    """A trade that can be chosen, and how many duties are usual in it."""

    key: str
    name: str
    usual: int


class CatalogueDuty(NamedTuple):
    """A usual duty: minutes are of one occurrence, `needs_me` is 1 to 5 or None; all three are estimates.

    `key` stays the same over editions and languages.
    """

    key: str
    title: str
    function: str
    cadence: Cadence
    minutes: float
    needs_me: int | None

    def duty(self) -> Duty:
        """An undecided duty of it, without an id: `duties.add_duties` gives one."""
        return Duty(
            id="",
            title=self.title,
            function=self.function,
            cadence=self.cadence,
            minutes=self.minutes,
            needs_me=self.needs_me,
        )


class Rate(NamedTuple):
    """What an hour of a function's work is paid somewhere: decimal strings in `currency`, None where not known.

    Of kind `wage` it is what employees earn (lower quartile, median, upper quartile), never what a provider asks;
    of kind `indicative` it is a price that a third party has quoted.
    """

    function: str
    kind: Literal["wage", "indicative"]
    whose: str
    place: str
    year: int
    currency: str
    low: str | None
    typical: str | None
    high: str | None
    source: str


def trades() -> tuple[Trade, ...]:
    """The trades in the order in which they are offered; the last one holds the whole list."""
    usual = [line[_TRADES] for line in _lines("duties")]
    return tuple(Trade(key, _(name), sum(_is_usual(trades, key) for trades in usual)) for key, name in _lines("trades"))


def duties(trade: str) -> tuple[CatalogueDuty, ...]:
    """The duties that are usual in a trade, function by function; none for a trade that there is not."""
    if trade not in (key for key, _name in _lines("trades")):
        return ()
    return tuple(_catalogue_duty(line) for line in _lines("duties") if _is_usual(line[_TRADES], trade))


def rates() -> tuple[Rate, ...]:
    """What work is paid elsewhere; the first rate of each function is the typical one."""
    return tuple(
        Rate(
            function,
            cast(Literal["wage", "indicative"], kind),
            whose,
            place,
            int(year),
            currency,
            low or None,
            typical or None,
            high or None,
            source,
        )
        for function, kind, whose, place, year, currency, low, typical, high, source in _lines("rates")
    )


def same(title: str, cadence: Cadence | None) -> tuple[str, Cadence | None]:
    """What two duties have in common that are the same: the title, case and form of writing aside, and the cadence."""
    from delegate_desk.planning.names import folded

    return folded(title), cadence


def in_plan(plan: Plan) -> frozenset[tuple[str, Cadence | None]]:
    """What `same` gives for the duties of a plan."""
    return frozenset(same(duty.title, duty.cadence) for duty in plan.duties.values())


def with_duties(plan: Plan, chosen: Iterable[CatalogueDuty]) -> Plan:
    """The plan with the chosen duties at the end of its list, undecided; those that it has already are left out.

    Raises PlanError where a changed one cannot stand.
    """
    from delegate_desk.planning.duties import add_duties

    known = set(in_plan(plan))
    new = []
    for each in chosen:
        if (mark := same(each.title, each.cadence)) not in known:
            known.add(mark)
            new.append(each.duty())
    return add_duties(plan, new)


_TRADES = 8
"""Column of the duties' table."""


@cache
def _lines(table: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a table without its head; it is ours, so it is not checked here (tests do)."""
    text = resource(f"catalogue/{table}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines()[1:])


def _is_usual(trades: str, key: str) -> bool:
    return trades == _ALL or key == _EVERY_TRADE or key in trades.split()


def _catalogue_duty(line: tuple[str, ...]) -> CatalogueDuty:
    key, function, title, times, every, unit, minutes, needs_me = line[:_TRADES]
    cadence = Every(float(times), int(every), cast(Unit, unit))
    return CatalogueDuty(key, _(title), function, cadence, float(minutes), int(needs_me) if needs_me else None)
