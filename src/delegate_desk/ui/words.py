"""Words of the plan as they stand on the screen: names of decisions, stages, functions and cadences.

Everything here gives plain text; owner's words come back as typed, only an own function gets a capital.
"""

from collections.abc import Iterable

from delegate_desk.domain.cadence import Cadence, Rule
from delegate_desk.domain.duty import Decision, Duty, Stage
from delegate_desk.domain.provider import Provider
from delegate_desk.i18n import _, ngettext
from delegate_desk.ui import formats

DOT = " · "
_LONGEST_INTERVAL = 12


def decision_name(decision: Decision) -> str:
    """A column of the board: "Outsource", "Stop doing"."""
    names: dict[Decision, str] = {
        "undecided": _("Undecided"),
        "keep": _("Keep"),
        "outsource": _("Outsource"),
        "stop": _("Stop doing"),
    }
    return names[decision]


def stage_name(stage: Stage) -> str:
    """A stage of a hand-over: "Trial"."""
    names: dict[Stage, str] = {
        "brief": _("Brief"),
        "provider": _("Provider"),
        "training": _("Training"),
        "trial": _("Trial"),
        "running": _("Running"),
    }
    return names[stage]


def function_name(function: str | None) -> str:
    """A business function in short: "Bookkeeping", "Admin"; an owner's own with a capital, "" where none is said."""
    names = {
        "marketing": _("Marketing"),
        "bookkeeping": _("Bookkeeping"),
        "accounting": _("Accounting"),
        "sales": _("Sales"),
        "administration": _("Admin"),
        "legal": _("Legal & safety"),
        "operations": _("Operations"),
        "customer service": _("Customer service"),
        "people": _("People"),
        "technology": _("Technology"),
    }
    return names.get(function, function[:1].upper() + function[1:]) if function else ""


def rating_words(what: str, rating: int | None) -> str:
    """What an enjoyment or needs_me of 1 to 5 means: "dread it", "trainable"; "" where not yet said."""
    if rating is None:
        return ""
    if what == "enjoyment":
        scale = (_("dread it"), _("rather not"), _("all right"), _("like it"), _("love it"))
    else:
        scale = (_("anyone can"), _("trainable"), _("with some help"), _("mostly me"), _("only me"))
    return scale[rating - 1]


def cadence_name(cadence: Cadence | None) -> str:
    """How often, in brief: "Weekly", "2x a week", "Every 2 weeks", "Monthly, by rule"; "" where not yet said."""
    if cadence is None:
        return ""
    if isinstance(cadence, Rule):
        return _rule_name(cadence.rrule)
    if cadence.times == 1:
        return _once_name(cadence.every, cadence.unit)
    times = formats.locale().toString(float(cadence.times), "g", 6)
    if cadence.every == 1:
        return _times_shape(cadence.unit).format(times=times)
    return _("{times}x in {units}").format(times=times, units=_units(cadence.every, cadence.unit))


def _once_name(every: int, unit: str) -> str:
    names = {
        "day": _("Daily"),
        "workday": _("Workdays"),
        "week": _("Weekly"),
        "month": _("Monthly"),
        "quarter": _("Quarterly"),
        "year": _("Yearly"),
    }
    return names[unit] if every == 1 else _("Every {units}").format(units=_units(every, unit))


def _times_shape(unit: str) -> str:
    shapes = {
        "day": _("{times}x a day"),
        "workday": _("{times}x a workday"),
        "week": _("{times}x a week"),
        "month": _("{times}x a month"),
        "quarter": _("{times}x a quarter"),
        "year": _("{times}x a year"),
    }
    return shapes[unit]


def _units(every: int, unit: str) -> str:
    shapes = {
        "day": ngettext("{count} day", "{count} days", every),
        "workday": ngettext("{count} workday", "{count} workdays", every),
        "week": ngettext("{count} week", "{count} weeks", every),
        "month": ngettext("{count} month", "{count} months", every),
        "quarter": ngettext("{count} quarter", "{count} quarters", every),
        "year": ngettext("{count} year", "{count} years", every),
    }
    return shapes[unit].format(count=formats.whole(every))


