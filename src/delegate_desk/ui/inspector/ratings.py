"""Enjoyment and needs-me: five steps each, with a word."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from delegate_desk.domain.duty import Duty
from delegate_desk.i18n import _
from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.rating import Rating
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import rating_words


class Ratings(QWidget):
    """Both ratings of a duty."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self.enjoyment = Rating(theme, _("Enjoyment"), _scale("enjoyment"))
        self.needs_me = Rating(theme, _("Needs me"), _scale("needs_me"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setColumnMinimumWidth(0, theme.px(76))
        for row, (words, rating) in enumerate(((_("Enjoyment"), self.enjoyment), (_("Needs me"), self.needs_me))):
            label = PlainLabel(theme, words, "body", "text2")
            label.setBuddy(rating)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(rating, row, 1)
        grid.setColumnStretch(1, 1)
        self.enjoyment.rated.connect(self._enjoy)
        self.needs_me.rated.connect(self._need)

    def show_duty(self, duty: Duty) -> None:
        """Show a duty's ratings."""
        self.enjoyment.show_value(duty.enjoyment)
        self.needs_me.show_value(duty.needs_me)

    def _enjoy(self, value: int | None) -> None:
        self._editing.edit(_("Changed the enjoyment of {title}"), enjoyment=value)
        self.show_duty(self._editing.duty())

    def _need(self, value: int | None) -> None:
        self._editing.edit(_("Changed how much {title} needs you"), needs_me=value)
        self.show_duty(self._editing.duty())


def _scale(what: str) -> list[str]:
    return [_("not yet said"), *(rating_words(what, value) for value in range(1, 6))]
