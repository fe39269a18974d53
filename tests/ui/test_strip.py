from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.bar import GoalBar
from delegate_desk.ui.widgets.strip import Strip
from delegate_desk.ui.widgets.strip_figures import Money, Segment, StripFigures, sentence, shown

GOALS = (
    Segment("Dinner at home", "family", 5.0, 5.0),
    Segment("Gym", "family", 3.0, 0.04),
    Segment("New work", "growth", 2.0, 2.0),
    Segment("Train Josh", "growth", 2.0, 1.36),
    Segment("Tenders", "growth", 1.0, 0.0),
)
MONEY = Money("£852", "£218", "+£634", "at £60 for an hour of your time")
PLAN = StripFigures(
    freed=14.2, now=8.4, family=8.0, growth=5.0, unassigned=1.2, segments=GOALS, split="Family 60 : 40 Growth",
    money=MONEY,
)  # fmt: skip
DRAG = PLAN._replace(freed=15.7, before=14.2, unassigned=2.7)


@pytest.fixture
def strip(theme: Theme, qtbot: QtBot) -> Strip:
    theme.set_animations(False)
    made = Strip(theme)
    qtbot.addWidget(made)
    made.resize(1360, 108)
    made.show_figures(PLAN)
    made.show()
    return made


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def at(bar: GoalBar, part: int, share: float, y: int) -> QColor:
    """The colour at a share of a box's width."""
    image: QImage = bar.grab().toImage()
    _part, place = bar.places()[part]
    return image.pixelColor(round(place.left() + place.width() * share), y)


# Arithmetic


def test_figures_add_up_to_what_stands_above_them() -> None:
    rounded = shown(PLAN)

    assert (rounded.family, rounded.growth, rounded.unassigned) == ("8.0", "5.0", "1.2")
    assert [part.figure for part in rounded.parts] == ["5.0", "3.0", "2.0", "2.0", "1.0", "1.2"]
    assert sentence(PLAN) == "14.2 hours freed: Family 8.0, Growth 5.0, unassigned 1.2"


@given(
    st.lists(st.floats(min_value=0.01, max_value=40), min_size=1, max_size=6),
    st.lists(st.floats(min_value=0.01, max_value=40), min_size=0, max_size=6),
    st.floats(min_value=0, max_value=20),
)
def test_any_figures_add_up(family: list[float], growth: list[float], free: float) -> None:
    goals = [Segment("", "family", each) for each in family] + [Segment("", "growth", each) for each in growth]
    figures = StripFigures(
        freed=sum(family) + sum(growth) + free,
        family=sum(family),
        growth=sum(growth),
        unassigned=free,
        segments=tuple(goals),
    )
    rounded = shown(figures)

    areas = float(rounded.family) + float(rounded.growth) + float(rounded.unassigned)
    assert f"{figures.freed + 1e-9:.1f}" == f"{areas:.1f}" or abs(areas - figures.freed) <= 0.05 + 1e-6
    for kind, total in (("family", rounded.family), ("growth", rounded.growth)):
        parts = [float(part.figure) for part in rounded.parts if part.kind == kind]
        assert round(sum(parts), 1) == float(total)


def test_a_preview_shows_the_gain_as_a_box_of_its_own() -> None:
    rounded = shown(DRAG)

    assert [(part.kind, part.figure) for part in rounded.parts[-2:]] == [("unassigned", "1.2"), ("gain", "+1.5")]
    assert (rounded.unassigned, rounded.gain) == ("2.7", 1.5)


def test_a_preview_that_loses_hours_has_no_box_for_it() -> None:
    rounded = shown(PLAN._replace(freed=12.0, unassigned=0.0, before=14.2, segments=GOALS[:3]))

    assert rounded.gain == -2.2
    assert all(part.kind != "gain" for part in rounded.parts)


def test_without_freed_hours_nothing_is_filled() -> None:
    assert shown(StripFigures(freed=-0.4, now=0.0)).parts == ()
    assert shown(StripFigures()).parts == ()


# The bar


def test_boxes_are_as_wide_as_their_hours_and_fill_the_bar(strip: Strip) -> None:
    places = [place for _part, place in strip.bar.places()]

    assert places[0].left() == 0
    assert places[-1].right() == pytest.approx(strip.bar.width())
    assert places[0].width() / places[1].width() == pytest.approx(5 / 3)
    gaps = [after.left() - before.right() for before, after in pairwise(places)]
    assert gaps == pytest.approx([2.0] * len(gaps))


def test_what_runs_is_full_with_a_base_line_and_what_comes_is_pale(strip: Strip, theme: Theme) -> None:
    tokens = theme.tokens
    top, base = 44, 66

    assert at(strip.bar, 0, 0.6, top) == tokens.familyfill
    assert at(strip.bar, 0, 0.6, base) == tokens.family
    assert at(strip.bar, 1, 0.6, base) == tokens.familysoft
    assert at(strip.bar, 3, 0.5, base) == tokens.growth
    assert at(strip.bar, 3, 0.9, base) == tokens.growthsoft


def test_no_fill_narrower_than_three_per_cent_is_drawn(strip: Strip, theme: Theme) -> None:
    # 0.04 of the Gym's 3 hours run.
    assert at(strip.bar, 1, 0.005, 60) == theme.tokens.familysoft
    strip.show_figures(PLAN._replace(segments=(GOALS[0], Segment("Gym", "family", 3.0, 0.3), *GOALS[2:])))
    assert at(strip.bar, 1, 0.03, 60) == theme.tokens.familyfill


