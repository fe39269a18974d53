"""One piece of work at a time, off the window's thread."""

from PySide6.QtCore import QObject, Signal

from delegate_desk.ui.background import Job, Work


class Line(QObject):
    """One piece of work at a time; a newer one makes the present one stop."""

    idle = Signal()
    """Nothing is being looked for any more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Work | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being looked for."""
        return self._work is not None

    def give_up(self) -> None:
        """Let the present work end without a result."""
        if self._work is not None:
            self._work.cancel()

    def wait(self) -> None:
        """Return once the present work has ended."""
        if self._work is not None:
            self._work.wait()

    def _start(self, job: Job[object]) -> None:
        self._work = work = Work(job, self)
        # Methods of this object: only these are called on its own thread, whatever thread the work is on.
        work.finished.connect(self._done)
        work.failed.connect(self._failed)
        for signal in (work.finished, work.failed, work.stopped):
            signal.connect(self._ended)
        work.start()

    def _done(self, result: object) -> None:
        """Take what was found."""

    def _failed(self, sentence: str) -> None:
        """Take why nothing was found."""

    def _ended(self, _result: object = None) -> None:
        if self._work is not None:
            self._work.deleteLater()
        self._work = None
        self._next()

    def _next(self) -> None:
        self.idle.emit()
