"""How the owner wants to work: hours, checking, what freed hours are for, and when to review."""

from delegate_desk.domain.settings import WEEKDAYS
from delegate_desk.i18n import _
from delegate_desk.ui import formats
from delegate_desk.ui.session import Session
from delegate_desk.ui.settings.hour_part import parse_week_hours
from delegate_desk.ui.settings.part import Asked, Part, typed_number
from delegate_desk.ui.settings.typed import parse_clock, parse_count, parse_share, show_share
from delegate_desk.ui.theme import Theme


def weekday_names() -> list[tuple[str, str]]:
    """The plan's words for weekdays with those of the owner's language, Monday first."""
    here = formats.locale()
    return [(day, here.standaloneDayName(number)) for number, day in enumerate(WEEKDAYS, 1)]


class WeekPart(Part):
    """Capacity, oversight, family share, week, review and hand-overs."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__(theme, session, _("Your week"))
        share = _("A share, please: 10 or 12.5 per cent")
        capacity = self.slot(
            Asked("capacity_hours", _("Hours you want to work"), lambda s: typed_number(s.capacity_hours),
                  parse_week_hours, _("Hours of a week, please: 40 or 37.5"), wide=90, placeholder="40",
                  suffix=_("h"), empty=None)
        )  # fmt: skip
        oversight = self.slot(
            Asked("oversight_share", _("Share for checking"), lambda s: show_share(s.oversight_share), parse_share,
                  share, wide=80, suffix="%")
        )  # fmt: skip
        family = self.slot(
            Asked("family_share", _("Share for family"), lambda s: show_share(s.family_share), parse_share, share,
                  wide=80, suffix="%")
        )  # fmt: skip
        at_once = self.slot(
            Asked("handovers_at_once", _("Hand-overs at once"), lambda s: str(s.handovers_at_once), parse_count,
                  _("A whole number, please: 1, 2 or 3"), wide=64)
        )  # fmt: skip
        time = self.slot(
            Asked("review_time", _("Review time"), lambda s: s.review_time, parse_clock,
                  _("A time of day, please: 16:00"), wide=80)
        )  # fmt: skip
        self.week_starts = self.choice(_("First day of the week"), "week_starts", weekday_names())
        self.review_day = self.choice(_("Review day"), "review_day", weekday_names())
        self.capacity = self.say(_("I want to work"), capacity, _("a week"))
        self.say(
            _("Checking takes"),
            oversight,
            _("of an outsourced duty"),
            hint=_("Unless the duty says otherwise. Freed hours are always what is left after checking."),
        )
        self.family = self.say(_("Of the freed hours"), family, _("go to family, friends, health and rest"))
        self.say(
            _("I hand over at most"),
            at_once,
            _("at once"),
            hint=_("Showing somebody takes your hours first; two at a time are plenty."),
        )
        self.say(_("The weekly review is on"), self.review_day, _("at"), time)
        self.say(
            _("My week starts on"),
            self.week_starts,
            hint=_("Reviews that are there already keep the week they are of."),
        )
        self.refresh()

    def refresh(self) -> None:
        """Show what the plan has now, and what follows from it."""
        super().refresh()
        for box, key in ((self.week_starts, self.settings.week_starts), (self.review_day, self.settings.review_day)):
            box.setCurrentIndex(box.findData(key))
        growth = formats.locale().toString(round((1 - self.settings.family_share) * 100, 6), "g", 6)
        words = _("The other {growth}% go to growth. Click the shares in the strip to name the goals of both.")
        self.family.set_hint(words.format(growth=growth))
        self.capacity.set_hint(self._after_the_plan())

    def _after_the_plan(self) -> str:
        totals = self._session.totals()
        after = formats.hours(float(totals.owner_after))
        if totals.excess is None:
            return _("Once the plan runs, {after} are left on your desk.").format(after=after)
        excess = formats.shown_tenths(float(totals.excess))
        if excess > 0:
            words = _("Once the plan runs, {after} are left on your desk: {excess} too many.")
        elif excess < 0:
            words = _("Once the plan runs, {after} are left on your desk: {excess} to spare.")
        else:
            words = _("Once the plan runs, {after} are left on your desk: just what you want.")
        return words.format(after=after, excess=formats.hours(abs(excess)))
