"""What stands above the cards: counts, hours and one caption line, at rest and while a drag is over the column."""

from typing import NamedTuple

from delegate_desk.domain.duty import Decision
from delegate_desk.i18n import _
from delegate_desk.planning.totals import Totals
from delegate_desk.ui import formats, words


class Heading(NamedTuple):
    """A column's header. `spoken` is its accessible name, `strip` what the folded column says after its name."""

    counted: str
    hours: str
    caption: str
    spoken: str = ""
    strip: str = ""
    warns: bool = False


def heading(decision: Decision, totals: Totals, shown: int | None = None) -> Heading:
    """The header of a column at rest; `shown` is how many of its duties match what is looked for, if anything is."""
    count: int = getattr(totals.counts, decision)
    total = float(getattr(totals, decision))
    counted = formats.whole(count)
    if shown is not None:
        counted = _("{shown} of {count}").format(shown=formats.whole(shown), count=counted)
    frees = _("frees {hours}").format(hours=formats.hours(total))
    caption = words.joined(counted, frees) if decision == "stop" else _caption(decision, totals)
    return Heading(
        counted=counted,
        hours=formats.hours(total),
        caption=caption,
        spoken=_("{column}, {duties}, {hours} hours").format(
            column=words.decision_name(decision),
            duties=words.duties_text(count) if shown is None else counted,
            hours=formats.decimal_text(total),
        ),
        strip=f"{words.duties_text(count) if shown is None else counted}, {frees}",
        warns=decision == "outsource" and totals.oversight > totals.outsource,
    )


def _caption(decision: Decision, totals: Totals) -> str:
    if decision == "undecided":
        return _("Drag a card, or press K, O or S")
    if decision == "keep":
        return _("Stays in your own week")
    if not totals.counts.outsource:
        return _("Frees hours once it is handed over")
    outsourced, checking = float(totals.outsource), float(totals.oversight)
    if checking > outsourced:
        return _("Checking takes {hours} more than it frees").format(hours=formats.hours(checking - outsourced))
    freed, checked = formats.spread([outsourced - checking, checking], outsourced)
    return _("Frees {freed} after {checking} of checking").format(
        freed=formats.hours(freed), checking=formats.hours(checked)
    )


def target(decision: Decision, now: Totals, then: Totals, several: bool) -> Heading:
    """The header of a column over which duties are held: what they would make of it."""
    before, after = float(getattr(now, decision)), float(getattr(then, decision))
    change = _("{before} → {after} h").format(before=formats.decimal_text(before), after=formats.decimal_text(after))
    at_rest = heading(decision, now)
    if decision == "stop":
        caption = _("frees {change}").format(change=change)
        return at_rest._replace(hours=change, caption=caption, strip=caption)
    drop = _("Drop them here: {then}") if several else _("Drop it here: {then}")
    if decision == "outsource":
        freed = formats.hours(after - float(then.oversight))
        return at_rest._replace(hours=change, caption=drop.format(then=_("{hours} after checking").format(hours=freed)))
    left = formats.hours(float(then.owner_after))
    return at_rest._replace(hours=change, caption=drop.format(then=_("{hours} left for you").format(hours=left)))
