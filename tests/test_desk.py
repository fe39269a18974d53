"""The desk: every change is on disk, can be taken back, and is told; whatever the owner does, file and memory agree."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders import TODAY, a_duty, a_plan
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from delegate_desk.desk import Desk
from delegate_desk.domain.brief import Brief
from delegate_desk.domain.duty import DECISIONS, STAGES, Decision, Duty, Stage
from delegate_desk.domain.edit import Changes, Edit
from delegate_desk.domain.errors import ChangedElsewhere, NotSaved, PlanError
from delegate_desk.domain.goal import Goal
from delegate_desk.domain.plan import TABLES, Plan, in_order
from delegate_desk.domain.provider import Provider
from delegate_desk.domain.review import Review, ReviewedDuty
from delegate_desk.domain.settings import Settings
from delegate_desk.planning.duties import add_duties, delete_duties, delete_provider, edit_duty, new_id
from delegate_desk.planning.moves import move, to_stage
from delegate_desk.storage.plan_file import PlanFile


class Shelf:
    """A store in memory that can be made to fail, and into which others may write."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.failure: PlanError | None = None
        self.elsewhere: Plan | None = None
        self.written: list[Changes] = []

    def read(self) -> Plan:
        if self.elsewhere is not None:
            self.plan, self.elsewhere = self.elsewhere, None
        return self.plan

    def moved(self) -> bool:
        return self.elsewhere is not None

    def write(self, changes: Changes) -> None:
        if self.failure is not None:
            raise self.failure
        self.written.append(changes)


def renamed(title: str) -> Callable[[Plan], Plan]:
    return lambda plan: plan.put("duties", [plan.duties["d1"]._replace(title=title)])


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(a_plan(a_duty()))


@pytest.fixture
def desk(shelf: Shelf) -> Desk:
    return Desk(shelf)


def title(desk: Desk) -> str:
    return desk.plan.duties["d1"].title


def test_a_change_is_kept_remembered_and_told(desk: Desk, shelf: Shelf) -> None:
    told: list[Edit | None] = []
    desk.listen(told.append)

    edit = desk.do("Rename", renamed("new"))

    assert title(desk) == "new"
    assert edit is not None
    assert told == [edit]
    assert edit.tables == {"duties"}
    assert shelf.written == [{"duties": {"d1": desk.plan.duties["d1"]}}]
    assert (desk.undo_label, desk.redo_label) == ("Rename", None)


def test_what_changes_nothing_is_no_step(desk: Desk, shelf: Shelf) -> None:
    desk.do("Rename", renamed("new"))
    desk.undo()

    assert desk.do("Nothing", lambda plan: plan) is None
    assert desk.do("The same again", renamed("Reconcile bank")) is None

    assert desk.redo_label == "Rename"
    assert len(shelf.written) == 2


def test_a_note_is_kept_and_is_no_step(desk: Desk, shelf: Shelf) -> None:
    told: list[Edit | None] = []
    desk.do("To one", renamed("one"))
    desk.undo()
    desk.listen(told.append)

    assert desk.note(renamed("noted"))
    assert not desk.note(renamed("noted"))

    assert title(desk) == "noted" and shelf.written[-1] == {"duties": {"d1": desk.plan.duties["d1"]}}
    assert told == [] and (desk.undo_label, desk.redo_label) == (None, "To one")
    desk.redo()
    desk.undo()
    assert title(desk) == "Reconcile bank"


def test_a_note_that_cannot_be_kept_leaves_everything(desk: Desk, shelf: Shelf) -> None:
    shelf.failure = NotSaved("Not saved: the disk is full.")

    with pytest.raises(NotSaved):
        desk.note(renamed("noted"))
    assert title(desk) == "Reconcile bank"


def test_undo_and_redo_go_back_and_forth_step_by_step(desk: Desk) -> None:
    for new in ("one", "two"):
        desk.do(f"To {new}", renamed(new))

    assert desk.undo() is not None
    assert (title(desk), desk.undo_label, desk.redo_label) == ("one", "To one", "To two")
    desk.undo()
    assert (title(desk), desk.undo_label, desk.redo_label) == ("Reconcile bank", None, "To one")
    assert desk.undo() is None
    desk.redo()
    desk.redo()
    assert (title(desk), desk.undo_label, desk.redo_label) == ("two", "To two", None)
    assert desk.redo() is None


def test_a_new_change_ends_what_could_be_brought_back(desk: Desk) -> None:
    desk.do("One", renamed("one"))
    desk.undo()
    desk.do("Two", renamed("two"))

    assert desk.redo_label is None
    assert title(desk) == "two"


