"""The dip of hand-overs in a dialog: the chart, how many at once, and when each starts."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.planning.hand_over_dip import hand_over_dip
from delegate_desk.planning.plan_settings import edit_settings
from delegate_desk.ui.charts.look import paper_look
from delegate_desk.ui.dialogs.frame import Dialog
from delegate_desk.ui.pay_back.shown import about_words, dip_chart, even_words, hand_over_rows
from delegate_desk.ui.session import Session
from delegate_desk.ui.settings.line import Line, Slot
from delegate_desk.ui.settings.typed import parse_count
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.trends import keeping
from delegate_desk.ui.trends.chart_card import ChartCard
from delegate_desk.ui.trends.figures import Figure
from delegate_desk.ui.trends.sheet import Sheet
from delegate_desk.ui.trends.shown import ShownChart
from delegate_desk.ui.trends.table import ChartTable, plain_table
from delegate_desk.ui.widgets.buttons import IconButton
from delegate_desk.ui.widgets.scroll_bar import ThinBar
from delegate_desk.ui.widgets.text import PlainLabel


class PayBackDialog(Dialog):
    """Shows the plan as it stands; what is typed here is a step that can be undone, like everywhere."""

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        explained = _("A hand-over takes its trial weeks; what it costs you is spread over them.")
        super().__init__(theme, _("Pay-back of hand-overs"), _("Close"), explained, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cancel.hide()
        self._session = session
        self.even = PlainLabel(theme, "", "title")
        self.about = PlainLabel(theme, "", "body", "text2", wrap=True)
        self.card = ChartCard(theme, 230)
        self.at_once = Slot(theme, _("Hand-overs at once"), 64)
        self._line = Line(
            theme, _("I hand over at most"), self.at_once, _("at once, in the order of the board, down from its top.")
        )
        self._lists = QVBoxLayout()
        self.list: QTableWidget | None = None
        self.print_button = IconButton(theme, "printer", _("Print"), kind="secondary")
        self.print_button.setAutoDefault(False)
        self._fill()
        self.card.table_wanted.connect(self._show_table)
        self.at_once.committed.connect(self._take)
        self.print_button.clicked.connect(self.print)
        session.changed.connect(self._refresh)
        self._refresh()
        room = self.screen().availableSize() - QSize(theme.px(20), theme.px(50))
        self.resize(QSize(theme.px(920), theme.px(660)).boundedTo(room))
        self.card.setFocus()

    def _fill(self) -> None:
        px = self._theme.px
        head, words = QHBoxLayout(), QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self.even)
        words.addWidget(self.about)
        head.addLayout(words, 1)
        head.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(head)
        self.content.addWidget(self.card, 3)
        self.content.addWidget(self._line)
        self.content.addLayout(self._lists, 2)

    @property
    def shown(self) -> ShownChart | None:
        """The chart with its words."""
        return self.card.shown

    @property
    def sheet(self) -> Sheet | None:
        """What is printed: the heading, and the chart."""
        if self.card.shown is None:
            return None
        title = self._session.plan.settings.title
        named = _("Pay-back of hand-overs: {plan}").format(plan=title) if title else _("Pay-back of hand-overs")
        figures = (Figure(self.even.text(), self.about.text()),)
        return Sheet(named, "", figures, (self.card.shown,))

    def print(self) -> None:
        """Show the chart in the system's print preview."""
        if self.sheet is not None:
            keeping.preview(self, self.sheet, paper_look(self._theme))

    def _refresh(self, _edit: object = None) -> None:
        plan = self._session.plan
        dip = hand_over_dip(plan, self._session.today)
        self.even.setText(even_words(dip))
        self.about.setText(about_words(dip))
        self.card.setVisible(bool(dip.hand_overs))
        self.card.show_chart(dip_chart(dip, self._session.totals().now))
        self.at_once.show_setting(str(plan.settings.handovers_at_once))
        headers, rows = hand_over_rows(dip, plan)
        if self.list is not None:
            self._lists.removeWidget(self.list)
            self.list.deleteLater()
        self.list = plain_table(self._theme, _("Hand-overs in their order"), headers, rows)
        header = self.list.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultSectionSize(self._theme.px(116))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.setVerticalScrollBar(ThinBar(self._theme, narrow=False))
        self.list.setVisible(bool(rows))
        self._lists.addWidget(self.list)

    def _show_table(self, shown: ShownChart) -> None:
        ChartTable(self._theme, shown, self).open()

    def _take(self, text: str) -> None:
        """Take another number as one step; what is none is said in place."""
        count = parse_count(text)
        if count is None:
            self._line.refuse(self.at_once, _("A whole number, please: 1, 2 or 3"))
            return
        self._line.forgive()
        label = _("Hand-overs at once set to {value}").format(value=count)
        self._session.do(label, lambda plan: edit_settings(plan, handovers_at_once=count))
        self.at_once.show_setting(str(self._session.plan.settings.handovers_at_once))
