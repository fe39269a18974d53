"""Assistive technology on every page, menu and dialog: each control that can be used has a role and a name."""

import re
from collections.abc import Callable, Iterable

from e2e.plans import small_plan
from e2e.program import BUTTON, Node, Program
from e2e.screen import Owner, patiently
from e2e.test_import import small_calendar

Start = Callable[..., Program]

USED = {
    "push button", "button", "toggle button", "check box", "radio button", "text", "password text", "spin button",
    "combo box", "slider", "list", "list item", "table", "tree", "menu item", "page tab", "link", "progress bar",
    "dialog", "frame", "table column header",
}  # fmt: skip
"""Roles of what is used or entered; each needs a name."""

NO_ROLE = {"", "unknown", "invalid", "filler", "panel"}
"""Roles that say nothing; such a part may take the keyboard only to be scrolled, and then has a name."""

_MARKUP = re.compile(r"</?(p|b|br|i|img|html|span)\b", re.IGNORECASE)
_MNEMONIC = re.compile(r"&\w")


def faults(nodes: Iterable[Node]) -> list[str]:
    """What assistive technology could not make sense of, a line for each."""
    found = []
    for node in nodes:
        role, name, states = node["role"], node["name"].strip(), node["states"]
        where = f"{role} {name!r} ({node['description']!r}) at {node['path']}"
        takes_keys = "focusable" in states and "enabled" in states and role != "table cell"
        if not name and (role in USED or (takes_keys and role in NO_ROLE)):
            found.append(f"no name: {where}")
        if role in ("", "unknown", "invalid"):
            found.append(f"no role: {where}")
        if role == "combo box" and not (node["description"].strip() or "labelled-by" in node["relations"]):
            found.append(f"a choice of what: {where}")
        if _MARKUP.search(node["name"] + node["description"]) or _MNEMONIC.search(node["name"]):
            found.append(f"not plain words: {where}")
    return found


def test_the_walk_finds_what_has_no_name_no_role_or_markup() -> None:
    def node(role: str, name: str, *states: str, description: str = "") -> Node:
        return {
            "role": role, "name": name, "description": description, "states": states, "path": [0], "relations": [],
        }  # fmt: skip

    assert not faults([node("push button", "Undo", "focusable", "enabled"), node("filler", ""), node("label", "")])
    assert len(faults([node("push button", " "), node("unknown", "x"), node("combo box", "Weekly")])) == 3
    assert faults([node("panel", "", "focusable", "enabled")])
    assert faults([node("push button", "&Undo")]) and faults([node("label", "x", description="<p>x</p>")])


def walk(program: Program, what: str, *expected: tuple[str, str]) -> list[Node]:
    """All controls of a state that shows what is expected, each of them faultless; `most` items of long lists."""
    for role, name in expected:
        program.find(role, name)
    nodes = program.tree(most=400, brief=True)
    assert not (found := faults(nodes)), f"{what}:\n" + "\n".join(found)
    return nodes


def test_every_control_of_the_first_page_and_of_all_menus_has_role_and_name(owner: Owner, start: Start) -> None:
    program = start()
    program.reads("Which hours would you like back?")
    walk(
        program,
        "first page",
        (BUTTON, "Show the list"),
        (BUTTON, "Choose a file…"),
        (BUTTON, "Add this duty"),
        ("text", "Add a duty"),
        ("text", "What is an hour of your time worth?"),
        (BUTTON, "Look around a finished example"),
    )
    menus = program.tree(hidden=True, brief=True, path=_menu_bar(program))
    assert not faults(node for node in menus if node["role"] != "menu bar")
    names = [node["name"].partition("\t")[0] for node in menus if node["role"] == "menu item"]
    for needed in ("Bring in…", "Undo", "Redo", "Find a duty", "Board", "Keep", "Outsource", "Stop doing", "Undecided"):
        assert needed in names, names
    assert len(names) > 35


def _menu_bar(program: Program) -> list[int]:
    return program.find("menu bar")["path"]


