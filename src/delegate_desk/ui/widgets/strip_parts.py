"""The strip's ends: the freed hours at its start, the money or the question for it at its end."""

from PySide6.QtCore import QRectF, QSize, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.formats import decimal_text, hours, signed_hours
from delegate_desk.ui.theme import Role, Theme
from delegate_desk.ui.widgets.fields import LineField
from delegate_desk.ui.widgets.lettering import Lettering, advance
from delegate_desk.ui.widgets.painting import box
from delegate_desk.ui.widgets.progress import draw_progress
from delegate_desk.ui.widgets.strip_figures import Money, StripFigures, shown
from delegate_desk.ui.widgets.text import PlainLabel, tip

_COUNTING = 200
_STRONG = QFont.Weight.DemiBold


class FreedFigure(PlainLabel):
    """The one number, how it came about, and how much of it runs.

    It counts to a new value unless movement is unwanted; a drag shows its preview at once.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._figures = StripFigures()
        self._compact = False
        self._showing = 0.0
        self._count: QVariantAnimation | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_figures(self, figures: StripFigures) -> None:
        """Show other figures."""
        previous, self._figures = self._figures, figures
        self.setText(
            _("{freed} freed each week, {now} running now").format(freed=hours(figures.freed), now=hours(figures.now))
        )
        previewing = previous.before is not None or figures.before is not None
        if self._count is not None:
            self._count.stop()
        if previewing or not self.isVisible() or not self._theme.animations:
            self._showing = figures.freed
        elif figures.freed != self._showing:
            self._count_to(figures.freed)
        self.updateGeometry()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Take the low form, with what runs as the second line."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    def _count_to(self, freed: float) -> None:
        if self._count is None:
            self._count = QVariantAnimation(self)
            self._count.setDuration(_COUNTING)
            self._count.valueChanged.connect(self._counted)
        self._count.setStartValue(float(self._showing))
        self._count.setEndValue(float(freed))
        self._count.start()

    def _counted(self, value: float) -> None:
        self._showing = value
        self.update()

    def _big(self) -> QFont:
        return self._theme.font("figure" if self._compact else "big")

    def _unit(self) -> QFont:
        font = QFont(self._theme.font("title"))
        font.setPixelSize(self._theme.px(18 if self._compact else 22))
        return font

    def _unit_gap(self) -> int:
        return self._theme.px(4 if self._compact else 5)

    def _caption(self) -> QFont:
        return self._theme.font("card" if self._compact else "section", _STRONG)

    def _captions_at(self) -> float:
        """Where the words beside the number start: after the widest of what is shown now and then."""
        px = self._theme.px
        figure = max(advance(decimal_text(each), self._big()) for each in (self._figures.freed, self._showing))
        return figure - px(2.5) + self._unit_gap() + advance(_("h"), self._unit()) + px(13)

    def _second_line(self) -> str:
        figures = self._figures
        if figures.empty:
            return _("starts with one duty")
        if self._compact:
            return _("{hours} running now").format(hours=hours(figures.now))
        return _("once the plan runs")

    def sizeHint(self) -> QSize:
        """Number and words, and never narrower than the progress line needs."""
        px, meta = self._theme.px, self._theme.font("meta")
        second = advance(self._second_line(), meta)
        if self._figures.before is not None and not self._compact:
            second = self._pill_width() + px(7) + advance(self._from(), meta)
        words = max(advance(_("freed each week"), self._caption()), second)
        least = px(0 if self._compact else 262)
        return QSize(max(least, round(self._captions_at() + words + 1)), px(76 if self._compact else 108))

    def minimumSizeHint(self) -> QSize:
        """The number is never cut."""
        return self.sizeHint()

    def _from(self) -> str:
        return _("from {hours}").format(hours=hours(self._figures.before or 0.0))

    def _gain(self) -> float:
        return shown(self._figures).gain or 0.0

    def _pill_width(self) -> int:
        px = self._theme.px
        return round(advance(signed_hours(self._gain()), self._theme.font("meta", _STRONG))) + px(18)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw number, words and progress."""
        painter = QPainter(self)
        letters = Lettering(painter, self.width(), self.layoutDirection())
        px, tokens, compact = self._theme.px, self._theme.tokens, self._compact
        ink = tokens.text3 if self._figures.empty else tokens.danger if self._figures.freed < -0.05 else tokens.text
        base = px(46 if compact else 52)
        end = letters.put(-px(2.5), base, decimal_text(self._showing), self._big(), ink)
        letters.put(end + self._unit_gap(), base, _("h"), self._unit(), ink)
        x = self._captions_at()
        first, second = (px(34), px(51)) if compact else (px(37), px(54))
        if self._figures.before is not None:
            self._draw_preview(letters, x, second)
            first = px(33 if compact else 34)
        else:
            letters.put(x, second, self._second_line(), self._theme.font("meta"), tokens.text2)
        letters.put(x, first, _("freed each week"), self._caption(), tokens.text)
        if not compact:
            self._draw_progress(letters)

    def _draw_preview(self, letters: Lettering, x: float, baseline: int) -> None:
        """The gain in a pill, and what it starts from."""
        px, tokens, gain = self._theme.px, self._theme.tokens, self._gain()
        strong, high = self._theme.font("meta", _STRONG), px(22)
        tint, ink = (tokens.warnsoft, tokens.warn) if gain < 0 else (tokens.accentsoft, tokens.accentink)
        place = QRectF(x, baseline - px(15), self._pill_width(), high)
        box(letters.painter, letters.place(place), high / 2, tint)
        letters.put(x + px(9), baseline, signed_hours(gain), strong, ink)
        if not self._compact:
            letters.put(place.right() + px(7), baseline, self._from(), self._theme.font("meta"), tokens.text2)

    def _draw_progress(self, letters: Lettering) -> None:
        """What runs already, as a share of what is planned."""
        px, tokens, figures = self._theme.px, self._theme.tokens, self._figures
        end = float(self.width())
        if not figures.empty:
            meta, strong = self._theme.font("meta"), self._theme.font("meta", _STRONG)
            words, figure = _("running now"), hours(figures.now)
            start = end - advance(words, meta) - px(4) - advance(figure, strong)
            letters.put(
                letters.put(start, px(89), figure, strong, tokens.text) + px(4), px(89), words, meta, tokens.text2
            )
            end = start - px(11)
        share = max(0.0, figures.now / figures.freed) if figures.freed > 0 else 0.0
        leftward = self.isRightToLeft()
        draw_progress(letters.painter, self._theme, letters.place(QRectF(0, px(82), end, px(6))), share, leftward)


