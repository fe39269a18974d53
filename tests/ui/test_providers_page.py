"""The providers page: what it lists, what can be changed, and that all of it is one step back."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from builders import TODAY, a_duty, a_plan, a_provider
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCompleter, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shown_session import EVIL, a_session, focusable, spoken, type_into

from delegate_desk.domain.brief import Brief
from delegate_desk.domain.idea import Idea
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.provider import ExchangeRate
from delegate_desk.exchange.example import example_plan
from delegate_desk.ui.pages.board import BoardPage
from delegate_desk.ui.pages.hand_over import HandOverPage
from delegate_desk.ui.pages.providers import ProvidersPage
from delegate_desk.ui.providers import words
from delegate_desk.ui.providers.model import COST, FREED, HOURS, PROVIDER
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.window_pages import WindowPages

NOW = datetime(2026, 10, 16, 15, 10, tzinfo=UTC)
Shown = tuple[ProvidersPage, Session]
Make = Callable[..., Shown]


@pytest.fixture
def show(theme: Theme, qtbot: QtBot) -> Make:
    def make(plan: Plan, width: int = 1360, height: int = 800) -> Shown:
        session, _shelf = a_session(plan)
        page = ProvidersPage(theme, session, lambda: NOW)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page, session

    return make


def names(page: ProvidersPage) -> list[str]:
    return [row.name for row in page.listing.model.shown.rows]


def cell(page: ProvidersPage, place: int, column: int) -> str:
    return str(page.listing.model.index(place, column).data())


def provider(page: ProvidersPage, key: str) -> None:
    page._open(key, by_key=False)  # as a click on its row does
    page.detail.fields.zone.edit.setCompleter(QCompleter())  # a filled list cannot grab a screen that is none


# The table


def test_the_table_is_that_of_the_picture(show: Make) -> None:
    page, _session = show(example_plan(TODAY))
    assert names(page) == [
        "Tideway Bookkeeping", "Zofia Kowal", "Ringwell Reception", "Ashworth & Lowe", "Maya Santos",
        "Brightline Legal", "SafeSite Documents",
    ]  # fmt: skip
    assert [cell(page, place, HOURS).split(" · ")[0] for place in range(7)] == [
        "4.0 h", "1.5 h", "2.5 h", "1.0 h", "3.7 h", "0.2 h", "–",
    ]  # fmt: skip
    assert cell(page, 4, FREED) == "£7.80 · well under your hour"
    assert cell(page, 1, FREED).endswith("0.5 h paid, not used")
    assert cell(page, 5, FREED) == "£88.89 · dearer than your hour"
    assert cell(page, 6, FREED) == "£26.67 · a quote, not used yet"
    assert spoken(page.listing.sum).startswith("All 6 providers in use, 12.9 h, £217.5")


def test_costs_as_listed_add_up_to_the_sum(show: Make) -> None:
    page, _session = show(example_plan(TODAY))
    costs = [cell(page, place, COST) for place in range(6)]
    total = sum(Decimal(cost.removeprefix("£")) for cost in costs)
    assert f"£{total}" in spoken(page.listing.sum)


def test_the_receipt_adds_up_to_the_cost_as_listed(show: Make) -> None:
    page, _session = show(example_plan(TODAY))
    provider(page, "maya")
    shown = [label.text() for pair in page.detail.receipt.lines for label in pair]
    assert shown[:4] == ["3.75 h at £7.02", cell(page, 4, COST), "Minimum, 3 h", "reached"]
    tip = page.listing.model.index(4, HOURS).data(Qt.ItemDataRole.ToolTipRole)
    assert "3.75 h" in tip


def test_dearer_than_the_owner_is_marked_in_colour_too(show: Make) -> None:
    page, _session = show(example_plan(TODAY))
    table, theme = page.listing.table, page._theme

    def has_danger(place: int) -> bool:
        area = table.visualRect(page.listing.model.index(place, FREED))
        image: QImage = table.viewport().grab(area).toImage()
        wanted = theme.tokens.danger.rgb()
        return sum(image.pixel(x, image.height() // 3) == wanted for x in range(image.width())) > 40

    assert has_danger(5) and not has_danger(4)


def test_a_click_on_a_column_sorts_and_the_list_of_orders_does_too(show: Make) -> None:
    page, _session = show(example_plan(TODAY))
    page.listing.table.names.sectionClicked.emit(PROVIDER)
    assert names(page) == sorted(names(page), key=str.casefold)
    page.listing.order.chosen.emit("freed_hour")
    assert names(page)[0] == "Brightline Legal"
    assert page.listing.order.currentText() == "Dearest hour first"


def test_searching_looks_into_names_places_and_functions(show: Make) -> None:
    page, _session = show(example_plan(TODAY))
    page.listing.finder.setText("cebu")
    assert names(page) == ["Maya Santos"]
    page.listing.finder.setText("bookkeeping")
    assert names(page) == ["Tideway Bookkeeping"]
    page.listing.finder.setText("nobody")
    assert "nobody" in page.listing.none.text() and page.listing.none.isVisible()
    QTest.keyClick(page.listing.finder, Qt.Key.Key_Escape)
    assert len(names(page)) == 7


def test_a_row_is_spoken_in_one_breath(show: Make) -> None:
    page, _session = show(example_plan(TODAY))
    said = page.listing.model.index(4, PROVIDER).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "Maya Santos, Cebu, Philippines, 7 h ahead, $9.00 an hour, at least 3 h a week, 4 duties, 3.7 h a week, "
        "costs £26.32 a week, one freed hour costs £7.80, well under your hour"
    )


def test_an_archived_one_is_listed_while_it_costs_something(show: Make) -> None:
    busy = a_duty(decision="outsource", provider="p1")
    plan = a_plan(busy, providers=[a_provider(archived=True), a_provider(id="p2", name="Gone", archived=True)])
    page, _session = show(plan)
    assert names(page) == ["Ledger & Co"]
    assert page.listing.archive.words == "Show 1 archived provider"
    page.listing.archive.click()
    assert names(page) == ["Ledger & Co", "Gone"]


def test_an_empty_plan_says_what_to_do(show: Make) -> None:
    page, _session = show(a_plan())
    assert "Nobody yet" in page.listing.none.text()
    assert page._side.isHidden() and not page.listing.table.isVisible()


# Changing


def test_a_rate_is_typed_in_the_providers_currency_as_one_step(show: Make) -> None:
    page, session = show(example_plan(TODAY))
    provider(page, "maya")
    type_into(page.detail.agreement.hourly.edit, "12,50")
    assert session.plan.providers["maya"].hourly_rate == "12.50"
    assert session.undo_label == "Rate of Maya Santos set to $12.50"
    assert "£10.83" in [row.freed_hour for row in page.listing.model.shown.rows]
    session.undo()
    assert session.plan.providers["maya"].hourly_rate == "9.00"
    assert page.detail.agreement.hourly.text() == "9.00"


def test_what_is_not_understood_is_said_and_changes_nothing(show: Make) -> None:
    page, session = show(example_plan(TODAY))
    provider(page, "maya")
    before = session.plan
    for entry, text, said in (
        (page.detail.agreement.minimum, "many", "Hours a week"),
        (page.detail.fields.zone, "Mars/Base", "IANA"),
        (page.detail.fields.currency, "pounds", "Three letters"),
        (page.detail.fields.starts, "25:00", "A time"),
        (page.detail.fields.most, "2", "more than the maximum"),
    ):
        type_into(entry.edit, text)
        assert said in entry.error
        assert said in entry.edit.accessibleDescription()
    assert session.plan is before


@pytest.mark.parametrize(
    ("part", "text", "field", "kept"),
    [
        ("place", "Davao", "place", "Davao"),
        ("zone", "europe/warsaw", "time_zone", "Europe/Warsaw"),
        ("starts", "7", "day_starts", "07:00"),
        ("ends", "", "day_ends", None),
        ("currency", "php", "currency", "PHP"),
        ("most", "12,5", "maximum_hours", 12.5),
        ("contact", "maya@x.example", "contact", "maya@x.example"),
    ],
)
def test_every_field_is_one_step(show: Make, part: str, text: str, field: str, kept: object) -> None:
    page, session = show(example_plan(TODAY))
    provider(page, "maya")
    before = session.plan
    type_into(getattr(page.detail.fields, part).edit, text)
    assert getattr(session.plan.providers["maya"], field) == kept
    session.undo()
    assert session.plan.providers["maya"] == before.providers["maya"]
    assert session.undo_label is None


def test_the_name_is_edited_where_it_stands(show: Make) -> None:
    page, session = show(example_plan(TODAY))
    provider(page, "maya")
    page.listing.focus_table()
    QTest.keyClick(page.listing.table, Qt.Key.Key_F2)
    QTest.keyClicks(page.detail.heading.name, "Maya Reyes")
    QTest.keyClick(page.detail.heading.name, Qt.Key.Key_Return)
    assert session.plan.providers["maya"].name == "Maya Reyes"
    assert "Maya Reyes" in names(page)


def test_a_retainer_says_what_it_includes_and_what_the_plan_uses(show: Make) -> None:
    busy = a_duty(decision="outsource", provider="p1", minutes=60.0 * 13)
    page, session = show(a_plan(busy, providers=[a_provider(hourly_rate=None)]))
    agreement = page.detail.agreement
    agreement.kind.chosen.emit("retainer")
    type_into(agreement.retainer.edit, "400")
    type_into(agreement.included.edit, "20")
    kept = session.plan.providers["p1"]
    assert (kept.retainer, kept.included_hours, kept.hourly_rate) == ("400", 20.0, None)
    shown = [label.text() for label in page.detail.receipt.findChildren(QLabel)]
    assert "Your retainer includes 20 h, the plan uses 13 h" in shown
    agreement.kind.chosen.emit("hourly")
    type_into(agreement.hourly.edit, "25")
    kept = session.plan.providers["p1"]
    assert (kept.retainer, kept.included_hours, kept.hourly_rate) == (None, None, "25")


def test_prices_by_the_job_are_typed_for_each_duty(show: Make) -> None:
    page, session = show(example_plan(TODAY))
    provider(page, "ashworth")
    (vat,) = [duty.id for duty in session.plan.duties.values() if duty.title == "VAT return"]
    type_into(page.detail.agreement.agreed.entries[vat].edit, "210")
    assert session.plan.duties[vat].agreed_price == "210"
    assert "£65.00, £210.00" in [row.rate for row in page.listing.model.shown.rows]


def test_what_comes_back_when_a_provider_leaves(show: Make) -> None:
    page, _session = show(example_plan(TODAY))
    provider(page, "maya")
    assert page.detail.duties.leaving.text() == "If Maya Santos leaves, 3.4 h a week come back to you."
    assert page.detail.duties.sum.text() == "4 · 3.7 h a week"
    assert [spoken(line).split(",")[-1].split(" h")[0].strip() for line in page.detail.duties.lines] == [
        "1.7", "0.8", "0.8", "0.4",
    ]  # fmt: skip


def test_the_day_beside_the_owners(show: Make) -> None:
    page, _session = show(example_plan(TODAY))
    provider(page, "maya")
    assert page.detail.heading.place.text() == "Cebu, Philippines · 23:10 there now"
    assert page.detail.days.times.text() == "07:30 to 10:00, your time"
    assert "Maya 01:00 to 10:00" in spoken(page.detail.days.bars)


# Money of other countries


def test_a_missing_rate_is_said_with_the_place_to_type_it(show: Make) -> None:
    busy = a_duty(decision="outsource", provider="p1")
    page, session = show(a_plan(busy, providers=[a_provider(currency="PHP", hourly_rate="350")], hourly_worth="60"))
    line = page.detail.agreement.rate
    assert cell(page, 0, FREED) == "no rate for PHP" and "PHP" in page.listing.rates.text()
    assert line.entry.isVisible() and "No rate for PHP" in line.words.text()
    type_into(line.entry.edit, "0,0134")
    assert session.plan.exchange_rates["PHP"] == ExchangeRate("PHP", "0.0134", TODAY.isoformat())
    assert cell(page, 0, FREED).startswith("€5.21")
    assert line.entry.isHidden() and not page.listing.rates.isVisible()
    session.undo()
    assert not session.plan.exchange_rates.rows and line.entry.isVisible()


def test_an_old_rate_is_said(show: Make) -> None:
    busy = a_duty(decision="outsource", provider="p1")
    plan = a_plan(busy, providers=[a_provider(currency="PHP")])
    page, _session = show(plan.put("exchange_rates", [ExchangeRate("PHP", "0.0134", "2026-08-25")]))
    assert "over 90 days" in page.detail.agreement.rate.words.text()
    assert "over 90 days" in page.listing.rates.text()


# Adding, archiving, deleting


def test_a_new_provider_is_asked_for_little(show: Make) -> None:
    page, session = show(a_plan(home_currency="GBP"))
    page.listing.add.click()
    form = page.new.form
    assert form.isVisible() and form.currency.text() == "GBP"
    type_into(form.name.edit, "Maya", Qt.Key.Key_Tab)
    type_into(form.rate.edit, "9")
    (added,) = session.plan.providers.values()
    assert (added.name, added.currency, added.hourly_rate) == ("Maya", "GBP", "9")
    assert page.selected == added.id and page.detail.isVisible() and page.detail.key == added.id
    session.undo()
    assert not session.plan.providers.rows and page._side.isHidden()


def test_archiving_and_deleting_can_be_taken_back(show: Make) -> None:
    page, session = show(example_plan(TODAY))
    provider(page, "safesite")
    page.detail.footer.archive()
    assert session.plan.providers["safesite"].archived and "SafeSite Documents" not in names(page)
    session.undo()
    assert "SafeSite Documents" in names(page)
    provider(page, "maya")
    page.listing.focus_table()
    before = session.plan
    QTest.keyClick(page.listing.table, Qt.Key.Key_Delete)
    assert "maya" not in session.plan.providers
    assert page.selected != "maya" and page.detail.key == page.selected
    session.undo()
    assert session.plan.duties.rows == before.duties.rows and "maya" in session.plan.providers


def test_functions_are_ticked_in_a_list(show: Make) -> None:
    page, session = show(example_plan(TODAY))
    provider(page, "zofia")
    menu = page.detail.fields.functions.menu_of_functions()
    ticked = {action.data(): action for action in menu.actions()}
    assert [key for key, action in ticked.items() if action.isChecked()] == ["marketing"]
    ticked["sales"].trigger()
    assert session.plan.providers["zofia"].functions == ("marketing", "sales")


def test_the_next_check_in_is_on_the_button(show: Make) -> None:
    busy = a_duty(decision="outsource", provider="p1")
    brief = Brief(duty="d1", first_check_in=TODAY.isoformat(), check_in_every_days=7)
    page, session = show(a_plan(busy, providers=[a_provider()], briefs=[brief]))
    assert page.detail.footer.hand_over.words == "Check in, due today"
    heard: list[str] = []
    page.hand_over_wanted.connect(heard.append)
    page.detail.footer.hand_over.click()
    assert heard == ["d1"]
    session.do("later", lambda plan: plan.put("briefs", [brief._replace(first_check_in="2026-12-01")]))
    assert page.detail.footer.hand_over.words == "Check in on 1 Dec"


def test_the_button_leads_to_the_duty_whose_check_in_is_next_else_to_the_first(show: Make) -> None:
    duties = [a_duty(id=key, title=key, decision="outsource", provider="p1") for key in ("d1", "d2", "d3")]
    plan = a_plan(*duties, providers=[a_provider()])
    page, session = show(plan)
    heard: list[str] = []
    page.hand_over_wanted.connect(heard.append)
    assert page.detail.footer.hand_over.words == "Open the hand-overs"
    page.detail.footer.hand_over.click()
    days = {"d3": "2026-11-25", "d2": "2026-11-24"}
    briefs = [Brief(duty=key, first_check_in=day, check_in_every_days=7) for key, day in days.items()]
    session.do("agreed", lambda plan: plan.put("briefs", briefs))
    page.detail.footer.hand_over.click()
    assert heard == ["d1", "d2"]


# Ideas


def test_ideas_are_noted_weighed_and_made_into_something(show: Make) -> None:
    page, session = show(example_plan(TODAY))
    provider(page, "maya")
    page.show_ideas("maya")
    type_into(page.ideas.new.edit, "Shared calendar")
    (noted,) = [idea for idea in session.plan.ideas.values() if idea.text == "Shared calendar"]
    assert (noted.provider, noted.status) == ("maya", "open") and page.ideas.new.text() == ""
    line = next(line for line in page.ideas.lines if line.key == noted.id)
    line.status.chosen.emit("tried")
    assert session.plan.ideas[noted.id].status == "tried" and session.undo_label == "Tried “Shared calendar”"
    goal, duty = line.menu().actions()[:2]
    goal.trigger()
    assert any(each.title == "Shared calendar" and each.area == "growth" for each in session.plan.goals.values())
    assert session.plan.ideas[noted.id].status == "kept"
    session.undo()
    duty.trigger()
    assert any(each.title == "Shared calendar" for each in session.plan.duties.values())
    page.ideas.back.click()
    assert page.listing.isVisible()


def test_ideas_that_cannot_be_kept_are_refused_where_they_are_typed(show: Make) -> None:
    page, session = show(a_plan(ideas=[Idea(id="i1", text="Ask twice")]))
    page.show_ideas()
    (line,) = page.ideas.lines
    type_into(line.text.edit, " ")
    assert "few words" in line.text.error and session.plan.ideas["i1"].text == "Ask twice"
    type_into(page.ideas.new.edit, "Ask twice")
    assert "noted already" in page.ideas.new.error and len(session.plan.ideas) == 1


# How it behaves


def test_the_window_leads_to_the_page_and_from_it(theme: Theme, qtbot: QtBot) -> None:
    session, _shelf = a_session(example_plan(TODAY))
    board = BoardPage(theme, session)
    pages = WindowPages(theme, session, board)
    qtbot.addWidget(pages)
    asked: list[str] = []
    pages.wanted.connect(asked.append)
    board.inspector.providers_wanted.emit()
    page = pages.turn_to("providers")
    assert isinstance(page, ProvidersPage)
    duty = next(duty.id for duty in session.plan.duties.values() if duty.provider == "maya")
    page.hand_over_wanted.emit(duty)
    assert asked == ["page_providers", "page_hand_over"]
    hand_over = pages.currentWidget()
    assert isinstance(hand_over, HandOverPage) and hand_over.duty == duty


def test_everything_that_takes_the_keyboard_has_a_name(show: Make) -> None:
    page, _session = show(example_plan(TODAY))
    provider(page, "tideway")
    parts: list[QWidget] = [*focusable(page)]
    page.show_ideas()
    parts += focusable(page.ideas)
    assert len(parts) > 20
    assert [type(part).__name__ for part in parts if not _name(part)] == []


def _name(part: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(part)
    return "" if interface is None else interface.text(QAccessible.Text.Name) or spoken(part)


def test_the_keyboard_walks_the_rows_and_goes_into_the_details_and_back(show: Make) -> None:
    page, _session = show(example_plan(TODAY))
    page.listing.focus_table()
    QTest.keyClick(page.listing.table, Qt.Key.Key_Home)
    QTest.keyClick(page.listing.table, Qt.Key.Key_Down)
    assert page.selected == "zofia" and page.detail.key == "zofia"
    QTest.keyClick(page.listing.table, Qt.Key.Key_Return)
    assert page.detail.agreement.kind.hasFocus()
    QTest.keyClick(page.detail.agreement.kind, Qt.Key.Key_Escape)
    assert page.listing.table.hasFocus()


def test_closed_details_stay_closed_until_a_provider_is_opened(show: Make) -> None:
    page, session = show(example_plan(TODAY))
    page.detail.closed.emit()
    session.do("other", lambda plan: plan._replace(settings=plan.settings._replace(hourly_worth="70.00")))
    assert page._side.isHidden()
    place = page.listing.table.visualRect(page.listing.model.index(2, PROVIDER)).center()
    QTest.mouseClick(page.listing.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert page._side.isVisible() and page.detail.key == "ringwell"


def test_in_a_small_window_the_details_lie_over_the_table(show: Make) -> None:
    page, _session = show(example_plan(TODAY), 968, 560)
    assert page._side.isHidden()
    wide = page.listing.table.width()
    provider(page, "maya")
    assert page._side.isVisible() and page.listing.table.width() == wide
    assert page._side.geometry().right() == page.width() - 1
    QTest.keyClick(page.detail.heading, Qt.Key.Key_Escape)
    assert page._side.isHidden()


def test_owners_text_is_shown_as_typed(show: Make) -> None:
    evil = a_provider(name=EVIL, place=EVIL, notes=EVIL, contact=EVIL)
    page, _session = show(a_plan(a_duty(decision="outsource", provider="p1", title=EVIL), providers=[evil]))
    for label in page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    page.grab()
    tip = page.listing.model.index(0, PROVIDER).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip and "&lt;img" in tip


def test_amounts_are_spread_so_that_they_add_up() -> None:
    amounts = [Decimal("0.335"), Decimal("0.335"), Decimal("0.33")]
    assert sum(words.spread_money(amounts, Decimal("1.00"), "EUR")) == Decimal("1.00")
    assert words.spread_money([Decimal("1.5"), Decimal("9" * 40)], Decimal(10**40 + 1), "JPY") == [
        Decimal(2),
        Decimal("9" * 40),
    ]
    assert words.spread_money([], Decimal(0), "EUR") == []


@pytest.mark.parametrize("size", [1.0, 2.0])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_it_paints_whatever_an_owner_may_have(show: Make, theme: Theme, mode: str, size: float) -> None:
    theme.set_mode("dark" if mode == "dark" else "light")
    theme.set_text_size(size)
    odd = [
        a_provider(name="x" * 9000, hourly_rate="9" * 30),
        a_provider(id="p2", name="ش", hourly_rate=None, retainer="0", included_hours=5.0),
        a_provider(id="p3", currency="XXX", hourly_rate="0.0001"),
        a_provider(id="p4", name="& Co", time_zone="Asia/Kathmandu", day_starts="22:00", day_ends="06:00"),
    ]
    busy = [a_duty(id=f"d{n}", decision="outsource", provider=f"p{n}") for n in range(1, 5)]
    page, session = show(a_plan(*busy, providers=odd, hourly_worth="0"))
    session.do("all rates", lambda plan: plan.put("exchange_rates", [ExchangeRate("XXX", "9" * 40)]))
    for each in ("p1", "p2", "p3", "p4"):
        provider(page, each)
        assert not page.grab().isNull()
