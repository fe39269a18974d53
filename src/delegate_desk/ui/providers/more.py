"""The further fields of a provider: where and when they work, in which money, what they do, how to reach them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QMenu, QVBoxLayout, QWidget

from delegate_desk.domain.duty import FUNCTIONS
from delegate_desk.domain.provider import Provider
from delegate_desk.i18n import _
from delegate_desk.planning.provider_days import time_zones
from delegate_desk.ui.inspector.entry import Entry
from delegate_desk.ui.inspector.notes import NotesEdit
from delegate_desk.ui.providers import typed
from delegate_desk.ui.providers.agreement import hours_text
from delegate_desk.ui.providers.editing import Editing
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.fields import LineField, caption_label
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import function_name

_NAMED = 2


class ZoneLine(LineField):
    """A line that offers time zones; they are listed when it is first gone to, which takes a moment."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have the list ready."""
        super().focusInEvent(event)
        if self.completer() is None:
            offered = QCompleter(time_zones(), self)
            offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            offered.setFilterMode(Qt.MatchFlag.MatchContains)
            self.setCompleter(offered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is typed, also while a list is open in which nothing is chosen."""
        offered = self.completer()
        if offered is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            popup = offered.popup()
            if popup is not None and popup.isVisible() and not popup.currentIndex().isValid():
                popup.hide()
        super().keyPressEvent(event)


class Fields(QWidget):
    """Place, time zone, day, currency, most hours, functions, contact and notes."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._theme, self._editing = theme, editing
        edit = editing.edit
        self.place = self._entry(
            _("Place"), lambda text: edit(_("Changed the place of {name}"), place=text.strip()), _("town, country")
        )
        self.zone = Entry(theme, ZoneLine(theme, "Asia/Manila"), self._take_zone, caption=_("Time zone"))
        self.starts = self._entry(
            _("Their day starts"),
            lambda text: edit(_("Changed the day of {name}"), day_starts=typed.clock(text)), "09:00",
        )  # fmt: skip
        self.ends = self._entry(
            _("and ends"), lambda text: edit(_("Changed the day of {name}"), day_ends=typed.clock(text)), "17:00"
        )
        self.currency = self._entry(
            _("Currency"), lambda text: edit(_("Changed the currency of {name}"), currency=typed.currency(text))
        )
        self.most = self._entry(
            _("At most, hours a week"),
            lambda text: edit(_("Changed the most hours of {name}"), maximum_hours=typed.hours(text)),
            _("no limit"),
        )
        self.contact = self._entry(
            _("Contact"),
            lambda text: edit(_("Changed the contact of {name}"), contact=text.strip()),
            _("name, mail, telephone"),
        )
        self.functions = FunctionsButton(theme, editing)
        self.notes = NotesEdit(theme, _("Notes"), _("Anything worth remembering"))
        self.notes.committed.connect(self._take_notes)
        self._problem = PlainLabel(theme, "", "meta", "danger", wrap=True)
        self._problem.hide()
        self._lay_out()

    def _entry(self, caption: str, take: Callable[[str], str | None], placeholder: str = "") -> Entry:
        return Entry(self._theme, LineField(self._theme, placeholder), take, caption=caption)

    def _lay_out(self) -> None:
        px = self._theme.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(10))
        pairs = (self.place, self.zone, self.starts, self.ends, self.currency, self.most)
        for place, part in enumerate(pairs):
            grid.addWidget(part, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addLayout(grid)
        column.addSpacing(px(4))
        notes, functions = (caption_label(self._theme, text) for text in (_("Notes"), _("What they do")))
        notes.setBuddy(self.notes)
        functions.setBuddy(self.functions)
        for below in (functions, self.functions, self.contact, notes, self.notes, self._problem):
            column.addWidget(below)

    def show_provider(self, provider: Provider) -> None:
        """Show a provider's fields."""
        for entry, text in (
            (self.place, provider.place),
            (self.zone, provider.time_zone or ""),
            (self.starts, provider.day_starts or ""),
            (self.ends, provider.day_ends or ""),
            (self.currency, provider.currency),
            (self.most, hours_text(provider.maximum_hours)),
            (self.contact, provider.contact),
        ):
            entry.show_text(provider.id, text)
        self.functions.show_functions(provider.functions)
        self.notes.show_value(provider.notes)

    def _take_zone(self, text: str) -> str | None:
        known = {name.casefold(): name for name in time_zones()}
        zone = text.strip().replace(" ", "_")
        label = _("Changed the time zone of {name}")
        return self._editing.edit(label, time_zone=known.get(zone.casefold(), zone) or None)

    def _take_notes(self, text: str) -> None:
        sentence = self._editing.edit(_("Changed the notes of {name}"), notes=text)
        self._problem.setText(sentence or "")
        self._problem.setVisible(sentence is not None)


class FunctionsButton(Button):
    """The functions of a provider in brief; pressed, a list to tick them in."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__(theme, _("Anything"), trailing="chevron-down")
        self._editing = editing
        self._chosen: tuple[str, ...] = ()
        self.clicked.connect(self._open)

    def show_functions(self, functions: tuple[str, ...]) -> None:
        """Show other functions; none means any."""
        self._chosen = functions
        names = [function_name(each) for each in functions]
        shown = ", ".join(names[:_NAMED])
        if len(names) > _NAMED:
            shown = _("{names} and {count} more").format(names=shown, count=len(names) - _NAMED)
        self.set_words(shown or _("Anything"))
        self.setAccessibleDescription(_("What they do"))

    def menu_of_functions(self) -> QMenu:
        """The list: the usual functions, those of the plan, and those they have."""
        own = {duty.function for duty in self._editing.plan.duties.rows.values() if duty.function}
        known = [*FUNCTIONS, *sorted((own | set(self._chosen)).difference(FUNCTIONS))]
        menu = QMenu(self)
        for function in known:
            action = QAction(function_name(function).replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(function in self._chosen)
            action.setData(function)
            menu.addAction(action)
        menu.triggered.connect(lambda action: self._turn(action.data()))
        return menu

    def _open(self) -> None:
        menu = self.menu_of_functions()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _turn(self, function: str) -> None:
        chosen = tuple(each for each in self._chosen if each != function)
        if len(chosen) == len(self._chosen):
            chosen = (*self._chosen, function)
        self._editing.edit(_("Changed what {name} does"), functions=chosen)
