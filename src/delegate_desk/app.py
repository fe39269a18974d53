"""The window's composition root: opens the plan, makes what the window needs, joins it and runs it."""

import gc
import os
import sys
from datetime import date, datetime
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeAlias

from delegate_desk import paths
from delegate_desk.desk import Desk, Unkept
from delegate_desk.domain.edit import difference
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.settings import Settings
from delegate_desk.i18n import _
from delegate_desk.storage import writer
from delegate_desk.storage.backup import Backups, restore
from delegate_desk.storage.fingerprint import Fingerprints
from delegate_desk.storage.lock import WindowLock
from delegate_desk.storage.marks import mark_of
from delegate_desk.storage.new_plan import NewPlan
from delegate_desk.storage.plan_file import PlanFile

# Qt comes last: its import hook slows every import that follows.
# isort: split
from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtWidgets import QApplication

from delegate_desk.ui.first_touch import FirstTouch
from delegate_desk.ui.main_window import MainWindow
from delegate_desk.ui.session import Session
from delegate_desk.ui.settings.kept import bring
from delegate_desk.ui.theme import Theme, in_fusion
from delegate_desk.ui.window_state import bring_state, window_settings

if TYPE_CHECKING:
    from delegate_desk.storage.looked_at import LookedAt
    from delegate_desk.storage.sitting import Sitting

    Stores: TypeAlias = PlanFile | NewPlan | Unkept | LookedAt

_LOOK_EVERY_MS = 2000
_IDLE_MS = 100
_ATTEND_MS = 2500


def main(plan: Path | None = None) -> int:
    """Open the window on a plan (None: the owner's own) and stay until it is closed; the exit status.

    Where another window holds the plan that one comes to the front instead; where it does not answer, this one shows
    the plan without changing it.
    """
    os.umask(0o077)
    path = (plan or paths.default_plan()).absolute()
    lock = _lock(path)
    held = not lock.take()
    application = QApplication(in_fusion(sys.argv[:1]))
    application.setApplicationName("Delegate Desk")
    application.setDesktopFileName("delegate-desk")
    if application.layoutDirection() != QLocale().textDirection():
        application.setLayoutDirection(QLocale().textDirection())
    if held and _raise_first(lock.name):
        return 0
    app = App(application)
    try:
        app.open(path, None if held else lock)
    except PlanError as error:
        lock.release()
        if not app.ask_otherwise(path, str(error)):
            return 1
    status = application.exec()
    app.let_go()
    return status


