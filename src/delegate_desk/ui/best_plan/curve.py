"""The curve of freed hours over the weekly budget: read with pointer, arrow keys or by ear, as a table, or clicked."""

from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui import formats
from delegate_desk.ui.announce import announce
from delegate_desk.ui.charts.look import screen_look
from delegate_desk.ui.charts.model import Spots, StepChart
from delegate_desk.ui.charts.steps import amount_at, paint_steps
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.trends.shown import Reading, ShownChart
from delegate_desk.ui.widgets.fields import caption_label
from delegate_desk.ui.widgets.focus import focus_came, focus_went
from delegate_desk.ui.widgets.text import PlainLabel

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}


class CurveView(QWidget):
    """A caption, which tells what is under the pointer, above the curve."""

    budget_wanted = Signal(object)
    """A click, or Space on what is read: the budget, a Decimal."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = _("Hours freed for each weekly budget")
        self._caption = caption_label(theme, self._title)
        self.plot = CurvePlot(theme)
        self.plot.read.connect(self._say)
        self.plot.budget_wanted.connect(self.budget_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(self._caption)
        column.addWidget(self.plot, 1)

    def show_chart(self, chart: StepChart, *, complete: bool) -> None:
        """Show what is known by now; `complete` where nothing of note is missing."""
        self.plot.show_chart(chart, complete=complete)

    def _say(self, sentence: str) -> None:
        self._caption.setText(sentence or self._title)


class CurvePlot(PlainLabel):
    """The curve itself; its text is the curve's sentence, which assistive technology reads."""

    budget_wanted = Signal(object)
    read = Signal(str)
    """What is read now, in one line; "" for nothing."""

    def __init__(self, theme: Theme) -> None:
        self._chart: StepChart | None = None
        self._spots: Spots | None = None
        self._place = -1
        super().__init__(theme)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleDescription(_("Arrow keys read step by step, Space takes a budget, Enter shows a table."))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.as_table = QAction(_("Show as table"), self)
        self.as_table.triggered.connect(self._show_table)
        self.addAction(self.as_table)

    @property
    def chart(self) -> StepChart | None:
        """What is shown."""
        return self._chart

    def show_chart(self, chart: StepChart, *, complete: bool) -> None:
        """Show what is known by now."""
        same = self._chart is not None and self._chart.stretches == chart.stretches
        self._chart = chart
        if not same:
            self._place = -1
        self.setText(_sentence(chart, complete=complete))
        self.update()

    def minimumSizeHint(self) -> QSize:
        """A curve that can still be read."""
        return QSize(self._theme.px(200), self._theme.px(104))

    def sizeHint(self) -> QSize:
        """As the design has it."""
        return QSize(self._theme.px(296), self._theme.px(186))

    # Reading

    def _go_to(self, place: int, *, aloud: bool = False) -> None:
        if self._chart is None or place == self._place:
            return
        self._place = place
        self.update()
        words = _reading(self._chart, place).sentence() if place >= 0 else ""
        self.read.emit(words)
        if aloud:
            announce(self, words)

    def _at(self, at: QPointF) -> int:
        """The stretch under the pointer, or the last before it; -1 outside of the field."""
        if self._chart is None or self._spots is None or not self._spots.area.adjusted(-4, -4, 4, 4).contains(at):
            return -1
        amount = amount_at(self._spots, self._chart, at.x())
        starts = [i for i, each in enumerate(self._chart.stretches) if each.start <= amount]
        return starts[-1] if starts else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read what is under the pointer."""
        self._go_to(self._at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the budget under the pointer."""
        if self._chart is None or self._spots is None or event.button() != Qt.MouseButton.LeftButton:
            return
        amount = amount_at(self._spots, self._chart, event.position().x())
        self.budget_wanted.emit(Decimal(round(amount)))

    def leaveEvent(self, event: QEvent) -> None:
        """Read nothing, unless the keyboard does."""
        if not self.hasFocus():
            self._go_to(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from step to step; Space asks for its budget, Enter shows the table."""
        key, count = Qt.Key(event.key()), 0 if self._chart is None else len(self._chart.stretches)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._show_table()
        elif key == Qt.Key.Key_Space and self._chart is not None and self._place >= 0:
            self.budget_wanted.emit(_least(self._chart, self._place))
        elif key == Qt.Key.Key_Escape and self._place >= 0:
            self._go_to(-1)
        elif count and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if key == Qt.Key.Key_Home else count - 1, aloud=True)
        elif count and key in _STEPS:
            start = self._place if self._place >= 0 else (-1 if _STEPS[key] > 0 else count)
            self._go_to(min(max(start + _STEPS[key], 0), count - 1), aloud=True)
        else:
            event.ignore()

    def _show_table(self) -> None:
        from delegate_desk.ui.trends.table import ChartTable

        if self._chart is not None and self._chart.stretches:
            ChartTable(self._theme, _shown(self._chart, self.text()), self.window()).open()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        focus_came(self, self._theme, self._theme.px(8), event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        focus_went(self, event)
        self._go_to(-1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the curve, and a ring at what is read."""
        if self._chart is None:
            return
        painter = QPainter(self)
        self._spots = paint_steps(painter, QRectF(self.rect()), self._chart, screen_look(self._theme))
        if 0 <= self._place < len(self._spots.centres):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.tokens.text, self._theme.scaled(2)))
            painter.setBrush(self._theme.tokens.window)
            painter.drawEllipse(self._spots.centres[self._place], self._theme.scaled(4), self._theme.scaled(4))


def _least(chart: StepChart, place: int) -> Decimal:
    """The least budget of a stretch that can be typed: up to the next cent."""
    return Decimal(repr(chart.stretches[place].start)).quantize(Decimal("0.01"), rounding="ROUND_CEILING")


def _reading(chart: StepChart, place: int) -> Reading:
    each = chart.stretches[place]
    return Reading(
        _("From {budget} a week").format(budget=chart.amount(each.start)), ((_("freed"), formats.hours(each.hours)),)
    )


def _sentence(chart: StepChart, *, complete: bool) -> str:
    """The curve in one sentence."""
    if not chart.stretches:
        return _("Hours freed for each weekly budget: not known yet")
    first, last = chart.stretches[0], chart.stretches[-1]
    words = _("Hours freed for each weekly budget: from {least} for {low} to {most} for {high}")
    told = words.format(
        least=formats.hours(first.hours),
        low=chart.amount(first.start),
        most=formats.hours(last.hours),
        high=chart.amount(last.start),
    )
    return told if complete else _("{curve}; more is being looked for").format(curve=told)


def _shown(chart: StepChart, sentence: str) -> ShownChart:
    def row(place: int) -> tuple[str, ...]:
        each = chart.stretches[place]
        return chart.amount(each.start), chart.amount(each.end), formats.hours(each.hours)

    headers = (_("From a week"), _("To a week"), _("Freed hours"))
    return ShownChart(
        "curve", chart, sentence, len(chart.stretches), lambda place: _reading(chart, place), headers, row
    )
