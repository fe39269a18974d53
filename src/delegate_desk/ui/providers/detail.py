"""All about one provider, at the side of the table."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from delegate_desk.planning.provider_days import same_hours
from delegate_desk.ui.providers.agreement import Agreement
from delegate_desk.ui.providers.days import SameHoursPart
from delegate_desk.ui.providers.duties import DutiesPart
from delegate_desk.ui.providers.editing import Editing
from delegate_desk.ui.providers.footer import Footer
from delegate_desk.ui.providers.heading import Heading
from delegate_desk.ui.providers.more import Fields
from delegate_desk.ui.providers.receipt import Receipt
from delegate_desk.ui.providers.rows import Row
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.panel import Rule
from delegate_desk.ui.widgets.scroll_bar import ThinBar
from delegate_desk.ui.widgets.side_panel import SidePanel
from delegate_desk.ui.words import short_names

WIDTH = 340
"""Design pixels."""
_MINUTE = 60_000


class Detail(SidePanel):
    """Rate, what the week costs, hours in common, duties, and every other field; edits apply on leaving a field."""

    hand_over_wanted = Signal(str)
    ideas_wanted = Signal()

    def __init__(self, theme: Theme, session: Session, now: Callable[[], datetime]) -> None:
        super().__init__(theme, WIDTH)
        self._session, self._now = session, now
        self._row: Row | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(_MINUTE)
        self._clock.timeout.connect(self._tick)
        self.editing = Editing(session)
        self.heading = Heading(theme, self.editing)
        self.agreement = Agreement(theme, self.editing)
        self.receipt = Receipt(theme)
        self.days = SameHoursPart(theme)
        self.duties = DutiesPart(theme, session)
        self.fields = Fields(theme, self.editing)
        self.footer = Footer(theme, self.editing)
        self.heading.closed.connect(self.closed)
        self.footer.hand_over_wanted.connect(self.hand_over_wanted)
        self.footer.ideas_wanted.connect(self.ideas_wanted)
        self.footer.rename_wanted.connect(self.heading.edit_name)
        self._lay_out()

    @property
    def key(self) -> str:
        """The provider that is shown."""
        return self.editing.key

    def show_row(self, row: Row) -> None:
        """Show a provider as the table has it; what is being typed for another is taken first."""
        if row.key != self.editing.key:
            self.commit()
            self.editing.key = row.key
            self.heading.give_up()
            self._scroll.verticalScrollBar().setValue(0)
        self._row = row
        figures = row.figures
        self._tick()
        self.agreement.show_figures(figures)
        self.receipt.show_figures(self._session.plan, figures, row.listed_cost)
        self.duties.show_figures(figures, row.listed_hours)
        self.fields.show_provider(figures.provider)
        self.footer.show_figures(figures)

    def commit(self) -> None:
        """Take what is still being typed, as on leaving its field."""
        if self.key not in self._session.plan.providers:
            return
        self.heading.name.commit()
        self.fields.notes.commit()
        focused = self.focusWidget()
        if isinstance(focused, QLineEdit) and focused.hasFocus():
            focused.editingFinished.emit()

    def focus_first(self) -> None:
        """Take the focus: to the kind of agreement, from which Tab leads through the fields."""
        self.agreement.kind.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        px = self._theme.px
        bar = ThinBar(self._theme, narrow=True)
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(px(22), px(12), px(22) - bar.sizeHint().width(), px(12))
        inner.setSpacing(px(16))
        for part in (self.agreement, self.receipt, self.days, self.duties, Rule(self._theme), self.fields):
            inner.addWidget(part)
        inner.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setVerticalScrollBar(bar)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # it draws nothing where all fits
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(page)
        page.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.footer)

    def _tick(self) -> None:
        """Show what time it is there now."""
        if self._row is None:
            return
        provider = self._session.plan.providers.get(self._row.key)
        if provider is None:
            return
        same = same_hours(self._session.plan.settings, provider, self._now())
        short = short_names(self._session.plan.providers.rows.values())
        self.heading.show_provider(provider, same)
        self.days.show_same(same, short[provider.id])

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        """Keep the clock going while it is seen."""
        super().showEvent(event)
        self._tick()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the clock rest."""
        super().hideEvent(event)
        self._clock.stop()
