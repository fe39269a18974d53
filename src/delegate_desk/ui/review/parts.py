"""Parts that the steps of the review share: the question, heads of groups, remarks, a scrolled column."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from delegate_desk.ui.icons import IconName
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.widgets.banner import Mark
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.panel import Panel, Rule
from delegate_desk.ui.widgets.scroll_bar import ThinBar
from delegate_desk.ui.widgets.text import PlainLabel


class Question(QWidget):
    """The one question of a step, a quiet sentence beneath it, and a figure at its end."""

    def __init__(self, theme: Theme, question: str, sentence: str) -> None:
        super().__init__()
        self.question = PlainLabel(theme, question, "title", wrap=True)
        self.sentence = PlainLabel(theme, sentence, "body", "text2", wrap=True)
        self.figure = PlainLabel(theme, "", "body", "text2")
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        row.addWidget(self.figure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.question)
        column.addLayout(row)


class GroupHead(QWidget):
    """The head of a group of rows: name, count, and a figure at the end, over a line."""

    def __init__(self, theme: Theme, name: str, inset: int = 0) -> None:
        super().__init__()
        self.name = PlainLabel(theme, name, "body", weight=QFont.Weight.DemiBold)
        self.count = PlainLabel(theme, "", "meta", "text2")
        self.figure = PlainLabel(theme, "", "meta", "text2")
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(14), inset, theme.px(8))
        row.setSpacing(theme.px(8))
        for label in (self.name, self.count):
            row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self.figure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Rule(theme))
        self.row = row


class Remark(Panel):
    """A tinted box with an icon, a sentence and what can be done about it."""

    def __init__(
        self, theme: Theme, icon: IconName, sentence: str, act: tuple[str, Callable[[], object]] | None, *, warn: bool
    ) -> None:
        fill: ColourName = "warnsoft" if warn else "accentsoft"
        super().__init__(theme, fill, None, 8)
        ink: ColourName = "warn" if warn else "accentink"
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(10))
        row.setSpacing(theme.px(12))
        row.addWidget(Mark(theme, icon, ink, 18), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        self.sentence = PlainLabel(theme, sentence, "body", wrap=True)
        column.addWidget(self.sentence)
        row.addLayout(column, 1)
        self.button: Button | None = None
        if act is not None:
            self.button = Button(theme, act[0], "link", dense=True)
            self.button.clicked.connect(lambda _checked=False, do=act[1]: do())
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)


class Scrolled(QScrollArea):
    """A column that scrolls when it is too high; `column` takes the widgets."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._holder = QWidget()
        self.column = QVBoxLayout(self._holder)
        self.column.setContentsMargins(0, 0, theme.px(10), theme.px(12))
        self.column.setSpacing(0)
        self.setWidget(self._holder)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBar(ThinBar(theme, narrow=False))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._holder.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)


def add(column: QBoxLayout, widget: QWidget, alignment: Qt.AlignmentFlag | None = None) -> None:
    """Put a widget at the end of a shown column, at once: left to itself a layout shows it a moment later."""
    if alignment is None:
        column.addWidget(widget)
    else:
        column.addWidget(widget, 0, alignment)
    widget.show()


def emptied(layout: QLayout) -> None:
    """Take every widget out of a layout and let go of it."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            emptied(inner)
