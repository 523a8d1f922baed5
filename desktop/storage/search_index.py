"""Finding by any two characters of a text, any part of a number, or the sound of a name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from desktop.storage.database import EncryptedDatabase
from desktop.storage.search_keys import SearchQuery, pinyin_tokens, query_tokens, search_tokens

Hit = tuple[str, str, str]
Numbered = tuple[int, Hit]


class SearchIndex:
    """Two full-text tables over one list of things that can be found."""

    def __init__(self, database: EncryptedDatabase) -> None:
        """Search and fill this database's derived tables."""
        self._database = database

    def put(self, kind: str, thing: str, text: str, names: tuple[str, ...]) -> None:
        """Let a thing be found by this text and these names, and by nothing it had before."""
        shown = " ".join((text, *names)).strip()
        old = self._database.one(
            "SELECT number, text FROM found WHERE kind = ? AND thing = ?", (kind, thing)
        )
        if old is not None and old[1] == shown:
            return
        if old is None:
            number = self._database.run(
                "INSERT INTO found (kind, thing, text) VALUES (?, ?, ?)", (kind, thing, shown)
            )
        else:
            number = int(old[0])
            self._database.run("UPDATE found SET text = ? WHERE number = ?", (shown, number))
            self._database.run("DELETE FROM found_words WHERE rowid = ?", (number,))
            self._database.run("DELETE FROM found_names WHERE rowid = ?", (number,))
        self._database.run(
            "INSERT INTO found_words (rowid, words) VALUES (?, ?)", (number, search_tokens(shown))
        )
        spoken = " ".join(pinyin_tokens(name) for name in names)
        self._database.run("INSERT INTO found_names (rowid, names) VALUES (?, ?)", (number, spoken))

    def find(self, typed: str, limit: int) -> tuple[Hit, ...]:
        """Return at most ``limit`` hits as kind, thing and text, what came last first."""
        query = query_tokens(typed)
        found = dict(islice(self._by_text(query), limit))
        if query.pinyin:
            found.update(islice(self._matches("found_names", query.pinyin), limit))
        newest = sorted(found, reverse=True)[:limit]
        return tuple(found[number] for number in newest)

    def _by_text(self, query: SearchQuery) -> Iterator[Numbered]:
        """Yield what holds all that was typed; only a lone sign such as ``%`` needs every text."""
        if query.text:
            candidates = self._matches("found_words", query.text)
        elif query.words:
            candidates = self._everything()
        else:
            return
        for number, hit in candidates:
            if query.holds(hit[2]):
                yield number, hit

    def _matches(self, table: str, expression: str) -> Iterator[Numbered]:
        for number, *hit in self._database.each(
            f"SELECT number, kind, thing, text FROM {table} JOIN found ON number = {table}.rowid"  # noqa: S608 - two constants
            f" WHERE {table} MATCH ? ORDER BY {table}.rowid DESC",
            (expression,),
        ):
            yield number, (hit[0], hit[1], hit[2])

    def _everything(self) -> Iterator[Numbered]:
        for number, *hit in self._database.each(
            "SELECT number, kind, thing, text FROM found ORDER BY number DESC"
        ):
            yield number, (hit[0], hit[1], hit[2])
