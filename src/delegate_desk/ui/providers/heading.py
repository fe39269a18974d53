"""The head of the details: who it is, where, and what time it is there."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from delegate_desk.domain.provider import Provider
from delegate_desk.i18n import _
from delegate_desk.planning.provider_days import SameHours
from delegate_desk.ui.inspector.title import TitleEdit
from delegate_desk.ui.providers.delegate import draw_avatar
from delegate_desk.ui.providers.editing import Editing
from delegate_desk.ui.providers.words import initials
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import IconButton
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import in_brief, joined


class Avatar(QWidget):
    """Two letters in a circle."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._letters = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_name(self, name: str) -> None:
        """Show the letters of another name."""
        self._letters = initials(name)
        self.update()

    def sizeHint(self) -> QSize:
        """A circle."""
        return QSize(self._theme.px(44), self._theme.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        draw_avatar(QPainter(self), self._theme, self._letters, self.rect())


class Heading(QWidget):
    """Name, edited where it stands, and the line beneath."""

    closed = Signal()

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        px = theme.px
        self.avatar = Avatar(theme)
        self.name = TitleEdit(theme, _("Name"))
        self.place = PlainLabel(theme, "", "meta", "text2", wrap=True)
        self.problem = PlainLabel(theme, "", "meta", "danger", wrap=True)
        close = IconButton(theme, "x", _("Close the details"), size=30)
        close.clicked.connect(self.closed)
        self.name.committed.connect(self._rename)
        words = QVBoxLayout()
        words.setSpacing(0)
        under = QHBoxLayout()
        under.setContentsMargins(TitleEdit.inset, 0, 0, 0)
        under.addWidget(self.place)
        words.addWidget(self.name)
        words.addLayout(under)
        words.addWidget(self.problem)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(22), px(16), px(10), px(6))
        row.setSpacing(px(10))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.avatar, 0, top)
        row.addLayout(words, 1)
        row.addWidget(close, 0, top)
        self.problem.hide()

    def show_provider(self, provider: Provider, same: SameHours | None) -> None:
        """Show another provider, or the same one as it is now."""
        self.avatar.show_name(provider.name)
        self.name.show_value(provider.name)
        if not self.name.is_wrong:
            self.problem.hide()
        there = "" if same is None else _("{time} there now").format(time=same.there.strftime("%H:%M"))
        place = joined(" ".join(provider.place.split()), there, _("archived") if provider.archived else "")
        self.place.setText(place or _("place not yet said"))

    def edit_name(self) -> None:
        """Put the cursor into the name, all of it marked."""
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def give_up(self) -> None:
        """Another provider is shown: what was no name is forgotten."""
        self.name.give_up()
        self.problem.hide()

    def _rename(self, text: str) -> None:
        label = _("Renamed {name} to “{new}”").replace("{new}", in_brief(text))
        sentence = self._editing.edit(label, name=text.strip())
        self.name.set_wrong(sentence is not None)
        self.name.setAccessibleDescription(sentence or "")
        self.problem.setText(sentence or "")
        self.problem.setVisible(sentence is not None)
