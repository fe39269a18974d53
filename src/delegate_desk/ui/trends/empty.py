"""What stands on the page before two weeks were reviewed."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_desk.domain.settings import Settings
from delegate_desk.i18n import _
from delegate_desk.planning.trends import next_review
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.trends.period import spelled
from delegate_desk.ui.widgets.banner import Mark
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.text import PlainLabel


def empty_words(counted: int, settings: Settings, today: date) -> str:
    """How many reviews a line still needs, and when the next one is."""
    day = next_review(settings, today)
    when = _("today") if day == today else _("on {weekday}").format(weekday=spelled(day, "dddd"))
    if counted:
        return _("Two reviews make a line. The second is {when}.").format(when=when)
    return _("Two reviews make a line. The first is {when}.").format(when=when)


class EmptyTrends(QWidget):
    """One sentence, and the way to the review."""

    review_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.words = PlainLabel(theme, "", "section", "text2", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = Button(theme, _("Go to the review"), icon="calendar-check")
        self.button.clicked.connect(self.review_wanted)
        self._column = QVBoxLayout(self)
        self._column.addStretch(2)
        for part in (Mark(theme, "trending-up", "text3", 34), self.words, self.button):
            self._column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(3)
        theme.changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        self._column.setSpacing(self._theme.px(14))
        self.words.setMinimumWidth(self._theme.px(420))
