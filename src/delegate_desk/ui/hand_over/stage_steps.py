"""How far a hand-over is: five circles with their dates, each of which leads to its stage."""

from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from delegate_desk.domain.duty import STAGES, Duty, Stage
from delegate_desk.i18n import _, ngettext
from delegate_desk.ui import formats, icons
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.focus import focus_came, focus_went
from delegate_desk.ui.widgets.painting import box, draw_text, fill, mirrored, visual
from delegate_desk.ui.widgets.text import tip
from delegate_desk.ui.words import stage_name

_DISC, _GAP = 28, 10


def draw_disc(painter: QPainter, theme: Theme, rect: QRectF, number: str, state: str) -> None:
    """Paint a stage's circle: "done" is full with a tick, "here" has the accent, "ahead" is quiet."""
    tokens = theme.tokens
    if state == "done":
        box(painter, rect, rect.height() / 2, tokens.accent)
        side = rect.height() * 0.6
        middle = rect.center()
        icons.draw(painter, "check", tokens.onaccent, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side))
        return
    here = state == "here"
    box(painter, rect, rect.height() / 2, tokens.field, tokens.accent if here else tokens.control, 2 if here else 1)
    painter.setPen(tokens.accent if here else tokens.text2)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, number)


def stage_words(duty: Duty, stage: Stage, today: date) -> str:
    """The line beneath a stage's name: its date, "week 3 of 4" of the present trial, "next", or nothing."""
    here, place = STAGES.index(duty.stage or "brief"), STAGES.index(stage)
    since = {said.stage: said.date for said in duty.stage_dates}.get(stage)
    if place > here:
        return _("next") if place == here + 1 else ""
    if stage == "trial" and place == here and since is not None:
        week = max(0, (today - date.fromisoformat(since)).days) // 7 + 1
        if week <= duty.trial_weeks:
            return _("week {week} of {weeks}").format(week=week, weeks=formats.whole(duty.trial_weeks))
        over = week - duty.trial_weeks
        return ngettext("{count} week over", "{count} weeks over", over).format(count=formats.whole(over))
    return "" if since is None else formats.short_date(since)


class _Step(QRadioButton):
    """One stage; a radio button to keyboard and assistive technology."""

    def __init__(self, theme: Theme, stage: Stage) -> None:
        super().__init__()
        self.stage: Stage = stage
        self._theme = theme
        self._state = "ahead"
        self._under = ""
        self.tight = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_stage(self, duty: Duty, today: date) -> None:
        """Show how a duty stands to this stage."""
        here, place = STAGES.index(duty.stage or "brief"), STAGES.index(self.stage)
        self._state = "here" if place == here else "done" if place < here else "ahead"
        if self._state == "here" and self.stage == "running":
            self._state = "done"
        self._under = stage_words(duty, self.stage, today)
        self.setChecked(place == here)
        shape = _("{stage}, step {place} of 5, current") if place == here else _("{stage}, step {place} of 5")
        name = shape.format(stage=stage_name(self.stage), place=place + 1)
        self.setAccessibleName(f"{name}, {self._under}" if self._under else name)
        tip(self, ", ".join(part for part in (stage_name(self.stage), self._under) if part))
        self.updateGeometry()
        self.update()

    def _fonts(self) -> tuple[QFont, QFont]:
        strong = QFont.Weight.DemiBold if self.isChecked() else None
        return self._theme.font("button", strong), self._theme.font("meta")

    def sizeHint(self) -> QSize:
        """Circle, name and date; where it is tight, the circle alone but for the present stage."""
        first, second = (QFontMetrics(font) for font in self._fonts())
        words = max(first.horizontalAdvance(stage_name(self.stage)), second.horizontalAdvance(self._under))
        px = self._theme.px
        wide = max(30, px(_DISC)) if self.tight and not self.isChecked() else px(_DISC + _GAP) + words + 2
        return QSize(wide, max(px(40), first.height() + second.height()))

    def minimumSizeHint(self) -> QSize:
        """The circle alone, but for the present stage: the other words are spoken and in the tooltip."""
        wide = self.sizeHint().width() if self.isChecked() else max(30, self._theme.px(_DISC))
        return QSize(wide, self.sizeHint().height())

    def hitButton(self, _position: object) -> bool:
        """Circle and words are one button."""
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        focus_came(self, self._theme, self._theme.px(6), event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        focus_went(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw circle and words."""
        painter, px, tokens = QPainter(self), self._theme.px, self._theme.tokens
        direction = self.layoutDirection()
        side = px(_DISC)
        disc = mirrored(QRect(0, (self.height() - side) // 2, side, side), self.rect(), direction)
        painter.setFont(self._theme.font("button", QFont.Weight.DemiBold))
        draw_disc(painter, self._theme, QRectF(disc), str(STAGES.index(self.stage) + 1), self._state)
        name_font, under_font = self._fonts()
        heights = [QFontMetrics(name_font).height(), QFontMetrics(under_font).height()]
        y = (self.height() - sum(heights if self._under else heights[:1])) // 2
        side = px(_DISC + _GAP)
        if self.width() - side < QFontMetrics(name_font).horizontalAdvance(stage_name(self.stage)):
            return
        flags = visual(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, direction)
        ink = tokens.accent if self.isChecked() or self.underMouse() else tokens.text
        for text, font, high, colour in (
            (stage_name(self.stage), name_font, heights[0], ink),
            (self._under, under_font, heights[1], tokens.text2),
        ):
            painter.setFont(font)
            painter.setPen(colour)
            place = mirrored(QRect(side, y, self.width() - side, high), self.rect(), direction)
            draw_text(painter, place, text, flags)
            y += high


class _Way(QWidget):
    """The line from one stage to the next."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._gone = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_gone(self, gone: bool) -> None:
        """Whether the hand-over has come past it."""
        self._gone = gone
        self.update()

    def sizeHint(self) -> QSize:
        """Short: it takes what the stages leave."""
        return QSize(self._theme.px(10), 2)

    def minimumSizeHint(self) -> QSize:
        """May become short."""
        return QSize(self._theme.px(6), 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        fill(QPainter(self), self.rect(), self._theme.tokens.accent if self._gone else self._theme.tokens.cardline)


class StageSteps(QWidget):
    """The five stages in a row; `chosen` gives the one that the owner wants."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: Stage = "brief"
        self._group = QButtonGroup(self)
        self.setAccessibleName(_("Stage of the hand-over"))
        self._theme = theme
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.steps = [_Step(theme, stage) for stage in STAGES]
        self._ways = [_Way(theme) for _stage in STAGES[1:]]
        for place, step in enumerate(self.steps):
            if place:
                row.addWidget(self._ways[place - 1])
            self._group.addButton(step)
            row.addWidget(step)
        self.set_tight(False)
        self._group.buttonClicked.connect(self._clicked)

    def set_tight(self, tight: bool) -> None:
        """Stand closer together, with words for the present stage only."""
        for step in self.steps:
            step.tight = tight
            step.updateGeometry()
        self._row.setSpacing(self._theme.px(4 if tight else 13))

    def show_duty(self, duty: Duty, today: date) -> None:
        """Show how far a duty is."""
        self._shown = duty.stage or "brief"
        for step in self.steps:
            step.show_stage(duty, today)
        here = STAGES.index(self._shown)
        for place, way in enumerate(self._ways):
            way.show_gone(place < here)

    def _clicked(self, step: object) -> None:
        if isinstance(step, _Step) and step.stage != self._shown:
            self.chosen.emit(step.stage)
