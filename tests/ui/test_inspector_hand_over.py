"""The hand-over in the inspector: providers, stages, the receipt, and the two questions before."""

from collections.abc import Callable
from typing import Any

import pytest
from builders import TODAY, a_duty, a_plan, a_provider
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shown_session import EVIL, a_session, type_into

from delegate_desk.domain.cadence import Every
from delegate_desk.domain.duty import Duty, StageDate
from delegate_desk.domain.provider import ExchangeRate
from delegate_desk.ui.inspector.inspector import Inspector
from delegate_desk.ui.theme import Theme


class Shown:
    """An inspector showing duties of a plan in memory."""

    def __init__(self, qtbot: QtBot, theme: Theme, *duties: Duty, ids: list[str] | None = None, **plan: Any) -> None:
        self.session, self.shelf = a_session(a_plan(*duties, **plan))
        self.window = QWidget()
        self.inspector = Inspector(theme, self.session)
        self.session.changed.connect(self.inspector.catch_up)  # as if the cards were painted by now
        QVBoxLayout(self.window).addWidget(self.inspector)
        qtbot.addWidget(self.window)
        self.window.resize(340, 1200)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.inspector.show_duties([duties[0].id] if ids is None else ids)
        self.inspector.catch_up()

    @property
    def part(self) -> Any:
        """The hand-over."""
        assert self.inspector.one is not None
        return self.inspector.one.hand_over

    def offered(self) -> list[str]:
        box = self.part.provider.choice
        return [box.itemText(row) for row in range(box.count())]

    def receipt(self) -> list[tuple[str, str]]:
        """The lines that are shown."""
        return [(a.text(), b.text()) for a, b in self.part.receipt.lines if not a.isHidden()]


@pytest.fixture
def show(qtbot: QtBot, theme: Theme) -> Callable[..., Shown]:
    return lambda *duties, **plan: Shown(qtbot, theme, *duties, **plan)


def outsourced(**said: Any) -> Duty:
    return a_duty(**{"decision": "outsource", "provider": "p1", "stage": "brief"} | said)


def choose(box: Any, words: str) -> None:
    place = box.findText(words)
    assert place >= 0, f"{words} is not offered"
    box.setCurrentIndex(place)
    box.activated.emit(place)


# The receipt


def test_the_receipt_of_the_design(show: Callable[..., Shown]) -> None:
    shown = show(
        outsourced(),
        providers=[a_provider(currency="GBP", hourly_rate="15.00")],
        home_currency="GBP",
        hourly_worth="60.00",
    )
    assert shown.receipt() == [
        ("Leaves your week", "1.0 h"),
        ("Checking it, 10%", "−0.1 h"),
        ("Frees each week", "0.9 h"),
        ("Costs £15.00, worth £54.00", "+£39.00"),
    ]


def test_an_undecided_duty_is_priced_with_the_cheapest_that_fits(show: Callable[..., Shown]) -> None:
    maya = a_provider(id="p2", name="Maya Santos", currency="GBP", hourly_rate="7.02", functions=("operations",))
    cheaper = a_provider(id="p3", name="Only taxes", currency="GBP", hourly_rate="1.00", functions=("accounting",))
    gone = a_provider(id="p4", name="Gone", currency="GBP", hourly_rate="1.00", archived=True)
    dearer = a_provider(currency="GBP", hourly_rate="15.00")
    shown = show(
        a_duty(function="operations", cadence=Every(2, 1, "week"), minutes=50.0),
        providers=[dearer, maya, cheaper, gone],
        home_currency="GBP",
        hourly_worth="60.00",
    )
    assert shown.part.provider.choice.currentText() == "Maya Santos"
    assert shown.receipt() == [
        ("Leaves your week", "1.7 h"),
        ("Checking it, 10%", "−0.2 h"),
        ("Would free", "1.5 h"),
        ("Costs £11.70, worth £90.00", "+£78.30"),
    ]
    assert "Gone" not in shown.offered()
    assert shown.shelf.plan.duties["d1"].provider is None, "a suggestion is no choice yet"

    choose(shown.part.provider.choice, "Maya Santos")

    assert shown.shelf.plan.duties["d1"].provider == "p2"


def test_checking_that_takes_longer_is_a_warning(show: Callable[..., Shown]) -> None:
    shown = show(outsourced(oversight_minutes_per_week=90.0), providers=[a_provider()])
    assert shown.receipt()[:3] == [
        ("Leaves your week", "1.0 h"),
        ("Checking it, as you said", "−1.5 h"),
        ("Frees each week", "−0.5 h"),
    ]
    assert shown.part.receipt.warning.text() == (
        "Checking takes longer than doing it: outsourced like this it costs you time."
    )


