"""The knock of a second start by a local socket of Qt, for systems that have no named pipes in folders: Windows."""

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QObject, QThread
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 1000
_AGAIN_MS = 50


def listen(name: str, parent: QObject, act: Callable[[], None]) -> None:
    """Do `act` whenever somebody knocks under `name`, as long as `parent` lives."""
    server = QLocalServer(parent)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    QLocalServer.removeServer(_address(name))  # left behind by a window that was killed; the lock says it is gone

    def answer() -> None:
        visitor = server.nextPendingConnection()
        if visitor is not None:
            visitor.close()
            visitor.deleteLater()
        act()

    server.newConnection.connect(answer)
    server.listen(_address(name))


def knock(name: str) -> bool:
    """Knock under `name`; whether somebody answered. One who is only just starting is waited for."""
    patience = QDeadlineTimer(_WAIT_MS)
    while True:
        socket = QLocalSocket()
        socket.connectToServer(_address(name))
        if socket.waitForConnected(_WAIT_MS):
            socket.waitForDisconnected(_WAIT_MS)
            return socket.state() == QLocalSocket.LocalSocketState.UnconnectedState
        if patience.hasExpired():
            return False
        QThread.msleep(_AGAIN_MS)


def _address(name: str) -> str:
    return f"delegate-desk-{name}"
