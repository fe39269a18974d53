"""The delegation checklist: what is done each time, and the record of handing it over."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from delegate_desk.documents.blocks import (
    Beside,
    Blank,
    Block,
    Boxed,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    Lead,
    Lines,
    Row,
    Sheet,
    Signatures,
    Stages,
    Table,
    Terms,
    Text,
    Tick,
    Title,
)
from delegate_desk.documents.wording import (
    Wording,
    capital,
    head,
    how_often,
    in_words,
    isolated,
    owner_in_full,
    owner_name,
    printed,
    weekdays,
)
from delegate_desk.domain.brief import Brief, CheckIn
from delegate_desk.domain.duty import STAGES, Duty
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.due_dates import check_in_dates, next_due

COLUMNS = 4
"""Times for which one sheet is ticked."""
_EMPTY_STEPS = 8
_QUESTIONS, _FEWER_QUESTIONS = 5, 4
_LAST_CHECKS = 2
_MOST_TRIAL = 60
"""Rows of a trial, however long an owner has made it."""


class _Work(NamedTuple):
    """What a checklist is about."""

    plan: Plan
    duty: Duty
    brief: Brief
    provider: str
    place: str
    owner: str
    now: datetime
    wording: Wording

    @property
    def today(self) -> date:
        return self.now.date()


def checklist(plan: Plan, duty: Duty, now: datetime, wording: Wording) -> Document:
    """A duty's checklist and hand-over record, on two sheets. Source: product.md, section 5, `print checklist`."""
    return Document(duty.title, sheets(plan, duty, now, wording), wording.language)


def checklists(plan: Plan, duties: Sequence[Duty], now: datetime, wording: Wording) -> Document:
    """The checklists of several duties, one after the other."""
    if len(duties) == 1:
        return checklist(plan, duties[0], now, wording)
    title = ngettext("{count} checklist", "{count} checklists", len(duties)).format(count=len(duties))
    found = tuple(sheet for duty in duties for sheet in sheets(plan, duty, now, wording))
    return Document(title, found, wording.language)


def sheets(plan: Plan, duty: Duty, now: datetime, wording: Wording) -> tuple[Sheet, ...]:
    """The two sheets of a duty, for a document of its own or within a pack. A duty without a brief gets empty lines."""
    provider = plan.providers.get(duty.provider) if duty.provider else None
    work = _Work(
        plan,
        duty,
        plan.briefs.get(duty.id) or Brief(duty=duty.id),
        "" if provider is None else provider.name,
        "" if provider is None else provider.place,
        owner_name(plan),
        now,
        wording,
    )
    above, foot = head(plan), printed(duty.title, now, wording)
    return (
        Sheet(above, _("Delegation checklist"), foot, tuple(_every_time(work))),
        Sheet(above, _("Hand-over record"), foot, tuple(_handing_over(work))),
    )


def _every_time(work: _Work) -> list[Block]:
    due = next_due(work.duty, work.brief, work.today, COLUMNS)
    blocks: list[Block] = [Title(work.duty.title), Lead(_lead(work, due))]
    if work.brief.done_when.strip():
        blocks.append(Boxed(_("Done means"), work.brief.done_when))
    blocks += [Heading(_("Every time")), _steps(work, due)]
    where: tuple[Block, ...] = ()
    if work.brief.access:
        where = Heading(_("Where things are")), Terms(tuple((entry.what, entry.where) for entry in work.brief.access))
    ask: tuple[Block, ...] = ()
    if work.brief.ask_first:
        ask = Heading(_("Ask {owner} first").format(owner=work.owner)), Bullets(work.brief.ask_first)
    blocks += [Beside(ask, where, _SHARE)] if ask and where else [*ask, *where]
    never: tuple[Block, ...] = (
        Heading(_("Never on this sheet")),
        Text(_("Passwords or card numbers. Sign in with\nyour own user from the shared vault.")),
    )
    reach = work.brief.reach_me or work.plan.settings.owner_contact
    if reach.strip():
        reaching = Heading(_("Reach {owner}").format(owner=work.owner)), Text(reach)
        blocks.append(Beside(reaching, never, _SHARE))
    else:
        blocks += never
    return blocks


_SHARE = 0.426
"""Where the second of two stacks starts, as drawn in the design."""


def _lead(work: _Work, due: list[date]) -> str:
    place = ", ".join(part for part in (work.provider, work.place) if part.strip())
    minutes = work.duty.provider_minutes or work.duty.minutes
    parts = (
        _("For {provider}").format(provider=place) if place else "",
        how_often(work.duty.cadence, due, work.wording),
        "" if minutes is None else _("about {duration}").format(duration=work.wording.duration(minutes)),
    )
    return capital(" · ".join(part for part in parts if part))


def _steps(work: _Work, due: list[date]) -> Table:
    heads = [work.wording.short_date(day.isoformat()) for day in due]
    heads += [""] * (COLUMNS - len(heads))
    columns = (
        Column("", 14, tone="quiet"),
        Column(_("Step")),
        Column(_("Time"), 50, "end", "quiet", 8),
        *(Column(day, 52, "middle", gap=0) for day in heads),
    )
    boxes: tuple[Cell, ...] = (Tick(),) * COLUMNS
    steps = work.brief.steps or (None,) * _EMPTY_STEPS
    rows = []
    for i, step in enumerate(steps, 1):
        minutes = None if step is None else step.minutes
        time = "" if minutes is None else work.wording.duration(minutes)
        rows.append(Row((str(i), "" if step is None else step.text, time, *boxes)))
    said = [step.minutes for step in work.brief.steps if step.minutes is not None]
    total = work.wording.duration(sum(said)) if said else ""
    rows.append(Row(("", _("Minutes it took"), total, *((Blank(),) * COLUMNS)), strong=True))
    return Table(columns, tuple(rows))


