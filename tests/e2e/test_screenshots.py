"""Every page and state of the real window; with `--screenshots DIR` a picture of each, in both looks and both sizes.

Without the option each state is only come to once, and read.
"""

import resource
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from delegate_desk.exchange.example import example_plan
from delegate_desk.exchange.plan_json import write_plan
from e2e.plans import brought_in
from e2e.program import BUTTON, Program
from e2e.screen import Owner, patiently
from e2e.test_import import small_calendar

Start = Callable[..., Program]
Shot = Callable[[str], None]

INTER = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<match target="pattern"><edit name="family" mode="prepend_first" binding="strong"><string>Inter</string></edit></match>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include></fontconfig>"""
"""The pictures of the design are set in Inter; the program takes what the system has, so for pictures it has Inter."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Once, or with pictures in all looks and sizes."""
    looks = [("1440x900", "light")]
    if metafunc.config.getoption("--screenshots"):
        looks += [("1440x900", "dark"), ("1024x700", "light"), ("1024x700", "dark")]
    metafunc.parametrize(("owner", "look"), looks, indirect=["owner"])


@pytest.fixture
def picture(owner: Owner, look: str, shot: Shot, request: pytest.FixtureRequest) -> Shot:
    """Takes pictures named by size, look and state, and has the owner like that look."""
    owner.prefer(appearance=look)
    if request.config.getoption("--screenshots"):
        fonts = owner.home / ".config" / "fontconfig" / "fonts.conf"
        fonts.parent.mkdir(parents=True)
        fonts.write_text(INTER, encoding="utf-8")
    return lambda name: shot(f"{owner.screen.size}-{look}-{name}")


def example(owner: Owner) -> Path:
    """The finished example as a plan of the owner's own."""
    path, source = owner.folder / "Hartley Electrical.desk", owner.folder / "example.json"
    source.write_text(write_plan(example_plan(date.today())), encoding="utf-8")
    owner.run(path, "import", str(source))
    return path


ENDS = {"settings": "Show the folder", "help": "A. J. Jacobs, How", "trends": "Where ", "hand-over": "Reach me"}
"""The beginning of what stands at the end of each page that scrolls."""


def in_sight(program: Program, name: str) -> None:
    """Wait until what is called so lies within the screen."""
    high = int(program.screen.size.split("x")[1])

    def places() -> list[list[int]]:
        return [node["extents"] for node in program.all("", name, hidden=True, most=400)]

    patiently(
        lambda: any(y > 0 and y + tall < high for _x, y, _wide, tall in places()),
        lambda: f"{name!r} in sight, it is at {places()}",
    )


def test_the_first_page(owner: Owner, start: Start, picture: Shot) -> None:
    program = start()
    program.reads("Which hours would you like back?")
    picture("first-page")
    program.keys("ctrl+l")
    program.find("table", "Usual duties")
    program.keys("space", "Down", "space", "Down", "Down", "space")
    program.find(BUTTON, "Add 3 duties")
    picture("starter-list")
    program.keys("Escape")
    program.gone("dialog")
    # By its action, since in a small window it has to be scrolled to.
    program.ask(do="act", name="Press", path=program.find(BUTTON, "Look around a finished example")["path"])
    program.find("list", "Undecided, ")
    picture("example")


