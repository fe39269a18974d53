"""What is built holds every resource: each is opened from an installed wheel, far from the checkout."""

import ast
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from test_resources import MADE_LATER, SOURCE, named_resources

ROOT = Path(__file__).parents[2]
RESOURCES = {path.relative_to(ROOT / "resources").as_posix() for path in (ROOT / "resources").rglob("*")}
FILES = {name for name in RESOURCES if (ROOT / "resources" / name).is_file()}

LOOK = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from delegate_desk import paths
for name in sys.argv[1:]:
    path = paths.resource(name)
    assert "site" in path.parts, path
    print(name, len(path.read_bytes()) if path.is_file() else path.is_dir())
"""


def without_sources() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel and an sdist of this checkout, made by the build backend alone."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", folder], cwd=ROOT, check=True, capture_output=True
    )
    return folder


@pytest.fixture(scope="module")
def site(built: Path) -> Path:
    """The wheel, installed by pip into a folder of its own."""
    (wheel,) = built.glob("*.whl")
    target = built / "site"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", target, wheel]
    subprocess.run(command, check=True, env=without_sources(), cwd=built)
    return target


def test_each_resource_that_the_code_names_opens_from_the_installed_wheel(built: Path, site: Path) -> None:
    names = sorted((named_resources() - MADE_LATER) | FILES)
    done = subprocess.run(
        [sys.executable, "-I", "-c", LOOK, site, *names], cwd=built, capture_output=True, text=True, check=True
    )
    found = dict(line.rsplit(" ", 1) for line in done.stdout.splitlines())

    assert set(found) == set(names)
    assert {name: int(found[name]) for name in FILES} == {
        name: (ROOT / "resources" / name).stat().st_size for name in FILES
    }
    assert all(value == "True" for name, value in found.items() if name not in FILES)


def test_a_name_that_is_put_together_leads_to_shipped_files() -> None:
    """`resource(f"icons/{name}.svg")`: the folder and the ending are there, each several times."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = getattr(getattr(node, "func", None), "id", getattr(getattr(node, "func", None), "attr", ""))
            if isinstance(node, ast.Call) and called == "resource" and isinstance(node.args[0], ast.JoinedStr):
                parts = [value.value for value in node.args[0].values if isinstance(value, ast.Constant)]
                head, tail = str(parts[0]), str(parts[-1]) if len(parts) > 1 else ""
                assert any(name.startswith(head) and name.endswith(tail) for name in FILES), (path, head, tail)


def test_wheel_and_sdist_hold_the_same_program(built: Path) -> None:
    (wheel,), (sdist,) = built.glob("*.whl"), built.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as packed:
        in_wheel = set(packed.namelist())
    with tarfile.open(sdist) as packed_too:
        in_sdist = {name.partition("/")[2] for name in packed_too.getnames()}

    assert {f"resources/{name}" for name in FILES} <= in_sdist
    assert {f"delegate_desk/resources/{name}" for name in FILES} <= in_wheel
    modules = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*.py")}
    assert modules <= in_wheel and {f"src/{name}" for name in modules} <= in_sdist
    assert {"pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE"} <= in_sdist
    assert not [name for name in in_wheel | in_sdist if "__pycache__" in name or name.endswith(".desk-journal")]


def test_building_needs_only_what_is_on_pypi() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")

    assert 'requires = ["hatchling>=1.27,<2"]' in text
    assert "@ http" not in text and "@ file" not in text and "git+" not in text
