from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from builders import TODAY, WEEKLY, a_duty, a_plan, a_provider
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shown_session import EVIL, Shelf, a_session, focusable, spoken, type_into

from delegate_desk.domain.plan import Plan
from delegate_desk.domain.settings import Settings
from delegate_desk.ui.pages.settings import WIDEST, SettingsPage
from delegate_desk.ui.session import Session
from delegate_desk.ui.settings import kept as own
from delegate_desk.ui.settings import typed
from delegate_desk.ui.settings.computer_part import SIZES
from delegate_desk.ui.settings.line import Line, Slot
from delegate_desk.ui.settings.owner_part import parse_time_zone, time_zones
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button

OUTSOURCED = a_duty(decision="outsource", provider="p1", stage="running", minutes=600.0)
MAYA = a_provider(name="Maya Santos", currency="USD", hourly_rate="9.00")


class Shown(NamedTuple):
    """A page on a plan in memory."""

    page: SettingsPage
    session: Session
    shelf: Shelf
    kept: own.Kept

    @property
    def settings(self) -> Settings:
        return self.session.plan.settings

    def field(self, called: str) -> Slot:
        found = [slot for slot in self.page.findChildren(Slot) if slot.accessibleName() == called]
        assert len(found) == 1, called
        return found[0]

    def line(self, called: str) -> Line:
        step: QWidget | None = self.field(called)
        while step is not None and not isinstance(step, Line):
            step = step.parentWidget()
        assert step is not None
        return step


Show = Callable[[Plan], Shown]
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the keyboard", extend=True)
"""Offscreen a completer's list cannot grab it."""


@pytest.fixture
def show(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Show]:
    def shown(plan: Plan) -> Shown:
        session, shelf = a_session(plan)
        kept = lambda: QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)  # noqa: E731
        page = SettingsPage(theme, session, kept)
        qtbot.addWidget(page)
        page.resize(1300, 800)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return Shown(page, session, shelf, kept)

    yield shown


@pytest.mark.parametrize(
    ("called", "text", "setting", "value", "label", "again"),
    [
        ("Title of the plan", " Hartley & Sons ", "title", "Hartley & Sons", "Title of the plan set to Hartley & Sons",
         "Hartley & Sons"),
        ("Worth of your hour", "£62.50", "hourly_worth", "62.50", "Worth of your hour set to £62.50", "62.50"),
        ("Yearly income", "60,000", "yearly_income", "60000", "Yearly income set to £60000", "60000"),
        ("Working hours", "37,5", "working_hours", 37.5, "Working hours set to 37.5 h", "37.5"),
        ("Assumed hourly rate", "15", "assumed_hourly_rate", "15", "Assumed hourly rate set to £15", "15"),
        ("Weekly budget", "250.00", "weekly_budget", "250.00", "Weekly budget set to £250.00", "250.00"),
        ("Hours you want to work", "32 h", "capacity_hours", 32.0, "Hours you want to work set to 32 h", "32"),
        ("Share for checking", "12.5", "oversight_share", 0.125, "Share for checking set to 12.5 %", "12.5"),
        ("Share for family", "60 %", "family_share", 0.6, "Share for family set to 60 %", "60"),
        ("Hand-overs at once", "3", "handovers_at_once", 3, "Hand-overs at once set to 3", "3"),
        ("Review time", "9.30", "review_time", "09:30", "Review time set to 09:30", "09:30"),
        ("Your name", "Sam", "owner_name", "Sam", "Your name set to Sam", "Sam"),
        ("How to reach you", "01632 960 114", "owner_contact", "01632 960 114", "How to reach you set to 01632 960 114",
         "01632 960 114"),
        ("Time zone", "europe/london", "time_zone", "Europe/London", "Time zone set to Europe/London", "Europe/London"),
        ("Start of your day", "730", "day_starts", "07:30", "Start of your day set to 07:30", "07:30"),
        ("End of your day", "18", "day_ends", "18:00", "End of your day set to 18:00", "18:00"),
    ],
)  # fmt: skip
def test_what_is_typed_is_one_step_that_undo_takes_back(
    show: Show, called: str, text: str, setting: str, value: Any, label: str, again: str
) -> None:
    shown = show(a_plan(home_currency="GBP"))
    field = shown.field(called)
    before, text_before = shown.settings, field.text()

    type_into(field, text)

    assert shown.settings == before._replace(**{setting: value})
    assert shown.shelf.plan.settings == shown.settings
    assert (field.text(), shown.line(called).error) == (again, "")
    assert shown.session.undo_label == label
    shown.session.undo()
    assert shown.settings == before
    assert field.text() == text_before
    assert shown.session.undo_label is None


