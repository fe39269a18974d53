"""Real windows: a screen per test, the program on it, pictures where they are asked for."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from e2e.screen import Program, Screen, lacking


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a real window."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("e2e")


@pytest.fixture
def screen(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Screen]:
    """A screen of 1440x900, or of the size that `@pytest.mark.parametrize("screen", ["1024x700"], indirect=True)` says."""
    reason = lacking()
    if reason:
        pytest.skip(reason)
    folder = tmp_path / "screen"
    folder.mkdir()
    made = Screen(folder, getattr(request, "param", "1440x900"))
    yield made
    made.close()


@pytest.fixture
def start(screen: Screen) -> Iterator[Callable[..., Program]]:
    """Start the program with these arguments, as often as wanted."""
    started: list[Program] = []

    def run(*arguments: str) -> Program:
        program = Program(screen, *arguments)
        started.append(program)
        return program

    yield run
    for program in started:
        program.close()


@pytest.fixture
def shot(request: pytest.FixtureRequest, screen: Screen) -> Callable[[str], None]:
    """Keep a picture of the screen under a name, where `--screenshots DIR` is given."""
    folder = request.config.getoption("--screenshots")

    def take(name: str) -> None:
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            screen.shot(Path(folder) / f"{name}.png")

    return take
