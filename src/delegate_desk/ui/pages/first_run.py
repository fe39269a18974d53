"""The page of an empty plan: which hours would you like back, and three ways to begin."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from delegate_desk.exchange import catalogue
from delegate_desk.i18n import _
from delegate_desk.planning import quick_add
from delegate_desk.planning.duties import add_duties
from delegate_desk.ui.first_run.picture import Picture
from delegate_desk.ui.first_run.ways import FileWay, ListWay, TypeWay
from delegate_desk.ui.icons import IconName
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import Mark
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.panel import Rule
from delegate_desk.ui.widgets.scroll_bar import ThinBar
from delegate_desk.ui.widgets.text import PlainLabel

_LOW = 690
"""Design pixels of the page under which there is no room for the picture."""


class Question(PlainLabel):
    """The page's one large line, larger than any title."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Which hours would you like back?"), "kpi")

    def restyle(self) -> None:
        """Take font and colour from the theme again, and grow."""
        super().restyle()
        font = QFont(self._theme.font("kpi"))
        font.setPixelSize(self._theme.px(28))
        self.setFont(font)


class FirstRunPage(QScrollArea):
    """Three cards in a row under one question; scrolls where the window is small."""

    list_wanted = Signal(str)
    """Show the usual duties of that trade."""

    import_wanted = Signal()
    files_dropped = Signal(list)
    open_wanted = Signal()
    example_wanted = Signal()

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        px = theme.px
        self.list_way, self.file_way, self.type_way = ListWay(theme, catalogue.trades()), FileWay(theme), TypeWay(theme)
        self.list_way.wanted.connect(self.list_wanted)
        self.file_way.wanted.connect(self.import_wanted)
        self.file_way.dropped.connect(self.files_dropped)
        self.type_way.typed.connect(self._add)
        page = QWidget()
        column = self._column = QVBoxLayout(page)
        column.setSpacing(px(10))
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(2)
        self._picture = Picture(theme)
        column.addWidget(self._picture, 0, centre)
        column.addSpacing(px(16))
        column.addWidget(Question(theme), 0, centre)
        promise = _("List what lands on your desk. Then decide, card by card, what only you should do.")
        column.addWidget(PlainLabel(theme, promise, "section", "text2", weight=theme.font("body").weight()), 0, centre)
        column.addSpacing(px(16))
        column.addLayout(self._ways())
        column.addSpacing(px(12))
        column.addLayout(self._foot())
        column.addStretch(3)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBar(ThinBar(theme, narrow=False))
        self.setAccessibleName(_("Start"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the three ways and their buttons matter more than the picture."""
        px, low = self._theme.px, self.height() < self._theme.px(_LOW)
        self._picture.setHidden(low)
        self._column.setContentsMargins(px(24), px(10 if low else 24), px(24), px(10 if low else 24))
        super().resizeEvent(event)

    def focus_add(self) -> None:
        """Put the cursor where a duty is typed."""
        self.type_way.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add(self, line: str) -> None:
        label = _("Added “{title}”").format(title=quick_add.understand(line).title)
        self._session.do(label, lambda plan: add_duties(plan, [quick_add.parse(line).duty()]))

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(20))
        row.addStretch(1)
        for way in (self.list_way, self.file_way, self.type_way):
            row.addWidget(way, 8)
        row.addStretch(1)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        row.addStretch(1)
        links: tuple[tuple[str, IconName, SignalInstance], ...] = (
            (_("Open a plan…"), "folder-open", self.open_wanted),
            (_("Look around a finished example"), "eye", self.example_wanted),
        )
        for words, icon, signal in links:
            link = Button(self._theme, words, "link", icon=icon)
            link.clicked.connect(signal)
            row.addWidget(link)
            row.addSpacing(self._theme.px(16))
        rule = Rule(self._theme, upright=True)
        rule.setFixedHeight(self._theme.px(14))
        row.addWidget(rule)
        row.addSpacing(self._theme.px(16))
        row.addWidget(Mark(self._theme, "hard-drive", "text2", 16))
        row.addWidget(PlainLabel(self._theme, _("Everything stays in one file on this computer"), "body", "text2"))
        row.addStretch(1)
        return row
