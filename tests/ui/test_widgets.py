from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QAction, QColor, QImage, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import Banner, ProgressBanner
from delegate_desk.ui.widgets.buttons import Button, IconButton, Pressable
from delegate_desk.ui.widgets.choice import Choice
from delegate_desk.ui.widgets.fields import Field, LineField
from delegate_desk.ui.widgets.focus import FocusRing
from delegate_desk.ui.widgets.panel import FunctionTile, Panel, Rule
from delegate_desk.ui.widgets.pill import Pill
from delegate_desk.ui.widgets.progress import Progress
from delegate_desk.ui.widgets.rating import Rating
from delegate_desk.ui.widgets.segments import Segments
from delegate_desk.ui.widgets.text import PlainLabel, tip, tip_html
from delegate_desk.ui.widgets.tick import Tick

EVIL = '<img src="file:///nowhere.png"><b>bold</b>'
W = TypeVar("W", bound=QWidget)
DECISIONS = [("undecided", "Undecided"), ("keep", "Keep"), ("outsource", "Outsource"), ("stop", "Stop")]
WORDS = ("not said", "dread it", "rather not", "neutral", "like it", "love it")


@pytest.fixture
def shown(qtbot: QtBot) -> QWidget:
    """A shown window to put widgets into, with a plain field that may take the focus away."""
    window = QWidget()
    column = QVBoxLayout(window)
    other = QLineEdit()
    other.setObjectName("elsewhere")
    column.addWidget(other)
    qtbot.addWidget(window)
    window.resize(500, 300)
    window.show()
    qtbot.waitExposed(window)
    return window


def put(window: QWidget, widget: W) -> W:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    QApplication.processEvents()
    return widget


def accessible(widget: QWidget) -> tuple[str, QAccessible.Role]:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name), interface.role()


def colours_of(widget: QWidget) -> set[str]:
    image: QImage = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def every_widget(theme: Theme) -> list[QWidget]:
    choice = Choice(theme, "Provider", icon="user-round")
    choice.offer([("a", "Maya")], "a")
    rating = Rating(theme, "Enjoyment", WORDS)
    rating.show_value(2)
    progress = Progress(theme, "Reading")
    progress.set_share(0.5)
    return [
        PlainLabel(theme, "Words"), Button(theme, "Apply", "primary"), Button(theme, "More", "quiet", icon="plus"),
        Button(theme, "Move", "link", trailing="chevron-right"), IconButton(theme, "undo-2", "Undo"),
        LineField(theme, "Find", icon="search", key="Ctrl+F"), choice, Segments(theme, "Decision", DECISIONS, "keep"),
        rating, Pill(theme, "Good", icon="check"), Banner(theme, "danger", "Not saved."), progress,
        ProgressBanner(theme, "Reading"), Rule(theme), Panel(theme), FunctionTile(theme, "sales"), Tick(theme, "Mine"),
    ]  # fmt: skip


def test_every_widget_repaints_in_the_other_theme(theme: Theme, qtbot: QtBot) -> None:
    for widget in every_widget(theme):
        qtbot.addWidget(widget)
        widget.resize(widget.sizeHint().expandedTo(widget.minimumSize()).expandedTo(QSize(40, 1)))
        theme.set_mode("light")
        light = colours_of(widget)
        theme.set_mode("dark")
        assert light - colours_of(widget), type(widget).__name__


def test_what_can_be_pressed_is_at_least_30_by_30(theme: Theme, qtbot: QtBot) -> None:
    for widget in every_widget(theme):
        qtbot.addWidget(widget)
        if isinstance(widget, (Pressable, LineField, Choice, Segments, Rating, Tick)):
            size = widget.minimumSizeHint()
            assert (size.width() >= 30, size.height() >= 30) == (True, True), type(widget).__name__


# Text


def test_labels_and_tooltips_never_read_html(theme: Theme, qtbot: QtBot) -> None:
    label = PlainLabel(theme, EVIL)
    qtbot.addWidget(label)
    tip(label, EVIL + "\nsecond line")

    assert label.textFormat() == Qt.TextFormat.PlainText
    assert accessible(label) == (EVIL, QAccessible.Role.StaticText)
    assert "<img" not in label.toolTip()
    assert "&lt;img src=&quot;file" in label.toolTip()
    assert label.toolTip().endswith("second line</p>")
    assert "<br>" in label.toolTip()
    assert tip_html("  ") == ""
    assert len(tip_html("x" * 100_000)) < 2100


