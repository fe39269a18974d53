"""How long a frame of a scrolling column takes, beside a plain list's.

    python tests/bench/frames.py [CARDS]

Both are moved by a page and painted whole. Needs an X display. `scroll.py` tells more of it, without the bare limit.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bare_board import PlainList, rows_of
from large_plans import written
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from rows import in_turn, row

from delegate_desk.desk import Desk
from delegate_desk.storage.plan_file import PlanFile
from delegate_desk.ui.main_window import MainWindow
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme, in_fusion

FRAMES = 200


def by_pages(view: QListView) -> Callable[[], None]:
    """What scrolls a view on by a page and paints it, from the top again where it ends."""
    bar = view.verticalScrollBar()

    def frame() -> None:
        bar.setValue(bar.value() + view.viewport().height() if bar.value() < bar.maximum() else 0)
        view.viewport().repaint()

    return frame


def main() -> None:
    """Measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    application = QApplication(in_fusion(sys.argv[:1]))
    with tempfile.TemporaryDirectory() as folder:
        store = PlanFile.open(written(Path(folder) / "plan.desk", 4 * count))
        window = MainWindow(Theme(application, "light"), Session(Desk(store)), Path(folder) / "plan.desk")
        window.resize(1440, 860)
        window.show()
        cards = window.board.columns.column("undecided").list
        bare = PlainList([])
        bare.setModel(rows_of(count))
        bare.resize(cards.size())
        bare.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        bare.show()
        QTest.qWaitForWindowExposed(bare)
        QTest.qWait(800)
        ours, limit = in_turn(by_pages(cards), by_pages(bare), times=FRAMES)
        row(f"scrolled frame of {count:,} cards", ours, limit, "ms", "a plain list of texts")
        window.close()
        bare.close()
        store.close()


if __name__ == "__main__":
    main()
