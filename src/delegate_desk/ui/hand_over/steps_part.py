"""The steps of a brief: typed, pasted, dragged, and added up against the duty's minutes."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.brief import Step
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.briefs import (
    StepSum,
    add_items,
    brief_of,
    change_item,
    move_item,
    remove_item,
    step_sum,
)
from delegate_desk.planning.step_lines import parse_step, parse_steps
from delegate_desk.ui import formats
from delegate_desk.ui.hand_over.captions import caption, caption_row
from delegate_desk.ui.hand_over.line_editor import LineEditor, Slot
from delegate_desk.ui.hand_over.lines import Lines
from delegate_desk.ui.hand_over.step_rows import StepRow
from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.inspector.typed import minutes
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.fields import Field, LineField
from delegate_desk.ui.widgets.panel import Panel
from delegate_desk.ui.widgets.text import PlainLabel


class AddLine(LineField):
    """The line for a further step; a pasted list goes out as a whole."""

    pasted = Signal(str)
    up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take several pasted lines as several steps; Up leads back to the steps."""
        clipboard = QGuiApplication.clipboard().text()
        if event.matches(QKeySequence.StandardKey.Paste) and len(clipboard.strip().splitlines()) > 1:
            self.pasted.emit(clipboard)
        elif event.matches(QKeySequence.StandardKey.MoveToPreviousLine):
            self.up.emit()
        else:
            super().keyPressEvent(event)


class StepsPart(QWidget):
    """Steps, their sum, the line for a further one, and the ways to many at once."""

    sources_wanted = Signal()
    """The owner wants steps of another brief or of a starter."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._theme, self._editing = theme, editing
        self._sum = PlainLabel(theme, "", "meta", "text2")
        self.lines = Lines(theme, _("Steps"), lambda: StepRow(theme), self._editor)
        self.panel = Panel(theme, "card", "cardline", 10)
        self.add = AddLine(theme, _("Add a step, e.g. “Check the promise dates 5m”"), icon="plus")
        self.entry = Field(theme, self.add, called=_("Add a step"))
        self.paste = Button(theme, _("Paste a list"), "link", icon="file-text", dense=True)
        self.take = Button(theme, _("Take from another brief or a starter"), "link", icon="library", dense=True)
        self.adopt = Button(theme, "", "link", dense=True)
        self._join()
        self._lay_out()

    def _join(self) -> None:
        self.add.committed.connect(self._typed)
        self.add.pasted.connect(self.paste_list)
        self.add.up.connect(lambda: self.lines.focus_row(len(self.lines.rows)))
        self.lines.left.connect(self.add.setFocus)
        self.lines.moved.connect(self._move)
        self.lines.removed.connect(self._remove)
        self.paste.clicked.connect(lambda: self.paste_list(QGuiApplication.clipboard().text()))
        self.take.clicked.connect(self.sources_wanted)
        self.adopt.clicked.connect(self._adopt)

    def _lay_out(self) -> None:
        px = self._theme.px
        inner = QVBoxLayout(self.panel)
        inner.setContentsMargins(px(9), px(4), px(9), px(4))
        inner.addWidget(self.lines)
        ways = QHBoxLayout()
        ways.setSpacing(px(18))
        for button in (self.paste, self.take):
            ways.addWidget(button)
        ways.addStretch(1)
        ways.addWidget(self.adopt)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(caption_row(caption(self._theme, _("Steps")), self._sum))
        column.addWidget(self.panel)
        column.addWidget(self.entry)
        column.addLayout(ways)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste a list also while a step has the focus."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_list(QGuiApplication.clipboard().text())
        else:
            super().keyPressEvent(event)

    def show_duty(self, duty: Duty) -> None:
        """Show the steps of a duty."""
        steps = brief_of(self._editing.plan, duty.id).steps
        self.lines.show_values(steps)
        self.panel.setVisible(bool(steps))
        found = step_sum(steps, duty.minutes)
        words, colour = _sum_words(len(steps), found, duty.minutes)
        self._sum.setText(words)
        self._sum.set_colour(colour)
        differs = bool(found.missing) or (duty.minutes is None and found.minutes > 0)
        self.adopt.setVisible(differs and not found.unsaid)
        self.adopt.set_words(_("Say {duration} for the duty").format(duration=formats.duration(found.minutes)))

    def commit(self) -> None:
        """Take what is being typed."""
        self.lines.commit()

    def paste_list(self, text: str) -> None:
        """Add a list of steps, one a line."""
        try:
            steps = parse_steps(text)
        except PlanError as refusal:
            self.entry.set_error(str(refusal))
            return
        if not steps:
            self.entry.set_error(_("Copy a list first, one step a line; then paste it here."))
            return
        words = ngettext("{count} step added to {title}", "{count} steps added to {title}", len(steps))
        self._add(words.replace("{count}", formats.whole(len(steps))), steps)

    def _typed(self, text: str) -> None:
        step = parse_step(text)
        if step is not None and self._add(_("Step added to {title}"), (step,)):
            self.add.show_value("")

    def _add(self, label: str, steps: tuple[Step, ...]) -> bool:
        key = self._key()
        sentence = self._editing.change(label, lambda plan: add_items(plan, key, "steps", steps))
        self.entry.set_error(sentence)
        return sentence is None

    def _editor(self, value: object) -> LineEditor:
        step = cast("Step", value)
        said = "" if step.minutes is None else formats.duration(step.minutes)
        slots = (Slot(_("What is done in this step"), step.text), Slot(_("Minutes"), said, _("min"), 84))
        return LineEditor(self._theme, slots, self._change)

    def _change(self, texts: list[str]) -> str | None:
        place, key = self.lines.edited_place(), self._key()
        step = Step(texts[0].strip(), minutes(texts[1]))
        label = _("Step {place} changed").format(place=place + 1)
        return self._editing.change(label, lambda plan: change_item(plan, key, "steps", place, step))

    def _move(self, place: int, to: int) -> None:
        key, label = self._key(), _("Step {place} moved").format(place=place + 1)
        self._editing.change(label, lambda plan: move_item(plan, key, "steps", place, to))

    def _remove(self, place: int) -> None:
        key, label = self._key(), _("Step {place} removed").format(place=place + 1)
        self._editing.change(label, lambda plan: remove_item(plan, key, "steps", place))
        if not self.lines.rows:
            self.add.setFocus()

    def _adopt(self) -> None:
        steps = brief_of(self._editing.plan, self._key()).steps
        self._editing.edit(_("Minutes of {title} as its steps"), minutes=step_sum(steps, None).minutes)

    def _key(self) -> str:
        return self._editing.ids[0]


def _sum_words(count: int, found: StepSum, minutes: float | None) -> tuple[str, ColourName]:
    """What the steps add up to in words, and in which colour."""
    if not count:
        return _("One a line, in the order they are done"), "text2"
    steps = ngettext("{count} step", "{count} steps", count).format(count=formats.whole(count))
    total = formats.duration(found.minutes)
    if found.missing is not None and found.missing < 0:
        over = formats.duration(-found.missing)
        return _("{steps}, {total}: {over} more than the duty").format(steps=steps, total=total, over=over), "warn"
    if found.unsaid:
        said = _("{steps}, {total} so far, {count} without minutes")
        return said.format(steps=steps, total=total, count=formats.whole(found.unsaid)), "text2"
    if found.missing and minutes is not None:
        whole = formats.duration(minutes)
        return _("{steps}, {total} of {whole}").format(steps=steps, total=total, whole=whole), "text2"
    words = ngettext("{steps} adds up to {total}", "{steps} add up to {total}", count)
    return words.format(steps=steps, total=total), "text2"
