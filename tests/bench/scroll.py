"""How long one frame takes to paint while a column of many cards scrolls.

    python tests/bench/scroll.py 10000

Needs an X display (Xvfb does); the count is of the duties in the column that scrolls, with others in the rest of the
plan. A frame is all the work from the new scroll position to the painted viewport handed to the window: by the wheel,
where a card or two come into sight, by pages, where all are new, and with the whole viewport painted again. Prints the
median and the 95th percentile in milliseconds, of the clock and, since a busy machine spoils that, of the processor;
ends with 1 where the 95th percentile of the processor's is over the budget.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from large_plans import written
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from delegate_desk.desk import Desk
from delegate_desk.storage.plan_file import PlanFile
from delegate_desk.ui.board.column_view import CardList
from delegate_desk.ui.main_window import MainWindow
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme, in_fusion

BUDGET_MS = 8.0
FRAMES = 400


def by_steps(cards: CardList, step: int) -> Iterator[Callable[[], None]]:
    """Scrolls on by so many pixels for each frame, from the top again where the end is reached."""
    bar = cards.verticalScrollBar()
    bar.setValue(0)
    for _ in range(FRAMES):
        goal = bar.value() + step
        yield lambda goal=goal: bar.setValue(goal if goal <= bar.maximum() else 0)


def over_again(cards: CardList) -> Iterator[Callable[[], None]]:
    """Moves by a page and has the whole viewport painted."""
    for scroll in by_steps(cards, cards.viewport().height()):
        yield lambda scroll=scroll: (scroll(), cards.viewport().update())


class Taken(NamedTuple):
    """Milliseconds of one frame, by the clock and of the processor."""

    clock: float
    processor: float


class Watch:
    """Whether cards were painted; to be made before the window, since Qt keeps what it calls."""

    def __init__(self) -> None:
        self.painted: list[CardList] = []
        paint = CardList.paintEvent

        def watched(cards: CardList, event: QPaintEvent) -> None:
            paint(cards, event)
            self.painted.append(cards)

        CardList.paintEvent = watched

    def frame(self, cards: CardList, act: Callable[[], None]) -> Taken:
        """One frame: the work alone, without what Qt waits in between for the screen."""
        QApplication.processEvents()
        self.painted.clear()
        begin, worked = time.perf_counter(), time.thread_time()
        act()
        spent, used = time.perf_counter() - begin, time.thread_time() - worked
        patience = time.perf_counter() + 5
        while cards not in self.painted:
            if time.perf_counter() > patience:
                raise RuntimeError("nothing was painted")
            time.sleep(0.0002)
            begin, worked = time.perf_counter(), time.thread_time()
            QApplication.processEvents()
            if self.painted:  # and what was painted is with the window by now
                spent, used = spent + time.perf_counter() - begin, used + time.thread_time() - worked
        return Taken(spent * 1000, used * 1000)


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def measure(application: QApplication, watch: Watch, count: int) -> bool:
    """Print the figures of a plan whose Undecided has so many cards; whether they are within the budget."""
    within = True
    with tempfile.TemporaryDirectory() as folder:
        store = PlanFile.open(written(Path(folder) / "plan.desk", 4 * count))
        theme = Theme(application, "light")
        window = MainWindow(theme, Session(Desk(store)), Path(folder) / "plan.desk")
        window.resize(1440, 860)
        window.show()
        QTest.qWaitForWindowExposed(window)
        QTest.qWait(600)
        cards = window.board.columns.column("undecided").list
        wheel = 3 * cards.verticalScrollBar().singleStep()
        runs = {
            "wheel": by_steps(cards, wheel),
            "page": by_steps(cards, cards.viewport().height()),
            "whole viewport": over_again(cards),
        }
        for name, frames in runs.items():
            taken = [watch.frame(cards, act) for act in frames]
            said = []
            for kind in Taken._fields:
                times = [getattr(each, kind) for each in taken]
                said.append(f"{kind} {percentile(times, 0.5):.1f}, 95th {percentile(times, 0.95):.1f} ms")
            within = within and percentile([each.processor for each in taken], 0.95) <= BUDGET_MS
            print(f"{count} cards, {name}: {'; '.join(said)}", flush=True)  # noqa: T201
        window.close()
        store.close()
    return within


def main() -> int:
    application = QApplication(in_fusion(sys.argv[:1]))
    watch = Watch()
    kept = [measure(application, watch, int(text)) for text in sys.argv[1:] or ["10000"]]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
