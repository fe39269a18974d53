"""What stands beside the questions: the week so far, what took longer, and what drifts."""

from functools import partial
from math import floor

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from delegate_desk.i18n import _, ngettext
from delegate_desk.planning.drift import Drift, Kind, drifts
from delegate_desk.planning.reviews import Asked
from delegate_desk.ui import formats, words
from delegate_desk.ui.icons import IconName
from delegate_desk.ui.review.parts import Remark, emptied
from delegate_desk.ui.review.sitting import Sitting
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.widgets.fields import caption_label
from delegate_desk.ui.widgets.painting import box, mirrored
from delegate_desk.ui.widgets.panel import Panel
from delegate_desk.ui.widgets.text import PlainLabel

_WORTH_NAMING = 15
_MOST = 5
_MOST_DRIFTS = 4
_STEP_OF: dict[Kind, int] = {"gives_back_less": 1, "runs_over": 1, "check_in": 2, "untouched": 3, "goal_missed": 4}
_ICONS: dict[Kind, IconName] = {"check_in": "message-circle", "goal_missed": "dumbbell"}


def deviation(one: Asked) -> int:
    """Whole minutes more (or, below 0, less) than planned; 0 where that cannot be said."""
    if one.spent is None or one.usual is None:
        return 0
    return floor(one.spent + 0.5) - floor(one.usual + 0.5)


class WeekBar(QWidget):
    """Hours done against hours planned, the part beyond in another colour. The sentence beside it says the same."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._done = self._planned = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_hours(self, done: float, planned: float) -> None:
        """Show other figures."""
        self._done, self._planned = done, planned
        self.update()

    def sizeHint(self) -> QSize:
        """A low bar."""
        return QSize(self._theme.px(120), self._theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        painter, tokens, radius = QPainter(self), self._theme.tokens, self._theme.px(3)
        box(painter, self.rect(), radius, tokens.column, tokens.control if self._theme.high_contrast else None)
        most = max(self._done, self._planned) * 1.03
        if most <= 0:
            return
        spent = round(self.width() * self._done / most)
        within = round(self.width() * min(self._done, self._planned) / most)
        if self._done > self._planned:
            over = self.rect().adjusted(0, 0, spent - self.width(), 0)
            box(painter, mirrored(over, self.rect(), self.layoutDirection()), radius, tokens.warn)
        part = self.rect().adjusted(0, 0, within - self.width(), 0)
        box(painter, mirrored(part, self.rect(), self.layoutDirection()), radius, tokens.accent)


class YourWeek(Panel):
    """Hours of the week so far, against those planned."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        px = theme.px
        self.done = PlainLabel(theme, "", "figure")
        self.planned = PlainLabel(theme, "", "body", "text2")
        self.verdict = PlainLabel(theme, "", "meta", "text2", weight=QFont.Weight.Medium, wrap=True)
        self._bar = WeekBar(theme)
        self._across = line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.done, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self.planned, 1)
        self.planned.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self.planned.setContentsMargins(0, 0, 0, px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(22), px(18), px(22), px(20))
        column.setSpacing(px(8))
        column.addWidget(caption_label(theme, _("Your week")))
        column.addLayout(line)
        column.addWidget(self._bar)
        column.addWidget(self.verdict)

    def set_compact(self, compact: bool) -> None:
        """Set what was planned beneath the figure where there is little room."""
        across, down = QHBoxLayout.Direction.LeftToRight, QHBoxLayout.Direction.TopToBottom
        self._across.setDirection(down if compact else across)

    def show_week(self, found: list[Asked]) -> None:
        """Show the sums of all rows."""
        done = sum(one.spent or 0.0 for one in found) / 60
        planned = sum(one.usual or 0.0 for one in found) / 60
        self.done.setText(formats.hours(done))
        self.planned.setText(_("done, {hours} planned").format(hours=formats.hours(planned)))
        self._bar.show_hours(done, planned)
        difference = formats.shown_tenths(done) - formats.shown_tenths(planned)
        self.verdict.set_colour("warn" if difference > 0.05 else "accent" if difference < -0.05 else "text2")
        size = formats.hours(abs(difference))
        if difference > 0.05:
            self.verdict.setText(_("{hours} more than planned").format(hours=size))
        elif difference < -0.05:
            self.verdict.setText(_("{hours} less than planned").format(hours=size))
        else:
            self.verdict.setText(_("As planned"))


