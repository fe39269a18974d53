"""The weekly review: five numbered steps, one question each, with answers already filled in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.planning.reviews import LAST_STEP
from delegate_desk.planning.weeks import review_day
from delegate_desk.ui import formats
from delegate_desk.ui.inspector.notes import NotesEdit
from delegate_desk.ui.review.amount import AmountField
from delegate_desk.ui.review.check_ins import CheckIns
from delegate_desk.ui.review.freed_hours import FreedHours
from delegate_desk.ui.review.ideas_and_focus import IdeasAndFocus
from delegate_desk.ui.review.parts import Scrolled
from delegate_desk.ui.review.screens import Screen
from delegate_desk.ui.review.side import Drifting
from delegate_desk.ui.review.sitting import Sitting
from delegate_desk.ui.review.stepper import Stepper, step_names
from delegate_desk.ui.review.undecided import Undecided
from delegate_desk.ui.review.what_happened import WhatHappened
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button, IconButton
from delegate_desk.ui.widgets.panel import Panel, Rule
from delegate_desk.ui.widgets.text import PlainLabel

_ROOMY = 1100
_SIDE = 304
_TIGHT = 760
"""Design pixels under which what stands beside a step stands beneath it, and the steps beneath the week."""
_STEP, _BENEATH = 330, 220
"""Design pixels of height that a step then has at least, and what is beneath it at most."""
_ANY = 16_777_215


class ReviewPage(QWidget):
    """Head with week and steps, the step's question, what stands beside it, and a footer that names what follows."""

    print_wanted = Signal(str)
    """The sheet of the week that starts on that ISO date is to be printed."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._theme = theme
        self._is_behind = True
        self.sitting = sitting = Sitting(session)
        self.stepper = Stepper(theme)
        self.happened, self.freed = WhatHappened(theme, sitting), FreedHours(theme, sitting)
        self.check_ins, self.undecided = CheckIns(theme, sitting), Undecided(theme, sitting)
        self.ideas = IdeasAndFocus(theme, sitting)
        self.steps = (self.happened, self.check_ins, self.undecided, self.freed, self.ideas)
        self.screen_ = Screen(theme, sitting)
        self.drifting = Drifting(theme, sitting)
        self._stack = QStackedWidget()
        for widget in (*self.steps, self.screen_):
            self._stack.addWidget(widget)
        self._side = self._make_side()
        self._lay_out()
        self._join()
        self.setAccessibleName(_("Weekly review"))

    # Making

    def _make_side(self) -> Scrolled:
        side = Scrolled(self._theme)
        side.column.setSpacing(self._theme.px(18))
        for step in self.steps:
            for widget in step.beside():
                side.column.addWidget(widget)
        side.column.addWidget(self.drifting)
        side.column.addStretch(1)
        return side

    def _make_head(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        head = QWidget()
        self._title = PlainLabel(theme, _("Weekly review"), "title")
        self.day = PlainLabel(theme, "", "body", "text2")
        self.earlier = IconButton(theme, "chevron-left", _("The week before"), size=30)
        self.later = IconButton(theme, "chevron-right", _("The week after"), size=30)
        week = QHBoxLayout()
        for part in (self._title, self.day, self.earlier, self.later):
            week.addWidget(part)
        week.addStretch(1)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight, head)
        self._head.setContentsMargins(px(28), px(14), px(28), px(14))
        self._head.addLayout(week, 1)
        self._head.addWidget(self.stepper, 0, Qt.AlignmentFlag.AlignLeft)
        for row in (week, self._head):
            row.setSpacing(px(10))
        return head

    def _make_footer(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        footer = Panel(theme, "strip", None, 0)
        self.reassurance = PlainLabel(theme, "", "body", "text2", elide=True)
        self.away = Button(theme, _("I was away this week"), "link")
        self.print = Button(theme, _("Close and print"), icon="printer")
        self.back = Button(theme, _("Back"), icon="arrow-left")
        self.next = Button(theme, "", "primary", trailing="arrow-right")
        row = QHBoxLayout(footer)
        row.setContentsMargins(px(28), px(14), px(28), px(14))
        row.setSpacing(px(10))
        row.addWidget(self.reassurance, 1)
        row.addWidget(self.away)
        row.addSpacing(px(12))
        for button in (self.back, self.print, self.next):
            row.addWidget(button)
        return footer

    def _lay_out(self) -> None:
        px = self._theme.px
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setContentsMargins(px(28), px(22), px(18), 0)
        self._body.setSpacing(px(26))
        self._body.addWidget(self._stack, 1)
        self._body.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(Rule(self._theme))
        column.addLayout(self._body, 1)
        self._foot_rule, self._footer = Rule(self._theme), self._make_footer()
        column.addWidget(self._foot_rule)
        column.addWidget(self._footer)

    def _join(self) -> None:
        sitting = self.sitting
        self.stepper.chosen.connect(sitting.go_to)
        self.drifting.step_wanted.connect(self._show_wanted)
        self.earlier.clicked.connect(lambda: sitting.turn(-1))
        self.later.clicked.connect(lambda: sitting.turn(1))
        self.away.clicked.connect(lambda: sitting.away())
        self.back.clicked.connect(lambda: sitting.go_to(sitting.step - 1))
        self.next.clicked.connect(self.go_on)
        self.print.clicked.connect(self._close_and_print)
        self.screen_.print_wanted.connect(self.print_wanted)
        sitting.turned.connect(self._turn)
        sitting.changed.connect(self._follow)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.go_on)

    # What it does

    def go_on(self) -> None:
        """Take what is being typed, confirm the step and show the next."""
        self.commit()
        if self.sitting.state == "asking":
            self.sitting.go_on(self.freed.work)
        elif self.screen_.buttons and self.sitting.state == "missed":
            self.screen_.buttons[0].click()

    @property
    def week(self) -> str:
        """The ISO date of the first day of the week that is shown: what printing prints."""
        return self.sitting.week.isoformat()

    def _close_and_print(self) -> None:
        self.go_on()
        if self.sitting.state == "closed":
            self.print_wanted.emit(self.week)

    def commit(self) -> None:
        """Take what is still being typed, as on leaving its field."""
        field = QApplication.focusWidget()
        while field is not None and field is not self:
            if isinstance(field, AmountField | NotesEdit):
                field.commit()
                return
            field = field.parentWidget()

    def _show_wanted(self, step: int) -> None:
        """Turn to a step that something beside points to; those ahead are gone through."""
        self.commit()
        while self.sitting.state == "asking" and self.sitting.reached() < step:
            if not self.sitting.go_on(self.freed.work):
                return
        self.sitting.go_to(step)

    # What it shows

    def showEvent(self, event: QShowEvent) -> None:
        """Take the review up where it was left, with what changed meanwhile."""
        super().showEvent(event)
        if self._is_behind:
            if self.sitting.review is None:
                self.sitting.start()
            self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what a small window has no room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        roomy = self.width() >= self._theme.px(_ROOMY)
        tight, px, direction = self.width() < self._theme.px(_TIGHT), self._theme.px, QBoxLayout.Direction
        for row in (self._head, self._body):
            row.setDirection(direction.TopToBottom if tight else direction.LeftToRight)
        side = px(_SIDE if roomy else 250)
        self._side.setMinimumWidth(0 if tight else side)
        self._side.setMaximumSize(_ANY if tight else side, px(_BENEATH) if tight else _ANY)
        self._stack.setMinimumHeight(px(_STEP) if tight else 0)
        self.stepper.set_compact(not roomy)
        for step in self.steps:
            step.set_compact(not roomy)

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._is_behind = True

    def _turn(self) -> None:
        """Show another step or week, and put the keyboard there."""
        if not self.isVisible():
            self._is_behind = True
            return
        self.refresh()
        here = self._stack.currentWidget()
        for scrolled in self._stack.findChildren(Scrolled):
            scrolled.verticalScrollBar().setValue(0)
        target = self.screen_.first() if here is self.screen_ else self.steps[self.sitting.step - 1].first()
        place = target or (self.next if self.next.isVisible() else self)
        shown: QWidget | None = place
        while shown is not None and not shown.isVisible():  # layouts show what is new only a moment later
            shown.show()
            shown = shown.parentWidget()
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the week as it is now."""
        self._is_behind = False
        sitting = self.sitting
        asking = sitting.state == "asking"
        step = self.steps[sitting.step - 1]
        if asking:
            step.refresh()
            self.drifting.refresh()
        else:
            self.screen_.refresh()
        self._stack.setCurrentWidget(step if asking else self.screen_)
        for other in self.steps:
            for widget in other.beside():
                widget.setVisible(other is step)
        for widget in (self._side, self._footer, self._foot_rule, self.stepper):
            widget.setVisible(asking)
        self._name_steps()
        self._fit()

    def _name_steps(self) -> None:
        sitting, step = self.sitting, self.sitting.step
        self.stepper.show_step(step, sitting.reached())
        day = review_day(sitting.week, sitting.plan.settings)
        self.day.setText(formats.long_date(day.isoformat()))
        self.day.setAccessibleDescription(sitting.week_words())
        self.earlier.setEnabled(sitting.can_turn(-1))
        self.later.setEnabled(sitting.can_turn(1))
        shape = _("Step {step} of {steps} · Ctrl+Enter goes on · leave any time, your answers are kept")
        self.reassurance.setText(shape.format(step=step, steps=LAST_STEP))
        self.back.setEnabled(step > 1)
        self.away.setVisible(step == 1)
        self.print.setVisible(step == LAST_STEP)
        if step == LAST_STEP:
            self.next.set_words(_("Close the week"))
        else:
            name = step_names()[step]
            self.next.set_words(_("Next: {step}").format(step=name[:1].lower() + name[1:]))
