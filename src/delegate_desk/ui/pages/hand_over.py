"""The hand-over page: which duty is how far at the side, and the brief of one of them."""

from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.brief import Brief
from delegate_desk.domain.duty import STAGES, Stage
from delegate_desk.domain.edit import Edit
from delegate_desk.i18n import _
from delegate_desk.planning.briefs import taken_from
from delegate_desk.planning.check_ins import due
from delegate_desk.planning.hand_over_dip import hand_over_dip
from delegate_desk.planning.moves import to_stage
from delegate_desk.ui.announce import announce
from delegate_desk.ui.hand_over.brief_view import BriefView
from delegate_desk.ui.hand_over.calm_warning import CalmWarning
from delegate_desk.ui.hand_over.rail import Rail
from delegate_desk.ui.hand_over.rail_rows import rail_rows
from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.pay_back.shown import about_words, even_words
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.painting import fill
from delegate_desk.ui.widgets.text import PlainLabel, tip
from delegate_desk.ui.words import stage_name

RAIL = 420
NARROW_RAIL = 300
NARROW_BELOW = 1150
"""Design pixels."""
MOST_OF_THE_PAGE = 0.38
"""What the rail takes of the page at most, also with large text."""

_LAYOUTS = 10
"""So many layouts within layouts ask one another in turn; a picture in between would show parts over each other."""


