"""Step 5: ideas worth keeping, and what next week is for."""

from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.idea import Idea, IdeaStatus
from delegate_desk.domain.plan import in_order
from delegate_desk.i18n import _
from delegate_desk.ui import words
from delegate_desk.ui.inspector.notes import NotesEdit
from delegate_desk.ui.review.parts import GroupHead, Question, Scrolled, add, emptied
from delegate_desk.ui.review.sitting import Sitting
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.fields import LineField, caption_label
from delegate_desk.ui.widgets.panel import Rule
from delegate_desk.ui.widgets.segments import Segments
from delegate_desk.ui.widgets.text import PlainLabel


class IdeaRow(QWidget):
    """One open idea, and what became of it."""

    def __init__(self, theme: Theme, sitting: Sitting, idea: Idea) -> None:
        super().__init__()
        px = theme.px
        pairs = [("open", _("Open")), ("tried", _("Tried")), ("kept", _("Kept")), ("dropped", _("Dropped"))]
        called = _("What became of “{idea}”").format(idea=words.in_brief(idea.text))
        self.status = Segments(theme, called, pairs, idea.status)
        self.status.chosen.connect(lambda key: sitting.answers.settle_idea(idea.id, cast(IdeaStatus, key)))
        row = QHBoxLayout()
        row.setContentsMargins(0, px(6), 0, px(6))
        row.setSpacing(px(12))
        row.addWidget(PlainLabel(theme, idea.text, wrap=True), 1)
        row.addWidget(self.status)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Rule(theme))


class IdeasAndFocus(QWidget):
    """A line for a new idea, the open ones, and the focus of next week."""

    def __init__(self, theme: Theme, sitting: Sitting) -> None:
        super().__init__()
        self._theme, self._sitting = theme, sitting
        self._shown: list[tuple[str, str]] | None = None
        self._listed: dict[str, None] = {}
        self.rows: dict[str, IdeaRow] = {}
        self.question = Question(
            theme, _("What will next week be for?"), _("One or two lines you will read again next week.")
        )
        self.focus = NotesEdit(theme, _("Next week's focus"), _("Decide who orders materials. Gym on Tuesday."))
        self.focus.committed.connect(lambda text: sitting.answers.say_words(focus=text))
        self.idea = LineField(theme, _("An idea worth keeping; Enter keeps it"), icon="lightbulb")
        self.idea.setAccessibleName(_("New idea"))
        self.idea.returnPressed.connect(self._keep)
        self._last = PlainLabel(theme, "", "body", "text2", wrap=True)
        self._scroll = Scrolled(theme)
        sitting.turned.connect(self._forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.question)
        column.addWidget(self._last)
        column.addWidget(caption_label(theme, _("Next week's focus")))
        column.addWidget(self.focus)
        column.addSpacing(theme.px(8))
        column.addWidget(self.idea)
        column.addWidget(self._scroll, 1)

    def beside(self) -> list[QWidget]:
        """Nothing of its own."""
        return []

    def first(self) -> QWidget | None:
        """Where the keyboard starts."""
        return self.focus

    def set_compact(self, _compact: bool) -> None:
        """Rows shrink by themselves."""

    def refresh(self) -> None:
        """Show words and ideas as they are now."""
        sitting = self._sitting
        review = sitting.review
        self.focus.show_value(review.focus if review else "")
        before = [key for key in sitting.plan.reviews if key < sitting.week.isoformat()]
        last = sitting.plan.reviews[max(before)].focus if before else ""
        self._last.setText(_("This week's focus was: {focus}").format(focus=words.in_brief(last, 400)) if last else "")
        self._last.setVisible(bool(last))
        ideas = in_order(sitting.plan.ideas)
        self._listed |= {idea.id: None for idea in ideas if idea.status == "open"}
        listed = [idea for idea in ideas if idea.id in self._listed]
        shown = [(idea.id, idea.text) for idea in listed]
        if shown != self._shown:
            self._shown = shown
            self._rebuild(listed)
        for idea in listed:
            self.rows[idea.id].status.set_value(idea.status)

    def _rebuild(self, listed: list[Idea]) -> None:
        emptied(self._scroll.column)
        self.rows = {}
        if listed:
            add(self._scroll.column, GroupHead(self._theme, _("Open ideas")))
        for idea in listed:
            self.rows[idea.id] = IdeaRow(self._theme, self._sitting, idea)
            add(self._scroll.column, self.rows[idea.id])
        self._scroll.column.addStretch(1)

    def _keep(self) -> None:
        text = self.idea.text().strip()
        if text and self._sitting.answers.add_idea(text):
            self.idea.show_value("")
            self.idea.clear()

    def _forget(self) -> None:
        self._listed = {}
        self._shown = None
