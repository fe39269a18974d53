"""How long a PDF of checklists takes, beside as many pages of plain lines, and beside the same as rich text of Qt.

python tests/bench/checklists.py [CHECKLISTS]

The checklists of the second row are those of the finished example, over and over. Memory is the most that the process
had until ours were written, before any rich text.
"""

import os
import resource
import sys
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from builders import a_duty, a_plan
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QPainter, QPdfWriter
from rich_text import written
from rows import in_turn, row

from delegate_desk.documents.checklist import checklists
from delegate_desk.domain.brief import Brief, Step
from delegate_desk.exchange.example import example_plan
from delegate_desk.ui import formats
from delegate_desk.ui.print.pdf import page_size, pdf
from delegate_desk.ui.print.wording import wording

LINES = 30
TIMES = 3


def plain(pages: int) -> int:
    """So many pages of lines; how many bytes they take."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(96)
    painter = QPainter(writer)
    for page in range(pages):
        if page:
            writer.newPage()
        for line in range(LINES):
            painter.drawText(40, 40 + 30 * line, f"Page {page}, line {line}: download the statement")
    painter.end()
    return buffer.size()


def main() -> None:
    """Measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    application = QGuiApplication([])
    steps = tuple(Step(text=f"Step {i} of the work, told in a line", minutes=5.0) for i in range(8))
    duties = [a_duty(id=f"d{i}", title=f"Duty number {i}", decision="outsource", stage="trial") for i in range(count)]
    briefs = [Brief(duty=duty.id, steps=steps) for duty in duties]
    plan = a_plan(*duties, briefs=briefs, home_currency="GBP")

    def ours() -> bytes:
        return pdf(checklists(plan, duties, datetime(2026, 11, 23, 9), wording()), page_size(formats.locale()))

    took, bare = in_turn(ours, lambda: plain(2 * count), times=TIMES)
    row(f"PDF of {count} checklists", took, bare, "ms", f"{2 * count:,} pages of {LINES} plain lines")
    like_the_example(count)
    del application


def like_the_example(count: int) -> None:
    """The checklists of the finished example, by the own flow of blocks and by QTextDocument."""
    now = datetime(2026, 11, 23, 9)
    example = example_plan(now.date())
    known = [example.duties[key] for key in example.briefs]
    copies = [(known[i % len(known)], f"n{i}") for i in range(count)]
    duties = [duty._replace(id=key, title=f"{duty.title} {key}") for duty, key in copies]
    briefs = [example.briefs[duty.id]._replace(duty=key) for duty, key in copies]
    plan = a_plan(*duties, briefs=briefs, providers=example.providers.values(), home_currency="GBP")
    document = checklists(plan, duties, now, wording())

    def ours() -> bytes:
        return pdf(document, page_size(formats.locale()))

    ours()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    took, rich = in_turn(ours, lambda: written(document), times=1)
    row(f"PDF of {count} checklists of the example", took, rich, "ms", "the same through QTextDocument")
    row("its memory at most", peak, 400, "MB", "what it may take")


if __name__ == "__main__":
    main()
