"""The filter: boxes to tick under a heading each. What is ticked takes effect at once."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.filters import Filter
from delegate_desk.ui.board.filter_words import HEADINGS, Answer, Heading, answers, heading_name, lately_words
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.popover import Popover, Scrolled
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.widgets.tick import Tick

_ACROSS = 3


class FilterPopover(Popover):
    """Opens beneath the toolbar's button."""

    chosen = Signal(object)
    """Another `Filter` is wanted."""

    def __init__(self, theme: Theme, window: QWidget, plan: Plan, wanted: Filter) -> None:
        super().__init__(theme, window, _("Filter duties"), 540)
        self._wanted = wanted
        self._ticks: list[Tick] = []
        self._count = PlainLabel(theme, "", "body", "text2")
        self._clear = Button(theme, _("Show all"), dense=True)
        self._clear.clicked.connect(self._show_all)
        px = theme.px
        boxes = QWidget()
        column = QVBoxLayout(boxes)
        column.setContentsMargins(0, 0, px(4), 0)
        column.setSpacing(px(4))
        for heading in HEADINGS:
            if offered := answers(heading, plan):
                column.addWidget(PlainLabel(theme, heading_name(heading), "meta", "text2"))
                column.addWidget(self._group(heading, offered))
                column.addSpacing(px(6))
        column.addWidget(self._tick(lately_words(), wanted.lately, self._ask_lately))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(20), px(18), px(20), px(16))
        outer.setSpacing(px(10))
        outer.addWidget(PlainLabel(theme, _("Show only these duties"), "section"))
        outer.addWidget(Scrolled(theme, boxes), 1)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self._clear)
        outer.addLayout(foot)

    @property
    def first(self) -> QWidget:
        """Where the keyboard starts."""
        return self._ticks[0]

    def say_shown(self, sentence: str) -> None:
        """Say how many duties are shown."""
        self._count.setText(sentence)
        self._clear.setEnabled(self._wanted.asks)

    def _group(self, heading: Heading, offered: list[Answer]) -> QWidget:
        group = QWidget()
        group.setAccessibleName(heading_name(heading))
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.px(12))
        grid.setVerticalSpacing(0)
        for place, answer in enumerate(offered):
            ticked = answer.value in getattr(self._wanted, heading)

            def ask(wanted: bool, heading: Heading = heading, value: str | int = answer.value) -> None:
                self._ask(heading, value, wanted)

            tick = self._tick(answer.words, ticked, ask)
            # Under "Enjoyment" and "Needs me" alike stands "not said": the heading belongs to the name.
            tick.setAccessibleName(_("{heading}: {answer}").format(heading=heading_name(heading), answer=answer.words))
            grid.addWidget(tick, *divmod(place, _ACROSS))
        for number in range(_ACROSS):
            grid.setColumnStretch(number, 1)
        return group

    def _tick(self, words: str, ticked: bool, ask: Any) -> Tick:
        tick = Tick(self._theme, words)
        tick.setChecked(ticked)
        tick.toggled.connect(ask)  # a click says so too, but assistive technology only toggles
        self._ticks.append(tick)
        return tick

    def _ask(self, heading: Heading, value: str | int, wanted: bool) -> None:
        change = {value}
        now = getattr(self._wanted, heading)
        self._tell(self._wanted._replace(**{heading: now | change if wanted else now - change}))

    def _ask_lately(self, wanted: bool) -> None:
        self._tell(self._wanted._replace(lately=wanted))

    def _show_all(self) -> None:
        for tick in self._ticks:
            tick.blockSignals(True)
            tick.setChecked(False)
            tick.blockSignals(False)
        self.first.setFocus()
        self._tell(Filter())

    def _tell(self, wanted: Filter) -> None:
        self._wanted = wanted
        self.chosen.emit(wanted)
