"""Screens in place of the steps: nothing to review, weeks that were missed, a week away, a closed week."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.realised import realisation, realised
from delegate_desk.planning.weeks import WEEK, overlapping, review_day
from delegate_desk.ui import formats
from delegate_desk.ui.icons import IconName
from delegate_desk.ui.review.parts import add, emptied
from delegate_desk.ui.review.sitting import Sitting
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import Mark
from delegate_desk.ui.widgets.buttons import Button, Kind
from delegate_desk.ui.widgets.text import PlainLabel


class Screen(QWidget):
    """One icon, one heading, a few sentences and what can be done."""

    print_wanted = Signal(str)
    """The review of that week is to be printed."""

    def __init__(self, theme: Theme, sitting: Sitting) -> None:
        super().__init__()
        self._theme, self._sitting = theme, sitting
        self.buttons: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.px(12))

    def refresh(self) -> None:
        """Show what holds for the week now."""
        emptied(self._column)
        self.buttons = []
        show = {
            "empty": self._empty,
            "missed": self._missed,
            "overlaps": self._overlaps,
            "closed": self._closed,
            "away": self._away,
        }.get(self._sitting.state)
        if show is not None:
            show()

    def first(self) -> QWidget | None:
        """Where the keyboard starts."""
        return self.buttons[0] if self.buttons else None

    def _empty(self) -> None:
        sentence = _("Write down what you do, decide about some of it, and come back on your review day.")
        self._say("calendar-check", _("There is nothing to review yet"), sentence)
        self._offer()

    def _missed(self) -> None:
        count = len(self._sitting.missed())
        heading = ngettext("{count} week without a review", "{count} weeks without a review", count)
        sentence = _("Nothing to catch up on: review this week, and the others stay blank in Trends.")
        self._say("calendar-days", heading.format(count=formats.whole(count)), sentence)
        here = self._button(_("Review the week of {week}"), "primary", self._sitting.pass_over)
        gone = self._button(_("I was away those weeks"), "secondary", self._away_then)
        self._offer(here, gone)

    def _away_then(self) -> None:
        weeks = self._sitting.missed()
        self._sitting.pass_over()
        self._sitting.away(weeks)

    def _overlaps(self) -> None:
        other = overlapping(self._sitting.plan, self._sitting.week)
        day = formats.short_date(other.week) if other else ""
        sentence = _("It shares days with the review of the week of {day}; each day is reviewed once.").format(day=day)
        self._say("calendar-days", _("This week cannot be reviewed"), sentence)
        self._offer()

    def _closed(self) -> None:
        review = self._sitting.review
        assert review is not None
        hours, share = realised(review), realisation(review)
        back = _("{hours} came back this week").format(hours=formats.hours(float(hours or 0)))
        lines = []
        if share is not None:
            lines.append(_("That is {share} of what was promised.").format(share=formats.percent(float(share))))
        if review.focus.strip():
            lines.append(_("Next week: {focus}").format(focus=review.focus.strip()))
        upcoming = review_day(self._sitting.week + WEEK, self._sitting.plan.settings)
        lines.append(_("The next review is on {day}.").format(day=formats.long_date(upcoming.isoformat())))
        self._say("calendar-check", back, *lines)
        sheet = self._button(_("Print this week"), "secondary", self._print)
        again = self._button(_("Open again to correct it"), "secondary", self._sitting.open_again)
        self._offer(sheet, again)

    def _print(self) -> None:
        self.print_wanted.emit(self._sitting.week.isoformat())

    def _away(self) -> None:
        self._say("calendar-days", _("You were away this week"), _("It counts nowhere, and is a gap in Trends."))
        self._offer(self._button(_("I was here after all"), "secondary", self._sitting.open_again))

    def _say(self, icon: IconName, heading: str, *sentences: str) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        self._column.addStretch(2)
        add(self._column, Mark(self._theme, icon, "accent", 34), middle)
        title = PlainLabel(self._theme, heading, "title", wrap=True)
        for label in (title, *(PlainLabel(self._theme, text, "body", "text2", wrap=True) for text in sentences)):
            label.setAlignment(middle)
            label.setMinimumWidth(self._theme.px(380))
            label.setMaximumWidth(self._theme.px(560))
            add(self._column, label, middle)

    def _offer(self, *buttons: Button) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(10))
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addStretch(3)
        for button in buttons:
            button.show()

    def _button(self, words: str, kind: Kind, act: Callable[[], object]) -> Button:
        week = formats.short_date(self._sitting.week.isoformat())
        button = Button(self._theme, words.format(week=week), kind)
        button.clicked.connect(lambda _checked=False: act())
        return button
