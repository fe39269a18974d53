"""Work that takes long, off the window's thread, with progress and a way to stop it."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from delegate_desk.domain.errors import PlanError
from delegate_desk.i18n import _

T = TypeVar("T", covariant=True)


class Job(Protocol[T]):
    """A pure function that says how far it is and asks now and then whether to stop."""

    def __call__(self, progress: Callable[[float], None], cancelled: Callable[[], bool]) -> T:
        """Do the work; raises PlanError where it cannot be done."""


class Work(QObject):
    """One run of a job. Exactly one of `finished`, `failed` and `stopped` is emitted, on the window's thread."""

    progressed = Signal(float)
    """The share that is done, 0 to 1."""

    finished = Signal(object)
    failed = Signal(str)
    """One sentence for the owner."""

    stopped = Signal()

    def __init__(self, job: Job[object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._stop = Event()
        self._thread = Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask the job to stop; what it has found by then is dropped."""
        self._stop.set()

    def wait(self, seconds: float = 5.0) -> None:
        """Return once the job has ended, or after so many seconds."""
        self._thread.join(seconds)

    def _run(self) -> None:
        sentence, result = "", None
        try:
            result = self._job(self.progressed.emit, self._stop.is_set)
        except PlanError as error:
            sentence = str(error)
        except Exception:  # whatever it was, the owner's work goes on
            sentence = _("That did not work. Your plan is as it was; please try again.")
        if self._stop.is_set():
            self.stopped.emit()
        elif sentence:
            self.failed.emit(sentence)
        else:
            self.finished.emit(result)