def _rule_name(rrule: str) -> str:
    parts = dict(part.partition("=")[::2] for part in rrule.upper().removeprefix("RRULE:").split(";"))
    unit = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}.get(parts.get("FREQ", ""))
    interval = parts.get("INTERVAL", "1")
    if unit is None or not interval.isdecimal() or len(interval) > _LONGEST_INTERVAL:
        return _("By rule")
    return _("{cadence}, by rule").format(cadence=_once_name(int(interval), unit))


def joined(*parts: str) -> str:
    """The parts that say something, with a raised dot between them: "Weekly · 1 h"."""
    return DOT.join(part for part in parts if part)


def in_brief(text: str, most: int = 60) -> str:
    """An owner's text within a sentence: on one line, and cut where it is endless."""
    line = " ".join(text[: 20 * most].split())
    return line if len(line) <= most else line[: most - 1] + "…"


def card_line(duty: Duty, provider: str = "") -> str:
    """A card's second line: "Trial · Tideway" while outsourced, else "Weekly · 1 h 30 min"."""
    if duty.decision == "outsource":
        return joined(stage_name(duty.stage or "brief"), provider)
    minutes = "" if duty.minutes is None else formats.duration(duty.minutes)
    return joined(cadence_name(duty.cadence), minutes) or _("How long is not yet said")


def spoken_hours(hours: float | None) -> str:
    """Hours of a week in full, for assistive technology: "1.0 hours a week"."""
    return (
        _("hours not yet said")
        if hours is None
        else _("{hours} hours a week").format(hours=formats.decimal_text(hours))
    )


def spoken_card(duty: Duty, hours: float | None, place: int, count: int, provider: str = "") -> str:
    """A card in one breath: "Chase late payments, Outsource, Trial with Tideway, 1.0 hours a week, 1 of 13"."""
    parts = [duty.title, decision_name(duty.decision)]
    if duty.decision == "outsource":
        stage = stage_name(duty.stage or "brief")
        parts.append(_("{stage} with {provider}").format(stage=stage, provider=provider) if provider else stage)
    parts += [spoken_hours(hours), _("{place} of {count}").format(place=place, count=count)]
    return ", ".join(parts)


def spoken_details(duty: Duty) -> str:
    """The rest of a card: cadence, minutes, function and ratings, as far as they are said."""
    parts = [cadence_name(duty.cadence)]
    if duty.minutes is not None:
        parts.append(_("{duration} each time").format(duration=formats.duration(duty.minutes)))
    parts.append(function_name(duty.function))
    for what, name, rating in (
        ("enjoyment", _("enjoyment"), duty.enjoyment),
        ("needs_me", _("needs me"), duty.needs_me),
    ):
        if rating is not None:
            shape = _("{what} {rating} of 5, {words}")
            parts.append(shape.format(what=name, rating=rating, words=rating_words(what, rating)))
    return ", ".join(part for part in parts if part)


def short_names(providers: Iterable[Provider]) -> dict[str, str]:
    """What providers are called on cards, by id: the first word of the name where it names no other as well."""
    known = list(providers)
    first = {provider.id: (provider.name.split() or [""])[0].rstrip(",") for provider in known}
    words = list(first.values())
    return {
        provider.id: first[provider.id] if _stands_alone(first[provider.id], words) else provider.name
        for provider in known
    }


def _stands_alone(word: str, words: list[str]) -> bool:
    return len(word) > 2 and word.casefold() != "the" and words.count(word) == 1


def duties_text(count: int) -> str:
    """A number of duties: "13 duties"."""
    return ngettext("{count} duty", "{count} duties", count).format(count=formats.whole(count))
