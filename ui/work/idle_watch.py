"""When nobody has touched the computer for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}


class IdleWatch(QObject):
    """Says ``idle`` once after so many minutes without a key or the mouse.

    It listens to the window that has the focus, not to every widget: a filter on the application
    would make each event of each widget cost more.
    """

    idle = Signal()

    def __init__(self, app: QGuiApplication, minutes: int) -> None:
        super().__init__(app)
        self._watched: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        app.focusWindowChanged.connect(self._on_window_changed)
        self.set_minutes(minutes)
        self._on_window_changed(app.focusWindow())

    def set_minutes(self, minutes: int) -> None:
        """Wait another time from now on."""
        self._timer.setInterval(minutes * 60_000)
        self._timer.start()

    def timer(self) -> QTimer:
        """Return what measures the idle time."""
        return self._timer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to wait anew at each touch."""
        if event.type() in TOUCHES:
            self._timer.start()
        return False

    def _on_window_changed(self, window: QWindow | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)
            self._timer.start()