class HandOverPage(QWidget):
    """The rail of stages, and the brief of the duty that is chosen there."""

    print_wanted = Signal(str)
    """Print the checklist of the duty with this id."""

    pay_back_wanted = Signal()
    """The owner would like to see what the hand-overs cost first, and when that is back."""

    copy_wanted = Signal(str, str)
    """The checklist of this duty was put on the clipboard, as "text" or "markdown"."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._editing = Editing(session)
        self.rail = Rail(theme)
        self._total = PlainLabel(theme, "", "body", "text2", elide=True)
        self._warning = CalmWarning(theme)
        self.pay_back = Button(theme, "", "link", icon="trending-up", dense=True)
        self.view = BriefView(theme, self._editing)
        self._nothing = _nothing(theme)
        self._lay_out()
        self._join()
        self.setAccessibleName(_("Hand-over"))
        theme.changed.connect(self._arrange)

    def _lay_out(self) -> None:
        self._side = _Surface(self._theme)
        head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._title = PlainLabel(self._theme, _("Hand-over"), "title", elide=True)
        head.addWidget(self._title, 1)
        head.addWidget(self._total)
        self._head = head
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.rail, 1)
        column.addWidget(self._warning)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.pay_back, 0, Qt.AlignmentFlag.AlignLeft)
        self._foot.addStretch(1)
        column.addLayout(self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self.view, 1)
        row.addWidget(self._nothing, 1)
        self._arrange()

    def _join(self) -> None:
        self.rail.chosen.connect(self.show_duty)
        self.rail.staged.connect(self._step_stage)
        self.rail.dropped.connect(self._to_stage)
        self.pay_back.clicked.connect(self.pay_back_wanted)
        heading = self.view.heading
        heading.print_wanted.connect(lambda: self.print_wanted.emit(self.duty))
        heading.copy_wanted.connect(self.copy_checklist)
        heading.stage_wanted.connect(lambda stage: self._to_stage(self.duty, stage))
        self.view.sources_wanted.connect(self._offer_sources)
        self._session.changed.connect(self._follow)

    @property
    def duty(self) -> str:
        """The id of the duty whose brief is shown; "" where none is."""
        return self._editing.ids[0] if self._editing.ids else ""

    def show_duty(self, duty: str) -> None:
        """Show the brief of a duty; what is being typed into another is taken first."""
        if duty == self.duty or duty not in self._session.plan.duties:
            return
        if self._editing.ids:
            self.view.commit()
        self._editing.ids = (duty,)
        self.view.to_top()
        if self.isVisible():  # else once it is shown
            self._refresh()

    def copy_checklist(self, form: str) -> None:
        """Put the checklist on the clipboard, as "text" or "markdown"."""
        from delegate_desk.documents.checklist_text import checklist_text

        if not self.duty:
            return
        self.view.commit()
        text = checklist_text(self._session.plan, self._editing.duty(), "markdown" if form == "markdown" else "text")
        QGuiApplication.clipboard().setText(text)
        announce(self, _("Checklist copied"))
        self.copy_wanted.emit(self.duty, form)

    def take_brief(self, source: Brief, called: str) -> None:
        """Take what another brief or a starter says into the one that is shown."""
        key = self.duty
        label = _("Brief for {title} taken from “{source}”").replace("{source}", called)
        self._editing.change(label, lambda plan: taken_from(plan, key, source))

    # What is shown

    def _follow(self, _edit: Edit | None) -> None:
        if self.isVisible():  # else once it is shown
            self._refresh()

    def _refresh(self) -> None:
        plan, today = self._session.plan, self._session.today
        found = rail_rows(plan, today, frozenset(each.duty for each in due(plan, today)))
        listed = [row.duty.id for row in found.rows if row.duty is not None]
        if self.duty not in plan.duties:
            self._editing.ids = tuple(listed[:1])
        self._total.setText(found.total)
        self._arrange()
        dip = hand_over_dip(plan, today)
        self.pay_back.set_words(even_words(dip))
        tip(self.pay_back, about_words(dip))
        self.pay_back.setVisible(bool(dip.hand_overs))
        self.rail.show_rows(found.rows, self.duty)
        self._warning.show_plan(plan)
        self.view.setVisible(bool(self.duty))
        self._nothing.setVisible(not self.duty)
        if self.duty:
            self.view.show_duty(self._editing.duty())
            for _round in range(_LAYOUTS):
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _offer_sources(self) -> None:
        from delegate_desk.ui.hand_over.sources import SourcesDialog

        dialog = SourcesDialog(self._theme, self._session.plan, self._editing.duty(), self)
        dialog.taken.connect(self.take_brief)
        dialog.open()

    def _step_stage(self, duty: str, step: int) -> None:
        here = STAGES.index(self._session.plan.duties[duty].stage or "brief")
        if 0 <= here + step < len(STAGES):
            self._to_stage(duty, STAGES[here + step])

    def _to_stage(self, duty: str, stage: str) -> None:
        self.view.commit()
        wanted, today = cast("Stage", stage), self._session.today
        label = _("Moved {title} to stage {stage}").replace("{stage}", stage_name(wanted))
        self._editing.change(label, partial(to_stage, key=duty, stage=wanted, today=today))

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while another page was open."""
        super().showEvent(event)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the narrow rail in a small window."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = self._theme.px
        wide = px(NARROW_RAIL if self.width() < px(NARROW_BELOW) else RAIL)
        wide = min(wide, max(px(120), round(MOST_OF_THE_PAGE * self.width())))
        self._side.setFixedWidth(wide)
        needed = sum(label.sizeHint().width() for label in (self._title, self._total)) + px(50)
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.LeftToRight if needed <= wide else direction.TopToBottom)
        self._head.setSpacing(px(10) if needed <= wide else 0)
        self._head.setContentsMargins(px(20), px(20), px(20), px(4))
        self._foot.setContentsMargins(px(20), px(6), px(20), px(10))


class _Surface(QWidget):
    """The rail's ground, with a line to the brief."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and line."""
        painter, tokens = QPainter(self), self._theme.tokens
        fill(painter, self.rect(), tokens.panel)
        left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        fill(painter, QRect(0 if left else self.width() - 1, 0, 1, self.height()), tokens.line)


def _nothing(theme: Theme) -> QWidget:
    """What stands in the place of a brief where nothing is outsourced."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.addStretch(2)
    for text, role in (
        (_("Nothing is handed over yet"), "section"),
        (_("Drag a duty to Outsource on the board, or press O there. Its brief is written here."), "body"),
    ):
        label = PlainLabel(theme, text, "section" if role == "section" else "body", wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label)
    column.addStretch(3)
    return page
