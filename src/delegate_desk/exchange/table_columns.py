"""Which column of a table says what, judged by the headings; an owner may say otherwise."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from unicodedata import category, normalize

from delegate_desk.exchange.duty_table import COLUMNS
from delegate_desk.exchange.table_rows import Cell, Row

MEANINGS = ("title", "function", "cadence", "minutes", "hours", "hours_a_week", "notes")
"""What a column of a table made elsewhere can say; our own headings are understood beside them."""
OUR_MARK = frozenset({"id", "title", "times", "every", "unit", "rrule", "starts"})
"""Headings that only a table has which this program has written, whatever was done to its other columns since."""

_OURS = ("times", "every", "unit", "rrule", "starts", "provider_minutes", "enjoyment", "needs_me")

_NAMES: Mapping[str, str] = {  # best first; beside English: German, French, Spanish, Dutch, Italian, Portuguese
    "title": "title|duty|duties|task|tasks|task name|activity|activities|chore|job|to do|todo|what|what i do|subject"
    "|content|name|item|summary|description"
    "|aufgabe|aufgaben|tätigkeit|tâche|tâches|tarea|tareas|taak|taken|attività|tarefa|titel|titre|título|titolo",
    "function": "function|business function|area|department|category|business area|team|section|type of work"
    "|bereich|abteilung|kategorie|fonction|service|catégorie|función|área|departamento|categoría|afdeling|funzione",
    "cadence": "cadence|how often|frequency|recurrence|repeat|repeats|repetition|rhythm|interval"
    "|häufigkeit|wie oft|turnus|rhythmus|fréquence|frecuencia|frequentie|frequenza|frequência",
    "minutes": "minutes|minutes each time|minutes each|mins|min|minutes per time|duration|duration minutes|time|length"
    "|each time|how long|time taken|time needed|time spent|estimate|time estimate|estimated time|time minutes|time mins"
    "|minuten|dauer|zeit|zeitbedarf|durée|temps|minutos|duración|tiempo|duur|tijd|durata|minuti|duração",
    "hours": "hours|hours each time|hours each|hrs|h|duration hours|duration h|time hours|time h|estimated hours"
    "|stunden|heures|horas|uren|ore",
    "hours_a_week": "hours a week|hours per week|hours week|weekly hours|hrs week|hrs per week|h week"
    "|stunden pro woche|wochenstunden|heures par semaine|horas por semana|uren per week",
    "notes": "notes|note|comments|comment|remarks|remark|details|description|anmerkung|anmerkungen|notiz|notizen"
    "|bemerkung|bemerkungen|beschreibung|remarques|notas|comentarios|opmerkingen|commenti",
}
_MEANT: Mapping[str, Sequence[str]] = {meaning: names.split("|") for meaning, names in _NAMES.items()}
_LONGEST_HEADING, _LONGEST_SEEN = 80, 200
_ROWS_SEEN = 30


class Columns(NamedTuple):
    """What the columns of one sheet say.

    `heading` is the number of the row with the names, 0 where none has them. `places` gives the column, from 0, of
    each meaning; `is_own` is true for a table that this program has written; `is_guess` where no name told the title.
    """

    heading: int
    names: tuple[str, ...]
    places: Mapping[str, int]
    is_own: bool = False
    is_guess: bool = False


def plain_heading(cell: Cell) -> str:
    """A heading as headings are compared: case, marks and blanks aside."""
    folded = normalize("NFKC", str(cell)[:_LONGEST_SEEN]).casefold()
    letters = "".join(letter if category(letter)[0] in "LMN" else " " for letter in folded)
    return " ".join(letters.split())


def found_columns(rows: Sequence[Row]) -> Columns:
    """The columns of a sheet: by the first row whose names tell the title, else by what stands in them."""
    for row in rows[:_ROWS_SEEN]:
        names = tuple(str(cell).strip() for cell in row.cells)
        if set(names) >= OUR_MARK:
            places = {column: names.index(column) for column in COLUMNS if column in names}
            return Columns(row.number, names, places, is_own=True)
        places = _places([plain_heading(cell) for cell in row.cells])
        if "title" in places and all(len(name) <= _LONGEST_HEADING for name in names):
            return Columns(row.number, names, places)
    return _guessed(rows)


def corrected(columns: Columns, wanted: Mapping[str, int]) -> Columns:
    """The same with the places that the owner chose; -1 is none."""
    places = {meaning: place for meaning, place in (dict(columns.places) | dict(wanted)).items() if place >= 0}
    return columns._replace(places=places, is_own=False, is_guess="title" not in places)


def _places(headings: Sequence[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for meaning, names in _MEANT.items():
        known = (headings.index(name) for name in names if name in headings)
        place = next((place for place in known if place not in places.values()), None)
        if place is not None:
            places[meaning] = place
    for column in _OURS:
        name = plain_heading(column)
        if name in headings and headings.index(name) not in places.values():
            places[column] = headings.index(name)
    return places


def _guessed(rows: Sequence[Row]) -> Columns:
    first, rest = rows[0], rows[1:]
    has_heading = bool(rest) and all(_is_name(cell) for cell in first.cells if cell != "") and _changes(first, rest)
    body = rest if has_heading else rows
    width = max(len(row.cells) for row in rows)
    words = [len({row.text(column) for row in body if _has_letters(row.text(column))}) for column in range(width)]
    names = tuple(first.text(column) for column in range(width)) if has_heading else ("",) * width
    return Columns(first.number if has_heading else 0, names, {"title": words.index(max(words))}, is_guess=True)


def _is_name(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) <= _LONGEST_HEADING and _has_letters(cell)


def _changes(first: Row, rest: Sequence[Row]) -> bool:
    """Whether some column holds names above and numbers below."""
    columns = range(len(first.cells))
    return any(row.text(column) and not _has_letters(row.text(column)) for row in rest for column in columns)


def _has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)
