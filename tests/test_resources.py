"""Every resource that the code names is there; paths and translations."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from delegate_desk import i18n, paths

SOURCE = Path(paths.__file__).parent
MADE_LATER = {"translations"}
"""Folders that may be missing: without a catalogue texts stay as written."""


def named_resources() -> set[str]:
    """Arguments of every `resource("…")` in the package."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            name = node.args[0]
            if called == "resource" and isinstance(name, ast.Constant):
                found.add(str(name.value))
    return found


def test_every_resource_that_the_code_names_is_there() -> None:
    missing = {name for name in named_resources() - MADE_LATER if not paths.resource(name).exists()}

    assert not missing
    assert paths.resource("icons/LICENSE").is_file()


def test_the_owners_folders_follow_the_platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("the variables are those of Linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    assert paths.default_plan() == tmp_path / "data" / "Delegate Desk" / "plan.desk"
    assert paths.backups_folder() == tmp_path / "data" / "Delegate Desk" / "backups"
    assert paths.state_folder() == tmp_path / "state" / "Delegate Desk"
    assert list(tmp_path.iterdir()) == []


def test_importing_paths_loads_no_platformdirs() -> None:
    code = "import sys, delegate_desk.paths, delegate_desk.i18n; print('platformdirs' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "False"


def test_without_a_catalogue_texts_stay_as_written() -> None:
    assert i18n._("Undo") == "Undo"
    assert i18n._("") == ""
    assert [i18n.ngettext("{n} duty", "{n} duties", n) for n in (0, 1, 2, 1.5)] == [
        "{n} duties",
        "{n} duty",
        "{n} duties",
        "{n} duties",
    ]


def test_with_a_catalogue_texts_are_the_owners(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "translations" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    plural = "Plural-Forms: nplurals=2; plural=(n != 1);\nContent-Type: text/plain; charset=UTF-8\n"
    texts = {"": plural, "Undo": "Rückgängig", "{n} duty\0{n} duties": "{n} Aufgabe\0{n} Aufgaben"}
    (folder / "delegate_desk.mo").write_bytes(compiled(texts))
    monkeypatch.setattr(i18n, "resource", lambda name: tmp_path / name)
    monkeypatch.setenv("LANGUAGE", "de")
    i18n._catalogue.cache_clear()
    try:
        assert i18n._("Undo") == "Rückgängig"
        assert i18n._("Redo") == "Redo"
        assert i18n.ngettext("{n} duty", "{n} duties", 1) == "{n} Aufgabe"
        assert i18n.ngettext("{n} duty", "{n} duties", 1.5) == "{n} Aufgaben"
    finally:
        i18n._catalogue.cache_clear()


def compiled(texts: dict[str, str]) -> bytes:
    """A gettext catalogue, as msgfmt would write it."""
    import struct

    pairs = sorted((key.encode(), text.encode()) for key, text in texts.items())
    start = 28 + 16 * len(pairs)
    blob, tables = b"", ([], [])
    for column in (0, 1):
        for pair in pairs:
            tables[column].append((len(pair[column]), start + len(blob)))
            blob += pair[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return head + b"".join(struct.pack("<2I", *entry) for entry in (*tables[0], *tables[1])) + blob
