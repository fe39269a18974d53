"""Goals: what freed hours are for."""

from typing import Literal, NamedTuple, get_args

Area = Literal["family", "growth"]
AREAS: tuple[Area, ...] = get_args(Area)


class Goal(NamedTuple):
    """A use for freed hours in the area family or growth; without a target it takes none."""

    id: str
    title: str
    area: Area
    target_hours: float | None = None
    notes: str = ""
    position: int = 0
