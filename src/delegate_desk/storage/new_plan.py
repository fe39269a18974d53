"""A plan that is not on disk yet: the file is made with the first change, not by merely opening a window."""

from pathlib import Path

from delegate_desk.domain.edit import Changes
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.settings import Settings
from delegate_desk.storage.backup import Backups
from delegate_desk.storage.fingerprint import Fingerprints
from delegate_desk.storage.plan_file import PlanFile


class NewPlan:
    """Keeps a plan as `PlanFile` does, from its first change on."""

    def __init__(
        self,
        path: Path,
        settings: Settings,
        backups: Backups | None = None,
        fingerprints: Fingerprints | None = None,
    ) -> None:
        self.path = path
        self._settings = settings
        self._backups = backups
        self._fingerprints = fingerprints
        self._file: PlanFile | None = None

    def read(self) -> Plan:
        """The plan: empty until something is written, here or by another program."""
        if self._file is None and self.path.exists():
            self._file = PlanFile.open(self.path, self._backups, self._fingerprints)
        return Plan(settings=self._settings) if self._file is None else self._file.read()

    def moved(self) -> bool:
        """Whether another program has made or changed the file."""
        return self.path.exists() if self._file is None else self._file.moved()

    def write(self, changes: Changes) -> None:
        """Make the file if need be, and write the changes."""
        if self._file is None:
            self._file = PlanFile.create(self.path, self._settings, self._backups, self._fingerprints, changes=changes)
        else:
            self._file.write(changes)

    def copy(self, target: Path) -> None:
        """Make a verified copy at a place where nothing is."""
        if self._file is None:
            PlanFile.create(target, self._settings).close()
        else:
            self._file.copy(target)

    def back_up(self) -> Path | None:
        """Keep a verified copy of the file, and say where; None where there is none yet."""
        return None if self._file is None else self._file.back_up()

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
