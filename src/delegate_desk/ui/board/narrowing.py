"""Which duties the board shows: what is looked for and what is filtered, together, said where it cannot be missed.

Nothing of it is loaded before somebody finds or filters.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from delegate_desk.i18n import _
from delegate_desk.planning.filters import Filter, wants
from delegate_desk.ui import formats, words
from delegate_desk.ui.announce import announce
from delegate_desk.ui.board.board import Board
from delegate_desk.ui.board.columns import Columns
from delegate_desk.ui.board.filter_popover import FilterPopover
from delegate_desk.ui.board.filter_words import filter_words
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.toolbar import Toolbar
from delegate_desk.ui.widgets.banner import Mark
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.text import PlainLabel


class FilterLine(QWidget):
    """One line between toolbar and columns: by what the board is filtered, and the way back."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = PlainLabel(theme, "", "body", "text", weight=QFont.Weight.Medium, elide=True)
        self.clear = Button(theme, _("Clear"), "link")
        self.clear.setAccessibleName(_("Clear the filter"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(22), 0, theme.px(22), theme.px(10))
        row.setSpacing(theme.px(8))
        row.addWidget(Mark(theme, "list-filter", "accent", 16))
        row.addWidget(self._words)
        row.addWidget(self.clear)
        row.addStretch(1)

    def say(self, sentence: str) -> None:
        """Say by what."""
        self._words.setText(sentence)


class Narrowing(QObject):
    """Finds and filters for a page, and tells of it in the toolbar, over the columns and where nothing is left.

    `around` calls what it is given while the page keeps its selection.
    """

    def __init__(
        self,
        page: QWidget,
        parts: tuple[Theme, Session, Board, Columns, Toolbar],
        column: QBoxLayout,
        around: Callable[[Callable[[], None]], None],
    ) -> None:
        super().__init__(page)
        self._page, self._column, self._around = page, column, around
        self._theme, self._session, self._board, self._columns, self._toolbar = parts
        self._text, self._filter, self._among = "", Filter(), ""
        self._line: FilterLine | None = None
        self._popover: FilterPopover | None = None

    @property
    def filter(self) -> Filter:
        """The filter that is in effect."""
        return self._filter

    def find(self, text: str) -> None:
        """Show only duties that hold these words, besides what is filtered; an empty text looks for none."""
        self._text = text
        self._around(partial(self._board.find, text))
        self.follow()

    def show_only(self, wanted: Filter, among: str = "") -> None:
        """Show only duties that a filter wants; `among` says which those are that it names one by one."""
        self._filter, self._among = wanted, among
        board = self._board
        self._around(partial(board.narrow, (lambda duty: wants(wanted, duty, board.today)) if wanted.asks else None))
        self.follow()
        announce(self._page, self._shown() if wanted.asks else _("All duties are shown"))

    def clear(self) -> None:
        """Show every duty again."""
        self._toolbar.clear_find()
        if self._filter.asks:
            self.show_only(Filter())

    def open(self) -> None:
        """Open the filter beneath its button."""
        if self._popover is not None:
            return
        popover = FilterPopover(self._theme, self._page.window(), self._session.plan, self._filter)
        popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popover.destroyed.connect(self._forget)
        popover.chosen.connect(self.show_only)
        self._popover = popover
        popover.say_shown(self._shown())
        popover.open_under(self._toolbar.filter, popover.first)

    def _forget(self) -> None:
        self._popover = None

    def follow(self) -> None:
        """Say what is shown now."""
        said = filter_words(self._filter, self._session.plan, self._among) if self._filter.asks else ""
        sentence = _("Filtered by {what}").format(what=said)
        self._toolbar.show_filtered(sentence if said else "")
        if said and self._line is None:
            self._line = FilterLine(self._theme)
            self._line.clear.clicked.connect(self._clear_filter)
            self._column.insertWidget(1, self._line)
        if self._line is not None:
            self._line.setVisible(bool(said))
            self._line.say(words.joined(sentence, self._shown()))
        if self._popover is not None:
            self._popover.say_shown(self._shown())
        self._columns.say_no_match(*self._no_match())

    def _clear_filter(self) -> None:
        self.show_only(Filter())
        self._toolbar.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shown(self) -> str:
        """How many duties there are to see: "12 of 39 duties"."""
        shown = sum(len(column.model.duties) for column in self._columns)
        count = len(self._session.plan.duties)
        return _("{shown} of {duties}").format(shown=formats.whole(shown), duties=words.duties_text(count))

    def _no_match(self) -> tuple[str, str]:
        """What is said where nothing is left, and what the way out is called."""
        text = words.in_brief(self._text)
        if self._text and self._filter.asks:
            return _("No duty matches '{text}' and the filter.").format(text=text), _("Show all duties")
        if self._text:
            return _("No duty matches '{text}'.").format(text=text), _("Clear the search")
        return (_("No duty matches the filter."), _("Clear the filter")) if self._filter.asks else ("", "")
