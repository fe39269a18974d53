"""The page of trends: what was planned, what came back, and where it went, from the weekly reviews."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from delegate_desk.domain.edit import Edit
from delegate_desk.i18n import _
from delegate_desk.planning.trends import desk_hours
from delegate_desk.ui.charts.desk import desk_height
from delegate_desk.ui.charts.look import paper_look, screen_look
from delegate_desk.ui.charts.model import DeskChart
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.trends import keeping
from delegate_desk.ui.trends.chart_card import ChartCard
from delegate_desk.ui.trends.desk import desk_chart
from delegate_desk.ui.trends.empty import EmptyTrends, empty_words
from delegate_desk.ui.trends.figure_row import FigureRow
from delegate_desk.ui.trends.figures import figures_of
from delegate_desk.ui.trends.period import Period, first_month, period_of, weeks_of
from delegate_desk.ui.trends.sheet import Sheet
from delegate_desk.ui.trends.shown import ShownChart
from delegate_desk.ui.trends.table import ChartTable
from delegate_desk.ui.trends.weekly import freed_chart, money_chart, spent_chart
from delegate_desk.ui.widgets.buttons import Button, IconButton
from delegate_desk.ui.widgets.scroll_bar import ThinBar
from delegate_desk.ui.widgets.segments import Segments
from delegate_desk.ui.widgets.text import PlainLabel

_SAID_FOR = 8000
_NARROW, _ROOMY = 700, 1100
"""Design pixels under which charts stand beneath each other, and from which the ranges get ample room."""


class TrendsPage(QScrollArea):
    """Figures and charts in a page that scrolls; the first two charts fill the window's height.

    `sheet` is what is saved and printed. Whoever prints otherwise connects to `print_wanted` and calls
    `trends.keeping.print_on` with it.
    """

    review_wanted = Signal()
    """The owner would like to go to the review."""

    print_wanted = Signal()
    """The page is to be printed."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._trends = session.trends
        self._period: Period | None = None
        self._seen: tuple[object, object] | None = None
        self._idle = QTimer(self, interval=0, singleShot=True)
        self._idle.timeout.connect(partial(self._trends.latest, None))  # so that "All" need not work out ten years
        self.range = Segments(
            theme,
            _("Weeks shown"),
            [("12", _("12 weeks")), ("26", _("26 weeks")), ("52", _("1 year")), ("all", _("All"))],
            "26",
        )
        self.words = PlainLabel(theme, "", "meta", "text2", elide=True)
        self.figures = FigureRow(theme)
        self.cards = {
            name: ChartCard(theme, least)
            for name, least in (("freed", 236), ("money", 214), ("spent", 236), ("desk", 400))
        }
        self.empty = EmptyTrends(theme)
        self.export = Button(theme, _("Export"), icon="download")
        self.print_button = IconButton(theme, "printer", _("Print"), kind="secondary")
        self._lay_out()
        self._join()

    # Laid out and joined

    def _lay_out(self) -> None:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._title, self._tools = QHBoxLayout(), QHBoxLayout()
        self._title.addWidget(PlainLabel(self._theme, _("Trends"), "title"))
        self._title.addWidget(self.words, 1)
        for part in (self.range, self.export, self.print_button):
            self._tools.addWidget(part)
        self._head.addLayout(self._title, 1)
        self._head.addLayout(self._tools)
        self._charts = QWidget()
        self._grid = QGridLayout(self._charts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.figures)
        self._column.addWidget(self._charts)
        self._column.addWidget(self.empty, 1)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBar(ThinBar(self._theme, narrow=False))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Trends"))
        self._space()

    def _join(self) -> None:
        menu = QMenu(self.export)
        menu.addAction(_("As a picture (PNG)…"), partial(self.save, ".png"))
        menu.addAction(_("As a drawing (SVG)…"), partial(self.save, ".svg"))
        menu.addSeparator()
        self._tables = menu.addMenu(_("Show as table"))
        self._tables.aboutToShow.connect(self._offer_tables)
        self.export.setMenu(menu)
        self.print_button.clicked.connect(self.print_wanted)
        self.print_wanted.connect(self._print)
        self.range.chosen.connect(self._refresh)
        self.empty.review_wanted.connect(self.review_wanted)
        for card in self.cards.values():
            card.table_wanted.connect(self.show_table)
        self._session.changed.connect(self._follow)
        self._theme.changed.connect(self._space)

    def _space(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(
            px(28), px(16), max(0, px(28) - self.verticalScrollBar().sizeHint().width()), px(20)
        )
        self._column.setSpacing(px(16))
        for row in (self._head, self._title, self._tools):
            row.setSpacing(px(10))
        self._grid.setSpacing(px(16))
        self._arrange()

    def _arrange(self) -> None:
        """Charts of weeks beside the desk, or all beneath each other; the first two fill the window's height."""
        px, cards = self._theme.px, self.cards
        for card in cards.values():
            self._grid.removeWidget(card)
        narrow = self.viewport().width() < px(_NARROW)
        self.range.setMinimumWidth(px(330) if self.viewport().width() >= px(_ROOMY) else 0)
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.export.set_compact(narrow)
        self.figures.set_narrow(narrow)
        for row, name in enumerate(("freed", "money", "spent")):
            self._grid.addWidget(cards[name], row, 0)
        if narrow:
            self._grid.addWidget(cards["desk"], 3, 0)
        else:
            self._grid.addWidget(cards["desk"], 0, 1, 2, 1)
            self._grid.addWidget(cards["spent"], 2, 0, 1, 2)
        self._grid.setColumnStretch(0, 67)
        self._grid.setColumnStretch(1, 0 if narrow else 33)
        margins = self._column.contentsMargins()
        above = self._charts.y() if self._charts.y() > 0 else px(130)
        room = self.viewport().height() - above - margins.bottom() - px(16)
        freed = max(px(236), round(room * 0.529))
        for row, high in enumerate((freed, max(px(214), room - freed), px(270))):
            self._grid.setRowMinimumHeight(row, high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new room."""
        super().resizeEvent(event)
        self._arrange()

    # What it shows

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while another page was open."""
        super().showEvent(event)
        if self._seen != (self._session.plan, self._session.today):
            self._refresh()

    def _follow(self, _edit: Edit | None) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self, _choice: str = "") -> None:
        session = self._session
        self._seen = (session.plan, session.today)
        self._trends.follow(session.plan)
        weeks = self._trends.latest(weeks_of(self.range.value() or "all"))
        enough = self._trends.counted >= 2
        for part in (self.range, self.export, self.print_button, self.figures, self._charts):
            part.setVisible(enough)
        self.empty.setVisible(not enough)
        self._period = period_of(weeks, session.plan.settings, session.today) if enough else None
        if self._period is None:
            self.words.setText("")
            self.empty.words.setText(empty_words(self._trends.counted, session.plan.settings, session.today))
            return
        self._idle.start()
        self.words.setText(self._period.words())
        self.figures.show_figures(figures_of(self._period, session.totals(), self._trends.most))
        for shown in self._shown_charts(self._period):
            self.cards[shown.name].show_chart(shown)
            if isinstance(shown.chart, DeskChart):
                high = desk_height(shown.chart, screen_look(self._theme)) / self._theme.scaled(1)
                self.cards["desk"].set_least_height(round(high))

    def _shown_charts(self, period: Period) -> tuple[ShownChart, ...]:
        desk = desk_hours(self._session.plan, period.weeks[0].week, period.today)
        return (
            freed_chart(period),
            money_chart(period),
            spent_chart(period),
            desk_chart(desk, first_month(period)),
        )

    # What can be done with it

    def show_table(self, shown: ShownChart) -> None:
        """Show a chart as a table."""
        ChartTable(self._theme, shown, self.window()).open()

    def _offer_tables(self) -> None:
        self._tables.clear()
        for card in self.cards.values():
            if card.shown is not None:
                words = card.shown.chart.title.replace("&", "&&")
                self._tables.addAction(words, partial(self.show_table, card.shown))

    @property
    def sheet(self) -> Sheet | None:
        """Everything that is shown, for paper and pictures; None while there is nothing."""
        if self._period is None:
            return None
        title = self._session.plan.settings.title
        return Sheet(
            _("Trends: {plan}").format(plan=title) if title else _("Trends"),
            self._period.words(),
            figures_of(self._period, self._session.totals(), self._trends.most),
            tuple(card.shown for card in self.cards.values() if card.shown is not None),
        )

    def save(self, ending: str) -> None:
        """Ask for a place and save all charts there, as .png or .svg."""
        sheet = self.sheet
        if sheet is None or self._period is None:
            return
        name = _("Trends {day}").format(day=self._period.days[-1].isoformat())
        path = keeping.save(self.window(), sheet, paper_look(self._theme), ending, name)
        if path is not None:
            self._say(_("Saved: {name}").format(name=path.name))

    def _print(self) -> None:
        if self.sheet is not None:
            keeping.preview(self.window(), self.sheet, paper_look(self._theme))

    def _say(self, sentence: str) -> None:
        """Say something for a while where the weeks are named."""
        self.words.setText(sentence)
        QTimer.singleShot(_SAID_FOR, self, self._name_weeks)

    def _name_weeks(self) -> None:
        self.words.setText("" if self._period is None else self._period.words())
