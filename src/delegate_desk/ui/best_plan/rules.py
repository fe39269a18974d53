"""The rules that an owner may set for the best plan: ticks, each with a line on what it means here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.best_plan import Rules
from delegate_desk.planning.plan_changes import needing_the_owner
from delegate_desk.ui import formats
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.widgets.tick import Tick


class RulesPart(QWidget):
    """Three ticks. What has started, and what needs the owner most, stays where it is unless the owner says otherwise.

    Duties that are left as they are one by one are said in the list of changes.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.started = Tick(theme, _("Leave started hand-overs alone"))
        self.needs_me = Tick(theme, _("Never duties that need me 4 or 5"))
        self.zone = Tick(theme, _("Only providers in my time zone"))
        self._stays = PlainLabel(theme, _("Training, Trial and Running stay"), "meta", "text2")
        self._count = PlainLabel(theme, "", "meta", "text2")
        self._no_zone = PlainLabel(theme, _("Say your time zone in the settings first"), "meta", "text2")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for tick, note in ((self.started, self._stays), (self.needs_me, self._count), (self.zone, self._no_zone)):
            self._column.addWidget(tick)
            self._column.addWidget(note)
        self.started.setChecked(True)
        self.needs_me.setChecked(True)
        for tick in (self.started, self.needs_me, self.zone):
            tick.toggled.connect(self.changed)
        theme.changed.connect(self._space)
        self._space()

    def rules(self, untouched: frozenset[str]) -> Rules:
        """The rules as they are ticked, with the duties that are left as they are."""
        return Rules(self.started.isChecked(), self.needs_me.isChecked(), self.zone.isChecked(), untouched)

    def show_plan(self, plan: Plan) -> None:
        """Say what the rules mean in this plan."""
        count = needing_the_owner(plan, self.rules(frozenset()))
        words = ngettext("{count} duty stays yours", "{count} duties stay yours", count)
        self._count.setText(words.format(count=formats.whole(count)))
        known = plan.settings.time_zone is not None
        self.zone.setEnabled(known)
        self._no_zone.setVisible(not known)
        for tick, note in ((self.started, self._stays), (self.needs_me, self._count), (self.zone, self._no_zone)):
            tick.setAccessibleDescription("" if note.isHidden() else note.text())

    def _space(self) -> None:
        px = self._theme.px
        for note in (self._stays, self._count, self._no_zone):
            note.setContentsMargins(px(28), 0, 0, px(5))
