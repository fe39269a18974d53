"""The three ways to start, each a card: a list, a file, a typed line."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from delegate_desk.i18n import _, ngettext
from delegate_desk.ui import icons
from delegate_desk.ui.icons import IconName
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import Mark
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.choice import Choice
from delegate_desk.ui.widgets.fields import LineField, caption_label
from delegate_desk.ui.widgets.painting import box
from delegate_desk.ui.widgets.text import PlainLabel


class Tag(QWidget):
    """A few words on a tinted sheet: "Quickest", or a key."""

    def __init__(self, theme: Theme, words: str, *, key: bool = False) -> None:
        super().__init__()
        self._theme, self._key = theme, key
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(7), theme.px(2), theme.px(7), theme.px(2))
        layout.addWidget(PlainLabel(theme, words, "meta", "text3" if key else "accentink"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet."""
        tokens = self._theme.tokens
        radius = self._theme.px(4) if self._key else self.height() / 2
        box(QPainter(self), self.rect(), radius, tokens.hover if self._key else tokens.accentsoft)


class Way(QWidget):
    """A card with an icon, a heading, a sentence, what `body` holds, and a button with its key at the foot."""

    def __init__(
        self,
        theme: Theme,
        icon: IconName,
        heading: str,
        sentence: str,
        button: Button,
        key: str,
        *,
        first: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._icon, self._first = theme, icon, first
        px = theme.px
        self.button = button
        self.body = QVBoxLayout()
        self.body.setSpacing(px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(26), px(26), px(26), px(24))
        column.setSpacing(px(8))
        top = QHBoxLayout()
        top.setContentsMargins(px(44), 0, 0, 0)
        top.addStretch(1)
        top.addWidget(Tag(theme, _("Quickest")) if first else PlainLabel(theme, " ", "meta"))
        head = QWidget()
        head.setLayout(top)
        head.setFixedHeight(px(44))
        column.addWidget(head)
        column.addSpacing(px(6))
        column.addWidget(PlainLabel(theme, heading, "inspector"))
        column.addSpacing(px(2))
        column.addWidget(PlainLabel(theme, sentence, "body", "text2", wrap=True))
        column.addSpacing(px(6))
        column.addLayout(self.body)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(px(10))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        foot.addWidget(button, 1)
        foot.addWidget(Tag(theme, key, key=True))
        column.addLayout(foot)
        self.setMinimumHeight(px(356))
        self.setMaximumWidth(px(356))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and the tile of its icon."""
        tokens, px = self._theme.tokens, self._theme.px
        painter = QPainter(self)
        line, width = (tokens.accent, 2) if self._first else (tokens.cardline, 1)
        box(painter, self.rect(), px(10), tokens.panel, line, width)
        tile = QRectF(px(26), px(26), px(44), px(44))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            tile.moveRight(self.width() - px(26))
        box(painter, tile, px(8), tokens.accentsoft if self._first else tokens.nav)
        inner = tile.adjusted(px(11), px(11), -px(11), -px(11))
        icons.draw(painter, self._icon, tokens.accentink if self._first else tokens.text2, inner)


class ListWay(Way):
    """Start from the usual duties of a trade: (key, name, how many duties) of each trade are given."""

    wanted = Signal(str)
    """Show the list of that trade."""

    def __init__(self, theme: Theme, trades: Sequence[tuple[str, str, int]]) -> None:
        button = Button(theme, _("Show the list"), "primary")
        sentence = _("Pick the duties you recognise. Two minutes, and you can change everything later.")
        super().__init__(theme, "library", _("Start from a list"), sentence, button, "Ctrl+L", first=True)
        self._counts = {key: count for key, _name, count in trades}
        self.trade = Choice(theme, _("Your trade"))
        self.trade.offer([(key, name) for key, name, _count in trades], trades[0][0] if trades else None)
        self._note = PlainLabel(theme, "", "meta", "text2", wrap=True)
        caption = caption_label(theme, _("Your trade"))
        caption.setBuddy(self.trade)
        for widget in (caption, self.trade, self._note):
            self.body.addWidget(widget)
        self.trade.currentIndexChanged.connect(self._count)
        button.clicked.connect(lambda: self.wanted.emit(self.trade.key() or ""))
        self._count()

    def _count(self) -> None:
        count = self._counts.get(self.trade.key() or "", 0)
        one, many = _("{count} usual duty, with typical minutes."), _("{count} usual duties, with typical minutes.")
        self._note.setText(ngettext(one, many, count).format(count=count) + " " + _("Tick yours."))


class DropZone(QWidget):
    """The dashed place that takes dropped files."""

    dropped = Signal(list)
    """Paths of the files."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._over = theme, False
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(18), px(12), px(18))
        column.setSpacing(px(8))
        marks = QHBoxLayout()
        marks.addStretch(1)
        marks.addWidget(Mark(theme, "calendar-days", "text2", 20))
        marks.addSpacing(px(8))
        marks.addWidget(Mark(theme, "file-spreadsheet", "text2", 20))
        marks.addStretch(1)
        column.addLayout(marks)
        words = PlainLabel(theme, _("Drop an .ics, .csv or .xlsx file here"), "meta", "text2")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words)
        self.setAcceptDrops(True)
        theme.changed.connect(self.update)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, nothing else."""
        if files_of(event):
            event.acceptProposedAction()
            self._hover(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Fade again."""
        self._hover(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        self._hover(False)
        event.acceptProposedAction()
        self.dropped.emit(files_of(event))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dashed frame."""
        tokens = self._theme.tokens
        fill = tokens.accentsoft if self._over else None
        box(QPainter(self), self.rect(), self._theme.px(8), fill, tokens.control, dashed=True)

    def _hover(self, over: bool) -> None:
        self._over = over
        self.update()


class FileWay(Way):
    """Bring in a file of the owner's."""

    wanted = Signal()
    dropped = Signal(list)

    def __init__(self, theme: Theme) -> None:
        button = Button(theme, _("Choose a file…"))
        sentence = _(
            "Repeating events in a calendar, or rows in a spreadsheet, become duties. You check each one first."
        )
        super().__init__(theme, "file-down", _("Bring in what you have"), sentence, button, "Ctrl+I")
        zone = DropZone(theme)
        self.body.addWidget(zone)
        zone.dropped.connect(self.dropped)
        button.clicked.connect(self.wanted)


class TypeWay(Way):
    """Type one duty."""

    typed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        button = Button(theme, _("Add this duty"))
        sentence = _("What did you do today that somebody else could have done?")
        super().__init__(theme, "keyboard", _("Type one"), sentence, button, "Ctrl+N")
        self.line = LineField(theme, _("Reconcile bank 45m weekly"), icon="plus")
        self.line.setAccessibleName(_("Add a duty"))
        self.body.addWidget(self.line)
        note = _("Name, minutes, how often, #function.\nOnly the name is needed.")
        self.body.addWidget(PlainLabel(theme, note, "meta", "text2", wrap=True))
        self.line.returnPressed.connect(self._add)
        button.clicked.connect(self._add)

    def _add(self) -> None:
        if self.line.text().strip():
            self.typed.emit(self.line.text())
        else:
            self.line.setFocus()


def files_of(event: QDropEvent) -> list[Path]:
    """The files on this computer that a drag carries."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
