"""What can be done next with a provider: look in on its hand-overs, note an idea, archive, delete."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.check_ins import next_date
from delegate_desk.planning.duties import delete_provider
from delegate_desk.planning.provider_figures import ProviderFigures
from delegate_desk.planning.providers import edit_provider
from delegate_desk.ui import formats
from delegate_desk.ui.providers.editing import Editing
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button, IconButton


class Footer(QWidget):
    """A button to the hand-overs, and a menu of the rest."""

    hand_over_wanted = Signal(str)
    """The duty whose hand-over is wanted: the one with the next check-in, else the first."""

    ideas_wanted = Signal()
    rename_wanted = Signal()

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self._first = ""
        px = theme.px
        self.hand_over = Button(theme, "", "primary", icon="message-circle")
        self.hand_over.clicked.connect(self._go)
        self.more = IconButton(theme, "ellipsis", _("More to do with this provider"), kind="secondary")
        self.more.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(22), px(10), px(22), px(18))
        row.setSpacing(px(8))
        row.addWidget(self.hand_over, 1)
        row.addWidget(self.more)

    def show_figures(self, figures: ProviderFigures) -> None:
        """Offer what fits: the next check-in with its day, where one is agreed."""
        words = _("Open the hand-overs") if figures.duties else _("Note an idea of theirs")
        self.hand_over.set_words(self._check_in(figures) or words)
        self.hand_over.set_icon("message-circle" if figures.duties else "lightbulb")
        self._first = self._next_duty(figures)

    def _check_ins(self, figures: ProviderFigures) -> list[tuple[str, str]]:
        """The days of the next check-ins with their duties."""
        briefs = [self._editing.plan.briefs.get(duty.id) for duty in figures.duties]
        return [(day, brief.duty) for brief in briefs if brief is not None and (day := next_date(brief)) is not None]

    def _next_duty(self, figures: ProviderFigures) -> str:
        first = min(self._check_ins(figures), key=lambda check_in: check_in[0], default=None)
        if first is not None:
            return first[1]
        return figures.duties[0].id if figures.duties else ""

    def _check_in(self, figures: ProviderFigures) -> str:
        """When the next check-in of any of its duties is: "Check in, due today"."""
        today = self._editing.session.today
        if not (check_ins := self._check_ins(figures)):
            return ""
        first = min(check_ins)[0]
        if first < today.isoformat():
            return _("Check in, overdue")
        if first == today.isoformat():
            return _("Check in, due today")
        return _("Check in on {day}").format(day=formats.short_date(first))

    def menu(self) -> QMenu:
        """The rest of what can be done."""
        provider = self._editing.provider()
        menu = QMenu(self)
        menu.addAction(_("Rename"), self.rename_wanted.emit)
        menu.addAction(_("Ideas"), self.ideas_wanted.emit)
        menu.addSeparator()
        menu.addAction(_("Take out of the archive") if provider.archived else _("Archive"), self.archive)
        menu.addAction(_("Delete"), self.delete)
        return menu

    def archive(self) -> None:
        """Offer the provider no more, or again; its duties stay."""
        wanted = not self._editing.provider().archived
        label = _("Archived {name}") if wanted else _("Took {name} out of the archive")
        key = self._editing.key

        def change(plan: Plan) -> Plan:
            return edit_provider(plan, key, archived=wanted)

        self._editing.change(label, change)

    def delete(self) -> None:
        """Delete the provider; its duties stay outsourced, without one."""
        key = self._editing.key
        self._editing.change(_("Deleted the provider {name}"), lambda plan: delete_provider(plan, key))

    def _go(self) -> None:
        if self._first:
            self.hand_over_wanted.emit(self._first)
        else:
            self.ideas_wanted.emit()

    def _open(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(self.more.rect().topLeft()) - QPoint(0, menu.sizeHint().height()))
