"""A plan that is not on disk yet is made with its first change, and never over another one."""

from pathlib import Path

import pytest
from builders import a_duty

from delegate_desk.desk import Desk
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.settings import Settings
from delegate_desk.storage.backup import Backups
from delegate_desk.storage.fingerprint import Fingerprints
from delegate_desk.storage.new_plan import NewPlan
from delegate_desk.storage.plan_file import PlanFile


@pytest.fixture
def store(place: Path, backups: Backups, fingerprints: Fingerprints) -> NewPlan:
    return NewPlan(place, Settings(home_currency="PHP"), backups, fingerprints)


def test_looking_at_a_new_plan_makes_nothing(store: NewPlan, place: Path, tmp_path: Path) -> None:
    desk = Desk(store)

    assert desk.plan.settings.home_currency == "PHP"
    assert not desk.refresh()
    assert desk.undo() is None
    store.close()
    assert list(tmp_path.iterdir()) == []


def test_the_first_change_makes_the_file_and_all_go_on_from_there(
    store: NewPlan, place: Path, fingerprints: Fingerprints
) -> None:
    desk = Desk(store)
    desk.do("Add", lambda plan: plan.put("duties", [a_duty()]))

    file = PlanFile.open(place)
    assert file.read().settings.home_currency == "PHP"
    assert list(file.read().duties) == ["d1"]

    desk.undo()
    assert list(file.read().duties) == []
    desk.redo()
    assert list(file.read().duties) == ["d1"]
    file.close()
    store.close()
    PlanFile.open(place, None, fingerprints).close()


def test_a_plan_that_another_program_made_meanwhile_is_taken_up(store: NewPlan, place: Path) -> None:
    desk = Desk(store)
    theirs = PlanFile.create(place, Settings(home_currency="GBP"), changes={"duties": {"d1": a_duty(title="theirs")}})
    theirs.close()

    desk.do("Add", lambda plan: plan.put("duties", [a_duty(id="d2")]))

    assert desk.plan.settings.home_currency == "GBP"
    assert sorted(desk.plan.duties) == ["d1", "d2"]
    store.close()


def test_a_file_that_appears_in_the_very_moment_is_not_written_over(store: NewPlan, place: Path) -> None:
    place.parent.mkdir()
    place.write_text("not a plan")

    with pytest.raises(PlanError):
        store.write({"duties": {"d1": a_duty()}})

    assert place.read_text() == "not a plan"


def test_a_copy_of_what_is_not_there_yet_is_an_empty_plan(store: NewPlan, tmp_path: Path, place: Path) -> None:
    store.copy(tmp_path / "copy.desk")

    copy = PlanFile.open(tmp_path / "copy.desk")
    assert copy.read().is_empty()
    assert not place.exists()
    copy.close()