def test_a_cut_label_offers_the_whole_text(theme: Theme, qtbot: QtBot) -> None:
    label = PlainLabel(theme, "Reconcile the bank & everything else", elide=True)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert "Reconcile the bank &amp; everything else" in label.toolTip()
    label.resize(600, 20)
    assert label.toolTip() == ""
    assert label.minimumSizeHint().width() < 60


# Buttons


def test_a_button_is_pressed_by_mouse_space_and_enter(theme: Theme, shown: QWidget, qtbot: QtBot) -> None:
    button = put(shown, Button(theme, "Ledger & Co", "primary"))
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(button, Qt.Key.Key_Return)
    button.setEnabled(False)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert len(pressed) == 3
    assert accessible(button) == ("Ledger & Co", QAccessible.Role.Button)


def test_an_icon_button_has_a_name_and_a_tooltip_with_its_key(theme: Theme, qtbot: QtBot) -> None:
    button = IconButton(theme, "undo-2", "Undo", key="Ctrl+Z")
    qtbot.addWidget(button)

    assert accessible(button)[0] == "Undo"
    assert "Undo (Ctrl+Z)" in button.toolTip()


def test_a_compact_button_keeps_its_words_as_name_and_tooltip(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Best plan", icon="target", key="Ctrl+B")
    qtbot.addWidget(button)
    wide = button.sizeHint().width()
    button.set_compact(True)

    assert button.sizeHint().width() == button.sizeHint().height() < wide
    assert accessible(button)[0] == "Best plan"
    assert "Best plan (Ctrl+B)" in button.toolTip()


def test_a_button_follows_its_action(theme: Theme, qtbot: QtBot) -> None:
    action = QAction("Undo")
    action.setShortcut(QKeySequence("Ctrl+Z"))
    action.setEnabled(False)
    button = IconButton(theme, "undo-2", "Undo")
    qtbot.addWidget(button)
    button.follow(action)
    done: list[bool] = []
    action.triggered.connect(lambda: done.append(True))

    assert not button.isEnabled()
    action.setEnabled(True)
    button.click()

    assert done
    assert "Ctrl+Z" in button.toolTip()


def test_hover_press_and_off_look_different(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Apply", "primary")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    at_rest = colours_of(button)
    button.setDown(True)
    pressed = colours_of(button)
    button.setDown(False)
    button.setEnabled(False)
    assert theme.tokens.accent.name() in at_rest
    assert theme.tokens.accentpress.name() in pressed
    assert theme.tokens.accent.name() not in colours_of(button)


# The ring


def ring_of(window: QWidget) -> FocusRing | None:
    return window.findChild(FocusRing)


def test_the_ring_comes_with_the_keyboard_and_not_with_the_mouse(theme: Theme, shown: QWidget) -> None:
    button = put(shown, Button(theme, "Apply"))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert ring_of(shown) is None
    shown.findChild(QLineEdit, "elsewhere").setFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    ring = ring_of(shown)
    assert ring is not None
    assert ring.isVisible()
    assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)
    button.move(button.x() + 20, button.y())
    assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)
    shown.findChild(QLineEdit, "elsewhere").setFocus()
    assert not ring.isVisible()


def test_the_ring_is_cut_where_its_control_is_scrolled_away(theme: Theme, shown: QWidget, qtbot: QtBot) -> None:
    area = QScrollArea()
    inside = QWidget()
    column = QVBoxLayout(inside)
    buttons = [Button(theme, str(place), "primary") for place in range(12)]
    for button in buttons:
        column.addWidget(button)
    area.setWidget(inside)
    put(shown, area)
    buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    ring = ring_of(shown)
    assert ring is not None
    painted = theme.tokens.accent.name() in colours_of(ring)
    area.verticalScrollBar().setValue(300)
    assert painted
    assert theme.tokens.accent.name() not in colours_of(ring)


