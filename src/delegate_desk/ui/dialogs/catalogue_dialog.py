"""Picking from the starter list: trade and search at the start, the list with its ticks beside them."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from delegate_desk.exchange import catalogue
from delegate_desk.i18n import _, ngettext
from delegate_desk.ui import formats
from delegate_desk.ui.dialogs.catalogue_model import CatalogueModel
from delegate_desk.ui.dialogs.catalogue_sums import PickedSums
from delegate_desk.ui.dialogs.catalogue_table import CatalogueTable
from delegate_desk.ui.dialogs.frame import Dialog
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import Mark
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.choice import Choice
from delegate_desk.ui.widgets.fields import LineField, caption_label
from delegate_desk.ui.widgets.panel import Panel, Rule
from delegate_desk.ui.widgets.text import PlainLabel

_TO_TABLE = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CatalogueDialog(Dialog):
    """The usual duties of a trade, to tick; the plan is changed only by its primary button, as one step."""

    def __init__(self, theme: Theme, session: Session, trade: str | None = None, parent: QWidget | None = None) -> None:
        reassurance = _("Added as one step, so one undo takes it all back.")
        super().__init__(theme, _("Start from a list"), _("Add duties"), reassurance, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._trades = {each.key: each for each in catalogue.trades()}
        chosen = trade if trade in self._trades else next(iter(self._trades))
        self.model = CatalogueModel(session.plan, session.today, chosen)
        self.table = CatalogueTable(theme, self.model)
        self.trade = Choice(theme, _("Your trade"))
        self.trade.offer([(each.key, each.name) for each in self._trades.values()], chosen)
        self.search = LineField(theme, _("Find a duty"), icon="search")
        self._fill()
        room = self.screen().availableSize() - QSize(theme.px(40), theme.px(60))
        self.resize(QSize(theme.px(1000), theme.px(660)).boundedTo(room))
        self.trade.chosen.connect(self._show_trade)
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.model.chosen_changed.connect(self._count)
        self.model.misunderstood.connect(self._tell)
        session.changed.connect(self._follow)
        session.refused.connect(self._tell)
        session.not_saved.connect(self._tell)
        self._show_trade(chosen)
        self._count()
        self.table.setFocus()

    def accept(self) -> None:
        """Add what is ticked, as one step that can be undone."""
        chosen = self.model.picked.chosen()
        words = ngettext("Added {count} duty from the list", "Added {count} duties from the list", len(chosen))
        label = words.format(count=formats.whole(len(chosen)))
        if chosen and self._session.do(label, lambda plan: catalogue.with_duties(plan, chosen)):
            super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search, Down and Enter go to what was found; Enter adds only from there."""
        found = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _TO_TABLE
        if found and watched is self.search:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    # What stands where

    def _fill(self) -> None:
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(0)
        panes = QHBoxLayout()
        panes.setSpacing(0)
        panes.addWidget(self._asked())
        panes.addWidget(Rule(self._theme, upright=True))
        panes.addLayout(self._offered(), 1)
        self.content.addLayout(panes, 1)
        self.content.addWidget(Rule(self._theme))

    def _asked(self) -> QWidget:
        """The trade, the search, and what is ticked so far."""
        px = self._theme.px
        pane = Panel(self._theme, "window", None, 0)
        pane.setFixedWidth(px(290))
        column = QVBoxLayout(pane)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(6))
        self._usual = PlainLabel(self._theme, "", "meta", "text2", wrap=True)
        for words, field, note in ((_("Your trade"), self.trade, self._usual), (_("Find"), self.search, None)):
            caption = caption_label(self._theme, words)
            caption.setBuddy(field)
            column.addWidget(caption)
            column.addWidget(field)
            if note is not None:
                column.addWidget(note)
                column.addSpacing(px(14))
        self.sums = PickedSums(self._theme)
        column.addSpacing(px(20))
        column.addWidget(self.sums, 1)
        return pane

    def _offered(self) -> QVBoxLayout:
        """The list, or that nothing matches, above a line that says what minutes are."""
        px = self._theme.px
        column = QVBoxLayout()
        column.setContentsMargins(px(24), px(10), px(16), px(10))
        column.setSpacing(px(8))
        self._shown = QStackedWidget()
        self._shown.addWidget(self.table)
        self._shown.addWidget(self._nothing())
        column.addWidget(self._shown, 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        self._mark = Mark(self._theme, "info", "text2", 16)
        self._note = PlainLabel(self._theme, "", "meta", "text2", wrap=True)
        foot.addWidget(self._mark)
        foot.addWidget(self._note, 1)
        column.addLayout(foot)
        self._tell("")
        return column

    def _nothing(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        self._no_match = PlainLabel(self._theme, "", "body", "text2", wrap=True)
        self._no_match.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        clear = Button(self._theme, _("Clear the search"), "link")
        clear.setAutoDefault(False)
        clear.clicked.connect(self.search.clear)
        column.addStretch(1)
        column.addWidget(self._no_match)
        column.addWidget(clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    # What changes

    def _show_trade(self, key: str) -> None:
        self.model.show_trade(key)
        count = self._trades[key].usual
        usual = ngettext("{count} usual duty.", "{count} usual duties.", count).format(count=formats.whole(count))
        self._usual.setText(f"{usual} " + _("Tick yours."))

    def _find(self, text: str) -> None:
        self.model.find(text)
        self._no_match.setText(_("No duty matches “{text}”.").format(text=text.strip()))
        self._shown.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _count(self) -> None:
        """Show how much is ticked: the figure grows with each tick."""
        self.sums.show_picked(self.model.picked)
        count = len(self.model.picked.chosen())
        words = ngettext("Add {count} duty", "Add {count} duties", count).format(count=formats.whole(count))
        self.primary.set_words(words if count else _("Add duties"))
        self.primary.setEnabled(count > 0)

    def _tell(self, sentence: str) -> None:
        """Say in the line under the list what went wrong, or what its minutes are."""
        usually = _("Minutes are our estimates, and so is how much a duty needs you: change them.")
        self._note.setText(sentence or usually)
        self._note.set_colour("danger" if sentence else "text2")
        self._mark.show_as("circle-alert" if sentence else "info", "danger" if sentence else "text2")

    def _follow(self, _edit: object) -> None:
        self.model.follow(self._session.plan)
