"""Lists of a brief: rows that are gone through, edited in place, and moved by dragging, by key and by menu."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.hand_over.line_editor import LineEditor
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import box, fill

_MANY = 12
DRAG_FROM = 8
"""Pixels that the pointer moves before a press becomes a drag."""


class Row(QAbstractButton):
    """One row. Pressed it is chosen, pressed again it is edited; what it shows is its subclass's affair."""

    wished = Signal(str)
    """edit, remove, up, down, or a step of the focus: previous, next, first, last."""

    dragged = Signal(int)
    """Is dragged, and the pointer is at this height of the screen."""

    let_go = Signal(bool)
    """The drag has ended; whether it counts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.chosen = False
        self.lifted = False
        self.can_move = True
        self.shown: tuple[Any, int, int] | None = None
        self._was_chosen = False
        self._press: QPoint | None = None
        self._highs: dict[int, int] = {}
        theme.changed.connect(self.forget)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_value(self, value: Any, place: int, count: int) -> None:
        """Show another value, which is at this place of so many."""

    def high(self, width: int) -> int:
        """How high it is at that width, as its subclass reckons it."""
        return max(30, self._theme.px(34))

    def forget(self) -> None:
        """What it shows is another: reckon its height anew, and paint it."""
        self._highs.clear()
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """The same, kept: layouts ask again and again, and to break long words into lines takes time."""
        found = self._highs.get(width)
        if found is None:
            found = self._highs[width] = self.high(width)
        return found

    def sizeHint(self) -> QSize:
        """One line: layouts ask `heightForWidth` for more."""
        return QSize(self._theme.px(200), max(30, self._theme.px(34)))

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize(self._theme.px(80), 25)

    # Keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, edit, move, remove; Esc ends a drag."""
        wish = self.wish(event)
        if event.key() == Qt.Key.Key_Escape and self.lifted:
            self._end(False)
        elif wish:
            self.wished.emit(wish)
        else:
            event.ignore()

    def wish(self, event: QKeyEvent) -> str:
        """What a key asks for."""
        key = Qt.Key
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return {key.Key_Up: "up", key.Key_Down: "down"}.get(key(event.key()), "")
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return ""
        steps = {key.Key_Up: "previous", key.Key_Down: "next", key.Key_Home: "first", key.Key_End: "last"}
        acts = dict.fromkeys((key.Key_Return, key.Key_Enter, key.Key_F2, key.Key_Space), "edit")
        acts |= dict.fromkeys((key.Key_Delete, key.Key_Backspace), "remove")
        return (steps | acts).get(key(event.key()), "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position().toPoint()
            self._was_chosen = self.chosen and self.hasFocus()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        if self._press is None or not self.can_move:
            return
        if self.lifted or (event.position().toPoint() - self._press).manhattanLength() >= DRAG_FROM:
            self.lifted = True
            self.dragged.emit(round(event.globalPosition().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop, or take the click."""
        press, self._press = self._press, None
        if self.lifted:
            self._end(True)
        elif press is not None and self.rect().contains(event.position().toPoint()) and self._was_chosen:
            self.wished.emit("edit")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit."""
        self.wished.emit("edit")

    def _end(self, counts: bool) -> None:
        self.lifted, self._press = False, None
        self.let_go.emit(counts)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Become the chosen one."""
        super().focusInEvent(event)
        self.wished.emit("choose")
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the keys do."""
        menu = QMenu(self)
        for words, wish, key in self.menu_words():
            action = menu.addAction(f"{words}\t{key}")
            action.triggered.connect(partial(self.wished.emit, wish))
        menu.exec(event.globalPos())
        menu.deleteLater()

    def menu_words(self) -> list[tuple[str, str, str]]:
        """The entries of its menu: words, wish and key."""
        moves = [(_("Move up"), "up", "Alt+↑"), (_("Move down"), "down", "Alt+↓")] if self.can_move else []
        return [(_("Edit"), "edit", "Enter"), *moves, (_("Remove"), "remove", "Del")]

    def draw_ground(self, painter: QPainter) -> None:
        """Draw what marks the row: chosen, under the pointer, or gone on a drag."""
        tokens, radius = self._theme.tokens, self._theme.px(6)
        if self.lifted:
            box(painter, self.rect(), radius, None, tokens.control, dashed=True)
        elif self.chosen:
            box(painter, self.rect(), radius, tokens.selbg, tokens.accent, 2 if self.hasFocus() else 1)
        elif self.underMouse():
            box(painter, self.rect(), radius, tokens.hover)


class Lines(QWidget):
    """The rows of a list in their order; it changes nothing itself."""

    moved = Signal(int, int)
    """A row was dropped before the one at the second place; the number of rows is the end."""

    removed = Signal(int)
    asked = Signal(int, str)
    """A wish that is this list's own, and whose row."""

    left = Signal()
    """The focus goes on below the last row."""

    def __init__(self, theme: Theme, called: str, make: Callable[[], Row], editor: Callable[[Any], LineEditor]) -> None:
        super().__init__()
        self._theme, self._make, self._editor = theme, make, editor
        self.rows: list[Row] = []
        self.values: tuple[Any, ...] = ()
        self.open: LineEditor | None = None
        self._open_at = -1
        self._after = -1
        self._landing = _Landing(theme, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setAccessibleName(called)

    @property
    def current(self) -> int:
        """The place of the chosen row; -1 where none is."""
        return next((place for place, row in enumerate(self.rows) if row.chosen), -1)

    def show_values(self, values: Sequence[Any]) -> None:
        """Show these values, one a row; where the keyboard was stays as far as it can."""
        if tuple(values) != self.values and self.open is not None:
            self.close_editor()
        self.values = tuple(values)
        held = next((place for place, row in enumerate(self.rows) if row.hasFocus()), -1)
        self._fit()
        for place, (row, value) in enumerate(zip(self.rows, self.values, strict=True)):
            if row.shown != (value, place, len(self.rows)):
                row.shown = (value, place, len(self.rows))
                row.show_value(value, place, len(self.rows))
        if self._after >= 0 or held >= len(self.rows):
            self.focus_row(self._after if self._after >= 0 else held)
        self._after = -1

    def _fit(self) -> None:
        """Have as many rows as values; many at once out of sight, or each would be laid out with all before it."""
        many = abs(len(self.rows) - len(self.values)) > _MANY and not self.isHidden()
        if many:
            self.hide()
        while len(self.rows) > len(self.values):
            self._drop_row()
        while len(self.rows) < len(self.values):
            self._add_row()
        if many:
            self.show()

    def focus_row(self, place: int) -> None:
        """Give a row the focus, the last where there are fewer."""
        if self.rows:
            self.rows[max(0, min(place, len(self.rows) - 1))].setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_none(self) -> None:
        """Mark no row."""
        self.close_editor()
        for row in self.rows:
            row.chosen = False
            row.update()

    def edit(self, place: int) -> None:
        """Put an editor in the place of a row."""
        if not 0 <= place < len(self.rows):
            return
        self.close_editor()
        editor = self.open = self._editor(self.values[place])
        self._open_at = place
        editor.closed.connect(self._closed)
        self._column.insertWidget(self._column.indexOf(self.rows[place]), editor)
        editor.begin()
        self.rows[place].hide()  # afterwards, or the focus would pass through the next row
        self._mark(place)

    def edit_new(self, empty: Any) -> None:
        """Put an editor for a further row at the end."""
        self.close_editor()
        editor = self.open = self._editor(empty)
        self._open_at = len(self.rows)
        editor.closed.connect(self._closed)
        self._column.addWidget(editor)
        editor.begin()
        QTimer.singleShot(0, editor, lambda: _show_whole(editor))

    def commit(self) -> None:
        """Take what is being typed, as on leaving it; what is not understood is let go."""
        if self.open is not None:
            self.open.commit()
        self.close_editor()

    def close_editor(self) -> None:
        """Show the row again that was edited."""
        editor, self.open = self.open, None
        if editor is not None:
            editor.hide()
            editor.deleteLater()
            if 0 <= self._open_at < len(self.rows):
                self.rows[self._open_at].show()

    def edited_place(self) -> int:
        """The place that is being edited."""
        return self._open_at

    def _closed(self, onward: bool) -> None:
        """The editor is done; the focus goes back to its row unless it went elsewhere."""
        place = self._open_at
        self.close_editor()
        if onward and place < len(self.rows):
            self.focus_row(place)

    def _add_row(self) -> None:
        row = self._make()
        place = len(self.rows)
        self.rows.append(row)
        row.wished.connect(partial(self._wish, place))
        row.dragged.connect(partial(self._dragging, place))
        row.let_go.connect(partial(self._dropped, place))
        self._column.addWidget(row)
        row.show()  # at once: a layout shows it only after a first picture, in which all would lie over each other

    def _drop_row(self) -> None:
        row = self.rows.pop()
        row.hide()
        self._column.removeWidget(row)
        row.deleteLater()

    def _wish(self, place: int, wish: str) -> None:
        steps = {"previous": place - 1, "next": place + 1, "first": 0, "last": len(self.rows) - 1}
        if wish == "choose":
            self._mark(place)
        elif wish == "next" and place + 1 == len(self.rows):
            self.left.emit()
        elif wish in steps:
            self.focus_row(steps[wish])
        elif wish == "edit":
            self.edit(place)
        elif wish == "remove":
            self._after = place
            self.removed.emit(place)
            self._after = -1
        elif wish in ("up", "down"):
            self._shift(place, -1 if wish == "up" else 1)
        else:
            self.asked.emit(place, wish)

    def _shift(self, place: int, step: int) -> None:
        if self.rows[place].can_move and 0 <= place + step < len(self.rows):
            self._move(place, place + step + (step > 0))

    def _move(self, place: int, to: int) -> None:
        self._after = to - (to > place)
        self.moved.emit(place, to)
        self._after = -1

    def _mark(self, place: int) -> None:
        for number, row in enumerate(self.rows):
            if row.chosen != (number == place):
                row.chosen = number == place
                row.update()
        if self.rows[place].hasFocus():
            _show_whole(self.rows[place])

    # Dragging

    def _dragging(self, place: int, height: int) -> None:
        y = self.mapFromGlobal(QPoint(0, height)).y()
        to = sum(row.geometry().center().y() < y for row in self.rows)
        edge = self.rows[to].y() if to < len(self.rows) else self.rows[-1].geometry().bottom() + 1
        self.rows[place].update()
        self._landing.show_at(to, edge)
        _scroll_to(self, y)

    def _dropped(self, place: int, counts: bool) -> None:
        to = self._landing.place
        self._landing.hide()
        self.rows[place].update()
        if counts and to not in (place, place + 1):
            self._move(place, to)


class _Landing(QWidget):
    """The line that shows where a drop would put the row."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._over = theme, parent
        self.place = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, place: int, edge: int) -> None:
        """Stand at this height."""
        self.place = place
        high = self._theme.px(8)
        self.setGeometry(0, edge - high // 2, self._over.width(), high)
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line and its dot."""
        painter, theme = QPainter(self), self._theme
        middle, accent = self.height() / 2, theme.tokens.accent
        fill(painter, QRectF(theme.px(4), middle - 1.5, self.width(), 3), accent)
        box(painter, QRectF(0, 0, self.height(), self.height()), self.height() / 2, accent)


def _show_whole(part: QWidget) -> None:
    area = _area(part)
    if area is not None:
        area.ensureWidgetVisible(part, 0, 24)


def _scroll_to(widget: QWidget, y: int) -> None:
    area = _area(widget)
    page = None if area is None else area.widget()
    if area is not None and page is not None:
        area.ensureVisible(0, widget.mapTo(page, QPoint(0, y)).y(), 0, 40)


def _area(widget: QWidget) -> QScrollArea | None:
    step: QWidget | None = widget
    while step is not None and not isinstance(step, QScrollArea):
        step = step.parentWidget()
    return step
