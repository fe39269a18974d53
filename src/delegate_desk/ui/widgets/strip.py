"""The strip above every page: freed hours, what they are for, and what they are worth."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.bar import GoalBar
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.painting import fill
from delegate_desk.ui.widgets.strip_figures import StripFigures
from delegate_desk.ui.widgets.strip_parts import AskWorth, FreedFigure, MoneyFigures
from delegate_desk.ui.widgets.text import PlainLabel


class Strip(QWidget):
    """One number, the bar of its goals and the money, from one value (`StripFigures`).

    `split_wanted`: the owner wants to change how freed hours are split. `worth_given`: what the owner
    typed as the worth of an hour; `refuse_worth` marks it as not understood. `table_wanted`: show the bar
    as a table. Windows under 1,200 px call `set_compact`.
    """

    split_wanted = Signal()
    worth_given = Signal(str)
    table_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._compact = False
        self._figures = StripFigures()
        self.freed = FreedFigure(theme)
        self.bar = GoalBar(theme)
        self.money = MoneyFigures(theme)
        self.ask = AskWorth(theme)
        self._caption = PlainLabel(theme, "", "meta", "text2", elide=True)
        self.split = Button(theme, "", "link", icon="sliders-horizontal", dense=True)
        for part in (self.freed, self.bar, self._caption, self.split, self.money, self.ask):
            part.setParent(self)
        self.split.clicked.connect(self.split_wanted)
        self.bar.table_wanted.connect(self.table_wanted)
        self.ask.answered.connect(self.worth_given)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._changed)
        self.show_figures(self._figures)

    def show_figures(self, figures: StripFigures) -> None:
        """Show other figures, of the plan or of a drag that is under way."""
        self._figures = figures
        self.freed.show_figures(figures)
        self.bar.show_figures(figures)
        if figures.money is not None:
            self.money.show_money(figures.money)
        self.ask.set_currency(figures.currency)
        self.split.set_words(figures.split)
        self._caption.setText(_caption(figures))
        self._place()

    def refuse_worth(self) -> None:
        """Mark what was typed as the worth of an hour as not understood."""
        self.ask.refuse()

    def set_compact(self, compact: bool) -> None:
        """Take the low form of small windows."""
        self._compact = compact
        for part in (self.freed, self.bar, self.money, self.ask):
            part.set_compact(compact)
        self._changed()

    @property
    def is_compact(self) -> bool:
        """Whether it has the low form."""
        return self._compact

    def sizeHint(self) -> QSize:
        """A band of the form's height."""
        return QSize(self._theme.px(900), self._theme.px(76 if self._compact else 108))

    def minimumSizeHint(self) -> QSize:
        """As narrow as figures and money allow."""
        end = self.ask if self._figures.money is None else self.money
        wide = self.freed.sizeHint().width() + self.bar.minimumSizeHint().width() + end.sizeHint().width()
        return QSize(wide + self._theme.px(72), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the bar what the others leave."""
        self._place()

    def _changed(self) -> None:
        self.updateGeometry()
        self._place()
        self.update()

    def _place(self) -> None:
        px, high = self._theme.px, self.height()
        asks = self._figures.money is None
        edge, gap = (px(16), px(20)) if self._compact else (px(24), px(28))
        end_part = self.ask if asks else self.money
        self.money.setVisible(not asks)
        self.ask.setVisible(asks)
        start = edge + self.freed.sizeHint().width() + gap
        far = self.width() - edge - end_part.sizeHint().width() - (0 if self._compact else px(3))
        end = far - (gap if self._compact else gap + px(23))
        self._put(self.freed, edge, 0, self.freed.sizeHint().width(), high)
        self._put(end_part, far, 0, end_part.sizeHint().width(), high)
        self._put(self.bar, start, 0, end - start, px(60 if self._compact else 72))
        self._place_caption(start, end)
        self._divider = far - px(23)

    def _place_caption(self, start: int, end: int) -> None:
        """Caption and split link stand beneath the bar; the low form has no room for them."""
        px = self._theme.px
        has_split = bool(self._figures.split) and not self._compact and not self._figures.empty
        self._caption.setVisible(not self._compact)
        self.split.setVisible(has_split)
        link = self.split.sizeHint() if has_split else QSize(0, 0)
        self._put(self._caption, start, px(73), max(0, end - start - link.width() - px(12)), px(20))
        self._put(self.split, end - link.width(), px(83) - link.height() // 2, link.width(), link.height())

    def _put(self, part: QWidget, x: int, y: int, wide: int, high: int) -> None:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x - wide
        part.setGeometry(x, y, wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface, the line beneath and the divider before the money."""
        painter, tokens, px = QPainter(self), self._theme.tokens, self._theme.px
        fill(painter, self.rect(), tokens.strip)
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), tokens.line)
        if not self._compact:
            x = self._divider
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                x = self.width() - x - 1
            fill(painter, QRect(x, px(20), 1, px(67)), tokens.line)


def _caption(figures: StripFigures) -> str:
    if figures.caption:
        return figures.caption
    if figures.empty:
        return _("Half to family, half to growth, until you say otherwise")
    return _("Strong is already yours, pale is on its way") if figures.segments else ""
