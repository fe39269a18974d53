"""JSON of other programs: read with care, and asked for what may not be there."""

import json
import re
from typing import Any

from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange.table_rows import coding_of, decoded
from delegate_desk.i18n import _

MOST_ENTRIES = 50_000
"""Entries that one file may have, as many as events of a calendar."""
_CUT_LETTER = re.compile(r"(?<!\\)((?:\\\\)*)\\u(?![0-9A-Fa-f]{4})")


def plain_json(content: bytes) -> dict[str, Any]:
    """The object that the file holds. Raises PlanError where it holds none."""
    text = decoded(content, coding_of(content))
    try:
        try:
            whole = json.loads(text)
        except ValueError:  # seen from a program that cuts long texts in the middle of a letter
            whole = json.loads(_CUT_LETTER.sub(r"\1\\ufffd", text))
    except (ValueError, RecursionError) as problem:
        raise PlanError(_("it is damaged, or no JSON")) from problem
    if not isinstance(whole, dict):
        raise PlanError(_("it holds no list that is known"))
    return whole


def text_at(holder: Any, key: str) -> str:
    """The text under a key, without blanks around it and what no text may hold; "" where none is."""
    said = holder.get(key) if isinstance(holder, dict) else None
    if not isinstance(said, str):
        return ""
    return said.replace("\0", "").encode("utf-8", "replace").decode().strip()


def list_at(holder: Any, key: str) -> list[Any]:
    """The list under a key; an empty one where none is. Raises PlanError for one that is too long."""
    said = holder.get(key) if isinstance(holder, dict) else None
    if not isinstance(said, list):
        return []
    refuse_too_many(len(said))
    return said


def refuse_too_many(entries: int) -> None:
    """Raises PlanError where a file has more entries than one may have."""
    if entries > MOST_ENTRIES:
        raise PlanError(_("it has more than {most} entries").format(most=f"{MOST_ENTRIES:,}"))