# Fields


def test_a_field_commits_once_on_enter_or_on_leaving(theme: Theme, shown: QWidget) -> None:
    edit = put(shown, LineField(theme))
    edit.show_value("45 min")
    heard: list[str] = []
    edit.committed.connect(heard.append)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "1h30")
    assert heard == []
    QTest.keyClick(edit, Qt.Key.Key_Return)
    edit.show_value("1 h 30 min")
    shown.findChild(QLineEdit, "elsewhere").setFocus()

    assert heard == ["1h30"]
    assert edit.text() == "1 h 30 min"


def test_escape_puts_the_old_text_back_and_only_then_goes_further(theme: Theme, shown: QWidget) -> None:
    edit = put(shown, LineField(theme))
    edit.show_value("old")
    escaped: list[bool] = []
    edit.escaped.connect(lambda: escaped.append(True))
    edit.setFocus()
    QTest.keyClicks(edit, "er")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert (edit.text(), escaped) == ("old", [])
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert escaped == [True]


def test_what_is_being_typed_survives_a_refresh(theme: Theme, shown: QWidget) -> None:
    edit = put(shown, LineField(theme))
    edit.show_value("45 min")
    edit.setFocus()
    QTest.keyClicks(edit, "x")
    edit.show_value("45 min")
    assert edit.text().count("x") == 1


def test_an_error_is_a_sentence_beneath_and_moves_no_text(theme: Theme, shown: QWidget) -> None:
    field = put(shown, Field(theme, LineField(theme), caption="Minutes"))
    field.show_value("45 min")
    before = field.edit.textMargins().left()
    field.edit.setFocus()
    field.edit.selectAll()
    QTest.keyClicks(field.edit, "45x")
    heard: list[str] = []
    field.committed.connect(heard.append)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    field.set_error("Minutes, please: 45 or 1 h 30")

    assert heard == ["45x"]
    assert field.error == "Minutes, please: 45 or 1 h 30"
    assert accessible(field.edit) == ("Minutes", QAccessible.Role.EditableText)
    assert field.edit.accessibleDescription() == field.error
    assert field.edit.textMargins().left() == before
    assert theme.tokens.danger.name() in colours_of(field.edit)
    shown.findChild(QLineEdit, "elsewhere").setFocus()
    assert heard == ["45x"]
    field.edit.setFocus()
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    assert (field.error, field.text()) == ("", "45 min")


def test_focus_thickens_the_border_of_a_field(theme: Theme, shown: QWidget) -> None:
    edit = put(shown, LineField(theme, "Find a duty", icon="search", key="Ctrl+F"))
    middle = edit.height() // 2

    def border() -> list[str]:
        image = edit.grab().toImage()
        return [image.pixelColor(x, middle).name() for x in (0, 1)]

    assert border() == [theme.tokens.control.name(), theme.tokens.field.name()]
    edit.setFocus()
    assert border() == [theme.tokens.accent.name(), theme.tokens.accent.name()]


def test_icon_and_key_change_sides_with_the_language(theme: Theme, shown: QWidget) -> None:
    edit = put(shown, LineField(theme, icon="search", key="Ctrl+F"))
    left, right = edit.textMargins().left(), edit.textMargins().right()
    edit.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert (edit.textMargins().left(), edit.textMargins().right()) == (right, left)


# Choices


def test_a_choice_gives_its_key_only_when_the_owner_picks(theme: Theme, shown: QWidget) -> None:
    choice = put(shown, Choice(theme, "Provider"))
    heard: list[str] = []
    choice.chosen.connect(heard.append)
    choice.offer([("p1", EVIL), ("p2", "Maya")], "p1")
    choice.offer([("p1", EVIL), ("p2", "Maya")], "p2")
    assert (heard, choice.key()) == ([], "p2")
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Up)
    assert heard == ["p1"]
    assert "Provider" in (accessible(choice)[0], choice.accessibleDescription())
    choice.offer([("p1", "Maya")], None, "several")
    assert (choice.key(), choice.placeholderText()) == (None, "several")


