"""A field for minutes or hours of a week, with − and + beside what is typed."""

from math import ceil, floor
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QSizePolicy

from delegate_desk.i18n import _
from delegate_desk.ui import formats, icons
from delegate_desk.ui.icons import IconName
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.history import is_for_plan
from delegate_desk.ui.widgets.painting import box
from delegate_desk.ui.widgets.text import PlainLabel

Unit = Literal["minutes", "hours"]
_STEP: dict[Unit, float] = {"minutes": 5.0, "hours": 30.0}
_MOST = 7 * 24 * 60.0


class _Step(QAbstractButton):
    """A − or + within the field; the keyboard has the arrow keys instead."""

    def __init__(self, theme: Theme, name: IconName, words: str, field: QAbstractSpinBox) -> None:
        super().__init__(field)
        self._theme = theme
        self._name: IconName = name
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAutoRepeat(True)

    def sizeHint(self) -> QSize:
        """As wide as a finger needs."""
        return QSize(max(30, self._theme.px(32)), max(30, self._theme.px(32)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign."""
        painter, tokens, px = QPainter(self), self._theme.tokens, self._theme.px
        if self.underMouse() and self.isEnabled():
            box(painter, self.rect().adjusted(px(3), px(3), -px(3), -px(3)), px(6), tokens.hover)
        side = px(14)
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        icons.draw(painter, self._name, tokens.text2, place)


class AmountField(QAbstractSpinBox):
    """Minutes of a week; `said` gives another amount as soon as the owner settles on one, None where it is cleared.

    What comes from the plan is kept exact and only rounded in what is shown, until the owner changes it. An empty
    field reads "not remembered". Shown as on a clock, or in hours with one place.
    """

    said = Signal(object)
    refused = Signal(str)
    """What would be understood, where what is typed was not; empty once it is."""

    def __init__(self, theme: Theme, called: str, unit: Unit = "minutes") -> None:
        super().__init__()
        self._theme = theme
        self._unit: Unit = unit
        self._amount: float | None = None
        self._strong = self._wrong = False
        self._shown = self._described = ""
        self._minus = _Step(theme, "minus", _("Less"), self)
        self._plus = _Step(theme, "plus", _("More"), self)
        self._minus.clicked.connect(lambda: self.stepBy(-1))
        self._plus.clicked.connect(lambda: self.stepBy(1))
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setFrame(False)
        self.setKeyboardTracking(False)
        self.setAccessibleName(called)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.lineEdit().setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.lineEdit().setPlaceholderText(_("not remembered"))
        self.lineEdit().setAccessibleName(called)
        self.editingFinished.connect(self.commit)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def amount(self) -> float | None:
        """The minutes, exact; None is not remembered."""
        return self._amount

    def show_amount(self, minutes: float | None, *, strong: bool = False) -> None:
        """Show what comes from the plan; `strong` where it is another than usual. What is being typed is left alone."""
        typing = self.hasFocus() and self.text() != self._shown
        self._amount, self._strong = minutes, strong
        self._shown = self._words(minutes)
        if not typing:
            if self.text() != self._shown:  # or what is selected, to be typed over, would be no more
                self.lineEdit().setText(self._shown)
            self._mark(wrong=False)
        self._restyle_text()

    def describe(self, text: str) -> None:
        """Say more about the field to assistive technology."""
        self._described = text
        if not self._wrong:
            self.setAccessibleDescription(text)

    def commit(self) -> None:
        """Take what is typed; what is not understood is marked, and the old amount stays in force."""
        typed = self.text().strip()
        if typed == self._shown:
            self._mark(wrong=False)
            return
        if not typed:
            self._settle(None)
            return
        minutes = formats.parse_hours(typed) if self._unit == "hours" else formats.parse_duration(typed)
        if minutes is not None and self._unit == "hours":
            minutes *= 60
        if minutes is None or minutes > _MOST:
            self._mark(wrong=True)
            return
        self._settle(minutes)

    def stepBy(self, steps: int) -> None:
        """Go to the next full step up or down, never below none."""
        self.commit()
        step, start = _STEP[self._unit], self._amount or 0.0
        at = floor(start / step + 1e-9) if steps > 0 else ceil(start / step - 1e-9)
        self._settle(min(_MOST, max(0.0, (at + steps) * step)))
        self.lineEdit().selectAll()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Always both, within a week."""
        flag = QAbstractSpinBox.StepEnabledFlag
        return flag.StepUpEnabled | flag.StepDownEnabled

    def clear(self) -> None:
        """Take the amount out: not remembered."""
        self._settle(None)

    def _settle(self, minutes: float | None) -> None:
        old = self._amount
        self._amount, self._shown = minutes, self._words(minutes)
        self.lineEdit().setText(self._shown)
        self._mark(wrong=False)
        if minutes != old:
            self.said.emit(minutes)

    def _words(self, minutes: float | None) -> str:
        if minutes is None:
            return ""
        return formats.hours(minutes / 60) if self._unit == "hours" else formats.duration(floor(minutes + 0.5 + 1e-9))

    def _mark(self, *, wrong: bool) -> None:
        sentence = ""
        if wrong:
            hours = self._unit == "hours"
            sentence = _("Hours, please: 1.5 or 90 min") if hours else _("Minutes, please: 45 or 1 h 30")
        if wrong != self._wrong:
            self._wrong = wrong
            self.setAccessibleDescription(sentence or self._described)
            self.refused.emit(sentence)
        self.update()

    # How it behaves and looks

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the plan where nothing was typed that it could take back."""
        if is_for_plan(event, undo=self.text() != self._shown, redo=False):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the old amount back; Ctrl+Enter is the page's."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.lineEdit().setText(self._shown)
            self._mark(wrong=False)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page must not change what stands in it."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Thicken the border, and be ready to be typed over."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.lineEdit().selectAll()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Thin the border."""
        super().focusOutEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        """The height of dense rows, and room for "12 h 30 min" between the signs."""
        metrics = QFontMetrics(self._theme.font("body", QFont.Weight.DemiBold))  # so that bold moves nothing
        high = max(self._theme.px(32), metrics.height() + self._theme.px(8), 30)
        room = max(metrics.horizontalAdvance(_("not remembered")), self._theme.px(78))
        return QSize(2 * self._minus.sizeHint().width() + room + self._theme.px(12), high)

    def minimumSizeHint(self) -> QSize:
        """Never squeezed."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the signs at the ends."""
        super().resizeEvent(event)
        wide = self._minus.sizeHint().width()
        ends = (0, self.width() - wide)
        for button, x in zip((self._minus, self._plus), ends[:: -1 if self.isRightToLeft() else 1], strict=True):
            button.setGeometry(x, 0, wide, self.height())
            button.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame; the text and the signs lie in it."""
        tokens = self._theme.tokens
        line = tokens.danger if self._wrong else tokens.accent if self.hasFocus() else tokens.control
        painter = QPainter(self)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        box(painter, self.rect(), self._theme.px(8), tokens.field, line, 1 if line is tokens.control else 2)

    def _restyle(self) -> None:
        wide = self._minus.sizeHint().width()
        self.lineEdit().setTextMargins(wide, 0, wide, 0)
        self._restyle_text()
        self.updateGeometry()

    def _restyle_text(self) -> None:
        weight = QFont.Weight.DemiBold if self._strong else None
        self.setFont(self._theme.font("body", weight))
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        palette.setColor(QPalette.ColorRole.Text, self._theme.tokens.text)
        palette.setColor(QPalette.ColorRole.PlaceholderText, self._theme.tokens.text3)
        self.lineEdit().setPalette(palette)
        self.lineEdit().setFont(self._theme.font("body", weight))


def refusal_of(theme: Theme, field: AmountField) -> PlainLabel:
    """The line beneath a row that says what its field would understand; hidden while there is nothing to say."""
    label = PlainLabel(theme, "", "meta", "danger")
    label.setAlignment(Qt.AlignmentFlag.AlignRight)
    label.setContentsMargins(0, 0, 0, theme.px(4))
    label.hide()

    def say(sentence: str) -> None:
        label.setText(sentence)
        label.setVisible(bool(sentence))

    field.refused.connect(say)
    return label
