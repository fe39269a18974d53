"""What a window leaves behind that never closed, and plans that are only looked at."""

from pathlib import Path

import pytest
from builders import a_duty, a_plan

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import TABLES
from delegate_desk.storage.looked_at import LookedAt
from delegate_desk.storage.plan_file import PlanFile
from delegate_desk.storage.sitting import Left, Sitting


def test_a_note_tells_the_next_window_until_it_is_ended(tmp_path: Path) -> None:
    place = tmp_path / "deep" / "note"
    notes = Sitting(place)
    assert notes.left() is None
    notes.note(3, {"b", "a"})
    notes.note(4, {"b", "a"})
    assert Sitting(place).left() == Left(4, frozenset({"a", "b"}))
    assert place.parent.stat().st_mode & 0o077 == 0
    assert [file.name for file in place.parent.iterdir()] == ["note"]
    notes.end()
    notes.end()
    assert notes.left() is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"changes": "many", "duties": []}', b'{"changes": 1}', b"\xff"]
)
def test_a_spoilt_note_tells_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "note").write_bytes(content)
    assert Sitting(tmp_path / "note").left() is None


def test_a_note_that_cannot_be_kept_is_only_missed(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    notes = Sitting(tmp_path / "file" / "note")
    notes.note(1, ["a"])
    notes.end()
    assert notes.left() is None


def test_a_plan_that_is_looked_at_is_followed_and_never_written(tmp_path: Path) -> None:
    path, copied = tmp_path / "plan.desk", tmp_path / "copy.desk"
    plan = a_plan(a_duty(id="a"))
    records = {table: dict(getattr(plan, table).rows) for table in TABLES}
    holder = PlanFile.create(path, plan.settings, changes=records)
    holder.read()
    looked_at = LookedAt(path)
    assert list(looked_at.read().duties.rows) == ["a"] and not looked_at.moved()
    before = path.read_bytes()
    with pytest.raises(PlanError, match="only be looked at"):
        looked_at.write({"duties": {"b": a_duty(id="b")}})
    assert path.read_bytes() == before and looked_at.back_up() is None
    holder.write({"duties": {"b": a_duty(id="b", position=9)}})
    assert looked_at.moved() and list(looked_at.read().duties.rows) == ["a", "b"]
    looked_at.copy(copied)
    looked_at.close()
    holder.close()
    again = PlanFile.open(copied)
    assert list(again.read().duties.rows) == ["a", "b"]
    again.close()
