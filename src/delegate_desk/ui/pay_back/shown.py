"""The dip of hand-overs as a chart with its words: its sentence, the reading of each week, its tables."""

from datetime import date
from decimal import Decimal

from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.hand_over_dip import WEEKS, Dip, DipWeek, HandOver
from delegate_desk.planning.weeks import WEEK
from delegate_desk.ui import formats
from delegate_desk.ui.charts.model import BarChart, BarPart, DipChart, End, Key, Weeks
from delegate_desk.ui.trends.shown import Reading, ShownChart
from delegate_desk.ui.words import in_brief


def week_words(dip: Dip, week: int) -> str:
    """A week from now by its first day: "18 Jan", with the year where it is not the present one's."""
    first = dip.weeks[0].week
    day = date.fromordinal(min(first.toordinal() + week * WEEK.days, date.max.toordinal()))
    short = formats.short_date(day.isoformat())
    return short if day.year == first.year else _("{day} {year}").format(day=short, year=day.year)


def even_words(dip: Dip) -> str:
    """When everything spent on showing has come back, as a heading."""
    if not dip.hand_overs:
        return _("Nothing waits to be handed over")
    if dip.even is None:
        return _("Never paid back as it stands")
    if dip.even == 0:
        return _("Paid back from this week on")
    return _("Paid back in the week of {day}").format(day=week_words(dip, dip.even))


def about_words(dip: Dip) -> str:
    """What is spent first, how deep it goes, and what is not known."""
    if not dip.hand_overs:
        return _("All that is outsourced runs already, or its minutes are not said yet.")
    spent = formats.hours(float(sum((each.cost for each in dip.hand_overs), Decimal(0))))
    told = [_("Showing how takes {hours} of yours first.").format(hours=spent)]
    if dip.deepest.balance < 0:
        words = _("At the end of the week of {day} you have given {hours} more than came back.")
        day = week_words(dip, dip.weeks.index(dip.deepest))
        told.append(words.format(day=day, hours=formats.hours(-float(dip.deepest.balance))))
    if dip.even is None:
        told.append(_("Checking them takes as long as they free."))
    if dip.unsaid:
        words = ngettext(
            "{count} duty is left out: its minutes or cadence are not said.",
            "{count} duties are left out: their minutes or cadence are not said.",
            len(dip.unsaid),
        )
        told.append(words.format(count=formats.whole(len(dip.unsaid))))
    return " ".join(told)


def dip_chart(dip: Dip, now: Decimal) -> ShownChart:
    """The chart of the coming weeks; `now` are the hours that are freed today already, every week."""
    running = float(now)
    weeks = dip.weeks
    freed = tuple(float(week.freed) for week in weeks)
    last = running + freed[-1]
    bars = BarChart(
        _("Hours given and freed in the coming {count} weeks").format(count=WEEKS),
        Weeks(tuple(week.week for week in weeks), tuple(range(len(weeks)))),
        (
            BarPart("control", (running,) * len(weeks)),
            BarPart("accent", freed, loss="danger"),
            BarPart("warn", tuple(-float(week.spent) for week in weeks)),
        ),
        (
            Key(_("Freed already"), "control"),
            Key(_("Freed by these hand-overs"), "accent"),
            Key(_("Spent on showing how"), "warn"),
        ),
        (End(formats.hours(last), _("then a week"), "accent", last),),
        lambda value: formats.decimal_text(value).removesuffix(f"{formats.locale().decimalPoint()}0"),
    )
    shown = dip.even is not None and 0 < dip.even < len(weeks)
    chart = DipChart(bars, dip.even if shown else None, even_words(dip))

    def figures(week: DipWeek) -> tuple[tuple[str, str], ...]:
        return (
            (_("spent on showing how"), formats.hours(float(week.spent))),
            (_("freed by these hand-overs"), formats.hours(float(week.freed))),
            (_("freed in all"), formats.hours(running + float(week.freed))),
            (_("balance since now"), formats.signed_hours(float(week.balance))),
        )

    def reading(place: int) -> Reading:
        return Reading(_("Week of {day}").format(day=week_words(dip, place)), figures(weeks[place]))

    def row(place: int) -> tuple[str, ...]:
        return (week_words(dip, place), *(figure for _name, figure in figures(weeks[place])))

    headers = (_("Week of"), *(name[:1].upper() + name[1:] for name, _figure in figures(weeks[0])))
    return ShownChart("dip", chart, _sentence(dip, last), len(weeks), reading, headers, row)


def _sentence(dip: Dip, last: float) -> str:
    words = _("Hours given and freed in the coming {count} weeks. {even}. {about} In the last week {hours} are freed.")
    return words.format(count=WEEKS, even=even_words(dip), about=about_words(dip), hours=formats.hours(last))


def hand_over_rows(dip: Dip, plan: Plan) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Names of the columns, and a row for each hand-over in the order of the board."""

    def row(each: HandOver) -> tuple[str, ...]:
        return (
            in_brief(plan.duties[each.duty].title, 200),
            _("now") if each.starts == 0 else week_words(dip, each.starts),
            week_words(dip, each.runs),
            formats.hours(float(each.cost)),
            formats.hours(float(each.freed)),
        )

    headers = (_("Duty"), _("Starts"), _("Off your desk"), _("Showing how"), _("Frees a week"))
    return headers, [row(each) for each in dip.hand_overs]
