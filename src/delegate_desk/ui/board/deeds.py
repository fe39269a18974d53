"""What the board does to duties, each one undoable step with its words, and what is said aloud of it."""

from collections.abc import Sequence

from delegate_desk.domain.duty import STAGES, Decision
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.moves import decide, move, shift, to_stage
from delegate_desk.ui import formats, words
from delegate_desk.ui.session import Session


class Deeds:
    """Moves, stages and deletions of duties by their ids; each tells whether the plan is now as wished."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def named(self, ids: Sequence[str]) -> str:
        """The duties in a sentence: “Chase late payments”, or how many they are."""
        duties = self._session.plan.duties
        if len(ids) == 1 and ids[0] in duties:
            return _("“{title}”").format(title=words.in_brief(duties[ids[0]].title))
        return words.duties_text(len(ids))

    def changes_decision(self, ids: Sequence[str], decision: Decision) -> bool:
        """Whether any of these duties is decided otherwise now."""
        duties = self._session.plan.duties
        return any(key in duties and duties[key].decision != decision for key in ids)

    def drop(self, ids: Sequence[str], decision: Decision, before: str | None) -> bool:
        """Put duties into a column before a card, or at its end."""
        today = self._session.today
        shape = _("Moved {duties} to {column}")
        if not self.changes_decision(ids, decision):
            shape = _("Moved {duties} within {column}")
        label = shape.format(duties=self.named(ids), column=words.decision_name(decision))
        return self._session.do(label, lambda plan: move(plan, ids, decision, before=before, today=today))

    def decide(self, ids: Sequence[str], decision: Decision) -> bool:
        """Put duties at the end of a column."""
        today = self._session.today
        label = _("Moved {duties} to {column}").format(duties=self.named(ids), column=words.decision_name(decision))
        return self._session.do(label, lambda plan: decide(plan, ids, decision, today=today))

    def shift(self, ids: Sequence[str], step: int) -> bool:
        """Move duties one card up (-1) or down (+1)."""
        today = self._session.today
        shape = _("Moved {duties} up") if step < 0 else _("Moved {duties} down")
        return self._session.do(shape.format(duties=self.named(ids)), lambda plan: shift(plan, ids, step, today))

    def stage(self, ids: Sequence[str], step: int) -> bool:
        """Take outsourced duties one stage of their hand-over back (-1) or on (+1), as far as there are stages."""
        plan, today = self._session.plan, self._session.today
        goals = {}
        for key in ids:
            duty = plan.duties[key]
            at = STAGES.index(duty.stage or "brief") + step
            if duty.decision == "outsource" and 0 <= at < len(STAGES):
                goals[key] = STAGES[at]
        if not goals:
            return False

        def change(plan: Plan) -> Plan:
            for key, stage in goals.items():
                plan = to_stage(plan, key, stage, today)
            return plan

        shape = _("Took {duties} on a stage") if step > 0 else _("Took {duties} back a stage")
        label = shape.format(duties=self.named(list(goals)))
        if len(goals) == 1:
            key, stage = next(iter(goals.items()))
            label = _("Moved {duties} to {stage}").format(duties=self.named([key]), stage=words.stage_name(stage))
        return self._session.do(label, change)

    def delete(self, ids: Sequence[str]) -> bool:
        """Delete duties with what hangs on them; a timer that runs on one of them stops in the same step."""
        from delegate_desk.planning.duties import delete_duties

        timing = self._session.timing
        stopped = timing.stopped_on(ids)
        shape = _("Deleted {duties}, and stopped the timer") if any(map(timing.runs_on, ids)) else _("Deleted {duties}")
        label = shape.format(duties=self.named(ids))
        return self._session.do(label, lambda plan: delete_duties(stopped(plan), ids))

    def spoken_move(self, decision: Decision) -> str:
        """What is said of a move: "Moved to Outsource, frees 15.7 hours"."""
        freed = formats.decimal_text(float(self._session.totals().planned))
        return _("Moved to {column}, frees {hours} hours").format(column=words.decision_name(decision), hours=freed)

    def release_text(self, ids: Sequence[str], decision: Decision) -> str:
        """What a drag over a column would do, for the status line."""
        shape = _("Release to move {duties} to {column} · Esc cancels")
        if not self.changes_decision(ids, decision):
            shape = _("Release to move {duties} within {column} · Esc cancels")
        return shape.format(duties=self.named(ids), column=words.decision_name(decision))
