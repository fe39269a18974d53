"""What the window remembers over a restart: where it stood, and how it looks."""

from collections.abc import Callable

from e2e.plans import small_plan
from e2e.program import Program
from e2e.screen import Owner, patiently

Start = Callable[..., Program]

LIGHT, DARK = "#EDE7DC", "#181512"
"""The colour of the navigation in both appearances."""


def navigation_colour(program: Program) -> str:
    """The colour between the navigation's buttons, as it is on the screen."""
    x, y, _wide, high = program.find("filler|panel", "Pages")["extents"]
    spot = f"1x1+{x + 2}+{y + high // 2}"
    colour = program.screen.run("import", "-window", "root", "-crop", spot, "-depth", "8", "txt:-")
    return next(word for word in colour.split() if word.startswith("#") and len(word) == 7)


def test_a_window_that_is_too_large_for_the_screen_fills_it(owner: Owner, start: Start) -> None:
    program = start("--plan", small_plan(owner))
    wide, high = (int(side) for side in owner.screen.size.split("x"))
    patiently(lambda: _inside(program, wide, high), "the whole window on the screen")


def _inside(program: Program, wide: int, high: int) -> bool:
    x, y, across, down = program.find("frame")["extents"]
    return x >= 0 and y >= 0 and x + across <= wide and y + down <= high


def test_size_and_appearance_are_kept_over_a_restart(owner: Owner, start: Start, shot: Callable[[str], None]) -> None:
    plan = small_plan(owner)
    program = start("--plan", plan)
    patiently(lambda: navigation_colour(program) == LIGHT, "light")
    program.screen.run("xdotool", "mousemove", "720", "10", "click", "--repeat", "2", "--delay", "60", "1")
    program.screen.run("xdotool", "getactivewindow", "windowsize", "1230", "710")
    patiently(lambda: program.find("frame")["extents"][2:] == [1230, 710], "another size")
    program.choose("View", "Appearance", "Dark")
    patiently(lambda: navigation_colour(program) == DARK, "dark")
    place = program.find("frame")["extents"]
    shot("dark-other-size")
    assert program.quit() == 0

    again = start("--plan", plan)
    patiently(lambda: again.find("frame")["extents"][2:] == [1230, 710], "the same size")
    assert navigation_colour(again) == DARK
    x, y = again.find("frame")["extents"][:2]
    assert abs(x - place[0]) < 30 and abs(y - place[1]) < 60  # a window manager's frame may lie between
    again.choose("View", "Appearance", "Light")
    patiently(lambda: navigation_colour(again) == LIGHT, "light again")
    again.quit()
    assert "appearance=light" in (owner.home / ".config" / "Delegate Desk" / "window.ini").read_text(encoding="utf-8")
