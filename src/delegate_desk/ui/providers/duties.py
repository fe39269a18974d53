"""What a provider does for the owner: its duties with their stage and hours, and what would come back."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from delegate_desk.domain.duty import Duty
from delegate_desk.i18n import _
from delegate_desk.planning.hours import provider_hours
from delegate_desk.planning.provider_figures import ProviderFigures
from delegate_desk.ui import formats, icons
from delegate_desk.ui.providers import words
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.fields import caption_label
from delegate_desk.ui.widgets.painting import draw_text, mirrored, visual
from delegate_desk.ui.widgets.text import PlainLabel, tip
from delegate_desk.ui.words import duties_text, in_brief, joined, stage_name

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class DutyLine(QWidget):
    """One duty: how far its hand-over is, its title, its stage in words, and its hours."""

    def __init__(self, theme: Theme, duty: Duty, hours: float | None) -> None:
        super().__init__()
        self._theme, self._duty = theme, duty
        self._hours = "–" if hours is None else formats.hours(hours)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.joined_by_comma(duty.title, stage_name(duty.stage or "brief"), self._hours))
        tip(self, duty.title)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._theme.px(200), max(self._theme.px(29), self.fontMetrics().height() + self._theme.px(8)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter, px, tokens = QPainter(self), self._theme.px, self._theme.tokens
        stage = self._duty.stage or "brief"
        pie = QRect(0, (self.height() - px(14)) // 2, px(14), px(14))
        icons.draw_stage(painter, stage, tokens.accent, tokens.panel, QRectF(self._seen(pie)))
        body, meta = self._theme.font("body"), self._theme.font("meta")
        wide = max(px(46), QFontMetrics(body).horizontalAdvance(self._hours) + px(12))
        name = stage_name(stage)
        said = QFontMetrics(meta).horizontalAdvance(name) + 2
        end = self.width() - wide
        painter.setPen(tokens.text2)
        painter.setFont(meta)
        self._put(painter, QRect(end - said, 0, said, self.height()), name, Qt.AlignmentFlag.AlignRight)
        painter.setPen(tokens.text)
        painter.setFont(body)
        self._put(painter, QRect(end, 0, wide, self.height()), self._hours, Qt.AlignmentFlag.AlignRight)
        room = QRect(px(23), 0, end - said - px(31), self.height())
        self._put(painter, room, in_brief(self._duty.title, 200), Qt.AlignmentFlag.AlignLeft)

    def _put(self, painter: QPainter, place: QRect, text: str, side: Qt.AlignmentFlag) -> None:
        draw_text(painter, self._seen(place), text, visual(side | _MIDDLE, self.layoutDirection()))

    def _seen(self, rect: QRect) -> QRect:
        return mirrored(rect, self.rect(), self.layoutDirection())


class DutiesPart(QWidget):
    """The list under its caption, and the sentence about leaving."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._seen: tuple[object, ...] = ()
        self.lines: list[DutyLine] = []
        self.sum = PlainLabel(theme, "", "meta", "text2")
        self.leaving = PlainLabel(theme, "", "meta", "text2", wrap=True)
        row = QHBoxLayout()
        row.addWidget(caption_label(theme, _("Duties")))
        row.addStretch(1)
        row.addWidget(self.sum)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(5))
        column.addLayout(row)
        column.addLayout(self._list)
        column.addWidget(self.leaving)

    def show_figures(self, figures: ProviderFigures, total: float) -> None:
        """Show the duties; `total` are their hours as the table lists them, so that the lines add up to it."""
        today, hours = self._session.today, formats.hours(total)
        seen = (figures.duties, hours, today)
        if seen != self._seen:
            self._seen = seen
            self._make_lines(figures, total)
        count = len(figures.duties)
        self.sum.setText(joined(formats.whole(count), _("{hours} a week").format(hours=hours)) if count else "")
        self.sum.setAccessibleDescription(duties_text(count))
        self.leaving.setText(
            words.leaving_words(figures) if count else _("None yet. On the board, drag a duty to Outsource and choose.")
        )
        self.leaving.setVisible(bool(self.leaving.text()))

    def _make_lines(self, figures: ProviderFigures, total: float) -> None:
        for line in self.lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        exact = [provider_hours(duty, self._session.today) for duty in figures.duties]
        known = [float(each) for each in exact if each is not None]
        spread = iter(formats.spread(known, total))
        self.lines = [
            DutyLine(self._theme, duty, None if hours is None else next(spread))
            for duty, hours in zip(figures.duties, exact, strict=True)
        ]
        for line in self.lines:
            self._list.addWidget(line)
