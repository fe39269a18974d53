"""The brief of one duty: head, written parts and steps, and beside them check-ins, places and questions."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from delegate_desk.domain.duty import Duty
from delegate_desk.i18n import _
from delegate_desk.ui.hand_over.check_ins_part import CheckInsPart, RhythmPart
from delegate_desk.ui.hand_over.heading import Heading
from delegate_desk.ui.hand_over.items_part import AsksPart, PlacesPart
from delegate_desk.ui.hand_over.steps_part import StepsPart
from delegate_desk.ui.hand_over.texts_part import AuthorityPart, TextPart
from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.scroll_bar import ThinBar

SIDE = 292
TWO_COLUMNS_FROM = 720
"""Design pixels of width from which the side stands beside the steps."""
TIGHT_BELOW = 460
"""Design pixels of width under which the buttons of the head stand beneath its title."""


class BriefView(QScrollArea):
    """Everything about the hand-over of a duty, in one page that scrolls."""

    sources_wanted = Signal()

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._theme, self._editing = theme, editing
        self.heading = Heading(theme, editing.session)
        self.done = TextPart(
            theme, editing, "done_when", _("Done means"), _("What is true when it is done, so that both can see it")
        )
        self.steps = StepsPart(theme, editing)
        self.why = TextPart(theme, editing, "why", _("Why it matters"), _("What it is good for, in a sentence or two"))
        self.check_ins = CheckInsPart(theme, editing)
        self.places, self.asks = PlacesPart(theme, editing), AsksPart(theme, editing)
        self.authority, self.rhythm = AuthorityPart(theme, editing), RhythmPart(theme, editing)
        self.reach = TextPart(theme, editing, "reach_me", _("Reach me"), _("How, when, and what if I do not answer"))
        self.steps.sources_wanted.connect(self.sources_wanted)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        px, page = self._theme.px, QWidget()
        self.setAccessibleName(_("Brief"))
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(px(32))
        main = QVBoxLayout()
        main.setSpacing(px(18))
        for part in (self.done, self.steps, self.why):
            main.addWidget(part)
        main.addStretch(1)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(px(16))
        for beside in (self.check_ins, self.places, self.asks, self.authority, self.rhythm, self.reach):
            side.addWidget(beside)
        side.addStretch(1)
        self._across.addLayout(main, 1)
        self._across.addWidget(self._side)
        self._column = QVBoxLayout(page)
        self._column.addWidget(self.heading)
        self._column.addLayout(self._across, 1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ThinBar(self._theme, narrow=False))

    def show_duty(self, duty: Duty) -> None:
        """Show the brief of a duty, or what changed in it."""
        self.heading.show_duty(duty)
        for part in (self.done, self.steps, self.why, self.check_ins, self.places, self.asks):
            part.show_duty(duty)
        for rest in (self.authority, self.rhythm, self.reach):
            rest.show_duty(duty)

    def commit(self) -> None:
        """Take what is being typed, before another duty is shown."""
        for part in (self.done, self.why, self.reach, self.steps, self.places, self.asks):
            part.commit()
        self.check_ins.lines.commit()

    def to_top(self) -> None:
        """Show the head."""
        self.verticalScrollBar().setValue(0)
        for lines in (self.steps.lines, self.check_ins.lines, self.places.lines, self.asks.lines):
            lines.choose_none()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one column where two are too narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = self._theme.px
        wide = self.width() >= px(TWO_COLUMNS_FROM)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._across.setDirection(direction)
        self._across.setSpacing(px(32) if wide else px(18))
        self._side.setMinimumWidth(px(SIDE) if wide else 0)
        self._side.setMaximumWidth(px(SIDE) if wide else 16_777_215)
        edge = px(28) if wide else px(20)
        bar = self.verticalScrollBar().sizeHint().width()
        self._column.setContentsMargins(edge, px(16), edge - bar, px(24))
        self._column.setSpacing(px(18))
        self.heading.set_compact(not wide, tight=self.width() < px(TIGHT_BELOW))

    def _restyle(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.tokens.window)
        self.setPalette(palette)
        self._arrange()
