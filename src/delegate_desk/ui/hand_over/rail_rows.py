"""What the rail lists: the stages with counts and hours, and under each the duties that are there."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from delegate_desk.domain.duty import STAGES, Duty, Stage
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.i18n import _
from delegate_desk.planning.hours import hours
from delegate_desk.ui import formats
from delegate_desk.ui.words import duties_text, in_brief, short_names, stage_name


class RailRow(NamedTuple):
    """A stage with its duties' number (`many`), or a duty (`duty` is not None) with its provider's short name.

    `figure` is the hours as shown: duties add up to their stage, stages to the page's total.
    """

    stage: Stage
    figure: str
    duty: Duty | None = None
    provider: str = ""
    many: int = 0
    due: bool = False

    @property
    def spoken(self) -> str:
        """The row in one breath."""
        if self.duty is None:
            return ", ".join((stage_name(self.stage), duties_text(self.many), self.figure))
        parts = [in_brief(self.duty.title, 200), stage_name(self.stage), self.provider, self.figure]
        return ", ".join(part for part in (*parts, _("check-in due") if self.due else "") if part)


class RailRows(NamedTuple):
    """All rows, and the line at the rail's head: "13 duties · 12.9 h"."""

    rows: tuple[RailRow, ...]
    total: str


def rail_rows(plan: Plan, today: date, due: frozenset[str]) -> RailRows:
    """The rail of a plan; `due` are the duties with a check-in that is due."""
    handed = [duty for duty in in_order(plan.duties) if duty.decision == "outsource"]
    names = short_names(plan.providers.values())
    by_stage: dict[Stage, list[Duty]] = {stage: [] for stage in STAGES}
    for duty in handed:
        by_stage[duty.stage or "brief"].append(duty)
    taken = {duty.id: float(hours(duty, today) or Decimal(0)) for duty in handed}
    sums = [sum(taken[duty.id] for duty in by_stage[stage]) for stage in STAGES]
    total = sum(sums)
    rows: list[RailRow] = []
    for stage, shown in zip(STAGES, formats.spread(sums, total), strict=True):
        duties = by_stage[stage]
        rows.append(RailRow(stage, formats.hours(shown), many=len(duties)))
        figures = formats.spread([taken[duty.id] for duty in duties], shown)
        for duty, figure in zip(duties, figures, strict=True):
            words = "–" if hours(duty, today) is None else formats.hours(figure)
            rows.append(RailRow(stage, words, duty, names.get(duty.provider or "", ""), due=duty.id in due))
    return RailRows(tuple(rows), f"{duties_text(len(handed))} · {formats.hours(total)}")


def stage_hint(stage: Stage) -> str:
    """What happens at a stage, in a few words."""
    hints: dict[Stage, str] = {
        "brief": _("write it down"),
        "provider": _("choose who"),
        "training": _("show them"),
        "trial": _("they do, you check"),
        "running": _("really off your desk"),
    }
    return hints[stage]
