"""The reminder of the weekly review: one quiet line above the page, at the day and time of the settings or after."""

import json
from datetime import date, datetime

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_desk.domain.edit import Edit
from delegate_desk.i18n import _
from delegate_desk.planning.weeks import review_due
from delegate_desk.ui import formats
from delegate_desk.ui.announce import announce
from delegate_desk.ui.main_window import MainWindow
from delegate_desk.ui.widgets.banner import Banner
from delegate_desk.ui.widgets.buttons import IconButton
from delegate_desk.ui.window_state import window_settings

_LOOK_EVERY_MS = 30_000
_TOUCHING = frozenset({"duties", "reviews", "settings"})
_KEPT = "reminded"
_MOST = 50
"""Plans of which this computer remembers the week that was reminded of last."""


class ReviewReminder(QObject):
    """Looks now and then whether a review is due. A week that was waved away or begun is not reminded of again."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self.bar: QWidget | None = None
        self._banner: Banner | None = None
        self._week: date | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        window.session.changed.connect(self._follow)
        window.pages.currentChanged.connect(self.look)
        self.look()

    @property
    def sentence(self) -> str:
        """What is reminded of now; empty where nothing is."""
        shown = self._banner is not None and self.bar is not None and not self.bar.isHidden()
        return self._banner.sentence if shown and self._banner is not None else ""

    def look(self) -> None:
        """Show the reminder, or take it away, as it is due now."""
        is_there = self._window.pages.current == "review"  # and needs no reminder
        week = None if is_there else review_due(self._session.plan, self._now())
        if week is not None and week.isoformat() <= self._reminded().get(str(self._window.plan_path), ""):
            week = None
        if week == self._week or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return  # a drag must not lose its place under the pointer; the next look comes soon
        self._week = week
        if week is not None:
            self._show(week)
        elif self.bar is not None:
            self.bar.hide()

    def _now(self) -> datetime:
        """The owner's clock, on the day of the session."""
        return datetime.combine(self._session.today, datetime.now().time())

    def _show(self, week: date) -> None:
        bar, banner = self._made()
        shape = _("It is time for the review of the week of {week}: a quarter of an hour, filled in already.")
        banner.say(shape.format(week=formats.long_date(week.isoformat())))
        bar.show()
        announce(self._window, banner.sentence)

    def _made(self) -> tuple[QWidget, Banner]:
        if self.bar is None or self._banner is None:
            theme = self._window.theme
            self.bar, self._banner = QWidget(), Banner(theme, "good", "", icon="calendar-check")
            self.start = self._banner.add_button(_("Start the review"))
            self.close = IconButton(theme, "x", _("Not now"), size=30)
            banner_row = self._banner.layout()
            assert banner_row is not None
            banner_row.addWidget(self.close)
            self.start.clicked.connect(self._begin)
            self.close.clicked.connect(self._wave_away)
            margin = theme.px(12)
            around = QVBoxLayout(self.bar)
            around.setContentsMargins(margin, margin, margin, 0)
            around.addWidget(self._banner)
            self.bar.setAccessibleName(_("Reminder"))
            self._window.stand_above(self.bar)
        return self.bar, self._banner

    def _begin(self) -> None:
        self._window.show_page("review")

    def _wave_away(self) -> None:
        """Say no more of this week; the dot beside Review stays."""
        if self._week is not None:
            kept = self._reminded() | {str(self._window.plan_path): self._week.isoformat()}
            window_settings().setValue(_KEPT, json.dumps(dict(list(kept.items())[-_MOST:])))
        self.look()

    def _reminded(self) -> dict[str, str]:
        try:
            kept = json.loads(str(window_settings().value(_KEPT) or "{}"))
        except ValueError:
            return {}
        return {str(path): str(week) for path, week in kept.items()} if isinstance(kept, dict) else {}

    def _follow(self, edit: Edit | None) -> None:
        if edit is None or edit.tables & _TOUCHING:
            QTimer.singleShot(0, self, self.look)
