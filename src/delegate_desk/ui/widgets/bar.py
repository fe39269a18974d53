"""The bar of freed hours: a segment for each goal, what already runs in full tint, the rest hatched."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from delegate_desk.i18n import _
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.lettering import Lettering, advance
from delegate_desk.ui.widgets.painting import box, faded, fill, hatch, rounded_path
from delegate_desk.ui.widgets.strip_figures import Part, Shown, StripFigures, part_tip, sentence, shown
from delegate_desk.ui.widgets.text import PlainLabel, tip_html

_HATCH = 8.5


class Measures(NamedTuple):
    """Heights in the bar, in design pixels from its top."""

    legend: int
    top: int
    bottom: int


REGULAR = Measures(27, 38, 68)
COMPACT = Measures(27, 36, 60)


class GoalBar(PlainLabel):
    """Legend and bar; its text, which assistive technology reads, is the sentence of its figures.

    `table_wanted` comes from its context menu, "Show as table".
    """

    table_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._figures = StripFigures()
        self._shown: Shown = shown(self._figures)
        self._measures = REGULAR
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        table = QAction(self)  # made with its text, or added by `addAction`, it loads what icons need: 2 ms of a start
        table.setText(_("Show as table"))
        table.triggered.connect(self.table_wanted)
        self.insertAction(None, table)  # type: ignore[arg-type]  # the stubs forget that None is the end

    def show_figures(self, figures: StripFigures) -> None:
        """Show other figures."""
        self._figures = figures
        self._shown = shown(figures)
        self.setText(sentence(figures))
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Take the low form, with the legend in a row."""
        self._measures = COMPACT if compact else REGULAR
        self.update()

    def minimumSizeHint(self) -> QSize:
        """A bar that still shows its figures."""
        return QSize(self._theme.px(160), self._theme.px(self._measures.bottom))

    def sizeHint(self) -> QSize:
        """All the room there is."""
        return self.minimumSizeHint()

    # Places

    def places(self) -> list[tuple[Part, QRectF]]:
        """Each box of the bar and where it stands, counted from where the language starts."""
        parts = self._shown.parts
        total = sum(part.hours for part in parts)
        px, gap = self._theme.px, self._theme.px(2)
        room = self.width() - gap * (len(parts) - 1)
        top, high = px(self._measures.top), px(self._measures.bottom) - px(self._measures.top)
        found, x = [], 0.0
        for part in parts:
            wide = room * part.hours / total
            found.append((part, QRectF(x, top, wide, high)))
            x += wide + gap
        return found

    def part_at(self, position: QPoint) -> Part | None:
        """The box under the pointer."""
        x = self.width() - position.x() if self.isRightToLeft() else position.x()
        for part, place in self.places():
            if place.adjusted(-1, 0, 1, 0).contains(x, position.y()):
                return part
        return None

    def event(self, event: QEvent) -> bool:
        """Tell name and exact hours of the box under the pointer."""
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return super().event(event)
        part = self.part_at(event.pos())
        QToolTip.showText(event.globalPos(), tip_html("" if part is None else part_tip(part)), self)
        return True

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw legend and bar."""
        painter = QPainter(self)
        letters = Lettering(painter, self.width(), self.layoutDirection())
        places = self.places()
        self._draw_legend(letters, places)
        if not places:
            self._draw_empty(letters)
        for part, place in places:
            self._draw_part(letters, part, place)

    def _draw_legend(self, letters: Lettering, places: list[tuple[Part, QRectF]]) -> None:
        """Areas with their hours: growth above its first segment, where that leaves room; none is ever cut."""
        px, tokens, given = self._theme.px, self._theme.tokens, self._shown
        empty = not places
        free = any(part.kind in ("unassigned", "gain") for part, _place in places)
        family, growth = ("", "") if empty else (given.family, given.growth)
        keys: list[tuple[str, str, QColor | None]] = [
            (_("Family"), family, tokens.family),
            (_("Growth"), growth, tokens.growth),
        ]
        if self._measures is COMPACT:
            if free:
                keys.append((_("Unassigned"), given.unassigned, None))
            self._draw_row(letters, keys)
            return
        end = self._key(letters, 0.0, *keys[0])
        first = [place.left() for part, place in places if part.kind == "growth"][:1]
        end = self._key(letters, max(end + px(14), *first, 0.0), *keys[1])
        hours = _("{hours} h").format(hours=given.unassigned)
        meta, strong = self._theme.font("meta"), self._theme.font("meta", QFont.Weight.DemiBold)
        if free and self.width() - advance(hours + _("Unassigned"), strong) - px(8) > end:
            baseline = px(self._measures.legend)
            before = letters.put_before(self.width(), baseline, hours, strong, tokens.text) - px(6)
            letters.put_before(before, baseline, _("Unassigned"), meta, tokens.text2)

    def _draw_row(self, letters: Lettering, keys: list[tuple[str, str, QColor | None]]) -> None:
        """All in a row; with the hours alone where names do not fit, and as many as fit whole."""
        gap, room = self._theme.px(14), self.width()
        if sum(self._key_width(name, hours) + gap for name, hours, _colour in keys) - gap > room:
            keys = [("", hours, colour) for _name, hours, colour in keys]
        x = 0.0
        for name, hours, colour in keys:
            if x + self._key_width(name, hours) > room:
                return
            x = self._key(letters, x, name, hours, colour) + gap

    def _key_width(self, name: str, hours: str) -> float:
        """How wide an entry of the legend is."""
        px, meta = self._theme.px, self._theme.font("meta")
        wide = px(16) + (advance(name, meta) + px(6) if name else 0)
        figure = _("{hours} h").format(hours=hours)
        return wide + (advance(figure, self._theme.font("meta", QFont.Weight.DemiBold)) if hours else 0)

    def _key(self, letters: Lettering, x: float, name: str, hours: str, colour: QColor | None) -> float:
        """One entry of the legend; without a colour its square is hatched. Gives back where it ends."""
        px, tokens = self._theme.px, self._theme.tokens
        baseline, side = px(self._measures.legend), px(10)
        square = letters.place(QRectF(x, baseline - side + px(2), side, side))
        if colour is None:
            hatch(letters.painter, square, px(3), tokens.freesoft, tokens.line, _HATCH / 2)
            box(letters.painter, square, px(3), None, tokens.control)
        else:
            box(letters.painter, square, px(3), colour)
        end = x + px(16)
        if name:
            end = letters.put(end, baseline, name, self._theme.font("meta"), tokens.text2) + px(6)
        if not hours:
            return end
        strong = self._theme.font("meta", QFont.Weight.DemiBold)
        return letters.put(end, baseline, _("{hours} h").format(hours=hours), strong, tokens.text)

    def _draw_empty(self, letters: Lettering) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        top, bottom = px(self._measures.top), px(self._measures.bottom)
        place = QRectF(0, top, self.width(), bottom - top)
        self._hatch(letters.painter, place)
        if self._theme.high_contrast:
            box(letters.painter, place, px(4), None, tokens.control)
        letters.painter.setFont(self._theme.font("meta", QFont.Weight.Medium))
        letters.painter.setPen(tokens.text2)
        words = _("Hours you hand over will fill this bar")
        letters.painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _draw_part(self, letters: Lettering, part: Part, place: QRectF) -> None:
        painter, tokens, px = letters.painter, self._theme.tokens, self._theme.px
        where = letters.place(place)
        if part.kind == "unassigned":
            self._hatch(painter, where)
            self._draw_figure(painter, where, part.figure, tokens.text)
        elif part.kind == "gain":
            hatch(
                painter,
                where,
                px(4),
                tokens.accentsoft,
                _over(tokens.accent, tokens.accentsoft),
                self._theme.scaled(_HATCH),
                2.0,
            )
            box(painter, where, px(4), None, tokens.accent, dashed=True)
            self._draw_figure(painter, where, part.figure, tokens.accentink)
        else:
            self._draw_goal(letters, part, place)
        if self._theme.high_contrast:
            box(painter, where, px(4), None, tokens.control)

    def _hatch(self, painter: QPainter, where: QRectF) -> None:
        """Hours without a goal; in high contrast the lines step back behind the figure."""
        tokens, gap = self._theme.tokens, self._theme.scaled(_HATCH)
        line = faded(tokens.line, 0.25) if self._theme.high_contrast else tokens.line
        hatch(painter, where, self._theme.px(4), tokens.freesoft, line, gap)

    def _draw_figure(self, painter: QPainter, where: QRectF, figure: str, ink: QColor) -> None:
        font = self._theme.font("meta", QFont.Weight.DemiBold)
        if where.width() < self._theme.px(30) or advance(figure, font) > where.width() - self._theme.px(6):
            return
        painter.setFont(font)
        painter.setPen(ink)
        start = where.center().x() - advance(figure, font) / 2
        painter.drawText(QPointF(start, _baseline(where, font)), figure)

    def _draw_goal(self, letters: Lettering, part: Part, place: QRectF) -> None:
        """Pale for what is on its way; full, with a solid base line, for what already runs."""
        family = part.kind == "family"
        tokens, px, painter = self._theme.tokens, self._theme.px, letters.painter
        soft, full = (tokens.familysoft, tokens.familyfill) if family else (tokens.growthsoft, tokens.growthfill)
        where = letters.place(place)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(rounded_path(where, px(4)))
        fill(painter, where, soft)
        share = part.running / part.hours
        if share >= 0.03:
            running = QRectF(place)
            running.setWidth(place.width() * share)
            running = letters.place(running)
            fill(painter, running, full)
            running.setTop(running.bottom() - px(3))
            fill(painter, running, tokens.family if family else tokens.growth)
        painter.restore()
        self._draw_goal_words(letters, part, place, tokens.familyink if family else tokens.growthink)

    def _draw_goal_words(self, letters: Lettering, part: Part, place: QRectF, ink: QColor) -> None:
        """The figure at the end; the name only where it fits whole; under 30 px nothing."""
        px = self._theme.px
        name_font = self._theme.font("meta", QFont.Weight.Medium)
        strong = self._theme.font("meta", QFont.Weight.DemiBold)
        baseline = _baseline(place, strong)
        if place.width() < px(30):
            return
        start = letters.put_before(place.right() - px(7), baseline, part.figure, strong, ink)
        if place.left() + px(7) + advance(part.name, name_font) + px(8) <= start:
            letters.put(place.left() + px(7), baseline, part.name, name_font, ink)


def _baseline(place: QRectF, font: QFont) -> float:
    """Where figures stand in the middle of a box."""
    return round(place.center().y() + QFontMetricsF(font).capHeight() / 2 - 0.5)


def _over(ink: QColor, paper: QColor) -> QColor:
    """Half ink, half paper."""
    return QColor((ink.red() + paper.red()) // 2, (ink.green() + paper.green()) // 2, (ink.blue() + paper.blue()) // 2)
