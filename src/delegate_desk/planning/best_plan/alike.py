"""Duties that are alike count as one with a number, which spares a solver from telling them apart."""

from typing import NamedTuple

import numpy as np

from delegate_desk.planning.best_plan.numbers import Floats, Form, Ints

_DIGITS = 9


class Alike(NamedTuple):
    """A form whose duties each stand for all of `members` that have the same options at the same figures."""

    form: Form
    counts: Floats
    members: tuple[tuple[int, ...], ...]
    own: tuple[Ints, ...]
    """Of each kind and each of its options: how many members would keep their provider by it."""


def alike(form: Form) -> Alike:
    """The form with duties that are alike put together."""
    kinds: dict[bytes, list[int]] = {}
    starts = starts_of(form)
    figures = np.column_stack([form.score, form.row, form.numbers.hours, form.numbers.gain, form.numbers.provider])
    figures = np.round(figures, _DIGITS) + 0.0  # of -0 a plain 0
    for duty in range(form.numbers.duties):
        kinds.setdefault(figures[starts[duty] : starts[duty + 1]].tobytes(), []).append(duty)
    return _put_together(form, [tuple(members) for members in kinds.values()])


def apart(form: Form) -> Alike:
    """The form with each duty by itself."""
    return _put_together(form, [(duty,) for duty in range(form.numbers.duties)])


def starts_of(form: Form) -> Ints:
    """Where each duty's options start, with the end of the last."""
    return np.searchsorted(form.numbers.duty, np.arange(form.numbers.duties + 1))


def amounts(kinds: Alike, form: Form, options: tuple[int, ...]) -> Floats:
    """How often each option of the kinds is taken by a choice of the form's options."""
    starts, first = starts_of(form), starts_of(kinds.form)
    kind_of = {duty: kind for kind, members in enumerate(kinds.members) for duty in members}
    taken = np.zeros(len(kinds.form.score))
    for option in options:
        duty = int(form.numbers.duty[option])
        taken[first[kind_of[duty]] + option - starts[duty]] += 1
    return taken


def shared_out(kinds: Alike, form: Form, taken: Ints) -> tuple[int, ...]:
    """The options of the form that take those of the kinds so often.

    With the fewest providers changed, and then the first duties with the first providers.
    """
    starts, first = starts_of(form), starts_of(kinds.form)
    chosen = []
    for kind, members in enumerate(kinds.members):
        wanted = [int(amount) for amount in taken[first[kind] : first[kind + 1]]]
        if any(wanted):
            own = [_own(form, int(starts[duty]), len(wanted)) for duty in members]
            for duty, at in zip(members, _placed(wanted, own), strict=True):
                if at is not None:
                    chosen.append(int(starts[duty]) + at)
    return tuple(sorted(chosen))


def _put_together(form: Form, members: list[tuple[int, ...]]) -> Alike:
    starts, all_of = starts_of(form), form.numbers
    firsts = [np.arange(starts[group[0]], starts[group[0] + 1]) for group in members]
    kept = np.concatenate([*firsts, np.zeros(0, dtype=np.int64)]).astype(np.int64)
    duty = np.repeat(np.arange(len(members)), [len(first) for first in firsts])
    per_option = {
        name: getattr(all_of, name)[kept] for name in ("provider", "changes", "freed", "gain", "hours", "money")
    }
    own = [
        np.array([sum(int(all_of.changes[starts[one] + at]) == 0 for one in group) for at in range(len(first))])
        for group, first in zip(members, firsts, strict=True)
    ]
    small = form._replace(
        numbers=all_of._replace(duty=duty, duties=len(members), **per_option),
        score=form.score[kept],
        row=form.row[kept],
    )
    return Alike(small, np.array([float(len(group)) for group in members]), tuple(members), tuple(own))


def _own(form: Form, start: int, count: int) -> int | None:
    """Which of a duty's options keeps its provider."""
    return next((at for at in range(count) if form.numbers.changes[start + at] == 0), None)


def _placed(wanted: list[int], own: list[int | None]) -> list[int | None]:
    """For each duty in turn which option it takes, the first ones preferred, while as many as can keep their own."""
    left, result = list(wanted), list[int | None]()
    waiting = [sum(mine == at for mine in own) for at in range(len(wanted))]
    for index, mine in enumerate(own):
        to_keep = sum(map(min, left, waiting))
        if mine is not None:
            waiting[mine] -= 1
        for at in (*(at for at, amount in enumerate(left) if amount), None):
            after = [amount - (i == at) for i, amount in enumerate(left)]
            kept = (at == mine and at is not None) + sum(map(min, after, waiting))
            if kept == to_keep and sum(after) < len(own) - index:
                left = after
                result.append(at)
                break
    return result
