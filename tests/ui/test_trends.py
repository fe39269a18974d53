import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from builders import TODAY
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from shown_session import EVIL, a_session, spoken
from ten_years import ten_years

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.review import ReviewTotals
from delegate_desk.domain.settings import Settings
from delegate_desk.exchange.example import example_plan
from delegate_desk.ui.charts.look import paper_look
from delegate_desk.ui.pages.trends import TrendsPage
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.trends import chart_card, keeping
from delegate_desk.ui.trends.chart_card import ChartCard
from delegate_desk.ui.trends.empty import empty_words
from delegate_desk.ui.trends.sheet import paint_sheet
from delegate_desk.ui.trends.table import ChartTable

Show = Callable[[Plan], TrendsPage]


@pytest.fixture
def show(theme: Theme, qtbot: QtBot) -> Show:
    def made(plan: Plan) -> TrendsPage:
        session, _shelf = a_session(plan)
        page = TrendsPage(theme, session)
        qtbot.addWidget(page)
        page.resize(1300, 770)
        page.show()
        QApplication.processEvents()
        return page

    return made


@pytest.fixture
def page(show: Show) -> TrendsPage:
    return show(example_plan(TODAY))


def words(page: TrendsPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_the_page_says_what_the_picture_says(page: TrendsPage) -> None:
    said = words(page)

    assert "26 weeks, 29 May to 20 November 2026" in said
    assert {"108.4 h", "8.4 h", "59%"} <= set(said)
    assert "freed since 29 May, net of checking" in said and "last week, the best so far" in said


def test_every_chart_has_a_sentence(page: TrendsPage) -> None:
    heard = {name: spoken(card) for name, card in page.cards.items()}

    assert "planned from 3.1 h to 14.2 h, realised from 0.0 h to 8.4 h" in heard["freed"]
    assert "net in all, after" in heard["money"]
    assert "Family" in heard["spent"] and "Back into work" in heard["spent"]
    assert "43.6 h in May, 34.5 h now, 28.1 h once the plan runs" in heard["desk"]
    assert all("Arrow keys read value by value, Enter shows a table." in sentence for sentence in heard.values())


def test_the_desks_parts_add_up(page: TrendsPage) -> None:
    shown = page.cards["desk"].shown
    assert shown is not None
    chart: Any = shown.chart

    assert sum(round(float(row.before_words) * 10) for row in chart.rows) == 436 and chart.all_before == "43.6"
    assert sum(round(float(row.now_words.split()[0]) * 10) for row in chart.rows) == 345


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("12", "12 weeks, 4 September to 20 November 2026"),
        ("26", "26 weeks, 29 May to 20 November 2026"),
        ("52", "52 weeks, 28 November 2025 to 20 November 2026"),
        ("all", "60 weeks, 3 October 2025 to 20 November 2026"),
    ],
)
def test_ranges_show_their_weeks(show: Show, choice: str, said: str) -> None:
    page = show(ten_years(60))
    page.range.set_value(choice)
    page.range.chosen.emit(choice)
    shown = page.cards["freed"].shown

    assert page.words.text() == said
    assert shown is not None and shown.size == int(said.split()[0])


def test_the_pointer_reads_the_week_beneath_it(page: TrendsPage, qtbot: QtBot) -> None:
    card = page.cards["freed"]
    spots = card._kept[2] if card._kept is not None else None
    assert spots is not None
    with qtbot.waitSignal(card.read):
        QTest.mouseMove(card, QPoint(round(spots.centres[16].x()) + 3, round(spots.area.center().y())))
    assert card.place == 16
    before = card.grab().toImage()
    card.go_to(-1)
    assert card.grab().toImage() != before


def test_arrow_keys_walk_the_weeks_aloud(page: TrendsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(chart_card, "announce", lambda _widget, sentence: heard.append(sentence))
    card = page.cards["freed"]
    card.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_End):
        QTest.keyClick(card, key)

    assert heard == [
        "20 November: planned 14.2 h, realised 8.4 h",
        "13 November: planned 13.4 h, realised 7.6 h",
        "29 May: planned 3.1 h, realised 0.0 h",
        "26 June: planned 6.0 h, realised 2.6 h",
        "20 November: planned 14.2 h, realised 8.4 h",
    ]
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert card.place == -1


def test_a_week_away_is_read_as_away(show: Show) -> None:
    plan = ten_years(3)
    middle = sorted(plan.reviews)[1]
    plan = plan._replace(reviews=type(plan.reviews)({**plan.reviews, middle: plan.reviews[middle]._replace(away=True)}))
    shown = show(plan).cards["spent"].shown

    assert shown is not None
    assert shown.reading(1).sentence().endswith(": away")
    assert set(shown.row(1)[1:]) == {"away"}


@pytest.mark.parametrize("name", ["freed", "money", "spent", "desk"])
def test_enter_shows_a_chart_as_a_table(page: TrendsPage, name: str) -> None:
    card = page.cards[name]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    tables = page.window().findChildren(ChartTable)

    assert len(tables) == 1 and card.shown is not None
    table = tables[0].table
    assert table.rowCount() == card.shown.size + 1
    assert table.horizontalHeaderItem(0).text() in ("Week reviewed on", "Function")
    if name == "freed":
        assert [table.item(0, column).text() for column in range(3)] == ["20 November", "14.2 h", "8.4 h"]
        assert table.item(26, 2).text() == "108.4 h"
    tables[0].reject()


