"""The short lists beside the steps: where things are, and what to ask the owner first."""

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_desk.domain.brief import Access
from delegate_desk.domain.duty import Duty
from delegate_desk.i18n import _
from delegate_desk.planning.briefs import ListField, add_items, brief_of, change_item, move_item, remove_item
from delegate_desk.ui.hand_over.captions import caption
from delegate_desk.ui.hand_over.line_editor import LineEditor, Slot
from delegate_desk.ui.hand_over.lines import Lines, Row
from delegate_desk.ui.hand_over.place_rows import AskRow, PlaceRow
from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button


class ItemsPart(QWidget):
    """A list of the brief with its heading and a link for a further line."""

    field: ListField
    label = ""
    """What a step of undo is called; "{title}" is the duty's."""

    def __init__(self, theme: Theme, editing: Editing, title: str, further: str) -> None:
        super().__init__()
        self._theme, self._editing = theme, editing
        self.lines = Lines(theme, title, self._row, self._editor)
        self.further = Button(theme, further, "link", icon="plus", dense=True)
        self.further.clicked.connect(lambda: self.lines.edit_new(self._empty()))
        self.lines.moved.connect(self._move)
        self.lines.removed.connect(self._remove)
        self.lines.left.connect(self.further.setFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(caption(theme, title))
        column.addWidget(self.lines)
        column.addWidget(self.further)

    def show_duty(self, duty: Duty) -> None:
        """Show the list of a duty's brief."""
        self.lines.show_values(getattr(brief_of(self._editing.plan, duty.id), self.field))

    def commit(self) -> None:
        """Take what is being typed."""
        self.lines.commit()

    def _row(self) -> Row:
        return Row(self._theme)

    def _empty(self) -> Any:
        return ""

    def _slots(self, value: Any) -> Sequence[Slot]:
        return ()

    def _value(self, texts: list[str]) -> Any:
        return texts[0].strip()

    def _editor(self, value: Any) -> LineEditor:
        return LineEditor(self._theme, self._slots(value), self._take, upright=True)

    def _take(self, texts: list[str]) -> str | None:
        place, key, value = self.lines.edited_place(), self._editing.ids[0], self._value(texts)
        known = place < len(self.lines.values)
        if not known and not any(text.strip() for text in texts):
            return None
        if known:
            return self._editing.change(self.label, lambda plan: change_item(plan, key, self.field, place, value))
        return self._editing.change(self.label, lambda plan: add_items(plan, key, self.field, [value]))

    def _move(self, place: int, to: int) -> None:
        key = self._editing.ids[0]
        self._editing.change(self.label, lambda plan: move_item(plan, key, self.field, place, to))

    def _remove(self, place: int) -> None:
        key = self._editing.ids[0]
        self._editing.change(self.label, lambda plan: remove_item(plan, key, self.field, place))
        if not self.lines.rows:
            self.further.setFocus()


class PlacesPart(ItemsPart):
    """Which tools and papers the provider needs, and where they are; never a password."""

    field = "access"

    def __init__(self, theme: Theme, editing: Editing) -> None:
        self.label = _("Where things are for {title}")
        super().__init__(theme, editing, _("Where things are"), _("Add a tool or paper"))

    def _row(self) -> Row:
        return PlaceRow(self._theme)

    def _empty(self) -> Any:
        return Access("")

    def _slots(self, value: Any) -> Sequence[Slot]:
        entry = cast("Access", value)
        what = Slot(_("What"), entry.what, _("What, e.g. Phone script"))
        return (what, Slot(_("Where it is"), entry.where, _("Where it is, never a password")))

    def _value(self, texts: list[str]) -> Any:
        return Access(texts[0].strip(), texts[1].strip())


class AsksPart(ItemsPart):
    """What the provider asks about before doing it."""

    field = "ask_first"

    def __init__(self, theme: Theme, editing: Editing) -> None:
        self.label = _("Ask me first for {title}")
        super().__init__(theme, editing, _("Ask me first"), _("Add what to ask first"))

    def _row(self) -> Row:
        return AskRow(self._theme)

    def _slots(self, value: Any) -> Sequence[Slot]:
        return (Slot(_("Ask me first"), str(value), _("e.g. Payment plans over 500")),)
