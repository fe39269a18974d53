"""Pictures of the parts and of the strip, to lay beside the design: `python tests/ui/gallery.py FOLDER`.

Run by hand. It uses the design's own font (Inter, if installed) so that pictures can be compared.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from delegate_desk.ui import icons
from delegate_desk.ui.theme import Mode, Theme, in_fusion
from delegate_desk.ui.widgets.banner import Banner, ProgressBanner
from delegate_desk.ui.widgets.buttons import Button, IconButton
from delegate_desk.ui.widgets.choice import Choice
from delegate_desk.ui.widgets.fields import Field, LineField, caption_label
from delegate_desk.ui.widgets.focus import FocusRing
from delegate_desk.ui.widgets.panel import FunctionTile, Panel, Rule
from delegate_desk.ui.widgets.pill import Pill
from delegate_desk.ui.widgets.rating import Rating
from delegate_desk.ui.widgets.segments import Segments
from delegate_desk.ui.widgets.strip import Strip
from delegate_desk.ui.widgets.strip_figures import Money, Segment, StripFigures
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.widgets.tick import Tick

GOALS = (
    Segment("Dinner at home", "family", 5.0, 5.0),
    Segment("Gym", "family", 3.0, 0.04),
    Segment("New work", "growth", 2.0, 2.0),
    Segment("Train Josh", "growth", 2.0, 1.36),
    Segment("Tenders", "growth", 1.0, 0.0),
)
REGULAR = StripFigures(
    freed=14.2, now=8.4, family=8.0, growth=5.0, unassigned=1.2, segments=GOALS, split="Family 60 : 40 Growth",
    money=Money("£852", "£218", "+£634", "at £60 for an hour of your time"),
)  # fmt: skip
DRAG = REGULAR._replace(
    freed=15.7, before=14.2, unassigned=2.7,
    money=Money("£942", "£229", "+£713", "with Maya Santos, +£11.70 a week"),
)  # fmt: skip
EMPTY = StripFigures(currency="£", empty=True)


class Page(QWidget):
    """A page in the theme's window colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.tokens.window)


