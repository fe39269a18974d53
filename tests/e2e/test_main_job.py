"""The main job from an empty home to a checklist on paper, by mouse and keyboard, and all of it found again.

The same is done with the program as it is installed: see `started.VARIABLE`.
"""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import started

from e2e.program import BUTTON, Program
from e2e.screen import Owner
from e2e.test_drag import card, end_of
from e2e.test_import import small_calendar

Start = Callable[..., Program]


def own_plan(owner: Owner) -> Path:
    """The plan that opens when none is named."""
    return owner.home / ".local" / "share" / "Delegate Desk" / "plan.desk"


def save_as_pdf(program: Program, path: Path) -> None:
    """Print what is chosen where there is no printer: into a file."""
    program.keys("ctrl+p")
    program.click(program.find(BUTTON, "Save as PDF"))
    program.choose_file(path)
    program.reads(f"Written: {path.name}")


def test_a_calendar_becomes_a_plan_a_card_is_handed_over_and_its_checklist_printed(owner: Owner, start: Start) -> None:
    program = start()
    program.reads("Which hours would you like back?")
    program.keys("ctrl+i")
    program.choose_file(small_calendar(owner.folder))
    program.click(program.find(BUTTON, "Add 3 duties"))
    program.find("list", "Undecided, 3 duties")

    program.drag(card(program, "Reconcile the bank"), end_of(program, "Outsource"))
    program.find("list item", "Reconcile the bank, Outsource")
    program.click(program.find("list item", "Reconcile the bank, Outsource"))
    checklist = owner.folder / "checklist.pdf"
    save_as_pdf(program, checklist)
    assert checklist.read_bytes().startswith(b"%PDF")
    if shutil.which("pdftotext"):
        assert (
            "Reconcile the bank"
            in subprocess.run(["pdftotext", str(checklist), "-"], check=True, capture_output=True, text=True).stdout
        )

    # A second start brings the first window to the front and ends.
    again = subprocess.run([*started.program()], env=owner.env, capture_output=True, text=True, timeout=30, check=False)
    assert (again.returncode, again.stderr) == (0, "")
    assert len(program.all("frame")) == 1

    done = owner.exported(own_plan(owner))
    assert program.quit() == 0
    program = start()
    program.find("list item", "Reconcile the bank, Outsource, Brief, 0.8 hours a week, 1 of 1")
    program.find("list", "Undecided, 2 duties")
    assert owner.exported(own_plan(owner)) == done

    # A copy of it opens by its name alone, as a double click on the file starts it.
    other = owner.folder / "other.desk"
    owner.run(own_plan(owner), "backup", str(other))
    elsewhere = start(str(other))
    elsewhere.find("frame", "other")
    elsewhere.find("list", "Undecided, 2 duties")
