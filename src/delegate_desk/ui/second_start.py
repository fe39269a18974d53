"""A second start on the same plan knocks at the first window, which comes to the front."""

from PySide6.QtCore import QDeadlineTimer, Qt, QThread
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

_WAIT_MS = 1000
_AGAIN_MS = 50


def listen(name: str, window: QWidget) -> None:
    """Have `window` come to the front whenever somebody knocks under `name`, as long as it lives."""
    server = QLocalServer(window)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    QLocalServer.removeServer(_address(name))  # left behind by a window that was killed; the lock says it is gone
    server.newConnection.connect(lambda: _come_forward(server, window))
    server.listen(_address(name))


def knock(name: str) -> bool:
    """Ask the window that listens under `name` to come to the front; whether one answered.

    One that is only just starting is waited for. A window that hangs takes the knock and never answers.
    """
    patience = QDeadlineTimer(_WAIT_MS)
    while True:
        socket = QLocalSocket()
        socket.connectToServer(_address(name))
        if socket.waitForConnected(_WAIT_MS):
            gone = socket.state() == QLocalSocket.LocalSocketState.UnconnectedState
            return gone or socket.waitForDisconnected(_WAIT_MS)
        if patience.hasExpired():
            return False
        QThread.msleep(_AGAIN_MS)


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