@pytest.mark.parametrize(
    ("called", "text", "sentence"),
    [
        ("Worth of your hour", "a lot", "An amount, please: 60 or 59.50"),
        ("Worth of your hour", "-5", "An amount, please: 60 or 59.50"),
        ("Worth of your hour", "1" * 60, "An amount, please: 60 or 59.50"),
        ("Working hours", "200", "Hours of a week, please: 40 or 37.5"),
        ("Hours you want to work", "all", "Hours of a week, please: 40 or 37.5"),
        ("Share for checking", "101", "A share, please: 10 or 12.5 per cent"),
        ("Share for family", "", "A share, please: 10 or 12.5 per cent"),
        ("Hand-overs at once", "0", "A whole number, please: 1, 2 or 3"),
        ("Hand-overs at once", "9" * 30, "A whole number, please: 1, 2 or 3"),
        ("Review time", "25:00", "A time of day, please: 16:00"),
        ("Time zone", "Europe/Nowhere", "A time zone by its city, please: Europe/London"),
        ("Start of your day", "7:61", "A time of day, please: 08:00"),
    ],
)
def test_what_is_not_understood_is_said_and_the_old_value_stays(
    show: Show, called: str, text: str, sentence: str
) -> None:
    shown = show(a_plan(home_currency="GBP", hourly_worth="60.00"))
    field, line, before = shown.field(called), shown.line(called), shown.settings

    type_into(field, text)

    assert shown.settings == before and shown.session.undo_label is None
    assert line.error == sentence
    assert sentence in spoken(field)
    assert field.text() == text
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert line.error == ""
    assert sentence not in spoken(field)


def test_a_wrong_text_stays_while_something_else_is_changed(show: Show) -> None:
    shown = show(a_plan(home_currency="GBP", hourly_worth="60.00"))
    type_into(shown.field("Worth of your hour"), "much")

    type_into(shown.field("Weekly budget"), "250")

    assert shown.field("Worth of your hour").text() == "much"
    assert shown.line("Worth of your hour").error
    type_into(shown.field("Worth of your hour"), "61")
    assert (shown.settings.hourly_worth, shown.line("Worth of your hour").error) == ("61", "")


def test_leaving_the_field_commits_and_typing_the_same_is_no_step(show: Show) -> None:
    shown = show(a_plan(owner_name="Sam"))
    name = shown.field("Your name")
    type_into(name, "Sam Hartley", Qt.Key.Key_Tab)
    assert shown.settings.owner_name == "Sam Hartley"
    shown.session.undo()

    type_into(name, "Sam", Qt.Key.Key_Tab)

    assert shown.session.undo_label is None


def test_a_change_that_cannot_be_written_shows_the_old_value_again(show: Show) -> None:
    shown = show(a_plan(weekly_budget="100"))
    shown.shelf.full = True
    troubles: list[str] = []
    shown.session.not_saved.connect(troubles.append)

    type_into(shown.field("Weekly budget"), "250")

    assert troubles == ["Not saved: the disk is full."]
    assert shown.field("Weekly budget").text() == "100"


def test_emptied_money_is_not_said_any_more(show: Show) -> None:
    shown = show(a_plan(weekly_budget="100"))

    type_into(shown.field("Weekly budget"), "")

    assert shown.settings.weekly_budget is None
    assert shown.session.undo_label == "Weekly budget emptied"


@pytest.mark.parametrize("typed_text", ["lond", "Europe/Lond"])
def test_a_time_zone_is_taken_from_the_list_with_enter(show: Show, qtbot: QtBot, typed_text: str) -> None:
    shown = show(a_plan())
    zone = shown.field("Time zone")
    zone.setFocus()
    QTest.keyClicks(zone, typed_text)
    popup = zone.completer().popup()
    assert popup.isVisible()

    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: shown.settings.time_zone == "Europe/London")
    assert shown.line("Time zone").error == ""


# Your hour


def test_an_hour_is_typed_or_worked_out_and_the_buy_back_rate_is_a_quarter(show: Show) -> None:
    shown = show(a_plan(home_currency="GBP"))
    hour = shown.page.hour
    assert hour.rate.text() == "–"

    type_into(shown.field("Yearly income"), "125000")
    assert hour.worked_out.hint == "Both together make the worth of an hour; a year has 52.2 weeks."
    type_into(shown.field("Working hours"), "40")
    assert hour.worked_out.hint == "That is £59.89 an hour, and it counts."
    assert hour.rate.text() == "£14.97"
    assert not hour.use_worked_out.isVisible()

    type_into(shown.field("Worth of your hour"), "60")
    assert hour.worked_out.hint == "That would be £59.89 an hour. What you typed above counts."
    assert hour.rate.text() == "£15.00"
    assert hour.use_worked_out.words == "Use £59.89 instead"

    QTest.mouseClick(hour.use_worked_out, Qt.MouseButton.LeftButton)
    assert shown.settings.hourly_worth is None
    assert hour.rate.text() == "£14.97"
    assert shown.session.undo_label == "Worth of your hour set to £59.89"
    shown.session.undo()
    assert shown.field("Worth of your hour").text() == "60"


