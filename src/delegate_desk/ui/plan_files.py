"""What the File menu does: which file is asked for, and what is said when it is done."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange import duty_table, plan_json
from delegate_desk.exchange.candidates import Found
from delegate_desk.exchange.child import parse_in_child
from delegate_desk.exchange.recognise import recognised
from delegate_desk.exchange.safe_write import safe_write
from delegate_desk.i18n import _
from delegate_desk.ui.dialogs.import_dialog import ImportDialog
from delegate_desk.ui.main_window import MainWindow

_PLANS = "*.desk"
_ENDINGS = (".json", ".csv", ".xlsx", ".ics", ".desk")


class Files(Protocol):
    """What `app` does with plan files; each raises PlanError where it cannot."""

    def show_plan(self, path: Path) -> None:
        """Open a plan in the place of the present one; a file that is not there becomes a new plan."""

    def copy_to(self, path: Path) -> None:
        """Write a verified copy of the present plan where nothing is."""

    def restore(self, path: Path) -> None:
        """Put a backup in the place of the present plan, which is backed up first, and show it."""

    def backups_folder(self) -> Path:
        """Where backups are kept."""

    def back_up(self) -> Path | None:
        """Keep a verified copy of the present plan now, and say where; None where nothing is on disk yet."""

    def kept_backups(self) -> list[datetime]:
        """When the backups of the present plan were made, newest first."""

    def show_example(self) -> None:
        """Show a finished plan to look around in; nothing of it is kept."""


class PlanFiles(QObject):
    """Joins the File menu of a window to the files."""

    def __init__(self, window: MainWindow, files: Files) -> None:
        super().__init__(window)
        self._window, self._files = window, files
        actions = window.actions_
        actions.on("new", self._new)
        actions.on("open", self._open)
        actions.on("import", self._import)
        actions.on("export", self._export)
        actions.on("save_copy", self._save_copy)
        actions.on("open_copy", self._open_copy)
        actions.on("restore", self._restore)
        actions.on("back_up", partial(self._try, self._back_up))
        actions.on("backups_folder", self._show_folder)
        actions.on("example", partial(self._try, files.show_example))
        window.pages.backups_asked.connect(self._tell_backups)
        actions.on("quit", window.close)
        window.files_dropped.connect(self.bring_in)

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Bring these files in: a plan is opened or taken over, everything else is shown with ticks first."""
        if not paths:
            return
        if len(paths) == 1 and paths[0].suffix.lower() == ".desk":
            self._try(lambda: self._files.show_plan(paths[0]))
            return
        try:
            kinds = {recognised(path) for path in paths}
        except PlanError as error:
            self._window.tell(str(error))
            return
        if kinds == {"plan"} and len(paths) == 1:
            self._try(lambda: self._take_over(paths[0]))
        elif "plan" in kinds:
            self._window.tell(_("Bring in a whole plan by itself, without other files."))
        else:
            window, keep = self._window, self._files.back_up
            ImportDialog(window.theme, window.session, paths, self._read, window, keep).open()

    def _read(
        self,
        paths: Sequence[Path],
        progress: Callable[[float], None],
        cancelled: Callable[[], bool],
        wish: Mapping[str, Any] | None = None,
    ) -> Found:
        """All files as one: their offers and what is left out, one after the other; of one table its layout too."""
        share = 1 / len(paths)
        parts = []
        for i, path in enumerate(paths):
            so_far = partial(_tell_part, progress, i * share, share)
            parts.append(parse_in_child(path, recognised(path), self._window.session.today, so_far, cancelled, wish))
        offers = tuple(offer for part in parts for offer in part.candidates)
        layout = parts[0].layout if len(parts) == 1 else None
        return Found(parts[0].kind, offers, tuple(left for part in parts for left in part.skipped), layout)

    def _take_over(self, path: Path) -> None:
        session = self._window.session
        if not session.plan.is_empty():
            raise PlanError(_("This plan has records already: make a new plan first, then bring that one in."))
        found = plan_json.read_plan(path.read_bytes())
        session.do(_("Brought in the plan “{name}”").format(name=path.name), lambda _plan: found)

    def _new(self) -> None:
        path = self._ask_where(_("New plan"), _("My plan.desk"), _("Plans ({0})").format(_PLANS))
        if path is not None and path.exists():
            self._window.tell(_("{name} is there already: open it, or choose another name.").format(name=path.name))
        elif path is not None:
            self._try(lambda: self._files.show_plan(path))

    def _open(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Open a plan"), str(self._window.plan_path.parent), _("Plans ({0})").format(_PLANS)
        )
        if name:
            self._try(lambda: self._files.show_plan(Path(name)))

    def _import(self) -> None:
        kinds = (
            _("All that can be brought in ({0})").format("*.ics *.ical *.csv *.tsv *.xlsx *.json *.xml *.txt"),
            _("Calendars ({0})").format("*.ics *.ical"),
            _("Tables ({0})").format("*.csv *.tsv *.xlsx"),
            _("All files ({0})").format("*"),
        )
        names, _kind = QFileDialog.getOpenFileNames(self._window, _("Bring in"), "", ";;".join(kinds))
        self.bring_in([Path(name) for name in names])

    def _export(self) -> None:
        kinds = (
            _("The whole plan, JSON ({0})").format("*.json"),
            _("Duties, Excel ({0})").format("*.xlsx"),
            _("Duties, CSV ({0})").format("*.csv"),
            _("What is outsourced, as a calendar ({0})").format("*.ics"),
        )
        path = self._ask_where(_("Take away"), self._window.plan_path.stem + ".json", ";;".join(kinds))
        if path is not None:
            self._try(lambda: self._write(path), _("Written: {name}").format(name=path.name))

    def _write(self, path: Path) -> None:
        plan, ending = self._window.session.plan, path.suffix.lower()
        if ending == ".ics":
            from delegate_desk.exchange.calendar_export import write_calendar

            content: bytes | str = write_calendar(plan, self._window.session.today, datetime.now(UTC))
        else:
            writers = {".csv": duty_table.write_csv, ".xlsx": duty_table.write_xlsx}
            content = writers.get(ending, plan_json.write_plan)(plan)
        # The file dialog has asked already whether an existing file may be replaced.
        safe_write(path, content, force=True)

    def _save_copy(self) -> None:
        path = self._ask_where(_("Save a copy"), self._window.plan_path.name, _("Plans ({0})").format(_PLANS))
        if path is not None and path.exists():
            self._window.tell(_("{name} is there already: choose another name.").format(name=path.name))
        elif path is not None:
            self._try(lambda: self._files.copy_to(path), _("Copied to {name}").format(name=path.name))

    def _open_copy(self) -> None:
        path = self._ask_where(_("Open a copy"), self._window.plan_path.name, _("Plans ({0})").format(_PLANS))
        if path is not None and path.exists():
            self._window.tell(_("{name} is there already: choose another name.").format(name=path.name))
        elif path is not None:
            self._try(partial(self._copy_and_show, path))

    def _copy_and_show(self, path: Path) -> None:
        self._files.copy_to(path)
        self._files.show_plan(path)

    def _restore(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Bring back a backup"), str(self._files.backups_folder()), _("Plans ({0})").format(_PLANS)
        )
        if name:
            self._try(lambda: self._files.restore(Path(name)))

    def _back_up(self) -> None:
        kept = self._files.back_up()
        told = _("Nothing is on disk yet") if kept is None else _("Backed up: {name}").format(name=kept.name)
        self._window.status.say(told)
        page = self._window.pages.made("settings")
        if page is not None:
            self._tell_backups(page)

    def _tell_backups(self, page: Any) -> None:
        page.show_backups(self._files.backups_folder(), self._files.kept_backups())

    def _show_folder(self) -> None:
        folder = self._files.backups_folder()
        if folder.is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        else:
            self._window.tell(_("There are no backups yet: the first is made with the first change of a day."))

    def _ask_where(self, title: str, name: str, kinds: str) -> Path | None:
        start = str(self._window.plan_path.parent / name)
        chosen, kind = QFileDialog.getSaveFileName(self._window, title, start, kinds)
        if not chosen:
            return None
        path = _as_kind(Path(chosen), name, kind)
        if path != Path(chosen) and path.exists():  # the dialog has asked about another name
            self._window.tell(_("{name} is there already: choose another name.").format(name=path.name))
            return None
        return path

    def _try(self, act: Callable[[], object], done: str = "") -> None:
        try:
            act()
        except (PlanError, OSError) as error:
            self._window.tell(str(error))
        else:
            if done:
                self._window.status.say(done)


def _as_kind(path: Path, offered: str, kind: str) -> Path:
    """The path with the ending of the kind chosen beneath it, unless another one was typed."""
    ending = next((end for end in _ENDINGS if f"*{end}" in kind), path.suffix)
    if not path.suffix:
        return path.with_name(path.name + ending)
    return path.with_suffix(ending) if path.suffix == Path(offered).suffix else path


def _tell_part(progress: Callable[[float], None], done: float, share: float, part: float) -> None:
    progress(done + part * share)
