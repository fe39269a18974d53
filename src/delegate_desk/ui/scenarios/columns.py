"""The plan and its scenarios as columns that stand side by side."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.domain.scenario import Scenario
from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.names import folded
from delegate_desk.planning.what_if import SETTINGS_FIELDS, Differences, Figures, differences, figures, what_if
from delegate_desk.ui import formats
from delegate_desk.ui.words import in_brief

Kind = Literal["head", "figure", "settings", "provider", "duty"]

FIGURES = ("freed", "after", "worth", "cost", "net", "payback", "budget")
"""What a plan comes to, in the order of the rows."""


class Column(NamedTuple):
    """The plan, under the key "", or a scenario: the plan as it has it, and what differs."""

    key: str
    name: str
    plan: Plan
    figures: Figures
    differ: Differences
    today: date
    scenario: Scenario | None = None

    def changes_words(self) -> str:
        """How many changes lead there: "5 changes"."""
        if not self.key:
            return _("as it is now")
        if not self.differ.changes:
            return _("nothing differs yet")
        count = ngettext("{count} change", "{count} changes", self.differ.changes)
        return count.format(count=formats.whole(self.differ.changes))


class Row(NamedTuple):
    """One line of the comparison: a figure, a setting, a provider or a duty, by its key, or the head of a group."""

    kind: Kind
    key: str
    name: str


class Compared(NamedTuple):
    """The columns, the plan first, and the rows that are shown of them."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def columns(plan: Plan, today: date, before: Sequence[Column] = ()) -> tuple[Column, ...]:
    """The plan and each of its scenarios, in their order; those that are as they were `before` are not made anew."""
    same = {each.scenario: each for each in before} if before and _is_as_before(plan, today, before[0]) else {}
    found = [same[None]._replace(plan=plan) if same else _column(plan, plan, today)]
    for scenario in in_order(plan.scenarios):
        kept = same.get(scenario)
        found.append(_column(plan, what_if(plan, scenario, today), today, scenario) if kept is None else kept)
    return tuple(found)


def _is_as_before(plan: Plan, today: date, before: Column) -> bool:
    """Whether nothing changed that a figure rests on."""
    parts = ("settings", "duties", "providers", "exchange_rates", "goals")
    return before.today == today and all(getattr(plan, part) is getattr(before.plan, part) for part in parts)


def _column(plan: Plan, other: Plan, today: date, scenario: Scenario | None = None) -> Column:
    key, name = ("", _("The plan")) if scenario is None else (scenario.id, scenario.name)
    return Column(key, name, other, figures(other, today), differences(plan, other), today, scenario)


def rows(among: Sequence[Column], *, everything: bool, wanted: str = "") -> tuple[Row, ...]:
    """The rows: the figures, then what differs in any scenario, or everything, or everything that holds a word."""
    plan = among[0].plan
    word = folded(wanted.strip())
    found: list[Row] = []
    if not word:
        found += [Row("head", "figures", _("A week")), *_figure_rows(among)]
    everything = everything or bool(word)
    settings = [Row("settings", field, setting_name(field)) for field in _picked(among, "settings", everything)]
    providers = [
        Row("provider", key, in_brief(plan.providers[key].name, 200)) for key in _picked(among, "providers", everything)
    ]
    duties = [Row("duty", key, in_brief(plan.duties[key].title, 200)) for key in _picked(among, "duties", everything)]
    for key, head, group in (
        ("settings", _("Your hour and your money"), settings),
        ("providers", _("Providers"), providers),
        ("duties", _("Duties"), duties),
    ):
        kept = [row for row in group if word in folded(row.name)] if word else group
        if kept:
            found += [Row("head", key, head), *kept]
    return tuple(found)


def setting_name(field: str) -> str:
    """A setting that a scenario may change."""
    names = {
        "hourly_worth": _("Your hour"),
        "assumed_hourly_rate": _("Assumed hourly rate"),
        "weekly_budget": _("Weekly budget"),
    }
    return names[field]


def figure_name(figure: str) -> str:
    """A figure by which plans are compared."""
    names = {
        "freed": _("Freed"),
        "after": _("Left for you"),
        "worth": _("Worth"),
        "cost": _("Cost"),
        "net": _("Net"),
        "payback": _("Hand-overs paid back"),
        "budget": _("Budget"),
    }
    return names[figure]


def better(figure: str) -> int:
    """Whether more of a figure is better (1), worse (-1), or neither (0)."""
    return {"freed": 1, "net": 1, "after": -1, "cost": -1}.get(figure, 0)


def _figure_rows(among: Sequence[Column]) -> list[Row]:
    has_budget = any(column.figures.budget is not None for column in among)
    return [Row("figure", key, figure_name(key)) for key in FIGURES if key != "budget" or has_budget]


def _picked(among: Sequence[Column], what: str, everything: bool) -> list[str]:
    """Keys of what differs in any column, in the owner's order; or of everything there is."""
    plan = among[0].plan
    if what == "settings":
        whole = list(SETTINGS_FIELDS)
    elif what == "providers":
        busy = {duty.provider for column in among for duty in column.plan.duties.rows.values()}
        whole = [one.id for one in in_order(plan.providers) if not one.archived or one.id in busy]
    else:
        whole = [duty.id for duty in in_order(plan.duties)]
    if everything:
        return whole
    differ = {key for column in among for key in getattr(column.differ, what)}
    if what == "providers":
        whole = [one.id for one in in_order(plan.providers)]
    return [key for key in whole if key in differ]


def whole(amount: Decimal) -> Decimal:
    """An amount in whole units, as the strip shows it; differences of such are shown, so that columns add up."""
    return Decimal(f"{amount:.0f}")
