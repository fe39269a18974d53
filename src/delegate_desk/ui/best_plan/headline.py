"""Over the list: how many hours for how much, whether that is proven, and what stood before."""

from decimal import Decimal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.planning.best_plan import Progress, Step
from delegate_desk.ui import formats
from delegate_desk.ui.best_plan.question import Found, money_of
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import ProgressBanner
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.pill import Pill
from delegate_desk.ui.widgets.text import PlainLabel

_QUICK_MS = 300
_COUNTABLE = 10**12
_UNKNOWN = 10


class Headline(QWidget):
    """The figure of what was found, or the sentence why nothing was; under 300 ms no progress is shown."""

    stopped = Signal()
    """The owner is content with the best so far."""

    waiting = Signal()
    """It takes long: progress is shown from now on."""

    budget_wanted = Signal(object)
    """The owner would like to see what the next step of budget buys: the budget, a Decimal."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.figure = PlainLabel(theme, "", "figure")
        self.words = PlainLabel(theme, "", "section", "text2", weight=QFont.Weight.Normal)
        self.price = PlainLabel(theme, "", "section")
        self.pill = Pill(theme, "", "accent", icon="check")
        self.now = PlainLabel(theme, "", "body", "text2", wrap=True)
        self.next = Button(theme, "", "link", dense=True, trailing="chevron-right")
        self.next.setAutoDefault(False)
        self.progress = ProgressBanner(theme, _("Looking for the best plan"))
        self._step: Step | None = None
        self._waits = QTimer(self)
        self._waits.setSingleShot(True)
        self._waits.setInterval(_QUICK_MS)
        self._waits.timeout.connect(self.progress.show)
        self._waits.timeout.connect(self.waiting)
        self.progress.stopped.connect(self.stopped)
        self.next.clicked.connect(self._go_on)
        self._lay_out()
        for part in (self.pill, self.next, self.progress):
            part.hide()

    def _lay_out(self) -> None:
        px = self._theme.px
        top = QHBoxLayout()
        top.setSpacing(px(10))
        top.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignBaseline)
        top.addWidget(self.words, 0, Qt.AlignmentFlag.AlignBaseline)
        top.addWidget(self.price, 1, Qt.AlignmentFlag.AlignBaseline)
        top.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignVCenter)
        below = QHBoxLayout()
        below.setSpacing(px(12))
        below.addWidget(self.now, 1)
        below.addWidget(self.next, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(top)
        column.addLayout(below)
        column.addWidget(self.progress)
        self.figure.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def sentence(self) -> str:
        """The figure in words: "18.6 h freed each week for £249"."""
        return " ".join(label.text() for label in (self.figure, self.words, self.price))

    def begin(self) -> None:
        """Something is being looked for; if it takes long that is shown."""
        if not self._waits.isActive() and self.progress.isHidden():
            self._waits.start()
        self.progress.show_progress(None)

    def end(self) -> None:
        """Nothing is being looked for any more."""
        self._waits.stop()
        self.progress.hide()

    def tell(self, progress: Progress, money: str, stopped: Decimal) -> None:
        """Say what the best so far is."""
        words = _("{hours} for {money} so far, {gap}")
        hours = formats.hours(float(progress.freed + stopped))
        self.progress.show_progress(None, words.format(hours=hours, money=money, gap=_gap_words(progress.gap)))

    def show_found(self, found: Found, today_best: Decimal | None) -> None:
        """Show what was found; `today_best` is what could be freed for what the plan costs now."""
        best, outcome, money = found.best, found.outcome, money_of(found.asked.plan)
        home = found.asked.plan.settings.home_currency
        after = outcome.after
        self.figure.setText(formats.hours(float(after.planned)))
        self.figure.show()
        self.words.setText(_("freed each week for"))
        self.price.setText(formats.money(after.cost or Decimal(0), home, 0))
        self._show_proof(found)
        self.now.setText(_now_words(found, today_best))
        self._step = best.next
        self.next.setVisible(self._step is not None)
        if self._step is not None:
            words = _("{price} buys {more} more")
            gain = float(self._step.freed - best.freed)
            self.next.set_words(words.format(price=money(self._step.budget), more=_gain_words(gain)))

    def show_refusal(self, sentence: str) -> None:
        """Say in one sentence why there is nothing to show."""
        self.figure.hide()
        for part in (self.pill, self.next):
            part.hide()
        self.words.setText("")
        self.price.setText("")
        self.now.setText(sentence)

    def _show_proof(self, found: Found) -> None:
        best = found.best
        if best.proven:
            words = _("Proven best")
            if best.ways <= _COUNTABLE:
                words = _("Proven best of {count} plans").format(count=formats.whole(best.ways))
            self.pill.show_as(words, "accent", "check")
        else:
            self.pill.show_as(_("Best so far, {gap}").format(gap=_gap_words(best.gap)), "warn", "history")
        self.pill.show()

    def _go_on(self) -> None:
        if self._step is not None:
            self.budget_wanted.emit(self._step.budget)


def _gain_words(hours: float) -> str:
    """What a step of budget gives: hours, or minutes where it is less than a tenth of an hour."""
    if hours >= 0.1:
        return formats.hours(hours)
    minutes = round(hours * 60, 1)
    return formats.duration(minutes) if minutes else _("a few seconds")


def _gap_words(gap: float) -> str:
    """How much better another plan could be: "at most 2% more", "under 1% more"."""
    if gap > _UNKNOWN:
        return _("how much more there is, nobody knows yet")
    return _("at most {share} more").format(share=formats.percent(gap)) if gap >= 0.01 else _("under 1% more")


def _now_words(found: Found, today_best: Decimal | None) -> str:
    """What the plan frees and costs now, what could be had for the same money, and what stopped duties give."""
    before, after = found.outcome.before, found.outcome.after
    home = found.asked.plan.settings.home_currency
    planned = formats.shown_tenths(float(before.planned))
    price = "–" if before.cost is None else formats.money(before.cost, home, 0)
    told = [_("Now: {hours} for {price}.").format(hours=formats.hours(planned), price=price)]
    if today_best is not None and formats.shown_tenths(float(today_best)) > planned:
        told.append(_("Even for today’s money, {hours} is possible.").format(hours=formats.hours(float(today_best))))
    if after.stop:
        told.append(_("{hours} of it is what you stop doing.").format(hours=formats.hours(float(after.stop))))
    return " ".join(told)
