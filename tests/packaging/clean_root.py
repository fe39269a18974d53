"""The Debian package in a Debian that has nothing else: installed, used by hand, removed.

    python tests/packaging/clean_root.py PACKAGE.deb

Run as root: it makes a Debian root with debootstrap, installs the package with apt, and drives the installed program by
mouse and keyboard from outside, so that the root holds nothing but what the package asks for. Prints what was seen and
ends with 1 where something is not as it should be.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import started

TESTS = Path(__file__).parents[1]
MIRROR = "http://deb.debian.org/debian"
HOME = "home/anna"
"""Of somebody without rights."""
LEFT_BY_APT = (
    "etc/.pwd.lock", "etc/ld.so.cache", "etc/passwd", "etc/group", "etc/shadow", "etc/gshadow", "etc/subuid",
    "etc/subgid", "var/lib/apt/", "var/lib/dpkg/", "var/lib/systemd/", "var/lib/ucf/", "var/cache/", "var/log/",
    "proc/", "dev/", "sys/", "run/", "tmp/", HOME,
)  # fmt: skip
"""What installing and removing any package, and adding a person, changes; none of it comes from this package."""
ALONE = "DELEGATE_DESK_MOUNTS_ALONE"
"""Set where this runs with mounts of its own."""
MOST_FOLDER, MOST_PACKAGE = 250 * 2**20, 75 * 2**20


def main() -> None:
    """Do it all."""
    words = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    words.add_argument("package", type=Path)
    words.add_argument("--work", type=Path, help="a folder to work in; else a temporary one")
    asked = words.parse_args()
    if ALONE not in os.environ:
        # What is mounted then is seen by nobody else and gone with this program, however it ends.
        os.execvpe("unshare", ["unshare", "--mount", sys.executable, *sys.argv], os.environ | {ALONE: "1"})
    package = asked.package.resolve()
    with ExitStack() as stack:
        work = asked.work or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        root = work.resolve() / "root"
        run("debootstrap", "--variant=minbase", "bookworm", root, MIRROR)
        stack.enter_context(mounted(root))
        inside(root, "apt-get", "update", "-qq")
        inside(root, "useradd", "--create-home", "anna")
        before = files(root)
        (root / "program.deb").write_bytes(package.read_bytes())
        inside(root, "apt-get", "install", "-y", "-qq", "/program.deb")
        (root / "program.deb").unlink()
        weigh(root, package)
        libraries(root)
        drive(root)
        as_an_owner(root)
        inside(root, "apt-get", "purge", "-y", "-qq", "--autoremove", "delegate-desk")
        removed(root, before)
    tell("all as it should be")


@contextmanager
def mounted(root: Path) -> Iterator[None]:
    """What programs expect of a system, and a /tmp in which the tests' files and sockets are seen."""
    shared = [("proc", "/proc"), ("dev", "/dev"), ("tmp", tempfile.gettempdir())]
    target_of_tmp = root / tempfile.gettempdir().lstrip("/")
    target_of_tmp.mkdir(parents=True, exist_ok=True)
    try:
        for name, source in shared:
            target = target_of_tmp if name == "tmp" else root / name
            kind = ["-t", "proc", "proc"] if name == "proc" else ["--bind", source]
            run("mount", *kind, target)
        yield
    finally:
        for target in (target_of_tmp, root / "dev", root / "proc"):
            subprocess.run(["umount", "--lazy", target], check=False, capture_output=True)


def files(root: Path) -> set[str]:
    """Every file and folder of the root itself, without what is mounted into it."""
    shared = [str(root / name) for name in ("proc", "dev", "sys", tempfile.gettempdir().lstrip("/"))]
    skipped = [word for path in shared for word in ("-path", path, "-prune", "-o")]
    found = run("find", root, *skipped, "-printf", "%P\\n").splitlines()
    return {path for path in found if path and not path.startswith(LEFT_BY_APT)}


