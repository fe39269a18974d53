"""An icon that stands for itself: it says nothing that words beside it do not say too."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from delegate_desk.ui import icons
from delegate_desk.ui.icons import IconName
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.tokens import ColourName


class IconLabel(QWidget):
    """An icon in a token's colour, `size` design pixels square."""

    def __init__(self, theme: Theme, name: IconName, colour: ColourName = "text2", size: int = 18) -> None:
        super().__init__()
        self._theme = theme
        self._name: IconName = name
        self._colour: ColourName = colour
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The square of the icon."""
        return QSize(self._theme.px(self._size), self._theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        icons.draw(QPainter(self), self._name, self._theme.colour(self._colour), QRectF(self.rect()))
