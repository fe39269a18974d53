"""The list of ideas: alternatives and opportunities, each open, tried, kept or dropped, and what becomes of them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QScrollArea, QVBoxLayout, QWidget

from delegate_desk.domain.edit import Edit
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.idea import IDEA_STATUSES, Idea, IdeaStatus
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.i18n import _
from delegate_desk.planning.ideas import delete_idea, edit_idea, idea_to_duty, idea_to_goal, is_noted, note_idea
from delegate_desk.ui.inspector.entry import Entry
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button, IconButton
from delegate_desk.ui.widgets.choice import Choice
from delegate_desk.ui.widgets.fields import LineField
from delegate_desk.ui.widgets.panel import Panel, Rule
from delegate_desk.ui.widgets.scroll_bar import ThinBar
from delegate_desk.ui.widgets.text import PlainLabel, tip
from delegate_desk.ui.words import in_brief

_MARK = "="  # before ids, which may be any text


def status_name(status: IdeaStatus) -> str:
    """What became of an idea: "Open", "Tried"."""
    names: dict[IdeaStatus, str] = {
        "open": _("Open"),
        "tried": _("Tried"),
        "kept": _("Kept"),
        "dropped": _("Dropped"),
    }
    return names[status]


class QuietLine(LineField):
    """Reads as text, and is a field under the pointer and the cursor."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame only where it says something."""
        if self.hasFocus() or self.underMouse() or self._wrong:
            super().paintEvent(event)
        else:
            QLineEdit.paintEvent(self, event)


