"""Candidates: what a file offers to become duties, and what of it is left out and why.

Every record of a file is a source of one candidate, or it is skipped with a reason: nothing is lost, nothing is
invented, and nothing is written to the plan here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeAlias
from uuid import uuid4

from delegate_desk.domain import checks, positions
from delegate_desk.domain.cadence import Cadence, Every, Rule
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.review import TimeEntry
from delegate_desk.i18n import _
from delegate_desk.planning.hours import weekly
from delegate_desk.planning.names import folded

Progress: TypeAlias = Callable[[float], None]
"""Told the share of the work that is done, 0 to 1."""
Cancelled: TypeAlias = Callable[[], bool]
"""Asked now and then whether the owner has thought better of it."""

TICKED_FROM = 0.5
"""Confidence from which a candidate is ticked. Source: product.md, section 5."""
_KEYS = ("title", "function", "cadence", "minutes", "hours", "sources", "confidence")

NAME_LENGTH = 500
"""Characters shown of what names a record; no calendar's UID is as long, hostile files have them of megabytes."""


class ImportCancelled(PlanError):
    """The owner has cancelled the import."""

    def __init__(self) -> None:
        super().__init__(_("The import was cancelled."))


class Candidate(NamedTuple):
    """A duty that a file offers; `sources` name the records it was made of, one entry for each of them.

    Minutes are whole and of one occurrence, hours a week: both None where the file does not say. Confidence is 0 to 1.
    `more` holds further fields of the duty by name, as a table of ours has them; with an `id` it is such a table's.
    `days` are the ISO dates on which time was tracked, each with its minutes.
    """

    title: str
    function: str | None = None
    cadence: Cadence | None = None
    minutes: int | None = None
    hours: float | None = None
    sources: tuple[str, ...] = ()
    confidence: float = 1.0
    more: tuple[tuple[str, Any], ...] = ()
    days: tuple[tuple[str, float], ...] = ()

    @property
    def is_ticked(self) -> bool:
        """Whether it is taken unless the owner says otherwise."""
        return self.why_not_ticked is None

    @property
    def why_not_ticked(self) -> str | None:
        """Why the owner has to tick it first; None for one that is ticked."""
        if any(field == "id" for field, _value in self.more):
            return None  # it was a duty before: nothing about it is a guess
        if self.minutes is None:
            return _("its minutes are not known")
        if self.confidence < TICKED_FROM:
            return _("how often it comes is not known") if self.cadence is None else _("it may be no regular work")
        return None


class Skipped(NamedTuple):
    """A record that is left out: what names it, and why."""

    what: str
    why: str


class Layout(NamedTuple):
    """How a table was read, so that an owner can correct it.

    `names` are the headings of its first sheet, `places` the column, from 0, of each thing that a column says, and
    `coding` the encoding of a text ("" of a workbook).
    """

    names: tuple[str, ...]
    places: tuple[tuple[str, int], ...]
    coding: str = ""


