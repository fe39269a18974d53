from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from delegate_desk.ui.charts import bars as painted_bars
from delegate_desk.ui.charts.look import Look, paper_look, screen_look
from delegate_desk.ui.charts.model import (
    BarChart,
    BarPart,
    Chart,
    DeskChart,
    DeskRow,
    End,
    Key,
    LineChart,
    Spots,
    Values,
    Weeks,
    Words,
)
from delegate_desk.ui.charts.paint import paint
from delegate_desk.ui.charts.scale import months, scale_of
from delegate_desk.ui.theme import Theme

SIZE = (860, 280)


def weeks(count: int, *, missing: tuple[int, ...] = (), first: date = date(2026, 4, 24)) -> Weeks:
    at = tuple(i for i in range(count) if i not in missing)
    return Weeks(tuple(first + timedelta(7 * i) for i in at), at)


def lines(realised: Values, *, axis: Weeks | None = None, remark: Words | None = None) -> LineChart:
    return LineChart(
        "Hours freed each week",
        axis or weeks(len(realised)),
        tuple(12.0 if value is not None else None for value in realised),
        realised,
        (Key("Planned", "text2", "dashes"), Key("Realised", "accent", "line")),
        (End("12.0 h", "planned", "text", 12.0), End("8.4 h", "realised", "accent", 8.4)),
        remark,
        lambda value: f"{value:.0f}",
    )


def bars(*parts: BarPart, axis: Weeks | None = None) -> BarChart:
    keys = tuple(Key("Part", part.colour) for part in parts)
    return BarChart("Money", axis or weeks(len(parts[0].values)), parts, keys, (), lambda value: f"{value:.0f}")


def desk(count: int = 3) -> DeskChart:
    rows = tuple(DeskRow("sales", f"Function {i}", 8.0, 4.0, 2.0, "8.0", "4.0 h") for i in range(count))
    return DeskChart("Desk", (Key("Now", "accent"),), rows, "All functions", "24.0", "12.0 h")


def drawn(chart: Chart, look: Look, size: tuple[int, int] = SIZE) -> tuple[QImage, Spots]:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(look.tokens.panel)
    painter = QPainter(image)
    spots = paint(painter, QRectF(image.rect()), chart, look)
    assert painter.isActive() and painter.worldTransform().isIdentity()
    painter.end()
    return image, spots


def count(image: QImage, colour: QColor, columns: range | None = None) -> int:
    return sum(image.pixelColor(x, y) == colour for x in columns or range(image.width()) for y in range(image.height()))


@pytest.fixture
def look(theme: Theme) -> Look:
    return screen_look(theme)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ((14.2, 8.4), (0, 4, 8, 12, 16)),
        ((504.0,), (0, 200, 400, 600)),
        ((0.3,), (0, 0.1, 0.2, 0.3)),
        ((), (0, 0.1)),
        ((-68.0, 504.0), (0, 200, 400, 600)),
        ((-5.0,), (-4, -2, 0)),
    ],
)  # fmt: skip
def test_scales_have_round_figures(values: tuple[float, ...], ticks: tuple[float, ...]) -> None:
    scale = scale_of(values, 0.1)

    assert scale.ticks == pytest.approx(ticks)
    assert all(scale.low <= value <= scale.high for value in (*values, 0.0))


@pytest.mark.parametrize("value", [1e-12, 1e300, -1e300, 123456789.0])
def test_no_value_breaks_a_scale(value: float) -> None:
    scale = scale_of([value], 0.1)

    assert scale.low < scale.high and 1 < len(scale.ticks) < 12


def test_months_thin_out_to_quarters_and_years() -> None:
    half_a_year, ten_years = weeks(26), weeks(520)

    assert [month.day.month for month in months(half_a_year.days, 20)] == [4, 5, 6, 7, 8, 9, 10]
    assert [month.first for month in months(half_a_year.days, 20)][:3] == [0, 1, 6]
    assert all(month.is_year for month in months(ten_years.days, 14))
    assert len(months(ten_years.days, 14)) <= 14
    assert months((), 10) == []


def test_weeks_stand_at_their_distance_in_the_calendar(look: Look) -> None:
    axis = weeks(11, missing=(4, 5, 6))
    _image, spots = drawn(lines((1.0,) * 8, axis=axis), look)
    xs = [centre.x() for centre in spots.centres]

    assert xs[0] == spots.area.left() and xs[-1] == pytest.approx(spots.area.right())
    assert xs[4] - xs[3] == pytest.approx(4 * (xs[1] - xs[0]))


