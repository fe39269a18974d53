"""What is decided about the duties shown."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt

from delegate_desk.domain.duty import Decision, Duty
from delegate_desk.i18n import _
from delegate_desk.planning.moves import decide
from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.segments import Segments
from delegate_desk.ui.words import decision_name


class DecisionChoice(Segments):
    """Undecided, Keep, Outsource or Stop, for one duty or several."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        pairs = [(each, decision_name(each)) for each in ("undecided", "keep", "outsource")]
        super().__init__(theme, _("Decision"), [*pairs, ("stop", _("Stop"))])
        self._editing = editing
        self.chosen.connect(self._decide)

    def show_duties(self, duties: Sequence[Duty]) -> None:
        """Show their decision; none where they differ."""
        decisions = {duty.decision for duty in duties}
        self.set_value(decisions.pop() if len(decisions) == 1 else None)

    def _decide(self, key: str) -> None:
        decision = cast("Decision", key)
        ids, today = self._editing.ids, self._editing.session.today
        label = _("Moved {title} to {decision}").replace("{decision}", decision_name(decision))
        if self._editing.change(label, lambda plan: decide(plan, ids, decision, today=today)) is not None:
            self.show_duties([self._editing.plan.duties[each] for each in ids])

    def focus_chosen(self) -> None:
        """Take the focus, on the decision that stands."""
        segment = self._segments.get(self.value() or "") or next(iter(self._segments.values()))
        segment.setFocus(Qt.FocusReason.ShortcutFocusReason)
