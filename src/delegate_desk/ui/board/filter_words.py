"""A filter in words: its answers by heading, and the whole of it in one line."""

from typing import Literal, NamedTuple

from delegate_desk.domain.duty import FUNCTIONS, STAGES
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.filters import LATELY_DAYS, NOT_SAID, Filter
from delegate_desk.ui import words

Heading = Literal["functions", "providers", "stages", "enjoyment", "needs_me"]
HEADINGS: tuple[Heading, ...] = ("functions", "providers", "stages", "enjoyment", "needs_me")


class Answer(NamedTuple):
    """One answer under a heading: what the filter holds for it, and its words."""

    value: str | int
    words: str


def heading_name(heading: Heading) -> str:
    """What stands over the answers."""
    names: dict[Heading, str] = {
        "functions": _("Function"),
        "providers": _("Provider"),
        "stages": _("Stage of the hand-over"),
        "enjoyment": _("Enjoyment"),
        "needs_me": _("Needs me"),
    }
    return names[heading]


def lately_words() -> str:
    """What the box for lately changed duties says."""
    return ngettext("Changed today", "Changed in the last {count} days", LATELY_DAYS).format(count=LATELY_DAYS)


def answers(heading: Heading, plan: Plan) -> list[Answer]:
    """What can be answered under a heading: functions and providers as the plan's duties have them."""
    if heading == "functions":
        return _functions(plan)
    if heading == "providers":
        return _providers(plan)
    if heading == "stages":
        return [Answer(stage, words.stage_name(stage)) for stage in STAGES]
    rated = [Answer(rating, f"{rating} {words.rating_words(heading, rating)}") for rating in range(1, 6)]
    return [*rated, Answer(NOT_SAID, _("not said"))]


def _functions(plan: Plan) -> list[Answer]:
    used = {duty.function or "" for duty in plan.duties.rows.values()}
    own = sorted(used.difference(FUNCTIONS, [""]))
    known = [Answer(function, words.function_name(function)) for function in (*FUNCTIONS, *own) if function in used]
    return [*known, Answer("", _("No function"))] if "" in used else known


def _providers(plan: Plan) -> list[Answer]:
    out = [duty for duty in plan.duties.rows.values() if duty.decision == "outsource"]
    used = {duty.provider for duty in out if duty.provider in plan.providers}
    names = words.short_names(plan.providers.rows.values())
    known = sorted((Answer(key, words.in_brief(names[key])) for key in used if key), key=lambda each: each.words)
    return [*known, Answer("", _("Nobody yet"))] if any(not duty.provider for duty in out) else known


def filter_words(wanted: Filter, plan: Plan, among: str = "") -> str:
    """The filter in one line: "Marketing or Sales, enjoyment 1 dread it, changed in the last 7 days".

    `among` says which duties `Filter.among` stands for.
    """
    parts = [among] if wanted.among is not None and among else []
    for heading in HEADINGS:
        chosen = [each.words for each in answers(heading, plan) if each.value in getattr(wanted, heading)]
        if chosen:
            listed = _(" or ").join(chosen)
            rated = heading in ("enjoyment", "needs_me")
            name = heading_name(heading).lower()
            parts.append(_("{heading} {answers}").format(heading=name, answers=listed) if rated else listed)
    if wanted.lately:
        said = lately_words()
        parts.append(said[:1].lower() + said[1:])
    return ", ".join(parts)