class IdeaLine(QWidget):
    """One idea: its words, whose it is, what became of it, and a menu."""

    def __init__(self, theme: Theme, session: Session, key: str) -> None:
        super().__init__()
        self.key = key
        self._session = session
        px = theme.px
        self.text = Entry(theme, QuietLine(theme), self._take_text, called=_("Idea"))
        self.provider = Choice(theme, _("Whose idea"), bare=True)
        self.status = Choice(theme, _("What became of it"), bare=True)
        self.more = IconButton(theme, "ellipsis", _("More to do with this idea"), size=32)
        self.provider.chosen.connect(self._choose_provider)
        self.status.chosen.connect(self._choose_status)
        self.more.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(4), px(10), px(4))
        row.setSpacing(px(8))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.text, 1, top)
        row.addWidget(self.provider, 0, top)
        row.addWidget(self.status, 0, top)
        row.addWidget(self.more, 0, top)
        self.status.setFixedSize(px(92), px(36))
        self.provider.setFixedSize(px(150), px(36))

    def show_idea(self, plan: Plan, idea: Idea) -> None:
        """Show the idea as the plan has it."""
        self.text.show_text(idea.id, " ".join(idea.text.split()))
        tip(self.text.edit, idea.text)
        known = [(_MARK + each.id, in_brief(each.name)) for each in in_order(plan.providers)]
        chosen = "" if idea.provider is None else _MARK + idea.provider
        self.provider.offer([("", _("My own")), *known], chosen)
        self.status.offer([(each, status_name(each)) for each in IDEA_STATUSES], idea.status)

    def menu(self) -> QMenu:
        """What the idea can become, and its end."""
        menu = QMenu(self)
        menu.addAction(_("Make it a growth goal"), partial(self._become, idea_to_goal, _("Made {idea} a growth goal")))
        menu.addAction(_("Make it a duty"), partial(self._become, idea_to_duty, _("Made {idea} a duty, undecided")))
        menu.addSeparator()
        menu.addAction(_("Delete"), partial(self._become, delete_idea, _("Deleted the idea {idea}")))
        return menu

    def _become(self, make: Callable[[Plan, str], Plan], label: str) -> None:
        self._do(label, lambda plan: make(plan, self.key))

    def _open(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _choose_provider(self, key: str) -> None:
        provider = key.removeprefix(_MARK) or None
        self._do(_("Changed whose idea {idea} is"), lambda plan: edit_idea(plan, self.key, provider=provider))

    def _choose_status(self, status: str) -> None:
        label = {
            "open": _("Took {idea} up again"),
            "tried": _("Tried {idea}"),
            "kept": _("Kept {idea}"),
            "dropped": _("Dropped {idea}"),
        }[status]
        self._do(label, lambda plan: edit_idea(plan, self.key, status=status))

    def _take_text(self, text: str) -> str | None:
        return self._do(_("Changed the idea {idea}"), lambda plan: edit_idea(plan, self.key, text=text.strip()))

    def _do(self, label: str, change: Callable[[Plan], Plan]) -> str | None:
        plan = self._session.plan
        try:
            change(plan)
        except PlanError as refusal:
            return str(refusal)
        idea = _("“{text}”").replace("{text}", in_brief(plan.ideas[self.key].text, 40))
        done = self._session.do(label.replace("{idea}", idea), change)
        return None if done else _("Not saved yet. What you typed is still here.")


class Ideas(QWidget):
    """A line to note an idea in, and all ideas: the open ones first, then as they were noted."""

    left = Signal()
    """The owner goes back to where they came from."""

    def __init__(self, theme: Theme, session: Session, back: str) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._provider: str | None = None
        self._is_behind = True
        self.lines: list[IdeaLine] = []
        self._rules: list[Rule] = []
        self.back = Button(theme, back, "link", icon="arrow-left")
        self.back.clicked.connect(self.left)
        self.new = Entry(
            theme, LineField(theme, _("An alternative or an opportunity"), icon="lightbulb"), self._add,
            called=_("New idea"),
        )  # fmt: skip
        self.whose = PlainLabel(theme, "", "meta", "text2", wrap=True)
        self.none = PlainLabel(
            theme, _("No ideas yet. Could it be done otherwise, or not at all? Ask those who do it."), "body", "text2",
            wrap=True,
        )  # fmt: skip
        self._lay_out()
        session.changed.connect(self._follow)

    def _lay_out(self) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self._theme, _("Ideas"), "title"))
        head.addStretch(1)
        head.addWidget(self.back)
        frame = Panel(self._theme)
        self._list = QVBoxLayout(frame)
        self._list.setContentsMargins(1, px(4), 1, px(4))
        self._list.setSpacing(0)
        self._frame = frame
        inner = QWidget()
        within = QVBoxLayout(inner)
        within.setContentsMargins(0, 0, 0, 0)
        within.addWidget(frame)
        within.addWidget(self.none)
        within.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setVerticalScrollBar(ThinBar(self._theme, narrow=True))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addLayout(head)
        column.addWidget(self.new)
        column.addWidget(self.whose)
        column.addWidget(scroll, 1)

    def ask(self, provider: str | None = None) -> None:
        """Put the cursor where an idea is typed; it is this provider's, or the owner's own."""
        self._provider = provider if provider in self._session.plan.providers else None
        self._say_whose()
        self.new.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed meanwhile."""
        super().showEvent(event)
        if self._is_behind:
            self._refresh()

    def _follow(self, _edit: Edit | None) -> None:
        self._is_behind = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._is_behind = False
        plan = self._session.plan
        ideas = sorted(in_order(plan.ideas), key=lambda idea: idea.status != "open")
        if sorted(line.key for line in self.lines) != sorted(idea.id for idea in ideas):
            self._make_lines([idea.id for idea in ideas])
        for line in self.lines:
            line.show_idea(plan, plan.ideas[line.key])
        self._frame.setVisible(bool(ideas))
        self.none.setVisible(not ideas)
        if self._provider not in plan.providers:
            self._provider = None
        self._say_whose()

    def _make_lines(self, keys: list[str]) -> None:
        for part in (*self.lines, *self._rules):
            self._list.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.lines = [IdeaLine(self._theme, self._session, key) for key in keys]
        self._rules = [Rule(self._theme) for _line in self.lines[1:]]
        for place, line in enumerate(self.lines):
            if place:
                self._list.addWidget(self._rules[place - 1])
            self._list.addWidget(line)

    def _say_whose(self) -> None:
        provider = self._session.plan.providers.get(self._provider or "")
        text = "" if provider is None else _("It is noted as an idea of {name}.").format(name=in_brief(provider.name))
        self.whose.setText(text)
        self.whose.setVisible(bool(text))

    def _add(self, text: str) -> str | None:
        thought, provider = " ".join(text.split()), self._provider
        if not thought:
            return None
        if is_noted(self._session.plan, thought):
            return _("That is noted already.")
        label = _("Noted the idea “{text}”").replace("{text}", in_brief(thought, 40))
        if not self._session.do(label, lambda plan: note_idea(plan, thought, provider)):
            return _("Not saved yet. What you typed is still here.")
        self.new.edit.clear()
        return None
