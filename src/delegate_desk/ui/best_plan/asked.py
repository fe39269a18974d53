"""What is asked of a best plan: a budget or hours, what it shall be best at, the rules, and the curve beneath."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.best_plan import Objective
from delegate_desk.planning.totals import Totals
from delegate_desk.ui.best_plan.amount import AmountPart
from delegate_desk.ui.best_plan.curve import CurveView
from delegate_desk.ui.best_plan.rules import RulesPart
from delegate_desk.ui.best_plan.wish import Wish
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.fields import caption_label
from delegate_desk.ui.widgets.panel import Panel
from delegate_desk.ui.widgets.segments import Segments
from delegate_desk.ui.widgets.text import PlainLabel


class AskedPane(Panel):
    """The left pane. `wished` tells of a new wish at every step."""

    wished = Signal()

    def __init__(self, theme: Theme, plan: Plan, totals: Totals) -> None:
        super().__init__(theme, "window", None, 0)
        self._plan = plan
        self.untouched: frozenset[str] = frozenset()
        """Ids of the duties that are left as they are."""
        self.amount = AmountPart(theme, plan, totals)
        kinds = [("hours", _("Hours")), ("net", _("Money")), ("relief", _("Relief"))]
        self.best_at = Segments(theme, _("Best at"), kinds, "hours")
        self._best = caption_label(theme, "")
        self._best_words = PlainLabel(theme, "", "meta", "text2", wrap=True)
        self.rules = RulesPart(theme)
        self.curve = CurveView(theme)
        self._lay_out()
        self.amount.changed.connect(self._wish)
        self.best_at.chosen.connect(self._wish)
        self.rules.changed.connect(self._change_rules)
        self.curve.budget_wanted.connect(self.amount.ask_budget)
        self.rules.show_plan(plan)
        self._show_best()

    def _lay_out(self) -> None:
        px = self._theme.px
        self.setFixedWidth(px(344))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(16), px(24), px(12))
        column.setSpacing(0)
        rules = caption_label(self._theme, _("Rules"))
        parts: tuple[QWidget | int, ...] = (
            self.amount, 8, self._best, 5, self.best_at, 3, self._best_words, 12, rules, 2, self.rules,
        )  # fmt: skip
        for part in parts:
            if isinstance(part, int):
                column.addSpacing(px(part))
            else:
                column.addWidget(part)
        column.addStretch(1)
        column.addSpacing(px(8))
        column.addWidget(self.curve, 8)

    def wish(self) -> Wish:
        """The wish as it stands."""
        rules = self.rules.rules(self.untouched)
        if self.amount.mode == "hours":
            return Wish(None, self.amount.amount, "hours", rules)
        return Wish(self.amount.amount, None, cast("Objective", self.best_at.value() or "hours"), rules)

    def show_plan(self, plan: Plan, totals: Totals) -> None:
        """Ask about a plan that has changed."""
        self._plan = plan
        self.untouched &= frozenset(plan.duties)
        self.amount.show_plan(plan, totals)
        self.rules.show_plan(plan)

    def leave(self, duty: str, *, alone: bool) -> None:
        """Leave a duty as it is, or let it be chosen again."""
        self.untouched = self.untouched | {duty} if alone else self.untouched - {duty}
        self.wished.emit()

    def _show_best(self) -> None:
        words = {
            "hours": _("The most freed hours"),
            "net": _("The most that freed hours are worth beyond their cost"),
            "relief": _("Freed hours, those you dread counted most"),
        }
        budget = self.amount.mode == "budget"
        cheapest = _("The cheapest way to as many hours, stopped duties included")
        self.best_at.setVisible(budget)
        self._best.setText(_("Best at") if budget else _("For the least money"))
        self._best_words.setText(words[self.best_at.value() or "hours"] if budget else cheapest)

    def _change_rules(self) -> None:
        self.rules.show_plan(self._plan)
        self.wished.emit()

    def _wish(self, _key: str = "") -> None:
        self._show_best()
        self.wished.emit()
