"""A plan that can only be looked at, because somebody else holds it or its place cannot be written."""

from functools import partial

from delegate_desk.i18n import _
from delegate_desk.ui.announce import announce
from delegate_desk.ui.main_window import MainWindow
from delegate_desk.ui.notice import Notice


def look_on(window: MainWindow, *, held: bool) -> None:
    """Say over the page why nothing can be changed, and offer a copy; `held` where another window has the plan."""
    sentence = (
        _("This plan is open in another window, which does not answer. You can look at it here, not change it.")
        if held
        else _("This plan cannot be changed where it is kept. You can look at it here, not change it.")
    )
    notice = Notice(window.theme, "warn", sentence, icon="lock")
    notice.offer(_("Open a copy…"), partial(window.actions_.trigger, "open_copy"))
    window.stand_above(notice)
    announce(window, sentence)