@pytest.mark.parametrize("act", [lambda desk: desk.do("x", renamed("x")), Desk.undo, Desk.redo])
def test_what_cannot_be_written_changes_nothing(desk: Desk, shelf: Shelf, act: Callable[[Desk], Any]) -> None:
    desk.do("One", renamed("one"))
    desk.do("Two", renamed("two"))
    desk.undo()
    plan, told = desk.plan, list[Any]()
    desk.listen(told.append)
    shelf.failure = NotSaved("The disk is full.")

    with pytest.raises(NotSaved):
        act(desk)

    assert desk.plan is plan
    assert (desk.undo_label, desk.redo_label) == ("One", "Two")
    assert told == []


def test_a_refused_change_changes_nothing(desk: Desk, shelf: Shelf) -> None:
    plan = desk.plan
    with pytest.raises(PlanError):
        desk.do("Move", lambda plan: move(plan, ["nobody"], "keep", today=TODAY))

    assert desk.plan is plan
    assert shelf.written == []


def test_what_another_program_wrote_is_read_and_ends_the_history(desk: Desk, shelf: Shelf) -> None:
    desk.do("One", renamed("one"))
    told: list[Edit | None] = []
    desk.listen(told.append)
    assert not desk.refresh()
    shelf.elsewhere = a_plan(a_duty(title="theirs"))

    assert desk.refresh()

    assert title(desk) == "theirs"
    assert (desk.undo_label, desk.redo_label) == (None, None)
    assert told == [None]
    assert desk.undo() is None


def test_a_change_is_made_upon_what_another_program_wrote(desk: Desk, shelf: Shelf) -> None:
    shelf.elsewhere = a_plan(a_duty(title="theirs"))

    desk.do("Note", lambda plan: plan.put("duties", [plan.duties["d1"]._replace(notes="ours")]))

    assert (title(desk), desk.plan.duties["d1"].notes) == ("theirs", "ours")
    assert desk.undo_label == "Note"


def test_another_program_that_writes_in_that_very_moment_is_read_first(desk: Desk, shelf: Shelf) -> None:
    write = shelf.write

    def beaten(changes: Changes) -> None:
        shelf.elsewhere = a_plan(a_duty(title="theirs"))
        shelf.write = write  # type: ignore[method-assign]
        raise ChangedElsewhere("Another program was quicker.")

    shelf.write = beaten  # type: ignore[method-assign]
    desk.do("Note", lambda plan: plan.put("duties", [plan.duties["d1"]._replace(notes="ours")]))

    assert (title(desk), desk.plan.duties["d1"].notes) == ("theirs", "ours")


def test_a_file_that_was_replaced_is_told_rather_than_asked_again_for_ever(desk: Desk, shelf: Shelf) -> None:
    shelf.failure = ChangedElsewhere("The file was replaced.")

    with pytest.raises(ChangedElsewhere):
        desk.do("Rename", renamed("x"))


def rows(plan: Plan) -> dict[str, object]:
    return {"settings": plan.settings} | {table: dict(getattr(plan, table)) for table in TABLES}


TITLES = st.sampled_from(["Reconcile bank", "VAT", "é", "=1+1", "x" * 300, "a\nb"])
ANY = st.integers(0, 10_000)


