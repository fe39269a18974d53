"""What a column without cards shows: its icon, one sentence, one key."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from delegate_desk.domain.duty import Decision
from delegate_desk.i18n import _
from delegate_desk.ui import icons
from delegate_desk.ui.icons import IconName
from delegate_desk.ui.theme import Theme


def column_icon(decision: Decision) -> IconName:
    """The icon of a column."""
    names: dict[Decision, IconName] = {
        "undecided": "circle-dashed",
        "keep": "user-round-check",
        "outsource": "send",
        "stop": "octagon-x",
    }
    return names[decision]


def empty_words(decision: Decision) -> tuple[str, str]:
    """What an empty column says: one sentence, and one key on a line or two."""
    texts: dict[Decision, tuple[str, str]] = {
        "undecided": (_("Nothing left to decide"), _("Press Ctrl+N to add a duty")),
        "keep": (_("Nothing kept yet"), _("Drag a card here,\nor select one and press K")),
        "outsource": (_("Nothing handed over yet"), _("Drag a card here,\nor select one and press O")),
        "stop": (_("Nothing dropped yet"), _("Drag a card here,\nor press S")),
    }
    return texts[decision]


def paint_empty(painter: QPainter, area: QRect, theme: Theme, decision: Decision) -> None:
    """Paint it into the upper part of `area`."""
    px, tokens = theme.px, theme.tokens
    title, hint = empty_words(decision)
    area = area.adjusted(px(8), px(24), -px(8), 0)
    icon = QRectF(area.center().x() - px(11), area.top(), px(22), px(22))
    icons.draw(painter, column_icon(decision), tokens.text2, icon)
    area.adjust(0, px(30), 0, 0)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    title_font, hint_font = theme.font("button"), theme.font("meta")
    for font, ink, text in ((title_font, tokens.text, title), (hint_font, tokens.text2, hint)):
        painter.setFont(font)
        painter.setPen(ink)
        used = painter.drawText(area, flags, text)
        area.setTop(used.bottom() + px(7))
