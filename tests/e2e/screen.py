"""A screen of its own: an X server, a window manager, a session bus with accessibility, and the program on it."""

import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
APT = (
    "apt-get install --no-install-recommends xvfb xauth dbus at-spi2-core python3-pyatspi gir1.2-atspi-2.0 xdotool "
    "openbox imagemagick libgl1 libegl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 "
    "libxcb-shape0 libxcb-xkb1 libx11-xcb1 libdbus-1-3 libfontconfig1"
)


def lacking() -> str:
    """What this machine lacks for a screen of its own, as a reason to skip; empty where it has all."""
    programs = ("Xvfb", "openbox", "xdotool", "dbus-daemon", "import")
    missing = [name for name in programs if shutil.which(name) is None]
    if not Path(LAUNCHER).exists():
        missing.append("at-spi2-core")
    elif subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False).returncode:
        missing.append("pyatspi")
    return f"no {', '.join(missing)}; {APT}" if missing else ""


class Screen:
    """An X server with what a desktop has; everything it started ends with it."""

    def __init__(self, folder: Path, size: str = "1440x900") -> None:
        self.size = size
        self._own: list[subprocess.Popen[bytes]] = []
        runtime = folder / "run"
        runtime.mkdir(mode=0o700)
        (folder / "home").mkdir()
        self.env = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "DBUS_", "WAYLAND", "QT_"))},
            "HOME": str(folder / "home"),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_SESSION_TYPE": "x11",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "LANG": "en_GB.UTF-8",
            "LC_ALL": "C.UTF-8",
        }
        self.env["DISPLAY"] = self._x_server(size)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self._bus()
        self._start([LAUNCHER, "--launch-immediately"])
        self._start(["openbox", "--sm-disable"])
        time.sleep(0.5)

    def close(self) -> None:
        """End everything that this screen started."""
        for process in reversed(self._own):
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def shot(self, path: Path) -> None:
        """A picture of the whole screen."""
        self.run("import", "-window", "root", str(path))

    def run(self, *command: str) -> str:
        """Run a program on this screen and give back what it prints."""
        return subprocess.run(command, env=self.env, check=True, capture_output=True, text=True, timeout=60).stdout

    def _x_server(self, size: str) -> str:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-dpi", "96"]
        self._own.append(subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL))
        os.close(write)
        with os.fdopen(read) as answer:
            if not select.select([answer], [], [], 20)[0]:
                raise RuntimeError("Xvfb did not start")
            return f":{answer.readline().strip()}"

    def _bus(self) -> str:
        bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._own.append(bus)
        assert bus.stdout is not None
        return bus.stdout.readline().decode().strip()

    def _start(self, command: list[str]) -> None:
        self._own.append(
            subprocess.Popen(command, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        )


class Program:
    """Delegate Desk in a real window, driven by mouse and keyboard and read as assistive technology reads it."""

    def __init__(self, screen: Screen, *arguments: str) -> None:
        self.screen = screen
        self._process = subprocess.Popen([sys.executable, "-m", "delegate_desk", *arguments], env=screen.env)
        self._reader = subprocess.Popen(
            [SYSTEM_PYTHON, str(HERE / "assistive.py"), str(self._process.pid)],
            env=screen.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._reader.stdout is not None
        ready = self._reader.stdout.readline()
        if json.loads(ready or "null") != "ready":
            self.close()
            raise RuntimeError(f"the window never appeared; exit status {self._process.poll()}")

    @property
    def pid(self) -> int:
        """The process that was started."""
        return self._process.pid

    def close(self) -> int | None:
        """End the program as a session's end does; the exit status."""
        self._reader.kill()
        self._reader.wait()
        if self._process.poll() is None:
            self._process.terminate()
        return self._process.wait(20)

    def kill(self) -> None:
        """End the program as a crash does."""
        self._process.kill()
        self._process.wait()
        self._reader.kill()
        self._reader.wait()

    def ask(self, **order: object) -> object:
        """Give an order to the accessibility reader."""
        assert self._reader.stdin is not None and self._reader.stdout is not None
        print(json.dumps(order), file=self._reader.stdin, flush=True)
        answer = json.loads(self._reader.stdout.readline())
        if "error" in answer:
            raise LookupError(answer["error"])
        return answer["answer"]

    def tree(self, most: int = 80) -> list[dict]:
        """Every control of the program."""
        return self.ask(do="tree", most=most)

    def find(self, role: str, name: str, wait: float = 10.0) -> dict:
        """The showing control of a role whose name starts so; waits until there is one."""
        return self.wait_for(
            lambda: next(
                (
                    node
                    for node in self.tree()
                    if node["role"] in role.split("|") and node["name"].startswith(name) and "showing" in node["states"]
                ),
                None,
            ),
            f"{role} {name!r}",
            wait,
        )

    def wait_for(self, look: Callable[[], object], what: str, wait: float = 10.0):
        """What `look` gives back once it gives back something true."""
        end = time.monotonic() + wait
        while time.monotonic() < end:
            found = look()
            if found:
                return found
            time.sleep(0.1)
        raise AssertionError(f"never seen: {what}")

    # Mouse and keyboard

    def centre(self, node: dict) -> tuple[int, int]:
        """The middle of a control on the screen."""
        x, y, wide, high = node["extents"]
        return x + wide // 2, y + high // 2

    def click(self, node: dict) -> None:
        """Click a control."""
        x, y = self.centre(node)
        self.screen.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def press_mouse(self, x: int, y: int) -> None:
        """Hold the mouse button at a point."""
        self.screen.run("xdotool", "mousemove", str(x), str(y), "mousedown", "1")

    def glide(self, start: tuple[int, int], end: tuple[int, int], steps: int = 12) -> None:
        """Move the mouse as a hand does."""
        words: list[str] = []
        for i in range(1, steps + 1):
            x = start[0] + (end[0] - start[0]) * i // steps
            y = start[1] + (end[1] - start[1]) * i // steps
            words += ["mousemove", str(x), str(y), "sleep", "0.02"]
        self.screen.run("xdotool", *words)

    def release_mouse(self) -> None:
        """Let go of the mouse button."""
        self.screen.run("xdotool", "mouseup", "1")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press, move and let go, as a hand does."""
        self.press_mouse(*start)
        self.glide(start, end)
        time.sleep(0.2)
        self.release_mouse()

    def keys(self, *keys: str) -> None:
        """Press keys one after the other, "ctrl+z" among them."""
        self.screen.run("xdotool", "key", "--delay", "30", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self.screen.run("xdotool", "type", "--delay", "15", text)


def command_line(screen: Screen, plan: Path, *words: str) -> str:
    """What the command line prints for the same owner."""
    command = [sys.executable, "-m", "delegate_desk", "--plan", str(plan), *words]
    return subprocess.run(command, env=screen.env, check=True, capture_output=True, text=True, timeout=60).stdout
