"""The four columns' models, kept in step with the plan.

Measured with 10,000 duties, four plain list models fed from the edits are both simpler and faster than one model
under four filtering proxies: a drop removes one row and inserts one (found by bisection in the plan's order), while
proxies map every row in Python first, at each start. Nothing is ever reset or laid out again unless everything may
have changed.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from PySide6.QtCore import QObject

from delegate_desk.domain.duty import DECISIONS, Decision, Duty
from delegate_desk.domain.edit import Edit
from delegate_desk.domain.plan import in_order
from delegate_desk.planning.names import folded, search_text
from delegate_desk.ui import words
from delegate_desk.ui.board.model import CardModel, Order
from delegate_desk.ui.board.shares import Shares
from delegate_desk.ui.session import Session

_MANY = 200
"""Duties of one edit from which on everything is shown anew."""


class Board(QObject):
    """The four models and what they share; `follow` keeps them in step with the plan."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words: list[str] = []
        self._wanted: Callable[[Duty], bool] | None = None
        self._models = {decision: CardModel(self, decision, self) for decision in DECISIONS}
        self._start()

    @property
    def today(self) -> date:
        """The day for which hours hold."""
        return self._today

    @property
    def narrowed(self) -> bool:
        """Whether only some duties are shown."""
        return bool(self._words) or self._wanted is not None

    def model(self, decision: Decision) -> CardModel:
        """The cards of a column."""
        return self._models[decision]

    def duty(self, key: str) -> Duty | None:
        """The duty with this id; None where the plan has none."""
        return self._session.plan.duties.rows.get(key)

    def place(self, key: str) -> tuple[Decision, int] | None:
        """Column and row of the duty with this id; None where it is not shown."""
        duty = self._session.plan.duties.rows.get(key)
        row = None if duty is None else self._models[duty.decision].row_of(duty)
        return None if duty is None or row is None else (duty.decision, row)

    def provider_name(self, duty: Duty) -> str:
        """What the duty's provider is called on cards; "" where there is none."""
        return self._names.get(duty.provider or "", "")

    def shown_hours(self, duty: Duty) -> float | None:
        """Hours as the duty's card shows them, so that a column's cards add up to its header."""
        return self._shares[duty.decision].shown(duty, self._totals[duty.decision])

    def find(self, text: str) -> None:
        """Show only duties that hold all words of the text in title, function or notes; none shows all."""
        self._words = folded(text).split()
        self._show()

    def narrow(self, wanted: Callable[[Duty], bool] | None) -> None:
        """Show only duties that are wanted, besides what is looked for; None wants all."""
        self._wanted = wanted
        self._show()

    def sort(self, decision: Decision, order: Order) -> None:
        """Show a column in another order."""
        self._models[decision].sort_by(order)
        self._show()

    def follow(self, edit: Edit | None) -> None:
        """Show the plan as an edit left it; after None, or on another day, everything anew."""
        if edit is None or self._session.today != self._today:
            self._start()
            return
        if "providers" in edit.after:
            self._names = words.short_names(self._session.plan.providers.rows.values())
            self._models["outsource"].touch()
        if changed := edit.after.get("duties"):
            self._sum_up()
            self._exchange(edit.before["duties"], changed)

    def _start(self) -> None:
        self._today = self._session.today
        self._names = words.short_names(self._session.plan.providers.rows.values())
        self._sum_up()
        columns = self._columns()
        self._shares = {decision: Shares(columns[decision], self._today) for decision in DECISIONS}
        self._show(columns)

    def _sum_up(self) -> None:
        totals = self._session.totals()
        self._totals: Mapping[Decision, float] = {decision: float(getattr(totals, decision)) for decision in DECISIONS}

    def _columns(self) -> dict[Decision, list[Duty]]:
        columns: dict[Decision, list[Duty]] = {decision: [] for decision in DECISIONS}
        for duty in in_order(self._session.plan.duties):
            columns[duty.decision].append(duty)
        return columns

    def _show(self, columns: Mapping[Decision, list[Duty]] | None = None) -> None:
        for decision, duties in (columns or self._columns()).items():
            self._models[decision].show([d for d in duties if self._fits(d)] if self.narrowed else duties)

    def _fits(self, duty: Duty) -> bool:
        if self._wanted is not None and not self._wanted(duty):
            return False
        text = search_text(duty) if self._words else ""
        return all(word in text for word in self._words)

    def _exchange(self, before: Mapping[str, Duty | None], after: Mapping[str, Duty | None]) -> None:
        pairs = [(before[key], after[key]) for key in after]
        if len(pairs) > _MANY:
            self._start()
            return
        moved = [(was, now) for was, now in pairs if not self._stays(was, now)]
        for was, _now in moved:
            if was is not None:
                self._shares[was.decision].remove(was)
                self._models[was.decision].remove(was)
        for _was, now in moved:
            if now is not None:
                self._shares[now.decision].add(now)
                if self._fits(now):
                    self._models[now.decision].insert(now)
        self._replace(pairs)

    def _stays(self, was: Duty | None, now: Duty | None) -> bool:
        return (
            was is not None
            and now is not None
            and was.decision == now.decision
            and self._models[now.decision].stands_alike(was, now)
            and self._fits(was) == self._fits(now)
        )

    def _replace(self, pairs: Iterable[tuple[Duty | None, Duty | None]]) -> None:
        for was, now in pairs:
            if was is not None and now is not None and self._stays(was, now):
                self._shares[was.decision].remove(was)
                self._shares[now.decision].add(now)
                self._models[now.decision].replace(was, now)