@pytest.mark.parametrize("make", [lines, lambda values: bars(BarPart("accent", values))], ids=["lines", "bars"])
def test_a_week_away_is_a_gap_and_not_a_zero(look: Look, make: Callable[[Values], Chart]) -> None:
    full, spots = drawn(make((8.0,) * 9), look)
    holed, _spots = drawn(make((8.0,) * 4 + (None,) + (8.0,) * 4), look)
    x = round(spots.centres[4].x())
    tint = look.tokens.accent

    assert count(full, tint, range(x - 3, x + 4)) > 0
    assert count(holed, tint, range(x - 3, x + 4)) == 0
    assert count(holed, tint) > 0


def test_one_week_alone_is_still_seen(look: Look) -> None:
    image, spots = drawn(lines((8.4,)), look)

    assert len(spots.centres) == 1
    assert count(image, look.tokens.accent, range(round(spots.centres[0].x()) - 3, SIZE[0])) > 0


def test_losses_hang_below_the_line_in_their_own_colour(look: Look) -> None:
    chart = bars(BarPart("control", (60.0, 60.0)), BarPart("accent", (40.0, -40.0), loss="danger"))
    image, spots = drawn(chart, look)
    bar = round(spots.centres[1].x())
    red = [y for y in range(SIZE[1]) if image.pixelColor(bar, y) == look.tokens.danger]
    grey = [y for y in range(SIZE[1]) if image.pixelColor(bar, y) == look.tokens.control]

    assert len(red) > 20 and len(grey) > 30 and min(red) > grey[-1]
    assert count(image, look.tokens.danger, range(round(spots.centres[0].x()) - 20, round(spots.centres[0].x()))) == 0


def test_the_owners_words_stand_under_the_fall(look: Look) -> None:
    values = (8.0, 8.0, 8.0, 6.0, 6.0, 8.0, 8.0)
    with_words, _spots = drawn(lines(values, remark=Words("Phone cover paused", 3, 4)), look)
    without, _spots = drawn(lines(values), look)
    no_room, _spots = drawn(lines(values, remark=Words("Phone " * 40, 3, 4)), look)

    assert with_words != without
    assert no_room == without


def test_the_desk_has_a_spot_for_each_function(look: Look) -> None:
    _image, spots = drawn(desk(5), look, (420, 420))

    assert not spots.along_x
    heights = [centre.y() for centre in spots.centres]
    assert len(heights) == 5 and heights == sorted(heights)
    assert drawn(desk(0), look, (420, 420))[1].centres == ()


@pytest.mark.parametrize("size", [(860, 280), (300, 120), (60, 40), (2, 2)])
@pytest.mark.parametrize("chart", [lines((1.0, 1e300, -5.0)), bars(BarPart("accent", (1.0, -1e300))), desk(), desk(40)])
def test_every_size_and_value_can_be_drawn(look: Look, chart: Chart, size: tuple[int, int]) -> None:
    drawn(chart, look, size)


def test_ten_years_are_thinned_to_what_can_be_seen(look: Look) -> None:
    values = tuple(float(i % 7) for i in range(520))
    image, spots = drawn(bars(BarPart("accent", values)), look)
    row = round(spots.area.bottom()) - 4
    changes = sum(
        (image.pixelColor(x, row) == look.tokens.accent) != (image.pixelColor(x + 1, row) == look.tokens.accent)
        for x in range(SIZE[0] - 1)
    )

    assert len(spots.centres) == 520
    assert changes <= 2 * SIZE[0] / 6


def test_dark_and_light_take_their_own_colours(theme: Theme) -> None:
    light, _spots = drawn(lines((4.0, 8.0)), screen_look(theme))
    theme.set_mode("dark")
    dark, _spots = drawn(lines((4.0, 8.0)), screen_look(theme))
    paper, _spots = drawn(lines((4.0, 8.0)), paper_look(theme))

    assert light.pixelColor(2, 2) != dark.pixelColor(2, 2)
    assert paper.pixelColor(2, 2) == QColor("white")
    assert count(dark, theme.tokens.accent) > 100


@pytest.mark.parametrize("count", [1, 26, 53, 111, 520])
def test_bars_stay_within_the_field_and_end_with_the_newest_week(
    look: Look, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[QRectF] = []
    monkeypatch.setattr(painted_bars, "_draw_part", lambda _painter, some, *_rest: found.extend(some))
    _image, spots = drawn(bars(BarPart("accent", (1.0,) * count)), look)

    area = spots.area
    assert all(bar.left() >= area.left() - 1e-6 and bar.right() <= area.right() + 1e-6 for bar in found)
    assert all(before.right() < after.left() for before, after in pairwise(found))
    assert found[-1].right() > area.right() - found[-1].width()
