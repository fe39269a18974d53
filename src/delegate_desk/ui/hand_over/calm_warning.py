"""The word beneath the rail where more hand-overs are under way than the owner means to have at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.under_way import too_many, under_way
from delegate_desk.ui import formats
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import Mark
from delegate_desk.ui.widgets.text import PlainLabel, tip


class CalmWarning(QWidget):
    """An icon and a sentence; nothing where all is well."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = PlainLabel(theme, "", "meta", "text2", wrap=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(Mark(theme, "triangle-alert", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)
        tip(self, _("Each takes hours before it gives any back: let one run before the next begins."))
        theme.changed.connect(self._arrange)
        self._arrange()
        self.hide()

    def show_plan(self, plan: Plan) -> None:
        """Say how many are under way, where they are too many."""
        sentence = _("{many} hand-overs are being shown or tried at once; {most} is what you set.")
        most = plan.settings.handovers_at_once
        self._words.setText(sentence.format(many=formats.whole(under_way(plan)), most=formats.whole(most)))
        self.setVisible(too_many(plan))

    def _arrange(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(21), px(8), px(20), px(4))
        self._row.setSpacing(px(10))
