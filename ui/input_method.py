"""How Chinese is typed on Linux: decided before the application object exists.

Stock Qt has no plugin for fcitx. fcitx 5 also answers as ibus, through the portal; fcitx 4 needs
our own bridge (``ui.fcitx``); ibus works by itself.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Set
from enum import Enum
from pathlib import Path

FCITX5 = "org.fcitx.Fcitx5"
FCITX4 = "org.freedesktop.portal.Fcitx"
ADDRESS = "DBUS_SESSION_BUS_ADDRESS"


class Route(Enum):
    """How keys reach the input method."""

    NATIVE = "native"
    IBUS_PORTAL = "ibus_portal"
    FCITX_BRIDGE = "fcitx_bridge"


def choose_route(names: Set[str], environment: Mapping[str, str], plugins: Set[str]) -> Route:
    """Return the route for the names on the session bus.

    What the person has set stands where a plugin of that name exists.
    """
    wished = environment.get("QT_IM_MODULE", "")
    if wished and wished in plugins:
        return Route.NATIVE
    if FCITX5 in names:
        return Route.IBUS_PORTAL
    if FCITX4 in names:
        return Route.FCITX_BRIDGE
    return Route.NATIVE


def prepare_input_method() -> Route:
    """Set what Qt reads at its start, and return the route taken."""
    if not sys.platform.startswith("linux") or not os.environ.get(ADDRESS):
        return Route.NATIVE
    route = choose_route(_bus_names(), os.environ, _plugins())
    if route is Route.IBUS_PORTAL:
        os.environ["QT_IM_MODULE"] = "ibus"
        os.environ["IBUS_USE_PORTAL"] = "1"
    return route


def _bus_names() -> Set[str]:
    """Return the names on the session bus; none where there is no bus to be asked."""
    from jeepney import DBusErrorResponse  # noqa: PLC0415 - only where there is a bus
    from jeepney.bus_messages import message_bus  # noqa: PLC0415 - as above
    from jeepney.io.blocking import Proxy, open_dbus_connection  # noqa: PLC0415 - as above

    try:
        with open_dbus_connection(bus="SESSION") as connection:
            return set(Proxy(message_bus, connection).ListNames()[0])
    except (OSError, ValueError, KeyError, DBusErrorResponse):
        return set()


def _plugins() -> Set[str]:
    """Return the input method plugins that stand in our own plugin folder."""
    from PySide6.QtCore import QLibraryInfo  # noqa: PLC0415 - must not load before it is needed

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    found = (folder / "platforminputcontexts").glob("lib*platforminputcontextplugin.so")
    return {
        file.name.removeprefix("lib").removesuffix("platforminputcontextplugin.so")
        for file in found
    }
