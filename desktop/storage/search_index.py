"""Finding by any two characters of a text, any part of a number, or the sound of a name."""

from __future__ import annotations

from desktop.storage.database import EncryptedDatabase
from desktop.storage.search_keys import normalised, pinyin_tokens, query_tokens, search_tokens

Hit = tuple[str, str, str]
SCANNED = 2000


class SearchIndex:
    """Two full-text tables over one list of things that can be found."""

    def __init__(self, database: EncryptedDatabase) -> None:
        """Search and fill this database's derived tables."""
        self._database = database

    def put(self, kind: str, thing: str, text: str, names: str) -> None:
        """Let a thing be found by this text and these names, and by nothing it had before."""
        shown = f"{text} {names}".strip()
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
        spoken = " ".join(pinyin_tokens(name) for name in names.split())
        self._database.run("INSERT INTO found_names (rowid, names) VALUES (?, ?)", (number, spoken))

    def find(self, typed: str, limit: int) -> tuple[Hit, ...]:
        """Return at most ``limit`` hits as kind, thing and text, what came last first."""
        query = query_tokens(typed)
        found: dict[int, Hit] = {}
        if query.text:
            for row in self._matches("found_words", query.text, limit if not query.words else 0):
                if query.holds(row[1][2]):
                    found[row[0]] = row[1]
        elif query.words:
            found.update(self._scanned(query.words, limit))
        if query.pinyin:
            found.update(self._matches("found_names", query.pinyin, limit))
        newest = sorted(found, reverse=True)[:limit]
        return tuple(found[number] for number in newest)

    def _matches(self, table: str, expression: str, limit: int) -> list[tuple[int, Hit]]:
        rows = self._database.rows(
            f"SELECT number, kind, thing, text FROM {table} JOIN found ON number = {table}.rowid"  # noqa: S608 - two constants
            f" WHERE {table} MATCH ? ORDER BY {table}.rowid DESC LIMIT ?",
            (expression, limit or SCANNED),
        )
        return [(row[0], (row[1], row[2], row[3])) for row in rows]

    def _scanned(self, words: tuple[str, ...], limit: int) -> dict[int, Hit]:
        """Look through everything; only a lone sign such as ``%`` needs it."""
        found: dict[int, Hit] = {}
        for number, kind, thing, text in self._database.each(
            "SELECT number, kind, thing, text FROM found ORDER BY number DESC"
        ):
            plain = normalised(text)
            if all(word in plain for word in words):
                found[number] = (kind, thing, text)
                if len(found) >= limit:
                    break
        return found
