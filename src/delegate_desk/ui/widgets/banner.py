"""What must be known now: trouble, something recovered, long work. It stands in the page, never over it."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui import icons
from delegate_desk.ui.icons import IconName
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.panel import Panel
from delegate_desk.ui.widgets.progress import Progress
from delegate_desk.ui.widgets.text import PlainLabel

BannerKind = Literal["danger", "warn", "good"]

_LOOKS: dict[BannerKind, tuple[ColourName, ColourName, IconName]] = {
    "danger": ("dangersoft", "danger", "triangle-alert"),
    "warn": ("warnsoft", "warn", "history"),
    "good": ("accentsoft", "accentink", "lightbulb"),
}


class Mark(QWidget):
    """An icon in a token's colour; what it means is said in words beside it."""

    def __init__(self, theme: Theme, name: IconName, colour: ColourName = "text2", size: int = 18) -> None:
        super().__init__()
        self._theme = theme
        self._name: IconName = name
        self._colour: ColourName = colour
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._changed)

    def show_as(self, name: IconName, colour: ColourName) -> None:
        """Show another icon."""
        self._name, self._colour = name, colour
        self.update()

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        icons.draw(QPainter(self), self._name, self._theme.colour(self._colour), QRectF(self.rect()))


class Banner(Panel):
    """One sentence on a tint, with an icon and the buttons that help."""

    def __init__(self, theme: Theme, kind: BannerKind, sentence: str, *, icon: IconName | None = None) -> None:
        tint, ink, usual = _LOOKS[kind]
        super().__init__(theme, tint, None, 8)
        self._row = QHBoxLayout(self)
        px = theme.px
        self._row.setContentsMargins(px(14), px(9), px(14), px(9))
        self._row.setSpacing(px(10))
        self._sentence = PlainLabel(theme, sentence, wrap=True)
        self._row.addWidget(Mark(theme, icon or usual, ink))
        self._row.addWidget(self._sentence, 1)
        self.setMinimumHeight(px(50))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    def say(self, sentence: str) -> None:
        """Say something else."""
        self._sentence.setText(sentence)

    def add_button(self, words: str) -> Button:
        """A further button at the end; connect its `clicked`."""
        button = Button(self._theme, words, dense=True)
        self.add(button)
        return button

    def add(self, control: QWidget) -> None:
        """A control at the end."""
        self._row.addWidget(control)


class ProgressBanner(Panel):
    """Long work in place: what is done, how far it is, and a button that stops it."""

    stopped = Signal()

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, "panel", "cardline", 10)
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(15), px(12), px(14), px(12))
        column.setSpacing(px(8))
        self._title = PlainLabel(theme, title, "button")
        self._count = PlainLabel(theme, "", "body", "text2")
        self._progress = Progress(theme, title)
        stop = Button(theme, _("Stop"), dense=True)
        stop.clicked.connect(self.stopped)
        for left, right in ((self._title, self._count), (self._progress, stop)):
            row = QHBoxLayout()
            row.setSpacing(px(12))
            row.addWidget(left, 1)
            row.addWidget(right, 0, Qt.AlignmentFlag.AlignVCenter)
            column.addLayout(row)
        self._progress.set_share(None)

    def show_progress(self, share: float | None, count: str = "") -> None:
        """Show how far it is (0 to 1, None where unknown) and the count in words."""
        self._progress.set_share(share)
        self._count.setText(count)