def _handing_over(work: _Work) -> list[Block]:
    stage = work.duty.stage or "brief"
    title = _("{title}, handing it over").format(title=isolated(work.duty.title))
    return [
        Title(title, small=True),
        Stages(tuple(work.wording.stage(name) for name in STAGES), STAGES.index(stage)),
        Heading(_("Training")),
        _training(work),
        *(_checks(work) if stage == "running" else _trial_blocks(work)),
        Heading(_("Questions that came up")),
        Lines(_FEWER_QUESTIONS if stage == "running" else _QUESTIONS),
        Heading(_("Sign-off")),
        Text(_agreement(work)),
        Signatures(
            _("{who}, name and date").format(who=work.provider or _("Provider")),
            _("{who}, name and date").format(who=owner_in_full(work.plan)),
        ),
    ]


def _training(work: _Work) -> Table:
    trained = STAGES.index(work.duty.stage or "brief") > STAGES.index("training")
    until = _stage_date(work.duty, "trial")
    done = _("Done by {date}").format(date=work.wording.short_date(until)) if trained and until else ""
    rows = (
        _("Watched {owner} do it once, with this sheet"),
        _("Did it together, {owner} at the keyboard only for questions"),
        _("Did it alone, {owner} read the result"),
    )
    columns = (Column(width=22), Column(), Column(width=150, gap=0))
    return Table(
        columns,
        tuple(Row((Tick(trained), capital(text.format(owner=work.owner)), done or Blank())) for text in rows),
    )


class _Trial(NamedTuple):
    """The weeks of trying: what was found so far, and the days to come."""

    weeks: int
    recorded: list[CheckIn]
    due: list[date]

    @property
    def days(self) -> str:
        """What the days are called: "Fridays" where all are, else times."""
        dates = [*(date.fromisoformat(entry.date) for entry in self.recorded), *self.due]
        return weekdays(dates[0]) if len({day.weekday() for day in dates}) == 1 else _("times")


def _trial(work: _Work) -> _Trial:
    count = min(max(1, work.duty.trial_weeks), _MOST_TRIAL)
    since = _stage_date(work.duty, "trial") or work.brief.first_check_in or ""
    recorded = sorted((entry for entry in work.brief.check_ins if entry.date >= since), key=_day)[-_MOST_TRIAL:]
    return _Trial(count, recorded, _trial_dates(work, since, recorded, count))


def _trial_dates(work: _Work, since: str, recorded: list[CheckIn], count: int) -> list[date]:
    if not since:
        return []
    start = date.fromisoformat(since)
    due = check_in_dates(work.brief, start, count) or next_due(work.duty, work.brief, start, count)
    last = recorded[-1].date if recorded else ""
    return [day for day in due if day.isoformat() > last][: max(0, count - len(recorded))]


def _day(entry: CheckIn) -> str:
    return entry.date


def _trial_blocks(work: _Work) -> list[Block]:
    trial = _trial(work)
    words = _("Trial, {count} {days} in a row").format(count=in_words(trial.weeks), days=trial.days)
    return [Heading(words), _record(work, trial.recorded, trial.due, trial.weeks - len(trial.recorded))]


def _checks(work: _Work) -> list[Block]:
    recorded = sorted(work.brief.check_ins, key=_day)[-_LAST_CHECKS:]
    last = recorded[-1].date if recorded else ""
    due = [day for day in check_in_dates(work.brief, work.today, COLUMNS) if day.isoformat() > last]
    return [Heading(_("Check-ins")), _record(work, recorded, due, COLUMNS)]


def _record(work: _Work, recorded: list[CheckIn], due: list[date], more: int) -> Table:
    """The check-ins that were, and rows for those to come."""
    coming = [day.isoformat() for day in due][: max(0, more)]
    coming += [""] * (more - len(coming))
    days = [*(entry.date for entry in recorded), *(day for day in coming if day)]
    names = {work.wording.weekday(day) for day in days}
    columns = (
        Column(names.pop() if len(names) == 1 else _("Date"), 62),
        Column(_("Time taken"), 92, gap=24),
        Column(_("On time"), 44, "middle"),
        Column(_("{owner} redid any").format(owner=capital(work.owner)), 84, "middle"),
        Column(_("What to change")),
    )
    rows = [
        Row(
            (
                work.wording.short_date(entry.date),
                "",
                Tick(entry.verdict == "good"),
                Tick(entry.verdict == "redo"),
                entry.note,
            )
        )
        for entry in recorded
    ]
    rows += [Row((work.wording.short_date(day) if day else "", "", Tick(), Tick(), "")) for day in coming]
    return Table(columns, tuple(rows))


def _agreement(work: _Work) -> str:
    who = work.provider or _("The provider")
    if work.duty.stage == "running":
        return _("This duty is Running. {who} does it; {owner} only checks.").format(who=who, owner=work.owner)
    trial = _trial(work)
    return _("After {count} good {days} this duty is Running. {who} does it; {owner} only checks.").format(
        count=in_words(trial.weeks), days=trial.days, who=who, owner=work.owner
    )


def _stage_date(duty: Duty, stage: str) -> str:
    return next((entry.date for entry in duty.stage_dates if entry.stage == stage), "")