def test_every_control_of_the_board_has_role_and_name_as_the_design_gives_them(owner: Owner, start: Start) -> None:
    program = start("--plan", small_plan(owner))
    walk(
        program,
        "board",
        ("label", "4.2 hours freed: Family 2.0, Growth 1.0, unassigned 1.2"),
        ("list", "Undecided, 4 duties, 5.0 hours"),
        ("list", "Keep, 2 duties, 6.0 hours"),
        ("list", "Outsource, 2 duties, 3.5 hours"),
        ("list", "Stop doing, 1 duty, 1.0 hours"),
        (BUTTON, "Undo"),
        (BUTTON, "Redo"),
        (BUTTON, "Fold up Stop doing"),
    )
    card = program.find("list item", "Chase late payments, Outsource, Trial with Tideway, 1.0 hours a week, 1 of 2")
    assert card["description"] == (
        "Weekly, 1 h each time, Bookkeeping, enjoyment 1 of 5, dread it, needs me 2 of 5, trainable"
    )

    program.click(card)
    walk(
        program,
        "an outsourced duty's details",
        ("text", "Title"),
        ("radio button", "Outsource"),
        ("slider", "Enjoyment, 1 of 5, dread it"),
        ("slider", "Needs me, 2 of 5, trainable"),
        ("radio button", "Brief, step 1 of 5"),
        ("radio button", "Trial, step 4 of 5, current"),
        (BUTTON, "Move to Running"),
        (BUTTON, "Open brief"),
        (BUTTON, "Checklist"),
    )
    program.ask(do="focus", path=program.find("slider", "Enjoyment, ")["path"])
    program.keys("Right")
    program.find("slider", "Enjoyment, 2 of 5, rather not")
    program.click(program.find("combo box", "Weekly"))
    walk(program, "an open choice", ("list item", "Every 2 weeks"))
    program.keys("Escape")
    program.ask(do="focus", path=program.find(BUTTON, "More")["path"])  # it may lie under the foot until it is come to
    program.keys("space")
    walk(program, "all of an outsourced duty's details")

    program.click(program.find("list item", "Write RAMS for jobs"))
    walk(program, "an undecided duty's details", (BUTTON, "Stop it instead"), (BUTTON, "Software could"))
    program.click(program.find("list item", "Order and chase materials"), "ctrl")
    walk(program, "several selected", ("label", "2 duties, 2.7 h"), ("radio button", "Keep"))

    program.keys("ctrl+shift+f")
    boxes = [node for node in walk(program, "filter", ("check box", "Function: Legal")) if node["role"] == "check box"]
    assert len({node["name"] for node in boxes}) == len(boxes) > 20
    program.ask(do="act", name="Toggle", path=program.find("check box", "Function: Legal")["path"])
    walk(program, "filtered", (BUTTON, "Clear the filter"), ("list", "Undecided, 1 of 4, "))
    assert "Filtered by Legal & safety" in program.find(BUTTON, "Filter")["description"]
    program.keys("Escape")
    program.gone("check box", "Function: ")
    program.ask(do="act", name="Press", path=program.find(BUTTON, "Clear the filter")["path"])
    program.find("list", "Undecided, 4 duties")

    program.keys("ctrl+f")
    program.type("nothing has this")
    walk(program, "no match", (BUTTON, "Clear the search"))
    program.keys("Escape", "ctrl+n")
    program.type("Reconcile bank 45m weekly")
    walk(program, "quick add")


