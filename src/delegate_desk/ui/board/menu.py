"""The menu of the chosen cards: everything that keys and drags do, in words."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from delegate_desk.domain.duty import Decision
from delegate_desk.i18n import _
from delegate_desk.ui.board.wishes import Wish


def card_menu(parent: QWidget, decision: Decision, wish: Callable[[Wish], None]) -> QMenu:
    """A menu for cards of a column; a choice is told as the `Wish` that a key would be."""
    menu = QMenu(parent)
    decisions = (
        (_("&Keep"), "K", Wish("decide", "keep")),
        (_("&Outsource"), "O", Wish("decide", "outsource")),
        (_("&Stop doing"), "S", Wish("decide", "stop")),
        (_("&Undecided"), "U", Wish("decide", "undecided")),
    )
    places = ((_("Move u&p"), "Alt+Up", Wish("shift", -1)), (_("Move &down"), "Alt+Down", Wish("shift", 1)))
    stages = ((_("&Earlier stage"), "[", Wish("stage", -1)), (_("&Later stage"), "]", Wish("stage", 1)))
    groups = (
        ((_("Op&en details"), "Enter", Wish("details")), (_("&Rename"), "F2", Wish("rename"))),
        tuple(line for line in decisions if line[2].argument != decision),
        places,
        stages if decision == "outsource" else (),
        ((_("Start or stop the &timer"), "Ctrl+T", Wish("timer")),),
        ((_("De&lete"), "Del", Wish("delete")),),
        ((_("Sort t&his column…"), "", Wish("sort")),),
    )
    for group in groups:
        for words, key, wished in group:
            action = menu.addAction(f"{words}\t{key}" if key else words)
            action.triggered.connect(lambda _checked=False, wished=wished: wish(wished))
        if group:
            menu.addSeparator()
    return menu
