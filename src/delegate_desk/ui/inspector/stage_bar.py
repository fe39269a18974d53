"""How far a hand-over is: five segments, each of which leads to its stage."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from delegate_desk.domain.duty import STAGES, Stage, StageDate
from delegate_desk.i18n import _
from delegate_desk.ui import formats
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.focus import focus_came, focus_went
from delegate_desk.ui.widgets.painting import box
from delegate_desk.ui.widgets.text import tip
from delegate_desk.ui.words import stage_name


class _Step(QRadioButton):
    """One segment; a radio button to keyboard and assistive technology."""

    def __init__(self, theme: Theme, stage: Stage) -> None:
        super().__init__()
        self.stage: Stage = stage
        self._theme = theme
        self._reached = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_stage(self, current: Stage, dates: dict[Stage, str]) -> None:
        """Show whether the hand-over has come this far."""
        place, name = STAGES.index(self.stage), stage_name(self.stage)
        self._reached = place <= STAGES.index(current)
        self.setChecked(self.stage == current)
        shape = _("{stage}, step {place} of 5, current") if self.isChecked() else _("{stage}, step {place} of 5")
        self.setAccessibleName(shape.format(stage=name, place=place + 1))
        if self._reached and self.stage in dates:
            since = _("{stage}, since {date}")
            tip(self, since.format(stage=name, date=formats.short_date(dates[self.stage])))
        else:
            tip(self, name if self._reached else _("Move to {stage}").format(stage=name))
        self.update()

    def sizeHint(self) -> QSize:
        """Higher than what is drawn, for the pointer's sake."""
        return QSize(self._theme.px(40), self._theme.px(18))

    def hitButton(self, _position: object) -> bool:
        """The whole segment is the button."""
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        focus_came(self, self._theme, self._theme.px(4), event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        focus_went(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the segment."""
        tokens, px = self._theme.tokens, self._theme.px
        place = QRectF(0, px(10), self.width(), px(6))
        fill = tokens.accent if self._reached else tokens.column
        if self.underMouse() and not self.isChecked():
            fill = tokens.accenthover if self._reached else tokens.accentsoft
        line = tokens.control if self._theme.high_contrast else None
        box(QPainter(self), place, px(3), fill, line)


class StageBar(QWidget):
    """The five stages in a row; `chosen` gives the one that the owner wants."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: Stage = "brief"
        self._group = QButtonGroup(self)
        self.setAccessibleName(_("Stage of the hand-over"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(3))
        self.steps = [_Step(theme, stage) for stage in STAGES]
        for step in self.steps:
            self._group.addButton(step)
            row.addWidget(step)
        self._group.buttonClicked.connect(self._clicked)

    def show_stage(self, current: Stage, dates: tuple[StageDate, ...]) -> None:
        """Show how far a hand-over is, and since when."""
        self._shown = current
        since = {said.stage: said.date for said in dates}
        for step in self.steps:
            step.show_stage(current, since)

    def _clicked(self, step: object) -> None:
        if isinstance(step, _Step) and step.stage != self._shown:
            self.chosen.emit(step.stage)
