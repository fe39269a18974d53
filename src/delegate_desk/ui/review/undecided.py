"""Step 3: the undecided duties, each to be decided with one press."""

from typing import cast

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from delegate_desk.domain.duty import DECISIONS, Decision, Duty
from delegate_desk.domain.plan import in_order
from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.drift import drifts
from delegate_desk.planning.hours import hours
from delegate_desk.ui import formats, words
from delegate_desk.ui.review.parts import Question, Scrolled, add, emptied
from delegate_desk.ui.review.sitting import Sitting
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.panel import FunctionTile, Rule
from delegate_desk.ui.widgets.segments import Segments
from delegate_desk.ui.widgets.text import PlainLabel


class UndecidedRow(QWidget):
    """One duty with the four decisions."""

    def __init__(self, theme: Theme, sitting: Sitting, duty: Duty, remark: str) -> None:
        super().__init__()
        px = theme.px
        pairs: list[tuple[str, str]] = [(decision, words.decision_name(decision)) for decision in DECISIONS]
        called = _("Decision on “{title}”").format(title=words.in_brief(duty.title))
        self.decision = Segments(theme, called, pairs, duty.decision)
        self.decision.chosen.connect(lambda key: sitting.answers.decide(duty.id, cast(Decision, key)))
        taken = hours(duty, sitting.session.today)
        each_week = "" if taken is None else _("{hours} a week").format(hours=formats.hours(float(taken)))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(PlainLabel(theme, duty.title, "body", weight=QFont.Weight.Medium, elide=True))
        line = words.joined(words.cadence_name(duty.cadence), each_week, remark)
        names.addWidget(PlainLabel(theme, line, "meta", "warn" if remark else "text2", elide=True))
        row = QHBoxLayout()
        row.setContentsMargins(0, px(6), 0, px(6))
        row.setSpacing(px(12))
        row.addWidget(FunctionTile(theme, duty.function or "", 26))
        row.addLayout(names, 1)
        row.addWidget(self.decision)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Rule(theme))


class Undecided(QWidget):
    """All undecided duties; those decided in this sitting stay, to be changed."""

    def __init__(self, theme: Theme, sitting: Sitting) -> None:
        super().__init__()
        self._theme, self._sitting = theme, sitting
        self._listed: dict[str, None] = {}
        self._shown: list[tuple[str, str, str]] | None = None
        self.rows: dict[str, UndecidedRow] = {}
        self.question = Question(theme, _("What else could leave your desk?"), "")
        self._scroll = Scrolled(theme)
        sitting.turned.connect(self._forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.question)
        column.addWidget(self._scroll, 1)

    def beside(self) -> list[QWidget]:
        """Nothing of its own."""
        return []

    def first(self) -> QWidget | None:
        """Where the keyboard starts."""
        return next((row.decision.findChild(QRadioButton) for row in self.rows.values()), None)

    def set_compact(self, _compact: bool) -> None:
        """Rows shrink by themselves."""

    def refresh(self) -> None:
        """Show the duties as they are now."""
        plan = self._sitting.plan
        open_ones = [duty.id for duty in in_order(plan.duties) if duty.decision == "undecided"]
        self._listed |= dict.fromkeys(open_ones)
        text = ngettext("{count} duty is undecided.", "{count} duties are undecided.", len(open_ones))
        rest = _("Decide what you can; the rest waits.")
        self.question.sentence.setText(
            f"{text.format(count=formats.whole(len(open_ones)))} {rest}" if open_ones else _("All is decided. Go on.")
        )
        remarks = self._remarks()
        listed = [plan.duties[key] for key in self._listed if key in plan.duties]
        shown = [(duty.id, duty.title, remarks.get(duty.id, "")) for duty in listed]
        if [row[:2] for row in shown] != [row[:2] for row in self._shown or [("", "", "")]]:
            emptied(self._scroll.column)
            self.rows = {
                duty.id: UndecidedRow(self._theme, self._sitting, duty, remarks.get(duty.id, "")) for duty in listed
            }
            for row in self.rows.values():
                add(self._scroll.column, row)
            self._scroll.column.addStretch(1)
        self._shown = shown
        for duty in listed:
            self.rows[duty.id].decision.set_value(duty.decision)

    def _remarks(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for one in drifts(self._sitting.plan, self._sitting.session.today):
            if one.kind == "runs_over":
                found[one.key] = _("ran over three weeks in a row")
            elif one.kind == "untouched" and one.since:
                found.setdefault(one.key, _("untouched since {date}").format(date=formats.short_date(one.since)))
        return found

    def _forget(self) -> None:
        self._listed = {}
        self._shown = None
