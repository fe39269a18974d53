"""Moves: what a drag, a key or the `move` verb does to duties, and the stages of a hand-over.

Each gives back a new plan, the same one where nothing changes. Source: product.md, section 4.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from delegate_desk.domain.duty import DECISIONS, STAGES, Decision, Duty, Stage, StageDate
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.i18n import _
from delegate_desk.planning.names import short
from delegate_desk.planning.places import Runs, arranged, index_of, new_ranks, next_staying


def move(
    plan: Plan,
    ids: Iterable[str],
    decision: Decision,
    *,
    before: str | None = None,
    today: date,
    provider: str | None = None,
) -> Plan:
    """The plan after a drag: these duties under the decision, in their order, before a card or at the column's end.

    Before a card is immediately before it in the whole list; the end is after the column's last card in the whole
    list, and in an empty column each stays where it is. Cards dropped where they were stay there. For keys and the
    command line see `decide`. Raises PlanError for an unknown id, and for a provider without outsource.
    """
    chosen = _known(plan, ids)
    if before is not None:
        _known(plan, [before])
    _refuse_provider(plan, decision, provider)
    order = in_order(plan.duties)
    runs = _landing(plan, chosen, decision, before)
    if all(plan.duties[key].decision == decision for key in chosen) and _keeps_column(order, decision, runs):
        runs = {}
    new = [decided(plan.duties[key], decision, today, provider) for key in chosen]
    return _edited(plan, new, today, new_ranks(order, runs, plan.duties.rows))


def decide(plan: Plan, ids: Iterable[str], decision: Decision, *, today: date, provider: str | None = None) -> Plan:
    """The plan after a key or the `move` verb: duties new to the column go to its end, the others keep their places.

    Raises PlanError for an unknown id, and for a provider without outsource.
    """
    chosen = _known(plan, ids)
    _refuse_provider(plan, decision, provider)
    new = [key for key in chosen if plan.duties[key].decision != decision]
    plan = move(plan, new, decision, today=today, provider=provider) if new else plan
    return plan if provider is None else choose_provider(plan, chosen, provider, today)


def decided(duty: Duty, decision: Decision, today: date, provider: str | None = None) -> Duty:
    """The duty under this decision, in its old place: what `Sums.preview` takes while a card is dragged.

    Outsourcing starts the hand-over at stage brief, unless a stage is kept from before; a duty that leaves Outsource
    keeps its provider and stage for the way back.
    """
    if provider is not None:
        duty = _with_provider(duty, provider)
    if duty.decision == decision or decision != "outsource":
        return duty._replace(decision=decision)
    stage, dates = duty.stage or "brief", duty.stage_dates
    if stage == "brief" and all(said.stage != "brief" for said in dates):
        dates = _dated(dates, "brief", today)
    return duty._replace(decision=decision, stage=stage, stage_dates=dates)


def to_stage(plan: Plan, key: str, stage: Stage, today: date) -> Plan:
    """The plan with this outsourced duty at a stage, its date set and the dates of later stages removed.

    Raises PlanError for an unknown id, and for a duty that is not outsourced.
    """
    _known(plan, [key])
    duty = plan.duties[key]
    if duty.decision != "outsource":
        raise PlanError(
            _("Only an outsourced duty has a stage; outsource “{title}” first.").format(title=short(duty.title))
        )
    return _edited(plan, [staged(duty, stage, today)], today)


def staged(duty: Duty, stage: Stage, today: date) -> Duty:
    """The duty at this stage, its date set and the dates of later stages removed; as it was where it is there."""
    if duty.stage == stage:
        return duty
    return duty._replace(stage=stage, stage_dates=_dated(duty.stage_dates, stage, today))


def shift(plan: Plan, ids: Iterable[str], step: int, today: date) -> Plan:
    """The plan with these duties one card further up (-1) or down (+1) in their columns, as far as there is room."""
    chosen, order = _known(plan, ids), in_order(plan.duties)
    index = {duty.id: i for i, duty in enumerate(order)}
    runs: dict[str | None, list[str]] = {}
    for decision in DECISIONS:
        column = [duty.id for duty in order if duty.decision == decision]
        for passed, run in _overtaking(column if step < 0 else column[::-1], chosen):
            if step < 0:
                runs[passed] = run
            else:
                runs[next_staying(order, chosen, index[passed] + 1)] = run[::-1]
    return _edited(plan, [plan.duties[key] for key in chosen], today, new_ranks(order, runs, plan.duties.rows))


def choose_provider(plan: Plan, ids: Iterable[str], provider: str | None, today: date) -> Plan:
    """The plan in which this provider has these duties, None nobody; whatever is decided about them.

    A price agreed with another provider is not this one's, so it goes; one typed before there was a provider stays.
    """
    chosen = _known(plan, ids)
    _refuse_provider(plan, "outsource", provider)
    new = [_with_provider(plan.duties[key], provider) for key in chosen]
    return _edited(plan, new, today)


def _known(plan: Plan, ids: Iterable[str]) -> Mapping[str, None]:
    """The ids, once each; a mapping, since it is looked into for every card."""
    chosen = dict.fromkeys(ids)
    for key in chosen:
        if key not in plan.duties:
            raise PlanError(_("There is no duty {id} in this plan any more.").format(id=key))
    return chosen


def _refuse_provider(plan: Plan, decision: Decision, provider: str | None) -> None:
    if provider is None:
        return
    if decision != "outsource":
        raise PlanError(_("Only an outsourced duty has a provider: choose outsource, or leave the provider out."))
    if provider not in plan.providers:
        raise PlanError(_("There is no provider {id} in this plan any more.").format(id=provider))


def _with_provider(duty: Duty, provider: str | None) -> Duty:
    if duty.provider == provider:
        return duty
    return duty._replace(provider=provider, agreed_price=duty.agreed_price if duty.provider is None else None)


def _dated(dates: tuple[StageDate, ...], stage: Stage, today: date) -> tuple[StageDate, ...]:
    reached = STAGES.index(stage)
    earlier = [said for said in dates if STAGES.index(said.stage) < reached]
    return (*earlier, StageDate(stage, today.isoformat()))


def _landing(plan: Plan, chosen: Collection[str], decision: Decision, before: str | None) -> Runs:
    order, duties = in_order(plan.duties), plan.duties.rows
    run = sorted(chosen, key=lambda key: duties[key].position)
    if before is not None:
        # Dropped on one of themselves, they go where that one is: before the next card that stays.
        return {next_staying(order, chosen, index_of(order, duties[before])): run}
    for i in range(len(order) - 1, -1, -1):
        if order[i].decision == decision and order[i].id not in chosen:
            return {next_staying(order, chosen, i + 1): run}
    return {}


def _keeps_column(order: Sequence[Duty], decision: Decision, runs: Runs) -> bool:
    """Whether the column looks as before, although cards of other columns may lie between."""
    column = {duty.id for duty in order if duty.decision == decision}
    ids = [duty.id for duty in order]
    return [key for key in arranged(ids, runs) if key in column] == [key for key in ids if key in column]


def _overtaking(column: Sequence[str], chosen: Collection[str]) -> list[tuple[str, list[str]]]:
    """Runs of chosen cards, each with the card ahead that it passes; none for those at the front."""
    runs: list[tuple[str, list[str]]] = []
    ahead = None
    for key in column:
        if key not in chosen:
            ahead = key
        elif ahead is not None:
            if not runs or runs[-1][0] != ahead:
                runs.append((ahead, []))
            runs[-1][1].append(key)
    return runs


def _edited(plan: Plan, new: Iterable[Duty], today: date, ranks: Mapping[str, int] | None = None) -> Plan:
    """The plan with these duties and ranks, and the date of the owner's edit on the duties that it changes."""
    left = dict(ranks or {})
    changes = {}
    for duty in new:
        placed = duty._replace(position=left.pop(duty.id, duty.position))
        if placed != plan.duties[duty.id]:
            changes[duty.id] = placed._replace(changed=today.isoformat())
    changes |= {key: plan.duties[key]._replace(position=rank) for key, rank in left.items()}
    return plan.put("duties", changes.values())