def test_a_missing_rate_is_named_and_can_be_said(show: Callable[..., Shown]) -> None:
    shown = show(outsourced(), providers=[a_provider(currency="PHP", hourly_rate="350.00")], hourly_worth="58.00")
    assert shown.receipt()[3] == ("Cost: no rate for PHP, worth €52.20", "")

    type_into(shown.part.rate.edit, "0.0134")

    assert shown.shelf.plan.exchange_rates["PHP"] == ExchangeRate("PHP", "0.0134", TODAY.isoformat())
    assert shown.receipt()[3] == ("Costs €4.69, worth €52.20", "+€47.51")
    assert shown.part.rate.isHidden()


def test_without_a_worth_only_the_cost_is_shown(show: Callable[..., Shown]) -> None:
    shown = show(outsourced(), providers=[a_provider()])
    assert shown.receipt()[3] == ("Costs €20.00", "")


def test_a_dearer_provider_stands_in_the_colour_of_errors(show: Callable[..., Shown], theme: Theme) -> None:
    shown = show(outsourced(), providers=[a_provider()], hourly_worth="10.00")
    assert shown.receipt()[3] == ("Costs €20.00, worth €9.00", "−€11.00")
    ink = shown.part.receipt.lines[3][1].palette().windowText().color()
    assert ink == theme.tokens.danger


@pytest.mark.parametrize("minutes", [1.0, 7.0, 20.0, 33.0, 50.0, 100.0, 333.0])
@pytest.mark.parametrize("share", [0.05, 0.1, 0.15, 0.33])
def test_the_hours_of_a_receipt_add_up(show: Callable[..., Shown], minutes: float, share: float) -> None:
    shown = show(outsourced(minutes=minutes), providers=[a_provider()], oversight_share=share)
    leaves, checking, frees = (
        float(figure.removesuffix(" h").replace("−", "-")) for _words, figure in shown.receipt()[:3]
    )
    assert leaves + checking == pytest.approx(frees)


def test_a_stopped_duty_gives_all_its_hours_and_a_kept_one_nothing(show: Callable[..., Shown]) -> None:
    stopped = show(a_duty(decision="stop"), hourly_worth="60.00")
    assert stopped.receipt() == [("Leaves your week", "1.0 h"), ("Frees each week", "1.0 h"), ("Worth", "+€60.00")]
    kept = show(a_duty(decision="keep"))
    assert not kept.part.isVisible()


def test_a_duty_without_minutes_has_no_receipt(show: Callable[..., Shown]) -> None:
    shown = show(outsourced(minutes=None), providers=[a_provider()])
    assert not shown.part.receipt.isVisible()
    assert shown.inspector.one is not None
    assert shown.inspector.one.rhythm.figures.text() == "Say how often and how long: then it counts."


# Providers


def test_an_archived_provider_is_offered_only_where_it_is_chosen(show: Callable[..., Shown]) -> None:
    providers = [a_provider(archived=True), a_provider(id="p2", name="Maya")]
    assert show(outsourced(), providers=providers).offered()[:2] == ["Ledger & Co", "Maya"]
    assert show(outsourced(provider="p2"), providers=providers).offered()[0] == "Maya"


def test_a_new_provider_is_added_and_chosen_in_one_step(show: Callable[..., Shown]) -> None:
    shown = show(outsourced(provider=None), home_currency="GBP")
    choose(shown.part.provider.choice, "Add a provider…")
    form = shown.part.provider.form

    QTest.keyClicks(form.name.edit, EVIL)
    type_into(form.rate.edit, "£12.50")

    (added,) = shown.shelf.plan.providers.values()
    assert (added.name, added.currency, added.hourly_rate) == (EVIL, "GBP", "12.50")
    assert shown.shelf.plan.duties["d1"].provider == added.id
    assert form.isHidden()
    assert shown.part.provider.choice.currentText() == EVIL
    shown.session.undo()
    assert (len(shown.shelf.plan.providers), shown.shelf.plan.duties["d1"].provider) == (0, None)


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("name", "  ", "A provider needs a name."),
        ("currency", "pounds", "Three letters, please: EUR"),
        ("rate", "cheap", "An amount, please: 12.50"),
    ],
)
def test_a_provider_that_cannot_be_says_why(show: Callable[..., Shown], field: str, text: str, sentence: str) -> None:
    shown = show(outsourced(provider=None))
    choose(shown.part.provider.choice, "Add a provider…")
    form = shown.part.provider.form
    QTest.keyClicks(form.name.edit, "Maya")

    type_into(getattr(form, field).edit, text)

    assert getattr(form, field).error == sentence
    assert len(shown.shelf.plan.providers) == 0
    QTest.keyClick(form.name.edit, Qt.Key.Key_Escape)


def test_the_best_fit_of_an_outsourced_duty_is_one_click_away(show: Callable[..., Shown]) -> None:
    shown = show(outsourced(provider=None), providers=[a_provider()])
    assert shown.part.provider.choice.currentText() == "No provider yet"
    assert shown.part.fit.words == "Best fit: Ledger & Co"

    shown.part.fit.click()

    assert shown.shelf.plan.duties["d1"].provider == "p1"
    assert shown.part.fit.isHidden()


