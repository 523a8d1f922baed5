"""Words that anybody could read in files, without a password, in whatever way they were written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


def readable(folder: Path, words: Iterable[str]) -> Iterator[str]:
    """Yield each file under a folder that shows one of the words, in its content or its name."""
    wanted = [(word, form) for word in words for form in forms(word)]
    for path in sorted(folder.rglob("*")):
        named = str(path.relative_to(folder)).encode()
        data = path.read_bytes() if path.is_file() else b""
        for word, form in wanted:
            if form in data or form in named:
                yield f"{path.relative_to(folder)}: {word}"


def forms(word: str) -> set[bytes]:
    """Return a word as the encodings of the field write it, and as JSON escapes it."""
    assert len(word) >= 4, f"{word}: could stand in encrypted bytes by chance"
    plain = {word.encode(encoding) for encoding in ENCODINGS}
    return plain | {json.dumps(word)[1:-1].encode("ascii")}
