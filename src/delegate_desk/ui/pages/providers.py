"""The providers page: who does it at what price, beside what the owner's own hour is worth."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from delegate_desk.domain.edit import Edit
from delegate_desk.domain.provider import Provider
from delegate_desk.i18n import _
from delegate_desk.planning.providers import add_provider
from delegate_desk.ui.ideas.ideas import Ideas
from delegate_desk.ui.providers.detail import Detail
from delegate_desk.ui.providers.listing import Listing
from delegate_desk.ui.providers.new import NewProvider
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.words import in_brief

_SMALL_BELOW = 1200


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


class ProvidersPage(QWidget):
    """The table and the details of one provider; under 1,200 px the details lie over the table."""

    hand_over_wanted = Signal(str)
    """The hand-over of this duty is wanted."""

    scenarios_wanted = Signal()

    def __init__(self, theme: Theme, session: Session, now: Callable[[], datetime] = _now) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._selected, self._is_behind = "", True
        self._small: bool | None = None
        self.listing = Listing(theme, session, now)
        self.ideas = Ideas(theme, session, _("Providers"))
        self.detail = Detail(theme, session, now)
        self.new = NewProvider(theme)
        self._left = QStackedWidget()
        self._side = QStackedWidget()
        self._lay_out()
        self._join()
        self.setAccessibleName(_("Providers"))

    def _lay_out(self) -> None:
        for part in (self.listing, self.ideas):
            self._left.addWidget(part)
        self._side.addWidget(self.detail)
        self._side.addWidget(self.new)
        self._holder = QWidget()
        self._around = QVBoxLayout(self._holder)
        self._around.addWidget(self._left)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._holder, 1)
        self._row.addWidget(self._side)
        self._side.setFixedWidth(self.detail.sizeHint().width())
        self._side.hide()
        self._restyle()

    def _join(self) -> None:
        listing, detail = self.listing, self.detail
        listing.chosen.connect(self._choose)
        listing.opened.connect(self._open)
        listing.wish.connect(self._grant)
        listing.add_wanted.connect(self.add)
        listing.ideas_wanted.connect(self.show_ideas)
        listing.scenarios_wanted.connect(self.scenarios_wanted)
        detail.closed.connect(self._close)
        detail.left.connect(self._leave)
        detail.ideas_wanted.connect(lambda: self.show_ideas(self._selected))
        detail.hand_over_wanted.connect(self.hand_over_wanted)
        self.new.wanted.connect(self._add)
        self.new.given_up.connect(self._give_up)
        self.ideas.left.connect(self.show_table)
        self._session.changed.connect(self._follow)
        self._theme.changed.connect(self._restyle)

    # What the owner does

    @property
    def selected(self) -> str:
        """The provider that is selected, or nothing."""
        return self._selected

    def add(self) -> None:
        """Ask for a new provider."""
        self.show_table()
        self._side.setCurrentWidget(self.new)
        self._show_side(True)
        self.new.begin(self._session.plan.settings.home_currency)

    def show_ideas(self, provider: str = "") -> None:
        """Show the ideas in place of the table; the next one noted is this provider's."""
        self._left.setCurrentWidget(self.ideas)
        if self._small:
            self._show_side(False)
        self.ideas.ask(provider or None)

    def show_table(self) -> None:
        """Show the table again."""
        self._left.setCurrentWidget(self.listing)

    def focus_find(self) -> None:
        """Put the cursor where is searched."""
        self.show_table()
        self.listing.focus_find()

    def _choose(self, key: str) -> None:
        self._selected = key
        self._show_selected()

    def _open(self, key: str, by_key: bool) -> None:
        self._selected = key
        self._show_selected()
        self._show_side(True)
        if by_key:
            self.detail.focus_first()

    def _grant(self, wish: str) -> None:
        if wish == "delete":
            self.detail.footer.delete()
        else:
            self._show_side(True)
            self.detail.heading.edit_name()

    def _add(self, provider: Provider) -> None:
        label = _("Added the provider “{name}”").replace("{name}", in_brief(provider.name))
        if self._session.do(label, lambda plan: add_provider(plan, provider)):
            self._selected = provider.id
            self._show_selected()
            self.detail.focus_first()

    def _give_up(self) -> None:
        self._show_selected()
        self._show_side(bool(self._selected) and not self._small)
        self.listing.focus_table()

    def _close(self) -> None:
        self._show_side(False)
        self.listing.focus_table()

    def _leave(self) -> None:
        self.listing.focus_table()
        if self._small:
            self._show_side(False)

    # What is shown

    def _follow(self, _edit: Edit | None) -> None:
        self._is_behind = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._is_behind = False
        shown = self.listing.refresh()
        keys = [row.key for row in shown.rows]
        if self._selected not in self._session.plan.providers:
            self._selected = keys[0] if keys else ""
        if self._side.currentWidget() is self.new:
            self.listing.select(self._selected)  # what is typed there stays
        else:
            self._show_selected()

    def _show_selected(self) -> None:
        row = self.listing.row(self._selected)
        self.listing.select(self._selected)
        if row is not None:
            self._side.setCurrentWidget(self.detail)
            self.detail.show_row(row)
        elif self._side.currentWidget() is self.detail and not len(self._session.plan.providers):
            self._show_side(False)

    def _show_side(self, wanted: bool) -> None:
        if not wanted:
            self.detail.commit()
        self._side.setVisible(wanted)
        self._place_side()

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while another page was open."""
        super().showEvent(event)
        if self._is_behind:
            self._refresh()
            if self._selected and not self._small:
                self._show_side(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the small form in a small window."""
        super().resizeEvent(event)
        small = self.window().width() < self._theme.px(_SMALL_BELOW)
        if small != self._small:
            self._small = small
            if small:
                self._row.removeWidget(self._side)
            else:
                self._row.addWidget(self._side)
            self._show_side(bool(self._selected) and not small)
            self._restyle()
        self._place_side()

    def _place_side(self) -> None:
        if self._small and not self._side.isHidden():
            wide = self._side.width()
            start = 0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - wide
            self._side.setGeometry(start, 0, wide, self.height())
            self._side.raise_()

    def _restyle(self) -> None:
        px = self._theme.px
        side = px(16 if self._small else 24)
        self._around.setContentsMargins(side, px(16), side, px(12))
        self._side.setFixedWidth(self.detail.sizeHint().width())
