"""The timer around the pages: in the status line, as a question above the page, in the tray."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from delegate_desk.i18n import _
from delegate_desk.planning import timer
from delegate_desk.ui.announce import announce
from delegate_desk.ui.main_window import MainWindow
from delegate_desk.ui.timer.question_banner import QuestionBanner
from delegate_desk.ui.timer.running_mark import RunningMark
from delegate_desk.ui.timer.timing import Timing
from delegate_desk.ui.timer.tray import Tray
from delegate_desk.ui.timer.wording import called, question_words

_AGAIN_MS = 400


class TimerAround(QObject):
    """Makes each of the three when it is first needed: most starts need none.

    Closing the window keeps what was counted until then; what becomes of it is asked at the next start, so nothing
    stands in the way of going home.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._timing: Timing = window.session.timing
        self.mark: RunningMark | None = None
        self.banner: QuestionBanner | None = None
        self.tray: Tray | None = None
        window.actions_.on("timer", self.toggle)
        window.installEventFilter(self)
        self._timing.changed.connect(self._show_running)
        self._timing.asked.connect(self._show_question)
        self._show_running()
        self._show_question()

    def toggle(self) -> None:
        """Start on the one selected card, or stop there; with none selected stop what runs."""
        ids = self._window.board.selected_ids() if self._window.pages.current == "board" else []
        if len(ids) == 1:
            self._timing.toggle(ids[0])
        elif self._timing.entry is not None or self._timing.question is not None:
            if not self._timing.stop():
                self._focus_question()
        else:
            self._window.status.say(_("Select one card on the board: the timer runs on a duty"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what was counted when the window closes; catch up at once when it is come back to."""
        if event.type() == QEvent.Type.Close:
            self._timing.look()
            self._timing.note()
            if self.tray is not None:
                self.tray.icon.hide()
        elif event.type() == QEvent.Type.WindowActivate:
            self._timing.look()
        return False

    # What is shown

    def _show_running(self) -> None:
        entry = self._timing.entry
        if entry is not None and self.mark is None:
            self.mark = RunningMark(self._window.theme)
            self.mark.stopped.connect(self._timing.stop)
            self.mark.shown.connect(self._show_duty)
            row: Any = self._window.status.layout()
            row.insertWidget(row.count() - 1, self.mark)
        if entry is not None and self.tray is None and Tray.is_there():
            self.tray = Tray(self._window.theme, self._session, self._timing, self._window)
            self.tray.wanted.connect(self._come_forward)
        if self.mark is not None:
            self.mark.setVisible(entry is not None)
        if self.mark is not None and entry is not None:
            duty = self._session.plan.duties.get(entry.duty)
            self.mark.show_running(_("a deleted duty") if duty is None else duty.title, self._timing.minutes)

    def _show_question(self) -> None:
        question, timing, plan = self._timing.question, self._timing, self._session.plan
        if question is None:
            if self.banner is not None:
                self.banner.hide()
            return
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:  # nothing may move under a card that is held
            QTimer.singleShot(_AGAIN_MS, self, self._show_question)
            return
        if self.banner is None:
            self.banner = QuestionBanner(self._window.theme)
            self.banner.answered.connect(timing.answer)
            self._window.stand_above(self.banner)
            self.banner.hide()
        now, zone = timing.clock.now(), timing.clock.zone
        sentence = question_words(plan, question, now, zone)
        was_hidden = self.banner.isHidden()
        self.banner.ask(sentence, question, timer.to_midnight(question.entry, question.known, zone))
        self.banner.show()
        if was_hidden:
            announce(self._window, sentence)

    def _focus_question(self) -> None:
        if self.banner is not None and not self.banner.isHidden():
            self.banner.first().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_duty(self) -> None:
        entry = self._timing.entry
        if entry is not None and entry.duty in self._session.plan.duties:
            self._window.show_page("board")
            self._window.board.select([entry.duty])
            self._window.board.focus_board()
        elif entry is not None:
            self._window.status.say(called(self._session.plan, entry.duty))

    def _come_forward(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
