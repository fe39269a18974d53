"""A screen of its own: an X server, a window manager, a session bus with accessibility, and a reader of it."""

import json
import os
import select
import shutil
import subprocess
import time
from pathlib import Path

import started

HERE = Path(__file__).parent
SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
APT = (
    "apt-get install --no-install-recommends xvfb xauth dbus at-spi2-core python3-pyatspi gir1.2-atspi-2.0 xdotool "
    "openbox imagemagick libgl1 libegl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 "
    "libxcb-shape0 libxcb-xkb1 libx11-xcb1 libdbus-1-3 libfontconfig1"
)
_FOREIGN = ("XDG_", "DBUS_", "WAYLAND", "QT_", "LC_", "LANGUAGE")
"""Beginnings of variables of the surrounding session, none of which must reach the program."""


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
        self.folder = folder
        self._own: list[subprocess.Popen[bytes]] = []
        self._reader: Reader | None = None
        (folder / "run").mkdir(mode=0o700)
        (folder / "home").mkdir()
        self.env = {
            **{key: value for key, value in os.environ.items() if not key.startswith(_FOREIGN)},
            "HOME": str(folder / "home"),
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "XDG_SESSION_TYPE": "x11",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "LANG": "en_GB.UTF-8",
        }
        try:
            self.env["DISPLAY"] = self._x_server(size)
            self.env["DBUS_SESSION_BUS_ADDRESS"] = self._bus()
            self._start([LAUNCHER, "--launch-immediately"])
            self._start(["openbox", "--sm-disable"])
            patiently(self._is_managed, "a window manager", 20)
            self._reader = Reader(self)
        except BaseException:
            self.close()
            raise

    @property
    def reader(self) -> "Reader":
        """What sees the screen as assistive technology does."""
        assert self._reader is not None
        return self._reader

    def close(self) -> None:
        """End everything that this screen started."""
        if self._reader is not None:
            self._reader.close()
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

    def rest(self) -> None:
        """Let go of the mouse and put it where it touches nothing."""
        self.run("xdotool", "mouseup", "1", "mousemove", "0", "0")

    def _x_server(self, size: str) -> str:
        read, write = os.pipe()
        screen = ["-screen", "0", f"{size}x24", "-dpi", "96"]
        # Without -noreset it would begin anew when its only client leaves, while the window manager is just coming.
        command = ["Xvfb", "-displayfd", str(write), *screen, "-noreset", "-nolisten", "tcp"]
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

    def _is_managed(self) -> bool:
        return not subprocess.run(["xdotool", "get_desktop"], env=self.env, capture_output=True, check=False).returncode

    def _start(self, command: list[str]) -> None:
        self._own.append(subprocess.Popen(command, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))


class Reader:
    """A process under the system's Python, since pyatspi comes from the system."""

    def __init__(self, screen: Screen) -> None:
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, str(HERE / "assistive.py")],
            env=screen.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        if json.loads(self._process.stdout.readline() or "null") != "ready":
            raise RuntimeError("the accessibility bus cannot be read")

    def ask(self, **order: object) -> object:
        """Give an order and get its answer; raises LookupError where the control or the program is gone."""
        assert self._process.stdin is not None and self._process.stdout is not None
        print(json.dumps(order), file=self._process.stdin, flush=True)
        answer = json.loads(self._process.stdout.readline())
        if "error" in answer:
            raise LookupError(answer["error"])
        return answer["answer"]

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()


class Owner:
    """Somebody with a home of their own at a screen: their settings, their state, their command line."""

    def __init__(self, screen: Screen, folder: Path) -> None:
        self.screen = screen
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir(exist_ok=True)
        self.env = {**screen.env, "HOME": str(self.home)}

    def run(self, plan: Path, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """What the command line says about a plan."""
        command = [*started.program(), "--plan", str(plan), *words]
        return subprocess.run(command, env=self.env, check=check, capture_output=True, text=True, timeout=120)

    def summary(self, plan: Path) -> dict:
        """The totals as another program reads them."""
        return json.loads(self.run(plan, "summary", "--json").stdout)

    def exported(self, plan: Path) -> dict:
        """The whole plan as another program reads it."""
        to = self.folder / "exported.json"
        self.run(plan, "export", "--force", str(to))
        return json.loads(to.read_text(encoding="utf-8"))

    def titles(self, plan: Path, decision: str) -> list[str]:
        """Titles of a column's duties, in the plan's order."""
        return [duty["title"] for duty in self.exported(plan)["duties"] if duty["decision"] == decision]

    def prefer(self, **settings: str) -> None:
        """Write the file in which this computer keeps how the window stood."""
        kept = self.home / ".config" / "Delegate Desk" / "window.ini"
        kept.parent.mkdir(parents=True, exist_ok=True)
        lines = "".join(f"{key}={value}\n" for key, value in settings.items())
        kept.write_text(f"[General]\n{lines}", encoding="utf-8")


def patiently(look, what, wait: float = 10.0):
    """What `look` gives back once that is true; where it never is, an AssertionError with `what`, text or maker."""
    end = time.monotonic() + wait
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"never seen: {what() if callable(what) else what}")
        time.sleep(0.05)
