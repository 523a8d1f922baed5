"""A corpus of bundles made to break in, fill the memory or never end; and who meets them.

Most are signed and sealed by an office whose card was accepted: what a stranger sends is refused
before any of it is opened. Run as a program, this opens an office under a memory limit, shows it
every file given, and prints what it said and how long it took.
"""

from __future__ import annotations

import base64
import io
import json
import resource
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from desktop.application.offices import open_office
from desktop.bundles import archive
from desktop.bundles.container import MEMBERS, PayloadFile
from desktop.bundles.contents import ATTACHMENT_FOLDER, CONTENTS, ENTRY_LINES, write_contents
from desktop.errors import Failure
from desktop.vault.keys import SigningKey
from tests.application.two_offices import MORNING, Neighbour, a_light_world
from tests.builders import CLERK, PASSWORD
from tests.bundles.forging import Forger
from tests.fakes import FixedClock

MEMORY = 2**30
DEEP = b"[" * 100_000
Members = list[tuple[str, bytes]]


def with_line(forger: Forger, line: bytes) -> Members:
    """Return the members with one line in place of the entries."""
    page, _, *files = forger.members()
    return [page, (ENTRY_LINES, line + b"\n"), *files]


def with_page(forger: Forger, page: bytes) -> Members:
    """Return the members with another front page."""
    return [(CONTENTS, page), *forger.members()[1:]]


def shown_as(name: str, value: bytes) -> bytes:
    """Return an entry's line with a part that holds something else."""
    parts = {"body": b"{}", "header": b"{}", "link": b"{}", "signature": bytes(64), name: value}
    told = {key: base64.b64encode(part).decode() for key, part in sorted(parts.items())}
    return json.dumps(told, separators=(",", ":")).encode()


def lines(forger: Forger) -> Iterator[tuple[str, Members]]:
    """Yield payloads whose entries are no entries."""
    one = replace(forger, contents=replace(forger.contents, entries=1))
    page = write_contents(forger.contents)
    for name, value in {
        "deep": DEEP,
        "huge-number": b'{"format":' + b"9" * 100_000 + b"}",
        "huge-exponent": b'{"format":1e999999999}',
        "nan": b'{"format":NaN}',
        "surrogate": b'{"format":"\\ud800"}',
        "nul": b'{"format":"\\u0000"}',
        "long": b'{"a":"' + b"x" * 3_000_000 + b'"}',
        "newer": b'{"format":2}',
    }.items():
        yield f"line-{name}", with_line(one, value)
        for part in ("link", "header", "body"):
            yield f"entry-{part}-{name}", with_line(one, shown_as(part, value))
        yield f"page-{name}", with_page(forger, value)
    yield "a-million-lines", [(CONTENTS, page), (ENTRY_LINES, b"{}\n" * 1_000_001)]
    bare = b'{"link":"YQ=="}\n'
    yield (
        "a-million-links",
        [
            (CONTENTS, write_contents(replace(forger.contents, entries=1_000_000))),
            (ENTRY_LINES, bare * 1_000_000),
        ],
    )
    yield "too-many-said", with_page(forger, page.replace(b'"entries":', b'"entries":99999999'))
    yield "no-lines", [(CONTENTS, page), (ENTRY_LINES, b"")]
    yield "one-line-too-many", with_line(forger, forger.members()[1][1] + b"{}")
    yield "no-newline", [(CONTENTS, page), (ENTRY_LINES, b"{}")]