def test_the_export_menu_offers_every_table(page: TrendsPage) -> None:
    page._tables.aboutToShow.emit()

    titles = [action.text() for action in page._tables.actions()]
    assert len(titles) == 4 and titles[0] == "Hours freed each week"


@pytest.mark.parametrize(
    ("counted", "today", "expected"),
    [
        (0, TODAY, "Two reviews make a line. The first is on Friday."),
        (1, TODAY, "Two reviews make a line. The second is on Friday."),
        (0, date(2026, 11, 27), "Two reviews make a line. The first is today."),
    ],
)
def test_the_empty_page_says_when_the_next_review_is(counted: int, today: date, expected: str) -> None:
    assert empty_words(counted, Settings(), today) == expected


@pytest.mark.parametrize("count", [0, 1])
def test_before_two_reviews_there_is_a_sentence_and_a_way(show: Show, qtbot: QtBot, count: int) -> None:
    page = show(ten_years(count))

    assert page.empty.isVisible() and not page.range.isVisible() and page.sheet is None
    assert not any(card.isVisible() for card in page.cards.values())
    page.save(".png")
    with qtbot.waitSignal(page.review_wanted):
        page.empty.button.click()


def test_no_amount_is_too_large_to_be_drawn(show: Show) -> None:
    plan = ten_years(3)
    huge = ReviewTotals(1e-300, 1e300, "9" * 400, "1" + "0" * 400, "1.00")
    reviews = [review._replace(totals=huge, back_into_work_minutes=1e300) for review in plan.reviews.values()]

    assert not show(plan.put("reviews", reviews)).grab().isNull()


def test_two_reviews_make_a_line(show: Show) -> None:
    assert show(ten_years(2)).cards["freed"].isVisible()


def test_a_change_is_seen_at_once_and_behind_another_page_when_it_comes_back(theme: Theme, qtbot: QtBot) -> None:
    session, _shelf = a_session(ten_years(3))
    page = TrendsPage(theme, session)
    qtbot.addWidget(page)
    page.resize(1300, 770)
    page.show()
    newest = max(session.plan.reviews)

    def away(plan: Plan) -> Plan:
        return plan.put("reviews", [plan.reviews[newest]._replace(away=True)])

    assert session.do("Was away", away)
    assert page.words.text().startswith("2 weeks")
    page.hide()
    session.undo()
    assert page.words.text().startswith("2 weeks")
    page.show()
    assert page.words.text().startswith("3 weeks")


def test_pictures_and_drawings_are_written_whole(page: TrendsPage, theme: Theme, tmp_path: Path) -> None:
    sheet = page.sheet
    assert sheet is not None
    png, svg = tmp_path / "trends.png", tmp_path / "trends.svg"
    keeping.write(png, sheet, paper_look(theme), ".png")
    keeping.write(svg, sheet, paper_look(theme), ".svg")
    image = QImage(str(png))

    assert image.width() > 2000 and image.pixelColor(1, 1).name() == "#ffffff"
    text = svg.read_text("utf-8")
    assert text.rstrip().endswith("</svg>")
    assert "Hours still on your desk" in text and "Phone cover paused in August" in text
    with pytest.raises(PlanError):
        keeping.write(tmp_path / "no folder" / "x.png", sheet, paper_look(theme), ".png")


def test_saving_asks_where_and_says_so(
    page: TrendsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: Theme
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "mine"), ""))
    page.save(".svg")

    assert (tmp_path / "mine.svg").exists()
    assert page.words.text() == "Saved: mine.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    page.save(".png")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.svg"]


def test_the_sheet_prints_on_one_page(page: TrendsPage, theme: Theme, tmp_path: Path) -> None:
    assert page.sheet is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "trends.pdf"))
    keeping.print_on(printer, page.sheet, paper_look(theme))

    assert (tmp_path / "trends.pdf").read_bytes().count(b"/Type /Page\n") == 1


