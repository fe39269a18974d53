"""How the parts of the panel change the scenario they show."""

from collections.abc import Callable
from typing import Any

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.scenario import Scenario
from delegate_desk.i18n import _
from delegate_desk.planning.scenarios import set_duty
from delegate_desk.ui.session import Session
from delegate_desk.ui.words import in_brief


class Editing:
    """Changes of one scenario: each one undo step, or a sentence why not."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.key = ""

    @property
    def plan(self) -> Plan:
        """The present snapshot."""
        return self.session.plan

    @property
    def scenario(self) -> Scenario | None:
        """The scenario that is shown; None where it is the plan itself."""
        return self.plan.scenarios.get(self.key)

    def change(self, label: str, change: Callable[[Plan], Plan]) -> str | None:
        """Change the plan as one step named `label`, in which "{name}" stands for the scenario.

        Gives back None where the plan stands as wished, else one sentence for the field that asked for it.
        """
        scenario = self.scenario
        if scenario is None:
            return None
        try:
            change(self.plan)
        except PlanError as refusal:
            return str(refusal)
        called = _("“{name}”").replace("{name}", in_brief(scenario.name, 40))
        done = self.session.do(label.replace("{name}", called), change)
        return None if done else _("Not saved yet. What you typed is still here.")

    def decide(self, label: str, duty: str, **changes: Any) -> str | None:
        """Change what the scenario says about a duty, for which "{title}" stands in the label."""
        key, today, title = self.key, self.session.today, in_brief(self.plan.duties[duty].title, 40)
        return self.change(
            label.replace("{title}", _("“{title}”").replace("{title}", title)),
            lambda plan: set_duty(plan, key, duty, today, **changes),
        )
