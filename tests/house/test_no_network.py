"""The program works without a network, for ever: proof that the watch itself works."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.no_network import NetworkCall, attempts

TRIES = {
    "looking up a name": "socket.getaddrinfo('example.invalid', 80)",
    "connecting": "socket.socket().connect(('127.0.0.1', 9))",
    "listening": "socket.socket().bind(('127.0.0.1', 0))",
    "listening anywhere": "socket.socket().listen()",
    "making a socket": "socket.socket(socket.AF_INET6)",
    "asking for a name": "socket.getnameinfo(('127.0.0.1', 9), 0)",
    "sending": "socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
}


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("code", TRIES.values(), ids=TRIES.keys())
def test_reaching_for_the_network_is_stopped_and_noted(code: str) -> None:
    with pytest.raises(NetworkCall):
        exec(code, {"socket": socket})  # noqa: S102 # the four tries above
    assert attempts.pop().startswith("socket.")
    assert not attempts


def test_a_local_socket_is_allowed(tmp_path: Path) -> None:
    address = str(tmp_path / "s")
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(address)
        server.listen()
        client.connect(address)
    assert not attempts


def test_a_process_started_by_a_test_has_no_network_either(tmp_path: Path) -> None:
    code = "import socket; socket.getaddrinfo('example.invalid', 80)"
    child = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert child.returncode != 0
    assert "NetworkCall" in child.stderr
