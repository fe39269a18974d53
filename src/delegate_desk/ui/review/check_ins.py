"""Step 2: the check-ins that are due, each with its verdict."""

from typing import cast

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from delegate_desk.domain.brief import Verdict
from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.check_ins import Due, due
from delegate_desk.ui import formats, words
from delegate_desk.ui.review.parts import Question, Scrolled, add, emptied
from delegate_desk.ui.review.sitting import Sitting
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.fields import LineField
from delegate_desk.ui.widgets.panel import FunctionTile, Rule
from delegate_desk.ui.widgets.segments import Segments
from delegate_desk.ui.widgets.text import PlainLabel


class CheckInRow(QWidget):
    """One check-in: whose work it is, since when it is due, the verdict and a note."""

    def __init__(self, theme: Theme, sitting: Sitting, one: Due, verdict: Verdict | None) -> None:
        super().__init__()
        px, plan = theme.px, sitting.plan
        duty = plan.duties[one.duty]
        provider = plan.providers.get(duty.provider) if duty.provider else None
        late = ""
        if one.days_late:
            late = ngettext("{count} day late", "{count} days late", one.days_late).format(count=one.days_late)
        line = words.joined(
            provider.name if provider else "", _("due {date}").format(date=formats.short_date(one.since)), late
        )
        pairs = [("good", _("Good")), ("late", _("Late")), ("redo", _("Redo"))]
        called = _("Verdict on “{title}”").format(title=words.in_brief(duty.title))
        self.verdict = Segments(theme, called, pairs, verdict)
        self.note = LineField(theme, _("A note, if you like"))
        self.note.setAccessibleName(_("Note on “{title}”").format(title=words.in_brief(duty.title)))
        self.verdict.chosen.connect(
            lambda key: sitting.answers.check_in(one.duty, one.date, cast(Verdict, key), self.note.text())
        )
        self.note.committed.connect(lambda text: self._take_note(sitting, one, text))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(PlainLabel(theme, duty.title, "body", weight=QFont.Weight.Medium, elide=True))
        names.addWidget(PlainLabel(theme, line, "meta", "warn" if one.days_late else "text2", elide=True))
        row = QHBoxLayout()
        row.setContentsMargins(0, px(8), 0, px(8))
        row.setSpacing(px(12))
        row.addWidget(FunctionTile(theme, duty.function or "", 26))
        row.addLayout(names, 3)
        row.addWidget(self.note, 2)
        row.addWidget(self.verdict)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Rule(theme))

    def _take_note(self, sitting: Sitting, one: Due, text: str) -> None:
        verdict = self.verdict.value()
        if verdict is not None:
            sitting.answers.check_in(one.duty, one.date, cast(Verdict, verdict), text)


class CheckIns(QWidget):
    """All check-ins due; those that were recorded in this sitting stay, to be changed."""

    def __init__(self, theme: Theme, sitting: Sitting) -> None:
        super().__init__()
        self._theme, self._sitting = theme, sitting
        self._listed: dict[str, Due] = {}
        self._shown: list[tuple[Due, str]] | None = None
        self.rows: list[CheckInRow] = []
        self.question = Question(theme, _("Did the work come out right?"), "")
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
        return self.rows[0].verdict.findChild(QRadioButton) if self.rows else None

    def set_compact(self, _compact: bool) -> None:
        """Rows shrink by themselves."""

    def refresh(self) -> None:
        """Show what is due."""
        plan = self._sitting.plan
        self._listed |= {one.duty: one for one in due(plan, self._sitting.session.today)}
        listed = [one for one in self._listed.values() if one.duty in plan.duties]
        shown = [(one, plan.duties[one.duty].title) for one in listed]
        count = len(due(plan, self._sitting.session.today))
        text = ngettext("{count} check-in is due.", "{count} check-ins are due.", count)
        self.question.sentence.setText(
            text.format(count=formats.whole(count)) if count else _("No check-in is due. Go on.")
        )
        if shown == self._shown:
            return
        self._shown = shown
        emptied(self._scroll.column)
        self.rows = [CheckInRow(self._theme, self._sitting, one, self._verdict(one)) for one in listed]
        for row in self.rows:
            add(self._scroll.column, row)
        self._scroll.column.addStretch(1)

    def _verdict(self, one: Due) -> Verdict | None:
        brief = self._sitting.plan.briefs.get(one.duty)
        made = [each.verdict for each in brief.check_ins if each.date == one.date] if brief else []
        return made[0] if made else None

    def _forget(self) -> None:
        self._listed = {}
        self._shown = None