def test_the_print_button_asks_to_print(page: TrendsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[object] = []
    monkeypatch.setattr(keeping, "preview", lambda _parent, sheet, _look: printed.append(sheet))
    with qtbot.waitSignal(page.print_wanted):
        page.print_button.click()
    assert printed == [page.sheet]


@pytest.mark.parametrize("size", [(1300, 770), (968, 560), (480, 500)])
def test_no_chart_is_squeezed_or_cut_off(page: TrendsPage, size: tuple[int, int]) -> None:
    page.resize(*size)
    QApplication.processEvents()
    content = page.widget()

    assert content.width() <= page.viewport().width()
    for card in page.cards.values():
        assert card.height() >= card.minimumSizeHint().height()
        assert card.geometry().right() <= content.width()


def test_text_of_the_owner_is_never_read_as_html(show: Show) -> None:
    plan = ten_years(3)
    function = EVIL.lower()[:60]
    page = show(plan.put("duties", [plan.duties["d1"]._replace(function=function, decision="keep")]))
    shown = page.cards["desk"].shown

    assert shown is not None and any(row.function == function for row in shown.chart.rows)
    assert page.cards["desk"].textFormat() == Qt.TextFormat.PlainText


def test_appearance_and_text_size_are_followed(page: TrendsPage, theme: Theme) -> None:
    card: ChartCard = page.cards["freed"]
    light = card.grab().toImage()
    theme.set_mode("dark")
    dark = card.grab().toImage()
    theme.set_text_size(1.5)
    QApplication.processEvents()

    assert light != dark
    assert card.minimumSizeHint().height() >= 236 * 1.5 - 1


def test_ten_years_open_and_paint_nearly_as_fast_as_ten_weeks(theme: Theme, qtbot: QtBot) -> None:
    """Generous, for machines with other things to do; tests/bench/reviews.py measures 1.3 and 1.5 on a quiet one."""
    sessions = {count: a_session(ten_years(count))[0] for count in (10, 520)}

    def measured(session: Session) -> tuple[float, float]:
        begun = time.process_time()
        page = TrendsPage(theme, session)
        page.resize(1300, 770)
        page.show()
        page.grab()
        opened = time.process_time()
        page.range.set_value("all")
        page.range.chosen.emit("all")
        page.grab()
        taken = opened - begun, time.process_time() - opened
        qtbot.addWidget(page)
        page.hide()
        return taken

    for session in sessions.values():
        measured(session)
    pairs = [(measured(sessions[10]), measured(sessions[520])) for _round in range(7)]

    for i in (0, 1):
        assert median(long[i] / short[i] for short, long in pairs) < 2.5


def test_each_week_is_worked_out_once_however_often_it_is_shown(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from delegate_desk.planning import trends

    done: list[str] = []
    won_hours = trends.won_hours
    monkeypatch.setattr(trends, "won_hours", lambda review: (done.append(review.week), won_hours(review))[1])
    session, _shelf = a_session(ten_years(520))
    for _time in range(2):
        page = TrendsPage(theme, session)
        qtbot.addWidget(page)
        page.resize(1300, 770)
        page.show()
        for choice in ("all", "12", "all"):
            page.range.set_value(choice)
            page.range.chosen.emit(choice)
            page.grab()
    session.do("Worth", lambda plan: plan._replace(settings=plan.settings._replace(hourly_worth="70")))

    assert len(done) == len(set(done)) == 520


def test_a_long_series_is_drawn_with_few_strokes(theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Time grows with the square of a stroke's points, so what is drawn at once must stay small."""
    from delegate_desk.ui.charts import lines

    drawn: list[int] = []
    polygon = lines.QPolygonF
    monkeypatch.setattr(lines, "QPolygonF", lambda points: (drawn.append(len(points)), polygon(points))[1])
    session, _shelf = a_session(ten_years(520))
    page = TrendsPage(theme, session)
    qtbot.addWidget(page)
    page.resize(1300, 770)
    page.range.set_value("all")
    page.show()
    page.cards["freed"].grab()

    assert drawn and sum(drawn) < 700 and sorted(drawn)[:-1][-1] <= 19


def test_where_the_language_runs_from_the_right_time_does_too(
    show: Show, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: ChartCard = show(example_plan(TODAY)).cards["freed"]
    left.grab()
    assert left._kept is not None
    before = left._kept[2]
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        card: ChartCard = show(example_plan(TODAY)).cards["freed"]
        card.resize(left.size())
        card.grab()
        assert card._kept is not None
        found = card._kept[2]
        mirror = [card.width() - spot.x() for spot in found.centres]
        assert mirror == pytest.approx([spot.x() for spot in before.centres])
        assert found.centres[0].x() > found.centres[-1].x()
        QTest.keyClick(card, Qt.Key.Key_End)
        QTest.keyClick(card, Qt.Key.Key_Right)  # towards the past, which lies there now
        assert card.place == len(found.centres) - 2
        desk: ChartCard = show(example_plan(TODAY)).cards["desk"]
        QTest.keyClick(desk, Qt.Key.Key_Home)
        QTest.keyClick(desk, Qt.Key.Key_Right)
        assert desk.place == 1
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_black_ink_can_tell_the_bars_apart(theme: Theme) -> None:
    look = paper_look(theme)
    greys = [look.fill(name).lightnessF() for name in ("family", "growth", "control")]

    assert greys == sorted(greys) and all(after - before > 0.1 for before, after in pairwise(greys))
    assert look.edge("control") is not None and look.edge("accent") is None
    assert look.fill("control").lightnessF() - look.fill("accent").lightnessF() > 0.4


def test_a_sheet_stands_in_the_middle_of_its_page(page: TrendsPage, theme: Theme) -> None:
    assert page.sheet is not None
    image = QImage(1600, 800, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_sheet(painter, QRectF(0, 0, 1600, 800), page.sheet, paper_look(theme))
    painter.end()
    inked = [x for x in range(1600) if any(image.pixelColor(x, y) != QColor("white") for y in range(0, 800, 3))]

    assert inked[0] == pytest.approx(1599 - inked[-1], abs=4)
