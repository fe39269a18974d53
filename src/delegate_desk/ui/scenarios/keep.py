"""Keeping a plan that is wished for as a scenario, beside the plan as it is."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.scenarios import add_scenario, free_name, scenario_of
from delegate_desk.planning.what_if import Differences, differences
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.words import in_brief

Change = Callable[[Plan], Plan]


class KeepButton(Button):
    """Keeps what the dialog around it would do to the plan as a scenario; each offer once."""

    kept = Signal(str)
    """A scenario was added: its name."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__(theme, _("Keep as a scenario"), "link")
        self._session = session
        self._offer: tuple[str, Change] | None = None
        self._kept: tuple[str, Differences] | None = None
        self.setAutoDefault(False)
        self.clicked.connect(self._keep)
        self.setEnabled(False)

    def offer(self, name: str, change: Change | None) -> None:
        """Offer to keep what `change` makes of the plan under a name; None where there is nothing to keep."""
        self._offer = None if change is None else (name, change)
        self.setEnabled(change is not None and self._kept != (name, self._differ(change)))

    def _differ(self, change: Change) -> Differences:
        return differences(self._session.plan, change(self._session.plan))

    def _keep(self) -> None:
        if self._offer is None:
            return
        name, change = self._offer
        plan = self._session.plan
        free, self._kept = free_name(plan, name), (name, self._differ(change))
        label = _("Kept “{name}” as a scenario").replace("{name}", in_brief(free, 40))
        self.setEnabled(False)
        if self._session.do(label, lambda plan: add_scenario(plan, scenario_of(plan, change(plan), free))):
            self.kept.emit(free)
        else:
            self._kept = None
            self.setEnabled(True)