def test_every_control_of_pages_and_dialogs_has_role_and_name(owner: Owner, start: Start) -> None:
    program = start("--plan", small_plan(owner))
    for keys, words in (
        ("ctrl+2", "Hand-over"),
        ("ctrl+3", "Providers"),
        ("ctrl+4", "Review"),
        ("ctrl+5", "Trends"),
        ("ctrl+comma", "Settings"),
        ("F1", "Help"),
    ):
        program.keys(keys)
        program.find("check box|radio button|toggle button", words, state="checked")
        walk(program, words)
    program.keys("ctrl+comma")
    nodes = walk(program, "settings", ("text", "Worth of your hour"), ("text", "Weekly budget"))
    assert sum(node["role"] in ("text", "combo box", "radio button", "check box") for node in nodes) > 25

    program.keys("ctrl+1", "ctrl+l")
    walk(program, "starter list", ("table", "Usual duties"), ("combo box", ""), ("text", "Find"), (BUTTON, "Cancel"))
    program.keys("Escape")
    program.gone("dialog")

    program.click(program.find(BUTTON, "Family 60 : 40 Growth"))
    walk(
        program,
        "goals",
        ("slider", "Share for family, per cent"),
        ("text", "New goal for Family"),
        ("text", "New goal for Growth"),
        (BUTTON, "Delete this goal"),
    )
    program.keys("Escape")
    program.gone("slider", "Share for family")

    for item, words in (("Keys", "Keys"), ("About", "About Delegate Desk")):
        program.choose("Help", item)
        walk(program, words, ("dialog", words))
        program.keys("Escape")
        program.gone("dialog")

    # The bar as a table.
    program.click(program.find("label", "4.2 hours freed: "), button=3)
    program.keys("Down", "Return")
    walk(program, "freed hours as a table", ("table", "Freed hours a week"), ("table cell", "Dinner at home"))
    program.keys("Escape")
    program.gone("dialog")

    program.keys("ctrl+i")
    program.choose_file(small_calendar(owner.folder))
    walk(program, "bring in", ("table", "What was found"), (BUTTON, "Tick all"), (BUTTON, "Add 3 duties"))
    program.keys("Escape")
    program.gone("dialog")


ORDER = (
    ("check box|radio button", "Board"),
    (BUTTON, "Family 60 : 40 Growth"),
    ("text", "Add a duty"),
    ("text", "Find a duty"),
    (BUTTON, "Filter"),
    (BUTTON, "Undo"),
    ("list item", "Write RAMS for jobs, Undecided"),
    ("list item", "Survey new jobs on site, Keep"),
    ("list item", "Chase late payments, Outsource"),
    ("list item", "Browse forums for leads, Stop doing"),
    ("text", "Title"),
    (BUTTON, "Close the details"),
    ("radio button", "Undecided"),
    ("slider", "Enjoyment"),
    ("slider", "Needs me"),
)
"""What Tab comes to, in this order; other controls may lie between."""


def test_tab_comes_to_everything_in_the_order_of_the_page(owner: Owner, start: Start) -> None:
    program = start("--plan", small_plan(owner))
    program.click(program.find("list item", "Order and chase materials"))
    program.keys("alt+Down", "alt+Down")  # something to undo, and a card to come back to
    patiently(lambda: program.cards("Undecided")[2] == "Order and chase materials", "the card moved")
    program.click(program.find("list item", "Write RAMS for jobs"))
    program.ask(do="focus", path=program.find("check box|radio button", "Board")["path"])
    came_to = [program.focus_is("check box|radio button", "Board")]
    while len(came_to) < 45:
        program.keys("Tab")
        came_to.append(program.focused() or {"role": "", "name": "nothing"})
        if came_to[-1]["role"] in BUTTON and came_to[-1]["name"] == "Undo" and len(came_to) > 20:
            break
    passed = iter(came_to)
    for roles, name in ORDER:
        assert any(node["role"] in roles.split("|") and node["name"].startswith(name) for node in passed), (
            name,
            [(node["role"], node["name"]) for node in came_to],
        )
    assert came_to[-1]["name"] == "Undo"  # the status line's, after all else


def test_speech_tells_of_moves_undo_and_refusals(owner: Owner, start: Start) -> None:
    program = start("--plan", small_plan(owner))
    program.click(program.find("list item", "Write RAMS for jobs"))
    program.keys("o")
    program.heard("Moved to Outsource, frees 5.1 hours")
    program.keys("ctrl+z")
    program.heard("Undone: Moved “Write RAMS for jobs” to Outsource")
    program.keys("ctrl+y")
    program.heard("Redone: Moved “Write RAMS for jobs” to Outsource")
    program.keys("ctrl+shift+f")
    program.ask(do="act", name="Toggle", path=program.find("check box", "Function: Sales")["path"])
    program.heard("2 of 9 duties")
    program.keys("Escape")
    program.ask(do="act", name="Press", path=program.find(BUTTON, "Clear the filter")["path"])
    program.heard("All duties are shown")
    program.choose("View", "Sort this column by hours")
    program.heard("Undecided, sorted by hours, most first")
    program.click(program.find("list item", "Plan next week's jobs"))
    program.keys("alt+Down")
    program.heard("Undecided is sorted by hours: sort it by hand to move cards up and down.")