def tars(forger: Forger) -> Iterator[tuple[str, bytes]]:
    """Yield payloads that are no payload."""
    page, entries, *files = forger.members()
    name, data = files[0]
    yield "empty", b""
    yield "no-tar", b"not a tar" * 1_000
    yield "no-members", archive.END
    yield "no-entries", forger.payload([page])
    yield "entries-first", forger.payload([entries, page, *files])
    yield "twice", forger.payload([page, entries, *files, *files])
    yield "page-twice", forger.payload([page, page, entries])
    yield "more-than-said", forger.payload([*forger.members(), (ATTACHMENT_FOLDER + "f" * 64, b"")])
    yield "less-than-said", forger.payload([page, entries])
    yield "cut", forger.payload()[:-700]
    yield "tail", forger.payload() + b"more"
    yield "wrong-digest", forger.payload([page, entries, (ATTACHMENT_FOLDER + "0" * 64, data)])
    odd_names = ("attachments/../../x", "attachments/con", name[:-1], "../x", "attachments/x")
    for number, odd in enumerate(odd_names):
        yield f"name-{number}", forger.payload([page, entries, (odd, data)])
    changed: tuple[tuple[str, dict[str, object]], ...] = (
        ("/etc/passwd", {}),
        (name.upper(), {}),
        (name, {"type": tarfile.SYMTYPE, "linkname": "/etc/passwd"}),
        (name, {"type": tarfile.LNKTYPE, "linkname": "payload.json"}),
        (name, {"type": tarfile.CHRTYPE}),
        (name, {"size": 2**40}),
        (name, {"size": 5 * 2**30}),
        (name, {"mode": 0o4777}),
        (ENTRY_LINES, {"size": 700 * 2**20}),
        (CONTENTS, {"size": 2**21}),
    )
    for number, (odd, changes) in enumerate(changed):
        count = {CONTENTS: 0, ENTRY_LINES: 1}.get(odd, 2)
        before = forger.payload([page, entries][:count])
        yield f"member-{number}", before[: -len(archive.END)] + record(odd, len(data), changes)


def record(name: str, size: int, changes: dict[str, object]) -> bytes:
    """Return the 512 bytes of a tar member that says what nobody here would."""
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    for key, value in changes.items():
        setattr(info, key, value)
    return info.tobuf(tarfile.USTAR_FORMAT if info.size < 8**11 else tarfile.GNU_FORMAT)


def outsides(forger: Forger, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield files that nobody accepted signed, and that are not even bundles."""
    honest = forger.write(folder / "honest").read_bytes()
    (folder / "honest").unlink()
    yield "nothing", b""
    yield "only-a-front", honest[:61]
    yield "lying-size", honest[:53] + (2**63).to_bytes(8, "little") + honest[61:]
    for name in ("../../x", "/etc/passwd", "CON", "nul\0", "Header.json", "header.twin"):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as packed:
            for member in (*MEMBERS, name):
                packed.writestr(zipfile.ZipInfo(member), b"x")
        yield (
            f"zip-{len(name)}-{name[:1].encode().hex()}",
            file.getvalue().replace(b"twin", b"json"),
        )
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        for member in MEMBERS:
            packed.writestr(member, bytes(50 * 2**20))
    yield "zip-bomb", bomb.getvalue()
    for name, header in {
        "deep": DEEP,
        "spaces": b" " * 2**20,
        "number": b'{"format":' + b"9" * 1_000_000 + b"}",
        "nan": b'{"format":NaN}',
        "newer": b'{"format":2}',
        "newer-by-far": b'{"format":' + b"9" * 15 + b"}",
    }.items():
        file = io.BytesIO()
        target = PayloadFile(file)
        target.write(b"age-encryption.org/v1\n")
        target.close(header, SigningKey.new().sign(header))
        yield f"header-{name}", file.getvalue()


def corpus(sender: Neighbour, to: Neighbour, folder: Path) -> list[Path]:
    """Write the whole corpus and return its files."""
    forger = Forger.of(sender, to, sender.case())
    written = []
    for name, data in outsides(forger, folder):
        written.append(folder / f"{name}.qhb")
        written[-1].write_bytes(data)
    for name, members in lines(forger):
        written.append(forger.write(folder / f"{name}.qhb", forger.payload(members)))
    for name, payload in tars(forger):
        written.append(forger.write(folder / f"tar-{name}.qhb", payload))
    return written


def meet(office: Neighbour, paths: list[Path]) -> dict[str, tuple[list[str], float]]:
    """Show every file to an office; return what it said of each, and in how many seconds."""
    told = {}
    for path in paths:
        began = perf_counter()
        try:
            office.takes(path)
            codes = ["taken"]
        except Failure as failure:
            codes = [problem.code for problem in failure.problems]
        told[path.stem] = (codes, perf_counter() - began)
    return told


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    opened = open_office(Path(sys.argv[1]), CLERK, PASSWORD, a_light_world(FixedClock(MORNING)))
    taker = Neighbour(work=opened, stick=Path(sys.argv[1]))
    sys.stdout.write(json.dumps(meet(taker, [Path(each) for each in sys.argv[2:]])))
    opened.close()