def test_the_board(owner: Owner, start: Start, picture: Shot) -> None:
    program = start("--plan", example(owner))
    small = owner.screen.size == "1024x700"
    program.find("list", "Undecided, ")
    picture("board")
    keep, outsource = program.find("list", "Keep, ")["extents"], program.find("list", "Outsource, ")["extents"]
    cards = [node for node in program.all("list item") if ", Undecided, " in node["name"]]

    begin = program.centre(cards[1])
    program.carry(begin, (outsource[0] + outsource[2] // 2, outsource[1] + 105))
    program.reads("Release to move")
    picture("drag")
    program.keys("Escape")
    program.release_mouse()
    program.click(cards[0])
    program.click(cards[2], "ctrl")
    program.click(cards[3], "ctrl")
    if small:
        program.click(program.find(BUTTON, "Details"))
    program.reads("3 duties, ")
    picture("several")
    if small:
        program.click(program.find(BUTTON, "Close the details"))
    program.carry(program.centre(cards[2]), (keep[0] + keep[2] // 2, keep[1] + 105))
    program.reads("Release to move 3 duties to Keep")
    picture("drag-several")
    program.keys("Escape")
    program.release_mouse()

    trial = next(node for node in program.all("list item") if ", Outsource, Trial with" in node["name"])
    program.click(trial)
    program.keys("Return")
    program.find("text", "Title")
    picture("inspector")
    program.click(program.find("text", "Minutes each time"))
    program.keys("ctrl+a")
    program.type("45x")
    program.keys("Tab")
    program.reads("Minutes, please")
    picture("field-error")
    program.click(trial)
    program.keys("Return")
    program.ask(do="act", name="Press", path=program.find(BUTTON, "More")["path"])  # it may have to be scrolled to
    in_sight(program, "Less")
    in_sight(program, "Provider takes")
    picture("inspector-more")
    program.click(cards[0])
    program.keys("Return")
    picture("inspector-undecided")
    program.click(program.find("combo box", ""))
    picture("open-choice")
    program.keys("Escape", "Escape")

    program.keys("ctrl+n")
    program.type("Reconcile bank 45m weekly #bookkeeping")
    picture("quick-add")
    program.keys("Escape", "ctrl+f")
    program.focus_is("text", "Find a duty")
    program.type("job")
    program.find("list", "Undecided, ")
    picture("find")
    program.type(" vat quarter")
    program.reads("No duty matches")
    picture("no-match")
    program.keys("Escape", "ctrl+shift+f")
    program.find("check box", "Function: Marketing")
    program.keys("space")
    program.reads("Filtered by Marketing")
    picture("filter")
    program.keys("Escape")
    program.choose("View", "Sort this column by hours")
    program.reads("Filtered by Marketing")
    picture("filtered-and-sorted")
    program.choose("View", "Sort this column by hand")
    program.click(program.find(BUTTON, "Clear the filter"))
    program.gone("label", "Filtered by")
    program.click(program.find("list item", ""), button=3)
    picture("card-menu")
    program.keys("Escape")
    program.click(program.find("menu item", "Duty"))
    picture("menu")
    program.keys("Escape", "Escape")


def test_pages_and_dialogs(owner: Owner, start: Start, picture: Shot) -> None:
    owner.env["PYTHONDONTWRITEBYTECODE"] = "1"  # the limit of file sizes below would cut modules as well
    program = start("--plan", example(owner))
    for keys, name, page in (
        ("ctrl+2", "hand-over", "Hand-over"),
        ("ctrl+3", "providers", "Providers"),
        ("ctrl+6", "scenarios", "Providers"),
        ("ctrl+4", "review", "Review"),
        ("ctrl+5", "trends", "Trends"),
        ("ctrl+comma", "settings", "Settings"),
        ("F1", "help", "Help"),
    ):
        program.keys(keys)
        program.find("check box|radio button|toggle button", page, state="checked")
        program.reads("h freed each week")
        picture(name)
        if name == "hand-over":
            program.click(program.find("label", "Done means"))  # the rail of stages has its own use for End
        if name in ENDS:
            program.keys("End")
            in_sight(program, ENDS[name])
            picture(f"{name}-end")
    program.keys("ctrl+1")
    if owner.screen.size != "1024x700":
        program.click(program.find(BUTTON, "Family "))
        program.find("slider", "Share for family")
        picture("goals")
        program.keys("Escape")
    for item, name in (("Keys", "keys"), ("About", "about")):
        program.choose("Help", item)
        program.find("dialog")
        picture(name)
        program.keys("Escape")
        program.gone("dialog")
    program.keys("ctrl+i")
    program.choose_file(small_calendar(owner.folder))
    program.find("table", "What was found")
    picture("bring-in")
    program.keys("Escape")
    program.gone("dialog")
    program.keys("ctrl+i")
    program.choose_file(_nonsense(owner.folder))
    program.find("dialog", "Bring in")
    program.reads("nonsense.ics")
    picture("bring-in-refused")
    program.keys("Escape")
    program.gone("dialog")

    # A change that cannot be written: the program may write no file longer than a few bytes, as on a full disk.
    limits = resource.prlimit(program.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(program.pid, resource.RLIMIT_FSIZE, (512, limits[1]))
    program.keys("ctrl+f", "Return", "k")
    program.reads("Not saved: ")
    picture("not-saved")
    resource.prlimit(program.pid, resource.RLIMIT_FSIZE, limits)
    program.keys("k")
    program.gone("label", "Not saved")


def _nonsense(folder: Path) -> Path:
    file = folder / "nonsense.ics"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return file


def test_empty_columns_and_hours_lost(owner: Owner, start: Start, picture: Shot) -> None:
    duty = {"id": "d", "title": "Answer the phone", "minutes": 10, "function": "customer service"}
    weekly = {"times": 1, "every": 1, "unit": "week"}
    plan = {"delegate_desk": 1, "settings": {"home_currency": "GBP"}, "duties": [{**duty, "cadence": weekly}]}
    path = brought_in(owner, plan)
    program = start("--plan", path)
    assert program.find("list", "Keep, 0 duties")["description"].startswith("Nothing kept yet")
    picture("empty-columns")
    program.close()

    costly = {**duty, "cadence": weekly, "decision": "outsource", "oversight_minutes_per_week": 90}
    path.unlink()
    program = start("--plan", brought_in(owner, {**plan, "duties": [costly]}))
    program.reads("−1.3 h freed each week")
    program.click(program.find("list item", "Answer the phone"))
    program.find("list", "Outsource, 1 duty")
    picture("hours-lost")


def test_inter_is_there_for_pictures(owner: Owner, look: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--screenshots") and shutil.which("fc-list"):
        fonts = subprocess.run(["fc-list"], capture_output=True, text=True, check=True).stdout
        assert "Inter" in fonts, "apt-get install fonts-inter, to put the pictures beside those of the design"
