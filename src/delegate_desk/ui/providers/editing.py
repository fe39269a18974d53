"""How the parts of the details change the provider they show."""

from collections.abc import Callable
from typing import Any

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.provider import Provider
from delegate_desk.i18n import _
from delegate_desk.planning.providers import edit_provider
from delegate_desk.ui.session import Session
from delegate_desk.ui.words import in_brief


class Editing:
    """Changes of the provider shown: each one undo step, or a sentence why not."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.key = ""

    @property
    def plan(self) -> Plan:
        """The present snapshot."""
        return self.session.plan

    def provider(self) -> Provider:
        """The provider that is shown."""
        return self.plan.providers[self.key]

    def change(self, label: str, change: Callable[[Plan], Plan]) -> str | None:
        """Change the plan as one step named `label`, in which "{name}" stands for the provider.

        Gives back None where the plan stands as wished, else one sentence for the field that asked for it.
        """
        if self.key not in self.plan.providers:
            return None
        try:
            change(self.plan)
        except PlanError as refusal:
            return str(refusal)
        done = self.session.do(label.replace("{name}", in_brief(self.provider().name)), change)
        return None if done else _("Not saved yet. What you typed is still here.")

    def edit(self, label: str, **fields: Any) -> str | None:
        """Change fields of the provider, as `change` does."""
        key = self.key
        return self.change(label, lambda plan: edit_provider(plan, key, **fields))
