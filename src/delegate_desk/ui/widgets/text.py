"""Text that is shown as it was typed: labels and tooltips that never read HTML in it.

Qt reads HTML in labels and tooltips on sight, images of the disk included. So owner's text goes only
through `PlainLabel` and `tip`.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from delegate_desk.ui.theme import Role, Theme
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.widgets.painting import draw_text, visual

_LONGEST_TIP = 2000


def tip_html(text: str) -> str:
    """The text as HTML that shows it literally, wrapped and with its line breaks; for tooltips only."""
    shown = text if len(text) <= _LONGEST_TIP else text[:_LONGEST_TIP] + "…"
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\n", "<br>")):
        shown = shown.replace(sign, entity)
    return f"<p>{shown}</p>" if shown.strip() else ""


def tip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that shows the text literally; an empty text takes it away.

    Without a description of its own a widget is described by the same text, where Qt would give its HTML.
    """
    if widget.accessibleDescription() == (widget.property("tip") or ""):
        widget.setAccessibleDescription(text)
        widget.setProperty("tip", text)
    widget.setToolTip(tip_html(text))


class PlainLabel(QLabel):
    """A label in one of the theme's text styles.

    `elide` keeps it on one line, cut with an ellipsis and with the whole text as tooltip; `wrap` lets it
    run over several lines. Never call setAccessibleName on it: that would hide its text from
    assistive technology.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: Role = "body",
        colour: ColourName = "text",
        *,
        weight: QFont.Weight | None = None,
        elide: bool = False,
        wrap: bool = False,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._role: Role = role
        self._colour: ColourName = colour
        self._weight = weight
        self._elide = elide
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(wrap)
        self.setText(text)
        theme.changed.connect(self.restyle)
        self.restyle()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            self.setAlignment(self.alignment())

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Stand where the window's language starts, whatever letters the text has: Qt goes by the letters."""
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            alignment = visual(alignment, self.layoutDirection()) | Qt.AlignmentFlag.AlignAbsolute
        super().setAlignment(alignment)

    def restyle(self) -> None:
        """Take font and colour from the theme again."""
        self.setFont(self._theme.font(self._role, self._weight))
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.colour(self._colour))
        self.setPalette(palette)

    def set_colour(self, colour: ColourName) -> None:
        """Show the text in another token's colour."""
        if colour != self._colour:
            self._colour = colour
            self.restyle()

    def set_style(self, role: Role, weight: QFont.Weight | None = None) -> None:
        """Show the text in another text style."""
        self._role, self._weight = role, weight
        self.restyle()

    def minimumSizeHint(self) -> QSize:
        """An eliding label may be squeezed to three letters."""
        size = super().minimumSizeHint()
        if not self._elide:
            return size
        return QSize(min(size.width(), self.fontMetrics().horizontalAdvance("…www")), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as tooltip where it is cut."""
        super().resizeEvent(event)
        if self._elide:
            tip(self, self.text() if self._is_cut() else "")

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        if self._elide:
            tip(self, text if self._is_cut() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, cut to the width where it elides."""
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        flags = visual(self.alignment(), self.layoutDirection())
        draw_text(painter, self.contentsRect(), self.text(), flags)

    def _is_cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
