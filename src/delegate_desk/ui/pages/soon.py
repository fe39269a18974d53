"""Pages of which only the promise stands yet: they say what will be there and what can be done meanwhile."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.text import PlainLabel


def promise(name: str) -> tuple[str, str]:
    """Heading and sentence of a page that is still to come."""
    return {
        "hand_over": (
            _("Hand it over properly"),
            _(
                "Briefs, steps and printed checklists will be here. Until then choose the provider and move a duty "
                "from stage to stage in the board's details."
            ),
        ),
        "providers": (
            _("Who does it, at what price"),
            _(
                "Your providers with their agreements will be here, and what a freed hour really costs. Until then "
                "add a provider in the board's details, where you outsource a duty."
            ),
        ),
        "review": (
            _("Did the hours really come back?"),
            _("The weekly review will be here: a quarter of an hour each Friday, offline, that measures it."),
        ),
        "trends": (
            _("Week by week"),
            _("What you planned and what came back will be drawn here, from your weekly reviews."),
        ),
    }[name]


class SoonPage(QWidget):
    """A short honest page."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        heading, sentence = promise(name)
        title = PlainLabel(theme, heading, "title")
        text = PlainLabel(theme, sentence, "body", "text2", wrap=True)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        for label in (title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setMaximumWidth(theme.px(560))
            layout.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.setSpacing(theme.px(12))
        layout.addStretch(3)
        self.setAccessibleName(heading)
