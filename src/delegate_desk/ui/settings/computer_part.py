"""How the window looks on this computer: light or dark, text size, movement."""

from typing import cast

from PySide6.QtGui import QShowEvent

from delegate_desk.i18n import _
from delegate_desk.ui import formats
from delegate_desk.ui.session import Session
from delegate_desk.ui.settings import kept as own
from delegate_desk.ui.settings.part import Part
from delegate_desk.ui.theme import Mode, Theme
from delegate_desk.ui.widgets.segments import Segments
from delegate_desk.ui.widgets.tick import Tick

SIZES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""Text sizes that are offered, as factors of the system's."""


class ComputerPart(Part):
    """Takes effect at once and is noted at once; no part of the plan, so nothing that undo would take back."""

    def __init__(self, theme: Theme, session: Session, kept: own.Kept) -> None:
        about = _("These three stay on this computer; everything below is part of the plan.")
        super().__init__(theme, session, _("How it looks"), about)
        self._kept = kept
        modes = [("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))]
        sizes = [(str(size), formats.percent(size)) for size in SIZES]
        self.appearance = Segments(theme, _("Appearance"), modes)
        self.appearance.chosen.connect(self._set_mode)
        self.text_size = Segments(theme, _("Text size"), sizes)
        self.text_size.chosen.connect(self._set_text_size)
        self.movement = Tick(theme, _("Let cards settle and figures count up"))
        self.movement.toggled.connect(self._set_animations)
        self.say(_("Appearance"), self.appearance)
        self.say(_("Text size"), self.text_size)
        self.moving = self.say(self.movement)
        theme.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the theme has now, whoever changed it."""
        theme = self._theme
        self.appearance.set_value(theme.mode)
        self.text_size.set_value(str(theme.text_size) if theme.text_size in SIZES else None)
        self.movement.setChecked(theme.animations_wanted)
        still = theme.animations_wanted and not theme.animations
        self.moving.set_hint(_("Your system asks for stillness, so nothing moves.") if still else "")

    def showEvent(self, event: QShowEvent) -> None:
        """The menu may have changed the appearance meanwhile."""
        super().showEvent(event)
        self.refresh()

    def _set_mode(self, mode: str) -> None:
        self._theme.set_mode(cast(Mode, mode))
        own.keep(self._theme, self._kept)

    def _set_text_size(self, size: str) -> None:
        self._theme.set_text_size(float(size))
        own.keep(self._theme, self._kept)

    def _set_animations(self, wanted: bool) -> None:
        if wanted == self._theme.animations_wanted:
            return
        self._theme.set_animations(wanted)
        own.keep(self._theme, self._kept)
