"""The rows of a table whose headings are known: each cell asked for by the name of its column."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange.candidates import Skipped
from delegate_desk.exchange.table_columns import plain_heading
from delegate_desk.exchange.table_rows import Row, coding_of, decoded, text_rows
from delegate_desk.i18n import _

_ROWS_SEEN = 30


class Headed(NamedTuple):
    """A row and where each heading, in plain letters, stands."""

    row: Row
    places: Mapping[str, int]

    @property
    def name(self) -> str:
        """What names the row to the owner."""
        return self.row.name

    def text(self, *names: str) -> str:
        """The first cell under one of these headings that holds anything."""
        return next((text for name in names if (text := self.row.text(self.places.get(name)))), "")


def headed_rows(
    content: bytes, wanted: str, tick: Callable[[float], None] | None = None
) -> tuple[list[Headed], list[Skipped]]:
    """The rows under the first row that has the wanted heading, and those above it as skipped.

    Raises PlanError where no row has it.
    """
    rows = list(text_rows(decoded(content, coding_of(content)), tick))
    heading = next((row for row in rows[:_ROWS_SEEN] if wanted in map(plain_heading, row.cells)), None)
    if heading is None:
        raise PlanError(_("it has no column “{name}”").format(name=wanted))
    places = dict(_places(heading))
    above = [Skipped(row.name, _("it stands above the headings")) for row in rows if row.number < heading.number]
    return [Headed(row, places) for row in rows if row.number > heading.number], above


def _places(heading: Row) -> Iterator[tuple[str, int]]:
    """From the last to the first: of two columns with the same name the first counts."""
    for place in range(len(heading.cells) - 1, -1, -1):
        yield plain_heading(heading.cells[place]), place
