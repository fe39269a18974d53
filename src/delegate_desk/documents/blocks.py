"""What a printed document is made of: plain blocks, already in the owner's words, without sizes of any paper.

Measures are design pixels of 1/96 inch at the usual text size. Every text is plain; whatever draws it shows it as it
is and loads nothing.
"""

from typing import Literal, NamedTuple, TypeAlias


class Tick(NamedTuple):
    """A box to tick, or one that is ticked already."""

    ticked: bool = False


class Blank(NamedTuple):
    """A short line to write on."""


Cell: TypeAlias = str | Tick | Blank

Align = Literal["start", "middle", "end"]
Tone = Literal["plain", "quiet", "strong"]


class Column(NamedTuple):
    """A column of a table: its head, its least width (0: what the others leave), and how its cells stand."""

    head: str = ""
    width: float = 0
    align: Align = "start"
    tone: Tone = "plain"
    gap: float = 12
    """Room kept free after it."""


class Row(NamedTuple):
    """One row, never split over pages unless it is longer than one."""

    cells: tuple[Cell, ...]
    strong: bool = False


class Table(NamedTuple):
    """Rows under a head, which comes again on each page; without any head none is drawn."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    dense: bool = False
    """Rows close together, for reading rather than for ticking by hand."""


class Title(NamedTuple):
    """What the sheet is about; a second sheet of the same has a smaller one."""

    text: str
    small: bool = False


class Lead(NamedTuple):
    """A quiet line under the title."""

    text: str


class Boxed(NamedTuple):
    """The one thing that must not be missed, in a frame."""

    label: str
    text: str


class Heading(NamedTuple):
    """Stays with what follows it."""

    text: str


class Text(NamedTuple):
    """Paragraphs; a line break stays one."""

    text: str
    quiet: bool = False


class Bullets(NamedTuple):
    """A list in no order."""

    items: tuple[str, ...]


class Terms(NamedTuple):
    """What is where: a strong word and its text beside it."""

    pairs: tuple[tuple[str, str], ...]


class Stages(NamedTuple):
    """Numbered stages in a row, the present one strong."""

    names: tuple[str, ...]
    current: int


class Lines(NamedTuple):
    """So many empty lines to write on."""

    number: int


class Signatures(NamedTuple):
    """Two lines to sign, with who signs beneath."""

    first: str
    second: str


class Figure(NamedTuple):
    """A number that matters, with the word above and a note beneath."""

    label: str
    value: str
    note: str = ""


class Figures(NamedTuple):
    """Figures side by side."""

    figures: tuple[Figure, ...]


class Part(NamedTuple):
    """A part of a bar: hours, of which `now` are there already, and the pattern that tells its kind in black ink."""

    label: str
    amount: float
    value: str
    now: float = 0
    pattern: Literal["family", "growth", "open"] = "open"


class Bar(NamedTuple):
    """Parts of a whole, one beside the other, each named beneath."""

    parts: tuple[Part, ...]


class Listed(NamedTuple):
    """A column of the board: its name, its figure, and what stands in it."""

    head: str
    figure: str
    lines: tuple[tuple[str, str], ...]


class Board(NamedTuple):
    """Lists side by side that keep to one page; what does not fit is counted in `more` ("and {count} more")."""

    lists: tuple[Listed, ...]
    more: str
    rows: int


class Beside(NamedTuple):
    """Two stacks side by side where they fit on a page, else one after the other."""

    first: "tuple[Block, ...]"
    second: "tuple[Block, ...]"
    share: float = 0.5
    """The part of the width at which the second starts."""


Block: TypeAlias = (
    Title
    | Lead
    | Boxed
    | Heading
    | Text
    | Table
    | Bullets
    | Terms
    | Stages
    | Lines
    | Signatures
    | Figures
    | Bar
    | Board
    | Beside
)


class Sheet(NamedTuple):
    """Blocks that start on a page of their own, with what stands above and beneath on each of their pages."""

    owner: str
    kind: str
    foot: str
    blocks: tuple[Block, ...]


class Document(NamedTuple):
    """What is printed: its title and its language (a tag such as "en-GB") are for the reader's program."""

    title: str
    sheets: tuple[Sheet, ...]
    language: str
