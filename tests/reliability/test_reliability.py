"""A slice of the kill loop and of the power cuts; DELEGATE_DESK_KILLS and DELEGATE_DESK_CUTS say how many instead."""

import os
from pathlib import Path

import pytest
from kill_loop import kill_loop
from moving import Impossible, command, done_on_disk
from power_cut import power_cuts, why_not

from delegate_desk.cli import run
from delegate_desk.domain.duty import Duty
from delegate_desk.storage.plan_file import PlanFile

KILLS = int(os.environ.get("DELEGATE_DESK_KILLS", "25"))
CUTS = int(os.environ.get("DELEGATE_DESK_CUTS", "3"))


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a matter of POSIX")
@pytest.mark.timeout(60 + 5 * KILLS)
def test_nothing_acknowledged_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    figures = kill_loop(KILLS, tmp_path)

    assert figures["acknowledged"] >= KILLS
    assert (figures["lost"], figures["faults"]) == (0, [])


@pytest.mark.timeout(60 + 10 * CUTS)
def test_nothing_acknowledged_is_lost_when_the_power_goes(tmp_path: Path) -> None:
    reason = why_not()
    if reason is not None:
        pytest.skip(reason)
    figures = power_cuts(CUTS, tmp_path)

    assert figures["acknowledged"] >= CUTS
    assert (figures["lost"], figures["faults"]) == (0, [])


# The judge of both is tried first: it would be of no use if it were content with anything.


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan after five commands."""
    for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    place, commands = tmp_path / "plan.desk", tmp_path / "commands"
    commands.write_text("".join(command(number) for number in range(1, 6)))
    assert run(["--plan", str(place), "run", str(commands)]) == 0
    return place


def test_the_judge_counts_commands(plan: Path) -> None:
    assert done_on_disk(plan) == 5
    assert done_on_disk(plan.with_name("not there.desk")) == 0


@pytest.mark.parametrize("which", [0, 1])
def test_the_judge_sees_what_cannot_be(plan: Path, which: int) -> None:
    file = PlanFile.open(plan)
    duties = sorted(file.read().duties.values(), key=lambda duty: duty.position)
    duty: Duty = duties[which]
    file.write({"duties": {duty.id: duty._replace(decision="undecided") if which == 0 else None}})
    file.close()

    with pytest.raises(Impossible):
        done_on_disk(plan)
