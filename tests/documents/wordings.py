"""Words of a document without Qt and without a locale."""

from datetime import date

from delegate_desk.documents.blocks import Beside, Block, Document
from delegate_desk.documents.wording import Wording

PLAIN = Wording(
    hours=lambda hours: f"{hours:.1f} h",
    duration=lambda minutes: f"{minutes:g} min",
    money=lambda amount, currency, places: f"{amount:.{places}f} {currency}",
    percent=lambda share: f"{share:.0%}",
    short_date=lambda day: day,
    long_date=lambda day: f"long {day}",
    weekday=lambda day: date.fromisoformat(day).strftime("%A"),
    moment=lambda now: now.isoformat(" ", "minutes"),
    cadence=lambda cadence: "" if cadence is None else "by and by",
    decision=str,
    stage=str,
    language="en-GB",
)


def blocks_of(document: Document, kind: type) -> list[Block]:
    """All blocks of a kind, also those that stand beside others."""
    found: list[Block] = []
    stack = [block for sheet in document.sheets for block in sheet.blocks]
    while stack:
        block = stack.pop(0)
        if isinstance(block, Beside):
            stack[:0] = [*block.first, *block.second]
        elif isinstance(block, kind):
            found.append(block)
    return found
