"""The strip joined to the plan: it shows the totals, previews a drag, and takes what the owner says in it."""

from PySide6.QtCore import QObject, Qt

from delegate_desk.i18n import _
from delegate_desk.planning.totals import Totals
from delegate_desk.ui.figures import strip_figures
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.strip import Strip


class StripLink(QObject):
    """Lives as long as the strip."""

    def __init__(self, theme: Theme, session: Session, strip: Strip) -> None:
        super().__init__(strip)
        self._theme, self._session, self._strip = theme, session, strip
        strip.worth_given.connect(self._take_worth)
        strip.split_wanted.connect(self._open_goals)
        strip.table_wanted.connect(self._show_table)
        session.changed.connect(self.show_totals)
        self.show_totals()

    def show_totals(self, _edit: object = None) -> None:
        """Show the plan as it stands."""
        self._strip.show_figures(strip_figures(self._session.plan, self._session.totals()))

    def preview(self, totals: Totals | None) -> None:
        """Show what a drop would make of the plan; None shows it as it stands."""
        if totals is None:
            self.show_totals()
        else:
            self._strip.show_figures(strip_figures(self._session.plan, totals, before=self._session.totals()))

    def _take_worth(self, text: str) -> None:
        from delegate_desk.planning.plan_settings import edit_settings
        from delegate_desk.ui.formats import parse_money

        worth = parse_money(text)
        if worth is None:
            self._strip.refuse_worth()
        else:
            self._session.do(_("Said what an hour is worth"), lambda plan: edit_settings(plan, hourly_worth=worth))

    def _open_goals(self) -> None:
        from delegate_desk.ui.goals_popover import GoalsPopover

        popover = GoalsPopover(self._theme, self._session, self._strip.window())
        popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popover.open_at(self._strip.split if self._strip.split.isVisible() else self._strip.bar)

    def _show_table(self) -> None:
        from delegate_desk.ui.dialogs.freed_table import FreedTable

        FreedTable(self._theme, self._session, self._strip.window()).open()
