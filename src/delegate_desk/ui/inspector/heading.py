"""The head of the inspector: what duty it is, and of which function."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QWidget

from delegate_desk.domain.duty import FUNCTIONS, Duty
from delegate_desk.i18n import _
from delegate_desk.ui import icons
from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.inspector.entry import Entry
from delegate_desk.ui.inspector.title import TitleEdit
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import IconButton
from delegate_desk.ui.widgets.choice import Choice
from delegate_desk.ui.widgets.fields import LineField
from delegate_desk.ui.widgets.painting import mirrored
from delegate_desk.ui.widgets.panel import FunctionTile
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import function_name, in_brief

_NONE, _OWN = "", "own"
_MARK = "="  # before functions, which may be any text


class FunctionChoice(Choice):
    """The business functions with their icons, those of the owner's own that the plan has, and a way to a new one.

    `picked` gives the function, or None for none; `own_wanted` asks for a place to type one.
    """

    picked = Signal(object)
    own_wanted = Signal()

    def __init__(self, theme: Theme, session: Session, *, bare: bool = True) -> None:
        super().__init__(theme, _("Function"), bare=bare)
        self._session = session
        self._shown: tuple[str | None, str] = (None, "")
        self.chosen.connect(self._chosen)

    def show_function(self, function: str | None, otherwise: str = "") -> None:
        """Show a function as chosen; `otherwise` where several differ."""
        self._shown = (function, otherwise)
        self._offer([])

    def showPopup(self) -> None:
        """Offer the plan's own functions too, and give each its icon, before the list opens."""
        own = {duty.function for duty in self._session.plan.duties.rows.values() if duty.function}
        self._offer(sorted(own.difference(FUNCTIONS)))
        side, ratio = self._theme.px(16), self.devicePixelRatioF()
        self.setIconSize(QSize(side, side))
        for row in range(self.count()):
            key = self.itemData(row)
            if key.startswith(_MARK):
                tile = self._theme.tile(key.removeprefix(_MARK))
                icon = icons.icon(tile.icon, tile.ink, side, ratio)
                chosen = icons.pixmap(tile.icon, self._theme.tokens.onaccent, side, ratio)
                icon.addPixmap(chosen, QIcon.Mode.Selected)
                self.setItemIcon(row, icon)
        super().showPopup()

    def _offer(self, own: list[str]) -> None:
        function, otherwise = self._shown
        known = [*FUNCTIONS, *own]
        if function and function not in known:
            known.append(function)
        pairs = [(_MARK + each, function_name(each)) for each in known]
        if self._bare:  # there is room to type one only under a single duty's title
            pairs.append((_OWN, _("Your own…")))
        key = _MARK + function if function else None
        self.offer([*pairs, (_NONE, _("None"))], key, otherwise or _("Function"))

    def _chosen(self, key: str) -> None:
        if key == _OWN:
            self.own_wanted.emit()
        else:
            self.picked.emit(key.removeprefix(_MARK) or None)
        self.show_function(*self._shown)


class Heading(QWidget):
    """Tile, title, function and the button that closes the inspector; beside it is a scroll bar, `bar` pixels wide."""

    closed = Signal()

    def __init__(self, theme: Theme, editing: Editing, bar: int) -> None:
        super().__init__()
        self._theme = theme
        self._bar = bar
        self._editing = editing
        self._key = ""
        self._tile = FunctionTile(theme, "", 36)
        self.title = TitleEdit(theme, _("Title"))
        self.function = FunctionChoice(theme, editing.session)
        self.own = Entry(
            theme, LineField(theme, _("Name of the function")), self._take_own, called=_("Your own function")
        )
        self._problem = PlainLabel(theme, "", "meta", "danger", wrap=True)
        close = IconButton(theme, "x", _("Close the details"), size=30)
        self._close = close
        # The tab order of the screen: title, function, close.
        for part in (self._tile, self.function, self.title, self.own, self._problem, close):
            part.setParent(self)
        self.setTabOrder(self.title, self.function)
        self.setTabOrder(self.function, self.own.edit)
        self.setTabOrder(self.own.edit, close)
        self.own.hide()
        self._problem.hide()
        close.clicked.connect(self.closed)
        self.title.committed.connect(self._rename)
        self.title.resized.connect(self._arrange)
        self.function.picked.connect(self._choose)
        self.function.own_wanted.connect(self._ask_own)
        theme.changed.connect(self._arrange)

    def show_duty(self, duty: Duty) -> None:
        """Show another duty, or the same one as it is now."""
        if duty.id != self._key:
            self._key = duty.id
            self.own.hide()
            self._refuse(None)
            self.title.give_up()
        self.title.show_value(duty.title)
        if not self.title.is_wrong:
            self._problem.hide()
        self._tile.set_function(duty.function or "")
        self.function.show_function(duty.function)
        self.own.show_text(duty.id, duty.function or "")
        self._arrange()

    def commit(self) -> None:
        """Take a title that is still being typed."""
        self.title.commit()

    def edit_title(self) -> None:
        """Put the cursor into the title, all of it marked."""
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.title.selectAll()

    def _rename(self, text: str) -> None:
        label = _("Renamed {title} to “{new}”").replace("{new}", in_brief(text))
        self._refuse(self._editing.edit(label, title=text))

    def _refuse(self, sentence: str | None) -> None:
        self.title.set_wrong(sentence is not None)
        self.title.setAccessibleDescription(sentence or "")
        self._problem.setText(sentence or "")
        self._problem.setVisible(sentence is not None)
        self._arrange()

    def _choose(self, function: str | None) -> None:
        self.own.hide()
        self._editing.edit(_("Changed the function of {title}"), function=function)
        self._arrange()

    def _ask_own(self) -> None:
        self.own.show_text(self._editing.duty().id, "")
        self.own.show()
        self._arrange()
        self.own.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_own(self, text: str) -> str | None:
        function = " ".join(text.split()).lower() or None
        sentence = self._editing.edit(_("Changed the function of {title}"), function=function)
        if sentence is None:
            self.own.hide()
            self._arrange()
        return sentence

    # Places: the function's line lies closer under the title than both could be as fields of a layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px, side, out = self._theme.px, self._close.sizeHint().width(), TitleEdit.inset
        self._put(self._tile, px(20), px(18), px(36), px(36))
        right = self.width() + self._bar - px(10) - side
        self._put(self._close, right, px(14), side, side)
        start = px(20 + 36 + 12)
        self._put(self.title, start - out, px(17) - out, right - start + out, self.title.maximumHeight())
        wide, high = self.function.sizeHint().width(), self.function.sizeHint().height()
        air = (high - self.function.fontMetrics().height()) // 2 - px(1)
        below = self.title.geometry().bottom() + 1 - out - air
        self._put(self.function, start - px(2), below, min(wide, right - start), high)
        self.title.raise_()
        below += high
        for part in (self.own, self._problem):
            if not part.isHidden():
                room = self.width() + self._bar - start - px(20)
                tall = part.heightForWidth(room) if part is self._problem else part.sizeHint().height()
                self._put(part, start, below, room, tall)
                below += tall + px(4)
        if below != self.maximumHeight():
            self.setFixedHeight(below)

    def _put(self, part: QWidget, x: int, y: int, wide: int, high: int) -> None:
        part.setGeometry(mirrored(QRect(x, y, wide, high), self.rect(), self.layoutDirection()))
