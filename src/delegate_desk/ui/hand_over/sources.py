"""Where a brief can be taken from: the starters that are shipped, and the plan's other briefs."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from delegate_desk.domain.brief import Brief
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.exchange.starter_briefs import starters_for
from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.names import folded
from delegate_desk.ui import formats
from delegate_desk.ui.dialogs.frame import Dialog
from delegate_desk.ui.hand_over.source_lines import FUNCTION, WHOSE, SourceLines
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.fields import LineField
from delegate_desk.ui.widgets.panel import FunctionTile
from delegate_desk.ui.widgets.scroll_bar import ThinBar
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import function_name, in_brief, joined


class Source(NamedTuple):
    """A brief that can be taken, what it is called, and where it comes from."""

    brief: Brief
    title: str
    function: str
    whose: str


def sources(plan: Plan, duty: Duty) -> Iterator[Source]:
    """The briefs that a duty can take: fitting starters, the plan's other briefs, then all other starters."""
    fitting, rest = starters_for(duty)
    starter = _("Starter")
    yield from (Source(each.brief, each.title, each.function, starter) for each in fitting)
    for other in in_order(plan.duties):
        brief = plan.briefs.get(other.id)
        if brief is not None and other.id != duty.id and (brief.steps or brief.access or brief.ask_first):
            yield Source(brief, other.title, other.function or "", _("In your plan"))
    yield from (Source(each.brief, each.title, each.function, starter) for each in rest)


class SourcesDialog(Dialog):
    """Find one on the left, see all of it on the right, take it with Enter."""

    taken = Signal(Brief, str)

    def __init__(self, theme: Theme, plan: Plan, duty: Duty, parent: QWidget) -> None:
        words = _("It is added to what is written already, and can be undone.")
        super().__init__(theme, _("Take from another brief or a starter"), _("Take it"), words, parent)
        self._sources = list(sources(plan, duty))
        self.wanted = LineField(theme, _("Find, e.g. invoices"), icon="search")
        self.wanted.setAccessibleName(_("Find a brief"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Briefs"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollBar(ThinBar(theme, narrow=False))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setPalette(_quiet(theme))
        self.list.setMouseTracking(True)
        self.list.setItemDelegate(SourceLines(theme, self.list))
        self.preview = _Preview(theme)
        self.wanted.textChanged.connect(self._search)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(self.accept)
        self.accepted.connect(self._take)
        self._lay_out()
        self._search("")

    def _lay_out(self) -> None:
        px = self._theme.px
        left = QVBoxLayout()
        left.setSpacing(px(10))
        left.addWidget(self.wanted)
        left.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(px(24))
        row.addLayout(left, 2)
        row.addWidget(self.preview, 3)
        self.content.addLayout(row, 1)
        self.resize(px(860), px(560))

    def _search(self, text: str) -> None:
        wanted = folded(text).split()
        self.list.clear()
        for place, source in enumerate(self._sources):
            within = folded(f"{source.title} {function_name(source.function)} {source.whose}")
            if all(word in within for word in wanted):
                item = QListWidgetItem(in_brief(source.title))
                item.setData(Qt.ItemDataRole.UserRole, place)
                about = joined(in_brief(source.title), function_name(source.function), source.whose)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, about)
                item.setData(FUNCTION, source.function)
                item.setData(WHOSE, source.whose)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        if not self.list.count():
            self._show(-1)

    def _chosen(self) -> Source | None:
        item = self.list.currentItem() if self.list.count() else None
        return None if item is None else self._sources[int(item.data(Qt.ItemDataRole.UserRole))]

    def _show(self, _row: int) -> None:
        source = self._chosen()
        self.primary.setEnabled(source is not None)
        self.preview.show_source(source)
        count = 0 if source is None else len(source.brief.steps)
        steps = ngettext("Take {count} step", "Take {count} steps", count).format(count=formats.whole(count))
        self.primary.set_words(steps if count else _("Take it"))

    def _take(self) -> None:
        source = self._chosen()
        if source is not None:
            self.taken.emit(source.brief, in_brief(source.title))


def _quiet(theme: Theme) -> QPalette:
    """A list without a ground of its own."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, theme.tokens.panel)
    return palette


class _Preview(QScrollArea):
    """All of a brief, to read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(ThinBar(theme, narrow=False))
        self.setAccessibleName(_("What it says"))

    def show_source(self, source: Source | None) -> None:
        """Show another brief, or that none was found."""
        px, page = self._theme.px, QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, px(12), 0)
        column.setSpacing(px(6))
        if source is None:
            column.addWidget(PlainLabel(self._theme, _("No brief is called so."), "body", "text2", wrap=True))
        else:
            self._fill(column, source)
        column.addStretch(1)
        self.setWidget(page)

    def _fill(self, column: QVBoxLayout, source: Source) -> None:
        theme, brief = self._theme, source.brief
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(FunctionTile(theme, source.function))
        head.addWidget(PlainLabel(theme, in_brief(source.title, 200), "section", wrap=True), 1)
        column.addLayout(head)
        column.addWidget(PlainLabel(theme, joined(function_name(source.function), source.whose), "meta", "text2"))
        steps = [f"{place}.  {_with_minutes(step.text, step.minutes)}" for place, step in enumerate(brief.steps, 1)]
        places = [f"{entry.what}: {entry.where}" if entry.where else entry.what for entry in brief.access]
        for heading, lines in (
            (_("Why it matters"), [brief.why]),
            (_("Done means"), [brief.done_when]),
            (_("Steps"), steps),
            (_("Where things are"), places),
            (_("Ask me first"), brief.ask_first),
        ):
            said = [line for line in lines if line.strip()]
            if said:
                column.addSpacing(theme.px(6))
                column.addWidget(PlainLabel(theme, heading, "button"))
                column.addWidget(PlainLabel(theme, "\n".join(said), "body", wrap=True))


def _with_minutes(text: str, minutes: float | None) -> str:
    return text if minutes is None else joined(text, formats.duration(minutes))
