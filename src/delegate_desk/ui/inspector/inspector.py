"""The inspector at the window's side: the selected duty, several of them, or how to come to one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.side_panel import SidePanel

if TYPE_CHECKING:
    from delegate_desk.ui.inspector.nothing import Nothing
    from delegate_desk.ui.inspector.one_duty import OneDuty
    from delegate_desk.ui.inspector.several import Several

WIDTH = 320
"""Design pixels."""

_AFTER_MS = 30
"""How long after a change its details follow: the cards and totals are painted before."""


class Inspector(SidePanel):
    """Every field of the duty that is selected. Its parts are made when they are first needed.

    Edits apply when a field is left, each as one undo step; a change from elsewhere is shown a moment after the cards
    and totals, and leaves alone what is being typed. Until then the fields belong to the duty they show.
    """

    brief_wanted = Signal(str)
    """Open the brief of the duty with this id."""

    checklist_wanted = Signal(str)
    """Show the checklist of the duty with this id."""

    providers_wanted = Signal()
    """Show all providers."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__(theme, WIDTH)
        self._session = session
        self._editing = Editing(session)
        self._stale = True
        self._wanted: tuple[str, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self._refresh)
        self.one: OneDuty | None = None
        self.several: Several | None = None
        self.nothing: Nothing | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        session.changed.connect(self._follow)

    @property
    def ids(self) -> tuple[str, ...]:
        """The duties that are shown, or will be in a moment."""
        return self._wanted

    def show_duties(self, ids: Sequence[str]) -> None:
        """Show these duties; what is being typed into another is taken first."""
        wanted = tuple(ids)
        if wanted != self._wanted:
            self.commit()
            self._wanted = wanted
        elif not self._stale:
            return
        self._follow()

    def catch_up(self) -> None:
        """Show at once what would be shown in a moment."""
        if self._soon.isActive():
            self._soon.stop()
            self._refresh()

    def commit(self) -> None:
        """Take what is still being typed, as on leaving its field."""
        if self.one is not None and len(self._editing.ids) == 1:
            self.one.commit()

    def prepare(self) -> None:
        """Make ready what the first duty needs, while nobody waits for it: idle after the start, say."""
        if self.one is None:
            self._make_one().hide()

    def edit_title(self) -> None:
        """Put the cursor into the title of the one duty shown."""
        self.catch_up()
        if self.one is not None and not self.one.isHidden():
            self.one.heading.edit_title()

    def focus_first(self) -> None:
        """Take the focus: to the decision, from which Tab leads through the fields."""
        self.catch_up()
        for part in (self.one, self.several):
            if part is not None and not part.isHidden():
                part.decision.focus_chosen()

    # What is shown

    def _follow(self, _edit: object = None) -> None:
        """Show the plan as it is in a moment; later, while nobody sees it."""
        self._stale = not self.isVisible()
        if not self._stale and not self._soon.isActive():
            self._soon.start()

    def _refresh(self) -> None:
        self._stale = not self.isVisible()
        if self._stale:
            return
        duties = self._session.plan.duties
        self._wanted = tuple(key for key in self._wanted if key in duties)
        if self._wanted != self._editing.ids:
            self._editing.ids = self._wanted
            if self.one is not None:
                self.one.to_top()
        shown = [duties[key] for key in self._wanted]
        part = self._part(len(shown))
        for each in (self.one, self.several, self.nothing):
            if each is not None:
                each.setVisible(each is part)
        if part is self.one and self.one is not None:
            self.one.show_duty(shown[0])
        elif part is self.several and self.several is not None:
            self.several.show_duties(shown)

    def _part(self, count: int) -> QWidget:
        if count == 1:
            return self.one or self._make_one()
        return (self.several or self._make_several()) if count else (self.nothing or self._make_nothing())

    def _make_one(self) -> QWidget:
        from delegate_desk.ui.inspector.one_duty import OneDuty

        self.one = OneDuty(self._theme, self._editing)
        self.one.closed.connect(self.closed)
        self.one.brief_wanted.connect(self.brief_wanted)
        self.one.checklist_wanted.connect(self.checklist_wanted)
        self.one.providers_wanted.connect(self.providers_wanted)
        self._column.addWidget(self.one)
        return self.one

    def _make_several(self) -> QWidget:
        from delegate_desk.ui.inspector.several import Several

        self.several = Several(self._theme, self._editing)
        self.several.closed.connect(self.closed)
        self.several.provider.providers_wanted.connect(self.providers_wanted)
        self._column.addWidget(self.several)
        return self.several

    def _make_nothing(self) -> QWidget:
        from delegate_desk.ui.inspector.nothing import Nothing

        self.nothing = Nothing(self._theme)
        self.nothing.closed.connect(self.closed)
        self._column.addWidget(self.nothing)
        return self.nothing

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while it was closed."""
        super().showEvent(event)
        if self._stale:
            self._refresh()