# The plan and its currency


def test_another_home_currency_converts_nothing(show: Show) -> None:
    shown = show(a_plan(home_currency="GBP", hourly_worth="60.00", rates={"USD": "0.78"}))
    currency = shown.page.plan.currency
    assert currency.currentText() == "GBP, pound sterling"

    choose(currency, "EUR")

    assert shown.settings == Settings(home_currency="EUR", hourly_worth="60.00")
    assert shown.session.plan.exchange_rates["USD"].rate == "0.78"
    assert shown.field("Worth of your hour").prefix == "€"
    assert shown.session.undo_label == "Home currency set to EUR"
    shown.session.undo()
    assert currency.currentText() == "GBP, pound sterling"


def test_any_three_letters_can_be_the_home_currency(show: Show) -> None:
    shown = show(a_plan(home_currency="GBP"))
    plan = shown.page.plan
    assert not plan.other.isVisible()
    choose(plan.currency, "other")
    assert plan.other.isVisible()

    type_into(plan.other, "x1z")
    assert shown.settings.home_currency == "GBP"
    assert shown.line("Home currency").error == "Three letters, please: CHF or NZD"
    type_into(plan.other, "xpf")

    assert shown.settings.home_currency == "XPF"
    assert plan.currency.currentText() == "XPF"
    assert not plan.other.isVisible()


# Your week


def test_what_follows_from_the_week_is_said(show: Show) -> None:
    shown = show(a_plan(a_duty(minutes=2400.0, cadence=WEEKLY), capacity_hours=38.0, family_share=0.6))
    week = shown.page.week

    assert week.capacity.hint == "Once the plan runs, 40.0 h are left on your desk: 2.0 h too many."
    type_into(shown.field("Hours you want to work"), "42")
    assert week.capacity.hint == "Once the plan runs, 40.0 h are left on your desk: 2.0 h to spare."
    type_into(shown.field("Hours you want to work"), "40")
    assert week.capacity.hint == "Once the plan runs, 40.0 h are left on your desk: just what you want."
    assert week.family.hint.startswith("The other 40% go to growth.")
    type_into(shown.field("Hours you want to work"), "")
    assert week.capacity.hint == "Once the plan runs, 40.0 h are left on your desk."


def test_days_are_chosen_from_a_list(show: Show) -> None:
    shown = show(a_plan())
    week = shown.page.week

    choose(week.review_day, "MO")
    choose(week.week_starts, "SU")

    assert (shown.settings.review_day, shown.settings.week_starts) == ("MO", "SU")
    assert shown.session.undo_label == "First day of the week set to Sunday"
    shown.session.undo()
    assert week.week_starts.key() == "MO"


def choose(box: Any, key: str) -> None:
    place = box.findData(key)
    assert place >= 0
    box.setCurrentIndex(place)
    box.activated.emit(place)


# Exchange rates


def test_a_rate_is_typed_with_today_as_its_day(show: Show) -> None:
    shown = show(a_plan(OUTSOURCED, providers=[MAYA], home_currency="GBP"))
    (row,) = shown.page.rates.rows
    assert row.line.hint == "Needed, or nobody knows what the plan costs. Paid in it: Maya Santos."
    assert not row.day.isEnabled()

    type_into(row.rate, "0,0780")

    rate = shown.session.plan.exchange_rates["USD"]
    assert (rate.rate, rate.as_of) == ("0.0780", TODAY.isoformat())
    assert row.line.hint == "Paid in it: Maya Santos."
    assert row.day.text() == "23 Nov 2026"
    assert shown.session.undo_label == "Rate of USD set to 0.0780"

    type_into(row.day, "9 Oct")
    assert shown.session.plan.exchange_rates["USD"].as_of == "2026-10-09"
    type_into(row.day, "24 Nov 2026")
    assert row.line.error == "Today or a day before, please: 23 Nov 2026"
    type_into(row.rate, "0.00")
    assert row.line.error == "A rate above 0, please: 0.78 or 1.17"
    assert shown.session.plan.exchange_rates["USD"].rate == "0.0780"