class Found(NamedTuple):
    """All that a file of one kind holds; `layout` of a table that was made elsewhere."""

    kind: str
    candidates: tuple[Candidate, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    layout: Layout | None = None


class Adding(NamedTuple):
    """What an import would do: the duties it adds, and what was found with those left out that the plan has.

    `entries` are the tracked time of those duties.
    """

    duties: tuple[Duty, ...]
    found: Found
    entries: tuple[TimeEntry, ...] = ()

    def put_into(self, plan: Plan) -> Plan:
        """The plan with all of it."""
        plan = plan.put("duties", self.duties)
        return plan.put("time_entries", self.entries) if self.entries else plan


def candidate(title: str, cadence: Cadence, minutes: float | None, today: date, **rest: Any) -> Candidate:
    """A candidate with its minutes made whole (0 is not known) and its weekly hours worked out.

    Raises PlanError where the cadence has a rule that is refused.
    """
    whole = round(minutes or 0) or None
    hours = weekly(whole or 0, cadence, today)  # also without minutes: a refused rule must not pass
    return Candidate(title, None, cadence, whole, None if whole is None else float(hours), **rest)


def without_time(found: Found) -> Found:
    """The same for an owner who keeps no tracked time beside the duties."""
    return found._replace(candidates=tuple(offer._replace(days=()) for offer in found.candidates))


def duties_from(found: Found, plan: Plan, chosen: Iterable[Candidate] | None = None) -> Adding:
    """New undecided duties at the end of the list, one for each chosen candidate; the ticked ones if none are named.

    A candidate whose title (case and form of writing aside) and cadence a duty of the plan has already is not added:
    each of its sources is skipped.
    """
    wanted = list(chosen) if chosen is not None else [offer for offer in found.candidates if offer.is_ticked]
    had = {(folded(duty.title), duty.cadence) for duty in plan.duties.values()}
    known = {id(offer) for offer in wanted if (folded(offer.title), offer.cadence) in had}
    fresh = [offer for offer in wanted if id(offer) not in known]
    last = max((duty.position for duty in plan.duties.values()), default=None)
    ranks = positions.spread(len(fresh), last, None) or []
    ids = _free_ids(fresh, plan)
    duties = tuple(_duty(*made, plan) for made in zip(fresh, ids, ranks, strict=True))
    left = tuple(offer for offer in found.candidates if id(offer) not in known)
    why = _("already in the plan")
    again = tuple(Skipped(source, why) for offer in found.candidates if id(offer) in known for source in offer.sources)
    entries = _entries(zip(fresh, ids, strict=True), found.kind, plan)
    return Adding(duties, found._replace(candidates=left, skipped=found.skipped + again), entries)


def _entries(kept: Iterable[tuple[Candidate, str]], source: str, plan: Plan) -> tuple[TimeEntry, ...]:
    """One entry for each day on which time was tracked, after those that the plan has."""
    days = [(key, day, minutes) for offer, key in kept for day, minutes in offer.days]
    last = max((entry.position for entry in plan.time_entries.values()), default=None)
    ranks = positions.spread(len(days), last, None) or []
    return tuple(
        TimeEntry(duty=key, date=day, minutes=minutes, source=source, id=uuid4().hex, position=position)
        for (key, day, minutes), position in zip(days, ranks, strict=True)
    )


def _free_ids(offers: Iterable[Candidate], plan: Plan) -> list[str]:
    """The id that each had before, where no duty has it; else a new one."""
    taken = set(plan.duties)
    ids = []
    for offer in offers:
        had = dict(offer.more).get("id")
        ids.append(uuid4().hex if had is None or had in taken else had)
        taken.add(ids[-1])
    return ids


def _duty(offer: Candidate, key: str, position: int, plan: Plan) -> Duty:
    more = dict(offer.more) | {"id": key}
    if more.get("provider") not in plan.providers:
        more.pop("provider", None)
    said = {
        "title": offer.title,
        "function": offer.function,
        "cadence": offer.cadence,
        "minutes": None if offer.minutes is None else float(offer.minutes),
    }
    return Duty(**said | more, position=position)


def as_json(found: Found) -> dict[str, Any]:
    """What was found, with the keys of product.md, section 5, for `import --dry-run --json`."""
    candidates = [
        {key: getattr(offer, key) for key in _KEYS}
        | {"cadence": _plain_cadence(offer.cadence), "sources": list(offer.sources)}
        for offer in found.candidates
    ]
    return {"kind": found.kind, "candidates": candidates, "skipped": [skipped._asdict() for skipped in found.skipped]}


def _plain_cadence(cadence: Cadence | None) -> dict[str, Any] | None:
    if isinstance(cadence, Every):
        times = int(cadence.times) if float(cadence.times).is_integer() else cadence.times
        return cadence._replace(times=times)._asdict()
    return cadence if cadence is None else cadence._asdict()


def from_json(value: object) -> Found:
    """What `as_json` wrote, every value judged anew, since it may come from a process that was led astray.

    Raises ValueError where anything is amiss.
    """
    whole = _object(value, ("kind", "candidates", "skipped"))
    return Found(
        kind=checks.text(whole["kind"], NAME_LENGTH, 1),
        candidates=tuple(_read_candidate(item) for item in _list(whole["candidates"])),
        skipped=tuple(_read_skipped(item) for item in _list(whole["skipped"])),
    )


def _read_candidate(value: object) -> Candidate:
    item = _object(value, _KEYS)
    cadence = item["cadence"]
    return Candidate(
        title=checks.checked(Duty, "title", item["title"]),
        function=checks.checked(Duty, "function", item["function"]),
        cadence=None if cadence is None else _read_cadence(cadence),
        minutes=None if item["minutes"] is None else checks.whole(item["minutes"], 1, checks.MANY),
        hours=None if item["hours"] is None else checks.number(item["hours"]),
        sources=tuple(checks.text(source, NAME_LENGTH) for source in _list(item["sources"])),
        confidence=checks.number(item["confidence"], most=1.0),
    )


def _read_skipped(value: object) -> Skipped:
    item = _object(value, Skipped._fields)
    return Skipped(checks.text(item["what"], NAME_LENGTH), checks.text(item["why"], checks.TEXT_LENGTH, 1))


def _read_cadence(value: object) -> Cadence:
    kind: type[Every] | type[Rule] = Rule if isinstance(value, dict) and "rrule" in value else Every
    kept: Cadence = checks.checked_record(kind(**_object(value, kind._fields)))
    return kept


def _object(value: object, keys: Sequence[str]) -> Mapping[str, Any]:
    if not isinstance(value, dict) or set(value) != set(keys):
        raise ValueError("no object with these keys: " + ", ".join(keys))
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("no list")
    return value