class Deviations(QWidget):
    """The duties that took a quarter of an hour more, and those that took as much less."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: list[tuple[str, int]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))

    def show_deviations(self, found: list[Asked]) -> None:
        """List them, the largest first."""
        off = [(one.title, deviation(one)) for one in found if abs(deviation(one)) >= _WORTH_NAMING]
        if off == self._shown:
            return
        self._shown = off
        emptied(self._column)
        longer = sorted((pair for pair in off if pair[1] > 0), key=lambda pair: -pair[1])
        less = sorted((pair for pair in off if pair[1] < 0), key=lambda pair: pair[1])
        self._list(_("Took longer, 15 min or more"), longer, "warn")
        self._list(_("Took less, 15 min or more"), less, "accent")

    def _list(self, caption: str, pairs: list[tuple[str, int]], colour: ColourName) -> None:
        if not pairs:
            return
        self._column.addWidget(caption_label(self._theme, caption))
        for title, minutes in pairs[:_MOST]:
            row = QHBoxLayout()
            row.addWidget(PlainLabel(self._theme, title, elide=True), 1)
            row.addWidget(
                PlainLabel(self._theme, formats.signed_duration(minutes), "body", colour, weight=QFont.Weight.Medium)
            )
            self._column.addLayout(row)
        if len(pairs) > _MOST:
            more = _("and {count} more").format(count=formats.whole(len(pairs) - _MOST))
            self._column.addWidget(PlainLabel(self._theme, more, "meta", "text2"))
        self._column.addSpacing(self._theme.px(8))


class Drifting(QWidget):
    """What drifts, each with one thing to do about it."""

    step_wanted = Signal(int)

    def __init__(self, theme: Theme, sitting: Sitting) -> None:
        super().__init__()
        self._theme, self._sitting = theme, sitting
        self._shown: list[Drift] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(10))

    def refresh(self) -> None:
        """Show what drifts now, first what belongs to the step; what the focus names already is not named again."""
        sitting = self._sitting
        focus = sitting.review.focus if sitting.review else ""
        found = [one for one in drifts(sitting.plan, sitting.session.today) if self._line(one) not in focus]
        listed_there = {2: "check_in", 3: "untouched"}.get(sitting.step)
        found = [one for one in found if one.kind != listed_there]
        found.sort(key=lambda one: _STEP_OF[one.kind] != sitting.step)
        if found == self._shown:
            return
        self._shown = found
        emptied(self._column)
        untouched = [one for one in found if one.kind == "untouched"]
        named = [one for one in found if one.kind != "untouched" or one in untouched[:1]]
        for one in named[:_MOST_DRIFTS]:
            icon: IconName = _ICONS.get(one.kind, "lightbulb")
            several = len(untouched) > 1 and one.kind == "untouched"
            sentence = self._untouched(len(untouched)) if several else self._sentence(one)
            act = (_("Decide them, in step 3") if several else self._act_words(one), partial(self.act, one))
            self._column.addWidget(Remark(self._theme, icon, sentence, act, warn=one.kind != "goal_missed"))
        if len(named) > _MOST_DRIFTS:
            count = len(named) - _MOST_DRIFTS
            more = ngettext("{count} thing more drifts.", "{count} things more drift.", count)
            self._column.addWidget(
                PlainLabel(self._theme, more.format(count=formats.whole(count)), "meta", "text2", wrap=True)
            )

    def _untouched(self, count: int) -> str:
        text = ngettext(
            "{count} duty has been undecided for four weeks.",
            "{count} duties have been undecided for four weeks.",
            count,
        )
        return text.format(count=formats.whole(count))

    def act(self, one: Drift) -> None:
        """Do what was offered."""
        sitting = self._sitting
        if one.remedy in ("talk", "block_time"):
            sitting.answers.add_focus(self._line(one))
        elif one.remedy == "take_back":
            sitting.answers.decide(one.key, "keep")
        elif one.remedy == "estimate":
            sitting.answers.estimate(one.key, one.minutes or 0.0)
        elif one.remedy == "check_in":
            self.step_wanted.emit(2)
        else:
            self.step_wanted.emit(3)

    def _title(self, one: Drift) -> str:
        plan = self._sitting.plan
        record = plan.goals.get(one.key) if one.kind == "goal_missed" else plan.duties.get(one.key)
        return words.in_brief(record.title if record else "", 48)

    def _provider(self, one: Drift) -> str:
        plan = self._sitting.plan
        duty = plan.duties.get(one.key)
        provider = plan.providers.get(duty.provider) if duty and duty.provider else None
        return words.in_brief(provider.name, 40) if provider else ""

    def _line(self, one: Drift) -> str:
        """What the next focus says once the owner takes it up; nothing else says it."""
        if one.remedy == "talk":
            return _("Talk to {provider} about “{title}”.").format(provider=self._provider(one), title=self._title(one))
        if one.remedy == "block_time":
            hours = formats.hours((one.minutes or 0.0) / 60)
            return _("Block {hours} for “{title}”.").format(hours=hours, title=self._title(one))
        return "\0"

    def _sentence(self, one: Drift) -> str:
        shapes = {
            "gives_back_less": _("“{title}” gave back less than four fifths of its promise three weeks in a row."),
            "runs_over": _("“{title}” ran over three weeks in a row."),
            "check_in": _("The check-in on “{title}” was due on {date}."),
            "untouched": _("“{title}” has been undecided, untouched since {date}."),
            "goal_missed": _("“{title}” has missed its {hours} for two weeks."),
        }
        day = formats.short_date(one.since) if one.since else ""
        hours = formats.hours((one.minutes or 0.0) / 60)
        return shapes[one.kind].format(title=self._title(one), date=day, hours=hours)

    def _act_words(self, one: Drift) -> str:
        return {
            "talk": _("Talk to them: note it"),
            "take_back": _("Take it back"),
            "estimate": _("Change the estimate"),
            "check_in": _("Check in, in step 2"),
            "decide": _("Decide it, in step 3"),
            "block_time": _("Block the time: note it"),
        }[one.remedy]


class PlaceBar(QWidget):
    """Where the freed hours went: family, growth, work, and what is not placed. The figures beside say the same."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.parts: list[tuple[str, str, float]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: list[tuple[str, str, float]]) -> None:
        """Show these parts: kind, name, hours."""
        self.parts = [part for part in parts if part[2] > 0.04]
        said = [f"{name or _('not placed')} {formats.hours(hours)}" for _kind, name, hours in self.parts]
        self.setAccessibleName(", ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        """A bar of one line."""
        return QSize(self._theme.px(200), self._theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the parts."""
        from delegate_desk.ui.review.bars import draw_parts

        draw_parts(QPainter(self), self._theme, QRectF(self.rect()), self.parts, self.layoutDirection())
