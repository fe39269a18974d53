import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from delegate_desk.ui.theme import Theme, in_fusion
from delegate_desk.ui.tokens import Tokens, tile, tokens

PAGES = ("window", "nav", "strip", "panel", "column", "card", "field", "hover", "selbg")
PLACES = ("window", "strip", "panel", "card", "field")
FUNCTIONS = (
    "marketing", "bookkeeping", "accounting", "sales", "administration", "legal", "operations",
    "customer service", "people", "technology", "my own",
)  # fmt: skip
# Ink, where it stands, and the lowest contrast that the design states for light and for dark.
PROMISED = (
    ("text", PAGES, 13.0, 10.3),
    ("text2", PAGES, 6.8, 6.8),
    ("text3", PAGES, 5.3, 4.9),
    ("accent", PAGES, 5.2, 6.4),
    ("control", ("nav", "column", *PLACES), 3.2, 3.3),
    ("onaccent", ("accent",), 6.4, 8.9),
    ("accentink", ("accentsoft",), 7.4, 7.6),
    ("family", PLACES, 4.8, 6.7),
    ("familyink", ("familyfill", "familysoft"), 6.6, 5.3),
    ("growth", PLACES, 5.9, 7.1),
    ("growthink", ("growthfill", "growthsoft"), 6.5, 5.5),
    ("warn", ("warnsoft",), 5.7, 6.7),
    ("danger", ("dangersoft",), 5.6, 6.1),
)


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("ink", "papers", "light_least", "dark_least"), PROMISED)
def test_each_pair_holds_the_contrast_that_the_design_states(
    ink: str, papers: tuple[str, ...], light_least: float, dark_least: float, dark: bool
) -> None:
    shown = tokens(dark=dark)
    lowest = min(contrast(getattr(shown, ink), getattr(shown, paper)) for paper in papers)

    assert round(lowest, 1) == (dark_least if dark else light_least)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("paper", ["hover", "card", "accentsoft"])
def test_text_on_buttons_in_every_state_is_readable(dark: bool, paper: str) -> None:
    shown = tokens(dark=dark)

    assert contrast(shown.text, getattr(shown, paper)) >= 4.5
    for state in (shown.accent, shown.accenthover, shown.accentpress):
        assert contrast(shown.onaccent, state) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_every_function_tile_holds_5_8(dark: bool) -> None:
    for function in FUNCTIONS:
        shown = tile(function, dark=dark)
        assert round(contrast(shown.ink, shown.tile), 1) >= 5.8, function


def test_functions_are_known_in_any_case_and_an_own_one_is_neutral() -> None:
    assert tile("Bookkeeping").icon == "receipt-text"
    assert tile("customer service").icon == "message-circle"
    assert tile("technology").icon == "settings"
    assert tile("looking after horses").icon == "circle-dashed"
    assert len({tile(function).tile.name() for function in FUNCTIONS}) == len(FUNCTIONS)


