"""What is asked about a timer that nobody can be sure of, above the page, until it is answered."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.planning.timer import Question
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.timer.timing import Answer
from delegate_desk.ui.timer.wording import shown_minutes
from delegate_desk.ui.widgets.banner import Banner
from delegate_desk.ui.widgets.buttons import Button


class QuestionBanner(QWidget):
    """A sentence and a button for each answer; those that cannot be are left out."""

    answered = Signal(str)
    """An `Answer`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._banner = Banner(theme, "warn", "", icon="timer")
        self.buttons: dict[Answer, Button] = {}
        for answer in ("keep", "now", "to_midnight", "go_on", "drop"):
            button = self._banner.add_button("")
            button.clicked.connect(partial(self.answered.emit, answer))
            self.buttons[answer] = button
        margin = theme.px(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, 0)
        layout.addWidget(self._banner)
        self.setAccessibleName(_("Question about the timer"))

    @property
    def sentence(self) -> str:
        """What it asks."""
        return self._banner.sentence

    def ask(self, sentence: str, question: Question, before_midnight: float) -> None:
        """Ask this; `before_midnight` are the minutes of the day on which the timer was started."""
        at_night = question.why == "midnight"
        known, to_now = shown_minutes(question.known), question.to_now
        says: dict[Answer, str] = {
            "keep": _("Keep {known}").format(known=known) if question.known >= 0.5 else "",
            "now": "",
            "to_midnight": "",
            "go_on": _("Go on") if at_night else _("Go on from now"),
            "drop": _("Drop"),
        }
        if at_night:
            says["to_midnight"] = _("To midnight: {known}").format(known=shown_minutes(before_midnight))
        elif to_now is not None and round(to_now) > round(question.known):
            says["now"] = _("To now: {minutes}").format(minutes=shown_minutes(to_now))
        for answer, words in says.items():
            self.buttons[answer].set_words(words)
            self.buttons[answer].setVisible(bool(words))
        self._banner.say(sentence)

    def first(self) -> Button:
        """The first answer that can be given."""
        return next(button for button in self.buttons.values() if not button.isHidden())
