"""The verbs that change one duty: add and move."""

from delegate_desk.cli.opened import OpenedPlan
from delegate_desk.cli.output import one_line
from delegate_desk.domain.duty import Decision, Duty
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning import hours
from delegate_desk.planning.duties import add_duties, new_id
from delegate_desk.planning.moves import decide
from delegate_desk.planning.names import duty_called, provider_called
from delegate_desk.planning.quick_add import parse


def add(opened: OpenedPlan, text: str) -> str:
    """Add the duty that a line describes; says what was understood."""
    duty = parse(text).duty()._replace(id=new_id())
    label = _("Add “{title}”").format(title=one_line(duty.title))
    opened.change(label, lambda plan: add_duties(plan, [duty]))
    taken = hours.hours(duty, opened.today)
    said = [
        _("{hours:.2f} h a week").format(hours=taken) if taken is not None else _("minutes or cadence not yet said"),
        duty.function or _("no function"),
    ]
    return _("Added “{title}”: {said} ({id}).").format(title=one_line(duty.title), said=", ".join(said), id=duty.id)


def move(opened: OpenedPlan, duty: str, decision: Decision, provider: str | None = None) -> str:
    """Decide about a duty as a drag does; says what now stands."""
    chosen = duty_called(opened.plan(), duty)

    def moved(plan: Plan) -> Plan:
        found = duty_called(plan, duty)
        who = None if provider is None else provider_called(plan, provider).id
        return decide(plan, [found.id], decision, today=opened.today, provider=who)

    opened.change(_("Move “{title}”").format(title=one_line(chosen.title)), moved)
    return _standing(opened.plan(), opened.plan().duties[chosen.id])


def _standing(plan: Plan, duty: Duty) -> str:
    who = plan.providers[duty.provider].name if duty.decision == "outsource" and duty.provider else None
    words = _("“{title}”: {decision}.") if who is None else _("“{title}”: {decision}, {provider}.")
    return words.format(title=one_line(duty.title), decision=duty.decision, provider=one_line(who or ""))