def test_all_providers_can_be_asked_for(qtbot: QtBot, show: Callable[..., Shown]) -> None:
    shown = show(outsourced(), providers=[a_provider()])
    with qtbot.waitSignal(shown.inspector.providers_wanted):
        choose(shown.part.provider.choice, "See all providers")
    assert shown.part.provider.choice.currentText() == "Ledger & Co"


# Stages


@pytest.mark.parametrize(
    ("stage", "since", "words", "onward"),
    [
        ("brief", "2026-08-28", "· since 28 Aug", "Move to Provider"),
        ("trial", "2026-11-09", "· week 3 of 4", "Move to Running"),
        ("trial", "2026-11-23", "· week 1 of 4", "Move to Running"),
        ("trial", "2026-10-19", "· over for 2 weeks", "Move to Running"),
        ("trial", "2026-11-30", "· from 30 Nov", "Move to Running"),
        ("training", None, "", "Move to Trial"),
    ],
)
def test_a_stage_says_how_long_it_has_been(
    show: Callable[..., Shown], stage: Any, since: str | None, words: str, onward: str
) -> None:
    dates = () if since is None else (StageDate(stage, since),)
    shown = show(outsourced(stage=stage, stage_dates=dates), providers=[a_provider()])
    line = shown.part.stages
    assert (line.since.text(), line.onward.words) == (words, onward)


def test_nothing_comes_after_running(show: Callable[..., Shown]) -> None:
    shown = show(outsourced(stage="running"), providers=[a_provider()])
    assert shown.part.stages.onward.isHidden()


# Before it settles


@pytest.mark.parametrize(
    ("duty", "asked"),
    [
        (a_duty(), True),
        (outsourced(), True),
        (outsourced(stage="training"), False),
        (a_duty(decision="keep"), False),
        (a_duty(decision="stop"), False),
    ],
)
def test_the_questions_are_asked_before_anything_is_handed_over(
    show: Callable[..., Shown], duty: Duty, asked: bool
) -> None:
    shown = show(duty, providers=[a_provider()])
    assert shown.part.questions.isVisible() == asked


def test_it_can_stop_instead(show: Callable[..., Shown]) -> None:
    shown = show(outsourced(), providers=[a_provider()])
    shown.part.questions.stop.click()
    assert shown.shelf.plan.duties["d1"].decision == "stop"
    assert shown.session.undo_label == "Moved “Reconcile bank” to Stop doing"


def test_software_is_noted_as_an_idea_once(show: Callable[..., Shown]) -> None:
    shown = show(a_duty())
    shown.part.questions.software.click()
    (idea,) = shown.shelf.plan.ideas.values()
    assert (idea.text, idea.status) == ("Software for “Reconcile bank”", "open")
    assert shown.part.questions.software.isHidden()


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ({"enjoyment": 2, "needs_me": 2}, "Low enjoyment, and it does not need you: a good one to outsource."),
        ({"enjoyment": 5, "needs_me": 5}, "Only you can do it: a good one to keep."),
        ({"enjoyment": 3, "needs_me": 2}, ""),
        ({"enjoyment": 2, "needs_me": 2, "decision": "keep"}, ""),
    ],
)
def test_the_ratings_of_an_undecided_duty_speak(show: Callable[..., Shown], said: dict[str, Any], hint: str) -> None:
    shown = show(a_duty(**said))
    assert shown.inspector.one is not None
    assert shown.inspector.one.footer.hint.text() == hint


# Several


def test_several_show_what_they_share_and_are_changed_in_one_step(show: Callable[..., Shown]) -> None:
    duties = [
        a_duty(function="sales"),
        a_duty(id="d2", minutes=100.0, function="legal"),
        a_duty(id="d3", cadence=None, function="legal", decision="keep"),
    ]
    shown = show(*duties, ids=["d1", "d2", "d3"], providers=[a_provider()])
    several = shown.inspector.several
    assert several is not None
    assert several.title.text() == "3 duties, 2.7 h"
    assert several.decision.value() is None
    assert (several.function.currentText(), several.function.placeholderText()) == ("", "several")
    assert several.provider.choice.currentText() == "No provider yet"

    choose(several.function, "Sales")
    assert {duty.function for duty in shown.shelf.plan.duties.values()} == {"sales"}
    assert shown.session.undo_label == "Changed the function of 3 duties"
    choose(several.provider.choice, "Ledger & Co")
    assert {duty.provider for duty in shown.shelf.plan.duties.values()} == {"p1"}
    next(s for s in several.decision.findChildren(QWidget) if getattr(s, "key", "") == "outsource").click()  # type: ignore[attr-defined]
    assert {duty.decision for duty in shown.shelf.plan.duties.values()} == {"outsource"}
    assert shown.session.undo_label == "Moved 3 duties to Outsource"
    shown.session.undo()
    assert [duty.decision for duty in shown.shelf.plan.duties.values()] == ["undecided", "undecided", "keep"]
