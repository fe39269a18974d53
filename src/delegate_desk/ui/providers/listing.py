"""The left of the providers page: finding and adding, the table with its sum, and what the bars mean."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.i18n import _, ngettext
from delegate_desk.ui import formats
from delegate_desk.ui.providers import words
from delegate_desk.ui.providers.model import SORTS, ProvidersModel
from delegate_desk.ui.providers.rows import Listed, Row, SortKey, listed
from delegate_desk.ui.providers.table import ProvidersTable, SumLine
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import Mark
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.choice import Choice
from delegate_desk.ui.widgets.fields import LineField
from delegate_desk.ui.widgets.panel import Panel
from delegate_desk.ui.widgets.text import PlainLabel


class FindField(LineField):
    """The line to search with; Esc clears it, and leaves it where it is empty."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Find a provider"), icon="search")
        self.setAccessibleName(_("Find a provider"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Listing(QWidget):
    """The providers, found and sorted as the owner wants."""

    chosen = Signal(str)
    opened = Signal(str, bool)
    """All about this provider is wanted; whether by a key, so that the cursor goes there."""

    wish = Signal(str)
    add_wanted = Signal()
    ideas_wanted = Signal()
    scenarios_wanted = Signal()

    def __init__(self, theme: Theme, session: Session, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._theme, self._session, self._now = theme, session, now
        self._sort: SortKey = "cost"
        self._archived = self._quiet = False
        self.model = ProvidersModel(self._listed())
        self.table = ProvidersTable(theme, self.model, session.plan.settings.home_currency)
        self.sum = SumLine(theme, self.table)
        self.finder = FindField(theme)
        self.add = Button(theme, _("Add provider"), icon="plus")
        self.archive = Button(theme, "", "link", dense=True)
        self.ideas = Button(theme, "", "link", icon="lightbulb", dense=True)
        self.scenarios = Button(theme, "", "link", icon="sliders-horizontal", dense=True)
        self.order = Choice(theme, _("Sorted by"), bare=True)
        self.none = PlainLabel(theme, "", "body", "text2", wrap=True)
        self.meaning = PlainLabel(theme, "", "body", "text2", wrap=True)
        self.rates = PlainLabel(theme, "", "body", "warn", wrap=True)
        self._lay_out()
        self._join()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _listed(self, wanted: str = "") -> Listed:
        return listed(self._session, self._now(), sort=self._sort, wanted=wanted, archived=self._archived)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(self._theme.px(10))
        head.addWidget(PlainLabel(self._theme, _("Providers"), "title"), 1)
        head.addWidget(self.finder)
        head.addWidget(self.add)
        return head

    def _restyle(self) -> None:
        self.finder.setFixedWidth(self._theme.px(200))

    def _lay_out(self) -> None:
        px = self._theme.px
        self._frame = Panel(self._theme)
        within = QVBoxLayout(self._frame)
        within.setContentsMargins(1, px(6), 1, 2)
        within.setSpacing(0)
        within.addWidget(self.table)
        within.addWidget(self.sum)
        self._notes = QHBoxLayout()
        self._notes.setContentsMargins(px(4), px(4), 0, 0)
        self._notes.setSpacing(px(8))
        self._mark = Mark(self._theme, "info", "accent", 16)
        self._notes.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._notes.addWidget(self.meaning, 1)
        links = QHBoxLayout()
        links.setContentsMargins(px(4), 0, 0, 0)
        links.setSpacing(px(20))
        for link in (self.ideas, self.scenarios, self.archive):
            links.addWidget(link)
        links.addStretch(1)
        links.addWidget(self.order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(self._head())
        column.addSpacing(px(5))
        column.addWidget(self._frame, 1000)
        column.addWidget(self.none)
        column.addLayout(self._notes)
        column.addWidget(self.rates)
        column.addLayout(links)
        column.addStretch(1)

    def _join(self) -> None:
        self.table.chosen.connect(self._tell)
        self.table.opened.connect(lambda key: self.opened.emit(key, False))
        self.table.entered_by_key.connect(lambda key: self.opened.emit(key, True))
        self.table.wish.connect(self.wish)
        self.table.names.sectionClicked.connect(lambda section: self.sort(SORTS[section]))
        self.order.chosen.connect(self._sort_by)
        self.finder.textChanged.connect(lambda _text: self.refresh())
        self.finder.returnPressed.connect(self.focus_table)
        self.finder.escaped.connect(self.focus_table)
        self.add.clicked.connect(self.add_wanted)
        self.ideas.clicked.connect(self.ideas_wanted)
        self.scenarios.clicked.connect(self.scenarios_wanted)
        self.archive.clicked.connect(self._turn_archive)

    def row(self, key: str) -> Row | None:
        """The row of a provider, also while a search hides it; None where there is none."""
        place = self.model.place(key)
        if place is not None:
            return self.model.row(place)
        everybody = listed(self._session, self._now(), archived=True).rows
        return next((row for row in everybody if row.key == key), None)

    def select(self, key: str) -> None:
        """Select a provider; `chosen` is for the owner's choice only."""
        self._quiet = True
        self.table.select(key or None)
        self._quiet = False

    def _tell(self, key: str) -> None:
        if not self._quiet:
            self.chosen.emit(key)

    def sort(self, sort: SortKey) -> None:
        """Sort otherwise; the selected provider stays selected."""
        self._sort = sort
        self.refresh()

    def focus_find(self) -> None:
        """Put the cursor where is searched."""
        self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finder.selectAll()

    def focus_table(self) -> None:
        """Give the keyboard to the rows."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> Listed:
        """Show the plan as it is; gives back what is listed."""
        wanted = self.finder.text().strip()
        shown = self._listed(wanted)
        here = self.table.currentIndex().row()
        key = self.model.row(here).key if 0 <= here < self.model.rowCount() else ""
        self.table.names.home = self._session.plan.settings.home_currency
        self.model.show(shown)
        self.select(key)
        self.sum.show_total(shown, self._session.plan.settings.home_currency)
        self._frame.setMaximumHeight(self.table.maximumHeight() + self.sum.shown_height() + self._theme.px(6) + 2)
        self.table.viewport().update()
        self._say(shown, wanted)
        return shown

    def _say(self, shown: Listed, wanted: str) -> None:
        plan = self._session.plan
        none = ""
        if not len(plan.providers):
            none = _("Nobody yet. Add who does it for you, or who could: you see what each hour back really costs.")
        elif not shown.rows and wanted:
            none = _("No provider matches “{text}”. Esc clears the search.").format(text=wanted)
        self.none.setText(none)
        self.none.setVisible(bool(none))
        self._frame.setVisible(bool(shown.rows))
        self.meaning.setText(
            _("Say in the settings what an hour of yours is worth: it is drawn as a line here.")
            if shown.worth is None
            else _("A bar left of the line frees an hour for less than you can earn in it. Checking time is already "
                   "taken off.")
        )  # fmt: skip
        for part in (self.meaning, self._mark, self.order):
            part.setVisible(bool(shown.rows))
        said = words.rates_words(plan, self._session.today)
        self.rates.setText(said)
        self.rates.setVisible(bool(said))
        hidden = ngettext("Show {count} archived provider", "Show {count} archived providers", shown.hidden)
        self.archive.set_words(
            _("Hide archived providers") if self._archived else hidden.format(count=formats.whole(shown.hidden))
        )
        self.archive.setVisible(bool(shown.hidden) or self._archived)
        ideas = list(plan.ideas.rows.values())
        self.ideas.set_words(_ideas_words(len(ideas), sum(1 for idea in ideas if idea.status == "open")))
        count = len(plan.scenarios)
        scenarios = ngettext("{count} scenario", "{count} scenarios", count).format(count=formats.whole(count))
        self.scenarios.set_words(scenarios if count else _("Scenarios"))
        names = (_("By name"), _("By rate"), _("Most hours first"), _("Costliest first"), _("Dearest hour first"))
        self.order.offer(list(zip(SORTS, names, strict=True)), self._sort)

    def _sort_by(self, key: str) -> None:
        self.sort(next(sort for sort in SORTS if sort == key))

    def _turn_archive(self) -> None:
        self._archived = not self._archived
        self.refresh()


def _ideas_words(count: int, opened: int) -> str:
    """How many ideas there are: "7 ideas, 3 open"."""
    if not count:
        return _("Note an idea")
    ideas = ngettext("{count} idea", "{count} ideas", count).format(count=formats.whole(count))
    return _("{ideas}, {opened} open").format(ideas=ideas, opened=formats.whole(opened))