class MoneyFigures(PlainLabel):
    """Worth − cost = net; in the low form the net alone, with the rest in its tooltip."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._money = Money("", "", "")
        self._compact = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_money(self, money: Money) -> None:
        """Show other amounts."""
        self._money = money
        words = _("Worth {worth}, cost {cost}, net a week {net}").format(
            worth=money.worth, cost=money.cost, net=money.net
        )
        self.setText(f"{words}, {money.note}" if money.note else words)
        tip(self, "\n".join(filter(None, (words, money.note))) if self._compact else "")
        self.updateGeometry()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Show the net alone, or all three."""
        self._compact = compact
        self.show_money(self._money)

    def _columns(self) -> list[tuple[str, str, str, QColor]]:
        """Caption, amount, the sign after it and the amount's colour."""
        tokens = self._theme.tokens
        return [
            (_("Worth"), self._money.worth, "−", tokens.text),
            (_("Cost"), self._money.cost, "=", tokens.text),
            (_("Net a week"), self._money.net, "", self._net_ink()),
        ]

    def _net_ink(self) -> QColor:
        return self._theme.tokens.danger if self._money.loses else self._theme.tokens.accent

    def _width_of(self, caption: str, amount: str) -> float:
        return max(advance(caption, self._theme.font("meta")), advance(amount, self._amount()))

    def _amount(self) -> QFont:
        role: Role = "inspector" if self._compact else "title"
        return self._theme.font(role)

    def sizeHint(self) -> QSize:
        """As wide as the amounts need, and steady for usual ones."""
        px = self._theme.px
        if self._compact:
            wide = self._width_of(_("net a week"), self._money.net)
            return QSize(round(wide) + 1, px(76))
        amounts = sum(self._width_of(caption, amount) for caption, amount, _sign, _ink in self._columns())
        note = advance(self._money.note, self._theme.font("meta"))
        return QSize(max(px(236), round(max(amounts + 2 * px(34), note)) + 1), px(108))

    def minimumSizeHint(self) -> QSize:
        """Amounts are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the amounts."""
        painter = QPainter(self)
        letters = Lettering(painter, self.width(), self.layoutDirection())
        px, tokens, meta = self._theme.px, self._theme.tokens, self._theme.font("meta")
        if self._compact:
            letters.put_before(self.width(), px(35), self._money.net, self._amount(), self._net_ink())
            letters.put_before(self.width(), px(53), _("net a week"), meta, tokens.text2)
            return
        x = 0.0
        for caption, amount, sign, ink in self._columns():
            letters.put(x, px(32), caption, meta, tokens.text2)
            letters.put(x, px(58), amount, self._amount(), ink)
            end = x + self._width_of(caption, amount)
            if sign:
                letters.put(end + px(14), px(58), sign, self._theme.font("card", QFont.Weight.Normal), tokens.text2)
            x = end + px(34)
        letters.put(0, px(83), self._money.note, meta, tokens.text2)


