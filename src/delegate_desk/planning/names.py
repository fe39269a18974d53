"""Names: which duty or provider an owner means by a text, and texts as they are compared and found."""

from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from typing import TypeVar
from unicodedata import normalize

from delegate_desk.domain.duty import Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan, Table, in_order
from delegate_desk.domain.provider import Provider
from delegate_desk.i18n import _

R = TypeVar("R", Duty, Provider)

MOST_CANDIDATES = 5
"""Candidates that a refusal names."""
_SHOWN = 60


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """The text as it is compared: case aside, and "å" the same whether written as one code point or two."""
    return normalize("NFC", normalize("NFC", text).casefold())


def search_text(duty: Duty) -> str:
    """What a search for a folded word looks into: title, function and notes."""
    return folded("\n".join((duty.title, duty.function or "", duty.notes)))


def duty_called(plan: Plan, text: str) -> Duty:
    """The duty with this id or else this title, case and form of writing aside.

    Raises PlanError naming the candidates where several or none are called so. Source: product.md, section 5.
    """
    return _called(plan.duties, text, lambda duty: duty.title, _("There is no duty “{text}”"))


def provider_called(plan: Plan, text: str) -> Provider:
    """The provider with this id or else this name, found as `duty_called` finds duties."""
    return _called(plan.providers, text, lambda provider: provider.name, _("There is no provider “{text}”"))


def _called(table: Table[R], text: str, name: Callable[[R], str], none: str) -> R:
    if text in table:
        return table[text]
    wanted, records = folded(text), in_order(table)
    same = [record for record in records if folded(name(record)) == wanted]
    if len(same) == 1:
        return same[0]
    if same:
        found = _listed((name(record), record.id) for record in same)
        raise PlanError(_("“{text}” could be {found}: give the id.").format(text=short(text), found=found))
    none = none.format(text=short(text))
    if near := _near(wanted, {folded(name(record)): record for record in reversed(records)}):
        found = _listed((name(record), record.id) for record in near)
        raise PlanError(_("{none}; did you mean {found}?").format(none=none, found=found))
    raise PlanError(f"{none}.")


def _near(wanted: str, records: dict[str, R]) -> Collection[R]:
    """Records whose name holds the text, else those whose name looks like it."""
    from difflib import get_close_matches  # only a refusal needs it

    holding = [record for name, record in records.items() if wanted and wanted in name]
    close = get_close_matches(wanted, records, MOST_CANDIDATES) if len(wanted) < _SHOWN else []
    return holding or [records[name] for name in close]


def _listed(named: Iterable[tuple[str, str]]) -> str:
    shown = [f"“{short(name)}” ({key})" for name, key in named]
    if len(shown) > MOST_CANDIDATES:
        shown[MOST_CANDIDATES:] = [_("{count} more").format(count=len(shown) - MOST_CANDIDATES)]
    return ", ".join(shown[:-1]) + _(" or ") + shown[-1] if len(shown) > 1 else shown[0]


def short(text: str) -> str:
    """A text as a sentence shows it: on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
