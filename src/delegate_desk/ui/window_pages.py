"""The window's pages by name, and what they ask of the window; each is made when it is first turned to."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from delegate_desk.ui.navigation import places
from delegate_desk.ui.pages.board import BoardPage
from delegate_desk.ui.pages_stack import Pages
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme

if TYPE_CHECKING:
    from delegate_desk.ui.cramped import Cramped

_LEAST = (640, 420)
"""Size in design pixels under which a page's parts would lie over each other."""

_LEAST_SCROLLED = (410, 0)
"""The same for a page that breaks its lines, and scrolls itself."""


class WindowPages(Pages):
    """Board and first page, the pages of the navigation, settings and help."""

    list_wanted = Signal(str)
    """The usual duties of that trade."""

    files_dropped = Signal(list)
    wanted = Signal(str)
    """An action of the window, by its name."""

    backups_asked = Signal(object)
    """The settings page is shown and would like to say which backups there are: the page itself."""

    def __init__(self, theme: Theme, session: Session, board: BoardPage) -> None:
        soon = {place.name: partial(self._soon, place.name) for place in places()[1:]}
        makers = {
            "board": lambda: board,
            "first_run": self._first_run,
            "settings": self._settings,
            "help": self._help,
            "hand_over": self._hand_over,
            "review": self._review,
            "trends": self._trends,
            "providers": self._providers,
            "scenarios": self._scenarios,
        }
        super().__init__({**soon, **makers})
        self._theme, self._session = theme, session
        self._cramped: Cramped | None = None
        board.inspector.providers_wanted.connect(partial(self.wanted.emit, "page_providers"))

    def give_room(self, layout: QBoxLayout) -> None:
        """In a window too small for its text let the pages scroll, but for the board, which sees to that itself."""
        if self._cramped is None and self._is_cramped():
            from delegate_desk.ui.cramped import Cramped

            self._cramped = Cramped(self._theme, self, layout, _LEAST)
            self.currentChanged.connect(self._fit)
            self._fit()

    def _is_cramped(self) -> bool:
        window, px = self.window(), self._theme.px
        return window.width() < px(760) or window.height() < px(560)

    def _fit(self, _place: int = 0) -> None:
        if self._cramped is not None:
            least = _LEAST if not isinstance(self.currentWidget(), QScrollArea) else _LEAST_SCROLLED
            self._cramped.set_least((0, 0) if self.current in ("board", "first_run") else least)

    def show_board(self) -> None:
        """Turn to the board, which in a plan without duties is the page that asks for the first ones."""
        self.turn_to("board" if len(self._session.plan.duties) else "first_run")

    def _first_run(self) -> QWidget:
        from delegate_desk.ui.pages.first_run import FirstRunPage

        page = FirstRunPage(self._theme, self._session)
        page.list_wanted.connect(self.list_wanted)
        page.files_dropped.connect(self.files_dropped)
        for signal, action in (
            (page.import_wanted, "import"),
            (page.open_wanted, "open"),
            (page.example_wanted, "example"),
        ):
            signal.connect(partial(self.wanted.emit, action))
        return page

    def _soon(self, name: str) -> QWidget:
        from delegate_desk.ui.pages.soon import SoonPage

        return SoonPage(self._theme, name)

    def _review(self) -> QWidget:
        from delegate_desk.ui.pages.review import ReviewPage

        page = ReviewPage(self._theme, self._session)
        page.print_wanted.connect(lambda _week: self.wanted.emit("print_review"))
        return page

    def _trends(self) -> QWidget:
        from delegate_desk.ui.pages.trends import TrendsPage

        page = TrendsPage(self._theme, self._session)
        page.review_wanted.connect(partial(self.wanted.emit, "page_review"))
        return page

    def turn_to(self, name: str, duty: str = "") -> QWidget:
        """Show a page, and there the brief of that duty."""
        page = super().turn_to(name)
        if duty and name == "hand_over":
            shown: Any = page
            shown.show_duty(duty)
        return page

    def _hand_over(self) -> QWidget:
        from delegate_desk.ui.pages.hand_over import HandOverPage

        page = HandOverPage(self._theme, self._session)
        page.print_wanted.connect(lambda _duty: self.wanted.emit("print"))
        page.pay_back_wanted.connect(partial(self.wanted.emit, "pay_back"))
        return page

    def _providers(self) -> QWidget:
        from delegate_desk.ui.pages.providers import ProvidersPage

        page = ProvidersPage(self._theme, self._session)
        page.hand_over_wanted.connect(self._open_brief)
        page.scenarios_wanted.connect(partial(self.wanted.emit, "scenarios"))
        return page

    def _open_brief(self, duty: str) -> None:
        self.wanted.emit("page_hand_over")
        self.turn_to("hand_over", duty)

    def _scenarios(self) -> QWidget:
        from delegate_desk.ui.pages.scenarios import ScenariosPage

        page = ScenariosPage(self._theme, self._session)
        page.providers_wanted.connect(partial(self.wanted.emit, "page_providers"))
        page.best_plan_wanted.connect(partial(self.wanted.emit, "best_plan"))
        return page

    def _settings(self) -> QWidget:
        from delegate_desk.ui.pages.settings import SettingsPage

        page = SettingsPage(self._theme, self._session)
        page.backups_asked.connect(partial(self.backups_asked.emit, page))
        for signal, action in (
            (page.backup_now, "back_up"),
            (page.restore_wanted, "restore"),
            (page.folder_wanted, "backups_folder"),
        ):
            signal.connect(partial(self.wanted.emit, action))
        return page

    def _help(self) -> QWidget:
        from delegate_desk.ui.pages.help import HelpPage

        return HelpPage(self._theme)
