"""What freed hours are for: the share of family and growth, and the goals of both, edited under the strip."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSlider, QVBoxLayout, QWidget

from delegate_desk.domain.edit import Edit
from delegate_desk.domain.goal import Area, Goal
from delegate_desk.domain.plan import in_order
from delegate_desk.i18n import _
from delegate_desk.planning.duties import delete_goal
from delegate_desk.planning.goals import add_goal, edit_goal, shift_goal
from delegate_desk.planning.plan_settings import edit_settings
from delegate_desk.ui import formats
from delegate_desk.ui.icons import IconName
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import IconButton
from delegate_desk.ui.widgets.fields import Field, LineField
from delegate_desk.ui.widgets.popover import Popover, Scrolled
from delegate_desk.ui.widgets.text import PlainLabel

_STEP = 5  # per cent that an arrow key moves the share by


class GoalsPopover(Popover):
    """Opens beneath the strip; every edit is a step that can be undone."""

    def __init__(self, theme: Theme, session: Session, parent: QWidget) -> None:
        super().__init__(theme, parent, _("What freed hours are for"), 520)
        self._session = session
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18), px(20), px(18))
        column.setSpacing(px(10))
        column.addWidget(PlainLabel(theme, _("What freed hours are for"), "section"))
        column.addLayout(self._share_row())
        self._areas: dict[Area, AreaGoals] = {
            "family": AreaGoals(theme, session, "family"),
            "growth": AreaGoals(theme, session, "growth"),
        }
        lists = self._lists = QWidget()
        inner = QVBoxLayout(lists)
        inner.setContentsMargins(0, 0, px(4), 0)
        inner.setSpacing(px(14))
        for area in self._areas.values():
            inner.addWidget(area)
        inner.addStretch(1)
        self._scroll = Scrolled(theme, lists)
        column.addWidget(self._scroll, 1)
        session.changed.connect(self._follow)
        self._follow(None)

    def open_at(self, link: QWidget) -> None:
        """Open beneath the link that leads here."""
        self.open_under(link, self._share)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the goals, besides."""
        if watched is self._lists and event.type() == QEvent.Type.LayoutRequest:
            self.fit()
            return False
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Be as high as the goals need, and no higher than the window."""
        for area in self._areas.values():
            area.settle()
        self._scroll.updateGeometry()
        super().fit()

    def _share_row(self) -> QHBoxLayout:
        self._share = QSlider(Qt.Orientation.Horizontal)
        self._share.setRange(0, 100)
        self._share.setSingleStep(_STEP)
        self._share.setPageStep(2 * _STEP)
        self._share.setTracking(False)  # one step to undo for one move of the handle
        self._share.setAccessibleName(_("Share for family, per cent"))
        self._share.valueChanged.connect(self._share_chosen)
        self._share.sliderMoved.connect(self._name_share)
        self._family = PlainLabel(self._theme, "", "body", "family")
        self._growth = PlainLabel(self._theme, "", "body", "growth")
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(12))
        for widget, stretch in ((self._family, 0), (self._share, 1), (self._growth, 0)):
            row.addWidget(widget, stretch)
        return row

    def _share_chosen(self, per_cent: int) -> None:
        label = _("Shared freed hours {family} : {growth}").format(family=per_cent, growth=100 - per_cent)
        self._session.do(label, lambda plan: edit_settings(plan, family_share=per_cent / 100))

    def _name_share(self, per_cent: int) -> None:
        self._family.setText(_("Family {share}").format(share=formats.percent(per_cent / 100)))
        self._growth.setText(_("{share} Growth").format(share=formats.percent(1 - per_cent / 100)))

    def _follow(self, edit: Edit | None) -> None:
        share = round(self._session.plan.settings.family_share * 100)
        self._share.blockSignals(True)
        self._share.setValue(share)
        self._share.blockSignals(False)
        self._name_share(share)
        if edit is None or "goals" in edit.tables:
            for area in self._areas.values():
                area.show_goals()
            self.fit()


class AreaGoals(QWidget):
    """The goals of one area in their order, and a line for another."""

    def __init__(self, theme: Theme, session: Session, area: Area) -> None:
        super().__init__()
        self._theme, self._session, self._area = theme, session, area
        name = _("Family") if area == "family" else _("Growth")
        self._rows: list[GoalRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(PlainLabel(theme, name, "button", "family" if area == "family" else "growth"))
        examples = {"family": _("Add: Dinner at home"), "growth": _("Add: Five best clients")}
        self._new = LineField(theme, examples[area], icon="plus")
        self._new.setAccessibleName(_("New goal for {area}").format(area=name))
        self._new.returnPressed.connect(self._add)
        self._column.addWidget(self._new)

    def show_goals(self) -> None:
        """Show the goals as the plan has them; rows that stay keep what is being typed."""
        goals = [goal for goal in in_order(self._session.plan.goals) if goal.area == self._area]
        if [row.key for row in self._rows] != [goal.id for goal in goals]:
            for row in self._rows:
                self._column.removeWidget(row)
                row.deleteLater()
            self._rows = [GoalRow(self._theme, self._session, goal) for goal in goals]
            for place, row in enumerate(self._rows):
                self._column.insertWidget(place + 1, row)
            if self._rows:
                self.setTabOrder(self._rows[-1].last, self._new)  # the line for another comes after them
        for row, goal in zip(self._rows, goals, strict=True):
            row.show_goal(goal)

    def settle(self) -> None:
        """Lay out at once what was added or taken away, so that the size is known."""
        self._column.activate()

    def _add(self) -> None:
        title = self._new.text().strip()
        label = _("Added the goal “{title}”").format(title=title)
        if title and self._session.do(label, lambda plan: add_goal(plan, title, self._area)):
            self._new.show_value("")
            self._new.clear()
            self._rows[-1].ask_hours()


class GoalRow(QWidget):
    """One goal: its title, its hours a week, its place, and a way to be rid of it.

    `last` is what the keyboard comes to last in it.
    """

    last: QWidget

    def __init__(self, theme: Theme, session: Session, goal: Goal) -> None:
        super().__init__()
        self.key = goal.id
        self._session = session
        self._title = Field(theme, LineField(theme), called=_("Goal"))
        self._hours = Field(theme, LineField(theme, "–", suffix=_("h a week")), called=_("Hours a week"))
        self._hours.setFixedWidth(theme.px(130))
        self._title.committed.connect(self._rename)
        self._hours.committed.connect(self._set_hours)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        row.addWidget(self._title, 1)
        row.addWidget(self._hours)
        row.setSizeConstraint(QLayout.SizeConstraint.SetDefaultConstraint)
        buttons: tuple[tuple[IconName, str, Callable[[], None]], ...] = (
            ("chevron-up", _("Earlier"), partial(self._shift, -1)),
            ("chevron-down", _("Later"), partial(self._shift, 1)),
            ("trash-2", _("Delete this goal"), self._delete),
        )
        for icon, words, act in buttons:
            button = IconButton(theme, icon, words, size=32)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self.last = button

    def show_goal(self, goal: Goal) -> None:
        """Show the goal as the plan has it."""
        self._shown = goal
        self._title.show_value(goal.title)
        target = goal.target_hours
        self._hours.show_value("" if target is None else formats.locale().toString(target, "g", 6))

    def ask_hours(self) -> None:
        """Put the cursor where the hours are typed."""
        self._hours.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rename(self, text: str) -> None:
        if not text.strip():
            self._title.set_error(_("A goal needs a name."))
            return
        label = _("Renamed the goal “{title}”").format(title=self._shown.title)
        self._session.do(label, lambda plan: edit_goal(plan, self.key, title=text))

    def _set_hours(self, text: str) -> None:
        hours = formats.parse_hours(text) if text.strip() else None
        if hours is None and text.strip():
            self._hours.set_error(_("Hours, please: 5 or 2.5"))
            return
        label = _("Changed the hours of “{title}”").format(title=self._shown.title)
        self._session.do(label, lambda plan: edit_goal(plan, self.key, target_hours=hours))

    def _shift(self, by: int) -> None:
        label = _("Moved the goal “{title}”").format(title=self._shown.title)
        self._session.do(label, lambda plan: shift_goal(plan, self.key, by))

    def _delete(self) -> None:
        label = _("Deleted the goal “{title}”").format(title=self._shown.title)
        self._session.do(label, lambda plan: delete_goal(plan, self.key))
