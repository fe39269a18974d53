"""A form as HiGHS takes it: columns, rows, and the settings without which it proves nothing.

HiGHS is imported when a model is made, never sooner.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from delegate_desk.planning.best_plan.numbers import Form, Ints


class Layout(NamedTuple):
    """Where things stand in the model.

    Columns: the options, then one for each provider that `opens` names and for each that `meters` names. Rows: the
    duties, providers with limited room (`limits`), `meters`, and `main`.
    """

    options: int
    duties: int
    opens: Ints
    meters: Ints
    limits: Ints

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return self.options + len(self.opens) + len(self.meters)

    @property
    def main(self) -> int:
        """The row that stays within the form's limit; those that tie options to an opened provider follow it."""
        return self.duties + len(self.limits) + len(self.meters)

    def opening(self, provider: int) -> int:
        """The column that says whether a provider is opened."""
        return self.options + int(np.searchsorted(self.opens, provider))


def layout(form: Form) -> Layout:
    """The layout of a form's model."""
    all_of = form.numbers
    return Layout(
        options=len(all_of.duty),
        duties=all_of.duties,
        opens=np.flatnonzero((form.opening_score != 0) | (form.opening_row != 0)),
        meters=np.flatnonzero((form.further_score != 0) | (form.further_row != 0)),
        limits=np.flatnonzero(np.isfinite(all_of.room)),
    )


def solver() -> Any:
    """A silent HiGHS that proves what it says: no gap, one thread, no limit of time. Raises ImportError."""
    import highspy

    highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 1e-7),
    ):
        highs.setOptionValue(option, value)
    return highs


def listen(highs: Any, over: Callable[[], bool]) -> None:
    """Have the solver stop when it is over."""

    def stop(event: Any) -> None:
        if over():
            event.interrupt()

    for callback in (highs.cbMipInterrupt, highs.cbSimplexInterrupt, highs.cbIpmInterrupt):
        callback.subscribe(stop)


def passed(form: Form, *, whole: bool) -> tuple[Any, Layout]:
    """HiGHS with the form's model; `whole`: no duty may be split."""
    import highspy

    highs, places = solver(), layout(form)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = places.columns, 0
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = np.concatenate([form.score, form.opening_score[places.opens], form.further_score[places.meters]])
    lp.col_lower_ = np.zeros(places.columns)
    most = np.ones(places.options + len(places.opens))
    lp.col_upper_ = np.concatenate([most, np.full(len(places.meters), np.inf)])
    if whole:
        kinds = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
        lp.integrality_ = [kinds[0]] * (places.columns - len(places.meters)) + [kinds[1]] * len(places.meters)
    rows = _rows(form, places)
    lp.num_row_ = len(rows)
    lp.row_lower_ = np.full(len(rows), -np.inf)
    lp.row_upper_ = np.array([limit for _columns, _values, limit in rows])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(columns) for columns, _values, _limit in rows)])
    lp.a_matrix_.index_ = np.concatenate([columns for columns, _values, _limit in rows])
    lp.a_matrix_.value_ = np.concatenate([values for _columns, values, _limit in rows])
    highs.passModel(lp)
    return highs, places


def _rows(form: Form, places: Layout) -> list[tuple[Any, Any, float]]:
    """Columns, values and upper limit of each row."""
    all_of = form.numbers
    rows: list[tuple[Any, Any, float]] = []
    starts = np.searchsorted(all_of.duty, np.arange(all_of.duties + 1))
    for duty in range(all_of.duties):
        columns = np.arange(starts[duty], starts[duty + 1])
        rows.append((columns, np.ones(len(columns)), 1.0))
    for provider in places.limits:
        rows.append(_load_row(form, places, provider, all_of.room[provider]))
    for at, provider in enumerate(places.meters):
        columns, values, limit = _load_row(form, places, provider, all_of.covered[provider])
        meter = places.options + len(places.opens) + at
        rows.append((np.append(columns, meter), np.append(values, -1.0), limit))
    main = np.concatenate([form.row, form.opening_row[places.opens], form.further_row[places.meters]])
    used = np.flatnonzero(main)
    rows.append((used, main[used], form.limit))
    for provider in places.opens:
        for option in np.flatnonzero(all_of.provider == provider):
            rows.append((np.array([option, places.opening(provider)]), np.array([1.0, -1.0]), 0.0))
    return rows


def _load_row(form: Form, places: Layout, provider: Any, most: float) -> tuple[Any, Any, float]:
    """A provider's billed minutes stay within `most`, or within nothing while it is not opened."""
    all_of = form.numbers
    columns = np.flatnonzero((all_of.provider == provider) & (all_of.hours != 0))
    values = all_of.hours[columns]
    if provider in places.opens:
        return np.append(columns, places.opening(provider)), np.append(values, -most), 0.0
    return columns, values, most
