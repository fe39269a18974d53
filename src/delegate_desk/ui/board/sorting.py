"""The order of a column's cards in words, and the menu in which it is chosen."""

from collections.abc import Callable

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from delegate_desk.domain.duty import Decision
from delegate_desk.i18n import _
from delegate_desk.ui.board.model import Order
from delegate_desk.ui.words import decision_name


def order_caption(order: Order) -> str:
    """How the column's caption begins; "" in the owner's own order."""
    return {"by_hand": "", "hours": _("By hours"), "enjoyment": _("By enjoyment")}[order]


def spoken_order(decision: Decision, order: Order) -> str:
    """What is said when a column takes an order."""
    shapes: dict[Order, str] = {
        "by_hand": _("{column}, in your own order"),
        "hours": _("{column}, sorted by hours, most first"),
        "enjoyment": _("{column}, sorted by enjoyment, least first"),
    }
    return shapes[order].format(column=decision_name(decision))


def header_tip(order: Order, caption: str) -> str:
    """What the header's tooltip says: its whole caption, and what a press does."""
    now = {"by_hand": _("by hand"), "hours": _("by hours"), "enjoyment": _("by enjoyment")}[order]
    return caption + "\n" + _("Sorted {how}: press to sort otherwise").format(how=now)


def refusal(decision: Decision, order: Order) -> str:
    """Why a card cannot be put before another in a sorted column, and what to do."""
    shape = (
        _("{column} is sorted by hours: sort it by hand to move cards up and down.")
        if order == "hours"
        else _("{column} is sorted by enjoyment: sort it by hand to move cards up and down.")
    )
    return shape.format(column=decision_name(decision))


def sort_menu(parent: QWidget, order: Order, choose: Callable[[Order], None]) -> QMenu:
    """A menu of the orders, the present one marked."""
    menu = QMenu(_("Sort this column"), parent)
    group = QActionGroup(menu)
    orders: tuple[tuple[Order, str], ...] = (
        ("by_hand", _("By &hand")),
        ("hours", _("By h&ours, most first")),
        ("enjoyment", _("By &enjoyment, least first")),
    )
    for each, words in orders:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(each == order)
        action.triggered.connect(lambda _checked=False, each=each: choose(each))
        group.addAction(action)
    return menu
