"""Real windows: a screen that tests share, an owner for each, the program, pictures where they are asked for."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from e2e.program import Program
from e2e.screen import Owner, Screen, lacking


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a real window."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("e2e")


@pytest.fixture(scope="session")
def screens(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Screen]]:
    """A screen of each size, started when it is first wanted: an X server takes no harm from one program's end."""
    made: dict[str, Screen] = {}

    def of_size(size: str) -> Screen:
        if size not in made:
            made[size] = Screen(tmp_path_factory.mktemp(f"screen-{size}"), size)
        return made[size]

    yield of_size
    for screen in made.values():
        screen.close()


@pytest.fixture(scope="session")
def _can_see() -> str:
    return lacking()


@pytest.fixture
def owner(
    screens: Callable[[str], Screen], _can_see: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Owner]:
    """Somebody at a screen of 1440x900, or of the size that an indirect parameter says."""
    if _can_see:
        pytest.skip(_can_see)
    screen = screens(getattr(request, "param", "1440x900"))
    screen.rest()
    yield Owner(screen, tmp_path)
    screen.rest()


_BUS_IS_SLOW = ("org.freedesktop.DBus.Error.NoReply", "notifyKeyboardListenerCallback with no queued key")
"""What Qt says of an accessibility bus that answers late, on a machine that is busy; no fault of the program."""


@pytest.fixture
def start(owner: Owner) -> Iterator[Callable[..., Program]]:
    """Start the program with these arguments, as often as wanted; none of them may complain on its terminal."""
    started: list[Program] = []

    def run(*arguments: object) -> Program:
        program = Program(owner, *(str(word) for word in arguments))
        started.append(program)
        return program

    yield run
    for program in started:
        program.close()
    assert not [
        line
        for program in started
        for line in program.said().splitlines()
        if not any(said in line for said in _BUS_IS_SLOW)
    ]


@pytest.fixture
def shot(request: pytest.FixtureRequest, owner: Owner) -> Callable[[str], None]:
    """Keep a picture of the screen under a name, where `--screenshots DIR` is given."""
    folder = request.config.getoption("--screenshots")

    def take(name: str) -> None:
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            owner.screen.shot(Path(folder) / f"{name}.png")

    return take
