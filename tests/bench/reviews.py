"""How long Trends and Review take with ten years of reviews, beside ten weeks of them.

    python tests/bench/reviews.py [ROUNDS]

Both plans hold 60 duties and are kept in real files. Each round opens every page anew for both, one after the other,
so that the ratio is of the same moment. Prints the medians in milliseconds and the median of the ratios:
"paints" is Trends turned from "1 year" to "All" and back on the screen again, on a page that is open; "opens" is a
page made, shown and painted; "read" is what reading the reviews from the file costs once, which a window does while
it is idle.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtWidgets import QApplication, QWidget
from ten_years import ten_years

from delegate_desk.desk import Desk
from delegate_desk.domain.plan import TABLES
from delegate_desk.storage.plan_file import PlanFile
from delegate_desk.ui.pages.review import ReviewPage
from delegate_desk.ui.pages.trends import TrendsPage
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme, in_fusion

WEEKS = (10, 520)
Measure = Callable[[Theme, Session], float]


def shown(page: QWidget) -> QWidget:
    """The page as a window of the usual size shows it, painted."""
    page.resize(1300, 770)
    page.show()
    QApplication.processEvents()
    page.grab()
    return page


def opened(make: Callable[[Theme, Session], QWidget]) -> Measure:
    def measure(theme: Theme, session: Session) -> float:
        begin = time.perf_counter()
        page = shown(make(theme, session))
        taken = time.perf_counter() - begin
        page.hide()
        page.deleteLater()
        return taken

    return measure


def all_of_trends(theme: Theme, session: Session) -> TrendsPage:
    page = TrendsPage(theme, session)
    page.range.set_value("all")
    return page


def painted_on_all(theme: Theme, session: Session) -> float:
    page = TrendsPage(theme, session)
    shown(page)
    begin = time.perf_counter()
    page.range.set_value("all")
    page.range.chosen.emit("all")
    page.grab()
    taken = time.perf_counter() - begin
    page.hide()
    page.deleteLater()
    return taken


def kept(folder: Path, weeks: int) -> Path:
    path, plan = folder / f"{weeks}.desk", ten_years(weeks)
    records = {table: dict(getattr(plan, table).rows) for table in TABLES}
    PlanFile.create(path, plan.settings, changes=records).close()
    return path


def read_time(path: Path) -> float:
    file = PlanFile.open(path)
    plan = file.read()
    begin = time.perf_counter()
    len(plan.reviews)
    taken = time.perf_counter() - begin
    file.close()
    return taken


def compare(what: str, measure: Callable[[int], float], rounds: int) -> str:
    for weeks in WEEKS:
        measure(weeks)
    pairs = [tuple(measure(weeks) for weeks in WEEKS) for _round in range(rounds)]
    short, long = (median(pair[i] for pair in pairs) * 1000 for i in (0, 1))
    ratio = median(pair[1] / pair[0] for pair in pairs)
    return f"{what}: {short:.1f} ms with {WEEKS[0]} weeks, {long:.1f} with {WEEKS[1]}, ratio {ratio:.2f}"


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    theme = Theme(QApplication(in_fusion(sys.argv[:1])), "light")
    theme.set_animations(False)
    with tempfile.TemporaryDirectory() as folder:
        paths = {weeks: kept(Path(folder), weeks) for weeks in WEEKS}
        sessions = {weeks: Session(Desk(PlanFile.open(path))) for weeks, path in paths.items()}
        for what, measure in (
            ("Trends opens on all", opened(all_of_trends)),
            ("Trends paints all", painted_on_all),
            ("Review opens", opened(ReviewPage)),
        ):
            line = compare(what, lambda weeks, measure=measure: measure(theme, sessions[weeks]), rounds)
            print(line, flush=True)  # noqa: T201  it is what it is for
        print(compare("Reviews are read", lambda weeks: read_time(paths[weeks]), rounds))  # noqa: T201


if __name__ == "__main__":
    main()
