"""The best plan in a dialog: live while the budget slides, each change with its reason, applied as one step."""

from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.best_plan import Progress, applied
from delegate_desk.ui import formats
from delegate_desk.ui.announce import announce
from delegate_desk.ui.best_plan.asked import AskedPane
from delegate_desk.ui.best_plan.chart import step_chart
from delegate_desk.ui.best_plan.curve_search import CurveSearch
from delegate_desk.ui.best_plan.headline import Headline
from delegate_desk.ui.best_plan.model import ChangesModel
from delegate_desk.ui.best_plan.note import Note
from delegate_desk.ui.best_plan.question import Found, Question, money_of
from delegate_desk.ui.best_plan.rows import Row, left_out_words, sheet
from delegate_desk.ui.best_plan.search import Search
from delegate_desk.ui.best_plan.sum_line import SumLine
from delegate_desk.ui.best_plan.table import ChangesTable
from delegate_desk.ui.best_plan.wording import scenario_name, step_label
from delegate_desk.ui.dialogs.frame import Dialog
from delegate_desk.ui.scenarios.keep import KeepButton
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import Mark
from delegate_desk.ui.widgets.panel import Rule
from delegate_desk.ui.words import in_brief


class BestPlanDialog(Dialog):
    """What is asked at the left, what is found at the right; the plan is changed only by the primary button."""

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        reassurance = _("Applied as one step, so one Ctrl+Z takes it all back")
        super().__init__(theme, _("Best plan"), _("Apply"), reassurance, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._found: Found | None = None
        self._question: Question | None = None
        self.asked = AskedPane(theme, session.plan, session.totals())
        self.headline = Headline(theme)
        self.model = ChangesModel()
        self.table = ChangesTable(theme, self.model)
        self.search = Search(self)
        self.curve = CurveSearch(self)
        self._fill()
        self._join()
        room = self.screen().availableSize() - QSize(theme.px(20), theme.px(50))
        self.resize(QSize(theme.px(1022), theme.px(640)).boundedTo(room))
        self.asked.amount.number.setFocus()
        self.asked.amount.number.selectAll()
        self.look()

    def _fill(self) -> None:
        theme, px = self._theme, self._theme.px
        self.foot.insertWidget(0, Mark(theme, "undo-2", "text2", 16))
        self.keep = KeepButton(theme, self._session)
        self.foot.insertWidget(2, self.keep)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(0)
        panes = QHBoxLayout()
        panes.setSpacing(0)
        panes.addWidget(self.asked)
        panes.addWidget(Rule(theme, upright=True))
        right = QVBoxLayout()
        right.setContentsMargins(px(26), px(16), px(20), px(10))
        right.setSpacing(px(6))
        self._rule = Rule(theme)
        right.addWidget(self.headline)
        right.addWidget(self._rule)
        right.addWidget(self.table, 1)
        self.sum = SumLine(theme, self.table)
        right.addWidget(self.sum)
        right.addStretch(0)
        self.note = Note(theme)
        right.addWidget(self.note)
        panes.addLayout(right, 1)
        self.content.addLayout(panes, 1)
        self.content.addWidget(Rule(theme))

    def _join(self) -> None:
        session, search = self._session, self.search
        self.asked.wished.connect(self.look)
        self.headline.stopped.connect(search.stop)
        self.headline.waiting.connect(self._wait)
        self.headline.budget_wanted.connect(self.asked.amount.ask_budget)
        self.model.ticked.connect(self._tick)
        self.table.chosen.connect(self._explain)
        search.started.connect(self._begin)
        search.found.connect(self._show_found)
        search.progressed.connect(self._tell)
        search.refused.connect(self._show_refusal)
        search.idle.connect(self._rest)
        self.curve.learned.connect(self._show_curve)
        self.keep.kept.connect(lambda name: announce(self, _("Kept as the scenario {name}").format(name=name)))
        session.changed.connect(self._follow)
        session.refused.connect(self.note.complain)
        session.not_saved.connect(self.note.complain)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._end)

    # What is asked

    def look(self) -> None:
        """Look for the best plan for what is asked now."""
        self._question = Question(self._session.plan, self._session.today, self.asked.wish())
        self.search.look_for(self._question)
        self.curve.follow(self._question, Decimal(0), self.asked.amount.budgets_end)
        self._show_curve()

    def _follow(self, _edit: object) -> None:
        if self.isVisible():
            self.asked.show_plan(self._session.plan, self._session.totals())
            self.look()

    def _tick(self, duty: str, may_change: bool) -> None:
        self.asked.leave(duty, alone=not may_change)

    @property
    def is_fresh(self) -> bool:
        """Whether what is shown is the answer to what is asked."""
        return self._found is not None and self._found.asked is self._question

    # What is found

    def _begin(self) -> None:
        self.curve.pause()
        self.headline.begin()

    def _wait(self) -> None:
        """It takes long, so what is shown does not belong to what is asked."""
        self.primary.setEnabled(self.is_fresh)

    def _rest(self) -> None:
        self.headline.end()
        if self._question is not None:  # else it is being closed, and nothing may begin any more
            self.curve.go_on()

    def _tell(self, progress: Progress) -> None:
        if not self.is_fresh and self._question is not None:
            stopped = self._session.totals().stop
            self.headline.tell(progress, money_of(self._question.plan)(progress.cost), stopped)

    def _show_found(self, found: Found) -> None:
        again = self.is_fresh
        self._found = found
        if not found.best.proven or found.complete or not again:
            self.headline.end()
        untouched = self.asked.untouched
        self.curve.learn(found)
        shown = sheet(found, untouched)
        self.model.show(shown.rows)
        self.table.make_room(shown.longest)
        self.sum.show_sum(shown.sum)
        for part in (self.table, self._rule, self.sum):
            part.show()
        self._show_curve()
        self._explain(self._current())
        count = len(found.outcome.changes)
        words = ngettext("Apply {count} change", "Apply {count} changes", count).format(count=formats.whole(count))
        self.primary.set_words(words if count else _("Nothing to change"))
        self.primary.setEnabled(count > 0)
        self.keep.offer(scenario_name(found), partial(_with, found=found, today=self._session.today) if count else None)
        if not again:
            announce(self, f"{self.headline.sentence}, {words}")

    def _show_refusal(self, question: Question, sentence: str) -> None:
        self._found = None
        self.headline.end()
        self.headline.show_refusal(sentence)
        self.model.show([])
        for part in (self.table, self._rule, self.sum):
            part.hide()
        self.note.say("")
        self.keep.offer("", None)
        self.primary.set_words(_("Apply"))
        self.primary.setEnabled(False)
        self._show_curve()
        announce(self, sentence)

    def _show_curve(self, _curve: object = None) -> None:
        curve, found = self.curve.curve, self._found
        if curve is None or self._question is None:
            return
        totals = self._session.totals()
        further = totals.stop if found is None else found.outcome.after.planned - found.best.freed
        best = None if found is None or not self.is_fresh else found
        asked = self._question.wish.budget
        self.asked.curve.show_chart(
            step_chart(curve, further, totals, best or asked, self._session.plan.settings.home_currency),
            complete=curve.wanted() is None,
        )
        if best is not None:
            for_today = None if totals.cost is None else curve.at(totals.cost)
            possible = None if for_today is None or best.best.objective != "hours" else for_today + further
            self.headline.show_found(best, possible)

    # The line beneath

    def _current(self) -> Row | None:
        place = self.table.currentIndex().row()
        return self.model.row(place) if self.table.hasFocus() and 0 <= place < self.model.rowCount() else None

    def _explain(self, row: Row | None) -> None:
        """Say the whole reason of the row that the cursor is on, else what is left out."""
        if row is not None and row.why:
            self.note.say(f"{in_brief(row.title)}: {row.why}")
        elif self._found is not None:
            self.note.say(left_out_words(self._found, self.asked.untouched))

    # Applied, or left

    def accept(self) -> None:
        """Apply what is shown as one step, if it is the answer to what is asked."""
        found = self._found
        if found is None or not self.is_fresh or not found.outcome.changes:
            return
        if self._session.do(step_label(found), lambda plan: _with(plan, found, self._session.today)):
            super().accept()

    def done(self, result: int) -> None:
        """Close; nothing is looked for any more."""
        self._end()
        super().done(result)

    def _end(self) -> None:
        """Give up what is being looked for, and wait until it is given up: it must not outlive the dialog."""
        self._question = None
        self.search.close()
        self.curve.pause()
        self.search.wait()
        self.curve.wait()


def _with(plan: Plan, found: Found, today: date) -> Plan:
    return applied(plan, found.best, today)
