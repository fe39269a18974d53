"""Bringing in a file: what it holds is read off the window's thread, shown with ticks, and added as one step."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.exchange.candidates import Candidate, Found, duties_from
from delegate_desk.i18n import _, ngettext
from delegate_desk.ui import formats
from delegate_desk.ui.background import Work
from delegate_desk.ui.dialogs.found_model import FoundModel
from delegate_desk.ui.dialogs.found_table import FoundTable
from delegate_desk.ui.dialogs.frame import Dialog
from delegate_desk.ui.dialogs.table_layout import TableLayout
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import Banner, ProgressBanner
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.text import PlainLabel, tip
from delegate_desk.ui.widgets.tick import Tick


class Reader(Protocol):
    """Reads files, saying how far it is and asking whether to stop; raises PlanError."""

    def __call__(
        self,
        paths: Sequence[Path],
        progress: Callable[[float], None],
        cancelled: Callable[[], bool],
        wish: Mapping[str, Any] = ...,
        /,
    ) -> Found:
        """All that they hold; `wish` says how the owner wants a table read."""


_QUICK_MS = 300


class ImportDialog(Dialog):
    """Reads at once; the plan is changed only by its primary button, after `before`, which keeps a backup."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        paths: Sequence[Path],
        read: Reader,
        parent: QWidget | None = None,
        before: Callable[[], object] = lambda: None,
    ) -> None:
        reassurance = _("Nothing is added until you say so, and one undo takes it all back.")
        super().__init__(theme, _("Bring in"), _("Add"), reassurance, parent)
        self._session, self._paths, self._read, self._before = session, paths, read, before
        self._name = paths[0].name if len(paths) == 1 else _("{count} files").format(count=len(paths))
        self._model: FoundModel | None = None
        self._progress = ProgressBanner(theme, _("Reading {name}").format(name=self._name))
        self._progress.stopped.connect(self.reject)
        self._progress.hide()
        self.content.addWidget(self._progress)
        self.content.addStretch(1)
        self.primary.setEnabled(False)
        self.resize(theme.px(1000), theme.px(600))
        self._table: FoundTable | None = None
        self._columns: TableLayout | None = None
        self._time = Tick(theme, _("Keep the tracked time too"))
        tip(self._time, _("Each day’s minutes become time entries of the duty, for its details and your reviews."))
        self._time.hide()
        self._summary = PlainLabel(theme, "", "section", wrap=True)
        self._work = self._started(partial(read, paths))
        QTimer.singleShot(_QUICK_MS, self, self._show_progress)

    def _started(self, job: Callable[..., Found]) -> Work:
        work = Work(job, self)
        work.progressed.connect(self._progress.show_progress)
        work.finished.connect(self._show_found)
        work.failed.connect(self._show_failure)
        work.start()
        return work

    def accept(self) -> None:
        """Add what is ticked, as one step that can be undone."""
        chosen = self._model.chosen() if self._model is not None else []
        if not chosen:
            return
        try:
            self._before()
        except PlanError as refusal:
            self._show_failure(str(refusal))
            return
        if not self._time.isChecked():
            chosen = [offer._replace(days=()) for offer in chosen]
        if self._session.do(self._label(chosen), lambda plan: _added(self._found, chosen, plan)):
            super().accept()

    def reject(self) -> None:
        """Close, and stop reading."""
        self._work.cancel()
        super().reject()

    def _label(self, chosen: Sequence[Candidate]) -> str:
        words = ngettext(
            "Brought in {count} duty from “{name}”", "Brought in {count} duties from “{name}”", len(chosen)
        )
        return words.format(count=len(chosen), name=self._name)

    def _show_progress(self) -> None:
        if self._model is None and not self._is_told():
            self._progress.show()

    def _is_told(self) -> bool:
        return self.findChild(Banner) is not None

    def _show_failure(self, sentence: str) -> None:
        self._progress.hide()
        self._drop_banner()
        self.content.insertWidget(0, Banner(self._theme, "danger", sentence))
        if self._model is None:
            self.cancel.set_words(_("Close"))
            self.cancel.setFocus()

    def _drop_banner(self) -> None:
        banner = self.findChild(Banner)
        if banner is not None:
            self.content.removeWidget(banner)
            banner.setParent(None)
            banner.deleteLater()

    def _show_found(self, found: Found) -> None:
        self._progress.hide()
        self._drop_banner()
        # What the plan has already is left out before the owner chooses, and said so.
        self._found = duties_from(found, self._session.plan, found.candidates).found
        self._model = FoundModel(self._found)
        self._model.ticks_changed.connect(self._count)
        summary = _("{offers} found in {name}, {left} left out. Tick what you recognise.")
        offers = ngettext("{count} duty", "{count} duties", len(self._found.candidates))
        text = summary.format(
            offers=offers.format(count=len(self._found.candidates)), name=self._name, left=len(self._found.skipped)
        )
        self._summary.setText(text)
        if self._table is None:
            self._lay_out(found)
            self._table = FoundTable(self._theme, self._model)
            self._table.setFocus()
        else:
            self.content.removeWidget(self._table)
            self._table.setParent(None)
            self._table.deleteLater()
            self._table = FoundTable(self._theme, self._model)
        self.content.addWidget(self._table, 1)
        self._count()

    def _lay_out(self, found: Found) -> None:
        self.content.insertWidget(0, self._summary)
        self.content.takeAt(self.content.count() - 1)  # the room that progress left
        if found.layout is not None:
            self._columns = TableLayout(self._theme, found.layout)
            self._columns.wished.connect(self._read_anew)
            self.content.addWidget(self._columns)
        self.content.addLayout(self._tick_buttons())
        self._time.setVisible(any(offer.days for offer in found.candidates))  # once it is the dialog's own

    def _read_anew(self, wish: Mapping[str, Any]) -> None:
        """Read the table as the owner has said; what is shown stays until it is read."""
        self._work.cancel()
        self._work = self._started(lambda progress, cancelled: self._read(self._paths, progress, cancelled, wish))

    def _tick_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, ticked in ((_("Tick all"), True), (_("Tick none"), False)):
            button = Button(self._theme, words, "link")
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._tick_all, ticked))
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._time)
        return row

    def _tick_all(self, ticked: bool, _checked: bool = False) -> None:
        if self._model is not None:
            self._model.tick_all(ticked)

    def _count(self) -> None:
        chosen = self._model.chosen() if self._model is not None else []
        hours = sum(offer.hours or 0.0 for offer in chosen)
        words = ngettext("Add {count} duty", "Add {count} duties", len(chosen)).format(count=len(chosen))
        self.primary.set_words(words)
        self.primary.setEnabled(bool(chosen))
        week = _("{hours} a week.").format(hours=formats.hours(hours))
        self.reassurance.setText(f"{week} " + _("Nothing is added until you say so, and one undo takes it all back."))


def _added(found: Found, chosen: Sequence[Candidate], plan: Plan) -> Plan:
    return duties_from(found, plan, chosen).put_into(plan)
