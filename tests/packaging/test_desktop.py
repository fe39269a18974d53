"""What the desktop is told of the program: its entry, its file type, its description and its pictures."""

import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from delegate_desk import __version__

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"
(METAINFO,) = LINUX.glob("*.metainfo.xml")


def entry() -> dict[str, str]:
    """The desktop entry's keys."""
    lines = (LINUX / "delegate-desk.desktop").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


@pytest.mark.parametrize(
    ("tool", "words", "path"),
    [
        ("desktop-file-validate", [], LINUX / "delegate-desk.desktop"),
        ("appstreamcli", ["validate", "--no-net"], METAINFO),
    ],
)
def test_the_systems_own_tools_find_nothing_wrong(tool: str, words: list[str], path: Path) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"no {tool}; apt-get install --no-install-recommends desktop-file-utils appstream")
    done = subprocess.run([tool, *words, path], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert not re.search(r"^[EWI]:", done.stdout, re.MULTILINE)


def test_plans_open_by_a_double_click() -> None:
    kind = ElementTree.parse(LINUX / "delegate-desk.mime.xml").getroot()[0]
    (glob,) = [child for child in kind if child.tag.endswith("glob")]

    assert kind.get("type") == "application/x-delegate-desk"
    assert glob.get("pattern") == "*.desk"
    assert entry()["MimeType"] == "application/x-delegate-desk;"
    assert entry()["Exec"] == "delegate-desk %f"
    assert ElementTree.parse(METAINFO).findtext("provides/mediatype") == kind.get("type")


def test_a_release_is_told_everywhere() -> None:
    """While a version is under way its changes stand under "Unreleased", and nobody is told of it."""
    newest = next(ElementTree.parse(METAINFO).iter("release"))
    heads = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    if "dev" in __version__:
        assert heads[0] == "Unreleased"
    else:
        assert newest.get("version") == __version__
        assert heads[0] == f"{__version__} ({newest.get('date')})"


def test_the_window_has_the_name_that_joins_it_to_its_entry() -> None:
    app = (ROOT / "src" / "delegate_desk" / "app.py").read_text("utf-8")

    assert f'setDesktopFileName("{entry()["Icon"]}")' in app


def test_icons_are_drawn_in_every_form(tmp_path: Path) -> None:
    pytest.importorskip("PySide6.QtSvg", exc_type=ImportError)
    command = [sys.executable, ROOT / "packaging" / "icons.py", tmp_path]
    subprocess.run(command, check=True, capture_output=True, timeout=60)

    for size in (16, 22, 24, 32, 48, 64, 128, 256, 512):
        content = (tmp_path / f"{size}.png").read_bytes()
        assert struct.unpack(">2I", content[16:24]) == (size, size)
    windows, apple = (tmp_path / "delegate-desk.ico").read_bytes(), (tmp_path / "delegate-desk.icns").read_bytes()
    reserved, kind, count = struct.unpack("<3H", windows[:6])
    assert (reserved, kind, count) == (0, 1, 6)
    length, start = struct.unpack("<2I", windows[6 + 16 * 5 + 8 : 6 + 16 * 6])
    assert start + length == len(windows) and windows[start + 1 : start + 4] == b"PNG"
    assert apple[:4] == b"icns" and struct.unpack(">I", apple[4:8])[0] == len(apple)
