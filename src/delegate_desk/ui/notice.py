"""Notices between the strip and the page: what the owner should know of the plan that is open."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.icons import IconName
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import Banner, BannerKind
from delegate_desk.ui.widgets.buttons import IconButton


class Notice(QWidget):
    """One sentence with its way out, until it is closed where it may be."""

    def __init__(self, theme: Theme, kind: BannerKind, sentence: str, *, icon: IconName | None = None) -> None:
        super().__init__()
        self._theme = theme
        self.banner = Banner(theme, kind, sentence, icon=icon)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.banner)
        theme.changed.connect(self._restyle)
        self._restyle()

    def offer(self, words: str, act: Callable[[], object]) -> None:
        """A button that does something about it."""
        self.banner.add_button(words).clicked.connect(lambda: act())

    def let_be_closed(self) -> None:
        """A cross that takes the notice away."""
        cross = IconButton(self._theme, "x", _("Close this notice"), size=32)
        cross.clicked.connect(self.go)
        self.banner.add(cross)

    def go(self) -> None:
        """Be gone."""
        self.hide()
        self.deleteLater()

    def _restyle(self) -> None:
        margin = self._theme.px(12)
        self._layout.setContentsMargins(margin, margin, margin, margin)
