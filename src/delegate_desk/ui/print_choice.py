"""What the File menu prints: which duty, provider or week is meant, and its document."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog

from delegate_desk.documents.blocks import Document
from delegate_desk.documents.checklist import checklists
from delegate_desk.documents.provider_pack import duties_of, provider_pack
from delegate_desk.documents.review_sheet import review_sheet, review_to_print
from delegate_desk.documents.summary import summary
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import in_order
from delegate_desk.domain.provider import Provider
from delegate_desk.domain.review import Review
from delegate_desk.exchange.safe_write import safe_write
from delegate_desk.i18n import _, ngettext
from delegate_desk.ui import formats
from delegate_desk.ui.main_window import MainWindow
from delegate_desk.ui.print.wording import wording
from delegate_desk.ui.printing import Printing, file_name
from delegate_desk.ui.words import in_brief


class PrintChoice(QObject):
    """Prints what is chosen in the window. Each raises PlanError where nothing of its kind is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self.printing = Printing(window.theme, window)
        self.printing.written.connect(self._tell_written)
        self.printing.failed.connect(window.tell)
        self.printing.stopped.connect(lambda: window.status.say(_("Stopped: nothing was written")))

    def print_checklist(self) -> None:
        """The checklist of the duty that is chosen, or of several."""
        plan, chosen = self._session.plan, self._duties()
        duties = [plan.duties[key] for key in chosen if key in plan.duties]
        if not duties:
            raise PlanError(_("Choose a duty first: its checklist is what is printed."))
        name = ngettext("{count} checklist", "{count} checklists", len(duties)).format(count=len(duties))
        if len(duties) == 1:
            name = in_brief(duties[0].title)
        self.printing.show(partial(checklists, plan, duties, _now(), wording()), name)

    def print_pack(self) -> None:
        """All duties of a provider with their checklists."""
        provider = self._provider(_("Print the pack of"))
        if provider is not None:
            make: Callable[[], Document] = partial(provider_pack, self._session.plan, provider, _now(), wording())
            self.printing.show(make, in_brief(provider.name))

    def print_review(self) -> None:
        """The week that the review page shows, else the one that the owner chooses."""
        review = self._review()
        if review is not None:
            name = _("Week of {day}").format(day=review.week)
            self.printing.show(partial(review_sheet, self._session.plan, review, _now(), wording()), name)

    def print_summary(self) -> None:
        """The plan on a page."""
        plan = self._session.plan
        self.printing.show(partial(summary, plan, _now(), wording()), in_brief(plan.settings.title) or _("Summary"))

    def write_calendar(self) -> None:
        """A provider's calendar, as a file that Google, Outlook and others read."""
        from delegate_desk.exchange.calendar_export import write_calendar

        provider = self._provider(_("Calendar for"))
        if provider is None:
            return
        start = str(Path.home() / f"{file_name(provider.name)}.ics")
        kinds = _("Calendars ({0})").format("*.ics")
        chosen, _kind = QFileDialog.getSaveFileName(self._window, _("Provider’s calendar"), start, kinds)
        if chosen:
            path = Path(chosen)
            path = path if path.suffix else path.with_name(path.name + ".ics")
            content = write_calendar(self._session.plan, self._session.today, datetime.now(UTC), provider)
            safe_write(path, content, force=True)  # the file dialog has asked
            self._tell_written(path)

    def _duties(self) -> list[str]:
        """The duty of the hand-over page where that is shown, else those selected on the board."""
        page: Any = self._window.pages.currentWidget()
        shown = getattr(page, "duty", "")
        return [shown] if isinstance(shown, str) and shown else self._window.board.selected_ids()

    def _provider(self, question: str) -> Provider | None:
        """The provider that is chosen in the window, else the one that the owner names; None where they stop."""
        plan = self._session.plan
        providers = [provider for provider in in_order(plan.providers) if duties_of(plan, provider)]
        if not providers:
            raise PlanError(_("Nothing is outsourced to a provider yet."))
        page: Any = self._window.pages.currentWidget()
        shown = getattr(page, "selected", "")
        meant = {plan.duties[key].provider for key in self._duties() if key in plan.duties} | {shown}
        near = [i for i, provider in enumerate(providers) if provider.id in meant]
        names = [f"{i + 1}. {in_brief(provider.name)}" for i, provider in enumerate(providers)]
        name, taken = QInputDialog.getItem(
            self._window, _("Which provider?"), question, names, near[0] if near else 0, editable=False
        )
        return providers[names.index(name)] if taken and name in names else None

    def _review(self) -> Review | None:
        """The week that is shown, else the only one or the one that is named, newest first; None where they stop."""
        plan = self._session.plan
        page: Any = self._window.pages.currentWidget()
        shown = plan.reviews.get(getattr(page, "week", ""))
        usual = review_to_print(plan)
        if shown is not None or len(plan.reviews) == 1:
            return shown or usual
        weeks = sorted(plan.reviews, reverse=True)
        names = [f"{i + 1}. {_week_words(plan.reviews[week])}" for i, week in enumerate(weeks)]
        name, taken = QInputDialog.getItem(
            self._window, _("Which week?"), _("Print the review of"), names, weeks.index(usual.week), editable=False
        )
        return plan.reviews[weeks[names.index(name)]] if taken and name in names else None

    def _tell_written(self, path: Path) -> None:
        self._window.status.say(_("Written: {name}").format(name=path.name))


def _week_words(review: Review) -> str:
    state = _("away") if review.away else _("closed") if review.closed else _("not closed")
    words = _("Week of {day} {year}, {state}")
    return words.format(day=formats.long_date(review.week), year=review.week[:4], state=state)


def _now() -> datetime:
    return datetime.now()
