"""How long a drop takes, from the button's release to the repainted totals, with real mouse events.

    python tests/bench/drop.py 1000 10000

Needs an X display with a window manager (Xvfb and openbox do) and xdotool. Each drag moves one card from Undecided to
Outsource and back, on a plan kept in a real file. Prints the median and the 95th percentile in milliseconds; with
`--rows` the median beside that of a bare board, which does the least that a drop needs.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from builders import a_duty, a_plan, a_provider
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from delegate_desk.desk import Desk
from delegate_desk.domain.duty import DECISIONS, FUNCTIONS
from delegate_desk.domain.plan import TABLES, Plan
from delegate_desk.storage.backup import Backups
from delegate_desk.storage.plan_file import PlanFile
from delegate_desk.ui.board.column_view import CardList
from delegate_desk.ui.main_window import MainWindow
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme, in_fusion
from delegate_desk.ui.widgets.strip import Strip
from delegate_desk.ui.widgets.strip_parts import MoneyFigures

DRAGS = 40


class Mouse:
    """The pointer of the display, moved by one xdotool that stays open."""

    def __init__(self) -> None:
        self._tool = subprocess.Popen(["xdotool", "-"], stdin=subprocess.PIPE, text=True)

    def do(self, command: str) -> float:
        """Have it done; the time just before."""
        assert self._tool.stdin is not None
        begin = time.perf_counter()
        self._tool.stdin.write(command + "\n")
        self._tool.stdin.flush()
        return begin

    def drag(self, begin: QPoint, end: QPoint) -> None:
        """Press on a card and carry it over, without letting go."""
        steps = 12
        moves = [begin + (end - begin) * i / steps for i in range(1, steps + 1)]
        self.do(f"mousemove {begin.x()} {begin.y()} sleep 0.05 mousedown 1 sleep 0.03")
        self.do(" sleep 0.015 ".join(f"mousemove {point.x()} {point.y()}" for point in moves))

    def close(self) -> None:
        assert self._tool.stdin is not None
        self._tool.stdin.close()
        self._tool.wait()


class Watch:
    """When the parts that a drop changes were last painted."""

    def __init__(self, *kinds: type[QWidget]) -> None:
        self.painted: dict[str, float] = {}
        self.spent = 0.0
        for kind in kinds:
            self._wrap(kind)

    def _wrap(self, kind: type[QWidget]) -> None:
        paint = kind.paintEvent

        def timed(widget, event):
            begin = time.perf_counter()
            paint(widget, event)
            self.painted[kind.__name__] = time.perf_counter()
            self.spent += self.painted[kind.__name__] - begin

        kind.paintEvent = timed


def a_plan_of(count: int) -> Plan:
    duties = [
        a_duty(
            id=f"d{i}",
            title=f"Duty number {i}",
            decision=DECISIONS[i % 4],
            minutes=5.0 + i % 90,
            function=FUNCTIONS[i % 10],
            provider="p1",
            stage="trial",
        )
        for i in range(count)
    ]
    return a_plan(*duties, providers=[a_provider(currency="GBP")], hourly_worth="60", home_currency="GBP")


def figures(times: list[float]) -> str:
    ordered = sorted(times)
    return f"{ordered[len(ordered) // 2]:.1f} ({ordered[int(len(ordered) * 0.95)]:.1f})"


def measured(application: QApplication, watch: Watch, count: int) -> tuple[list[float], list[float]]:
    """Milliseconds to the repainted totals, and within the drop's handler, of each drag."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.desk"
        plan = a_plan_of(count)
        records = {table: dict(getattr(plan, table).rows) for table in TABLES}
        store = PlanFile.create(path, plan.settings, Backups(Path(folder) / "backups", path), changes=records)
        session = Session(Desk(store))
        theme = Theme(application, "light")
        theme.set_animations(False)  # what is measured is the drop, not the counting after it
        window = MainWindow(theme, session, path)
        window.resize(1400, 860)
        window.show()
        QTest.qWaitForWindowExposed(window)
        QTest.qWait(500)
        found = drags(window, session, watch)
        window.close()
        store.close()
    return found


def drags(window: MainWindow, session: Session, watch: Watch) -> tuple[list[float], list[float]]:
    mouse, page = Mouse(), window.board
    totals: list[float] = []
    handler: list[float] = []
    released: list[float] = []
    do = session.do

    def timed(label, change):
        begin = time.perf_counter()
        done = do(label, change)
        handler.append((time.perf_counter() - begin) * 1000)
        return done

    session.do = timed
    source, goal = page.columns.column("undecided"), page.columns.column("outsource")
    for _ in range(DRAGS):
        source, goal = goal, source
        cards, over = source.list, goal.list
        first = cards.visualRect(source.model.index(1)).center()
        begin = cards.viewport().mapToGlobal(first)
        end = over.viewport().mapToGlobal(first)
        known = session.undo_label
        released.clear()
        QTimer.singleShot(700, lambda: released.append(mouse.do("mouseup 1")))  # a drag waits in a loop of its own
        mouse.drag(begin, end)
        QTest.qWait(1000)
        if session.undo_label != known or len(handler) > len(totals):
            totals.append((max(watch.painted.values()) - released[0]) * 1000)
    mouse.close()
    session.do = do
    return totals, handler


def main() -> None:
    application = QApplication(in_fusion(sys.argv[:1]))
    watch = Watch(Strip, MoneyFigures, CardList)
    counts = [int(text) for text in sys.argv[1:] if text.isdigit()] or [1000, 10_000]
    for count in counts:
        totals, handler = measured(application, watch, count)
        if "--rows" in sys.argv:
            from bare_board import drops
            from rows import median, row

            limit = "two plain lists, one UPDATE on disk, one label"
            row(f"drop among {count:,} duties", median(totals), median(drops(count)), "ms", limit)
        else:
            said = f"totals painted {figures(totals)} ms, drop handler {figures(handler)} ms"
            print(f"{count} duties: {said}", flush=True)  # noqa: T201  it is what it is for


if __name__ == "__main__":
    main()
