"""Two questions before a duty is handed over: could it stop, could software do it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.duty import Duty
from delegate_desk.i18n import _
from delegate_desk.planning.ideas import is_noted, note_idea
from delegate_desk.planning.moves import decide
from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import in_brief


class Questions(QWidget):
    """A quiet line with two links, as long as nothing has been handed over yet."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self._words = PlainLabel(theme, "", "meta", "text2", wrap=True)
        self.stop = Button(theme, _("Stop it instead"), "link", dense=True)
        self.software = Button(theme, _("Software could"), "link", dense=True)
        self.stop.clicked.connect(self._stop)
        self.software.clicked.connect(self._note)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(self.stop)
        row.addWidget(self.software)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(12), 0, 0)
        column.setSpacing(0)
        column.addWidget(self._words)
        column.addLayout(row)

    def show_duty(self, duty: Duty) -> None:
        """Ask about this duty, unless it is decided otherwise or already with somebody."""
        asked = duty.decision == "undecided" or (duty.decision == "outsource" and duty.stage in (None, "brief"))
        self.setVisible(asked)
        if not asked:
            return
        noted = is_noted(self._editing.plan, _idea_text(duty))
        self._words.setText(
            _("Could it stop altogether? Software for it is noted among your ideas.")
            if noted
            else _("Could it stop altogether, or could software do it?")
        )
        self.software.setVisible(not noted)

    def _stop(self) -> None:
        ids, today = self._editing.ids, self._editing.session.today
        self._editing.change(_("Moved {title} to Stop doing"), lambda plan: decide(plan, ids, "stop", today=today))

    def _note(self) -> None:
        text = _idea_text(self._editing.duty())
        self._editing.change(_("Noted an idea: software for {title}"), lambda plan: note_idea(plan, text))


def _idea_text(duty: Duty) -> str:
    return _("Software for “{title}”").replace("{title}", in_brief(duty.title, 200))
