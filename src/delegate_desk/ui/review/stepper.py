"""The five numbered steps above the review: which one is shown, which are done."""

from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui import icons
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.focus import focus_came, focus_went
from delegate_desk.ui.widgets.painting import box, draw_text, fill, mirrored
from delegate_desk.ui.widgets.text import tip

Mark = Literal["ahead", "here", "done"]


def step_names() -> tuple[str, ...]:
    """The steps in their order."""
    return (_("What happened"), _("Check-ins"), _("Undecided"), _("Freed hours"), _("Ideas and focus"))


class StepMark(QAbstractButton):
    """One step: its number in a ring, a tick once it is done, and its name."""

    def __init__(self, theme: Theme, number: int, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._number, self._name = number, name
        self._mark: Mark = "ahead"
        self._compact = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_mark(self, mark: Mark, *, reachable: bool) -> None:
        """Show whether the step is done, shown or ahead; only what was reached can be turned to."""
        self._mark = mark
        self.setEnabled(reachable)
        state = {"ahead": _("to come"), "here": _("current"), "done": _("done")}[mark]
        shape = _("{name}, step {number} of 5, {state}")
        self.setAccessibleName(shape.format(name=self._name, number=self._number, state=state))
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Show the number alone, the name then as tooltip; the step that is shown keeps its name."""
        self._compact = compact
        tip(self, self._name if compact else "")
        self.updateGeometry()
        self.update()

    def _named(self) -> bool:
        return not self._compact or self._mark == "here"

    def sizeHint(self) -> QSize:
        """As wide as the name is when it stands out, so that going on moves nothing."""
        px = self._theme.px
        wide = QFontMetrics(self._theme.font("body", QFont.Weight.DemiBold)).horizontalAdvance(self._name)
        return QSize(px(26) + (px(8) + wide + px(4) if self._named() else px(4)), max(30, px(30)))

    def minimumSizeHint(self) -> QSize:
        """Never squeezed."""
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        focus_came(self, self._theme, self._theme.px(8), event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        focus_went(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ring, number or tick, and name."""
        painter, tokens, px = QPainter(self), self._theme.tokens, self._theme.px
        side = px(26)
        ring = mirrored(QRect(0, (self.height() - side) // 2, side, side), self.rect(), self.layoutDirection())
        full = self._mark != "ahead"
        box(painter, ring, side / 2, tokens.accent if full else None, tokens.accent if full else tokens.control)
        if self._mark == "done":
            icons.draw(painter, "check", tokens.onaccent, QRectF(ring).adjusted(px(5), px(5), -px(5), -px(5)))
        else:
            painter.setFont(self._theme.font("body", QFont.Weight.DemiBold))
            painter.setPen(tokens.onaccent if full else tokens.text2)
            draw_text(painter, ring, str(self._number), Qt.AlignmentFlag.AlignCenter)
        if self._named():
            weight = QFont.Weight.DemiBold if self._mark == "here" else QFont.Weight.Medium
            painter.setFont(self._theme.font("body", weight))
            painter.setPen(tokens.text if self._mark == "here" else tokens.text2)
            place = QRect(side + px(8), 0, self.width() - side - px(8), self.height())
            side_of = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
            shown = mirrored(place, self.rect(), self.layoutDirection())
            draw_text(painter, shown, self._name, side_of | Qt.AlignmentFlag.AlignVCenter)


class _Link(QWidget):
    """The short line between two steps."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.done = False

    def sizeHint(self) -> QSize:
        """A short line."""
        return QSize(self._theme.px(26), self._theme.px(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        tokens, high = self._theme.tokens, self._theme.px(2)
        place = QRect(0, (self.height() - high) // 2, self.width(), high)
        fill(QPainter(self), place, tokens.accent if self.done else tokens.line)


class Stepper(QWidget):
    """All five steps in a row."""

    chosen = Signal(int)
    """A step that the owner turns to, 1 to 5."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.marks = [StepMark(theme, number, name) for number, name in enumerate(step_names(), 1)]
        self._links = [_Link(theme) for _each in self.marks[1:]]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        for number, mark in enumerate(self.marks, 1):
            if number > 1:
                row.addWidget(self._links[number - 2], 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(mark)
            mark.clicked.connect(lambda _checked=False, number=number: self.chosen.emit(number))
        self.setAccessibleName(_("Steps of the review"))

    def show_step(self, step: int, reached: int) -> None:
        """Show which step is shown and how far the owner has come."""
        for number, mark in enumerate(self.marks, 1):
            state: Mark = "here" if number == step else "done" if number < reached else "ahead"
            mark.show_mark(state, reachable=number <= reached and number != step)
        for number, link in enumerate(self._links, 1):
            link.done = number < reached
            link.update()

    def set_compact(self, compact: bool) -> None:
        """Take little room."""
        for mark in self.marks:
            mark.set_compact(compact)
        for link in self._links:
            link.setVisible(not compact)
