"""How the inspector's parts change the duties they show."""

from collections.abc import Callable
from typing import Any

from delegate_desk.domain.duty import Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.ui.session import Session
from delegate_desk.ui.words import duties_text, in_brief


class Editing:
    """Changes of the duties shown: each one undo step, or a sentence why not."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.ids: tuple[str, ...] = ()

    @property
    def plan(self) -> Plan:
        """The present snapshot."""
        return self.session.plan

    def duty(self) -> Duty:
        """The one duty that is shown, or the first of several."""
        return self.plan.duties[self.ids[0]]

    def change(self, label: str, change: Callable[[Plan], Plan]) -> str | None:
        """Change the plan as one step named `label`, in which "{title}" stands for what is shown.

        Gives back None where the plan stands as wished, else one sentence for the field that asked for it.
        """
        try:
            change(self.plan)
        except PlanError as refusal:
            return str(refusal)
        done = self.session.do(label.replace("{title}", self._called()), change)
        return None if done else _("Not saved yet. What you typed is still here.")

    def edit(self, label: str, **fields: Any) -> str | None:
        """Change fields of the duties shown, as `change` does."""
        from delegate_desk.planning.duties import edit_duty

        ids, today = self.ids, self.session.today
        return self.change(label, lambda plan: edit_duty(plan, ids, today, **fields))

    def _called(self) -> str:
        if len(self.ids) == 1:
            return _("“{title}”").replace("{title}", in_brief(self.duty().title))
        return duties_text(len(self.ids))