class App(QObject):
    """The running program: one window on one plan, and what it takes to change to another."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._theme = Theme(application, parent=self)
        bring(self._theme, window_settings)
        self._window: MainWindow | None = None
        self._store: Stores | None = None
        self._lock: WindowLock | None = None
        self._sitting: Sitting | None = None
        self._watch = QTimer(self)
        self._watch.setInterval(_LOOK_EVERY_MS)
        self._watch.timeout.connect(self._look)
        if os.name == "nt":  # there the end of the owner's session ends the program before exec returns
            application.aboutToQuit.connect(self.let_go)

    def open(self, path: Path, lock: WindowLock | None) -> None:
        """Show the plan at `path` in a window, in the place of the one that is open; raises PlanError.

        Without the lock, and where the plan cannot be written, it is only looked at.
        """
        backups = Backups(paths.backups_folder(), path)
        there = os.path.lexists(path)
        if there and (lock is None or not _can_be_written(path)):
            from delegate_desk.storage.looked_at import LookedAt

            self._show(LookedAt(path), path, lock)
        elif there:
            self._show(PlanFile.open(path, backups, _fingerprints()), path, lock)
        else:
            settings = Settings(home_currency=_home_currency())
            self._show(NewPlan(path, settings, backups, _fingerprints()), path, lock, "new")

    def _show(self, store: "Stores", path: Path, lock: WindowLock | None, state: str = "") -> None:
        session = Session(Desk(store))
        window = MainWindow(self._theme, session, path, state=state)
        session.setParent(window)
        bring_state(window, self._theme)
        window.show()
        former, self._window = self._window, window
        if former is not None:
            former.close()
            former.deleteLater()
        self.let_go()
        self._store, self._lock = store, lock
        self._watch.start()
        QTimer.singleShot(_IDLE_MS, window, self._when_idle)

    def _look(self) -> None:
        if self._window is not None:
            self._window.session.refresh()

    def let_go(self) -> None:
        """Close the present plan; how its file is left is noted.

        Not while events still come: what a window has put off reads the plan.
        """
        self._watch.stop()
        if self._sitting is not None:
            self._sitting.end()
        if self._store is not None:
            self._store.close()
        if self._lock is not None:
            self._lock.release()
        self._store = self._lock = self._sitting = None

    # What the File menu asks for

    def show_plan(self, path: Path) -> None:
        """Open a plan in the place of the present one; where a window shows it already, that one comes forward."""
        if self._window is not None and path.absolute() == self._window.plan_path and self._lock is not None:
            return
        lock = _lock(path.absolute())
        held = not lock.take()
        if held and _raise_first(lock.name):
            return
        try:
            self.open(path.absolute(), None if held else lock)
        except PlanError:
            lock.release()
            raise

    def copy_to(self, path: Path) -> None:
        """Write a verified copy of the present plan where nothing is."""
        if isinstance(self._store, Unkept):
            plan = self._store.read()
            start = Plan(settings=plan.settings)
            edit = difference(start, plan)
            PlanFile.create(path, start.settings, changes=None if edit is None else edit.after).close()
        elif self._store is not None:
            self._store.copy(path)

    def show_example(self) -> None:
        """Show a finished plan to look around in, in the place of the present one; nothing of it is kept."""
        from delegate_desk.exchange.example import example_plan

        own = self._own_plan()
        self._show(Unkept(example_plan(date.today())), own, None, "example")

    def show_own(self) -> None:
        """Leave the example, back to the plan that was open before it."""
        self.show_plan(self._own_plan())

    def back_up(self) -> Path | None:
        """Keep a verified copy of the present plan now, and say where; None where nothing is on disk yet."""
        return None if self._store is None or isinstance(self._store, Unkept) else self._store.back_up()

    def kept_backups(self) -> list[datetime]:
        """When the backups of the present plan were made, newest first."""
        return [backup.made for backup in Backups(paths.backups_folder(), self._own_plan()).kept()]

    def _own_plan(self) -> Path:
        return paths.default_plan() if self._window is None else self._window.plan_path

    def restore(self, path: Path) -> None:
        """Put a backup in the place of the present plan, which is backed up first, and show it."""
        if self._window is None or self._lock is None:
            raise PlanError(_("What is only looked at is not replaced: go back to your own plan first."))
        plan = self._window.plan_path
        restore(path, plan, Backups(paths.backups_folder(), plan), _fingerprints())
        lock, self._lock = self._lock, None
        self.open(plan, lock)

    def backups_folder(self) -> Path:
        """Where backups are kept."""
        return paths.backups_folder()

    def ask_otherwise(self, path: Path, sentence: str) -> bool:
        """Say why a plan cannot be opened and offer what can be done; whether a window is open then."""
        from delegate_desk.ui.dialogs.cannot_open import ask

        backup = Backups(paths.backups_folder(), path).newest_whole()
        while True:
            answer = ask(sentence, has_backup=backup is not None)
            if answer is None:
                return False
            lock = _lock(path)
            try:
                if answer == "backup" and backup is not None and lock.take():
                    restore(backup, path, Backups(paths.backups_folder(), path), _fingerprints())
                    self.open(path, lock)
                elif isinstance(answer, Path):
                    self.show_plan(answer)
            except PlanError as error:
                lock.release()
                sentence = str(error)
            if self._window is not None:
                return True

    # Behind the window

    def _when_idle(self) -> None:
        """What a start need not wait for: keys and menus, the ear for a second start."""
        from PySide6.QtGui import QIcon

        from delegate_desk.ui.second_start import listen
        from delegate_desk.ui.session_end import close_with_the_session

        gc.enable()
        gc.freeze()
        self._application.setWindowIcon(QIcon(str(paths.resource("icon/delegate-desk.svg"))))
        if self._window is not None:
            self._window.actions_.otherwise = self._get_ready
            self._window.actions_.make()
            FirstTouch(self._window, self._get_ready)
            if self._lock is not None:
                listen(self._lock.name, self._window)
            self._say_how_it_stands()
            close_with_the_session(self)
            QTimer.singleShot(_ATTEND_MS, self._window, self._attend)

    def _attend(self) -> None:
        from delegate_desk.ui.attending.attend import attend

        if self._window is not None:
            attend(self._window)

    def _get_ready(self) -> None:
        """What only somebody who works with the window needs: the File menu's doings, the details, the writer."""
        from delegate_desk.ui.plan_files import PlanFiles
        from delegate_desk.ui.print_actions import join_printing

        if self._window is not None and self._window.findChild(PlanFiles) is None:
            PlanFiles(self._window, self)
            join_printing(self._window)
            QTimer.singleShot(0, self._window.board.inspector.prepare)
            self._attend()
            self._sit()
        Thread(target=writer.load, daemon=True).start()

    def _say_how_it_stands(self) -> None:
        """Tell of a plan that can only be looked at, and of changes that a window left behind which never closed."""
        from delegate_desk.storage.looked_at import LookedAt

        if self._window is not None and isinstance(self._store, LookedAt):
            from delegate_desk.ui.looking_on import look_on

            look_on(self._window, held=self._lock is None)
        elif self._window is not None and _sitting_note(self._window.plan_path).exists():
            self._sit()

    def _sit(self) -> None:
        """Note from now on what the window changes, until it is closed."""
        from delegate_desk.storage.sitting import Sitting
        from delegate_desk.ui.recovered import Recovered

        if self._window is not None and self._lock is not None and self._sitting is None:
            self._sitting = Sitting(_sitting_note(self._window.plan_path))
            Recovered(self._window, self._sitting)


def _can_be_written(path: Path) -> bool:
    """Whether the file may be written, and its folder, in which SQLite keeps its journal."""
    return os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)


def _lock(path: Path) -> WindowLock:
    return WindowLock(paths.state_folder() / "locks", path)


def _sitting_note(path: Path) -> Path:
    return paths.state_folder() / "sittings" / mark_of(path)


def _fingerprints() -> Fingerprints:
    return Fingerprints(paths.state_folder() / "fingerprints")


def _home_currency() -> str:
    """The currency of the owner's locale, else the euro."""
    code = QLocale().currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
    return code if len(code) == 3 and code.isascii() and code.isalpha() else "EUR"


def _raise_first(name: str) -> bool:
    """Bring the window that holds the plan to the front; whether it answered."""
    from delegate_desk.ui.second_start import knock

    return knock(name)
