"""A row of words of which one is chosen: Undecided, Keep, Outsource, Stop."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.focus import focus_came, focus_went
from delegate_desk.ui.widgets.painting import box, draw_text


class _Segment(QRadioButton):
    """One word; a radio button to keyboard and assistive technology."""

    def __init__(self, theme: Theme, key: str, words: str) -> None:
        super().__init__(words.replace("&", "&&"))
        self.key = key
        self._theme = theme
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._changed)

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the word is when it is chosen, so that choosing moves nothing."""
        metrics = QFontMetrics(self._theme.font("button", QFont.Weight.DemiBold))
        width = metrics.horizontalAdvance(self._words) + self._theme.px(18)
        return QSize(max(width, 30), max(30, metrics.height()))

    def minimumSizeHint(self) -> QSize:
        """May be squeezed to a few letters."""
        return QSize(30, 30)

    def hitButton(self, _position: object) -> bool:
        """The whole segment is the button."""
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
        """Draw the word, and a box where it is chosen."""
        painter = QPainter(self)
        tokens = self._theme.tokens
        if not self.isEnabled():
            painter.setOpacity(0.5)
        if self.isChecked():
            box(painter, self.rect(), self._theme.px(6), tokens.card, tokens.control)
        painter.setFont(self._theme.font("button", QFont.Weight.DemiBold if self.isChecked() else None))
        ink = tokens.text if self.underMouse() and self.isEnabled() else tokens.text2
        painter.setPen(tokens.accent if self.isChecked() else ink)
        draw_text(painter, self.rect(), self._words, Qt.AlignmentFlag.AlignCenter)


class Segments(QWidget):
    """A choice of a few words in a row, made with a click, the arrow keys or Space.

    `chosen` gives the key that the owner picked, never one that the program showed.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, called: str, pairs: list[tuple[str, str]], value: str | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        self.setAccessibleName(called)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        for key, words in pairs:
            segment = _Segment(theme, key, words)
            self._segments[key] = segment
            self._group.addButton(segment)
            self._row.addWidget(segment, QFontMetrics(theme.font("button")).horizontalAdvance(words))
        self._group.buttonClicked.connect(self._clicked)
        theme.changed.connect(self._changed)
        self._changed()
        self.set_value(value)

    def value(self) -> str | None:
        """Key of the chosen word; None where several differ."""
        checked = self._group.checkedButton()
        return checked.key if isinstance(checked, _Segment) else None

    def set_value(self, key: str | None) -> None:
        """Show a word as chosen, or none where the values of several differ."""
        self._group.setExclusive(key is not None)
        for each, segment in self._segments.items():
            segment.setChecked(each == key)
        self._group.setExclusive(True)
        self._shown = key

    def _clicked(self, button: object) -> None:
        if isinstance(button, _Segment) and button.key != self._shown:
            self._shown = button.key
            self.chosen.emit(button.key)

    def _changed(self) -> None:
        inset = self._theme.px(3)
        self._row.setContentsMargins(inset, inset, inset, inset)
        self.setFixedHeight(max(self._theme.px(36), 30 + 2 * inset))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track."""
        box(QPainter(self), self.rect(), self._theme.px(8), self._theme.tokens.column)