def test_rates_can_be_added_and_deleted(show: Show) -> None:
    shown = show(a_plan(home_currency="GBP"))
    rates = shown.page.rates
    type_into(rates.new, "gb")
    assert rates.adding.error == "Three letters, please: CHF or USD"
    type_into(rates.new, "GBP")
    assert rates.adding.error == "GBP is your home currency: it is always worth 1."
    type_into(rates.new, "chf")
    (row,) = rates.rows
    assert row.line.hint == "Nobody is paid in it." and not row.drop.isEnabled()
    assert row.rate.hasFocus() and not shown.session.plan.exchange_rates

    type_into(row.rate, "0.88")
    assert list(shown.session.plan.exchange_rates) == ["CHF"]
    QTest.mouseClick(row.drop, Qt.MouseButton.LeftButton)
    assert not shown.session.plan.exchange_rates and not rates.rows
    shown.session.undo()
    assert [each.currency for each in rates.rows] == ["CHF"]
    assert rates.rows[0].rate.text() == "0.88"


def test_an_emptied_rate_is_a_deleted_one(show: Show) -> None:
    shown = show(a_plan(OUTSOURCED, providers=[MAYA], home_currency="GBP", rates={"USD": "0.78"}))
    (row,) = shown.page.rates.rows

    type_into(row.rate, "")

    assert not shown.session.plan.exchange_rates
    assert shown.session.undo_label == "Deleted the rate of USD"


# This computer


