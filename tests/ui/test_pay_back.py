"""The dialog of the dip: chart, words, tables, and how many hand-overs at once."""

import pytest
from builders import TODAY, a_duty, a_plan
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shown_session import EVIL, a_session, focusable, spoken, type_into

from delegate_desk.domain.plan import Plan
from delegate_desk.planning.duties import edit_duty
from delegate_desk.ui.charts.look import paper_look, screen_look
from delegate_desk.ui.charts.model import DipChart
from delegate_desk.ui.charts.paint import paint
from delegate_desk.ui.pages.hand_over import HandOverPage
from delegate_desk.ui.pay_back.dialog import PayBackDialog
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.trends import keeping
from delegate_desk.ui.trends.table import ChartTable

Key = Qt.Key


def three() -> Plan:
    """Three hand-overs of four hours in two weeks, the last of which frees two hours a week; one duty runs."""
    usual = {"decision": "outsource", "stage": "brief", "handover_minutes": 240.0, "trial_weeks": 2}
    usual |= {"oversight_minutes_per_week": 0.0}
    return a_plan(
        a_duty(id="a", title="Inbox", **usual),
        a_duty(id="b", title="Books", **usual),
        a_duty(id="c", title="Law", **usual | {"minutes": 120.0}),
        a_duty(id="r", title="Payroll", **usual | {"stage": "running"}),
        home_currency="EUR",
    )


@pytest.fixture
def session() -> Session:
    return a_session(three())[0]


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, session: Session) -> PayBackDialog:
    made = PayBackDialog(theme, session)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def cells(dialog: PayBackDialog, row: int) -> list[str]:
    assert dialog.list is not None
    return [dialog.list.item(row, column).text() for column in range(dialog.list.columnCount())]


def test_it_names_the_week_in_which_all_has_come_back(dialog: PayBackDialog):
    # TODAY is Monday 23 November; the sixth week brings it to nothing.
    assert dialog.even.text() == "Paid back in the week of 28 Dec"
    assert dialog.about.text() == (
        "Showing how takes 12.0 h of yours first. "
        "At the end of the week of 30 Nov you have given 8.0 h more than came back."
    )
    assert cells(dialog, 0) == ["Inbox", "now", "7 Dec", "4.0 h", "1.0 h"]
    assert cells(dialog, 2) == ["Law", "7 Dec", "21 Dec", "4.0 h", "2.0 h"]
    assert spoken(dialog.card).startswith(
        "Hours given and freed in the coming 26 weeks. Paid back in the week of 28 Dec."
    )
    assert "In the last week 5.0 h are freed." in spoken(dialog.card)


def test_another_number_at_once_is_a_step_and_moves_the_week(dialog: PayBackDialog, session: Session):
    type_into(dialog.at_once, "1")
    assert session.plan.settings.handovers_at_once == 1
    assert session.undo_label == "Hand-overs at once set to 1"
    assert cells(dialog, 1)[1] == "7 Dec"
    assert dialog.even.text() != "Paid back in the week of 28 Dec"
    session.undo()
    assert dialog.at_once.text() == "2"
    assert dialog.even.text() == "Paid back in the week of 28 Dec"


def test_what_is_no_number_is_said_in_place(dialog: PayBackDialog, session: Session):
    type_into(dialog.at_once, "many")
    assert dialog._line.error == "A whole number, please: 1, 2 or 3"
    assert session.plan.settings.handovers_at_once == 2


def test_it_follows_the_plan(dialog: PayBackDialog, session: Session):
    session.do("Checked for long", lambda p: edit_duty(p, "a b c".split(), TODAY, oversight_minutes_per_week=240.0))
    assert dialog.even.text() == "Never paid back as it stands"
    session.do("All run", lambda p: p.put("duties", [d._replace(stage="running") for d in p.duties.values()]))
    assert dialog.even.text() == "Nothing waits to be handed over"
    assert not dialog.card.isVisible()


def test_weeks_are_read_by_keys_from_the_first_and_as_a_table(dialog: PayBackDialog):
    card = dialog.card
    card.setFocus()
    QTest.keyClick(card, Key.Key_Right)
    assert card.place == 0 and card.shown is not None
    assert card.shown.reading(0).sentence() == (
        "Week of 23 Nov: spent on showing how 4.0 h, freed by these hand-overs 0.0 h, freed in all 1.0 h, "
        "balance since now −4.0 h"
    )
    QTest.keyClick(card, Key.Key_Return)
    table = dialog.findChild(ChartTable)
    assert table is not None and table.table.rowCount() == 26
    assert table.table.item(0, 0).text() == "23 Nov"
    assert table.table.item(5, 4).text() == "0.0 h"
    table.accept()


def test_hours_given_hang_below_the_line_and_the_even_week_is_marked(dialog: PayBackDialog, theme: Theme):
    shown, look = dialog.card.shown, screen_look(theme)
    assert shown is not None and isinstance(shown.chart, DipChart)
    assert shown.chart.even == 5

    def drawn(chart: DipChart) -> tuple[QImage, QRectF]:
        image = QImage(QSize(800, 320), QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        spots = paint(painter, QRectF(0, 0, 800, 320), chart, look)
        painter.end()
        return image, spots.area

    image, area = drawn(shown.chart)
    zero = area.bottom() - 4 / 9 * area.height()  # from -4 to 5 hours, as scaled below
    first = int(area.left() + area.width() / 52)
    colours = [image.pixelColor(first, y).name() for y in range(int(area.top()), int(area.bottom()))]
    assert theme.tokens.warn.name() in colours and theme.tokens.control.name() in colours
    assert colours.index(theme.tokens.control.name()) < colours.index(theme.tokens.warn.name())
    assert zero < area.bottom()
    assert drawn(shown.chart._replace(even=None))[0] != image


def test_it_is_printed_as_trends_are(dialog: PayBackDialog, theme: Theme, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "dip.pdf"))
    assert dialog.sheet is not None
    keeping.print_on(printer, dialog.sheet, paper_look(theme))
    assert (tmp_path / "dip.pdf").read_bytes().startswith(b"%PDF")


def test_everything_has_a_name_and_titles_are_never_markup(dialog: PayBackDialog, session: Session):
    session.do("Named", lambda p: edit_duty(p, ["a"], TODAY, title=EVIL))
    assert cells(dialog, 0)[0] == EVIL
    for widget in focusable(dialog):
        assert spoken(widget).strip(), widget


def test_the_hand_over_page_names_the_week_and_leads_here(qtbot: QtBot, theme: Theme, session: Session):
    page = HandOverPage(theme, session)
    qtbot.addWidget(page)
    page.show()
    assert page.pay_back.words == "Paid back in the week of 28 Dec"
    with qtbot.waitSignal(page.pay_back_wanted):
        page.pay_back.click()
    session.do("All run", lambda p: p.put("duties", [d._replace(stage="running") for d in p.duties.values()]))
    assert page.pay_back.isHidden()