def test_under_30_pixels_a_box_is_blank_and_its_tooltip_still_speaks(strip: Strip) -> None:
    crumb = Segment("Choir", "family", 0.2, 0.0)
    strip.show_figures(PLAN._replace(segments=(*GOALS[:2], crumb, *GOALS[2:]), family=8.2, unassigned=1.0))
    part, place = strip.bar.places()[2]
    image = strip.bar.grab().toImage()

    assert part.name == "Choir"
    assert place.width() < 30
    inner = {
        image.pixelColor(x, y).name()
        for x in range(round(place.left()) + 2, round(place.right()) - 2)
        for y in range(44, 62)
    }
    assert len(inner) == 1


def test_the_tooltip_of_a_box_has_name_and_exact_hours(strip: Strip, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _where, text, *_rest: told.append(text))
    places = strip.bar.places()
    for place in (places[1][1], places[5][1]):
        spot = place.center().toPoint()
        QApplication.sendEvent(strip.bar, QHelpEvent(QEvent.Type.ToolTip, spot, strip.bar.mapToGlobal(spot)))

    assert "Gym: 3.00 h a week, 0.04 h of it already running" in told[0]
    assert "1.20 h a week have no goal yet" in told[1]


def test_a_goals_name_is_never_read_as_html(strip: Strip, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _where, text, *_rest: told.append(text))
    strip.show_figures(PLAN._replace(segments=(Segment("<img src=x>", "family", 8.0, 0.0), *GOALS[2:])))
    spot = strip.bar.places()[0][1].center().toPoint()
    QApplication.sendEvent(strip.bar, QHelpEvent(QEvent.Type.ToolTip, spot, strip.bar.mapToGlobal(spot)))

    assert "&lt;img" in told[0]
    assert "<img" not in told[0]


def test_the_bar_runs_from_the_right_where_the_language_does(strip: Strip) -> None:
    assert strip.bar.part_at(QPoint(5, 50)).name == "Dinner at home"
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert strip.bar.part_at(QPoint(strip.bar.width() - 5, 50)).name == "Dinner at home"


# The whole strip


def test_assistive_technology_reads_sentences(strip: Strip) -> None:
    assert name_of(strip.bar) == "14.2 hours freed: Family 8.0, Growth 5.0, unassigned 1.2"
    assert name_of(strip.freed) == "14.2 h freed each week, 8.4 h running now"
    assert "Worth £852, cost £218, net a week +£634" in name_of(strip.money)


def test_the_context_menu_leads_to_the_table(strip: Strip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.table_wanted):
        strip.bar.actions()[0].trigger()
    with qtbot.waitSignal(strip.split_wanted):
        strip.split.click()


def test_while_the_worth_is_not_known_the_strip_asks_for_it(strip: Strip, qtbot: QtBot) -> None:
    strip.show_figures(StripFigures(currency="£", empty=True))
    assert (strip.ask.isVisible(), strip.money.isVisible(), strip.split.isVisible()) == (True, False, False)
    heard: list[str] = []
    strip.worth_given.connect(heard.append)
    strip.ask.field.setFocus()
    QTest.keyClicks(strip.ask.field, "58")
    QTest.keyClick(strip.ask.field, Qt.Key.Key_Return)
    assert heard == ["58"]
    strip.show_figures(PLAN)
    assert (strip.ask.isVisible(), strip.money.isVisible()) == (False, True)


def test_the_low_form_keeps_every_figure_but_worth_and_cost(strip: Strip) -> None:
    assert strip.money.toolTip() == ""
    wide = strip.money.sizeHint().width()
    strip.set_compact(True)

    assert strip.sizeHint().height() == 76
    assert strip.money.sizeHint().width() < wide
    assert "Worth £852, cost £218" in strip.money.toolTip()
    assert "running now" in strip.freed._second_line()
    strip.set_compact(False)
    assert (strip.sizeHint().height(), strip.money.toolTip()) == (108, "")


def test_nothing_overlaps_at_any_width(strip: Strip) -> None:
    for width, compact in ((1360, False), (1120, False), (1100, True), (968, True), (900, True)):
        strip.set_compact(compact)
        strip.resize(width, strip.sizeHint().height())
        freed, bar, money = strip.freed.geometry(), strip.bar.geometry(), strip.money.geometry()
        assert freed.right() < bar.left(), width
        assert bar.right() < money.left(), width
        assert money.right() <= width, width
        assert strip.minimumSizeHint().width() <= width


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(freed=st.floats(min_value=-200, max_value=5000), now=st.floats(min_value=-50, max_value=5000))
def test_any_hours_can_be_painted(strip: Strip, freed: float, now: float) -> None:
    strip.show_figures(StripFigures(freed=freed, now=now, unassigned=max(0.0, freed), money=MONEY))
    assert not strip.grab().isNull()


def test_the_figure_counts_to_a_new_value_only_where_things_may_move(strip: Strip, theme: Theme, qtbot: QtBot) -> None:
    strip.show_figures(PLAN._replace(freed=15.7))
    assert strip.freed._showing == 15.7
    theme.set_animations(True)
    strip.show_figures(PLAN._replace(freed=10.0))
    assert strip.freed._showing != 10.0
    assert "10.0 h freed" in name_of(strip.freed)
    qtbot.waitUntil(lambda: strip.freed._showing == 10.0, timeout=2000)
    strip.show_figures(PLAN._replace(freed=11.5, before=10.0))
    assert strip.freed._showing == 11.5
