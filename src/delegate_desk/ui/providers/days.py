"""Owner's and provider's day one above the other, and a frame round the hours when both work."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.planning.provider_days import DAY, SameHours, Span
from delegate_desk.ui.providers import words
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.widgets.fields import caption_label
from delegate_desk.ui.widgets.painting import box, draw_text, mirrored, visual
from delegate_desk.ui.widgets.text import PlainLabel

_NAME, _LONGEST_NAME = 42, 84


class DayBars(QWidget):
    """Two bars of 24 hours in the owner's time."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._same: SameHours | None = None
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_days(self, same: SameHours, name: str) -> None:
        """Show other days."""
        self._same, self._name = same, name
        shape = _("You {mine}; {name} {theirs}; both {shared}")
        spoken = shape.format(
            mine=words.spans_words(same.owner),
            name=name,
            theirs=words.spans_words(same.provider),
            shared=words.same_hours_words(same),
        )
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Two bars and the hours beneath."""
        high = QFontMetrics(self._theme.font("meta")).height()
        return QSize(self._theme.px(240), 2 * max(high, self._theme.px(20)) + high + self._theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names, bars, frame and hours."""
        if self._same is None:
            return
        painter, px = QPainter(self), self._theme.px
        painter.setFont(self._theme.font("meta"))
        metrics = painter.fontMetrics()
        widest = max(metrics.horizontalAdvance(name) for name in (_("You"), self._name)) + px(8)
        start = max(px(_NAME), min(px(_LONGEST_NAME), widest))
        line = max(metrics.height(), px(20))
        bars: tuple[tuple[str, Sequence[Span], ColourName], ...] = (
            (_("You"), self._same.owner, "free"),
            (self._name, self._same.provider, "growth"),
        )
        left = visual(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.layoutDirection())
        for place, (name, spans, colour) in enumerate(bars):
            top = place * line
            painter.setPen(self._theme.tokens.text2)
            draw_text(painter, self._seen(QRect(0, top, start - px(4), line)), name, left)
            track = QRect(start, top + (line - px(10)) // 2, self.width() - start, px(10))
            box(painter, self._seen(track), px(4), self._theme.tokens.nav)
            for span in spans:
                box(painter, self._seen(self._span(track, span)), px(3), self._theme.colour(colour))
        whole = QRect(start, 0, self.width() - start, 2 * line)
        for span in self._same.shared:
            frame = self._span(whole, span).adjusted(-1, px(1), 1, -px(1))
            box(painter, self._seen(frame), px(4), None, self._theme.tokens.accent, 2)
        painter.setPen(self._theme.tokens.text2)
        under = QRect(start, 2 * line + px(4), self.width() - start, metrics.height())
        for text, side in (("00", Qt.AlignmentFlag.AlignLeft), ("12", Qt.AlignmentFlag.AlignHCenter),
                           ("24", Qt.AlignmentFlag.AlignRight)):  # fmt: skip
            draw_text(painter, self._seen(under), text, visual(side, self.layoutDirection()))

    def _span(self, track: QRect, span: Span) -> QRect:
        first, last = (round(track.width() * minute / DAY) for minute in span)
        return QRect(track.left() + first, track.top(), max(2, last - first), track.height())

    def _seen(self, rect: QRect) -> QRect:
        return mirrored(rect, self.rect(), self.layoutDirection())


class SameHoursPart(QWidget):
    """The bars under their caption; a sentence where the time zone is not said."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.times = PlainLabel(theme, "", "meta", "text2")
        self.bars = DayBars(theme)
        self.note = PlainLabel(theme, "", "meta", "text3", wrap=True)
        row = QHBoxLayout()
        row.addWidget(caption_label(theme, _("Same hours as you")))
        row.addStretch(1)
        row.addWidget(self.times)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(7))
        column.addLayout(row)
        column.addWidget(self.bars)
        column.addWidget(self.note)

    def show_same(self, same: SameHours | None, name: str) -> None:
        """Show another provider's day beside the owner's."""
        self.bars.setVisible(same is not None)
        self.times.setText("" if same is None else words.same_hours_words(same))
        note = ""
        if same is None:
            note = _("Say their time zone below, and you see when both of you work.")
        elif same.is_assumed:
            note = _("A day is 09:00 to 17:00 where none is said.")
        self.note.setText(note)
        self.note.setVisible(bool(note))
        if same is not None:
            self.bars.show_days(same, name)
