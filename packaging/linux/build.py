"""Builds the program's folder and the Debian package.

    python3 packaging/linux/build.py

makes `dist/delegate-desk/`, which runs where it is, and `dist/delegate-desk_VERSION_ARCHITECTURE.deb`. It needs
Python 3.11 or later with its shared library, `dpkg-deb`, `objdump` and PyPI, and no other right than to write here.
"""

import argparse
import gzip
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NAME = "delegate-desk"
METAINFO = "io.github.delegate_desk.DelegateDesk.metainfo.xml"
PNG_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def main() -> None:
    """Build what is asked for."""
    words = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    words.add_argument("--build", type=Path, default=ROOT / "build", help="where to work; it may be deleted afterwards")
    words.add_argument("--dist", type=Path, default=ROOT / "dist", help="where to put what was built")
    words.add_argument("--folder-only", action="store_true", help="leave the package out")
    asked = words.parse_args()
    build, dist = asked.build.resolve(), asked.dist.resolve()
    python = environment(build / "venv")
    folder = program(python, build, dist)
    print(f"{folder}: {size_of(folder) / 2**20:.0f} MB")
    if not asked.folder_only:
        package = debian_package(python, folder, build, dist)
        print(f"{package}: {package.stat().st_size / 2**20:.0f} MB")


def environment(where: Path) -> Path:
    """A fresh environment with the project and what packs it; its Python."""
    venv.create(where, clear=True, with_pip=True)
    python = where / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", f"{ROOT}[package]")
    return python


def program(python: Path, build: Path, dist: Path) -> Path:
    """The folder with the program and all that it needs but the libraries named in `control`."""
    run(
        python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "--distpath", dist,
        "--workpath", build / "pyinstaller", ROOT / "packaging" / "delegate-desk.spec",
    )  # fmt: skip
    return dist / NAME


def debian_package(python: Path, folder: Path, build: Path, dist: Path) -> Path:
    """The package: the folder in /usr/lib, and what tells the desktop of it."""
    tree = build / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    share = tree / "usr" / "share"
    shutil.copytree(folder, tree / "usr" / "lib" / NAME, symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    put(HERE / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    put(HERE / f"{NAME}.mime.xml", share / "mime" / "packages" / f"{NAME}.xml")
    put(HERE / METAINFO, share / "metainfo" / METAINFO)
    icons(python, build, share / "icons" / "hicolor")
    documents(tree / "usr" / "lib" / NAME, share / "doc" / NAME)
    said = run(folder / NAME, "--version").split()[-1]
    version = said.replace(".dev", "~dev")
    architecture = run("dpkg", "--print-architecture").strip()
    size = size_of(tree) // 1024
    control = (HERE / "control").read_text("utf-8")
    for mark, value in (("VERSION", version), ("ARCHITECTURE", architecture), ("SIZE", str(size))):
        control = control.replace(f"@{mark}@", value)
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN" / "control").write_text(control, "utf-8")
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == tree / "usr" / "lib" / NAME / NAME else 0o644)
    package = dist / f"{NAME}_{version}_{architecture}.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree, package)
    return package


def icons(python: Path, build: Path, theme: Path) -> None:
    """The drawing and its pictures, for the program and for its plans."""
    run(python, ROOT / "packaging" / "icons.py", build / "icons")
    for kind, name in (("apps", NAME), ("mimetypes", "application-x-delegate-desk")):
        put(ROOT / "resources" / "icon" / f"{NAME}.svg", theme / "scalable" / kind / f"{name}.svg")
        for size in PNG_SIZES:
            put(build / "icons" / f"{size}.png", theme / f"{size}x{size}" / kind / f"{name}.png")


def documents(program: Path, where: Path) -> None:
    """The licences of all parts and what changed, where Debian keeps them."""
    shipped = program / "_internal" / "delegate_desk" / "resources"
    licences = shipped / "help" / "licences"
    parts = {
        "Delegate Desk": licences / "delegate-desk.txt",
        "Qt and PySide, and what they hold": licences / "qt-parts.txt",
        "GNU Lesser General Public License, version 3, of Qt and PySide": licences / "lgpl-3.0.txt",
        "GNU General Public License, version 3, which that one refers to": licences / "gpl-3.0.txt",
        "Icons": shipped / "icons" / "LICENSE",
        "Other parts": licences / "others.txt",
    }
    where.mkdir(parents=True)
    joined = [f"{head}\n{'-' * len(head)}\n\n{path.read_text('utf-8')}" for head, path in parts.items()]
    (where / "copyright").write_text("\n\n".join(joined), "utf-8")
    changes = gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0)
    (where / "changelog.gz").write_bytes(changes)


def put(source: Path, target: Path) -> None:
    """Copy a file into a folder that need not be there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def size_of(folder: Path) -> int:
    """Bytes that the files of a folder hold."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


def run(*command: object) -> str:
    """What a command prints; it ends the build where it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"failed: {' '.join(words)}")
    return done.stdout


if __name__ == "__main__":
    main()
