"""The plan that the command line works on: opened when a verb first needs it, and kept open for the next."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from delegate_desk import paths
from delegate_desk.desk import Desk
from delegate_desk.domain.errors import ChangedElsewhere, Damaged, PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.settings import Settings
from delegate_desk.i18n import _
from delegate_desk.storage.backup import Backups
from delegate_desk.storage.fingerprint import Fingerprints
from delegate_desk.storage.lock import WindowLock
from delegate_desk.storage.plan_file import PlanFile


class OpenedPlan:
    """One plan file. A verb that only reads never makes it; one that changes may."""

    def __init__(self, path: Path | None = None, today: Callable[[], date] = date.today) -> None:
        self.path = (path or paths.default_plan()).absolute()
        self._today = today
        self._file: PlanFile | None = None
        self._desk: Desk | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def today(self) -> date:
        """The owner's date."""
        return self._today()

    @property
    def backups(self) -> Backups:
        """The kept copies of this plan."""
        return Backups(paths.backups_folder(), self.path)

    @property
    def fingerprints(self) -> Fingerprints:
        """How the plan files of this computer were left."""
        return Fingerprints(paths.state_folder() / "fingerprints")

    def exists(self) -> bool:
        """Whether there is something at the plan's place."""
        return self.path.exists() or self.path.is_symlink()

    def plan(self) -> Plan:
        """The plan as it is on disk now. Raises PlanError where there is none."""
        desk = self.desk()
        desk.refresh()
        return desk.plan

    def desk(self) -> Desk:
        """The desk over the plan. Raises PlanError where there is none."""
        file = self.file()
        if self._desk is None:
            self._desk = Desk(file)
        return self._desk

    def file(self) -> PlanFile:
        """The open plan file. Raises PlanError where there is none, and with a backup's name where it is damaged."""
        if self._file is not None and self._file.replaced():
            self.close()
        if self._file is None:
            try:
                self._file = PlanFile.open(self.path, self.backups, self.fingerprints)
            except Damaged as damage:
                raise self.with_backup(damage) from damage
        return self._file

    def change(self, label: str, change: Callable[[Plan], Plan]) -> None:
        """Change the plan as one step, on disk when this returns; a plan that is not there is made with it."""
        if self.exists():
            self.desk().do(label, change)
            return
        from delegate_desk.cli.home_currency import home_currency
        from delegate_desk.domain.edit import difference

        empty = Plan(settings=Settings(home_currency=home_currency()))
        edit = difference(empty, change(empty))
        changes = {} if edit is None else edit.after
        self._file = PlanFile.create(self.path, empty.settings, self.backups, self.fingerprints, changes=changes)

    @contextmanager
    def without_window(self) -> Iterator[None]:
        """Keep windows away from the plan inside the block. Raises PlanError where one holds it."""
        lock = WindowLock(paths.state_folder() / "locks", self.path)
        if not lock.take():
            raise PlanError(_("A window has {path} open: close it and try again.").format(path=self.path))
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def let_go_when_lost(self) -> Iterator[None]:
        """Open the file anew after the block where it was replaced or damaged under us."""
        try:
            yield
        except (ChangedElsewhere, Damaged):
            self.close()
            raise

    def with_backup(self, damage: Damaged) -> Damaged:
        """The refusal of a damaged plan, with the newest good backup where there is one."""
        best = self.backups.newest_whole()
        if best is None:
            return damage
        return Damaged(_("{problem} The newest good one is {path}.").format(problem=damage, path=best))

    def close(self) -> None:
        """Let go of the file."""
        file, self._file, self._desk = self._file, None, None
        if file is not None:
            file.close()