def weigh(root: Path, package: Path) -> None:
    """What it takes on disk."""
    folder = int(run("du", "-sb", root / "usr/lib/delegate-desk").split()[0])
    tell(f"folder {folder / 2**20:.0f} MB, package {package.stat().st_size / 2**20:.0f} MB")
    require(folder <= MOST_FOLDER and package.stat().st_size <= MOST_PACKAGE, "it weighs too much")


def libraries(root: Path) -> None:
    """Every library that a file of the program asks for is found in this root."""
    look = r"find /usr/lib/delegate-desk -type f \( -name '*.so*' -o -name delegate-desk \) -exec ldd {} + 2>/dev/null"
    missing = sorted({line.strip() for line in inside(root, "sh", "-c", look).splitlines() if "not found" in line})
    require(not missing, f"libraries are missing: {missing}")
    tell("no library is missing")


def drive(root: Path) -> None:
    """The main job, every verb, drags and imports, by the tests that drive a window."""
    program = f"chroot {root} env LANG=C.UTF-8 /usr/bin/delegate-desk"
    tests = ["packaging/test_program.py", "e2e/test_main_job.py", "e2e/test_drag.py", "e2e/test_import.py"]
    command = [sys.executable, "-m", "pytest", "-q", *(str(TESTS / name) for name in tests)]
    done = subprocess.run(command, env=os.environ | {started.VARIABLE: program}, cwd=TESTS.parent, check=False)
    require(done.returncode == 0, "the installed program failed its tests")


def as_an_owner(root: Path) -> None:
    """Somebody without rights starts it, adds a duty, and finds it again."""
    plan = root / HOME / ".local" / "share" / "Delegate Desk" / "plan.desk"
    owner = ["chroot", "--userspec=anna", root, "env", f"HOME=/{HOME}", "LANG=C.UTF-8"]
    run(*owner, "delegate-desk", "add", "Reconcile bank 45m weekly #bookkeeping")
    require(plan.is_file() and plan.stat().st_uid != 0, "the plan is not in the owner's home")
    read, write = os.pipe()
    words = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-ac", "-nolisten", "tcp"]
    server = subprocess.Popen(words, pass_fds=[write], stderr=subprocess.DEVNULL)
    try:
        with os.fdopen(read) as answer:
            display = f"DISPLAY=:{answer.readline().strip()}"
        window = subprocess.Popen([*map(str, owner), display, "delegate-desk"], stderr=subprocess.PIPE, text=True)
        search = ["env", display, "xdotool", "search", "--sync", "--onlyvisible", "--name", "Delegate Desk"]
        subprocess.run(search, check=True, timeout=60, capture_output=True)
        time.sleep(2)
        require(window.poll() is None, "the window went away")
        window.terminate()
        _out, said = window.communicate(timeout=20)
        require(not said, f"it complained: {said}")
    finally:
        server.terminate()
        server.wait()
    require("Reconcile bank" in run(*owner, "delegate-desk", "duties"), "the duty is gone")
    tell("an owner without rights starts it and finds the plan again")


def removed(root: Path, before: set[str]) -> None:
    """Nothing is left but what the owner made."""
    left = sorted(files(root) - before)
    require(not left, f"left behind: {left[:20]}")
    own = [path for path in (root / HOME).rglob("*") if path.is_file() and not path.name.startswith(".bash")]
    kept = sorted(str(path.relative_to(root / HOME)) for path in own if path.name != ".profile")
    require(any(path.endswith("plan.desk") for path in kept), "the plan is gone")
    tell(f"removed without a trace; of the owner's own there is: {', '.join(kept)}")


def inside(root: Path, *words: str) -> str:
    """What a command prints inside the root."""
    quiet = ["DEBIAN_FRONTEND=noninteractive", "LANG=C.UTF-8", "PATH=/usr/sbin:/usr/bin:/sbin:/bin"]
    return run("chroot", root, "env", *quiet, *words)


def run(*words: object) -> str:
    """What a command prints; it ends all where it fails."""
    command = [str(word) for word in words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    require(done.returncode == 0, f"failed: {' '.join(command)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def require(holds: bool, otherwise: str) -> None:
    """End where something is not as it should be."""
    if not holds:
        raise SystemExit(otherwise)


def tell(sentence: str) -> None:
    """Say it at once."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
