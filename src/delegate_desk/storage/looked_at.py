"""A plan file that is only read: another window holds it, or its place cannot be written."""

from pathlib import Path

from delegate_desk.domain.edit import Changes
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.storage.connection import SCHEMA, connect, schema_of
from delegate_desk.storage.plan_file import PlanFile


class LookedAt:
    """Reads and follows a plan as `PlanFile` does, and never writes it, not even to bring it up to date."""

    def __init__(self, path: Path) -> None:
        """Raises PlanError where the file cannot be read as it is."""
        conn = connect(path)
        if schema_of(conn) < SCHEMA:
            conn.close()
            raise PlanError(_("{path} was made by an older Delegate Desk and cannot be changed now.").format(path=path))
        self._file = PlanFile(path, conn)

    def read(self) -> Plan:
        """The plan as it is in the file now."""
        return self._file.read()

    def moved(self) -> bool:
        """Whether somebody has written the file since it was last read."""
        return self._file.moved()

    def write(self, changes: Changes) -> None:
        """Refuse."""
        raise PlanError(_("This plan can only be looked at here. Open a copy to change it."))

    def copy(self, target: Path) -> None:
        """Make a verified copy at a place where nothing is."""
        self._file.copy(target)

    def back_up(self) -> Path | None:
        """None is kept: whoever may write the plan keeps its backups."""
        return None

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
