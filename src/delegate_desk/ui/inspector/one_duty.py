"""One duty with all its fields."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from delegate_desk.domain.duty import Duty
from delegate_desk.i18n import _
from delegate_desk.planning.ratings import ONLY_ME, speaks_for_outsourcing
from delegate_desk.ui.inspector.decision import DecisionChoice
from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.inspector.hand_over import HandOver
from delegate_desk.ui.inspector.heading import Heading
from delegate_desk.ui.inspector.more import More
from delegate_desk.ui.inspector.ratings import Ratings
from delegate_desk.ui.inspector.rhythm import Rhythm
from delegate_desk.ui.inspector.time_spent import TimeSpent
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import Mark
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.panel import Rule
from delegate_desk.ui.widgets.scroll_bar import ThinBar
from delegate_desk.ui.widgets.text import PlainLabel


class OneDuty(QWidget):
    """Heading, decision, rhythm, ratings, hand-over and further fields, over what can be done next."""

    closed = Signal()
    brief_wanted = Signal(str)
    checklist_wanted = Signal(str)
    providers_wanted = Signal()

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._theme = theme
        self._editing = editing
        self._seen: tuple[object, ...] = ()
        bar = ThinBar(theme, narrow=True)
        self._bar = bar.sizeHint().width()
        self.heading = Heading(theme, editing, self._bar)
        self.decision = DecisionChoice(theme, editing)
        self.rhythm = Rhythm(theme, editing)
        self.ratings = Ratings(theme, editing)
        self.hand_over = HandOver(theme, editing)
        self.time = TimeSpent(theme, editing)
        self.more = More(theme, editing)
        self.footer = Footer(theme)
        self.heading.closed.connect(self.closed)
        self.hand_over.provider.providers_wanted.connect(self.providers_wanted)
        self.footer.brief.clicked.connect(lambda: self.brief_wanted.emit(editing.ids[0]))
        self.footer.checklist.clicked.connect(lambda: self.checklist_wanted.emit(editing.ids[0]))
        self._scroll = QScrollArea()
        self._scroll.setVerticalScrollBar(bar)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # it draws nothing where all fits
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        page = self._page()
        self._scroll.setWidget(page)
        page.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        for part in (self.time, self.more):  # laid out a moment after they are opened
            part.opened.connect(lambda part=part: QTimer.singleShot(0, part, lambda: self._bring_into_sight(part)))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.footer)

    def _page(self) -> QWidget:
        px = self._theme.px
        page = QWidget()
        fields = QVBoxLayout()
        fields.setContentsMargins(px(20), px(10), px(20) - self._bar, px(8))
        fields.setSpacing(0)
        fields.addWidget(self.decision)
        fields.addSpacing(px(18))
        fields.addWidget(self.rhythm)
        fields.addSpacing(px(14))
        fields.addWidget(self.ratings)
        fields.addSpacing(px(14))
        fields.addWidget(Rule(self._theme))
        fields.addSpacing(px(16))
        fields.addWidget(self.hand_over)
        fields.addWidget(self.time)
        fields.addWidget(self.more)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addLayout(fields)
        column.addStretch(1)
        return page

    def show_duty(self, duty: Duty) -> None:
        """Show another duty, or the same one as it is now."""
        plan = self._editing.plan
        seen = (duty, plan.providers, plan.settings, self._editing.session.today)
        self.time.show_duty(duty)
        self.hand_over.show_duty(duty)  # other duties of its provider may have changed what it costs
        if seen == self._seen:
            return
        self._seen = seen
        self.heading.show_duty(duty)
        self.decision.show_duties([duty])
        self.rhythm.show_duty(duty)
        self.ratings.show_duty(duty)
        self.more.show_duty(duty)
        self.footer.show_duty(duty)

    def to_top(self) -> None:
        """Show the beginning, of another duty."""
        self._scroll.verticalScrollBar().setValue(0)

    def _bring_into_sight(self, part: QWidget) -> None:
        """Show what was opened to its end, or from its top where it is too high for that."""
        bar, page = self._scroll.verticalScrollBar(), self._scroll.widget()
        assert page is not None
        top = part.mapTo(page, QPoint()).y()
        bar.setValue(max(bar.value(), min(top, top + part.height() - self._scroll.viewport().height())))

    def commit(self) -> None:
        """Take what is still being typed, as on leaving its field."""
        self.heading.commit()
        self.more.commit()
        focused = self.focusWidget()
        if isinstance(focused, QLineEdit) and focused.hasFocus():
            focused.editingFinished.emit()


class Footer(QWidget):
    """The way to brief and checklist of an outsourced duty; a hint for one that is not decided."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        px = theme.px
        self.brief = Button(theme, _("Open brief"), "primary", icon="file-text")
        self.checklist = Button(theme, _("Checklist"), icon="printer")
        self.hint = PlainLabel(theme, "", "meta", "text2", wrap=True)
        self._mark = Mark(theme, "lightbulb", "accent", 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), px(10), px(20), px(18))
        row.setSpacing(px(8))
        row.addWidget(self.brief, 1)
        row.addWidget(self.checklist, 1)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.hint, 1)

    def show_duty(self, duty: Duty) -> None:
        """Offer what fits the duty's decision."""
        outsourced = duty.decision == "outsource"
        hint = _hint(duty)
        for button in (self.brief, self.checklist):
            button.setVisible(outsourced)
        for part in (self.hint, self._mark):
            part.setVisible(bool(hint))
        self.hint.setText(hint)
        self.setVisible(outsourced or bool(hint))


def _hint(duty: Duty) -> str:
    """What the ratings of an undecided duty speak for, if for anything."""
    if duty.decision != "undecided":
        return ""
    if duty.needs_me == ONLY_ME:
        return _("Only you can do it: a good one to keep.")
    if speaks_for_outsourcing(duty):
        return _("Low enjoyment, and it does not need you: a good one to outsource.")
    return ""
