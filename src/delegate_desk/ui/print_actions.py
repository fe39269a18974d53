"""The File menu's printing, joined to a window; what it takes is loaded by the first thing that is printed."""

from functools import partial

from delegate_desk.domain.errors import PlanError
from delegate_desk.ui.main_window import MainWindow

_DEEDS = {
    "print": "print_checklist",
    "print_pack": "print_pack",
    "print_review": "print_review",
    "print_summary": "print_summary",
    "calendar": "write_calendar",
}


def join_printing(window: MainWindow) -> None:
    """Join the actions that print, and that of the provider's calendar."""
    for name, deed in _DEEDS.items():
        window.actions_.on(name, partial(_do, window, deed))


def _do(window: MainWindow, deed: str) -> None:
    from delegate_desk.ui.print_choice import PrintChoice

    chosen = window.findChild(PrintChoice) or PrintChoice(window)
    try:
        getattr(chosen, deed)()
    except PlanError as error:
        window.tell(str(error))
