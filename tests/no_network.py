"""Importing this stops the process, from then on, from reaching beyond this machine.

The only sockets allowed are local ones (``AF_UNIX``): input method, screen reader, single instance.
"""

from __future__ import annotations

import socket
import sys

LOOKUPS = (
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
    "socket.getnameinfo",
)
CONTACTS = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg")
LOCAL = getattr(socket, "AF_UNIX", None)
OF_A_HANDLE = -1
"""What a socket is said to be that is made around one already open."""

attempts: list[str] = []


class NetworkCall(BaseException):
    """The program tried to reach beyond this machine; no ``except Exception`` swallows it."""


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Stop and note each attempt to look up, or to speak to, another machine."""
    made = event == "socket.__new__" and arguments[1] not in (LOCAL, OF_A_HANDLE)
    spoke = event in CONTACTS and getattr(arguments[0], "family", None) != LOCAL
    if made or spoke or event in LOOKUPS:
        attempts.append(f"{event} {arguments!r}")
        raise NetworkCall(attempts[-1])


sys.addaudithook(watch)
