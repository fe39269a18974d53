"""Who the owner is to those they hand over to: name, how to be reached, time zone and day."""

from PySide6.QtCore import Qt, QTimer, QTimeZone
from PySide6.QtWidgets import QCompleter

from delegate_desk.i18n import _
from delegate_desk.ui.session import Session
from delegate_desk.ui.settings.line import Slot
from delegate_desk.ui.settings.part import Asked, Part
from delegate_desk.ui.settings.typed import parse_clock
from delegate_desk.ui.theme import Theme


def time_zones() -> list[str]:
    """The IANA names this computer knows, Europe/London among them."""
    names = {bytes(name.data()).decode("ascii") for name in QTimeZone.availableTimeZoneIds()}
    return sorted(name for name in names if "/" in name or name == "UTC")


def parse_time_zone(text: str) -> str | None:
    """A time zone by its IANA name, case aside; blanks may stand for the lines beneath."""
    wanted = text.strip().replace(" ", "_").casefold()
    return next((name for name in time_zones() if name.casefold() == wanted), None)


class OwnerPart(Part):
    """Printed on briefs and checklists, and used to find the hours you share with a provider."""

    def __init__(self, theme: Theme, session: Session) -> None:
        about = _(
            "Name and how to reach you are printed on briefs; zone and day show the hours you share with somebody."
        )
        super().__init__(theme, session, _("You"), about)
        clock = _("A time of day, please: 08:00")
        name = self.slot(
            Asked("owner_name", _("Your name"), lambda s: s.owner_name, str.strip, _("This name cannot be kept."),
                  wide=260, placeholder=_("Sam Hartley"), empty="")
        )  # fmt: skip
        contact = self.slot(
            Asked("owner_contact", _("How to reach you"), lambda s: s.owner_contact, str.strip,
                  _("This cannot be kept."), wide=340, placeholder=_("Telephone, or the office inbox"), empty="")
        )  # fmt: skip
        self.zone = self.slot(
            Asked("time_zone", _("Time zone"), lambda s: s.time_zone or "", parse_time_zone,
                  _("A time zone by its city, please: Europe/London"), wide=220, placeholder=_own_zone(), empty=None)
        )  # fmt: skip
        starts = self.slot(
            Asked("day_starts", _("Start of your day"), lambda s: s.day_starts or "", parse_clock, clock, wide=80,
                  placeholder="08:00", empty=None)
        )  # fmt: skip
        ends = self.slot(
            Asked("day_ends", _("End of your day"), lambda s: s.day_ends or "", parse_clock, clock, wide=80,
                  placeholder="17:00", empty=None)
        )  # fmt: skip
        self.say(_("My name is"), name)
        self.say(_("Providers reach me at"), contact)
        self.say(_("I am in the time zone"), self.zone)
        self.say(_("My day goes from"), starts, _("to"), ends)
        self.zone.textEdited.connect(self._offer_zones)
        self._completer: QCompleter | None = None
        self.refresh()

    def _offer_zones(self) -> None:
        """Offer zones that contain what is typed; made only when somebody types there."""
        if self._completer is None:
            self._completer = completer(self.zone, time_zones())


def completer(field: Slot, words: list[str]) -> QCompleter:
    """A list beneath a field of those words that contain what is typed."""
    made = QCompleter(words, field)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    made.setMaxVisibleItems(8)
    field.setCompleter(made)
    made.activated.connect(lambda _words: QTimer.singleShot(0, field, field.editingFinished.emit))
    return made


def _own_zone() -> str:
    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
