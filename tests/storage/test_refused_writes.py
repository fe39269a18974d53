"""A change that cannot be written is refused in one sentence, and file and memory stay as they were."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders import a_duty

from delegate_desk.desk import Desk
from delegate_desk.domain.errors import ChangedElsewhere, Damaged, NotSaved
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.settings import Settings
from delegate_desk.storage.connection import connect
from delegate_desk.storage.plan_file import PlanFile


def titled(title: str, **more: Any) -> Callable[[Plan], Plan]:
    return lambda plan: plan.put("duties", [plan.duties["d1"]._replace(title=title, **more)])


def title_on_disk(place: Path) -> str:
    file = PlanFile.open(place)
    title = file.read().duties["d1"].title
    file.close()
    return title


@pytest.mark.parametrize(
    "wrong", [{"enjoyment": 9}, {"provider": "nobody"}, {"minutes": "soon"}, {"notes": "x\ud800"}, {"position": 2**63}]
)
def test_a_change_that_does_not_fit_leaves_no_trace(file: PlanFile, place: Path, wrong: dict[str, Any]) -> None:
    desk = Desk(file)
    desk.do("Rename", titled("kept"))
    plan, before = desk.plan, place.read_bytes()
    heard: list[object] = []
    desk.listen(heard.append)

    with pytest.raises(NotSaved):
        desk.do("Break", titled("lost", **wrong))

    assert desk.plan is plan
    assert desk.undo_label == "Rename"
    assert heard == []
    assert place.read_bytes() == before
    desk.do("Go on", titled("gone on"))
    assert title_on_disk(place) == "gone on"


def test_many_changes_of_one_step_are_all_or_nothing(file: PlanFile, place: Path) -> None:
    desk = Desk(file)
    before = place.read_bytes()
    many = [a_duty(id=f"n{i}", title=f"Duty {i}", needs_me=3 if i < 900 else 9) for i in range(1000)]

    with pytest.raises(NotSaved):
        desk.do("Import", lambda plan: plan.put("duties", many))

    assert place.read_bytes() == before
    assert len(desk.plan.duties) == 1


def test_a_full_disk_is_told_and_the_next_change_after_freeing_some_is_saved(small_disk: Path) -> None:
    place = small_disk / "plan.desk"
    file = PlanFile.create(place, Settings(), changes={"duties": {"d1": a_duty()}})
    desk = Desk(file)
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * 400_000)
    saved = 0
    with pytest.raises(NotSaved, match=r"disk .* is full"):
        for saved in range(1000):
            new = a_duty(id=f"n{saved}", notes=f"{saved} " * 10_000)
            desk.do(f"Add {saved}", lambda plan, new=new: plan.put("duties", [new]))

    assert saved > 3
    assert len(desk.plan.duties) == saved + 1
    assert desk.undo_label == f"Add {saved - 1}"
    ballast.unlink()
    desk.do("Note", titled("saved again"))
    file.close()
    assert title_on_disk(place) == "saved again"


def test_a_plan_is_not_made_on_a_full_disk(small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(b"x" * 1_000_000)

    with pytest.raises(NotSaved, match="full"):
        PlanFile.create(small_disk / "plan.desk", Settings())

    assert [path.name for path in small_disk.iterdir()] == ["ballast"]


def test_a_read_only_disk_is_read_but_not_written(small_disk: Path) -> None:
    place = small_disk / "plan.desk"
    PlanFile.create(place, Settings(), changes={"duties": {"d1": a_duty()}}).close()
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    file = PlanFile.open(place)
    desk = Desk(file)
    assert desk.plan.duties["d1"].title == "Reconcile bank"

    with pytest.raises(NotSaved, match="read-only"):
        desk.do("Rename", titled("x"))

    assert desk.plan.duties["d1"].title == "Reconcile bank"
    with pytest.raises(NotSaved):
        PlanFile.create(small_disk / "other.desk", Settings())
    file.close()


def test_another_program_in_the_middle_of_writing_is_told(file: PlanFile, place: Path) -> None:
    file._conn.execute("PRAGMA busy_timeout=50")
    desk = Desk(file)
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(NotSaved, match="another program is writing"):
        desk.do("Rename", titled("x"))

    other.execute("ROLLBACK")
    other.close()
    desk.do("Rename", titled("now it goes"))
    assert title_on_disk(place) == "now it goes"


def _move(place: Path) -> None:
    place.rename(place.with_name("moved.desk"))


def _delete(place: Path) -> None:
    place.unlink()


def _replace_by_sync(place: Path) -> None:
    shutil.copyfile(place, place.with_name("incoming"))
    place.with_name("incoming").replace(place)


@pytest.mark.skipif(os.name != "posix", reason="Windows does not let an open file be moved")
@pytest.mark.parametrize("act", [_move, _delete, _replace_by_sync])
def test_no_change_is_lost_into_a_file_that_was_moved_deleted_or_replaced(
    file: PlanFile, place: Path, act: Callable[[Path], None]
) -> None:
    desk = Desk(file)
    assert not file.replaced()
    act(place)
    there = place.read_bytes() if place.exists() else None

    for title in ("one", "two"):
        with pytest.raises(ChangedElsewhere, match="moved or replaced"):
            desk.do("Rename", titled(title))

    assert file.replaced()
    assert desk.plan.duties["d1"].title == "Reconcile bank"
    assert (place.read_bytes() if place.exists() else None) == there


def test_a_file_overwritten_in_place_is_noticed(file: PlanFile, place: Path, tmp_path: Path) -> None:
    other = PlanFile.create(tmp_path / "other.desk", Settings(), changes={"duties": {"d1": a_duty(title="other")}})
    for i in range(3):
        other.write({"settings": {"": Settings(title=f"{i}")}})
    other.close()
    desk = Desk(file)
    place.write_bytes((tmp_path / "other.desk").read_bytes())

    desk.do("Note", lambda plan: plan.put("duties", [plan.duties["d1"]._replace(notes="mine")]))

    assert desk.plan.duties["d1"].title == "other"
    file.close()
    assert PlanFile.open(place).read().duties["d1"].notes == "mine"


def test_text_that_is_no_text_any_more_is_told_as_damage(file: PlanFile, place: Path) -> None:
    file.close()
    with sqlite3.connect(place) as conn:
        conn.execute("UPDATE duties SET title = CAST(x'ff41' AS TEXT)")
    conn.close()
    again = PlanFile.open(place)

    with pytest.raises(Damaged):
        again.read()

    again.close()
    assert connect(place).close() is None
