"""Chinese input through fcitx 4, for which Qt has no plugin: our own bridge over D-Bus."""

from __future__ import annotations

from collections import deque
from enum import IntFlag
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
    QWindow,
)

SERVICE = "org.freedesktop.portal.Fcitx"
MAKER = DBusAddress(
    "/org/freedesktop/portal/inputmethod",
    bus_name=SERVICE,
    interface="org.fcitx.Fcitx.InputMethod1",
)
CONTEXT = "org.fcitx.Fcitx.InputContext1"
PATIENCE = 0.5
"""Seconds a key waits for the input method before it goes its ordinary way."""


class Capability(IntFlag):
    """What we can show of fcitx's work."""

    PREEDIT = 1 << 1
    FORMATTED_PREEDIT = 1 << 4


class FcitxBridge(QObject):
    """Sends each key of a field that takes text to fcitx, and puts what comes back into the field.

    A key is let through where fcitx does not want it or does not answer in time. Password fields
    are left out.
    """

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._app = app
        self._signals: deque[Message] = deque()
        self._window: QWindow | None = None
        self._takes_text = False
        self._connection: DBusConnection = open_dbus_connection(bus="SESSION")
        self._context = self._make_context()
        self._notifier = QSocketNotifier(
            self._connection.sock.fileno(), QSocketNotifier.Type.Read, self
        )

    def start(self) -> None:
        """Take part from now on."""
        self._notifier.activated.connect(self._on_readable)
        self._app.focusWindowChanged.connect(self._on_window_changed)
        self._app.focusObjectChanged.connect(self._on_focus_changed)
        self._on_window_changed(self._app.focusWindow())
        self._on_focus_changed(self._app.focusObject())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer keys to fcitx before any widget sees them; True swallows the key."""
        if not self._takes_text or not isinstance(event, QKeyEvent):
            return False
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return False
        answer = self._call(
            "ProcessKeyEvent",
            "uuubu",
            event.nativeVirtualKey(),
            event.nativeScanCode(),
            event.nativeModifiers(),
            event.type() == QEvent.Type.KeyRelease,
            event.timestamp() & 0xFFFFFFFF,
        )
        QTimer.singleShot(0, self._take_signals)
        return bool(answer and answer[0])

    def _make_context(self) -> DBusAddress:
        """Create the input context before the first focus, and hear its signals."""
        request = new_method_call(
            MAKER, "CreateInputContext", "a(ss)", ([("program", "quanheng")],)
        )
        reply = self._connection.send_and_get_reply(request, timeout=PATIENCE)
        path: str = reply.body[0]
        rule = MatchRule(type="signal", interface=CONTEXT, path=path)
        Proxy(message_bus, self._connection).AddMatch(rule)
        self._connection.filter(rule, queue=self._signals)
        context = DBusAddress(path, bus_name=SERVICE, interface=CONTEXT)
        shown = Capability.PREEDIT | Capability.FORMATTED_PREEDIT
        self._connection.send(new_method_call(context, "SetCapability", "t", (int(shown),)))
        return context

    def _call(self, method: str, signature: str, *values: object) -> tuple[Any, ...]:
        """Return fcitx's answer, nothing where it did not come in time."""
        request = new_method_call(self._context, method, signature, values)
        try:
            body: tuple[Any, ...] = self._connection.send_and_get_reply(
                request, timeout=PATIENCE
            ).body
        except (TimeoutError, OSError):
            return ()
        return body

    def _tell(self, method: str, signature: str | None = None, *values: object) -> None:
        self._connection.send(new_method_call(self._context, method, signature, values))

    def _on_window_changed(self, window: QWindow | None) -> None:
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def _on_focus_changed(self, focus: QObject | None) -> None:
        takes = focus is not None and _takes_text(focus)
        if takes:
            self._tell("FocusIn")
            self._tell_cursor()
        elif self._takes_text:
            self._tell("Reset")
            self._tell("FocusOut")
        self._takes_text = takes

    def _tell_cursor(self) -> None:
        """Say where the cursor is, so that the candidates show beside it."""
        window = self._window
        if window is None:
            return
        cursor = QGuiApplication.inputMethod().cursorRectangle().toRect()
        corner = window.mapToGlobal(cursor.topLeft()) * window.devicePixelRatio()
        size = cursor.size() * window.devicePixelRatio()
        self._tell("SetCursorRect", "iiii", corner.x(), corner.y(), size.width(), size.height())

    def _on_readable(self) -> None:
        try:
            while True:
                self._connection.recv_messages(timeout=0)
        except TimeoutError:
            self._take_signals()
        except OSError:
            self._notifier.setEnabled(False)  # fcitx or the bus ended: keys go their ordinary way
            self._takes_text = False

    def _take_signals(self) -> None:
        """Put what fcitx has said into the field that has the focus."""
        while self._signals:
            message = self._signals.popleft()
            name = message.header.fields.get(3)  # the member of a D-Bus header
            focus = self._app.focusObject()
            if focus is None or not self._takes_text:
                continue
            if name == "CommitString":
                event = QInputMethodEvent()
                event.setCommitString(message.body[0])
                QCoreApplication.sendEvent(focus, event)
                self._tell_cursor()
            elif name == "UpdateFormattedPreedit":
                text = "".join(piece for piece, _ in message.body[0])
                QCoreApplication.sendEvent(focus, QInputMethodEvent(text, []))


def _takes_text(focus: QObject) -> bool:
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled | Qt.InputMethodQuery.ImHints)
    QCoreApplication.sendEvent(focus, query)
    hints = Qt.InputMethodHint(query.value(Qt.InputMethodQuery.ImHints) or 0)
    hidden = bool(hints & Qt.InputMethodHint.ImhHiddenText)
    return bool(query.value(Qt.InputMethodQuery.ImEnabled)) and not hidden