def test_high_contrast_takes_the_tint_from_tiles_as_well(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    assert theme.tile("sales").tile != theme.tokens.window
    monkeypatch.setattr(Theme, "high_contrast", property(lambda _theme: True))
    assert {(theme.tile(each).tile.name(), theme.tile(each).ink.name()) for each in FUNCTIONS} == {
        (theme.tokens.window.name(), theme.tokens.text.name())
    }


@pytest.mark.parametrize("dark", [False, True])
def test_high_contrast_has_no_tints_shadows_or_quiet_text(dark: bool) -> None:
    plain, strong = tokens(dark=dark), tokens(dark=dark, high_contrast=True)

    assert strong.shadow.alpha() == 0
    assert strong.control == strong.cardline == strong.text2 == strong.text3 == plain.text
    assert strong.warnsoft == strong.accentsoft == strong.familysoft == plain.window
    for ink in ("warn", "danger", "accentink", "familyink", "growthink"):
        assert contrast(getattr(strong, ink), strong.window) >= 4.5, ink


def test_every_token_is_a_colour_of_its_own_mode() -> None:
    for dark in (False, True):
        assert all(colour.isValid() for colour in tokens(dark=dark))
        assert len(tokens(dark=dark)) == len(Tokens._fields)


def test_the_theme_paints_the_application_and_says_when_it_changes(theme: Theme) -> None:
    heard: list[bool] = []
    theme.changed.connect(lambda: heard.append(theme.dark))

    theme.set_mode("dark")
    assert QApplication.palette().color(QPalette.ColorRole.Window) == tokens(dark=True).window
    theme.set_mode("light")
    assert QApplication.palette().color(QPalette.ColorRole.Window) == tokens().window
    theme.set_mode("light")

    assert heard == [True, False]
    assert theme.colour("accent") == theme.tokens.accent


def test_a_desktop_without_a_scheme_is_light_unless_its_palette_or_variable_says_dark(
    qapp: QApplication, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    if qapp.styleHints().colorScheme() != Qt.ColorScheme.Unknown:
        pytest.skip("this desktop has a colour scheme")
    monkeypatch.delenv("GTK_THEME", raising=False)
    assert not Theme(qapp).dark
    monkeypatch.setenv("GTK_THEME", "Adwaita:dark")
    assert Theme(qapp).dark
    monkeypatch.delenv("GTK_THEME")
    night = QPalette()
    night.setColor(QPalette.ColorRole.Window, QColor("#222222"))
    night.setColor(QPalette.ColorRole.WindowText, QColor("#eeeeee"))
    qapp.setPalette(night)
    assert Theme(qapp).dark


def test_fonts_follow_the_systems_text_size_and_never_fall_below_12_px(qapp: QApplication, theme: Theme) -> None:
    assert QFontInfo(theme.font("body")).pixelSize() == 13
    assert theme.font("big").pixelSize() == 44
    assert theme.font("meta").pixelSize() == 12
    assert theme.px(36) == 36

    heard: list[int] = []
    theme.changed.connect(lambda: heard.append(theme.px(36)))
    larger = QFont(qapp.font())
    larger.setPixelSize(26)
    qapp.setFont(larger)

    assert heard == [72]
    assert theme.font("body").pixelSize() == 26
    assert theme.font("big").pixelSize() == 88
    assert theme.font("title", QFont.Weight.Normal).weight() == QFont.Weight.Normal


def test_the_owners_text_size_grows_everything_and_goes_back(qapp: QApplication, theme: Theme) -> None:
    heard: list[int] = []
    theme.changed.connect(lambda: heard.append(theme.px(36)))

    theme.set_text_size(1.5)
    assert theme.font("body").pixelSize() == round(13 * 1.5)
    assert QFontInfo(qapp.font()).pixelSize() == round(13 * 1.5)
    theme.set_text_size(7.0)
    theme.set_text_size(0.1)

    assert heard == [54, 72, 36]
    assert (theme.text_size, theme.font("big").pixelSize(), qapp.font().pixelSize()) == (1.0, 44, 13)


def test_the_owners_text_size_stands_on_the_systems(qapp: QApplication, theme: Theme) -> None:
    theme.set_text_size(1.5)
    larger = QFont(qapp.font())
    larger.setPixelSize(26)
    qapp.setFont(larger)

    assert (theme.px(36), theme.font("body").pixelSize(), qapp.font().pixelSize()) == (108, 39, 39)


def test_figures_are_tabular(theme: Theme) -> None:
    font = theme.font("body")

    assert font.featureValue(QFont.Tag("tnum")) == 1


def test_the_owner_may_ask_for_stillness(theme: Theme) -> None:
    assert theme.animations
    theme.set_animations(False)
    assert not theme.animations


def test_the_style_is_asked_for_where_it_costs_nothing() -> None:
    assert in_fusion(["delegate-desk", "a.desk"]) == ["delegate-desk", "-style", "fusion", "a.desk"]


def test_importing_the_widgets_loads_neither_svg_nor_dates_nor_paths_of_the_platform() -> None:
    modules = "theme icons formats widgets.buttons widgets.fields widgets.choice widgets.segments widgets.strip"
    lines = [f"import delegate_desk.ui.{name}" for name in modules.split()]
    lines.append("import sys; print(*sys.modules)")
    found = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True)

    loaded = set(found.stdout.split())
    assert not loaded & {"PySide6.QtSvg", "PySide6.QtPrintSupport", "platformdirs", "sqlite_utils", "dataclasses"}
