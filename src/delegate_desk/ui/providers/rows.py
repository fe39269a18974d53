"""The rows of the providers' table, as texts and shares; nothing of Qt."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Literal, NamedTuple

from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.costs import hourly_worth
from delegate_desk.planning.names import folded
from delegate_desk.planning.provider_days import same_hours
from delegate_desk.planning.provider_figures import ProviderFigures, ProvidersTotal, provider_figures, providers_total
from delegate_desk.ui import formats
from delegate_desk.ui.providers import words
from delegate_desk.ui.session import Session
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.words import duties_text, in_brief

SortKey = Literal["name", "rate", "hours", "cost", "freed_hour"]


class Row(NamedTuple):
    """One provider as the table shows it. `price` is the cost of a freed hour in home units, for the bar.

    `listed_hours` and `listed_cost` are rounded so that all rows add up to the sum beneath them.
    """

    figures: ProviderFigures
    initials: str
    name: str
    place: str
    rate: str
    terms: str
    hours: str
    duties: str
    cost: str
    price: float | None
    freed_hour: str
    verdict: str
    tone: ColourName
    listed_hours: float
    listed_cost: Decimal | None

    @property
    def key(self) -> str:
        """The provider's id."""
        return self.figures.provider.id

    def spoken(self) -> str:
        """The row in one breath."""
        parts = [self.name, self.place, self.rate, self.terms]
        if self.figures.duties:
            parts += [self.duties, _("{hours} a week").format(hours=self.hours)]
            parts.append(_("costs {cost} a week").format(cost=self.cost))
        else:
            parts.append(self.duties)
        if self.freed_hour:
            parts.append(_("one freed hour costs {price}").format(price=self.freed_hour))
        parts.append(self.verdict)
        return words.joined_by_comma(*parts)


class Listed(NamedTuple):
    """The table: rows in their order, the sum, how many archived ones are left out, and the worth of an hour."""

    rows: tuple[Row, ...]
    total: ProvidersTotal
    hidden: int
    worth: float | None


def listed(
    session: Session, now: datetime, *, sort: SortKey = "cost", wanted: str = "", archived: bool = False
) -> Listed:
    """The providers that hold these words, sorted; archived ones only while they cost something, or if asked for."""
    plan = session.plan
    figures = provider_figures(plan, session.today)
    shown = [each for each in figures if archived or each.duties or not each.provider.archived]
    hours, costs = _shown_hours(figures), _shown_costs(plan, figures)
    rows = [_row(plan, each, now, hours, costs) for each in shown]
    rows = [row for row in rows if _holds(row, wanted)]
    rows.sort(key=lambda row: _rank(row, sort))
    worth = hourly_worth(plan.settings)
    hidden = len(figures) - len(shown)
    return Listed(tuple(rows), providers_total(figures), hidden, None if worth is None else float(worth))


def _holds(row: Row, wanted: str) -> bool:
    provider = row.figures.provider
    within = folded("\n".join((provider.name, provider.place, provider.contact, provider.notes, *provider.functions)))
    return all(word in within for word in folded(wanted).split())


def _rank(row: Row, sort: SortKey) -> tuple[object, ...]:
    figures, name = row.figures, folded(row.name)
    unused = not figures.duties
    if sort == "name":
        return (name,)
    if sort == "rate":
        return (row.rate, name)
    if sort == "hours":
        return (-figures.hours, name)
    if sort == "freed_hour":
        return (row.price is None, -(row.price or 0.0), name)
    return (unused, -(figures.cost or Decimal(0)), figures.provider.position)


def _shown_hours(figures: Sequence[ProviderFigures]) -> Mapping[str, float]:
    """Hours as listed, so that they add up to the shown sum."""
    busy = [each for each in figures if each.duties]
    total = float(providers_total(figures).hours)
    spread = formats.spread([float(each.hours) for each in busy], total)
    return {each.provider.id: hours for each, hours in zip(busy, spread, strict=True)}


def _shown_costs(plan: Plan, figures: Sequence[ProviderFigures]) -> Mapping[str, Decimal]:
    """Costs as listed, so that they add up to the shown sum; as they are where one is not known."""
    known = [(each.provider.id, each.cost) for each in figures if each.duties and each.cost is not None]
    total = providers_total(figures).cost
    amounts = [amount for _key, amount in known]
    if total is not None:
        amounts = words.spread_money(amounts, total, plan.settings.home_currency)
    return {key: amount for (key, _cost), amount in zip(known, amounts, strict=True)}


def _row(
    plan: Plan, figures: ProviderFigures, now: datetime, hours: Mapping[str, float], costs: Mapping[str, Decimal]
) -> Row:
    provider, home = figures.provider, plan.settings.home_currency
    same = same_hours(plan.settings, provider, now)
    offered = [
        duty.agreed_price
        for duty in plan.duties.rows.values()
        if duty.provider == provider.id and duty.decision != "outsource" and duty.agreed_price is not None
    ]
    rate, terms = words.rate_words(figures, offered)
    verdict, tone = words.verdict(plan, figures)
    cost = costs.get(provider.id)
    price = figures.freed_hour
    return Row(
        figures,
        words.initials(provider.name),
        in_brief(provider.name, 200),
        words.place_words(provider, "" if same is None else words.ahead_words(same.ahead)),
        rate,
        terms,
        formats.hours(hours[provider.id]) if figures.duties else "–",
        duties_text(len(figures.duties)) if figures.duties else _("no duties"),
        "–" if cost is None else words.shown_money(cost, home),
        None if price is None else float(price),
        "" if price is None else words.shown_money(price, home),
        verdict,
        tone,
        hours.get(provider.id, 0.0),
        cost,
    )