class AskWorth(QWidget):
    """The question for the worth of the owner's hour; `answered` gives the text as typed."""

    answered = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._compact = False
        question = _("What is an hour of your time worth?")
        self._question = PlainLabel(theme, question, "meta", "text2")
        self._unit = PlainLabel(theme, _("an hour"), "body", "text2")
        self.field = LineField(theme, "60", prefix=" ")
        self.field.setAccessibleName(question)
        for part in (self._question, self._unit, self.field):
            part.setParent(self)
        self._question.setBuddy(self.field)
        self.field.committed.connect(self._answer)
        theme.changed.connect(self._place)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_currency(self, sign: str) -> None:
        """Show the home currency's sign in the field."""
        self.field.set_prefix(sign)

    def set_compact(self, compact: bool) -> None:
        """Take the low form."""
        self._compact = compact
        self.updateGeometry()
        self._place()

    def refuse(self) -> None:
        """Mark the answer as not understood."""
        self.field.set_wrong(True)

    def _answer(self, text: str) -> None:
        self.field.set_wrong(False)
        self.answered.emit(text)

    def sizeHint(self) -> QSize:
        """Question above, field and unit beneath."""
        px = self._theme.px
        wide = max(self._question.sizeHint().width(), px(104 + 8) + self._unit.sizeHint().width())
        return QSize(max(px(236), wide + px(2)), px(76 if self._compact else 108))

    def minimumSizeHint(self) -> QSize:
        """The question is never cut."""
        return self.sizeHint()

    def resizeEvent(self, event: object) -> None:
        """Put the parts in their places."""
        self._place()

    def _place(self) -> None:
        px = self._theme.px
        top, high = (px(8), px(32)) if self._compact else (px(24), px(34))
        below = top + px(22 if self._compact else 24)
        leftward = self.isRightToLeft()
        for part, x, y, wide, tall in (
            (self._question, 0, top, self.width(), px(18)),
            (self.field, 0, below, px(104), high),
            (self._unit, px(112), below, self.width() - px(112), high),
        ):
            part.setGeometry(self.width() - x - wide if leftward else x, y, wide, tall)
