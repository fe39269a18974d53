"""A second start on the same plan knocks at the first window, which comes to the front."""

from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

_WAIT_MS = 1000


def listen(name: str, window: QWidget) -> None:
    """Have `window` come to the front whenever somebody knocks under `name`, as long as it lives."""
    server = QLocalServer(window)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    QLocalServer.removeServer(_address(name))  # left behind by a window that was killed; the lock says it is gone
    server.newConnection.connect(lambda: _come_forward(server, window))
    server.listen(_address(name))


def knock(name: str) -> bool:
    """Ask the window that listens under `name` to come to the front; whether one answered."""
    socket = QLocalSocket()
    socket.connectToServer(_address(name))
    answered = socket.waitForConnected(_WAIT_MS)
    socket.disconnectFromServer()
    return answered


def _come_forward(server: QLocalServer, window: QWidget) -> None:
    visitor = server.nextPendingConnection()
    if visitor is not None:
        visitor.close()
        visitor.deleteLater()
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _address(name: str) -> str:
    return f"delegate-desk-{name}"
