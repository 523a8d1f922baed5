"""Write resources/divisions/codes.txt: which six-digit codes of places an ID number may begin with.

Only the codes are taken, no name: those that any year knew, as python-stdnum lists them, and the
three that residents of Hong Kong, Macau and Taiwan have on their permits. One line for the first
four digits; behind it the fifth and sixth of every code that begins so.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import stdnum.cn

SOURCE = Path(stdnum.cn.__file__).parent / "loc.dat"
TARGET = Path(__file__).resolve().parent.parent / "resources" / "divisions" / "codes.txt"
PROVINCE = re.compile(r"(\d\d) province=")
COUNTY = re.compile(r"  (\d{4}) county=")
PERMITS = ("810000", "820000", "830000")
LARGEST = 60_000


def codes(text: str) -> set[str]:
    """Return every code the table knows, with the permits of residents."""
    found, province = set(PERMITS), ""
    for line in text.splitlines():
        if match := PROVINCE.match(line):
            province = match[1]
        elif match := COUNTY.match(line):
            found.add(province + match[1])
    return found


def main() -> int:
    """Write the table; fail where it has grown beyond what the program should carry."""
    known = sorted(codes(SOURCE.read_text(encoding="utf-8")))
    lines: dict[str, list[str]] = {}
    for code in known:
        lines.setdefault(code[:4], []).append(code[4:])
    written = "".join(f"{first} {' '.join(rest)}\n" for first, rest in lines.items()).encode()
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(written)
    print(f"{len(known)} codes, {len(written)} bytes")
    return 0 if len(written) <= LARGEST else 1


if __name__ == "__main__":
    sys.exit(main())
