"""The chart of hours still on the owner's desk, by function."""

from collections.abc import Sequence
from math import fsum

from delegate_desk.i18n import _
from delegate_desk.planning.trends import FunctionDesk
from delegate_desk.ui import formats
from delegate_desk.ui.charts.model import DeskChart, DeskRow, Key
from delegate_desk.ui.trends.shown import Reading, ShownChart
from delegate_desk.ui.words import function_name


def desk_chart(found: Sequence[FunctionDesk], then: str) -> ShownChart:
    """Hours by function; `then` is the month that they are compared with. The figures add up to their sums."""
    before, now = [row.before for row in found], [row.now for row in found]
    all_before, all_now, all_planned = fsum(before), fsum(now), fsum(row.planned for row in found)
    written_before, written_now = formats.spread(before, all_before), formats.spread(now, all_now)
    rows = tuple(
        DeskRow(
            row.function,
            function_name(row.function) or _("No function yet"),
            row.before,
            row.now,
            row.planned,
            formats.decimal_text(shown_before),
            formats.hours(shown_now),
        )
        for row, shown_before, shown_now in zip(found, written_before, written_now, strict=True)
    )
    keys = (
        Key(_("In {month}").format(month=then), "accentsoft", "box", "accent"),
        Key(_("Now"), "accent"),
        Key(_("Plan, {hours}").format(hours=formats.hours(all_planned)), "text", "mark"),
    )
    title = _("Hours still on your desk")
    chart = DeskChart(title, keys, rows, _("All functions"), formats.decimal_text(all_before), formats.hours(all_now))
    said = _(
        "Hours a week still on your desk: {before} in {month}, {now} now, {planned} once the plan runs. {rows}."
    ).format(
        before=formats.hours(all_before),
        month=then,
        now=formats.hours(all_now),
        planned=formats.hours(all_planned),
        rows="; ".join(f"{row.name} {row.before_words} → {row.now_words}" for row in rows),
    )

    def figures(place: int) -> tuple[str, str, str]:
        row = found[place]
        return formats.exact_hours(row.before), formats.exact_hours(row.now), formats.exact_hours(row.planned)

    names = (_("in {month}").format(month=then), _("now"), _("planned"))
    return ShownChart(
        "desk",
        chart,
        said,
        len(rows),
        lambda place: Reading(rows[place].name, tuple(zip(names, figures(place), strict=True))),
        (_("Function"), *(name[:1].upper() + name[1:] for name in names)),
        lambda place: (rows[place].name, *figures(place)),
        (
            _("All functions"),
            formats.exact_hours(all_before),
            formats.exact_hours(all_now),
            formats.exact_hours(all_planned),
        ),
    )
