"""Everything one provider is handed: a cover with all their duties, then the checklist of each."""

from datetime import date, datetime
from decimal import Decimal

from delegate_desk.documents.blocks import Block, Column, Document, Heading, Lead, Row, Sheet, Table, Text, Title
from delegate_desk.documents.checklist import COLUMNS, sheets
from delegate_desk.documents.checklist_text import authority_words
from delegate_desk.documents.wording import Wording, capital, head, how_often, owner_in_full, printed
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.domain.provider import Provider
from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.due_dates import next_due
from delegate_desk.planning.hours import provider_hours


def duties_of(plan: Plan, provider: Provider) -> list[Duty]:
    """What is outsourced to a provider, in the owner's order."""
    return [duty for duty in in_order(plan.duties) if duty.decision == "outsource" and duty.provider == provider.id]


def provider_pack(plan: Plan, provider: Provider, now: datetime, wording: Wording) -> Document:
    """The cover and the checklists of one provider. Raises PlanError where nothing is outsourced to it."""
    duties = duties_of(plan, provider)
    if not duties:
        raise PlanError(_("Nothing is outsourced to “{name}” yet.").format(name=provider.name[:60]))
    foot = printed(provider.name, now, wording)
    cover = Sheet(head(plan), _("Provider pack"), foot, tuple(_cover(plan, provider, duties, now, wording)))
    rest = (sheet for duty in duties for sheet in sheets(plan, duty, now, wording))
    return Document(provider.name, (cover, *rest), wording.language)


def _cover(plan: Plan, provider: Provider, duties: list[Duty], now: datetime, wording: Wording) -> list[Block]:
    today = now.date()
    taken = [hours for duty in duties if (hours := provider_hours(duty, today)) is not None]
    count = ngettext("{count} duty", "{count} duties", len(duties)).format(count=len(duties))
    lead = [provider.place, count]
    if taken:
        lead.append(_("about {hours} a week").format(hours=wording.hours(float(sum(taken, Decimal(0))))))
    blocks: list[Block] = [
        Title(provider.name),
        Lead(" · ".join(part for part in lead if part.strip())),
        Heading(_("What you do")),
        _table(plan, duties, today, wording),
    ]
    why = [(duty.title, brief.why) for duty in duties if (brief := plan.briefs.get(duty.id)) and brief.why.strip()]
    if why:
        columns = (Column(_("Duty"), 190, tone="strong"), Column(_("Why it matters"), gap=0))
        blocks += [Heading(_("Why")), Table(columns, tuple(Row(pair) for pair in why))]
    contact = plan.settings.owner_contact
    if contact.strip():
        blocks += [Heading(_("Reach {owner}").format(owner=owner_in_full(plan))), Text(contact)]
    return blocks


def _table(plan: Plan, duties: list[Duty], today: date, wording: Wording) -> Table:
    rows = []
    for duty in duties:
        brief = plan.briefs.get(duty.id)
        often = how_often(duty.cadence, next_due(duty, brief, today, COLUMNS), wording)
        minutes = duty.provider_minutes or duty.minutes
        time = "" if minutes is None else wording.duration(minutes)
        may = "" if brief is None or brief.authority is None else authority_words(brief.authority)
        rows.append(Row((duty.title, capital(often), time, wording.stage(duty.stage or "brief"), may)))
    columns = (
        Column(_("Duty"), tone="strong"),
        Column(_("How often"), 130),
        Column(_("Time"), 62, "end", gap=20),
        Column(_("Stage"), 58),
        Column(_("How far you go"), 130, gap=0),
    )
    return Table(columns, tuple(rows))
