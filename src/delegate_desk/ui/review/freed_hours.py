"""Step 4: where the freed hours went: goals by area, and what went back into work."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from delegate_desk.domain.goal import AREAS, Area
from delegate_desk.domain.review import Review
from delegate_desk.i18n import _
from delegate_desk.planning.realised import counts
from delegate_desk.planning.reviews import AskedGoal, asked_goals
from delegate_desk.planning.weeks import review_day
from delegate_desk.ui import formats
from delegate_desk.ui.icons import IconName
from delegate_desk.ui.inspector.notes import NotesEdit
from delegate_desk.ui.review.amount import AmountField, refusal_of
from delegate_desk.ui.review.bars import GoalLine, LastWeeks, Placed
from delegate_desk.ui.review.parts import GroupHead, Question, Scrolled, add, emptied
from delegate_desk.ui.review.side import PlaceBar
from delegate_desk.ui.review.sitting import Sitting
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import Mark
from delegate_desk.ui.widgets.fields import caption_label
from delegate_desk.ui.widgets.panel import Panel, Rule
from delegate_desk.ui.widgets.text import PlainLabel

_WEEKS = 4


class GoalRow(QWidget):
    """One use of the freed hours: its name and note, a line, its target, and the field."""

    def __init__(self, theme: Theme, kind: str, title: str, note: str, target: float | None) -> None:
        super().__init__()
        px = theme.px
        self._target = target
        self.field = AmountField(theme, title, "hours")
        self.line = GoalLine(theme, kind)
        name = PlainLabel(theme, title, "body", weight=QFont.Weight.Medium, elide=True)
        name.setBuddy(self.field)
        shown = _("no goal") if target is None else _("goal {hours}").format(hours=formats.hours(target))
        self.field.describe(shown)
        goal = PlainLabel(theme, shown, "body", "text2")
        goal.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        goal.setFixedWidth(px(88))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        if note:
            words.addWidget(PlainLabel(theme, note, "meta", "text2", elide=True))
        self._grid = grid = QGridLayout()
        grid.setContentsMargins(0, px(4), 0, px(4))
        grid.setHorizontalSpacing(px(16))
        grid.addLayout(words, 0, 0)
        grid.addWidget(self.line, 0, 1)
        grid.addWidget(goal, 0, 2)
        grid.addWidget(self.field, 0, 3)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 8)
        grid.setRowMinimumHeight(0, px(38))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(grid)
        column.addWidget(refusal_of(theme, self.field))
        column.addWidget(Rule(theme))

    def set_compact(self, compact: bool) -> None:
        """Leave the line out."""
        self.line.setVisible(not compact)
        self._grid.setColumnStretch(1, 0 if compact else 8)

    def show_minutes(self, minutes: float | None, most: float) -> None:
        """Show so many minutes; `most` hours fill the line where there is no goal."""
        self.field.show_amount(minutes, strong=bool(minutes))
        full = self._target or most
        self.line.show_share((minutes or 0.0) / 60 / full if full else 0.0)


class FreedHours(QWidget):
    """The bar, a row for each goal and one for work; beside them the last weeks and a line of notes."""

    def __init__(self, theme: Theme, sitting: Sitting) -> None:
        super().__init__()
        self._theme, self._sitting = theme, sitting
        self._goals: list[AskedGoal] | None = None
        self._work: float | None = None
        self._work_said = self._compact = False
        self.rows: dict[str, GoalRow] = {}
        self._heads: dict[Area, GroupHead] = {}
        self.question = Question(theme, "", _("A rough guess is fine. Half hours are enough."))
        self.bar = PlaceBar(theme)
        self._scroll = Scrolled(theme)
        self.notes = NotesEdit(theme, _("One line about this week"))
        self.notes.committed.connect(lambda text: sitting.answers.say_words(notes=text))
        self.chart = LastWeeks(theme)
        self._chart_panel = Panel(theme)
        self._notes_part = QWidget()
        for holder, name, widget in (
            (self._chart_panel, _("Last four weeks, hours you placed"), self.chart),
            (self._notes_part, _("One line about this week"), self.notes),
        ):
            inner = QVBoxLayout(holder)
            inset = theme.px(20) if holder is self._chart_panel else 0
            inner.setContentsMargins(inset, inset and theme.px(16), inset, inset and theme.px(12))
            inner.setSpacing(theme.px(8))
            inner.addWidget(caption_label(theme, name))
            inner.addWidget(widget)
        sitting.turned.connect(self._forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.question)
        column.addWidget(self.bar)
        column.addWidget(self._scroll, 1)

    @property
    def work(self) -> float | None:
        """The minutes that stand as gone back into work; None is not remembered."""
        return self._work

    def beside(self) -> list[QWidget]:
        """What stands in the side column."""
        return [self._chart_panel, self._notes_part]

    def first(self) -> QWidget | None:
        """The field where typing starts."""
        return next((row.field for row in self.rows.values()), None)

    def set_compact(self, compact: bool) -> None:
        """Leave the lines out where there is little room."""
        self._compact = compact
        for row in self.rows.values():
            row.set_compact(compact)

    def refresh(self) -> None:
        """Show the answers as they are now."""
        sitting = self._sitting
        found = asked_goals(sitting.plan, sitting.week, sitting.session.today)
        goals = [one._replace(spent=None, answered=False) for one in found]
        if goals != self._goals:
            self._rebuild(found)
            self._goals = goals
        review = sitting.review
        freed = self._freed(review)
        said = review.back_into_work_minutes if review is not None else None
        confirmed = review is not None and (review.step or 1) > 4
        self._work = said if said is not None or confirmed or self._work_said else 0.0
        for one in found:
            self.rows[one.goal.id].show_minutes(one.spent, freed)
        self.rows[""].show_minutes(self._work, freed)
        self._show_sums(found, freed)
        self.notes.show_value(review.notes if review else "")
        self.chart.show_weeks(self._last_weeks(found))

    def _freed(self, review: Review | None) -> float:
        """The hours that this week could place: those in effect, as frozen where the week was closed before."""
        if review is not None and review.totals is not None and review.totals.now is not None:
            return review.totals.now
        return float(self._sitting.session.totals().now)

    def _say_work(self, minutes: float | None) -> None:
        self._work_said = True
        self._sitting.answers.say_work(minutes)
        self.refresh()

    def _forget(self) -> None:
        self._work_said = False

    def _show_sums(self, found: list[AskedGoal], freed: float) -> None:
        spent = {area: sum(one.spent or 0.0 for one in found if one.goal.area == area) / 60 for area in AREAS}
        work = (self._work or 0.0) / 60
        left = freed - sum(spent.values()) - work
        question = _("Where did the {hours} freed hours go?").format(hours=formats.decimal_text(max(0.0, freed)))
        self.question.question.setText(question)
        shape = _("{hours} not placed yet") if left > -0.05 else _("{hours} more than was freed")
        self.question.figure.setText(shape.format(hours=formats.hours(abs(left))))
        names = {"family": _("Family"), "growth": _("Growth")}
        parts = [(area, names[area], spent[area]) for area in AREAS]
        self.bar.show_parts([*parts, ("work", _("Work"), work), ("left", "", max(0.0, left))])
        for area, head in self._heads.items():
            targets = sum(one.goal.target_hours or 0.0 for one in found if one.goal.area == area)
            of = _("{spent} of {goals}")
            head.figure.setText(of.format(spent=formats.hours(spent[area]), goals=formats.hours(targets)))

    def _rebuild(self, found: list[AskedGoal]) -> None:
        column = self._scroll.column
        emptied(column)
        self.rows, self._heads = {}, {}
        groups: list[tuple[Area, str, IconName]] = [
            ("family", _("Family"), "heart"),
            ("growth", _("Growth"), "sprout"),
        ]
        for area, name, icon in groups:
            mine = [one.goal for one in found if one.goal.area == area]
            if not mine:
                continue
            head = self._heads[area] = GroupHead(self._theme, name)
            head.row.insertWidget(0, Mark(self._theme, icon, area, 18))
            add(column, head)
            for goal in mine:
                row = self.rows[goal.id] = GoalRow(self._theme, area, goal.title, goal.notes, goal.target_hours)
                row.field.said.connect(partial(self._sitting.answers.say_goal, goal.id, goal.title))
                add(column, row)
        head = GroupHead(self._theme, _("Somewhere else"))
        head.row.insertWidget(0, Mark(self._theme, "briefcase", "text2", 18))
        add(column, head)
        row = self.rows[""] = GoalRow(self._theme, "work", _("Went back into work"), _("it happens, note it"), None)
        row.field.said.connect(self._say_work)
        add(column, row)
        column.addStretch(1)
        self.set_compact(self._compact)

    def _last_weeks(self, found: list[AskedGoal]) -> list[Placed]:
        """The three counted weeks before this one, and this one as it stands."""
        plan, week = self._sitting.plan, self._sitting.week
        areas = {goal.id: goal.area for goal in plan.goals.values()}
        before = [key for key in sorted(plan.reviews, reverse=True) if key < week.isoformat()]
        counted = [plan.reviews[key] for key in before[: 10 * _WEEKS] if counts(plan.reviews[key])][: _WEEKS - 1]
        shown = []
        for review in reversed(counted):
            rows = [(areas.get(row.goal, "growth"), row.spent_minutes) for row in review.goals]
            shown.append(self._placed(date.fromisoformat(review.week), rows, review.back_into_work_minutes))
        return [*shown, self._placed(week, [(one.goal.area, one.spent) for one in found], self._work)]

    def _placed(self, week: date, rows: Sequence[tuple[Area, float | None]], work: float | None) -> Placed:
        hours = [sum(spent or 0.0 for area, spent in rows if area == wanted) / 60 for wanted in AREAS]
        day = review_day(week, self._sitting.plan.settings)
        return formats.short_date(day.isoformat()), hours[0], hours[1], (work or 0.0) / 60
