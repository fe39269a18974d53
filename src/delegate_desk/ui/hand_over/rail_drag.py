"""Dragging a duty along the rail: it hangs at the pointer, and the stage that it would come to is marked."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QListView, QWidget

from delegate_desk.domain.duty import STAGES, Stage
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import box, mirrored

_EDGE, _STEP = 28, 12
"""Design pixels from an end of the rail within which it scrolls, and how far at each move."""


class RailDrag:
    """One drag at a time; `stage_at` gives the stage of a row, `duty_at` its duty or "" for a stage's own row."""

    def __init__(
        self, view: QListView, theme: Theme, stage_at: Callable[[int], Stage], duty_at: Callable[[int], str]
    ) -> None:
        self._view, self._theme = view, theme
        self._stage_at, self._duty_at = stage_at, duty_at
        self._from: QPoint | None = None
        self._ghost: _Ghost | None = None
        self._mark: _Mark | None = None
        self._row = -1
        self.stage: Stage | None = None
        """Where the duty would come to; None while nothing is dragged."""

    @property
    def duty(self) -> str:
        """The duty that is dragged, or that is held by the button; "" for none."""
        return "" if self._row < 0 else self._duty_at(self._row)

    def press(self, event: QMouseEvent) -> None:
        """A duty is held: it may become a drag."""
        row = self._view.indexAt(event.position().toPoint()).row()
        if event.button() == Qt.MouseButton.LeftButton and row >= 0 and self._duty_at(row):
            self._from, self._row = event.position().toPoint(), row

    def move(self, event: QMouseEvent) -> bool:
        """Whether the pointer drags a duty, which then hangs at it."""
        if self._from is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        at = event.position().toPoint()
        if self._ghost is None:
            if (at - self._from).manhattanLength() < QApplication.startDragDistance():
                return True
            self._lift()
        self._scroll(at)
        self._show_stage(at)
        if self._ghost is not None:
            self._ghost.move(self._ghost.x(), at.y() - self._ghost.height() // 2)
        return True

    def let_go(self) -> tuple[str, Stage] | None:
        """The duty and the stage that it is dropped on; None where it stays."""
        duty, stage, here = self.duty, self.stage, self._stage_at(self._row) if self._row >= 0 else None
        self.end()
        return (duty, stage) if duty and stage is not None and stage != here else None

    def end(self) -> None:
        """Nothing is held any more."""
        for part in (self._ghost, self._mark):
            if part is not None:
                part.hide()
                part.deleteLater()
        self._from = self._ghost = self._mark = self.stage = None
        self._row = -1

    def _lift(self) -> None:
        ground = self._view.viewport()
        row, px = self._view.visualRect(self._view.model().index(self._row, 0)), self._theme.px
        rect = mirrored(row.adjusted(px(50), 0, -px(21), 0), row, self._view.layoutDirection())
        self._mark = _Mark(self._theme, ground)
        self._ghost = _Ghost(self._theme, ground, ground.grab(rect))
        self._ghost.setGeometry(rect)
        self._ghost.show()

    def _scroll(self, at: QPoint) -> None:
        bar, px = self._view.verticalScrollBar(), self._theme.px
        if at.y() < px(_EDGE):
            bar.setValue(bar.value() - px(_STEP))
        elif at.y() > self._view.viewport().height() - px(_EDGE):
            bar.setValue(bar.value() + px(_STEP))

    def _show_stage(self, at: QPoint) -> None:
        inside = QPoint(self._view.viewport().width() // 2, at.y())
        index = self._view.indexAt(inside)
        if index.isValid():
            self.stage = self._stage_at(index.row())
        else:
            self.stage = STAGES[0] if at.y() < 0 else STAGES[-1]
        if self._mark is not None and self._ghost is not None:
            self._mark.setGeometry(self._room_of(self.stage))
            self._mark.show()
            self._mark.stackUnder(self._ghost)

    def _room_of(self, stage: Stage) -> QRect:
        """Where the stage and its duties stand."""
        model, px = self._view.model(), self._theme.px
        rows = [row for row in range(model.rowCount()) if self._stage_at(row) == stage]
        first, last = (self._view.visualRect(model.index(row, 0)) for row in (rows[0], rows[-1]))
        return first.united(last).adjusted(px(8), px(2), -px(8), 0)


class _Ghost(QWidget):
    """The row as it hangs at the pointer."""

    def __init__(self, theme: Theme, parent: QWidget, picture: QPixmap) -> None:
        super().__init__(parent)
        self._theme, self._picture = theme, picture
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it over a card's ground."""
        painter = QPainter(self)
        painter.setOpacity(0.9)
        painter.drawPixmap(0, 0, self._picture)
        box(painter, self.rect(), self._theme.px(8), None, self._theme.tokens.accent, 2)


class _Mark(QWidget):
    """The dashed frame round the stage that a drop would reach."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        box(QPainter(self), self.rect(), self._theme.px(8), None, self._theme.tokens.accent, dashed=True)