class Pies(QWidget):
    """The five stages of a hand-over."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setFixedSize(420, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        from PySide6.QtCore import QRectF

        painter = QPainter(self)
        painter.setFont(self.theme.font("body"))
        tokens = self.theme.tokens
        for place, stage in enumerate(("brief", "provider", "training", "trial", "running")):
            icons.draw_stage(painter, stage, tokens.accent, tokens.onaccent, QRectF(place * 80, 5, 14, 14))
            painter.setPen(tokens.text)
            painter.drawText(place * 80 + 20, 17, stage.title())


def row(*parts: QWidget, gap: int = 10) -> QHBoxLayout:
    made = QHBoxLayout()
    made.setSpacing(gap)
    up = Qt.AlignmentFlag.AlignTop
    for part in parts:
        made.addWidget(part, 0, up if gap == 12 else Qt.AlignmentFlag.AlignVCenter)
    made.addStretch(1)
    return made


def tiles(theme: Theme) -> QGridLayout:
    made = QGridLayout()
    functions = (
        "sales", "marketing", "bookkeeping", "accounting", "administration", "legal", "operations", "people",
        "customer service", "technology", "gardening",
    )  # fmt: skip
    for place, function in enumerate(functions):
        cell = row(FunctionTile(theme, function, 26), PlainLabel(theme, function.capitalize(), "meta"), gap=7)
        made.addLayout(cell, place // 4, place % 4)
    return made


def buttons(theme: Theme) -> QHBoxLayout:
    off = Button(theme, "Off")
    off.setEnabled(False)
    pressed = Button(theme, "Hover", "primary")
    pressed.setDown(True)
    focus = Button(theme, "Focus", "primary")
    focus.setObjectName("ringed")
    checked = Button(theme, "Filter", icon="list-filter")
    checked.setCheckable(True)
    checked.setChecked(True)
    return row(
        Button(theme, "Apply", "primary"), pressed, focus, Button(theme, "Cancel"), off,
        IconButton(theme, "undo-2", "Undo", kind="secondary"), IconButton(theme, "printer", "Print"),
        checked, Button(theme, "Move to Running", "link", trailing="chevron-right"),
        Button(theme, "Next: check-ins", "primary", trailing="arrow-right"),
    )  # fmt: skip


def fields(theme: Theme) -> QHBoxLayout:
    focused = LineField(theme, icon="search")
    focused.show_value("invoice")
    focused.setObjectName("focused")
    focused.setMinimumWidth(150)
    wrong = Field(theme, LineField(theme), called="Minutes")
    wrong.show_value("45x")
    wrong.set_error("Minutes, please: 45 or 1 h 30")
    wrong.setFixedWidth(220)
    return row(LineField(theme, "Find a duty", icon="search"), focused, wrong, gap=12)


def inspector(theme: Theme) -> Panel:
    panel = Panel(theme, "panel", "line", 0)
    panel.setFixedWidth(320)
    column = QVBoxLayout(panel)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(8)
    pairs = [("undecided", "Undecided"), ("keep", "Keep"), ("outsource", "Outsource"), ("stop", "Stop")]
    column.addWidget(Segments(theme, "Decision", pairs, "outsource"))
    column.addWidget(caption_label(theme, "How often and how long"))
    cadence = Choice(theme, "How often")
    cadence.offer([("weekly", "Weekly")], "weekly")
    minutes = LineField(theme, suffix="each time")
    minutes.show_value("1 h")
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(cadence, 1)
    line.addWidget(minutes, 1)
    column.addLayout(line)
    words = ("not said", "dread it", "rather not", "neutral", "like it", "love it")
    enjoyment = Rating(theme, "Enjoyment", words)
    enjoyment.show_value(1)
    said_nothing = Rating(theme, "Needs me", words)
    column.addWidget(enjoyment)
    column.addWidget(said_nothing)
    column.addWidget(Rule(theme))
    provider = Choice(theme, "Provider", icon="user-round")
    provider.offer([("p", "Tideway Bookkeeping")], "p")
    provider.set_note("best fit")
    column.addWidget(provider)
    function = Choice(theme, "Function", bare=True)
    function.offer([("b", "Bookkeeping")], "b")
    column.addWidget(function)
    quick = LineField(theme, "Add: Reconcile bank", icon="plus", key="Ctrl+N")
    column.addWidget(quick)
    ticked = Tick(theme, "Leave started hand-overs alone")
    ticked.setChecked(True)
    column.addLayout(row(ticked, Tick(theme, "Only mine")))
    column.addLayout(
        row(Pill(theme, "Good", icon="check"), Pill(theme, "Due today", "warn"), Pill(theme, "12", "neutral"),
            Pill(theme, "Ctrl+L", "key"))
    )  # fmt: skip
    return panel


def parts(theme: Theme) -> QWidget:
    page = Page(theme)
    page.resize(1080, 760)
    column = QVBoxLayout(page)
    column.setContentsMargins(28, 20, 28, 20)
    column.setSpacing(10)
    not_saved = Banner(theme, "danger", "Not saved: the USB drive is full. Your changes are still here.")
    not_saved.add_button("Save elsewhere…")
    recovered = Banner(theme, "warn", "This plan was open when the laptop stopped. 3 changes recovered.")
    recovered.add_button("Show them")
    reading = ProgressBanner(theme, "Reading calendar.ics")
    reading.show_progress(0.4, "1,240 of 3,100 events")
    subjects: tuple[tuple[str, QLayout | QWidget], ...] = (
        ("Business functions, always icon and word", tiles(theme)),
        ("Hand-over stage", Pies(theme)),
        ("Buttons, 36 px", buttons(theme)),
        ("Fields", fields(theme)),
        ("Trouble and long work", not_saved),
        ("", recovered),
        ("", reading),
    )
    for caption, subject in subjects:
        if caption:
            column.addWidget(caption_label(theme, caption))
        if isinstance(subject, QLayout):
            column.addLayout(subject)
        else:
            column.addWidget(subject)
    column.addWidget(inspector(theme))
    return page


def strips(theme: Theme) -> QWidget:
    page = Page(theme)
    page.resize(1360, 4 * 120)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    for figures, compact in ((REGULAR, False), (DRAG, False), (EMPTY, False), (REGULAR, True)):
        strip = Strip(theme)
        strip.set_compact(compact)
        strip.show_figures(figures)
        if compact:
            strip.setFixedWidth(968)
        column.addWidget(strip)
    return page


def photograph(make: Callable[[Theme], QWidget], theme: Theme, path: Path) -> None:
    page = make(theme)
    page.show()
    QApplication.processEvents()
    for name in ("focused", "ringed"):
        found = page.findChild(QWidget, name)
        if found is not None and name == "ringed":
            FocusRing(theme, page).surround(found, theme.px(8))
        elif found is not None:
            found.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    page.grab().save(str(path))
    page.close()


def main() -> None:
    folder = Path(sys.argv[1])
    application = QApplication(in_fusion(sys.argv[:1]))
    if "Inter" in QFontDatabase.families():
        font = QFont("Inter")
        font.setPixelSize(13)
        application.setFont(font)
    theme = Theme(application)
    modes: tuple[Mode, ...] = ("light", "dark")
    for mode in modes:
        theme.set_mode(mode)
        photograph(parts, theme, folder / f"parts-{mode}.png")
        photograph(strips, theme, folder / f"strips-{mode}.png")


if __name__ == "__main__":
    main()
