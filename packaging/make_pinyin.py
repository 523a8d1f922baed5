"""Write resources/surnames/readings.txt: every reading of every Chinese character, without tones.

The program must not import pypinyin at run time (a quarter of a second and 50 MB). One line a
reading: the reading, the characters it is the usual reading of, and those it is a further one of.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

from pypinyin.pinyin_dict import pinyin_dict

TARGET = Path(__file__).resolve().parent.parent / "resources" / "surnames" / "readings.txt"
HAN = ((0x3007, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x3FFFF))
LARGEST = 200_000


def plain(reading: str) -> str:
    """Return a reading without its tone; u with two dots is written v."""
    letters = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(letter for letter in letters if letter.isascii() and letter.isalpha())


def readings_of(marked: str) -> list[str]:
    """Return the different toneless readings, the usual one first."""
    return list(dict.fromkeys(filter(None, map(plain, marked.split(",")))))


def main() -> int:
    """Write the table; fail where it has grown beyond what the program should carry."""
    usual: dict[str, list[str]] = {}
    further: dict[str, list[str]] = {}
    for code, marked in sorted(pinyin_dict.items()):
        if not any(first <= code <= last for first, last in HAN):
            continue
        first, *others = readings_of(marked)
        usual.setdefault(first, []).append(chr(code))
        for reading in others:
            further.setdefault(reading, []).append(chr(code))
    lines = [
        f"{reading}\t{''.join(usual.get(reading, []))}\t{''.join(further.get(reading, []))}\n"
        for reading in sorted({*usual, *further})
    ]
    written = "".join(lines).encode()
    TARGET.write_bytes(written)
    print(
        f"{len(lines)} readings of {sum(map(len, usual.values()))} characters, {len(written)} bytes"
    )
    return 0 if len(written) <= LARGEST else 1


if __name__ == "__main__":
    sys.exit(main())