class AnOwner(RuleBasedStateMachine):
    """Somebody who adds, edits, moves and deletes, undoes and redoes, while another program writes now and then."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.place = Path(self.folder.name) / "plan.desk"
        self.file = PlanFile.create(self.place, Settings())
        self.other = PlanFile.open(self.place)
        self.desk = Desk(self.file)
        self.past: list[dict[str, object]] = []
        self.future: list[dict[str, object]] = []
        self.reader = PlanFile.open(self.place)

    def teardown(self) -> None:
        for file in (self.file, self.other, self.reader):
            file.close()
        self.folder.cleanup()

    def do(self, change: Callable[[Plan], Plan]) -> None:
        before = rows(self.desk.plan)
        if self.desk.do("Step", change) is not None:
            self.past.append(before)
            self.future.clear()

    def a_key(self, table: str, which: int) -> str:
        keys = sorted(getattr(self.desk.plan, table))
        return keys[which % len(keys)]

    @rule(titles=st.lists(TITLES, min_size=1, max_size=3))
    def add(self, titles: list[str]) -> None:
        self.do(lambda plan: add_duties(plan, [Duty(id="", title=title) for title in titles]))

    @rule(name=TITLES)
    def add_provider(self, name: str) -> None:
        key = new_id()
        self.do(lambda plan: plan.put("providers", [Provider(key, name, currency="EUR", functions=("legal", "sales"))]))

    @precondition(lambda self: self.desk.plan.duties)
    @rule(which=ANY, title=TITLES, minutes=st.none() | st.floats(0, 1e6))
    def edit(self, which: int, title: str, minutes: float | None) -> None:
        self.do(lambda plan: edit_duty(plan, [self.a_key("duties", which)], TODAY, title=title, minutes=minutes))

    @precondition(lambda self: self.desk.plan.duties)
    @rule(which=st.lists(ANY, min_size=1, max_size=3), decision=st.sampled_from(DECISIONS), before=st.none() | ANY)
    def move(self, which: list[int], decision: Decision, before: int | None) -> None:
        keys = [self.a_key("duties", one) for one in which]
        card = None if before is None else self.a_key("duties", before)
        self.do(lambda plan: move(plan, keys, decision, before=card, today=TODAY))

    @precondition(lambda self: self.desk.plan.duties and self.desk.plan.providers)
    @rule(which=ANY, who=ANY)
    def outsource(self, which: int, who: int) -> None:
        key, provider = self.a_key("duties", which), self.a_key("providers", who)
        self.do(lambda plan: move(plan, [key], "outsource", today=TODAY, provider=provider))

    @precondition(lambda self: any(duty.decision == "outsource" for duty in self.desk.plan.duties.values()))
    @rule(which=ANY, stage=st.sampled_from(STAGES))
    def hand_over(self, which: int, stage: Stage) -> None:
        keys = [key for key, duty in sorted(self.desk.plan.duties.items()) if duty.decision == "outsource"]
        self.do(lambda plan: to_stage(plan, keys[which % len(keys)], stage, TODAY))

    @precondition(lambda self: self.desk.plan.duties)
    @rule(which=ANY, text=TITLES)
    def brief(self, which: int, text: str) -> None:
        key = self.a_key("duties", which)
        self.do(lambda plan: plan.put("briefs", [Brief(key, why=text, ask_first=(text, text))]))

    @precondition(lambda self: self.desk.plan.duties)
    @rule(which=ANY, closed=st.booleans())
    def review(self, which: int, closed: bool) -> None:
        key = self.a_key("duties", which)
        weeks = Review("2026-11-16", closed=closed, duties=(ReviewedDuty(key, spent_minutes=5.0),))
        self.do(lambda plan: plan.put("reviews", [weeks]))

    @precondition(lambda self: self.desk.plan.duties)
    @rule(which=st.lists(ANY, min_size=1, max_size=3))
    def delete(self, which: list[int]) -> None:
        keys = {self.a_key("duties", one) for one in which}
        self.do(lambda plan: delete_duties(plan, keys))

    @precondition(lambda self: self.desk.plan.providers)
    @rule(which=ANY)
    def delete_provider(self, which: int) -> None:
        key = self.a_key("providers", which)
        self.do(lambda plan: delete_provider(plan, key))

    @rule(worth=st.none() | st.sampled_from(["58.00", "0", "0.0134"]))
    def set(self, worth: str | None) -> None:
        self.do(lambda plan: plan._replace(settings=plan.settings._replace(hourly_worth=worth)))

    @rule()
    def undo(self) -> None:
        before = rows(self.desk.plan)
        assert (self.desk.undo() is not None) == bool(self.past)
        if self.past:
            self.future.append(before)
            assert rows(self.desk.plan) == self.past.pop()

    @rule()
    def redo(self) -> None:
        before = rows(self.desk.plan)
        assert (self.desk.redo() is not None) == bool(self.future)
        if self.future:
            self.past.append(before)
            assert rows(self.desk.plan) == self.future.pop()

    @rule(text=TITLES)
    def another_program_writes(self, text: str) -> None:
        plan = self.other.read()
        goal = Goal(new_id(), text, "family", position=len(plan.goals))
        self.other.write({"goals": {goal.id: goal}})
        assert self.desk.refresh()
        assert goal.id in self.desk.plan.goals
        self.past.clear()
        self.future.clear()

    @invariant()
    def file_and_memory_agree(self) -> None:
        on_disk = self.reader.read()
        assert rows(on_disk) == rows(self.desk.plan)
        assert [duty.id for duty in in_order(on_disk.duties)] == [duty.id for duty in in_order(self.desk.plan.duties)]
        assert (self.desk.undo_label is None) == (not self.past)
        assert (self.desk.redo_label is None) == (not self.future)
        assert [path.name for path in self.place.parent.iterdir()] == ["plan.desk"]


TestAnOwner = AnOwner.TestCase
TestAnOwner.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