def test_the_wheel_changes_no_choice_and_no_rating(theme: Theme, shown: QWidget) -> None:
    choice = put(shown, Choice(theme, "Provider"))
    choice.offer([("p1", "A"), ("p2", "B")], "p1")
    rating = put(shown, Rating(theme, "Enjoyment", WORDS))
    rating.show_value(3)
    for widget in (choice, rating):
        middle = QPointF(widget.rect().center())
        QApplication.sendEvent(
            widget,
            QWheelEvent(
                middle, middle, QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            ),
        )  # fmt: skip
    assert (choice.key(), rating.value()) == ("p1", 3)


def test_a_choice_keeps_to_its_layout(theme: Theme, shown: QWidget, qtbot: QtBot) -> None:
    choice = put(shown, Choice(theme, "Provider"))
    assert choice.view() is not None
    widths: list[int] = []

    class Listener(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            widths.append(choice.width())
            return False

    listener = Listener()
    choice.installEventFilter(listener)
    choice.offer([("p1", "A")], "p1")
    qtbot.wait(60)
    assert min([choice.width(), *widths]) > 400


def test_segments_are_radio_buttons_moved_by_arrows(theme: Theme, shown: QWidget) -> None:
    segments = put(shown, Segments(theme, "Decision", DECISIONS, "undecided"))
    heard: list[str] = []
    segments.chosen.connect(heard.append)
    first = segments.findChildren(QWidget)[0]
    keys = {segment.key: segment for segment in segments._segments.values()}
    keys["undecided"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(keys["undecided"], Qt.Key.Key_Right)
    assert (heard, segments.value()) == (["keep"], "keep")
    QTest.mouseClick(keys["stop"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(keys["stop"], Qt.MouseButton.LeftButton)
    assert heard == ["keep", "stop"]
    assert accessible(keys["outsource"]) == ("Outsource", QAccessible.Role.RadioButton)
    assert first is not None


def test_segments_show_what_differs_as_none(theme: Theme, shown: QWidget) -> None:
    segments = put(shown, Segments(theme, "Decision", DECISIONS, "keep"))
    heard: list[str] = []
    segments.chosen.connect(heard.append)
    segments.set_value(None)
    assert segments.value() is None
    segments.set_value("outsource")
    assert (segments.value(), heard) == ("outsource", [])
    segments.set_value(None)
    QTest.mouseClick(segments._segments["outsource"], Qt.MouseButton.LeftButton)
    assert heard == ["outsource"]


def test_choosing_moves_no_segment(theme: Theme, shown: QWidget) -> None:
    segments = put(shown, Segments(theme, "Decision", DECISIONS, "keep"))
    before = [segment.geometry() for segment in segments._segments.values()]
    segments.set_value("outsource")
    QApplication.processEvents()
    assert [segment.geometry() for segment in segments._segments.values()] == before


# Ratings


def test_a_rating_is_one_slider_that_says_its_word(theme: Theme, shown: QWidget) -> None:
    rating = put(shown, Rating(theme, "Enjoyment", WORDS))
    assert accessible(rating) == ("Enjoyment, not said", QAccessible.Role.Slider)
    rating.show_value(1)
    assert accessible(rating)[0] == "Enjoyment, 1 of 5, dread it"
    rating.show_value(None, "several")
    assert accessible(rating)[0] == "Enjoyment, several"


def test_a_rating_is_set_by_click_digit_and_arrow_and_taken_back(theme: Theme, shown: QWidget) -> None:
    rating = put(shown, Rating(theme, "Enjoyment", WORDS))
    heard: list[object] = []
    rating.rated.connect(heard.append)
    third = rating._square(3).center()
    QTest.mouseClick(rating, Qt.MouseButton.LeftButton, pos=third)
    QTest.mouseClick(rating, Qt.MouseButton.LeftButton, pos=third)
    QTest.keyClick(rating, Qt.Key.Key_4)
    QTest.keyClick(rating, Qt.Key.Key_Right)
    QTest.keyClick(rating, Qt.Key.Key_Left)
    QTest.keyClick(rating, Qt.Key.Key_Delete)
    rating.show_value(2)
    assert heard == [3, None, 4, 5, 4, None]


def test_ratings_that_differ_can_be_taken_back_too(theme: Theme, shown: QWidget) -> None:
    rating = put(shown, Rating(theme, "Enjoyment", WORDS))
    heard: list[object] = []
    rating.rated.connect(heard.append)
    rating.show_value(None, "several")
    QTest.keyClick(rating, Qt.Key.Key_Delete)
    assert (heard, rating.word) == ([None], "not said")


def test_a_rating_runs_from_the_right_where_the_language_does(theme: Theme, shown: QWidget) -> None:
    rating = put(shown, Rating(theme, "Enjoyment", WORDS))
    rating.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.mouseClick(rating, Qt.MouseButton.LeftButton, pos=QPoint(rating.width() - 5, rating.height() // 2))
    assert rating.value() == 1


# Banners, pills, boxes


def test_a_banner_says_its_sentence_literally_and_offers_buttons(theme: Theme, shown: QWidget) -> None:
    banner = put(shown, Banner(theme, "danger", "Not saved: the USB drive is full."))
    pressed: list[bool] = []
    banner.add_button("Save elsewhere…").clicked.connect(lambda: pressed.append(True))
    banner.findChild(Button).click()
    banner.say(EVIL)
    assert (pressed, banner.sentence) == ([True], EVIL)
    assert theme.tokens.dangersoft.name() in colours_of(banner)


def test_long_work_shows_how_far_it_is_and_can_be_stopped(theme: Theme, shown: QWidget) -> None:
    banner = put(shown, ProgressBanner(theme, "Reading calendar.ics"))
    stopped: list[bool] = []
    banner.stopped.connect(lambda: stopped.append(True))
    progress = banner.findChild(Progress)
    assert progress.maximum() == 0
    banner.show_progress(0.4, "1,240 of 3,100 events")
    assert progress.value() / progress.maximum() == pytest.approx(0.4)
    assert accessible(progress) == ("Reading calendar.ics", QAccessible.Role.ProgressBar)
    banner.findChild(Button).click()
    assert stopped == [True]


def test_a_pill_keeps_its_words_whole(theme: Theme, qtbot: QtBot) -> None:
    pill = Pill(theme, "Due today", "warn")
    qtbot.addWidget(pill)
    narrow = pill.sizeHint().width()
    pill.show_as("Proven best of 2,048 plans", "accent", "check")
    assert pill.sizeHint().width() > narrow
    assert accessible(pill)[0] == "Proven best of 2,048 plans"
    assert pill.minimumSizeHint() == pill.sizeHint()


def test_a_tick_is_a_check_box(theme: Theme, shown: QWidget) -> None:
    box = put(shown, Tick(theme, "Only providers in my time zone"))
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(80, box.height() // 2))
    assert box.isChecked()
    assert accessible(box) == ("Only providers in my time zone", QAccessible.Role.CheckBox)
    assert theme.tokens.accent.name() in colours_of(box)


def test_high_contrast_gives_panels_a_line(theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Theme, "high_contrast", property(lambda _theme: True))
    theme._follow()
    panel = Panel(theme, "warnsoft", None)
    qtbot.addWidget(panel)
    panel.resize(80, 40)
    assert theme.tokens.text.name() in colours_of(panel)
    monkeypatch.undo()
    theme._follow()
    assert QColor(theme.tokens.line) != theme.tokens.text


@pytest.mark.parametrize("options", [{}, {"wrap": True}, {"elide": True}])
def test_labels_stand_where_the_windows_language_starts(theme: Theme, qtbot: QtBot, options: dict[str, bool]) -> None:
    def ink(label: PlainLabel) -> list[int]:
        label.resize(400, 40)
        image = label.grab().toImage()
        ground = image.pixel(399, 39)
        return [x for x in range(400) if any(image.pixel(x, y) != ground for y in range(40))]

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        label = PlainLabel(theme, "Hours", **options)
        qtbot.addWidget(label)
        assert min(ink(label)) > 300, "letters that run from the left stand at the right, too"
        label.setAlignment(Qt.AlignmentFlag.AlignRight)
        assert max(ink(label)) < 100
    finally:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    label = PlainLabel(theme, "Hours", **options)
    qtbot.addWidget(label)
    assert max(ink(label)) < 100
