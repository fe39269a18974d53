"""What the week costs and why, and beneath it the cost of one freed hour beside the owner's own."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _
from delegate_desk.planning.provider_figures import ProviderFigures
from delegate_desk.ui.providers import words
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.panel import Panel, Rule
from delegate_desk.ui.widgets.text import PlainLabel

_MOST = 5


class Receipt(QWidget):
    """Lines that can be checked by hand, and a sentence that compares."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        px = theme.px
        panel = Panel(theme, "freesoft", None, 8)
        grid = QGridLayout(panel)
        grid.setContentsMargins(px(14), px(11), px(14), px(12))
        grid.setVerticalSpacing(px(5))
        grid.setHorizontalSpacing(px(8))
        grid.setColumnStretch(0, 1)
        self.lines = [
            (PlainLabel(theme, "", "body", "text2", wrap=True), PlainLabel(theme, "", "body")) for _row in range(_MOST)
        ]
        bold = QFont.Weight.DemiBold
        self.last = (PlainLabel(theme, "", "body", weight=bold), PlainLabel(theme, "", "body", weight=bold))
        self._rule = Rule(theme)
        for place, (left, right) in enumerate(self.lines):
            grid.addWidget(left, place, 0)
            grid.addWidget(right, place, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._rule, _MOST, 0, 1, 2)
        grid.addWidget(self.last[0], _MOST + 1, 0)
        grid.addWidget(self.last[1], _MOST + 1, 1, Qt.AlignmentFlag.AlignRight)
        self.beside = PlainLabel(theme, "", "meta", "text2", wrap=True)
        self.warning = PlainLabel(theme, "", "meta", "warn", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(7))
        for part in (panel, self.beside, self.warning):
            column.addWidget(part)

    def show_figures(self, plan: Plan, figures: ProviderFigures, listed: Decimal | None) -> None:
        """Show another provider's, or the same one's as it is now; `listed` is its cost as the table has it."""
        lines = words.receipt_lines(plan, figures, listed)[:_MOST]
        for place, labels in enumerate(self.lines):
            texts = lines[place] if place < len(lines) else ("", "")
            for label, text in zip(labels, texts, strict=True):
                label.setText(text)
                label.setVisible(place < len(lines))
        self._rule.setVisible(bool(lines))
        self.last[0].setText(_("A freed hour would cost") if figures.is_quote else _("Cost of one freed hour"))
        price = figures.freed_hour
        home = plan.settings.home_currency
        self.last[1].setText("–" if price is None else words.shown_money(price, home))
        text, tone = words.beside_your_hour(plan, figures)
        self.last[1].set_colour("danger" if tone == "danger" else "text")
        self.beside.setText(text)
        self.beside.set_colour(tone)
        warning = words.too_much(figures)
        if not warning and figures.duties and (figures.cost is None or not figures.is_priced or figures.freed <= 0):
            said = words.verdict(plan, figures)[0]
            warning = said[:1].upper() + said[1:] + "."
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
