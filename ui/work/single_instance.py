"""One window for one office; a second start leads to the first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 500


class SingleInstance(QObject):
    """Holds a local name for a folder; the system frees it when the process ends, however it ends.

    ``raised`` says that somebody started the program again, ``brought`` with which file.
    The name is local to the computer: an abstract Unix socket or a named pipe, never a network
    port.
    """

    raised = Signal()
    brought = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = _name(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.AbstractNamespaceOption)
        self._server.newConnection.connect(self._on_called)

    def take(self, file: str = "") -> bool:
        """Become the one instance; False where another one is and was called, with the file."""
        if self._call(file):
            return False
        return self._server.listen(self._name)

    def release(self) -> None:
        """Let another start become the one instance."""
        self._server.close()

    def _call(self, file: str) -> bool:
        socket = QLocalSocket()
        socket.setSocketOptions(QLocalSocket.SocketOption.AbstractNamespaceOption)
        socket.connectToServer(self._name)
        answered = socket.waitForConnected(PATIENCE_MS)
        if answered and file:
            socket.write(file.encode())
            socket.waitForBytesWritten(PATIENCE_MS)
        socket.disconnectFromServer()
        return answered

    def _on_called(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(self._on_left)
            self.raised.emit()

    def _on_left(self) -> None:
        caller = self.sender()
        if isinstance(caller, QLocalSocket):
            if file := bytes(caller.readAll().data()).decode(errors="replace"):
                self.brought.emit(file)
            caller.deleteLater()


def _name(folder: Path) -> str:
    """Return a name for this person and this folder that reveals neither."""
    whole = f"{Path.home()}\0{folder.resolve()}".encode()
    digest = QCryptographicHash.hash(whole, QCryptographicHash.Algorithm.Sha256)
    return "quanheng-" + bytes(digest.toHex().data()).decode("ascii")[:32]
