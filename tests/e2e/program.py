"""Delegate Desk in a real window, driven by mouse and keyboard and read as assistive technology reads it."""

import subprocess
import time
from pathlib import Path

import started

from e2e.screen import Owner, patiently

Node = dict
"""A control as the reader describes it."""

ITEMS = ("list item", "table cell")
BUTTON = "push button|button"
"""The role of a button, by older and newer versions of the bus."""


class Program:
    """One start of the program. Keys and mouse are those of the X server, so a window manager stands between."""

    def __init__(self, owner: Owner, *arguments: str, wait: float = 30.0) -> None:
        self.owner, self.screen = owner, owner.screen
        self._log = owner.folder / f"program-{time.monotonic_ns()}.log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [*started.program(), *arguments], env=owner.env, stdout=log, stderr=log, cwd=owner.folder
            )
        try:
            self.screen.reader.ask(do="meet", pid=self.pid, wait=wait)
            patiently(lambda: self.all("frame|dialog|alert", state="active"), "an active window")
        except (LookupError, AssertionError) as problem:
            self.close()
            raise RuntimeError(f"the window never appeared: {self.said()}") from problem

    @property
    def pid(self) -> int:
        """The process that was started."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def close(self) -> int:
        """End the program as a session's end does; the exit status."""
        if self.is_running:
            self._process.terminate()
        return self._process.wait(20)

    def quit(self) -> int:
        """Close the window as its owner does, by Ctrl+Q; the exit status."""
        self.keys("ctrl+q")
        return self._process.wait(20)

    def kill(self) -> None:
        """End the program as a crash does."""
        self._process.kill()
        self._process.wait(20)

    def said(self) -> str:
        """What it wrote to its terminal, but for what Qt says about the bus."""
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(line for line in lines if not line.startswith("qt.accessibility.atspi"))

    # Read

    def ask(self, **order: object):
        """Give an order to the accessibility reader."""
        return self.screen.reader.ask(pid=self.pid, **order)

    def tree(self, **order: object) -> list[Node]:
        """Every control of the program, those that do not show too where `hidden` says so."""
        return self.ask(do="tree", **order)

    def all(self, role: str = "", name: str = "", **order: object) -> list[Node]:
        """The showing controls of a role (several with | between) whose name starts so."""
        try:
            return self.ask(do="all", role=role, name=name, **order)
        except LookupError:  # the screen changed while it was read
            return []

    def names(self, role: str, **order: object) -> list[str]:
        """Names of the showing controls of a role."""
        try:
            return self.ask(do="names", role=role, **order)
        except LookupError:
            return []

    def texts(self) -> list[str]:
        """Everything that can be read now."""
        try:
            return self.ask(do="texts")
        except LookupError:
            return []

    def seek(self, role: str, name: str = "", **order: object) -> Node | None:
        """The first showing control of a role whose name starts so; None where there is none."""
        try:
            return self.ask(do="find", role=role, name=name, **order)
        except LookupError:
            return None

    def find(self, role: str, name: str = "", wait: float = 10.0, **order: object) -> Node:
        """The first showing control of a role whose name starts so; waits until there is one."""
        return patiently(
            lambda: self.seek(role, name, **order), lambda: f"{role} {name!r} among {self.names(role)[:60]}", wait
        )

    def gone(self, role: str, name: str = "", wait: float = 10.0, **order: object) -> None:
        """Wait until no control of a role with such a name shows any more."""
        patiently(lambda: self.seek(role, name, **order) is None, f"{role} {name!r} gone", wait)

    def reads(self, text: str, wait: float = 10.0) -> str:
        """Wait for a text on the screen that holds these words; the whole of it."""
        return patiently(
            lambda: next((each for each in self.texts() if text in each), None),
            lambda: f"{text!r} in {self.texts()}",
            wait,
        )

    def focused(self) -> Node | None:
        """The control that has the keyboard; in a list or table with items, the item."""
        found = [node for node in self.all(state="focused") if "focusable" in node["states"]]
        owners = [node for node in found if node["role"] not in ITEMS]
        if not owners:
            return None
        path = owners[-1]["path"]  # Qt calls an item focused too while its list is not
        inside = [node for node in found if node["role"] in ITEMS and node["path"][: len(path)] == path]
        return (inside or owners)[-1]

    def focus_is(self, role: str, name: str = "", wait: float = 10.0) -> Node:
        """Wait until the keyboard is at a control of a role (several with | between) whose name starts so."""

        def look() -> Node | None:
            at = self.focused()
            return at if at is not None and at["role"] in role.split("|") and at["name"].startswith(name) else None

        return patiently(look, lambda: f"focus on {role} {name!r}, it is at {self.focused()}", wait)

    def selected(self) -> list[str]:
        """Names of the selected cards."""
        return self.names("list item", state="selected")

    def selects(self, *starts: str, wait: float = 10.0) -> None:
        """Wait until just these cards are selected, by the beginnings of their names."""

        def look() -> bool:
            found = self.selected()
            return len(found) == len(starts) and all(
                name.startswith(start) for name, start in zip(found, starts, strict=True)
            )

        patiently(look, lambda: f"{starts} selected, but {self.selected()}", wait)

    def cards(self, column: str) -> list[str]:
        """Titles of the cards in a column, from the top, as their names begin."""
        node = self.seek("list", f"{column}, ")
        if node is None:
            return []
        path = node["path"]
        inside = [item for item in self.all("list item") if item["path"][:-1] == path]
        return [item["name"].split(f", {column}, ")[0] for item in inside]

    def heard(self, sentence: str, wait: float = 5.0) -> None:
        """Wait until a screen reader was told this."""
        told: list[str] = []

        def look() -> bool:
            told.extend(self.screen.reader.ask(do="heard"))
            return any(sentence in each for each in told)

        patiently(look, lambda: f"{sentence!r} said aloud, but {told}", wait)

    def undo_in_menu(self) -> str:
        """What the Edit menu says about undo."""
        return self.ask(do="names", role="menu item", name="Undo", hidden=True)[0]

    def redo_in_menu(self) -> str:
        """What the Edit menu says about redo."""
        return self.ask(do="names", role="menu item", name="Redo", hidden=True)[0]

    # Mouse

    def centre(self, node: Node) -> tuple[int, int]:
        """The middle of a control on the screen."""
        x, y, wide, high = node["extents"]
        return x + wide // 2, y + high // 2

    def click(self, node: Node, *held: str, button: int = 1) -> None:
        """Click a control, with keys held."""
        x, y = self.centre(node)
        words = ["mousemove", str(x), str(y)]
        for key in held:
            words += ["keydown", key]
        words += ["click", str(button)]
        for key in held:
            words += ["keyup", key]
        self.screen.run("xdotool", *words)

    def choose(self, *path: str) -> None:
        """Choose from the menu bar with the mouse: "View", "Appearance", "Dark"."""
        for words in path:
            self.click(self.find("menu item", words))

    def press_mouse(self, x: int, y: int) -> None:
        """Hold the mouse button at a point."""
        self.screen.run("xdotool", "mousemove", str(x), str(y), "sleep", "0.02", "mousedown", "1")

    def glide(self, start: tuple[int, int], end: tuple[int, int], steps: int = 10) -> None:
        """Move the mouse as a hand does."""
        words: list[str] = []
        for i in range(1, steps + 1):
            x = start[0] + (end[0] - start[0]) * i // steps
            y = start[1] + (end[1] - start[1]) * i // steps
            words += ["mousemove", str(x), str(y), "sleep", "0.015"]
        self.screen.run("xdotool", *words)

    def release_mouse(self) -> None:
        """Let go of the mouse button."""
        self.screen.run("xdotool", "mouseup", "1")

    def carry(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press and move, and hold there."""
        self.press_mouse(*start)
        self.glide(start, end)
        time.sleep(0.1)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press, move and let go, as a hand does."""
        self.carry(start, end)
        self.release_mouse()

    # Keys

    def keys(self, *keys: str) -> None:
        """Press keys one after the other, "ctrl+z" among them.

        While assistive technology listens, Qt passes keys on only when that has answered, but tells its menu bar at
        once: an Alt that follows another too soon would open a menu.
        """
        for key in keys:
            self.screen.run("xdotool", "key", "--delay", "20", key)
            if key.startswith("alt+"):
                time.sleep(0.2)

    def type(self, text: str) -> None:
        """Type a text."""
        self.screen.run("xdotool", "type", "--delay", "8", text)

    def choose_file(self, path: Path) -> None:
        """Answer the file dialog with a path; it is Qt's own where no desktop offers another."""
        self.find("dialog|file chooser", "")
        self.focus_is("text", "")
        self.keys("ctrl+a")
        self.type(str(path))
        self.keys("Return")