def test_appearance_size_and_movement_stay_on_this_computer(show: Show, theme: Theme) -> None:
    shown = show(a_plan())
    computer = shown.page.computer

    QTest.mouseClick(button_of(computer.appearance, "Dark"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button_of(computer.text_size, "150%"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(computer.movement, Qt.MouseButton.LeftButton)

    assert (theme.mode, theme.text_size, theme.animations_wanted) == ("dark", 1.5, False)
    assert shown.session.undo_label is None and shown.settings == Settings()
    theme.set_mode("light")
    theme.set_text_size(1.0)
    theme.set_animations(True)
    assert computer.appearance.value() == "light" and computer.text_size.value() == "1.0"
    own.bring(theme, shown.kept)
    assert (theme.mode, theme.text_size, theme.animations_wanted) == ("dark", 1.5, False)


def button_of(segments: QWidget, words: str) -> QWidget:
    return next(child for child in segments.findChildren(QWidget) if getattr(child, "text", lambda: "")() == words)


def test_what_a_broken_file_says_is_not_obeyed(theme: Theme, tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\nappearance=pink\ntext_size=huge\nanimations=perhaps\n")

    own.bring(theme, lambda: QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))

    assert (theme.mode, theme.text_size, theme.animations_wanted) == ("light", 1.0, True)


def test_sizes_run_from_100_to_200_per_cent() -> None:
    assert (SIZES[0], SIZES[-1]) == (1.0, 2.0)


# Backups


def test_backups_are_asked_for_and_shown(show: Show) -> None:
    shown = show(a_plan())
    page = shown.page
    heard: list[str] = []
    for name in ("backup_now", "restore_wanted", "folder_wanted", "backups_asked"):
        getattr(page, name).connect(lambda name=name: heard.append(name))
    page.hide()
    page.show()
    assert heard == ["backups_asked"]

    page.show_backups(Path("/there/backups"), [])
    assert page.backups.folder.text() == f"Kept in {Path('/there/backups')}"
    assert [copy.text() for copy in page.backups.copies] == ["There is none yet."]
    made = [datetime(2026, 11, day, 12, 0, tzinfo=UTC) for day in range(20, 13, -1)]
    page.show_backups(Path("/there/backups"), made)
    lines = [copy.text() for copy in page.backups.copies]
    assert len(lines) == 6 and lines[0].startswith("Friday 20 November, ") and lines[-1] == "and 2 older ones"

    heard.clear()
    for button in page.backups.findChildren(Button):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard == ["backup_now", "restore_wanted", "folder_wanted"]


# The page as a whole


def test_every_field_has_a_name_and_the_words_before_it_are_its_label(show: Show) -> None:
    shown = show(a_plan(OUTSOURCED, providers=[MAYA], home_currency="GBP"))
    names = [spoken(widget) for widget in focusable(shown.page.widget())]
    labels = {label.buddy() for label in shown.page.findChildren(QLabel) if label.buddy() is not None}

    assert len(names) > 30 and all(names)
    assert len(set(names)) == len(names)
    fields = [each for each in shown.page.findChildren(QLineEdit) if each.isVisible()]
    second = {"Working hours", "Review time", "End of your day", "Day of the rate of USD"}
    for field in fields:
        assert field in labels or field.accessibleName() in second, field.accessibleName()


def test_sections_say_that_they_are_headings(show: Show) -> None:
    shown = show(a_plan())
    headings = [label.text() for label in shown.page.findChildren(QLabel) if label.accessibleDescription() == "Heading"]

    assert headings == [
        "How it looks", "This plan", "Your hour", "Your week", "You", "Exchange rates", "Backups"
    ]  # fmt: skip


def test_text_of_the_plan_is_never_read_as_html(show: Show) -> None:
    plan = a_plan(OUTSOURCED, providers=[MAYA._replace(name=EVIL)], title=EVIL, home_currency="GBP")
    shown = show(plan)

    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in shown.page.findChildren(QLabel))
    assert "<img" in shown.page.rates.rows[0].line.hint


@pytest.mark.parametrize("size", [1.0, 2.0])
@pytest.mark.parametrize("wide", [880, 1360])
def test_nothing_is_wider_than_the_column_and_the_column_not_wider_than_readable(
    show: Show, theme: Theme, size: float, wide: int
) -> None:
    shown = show(a_plan(OUTSOURCED, providers=[MAYA], home_currency="GBP"))
    theme.set_text_size(size)
    shown.page.resize(wide, 640)
    QTest.qWait(20)

    for part in shown.page.parts:
        assert part.width() <= theme.px(WIDEST)
        for child in part.findChildren(QWidget):
            if child.isVisible():
                right = child.mapTo(part, child.rect().topRight()).x()
                assert right <= part.width(), (type(child).__name__, spoken(child))
    assert shown.page.horizontalScrollBar().maximum() == 0


def test_a_page_that_was_hidden_shows_what_changed_meanwhile(show: Show) -> None:
    shown = show(a_plan(owner_name="Sam"))
    shown.page.hide()
    shown.session.do("Renamed", lambda plan: plan._replace(settings=plan.settings._replace(owner_name="Alex")))
    assert shown.field("Your name").text() == "Sam"

    shown.page.show()

    assert shown.field("Your name").text() == "Alex"


def test_a_line_flows_from_the_right_where_the_language_does(show: Show) -> None:
    shown = show(a_plan())
    shown.page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.qWait(20)
    week = shown.page.week

    def left_edge(widget: QWidget) -> int:
        return widget.mapTo(week, widget.rect().topLeft()).x()

    assert left_edge(week.review_day) > left_edge(shown.field("Review time"))


# What is typed


@pytest.mark.parametrize(
    ("text", "rate"),
    [("0.0134", "0.0134"), ("0,013", "0.013"), ("1.170", "1.170"), ("5", "5"), ("£0.78", "0.78"), ("", None),
     ("one", None), ("-1", None)],
)  # fmt: skip
def test_rates(text: str, rate: str | None) -> None:
    assert typed.parse_rate(text) == rate


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-10-09", "2026-10-09"), ("9 Oct 2026", "2026-10-09"), ("9 october 2026", "2026-10-09"),
     ("9 Oct", "2026-10-09"), ("24 Dec", "2025-12-24"), ("09/10/2026", "2026-10-09"), ("9/1/2026", "2026-01-09"),
     ("2026-13-01", None), ("soon", None), ("", None)],
)  # fmt: skip
def test_days(text: str, day: str | None) -> None:
    assert typed.parse_day(text, date(2026, 11, 23)) == day


def test_shown_days_are_read_back() -> None:
    assert typed.parse_day(typed.show_day("2026-02-28"), TODAY) == "2026-02-28"


@pytest.mark.parametrize(
    ("text", "clock"),
    [("8", "08:00"), ("8:30", "08:30"), ("0830", "08:30"), ("16.00", "16:00"), ("16h", "16:00"), ("24", None),
     ("8:3", None), ("noon", None)],
)  # fmt: skip
def test_times_of_day(text: str, clock: str | None) -> None:
    assert typed.parse_clock(text) == clock


@pytest.mark.parametrize(
    ("text", "share"), [("10", 0.1), ("12,5 %", 0.125), ("100%", 1.0), ("0", 0.0), ("101", None), ("x", None)]
)
def test_shares(text: str, share: float | None) -> None:
    assert typed.parse_share(text) == share
    if share is not None:
        assert typed.parse_share(typed.show_share(share)) == share


def test_time_zones_are_those_of_iana_in_any_case() -> None:
    assert {"Europe/London", "Asia/Manila", "UTC"} <= set(time_zones())
    assert parse_time_zone(" america/new york ") == "America/New_York"
    assert parse_time_zone("London") is None
